package diag

// Rule documents one kind of finding. The finder's code and its documentation live in the same literal, so that a rule without
// documentation looks unfinished; the rules page of the site, the help in SARIF output and the links in messages are made from it.
type Rule struct {
	// ID is stable, in kebab case, and never reused for something else.
	ID       string
	Severity Severity
	// Title says in one line what is wrong; Why says what harm it does.
	Title Text
	Why   Text
	// Bad is a small example that the rule reports, Good the same thing done right. Both are run by a test. Each is a txtar archive when it
	// begins with "-- ", otherwise one record.
	Bad  string
	Good string
	// Since is the first version of Seika that has the rule.
	Since string
}

// New returns a finding of rule r at the given place.
func (r *Rule) New(at Place, message Text) Diagnostic {
	return Diagnostic{Rule: r.ID, Severity: r.Severity, Position: at.Position, Length: at.Length, Path: at.Path, Message: message}
}
