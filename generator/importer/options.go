package importer

import (
	"net/url"
	"strings"

	"seika/generator/agreement"
	"seika/generator/jatext"
	"seika/generator/load"
	"seika/generator/place"
)

// Source is where a list was published: the evidence of every record made from it.
type Source struct {
	// Title, Publisher and URL are cited as they stand; all are needed, because a record without evidence is none.
	Title, Publisher, URL string
	// Type is the sort of source; empty means official-page.
	Type agreement.EvidenceType
	// Accessed is the day on which somebody opened it.
	Accessed agreement.Date
}

// Options are what an import needs beside the list.
type Options struct {
	// Set are the records, organisations and themes that exist.
	Set *load.Set
	// Source is the evidence.
	Source Source
	// Today is the day after which nothing can have happened.
	Today agreement.Date
	// Place is the local government of all rows. Where the list has a column for it, Place is the prefecture in which its names are looked
	// up, or is not needed at all. Nil for none.
	Place *place.Government
	// Partner is the partner of all rows, for lists that a company publishes; "" where the list has a column for it.
	Partner string
	// Kind is the kind of all agreements; "" tells it by the title.
	Kind agreement.Kind
	// Role is what a partner is whose name does not say so; "" leaves such rows to a person.
	Role agreement.Role
	// Fill are fields whose empty cells mean what stands above them, beside those that group rows anyway.
	Fill []Field
	// Shared says what rows of partners under one title and one date are: "one" agreement, "each" its own; "" leaves them to a person.
	Shared string
	// Folder is the folder of records, slash-separated; empty means agreements.
	Folder string
}

// check reports what is missing or wrong before anything is read.
func (o *Options) check(t *Table) error {
	switch {
	case o.Source.URL == "" || o.Source.Title == "" || o.Source.Publisher == "" || o.Source.Accessed.Day == 0:
		return &OptionError{"a record without evidence is none: the list's address, title, publisher and the day it was opened are needed"}
	case !openable(o.Source.URL):
		return &OptionError{"the address of the list must begin with https:// or http:// and name a server, not " + o.Source.URL}
	case o.Source.Accessed.After(o.Today):
		return &OptionError{"the day of access " + o.Source.Accessed.String() + " has not come"}
	case o.Source.Type != "" && !agreement.EvidenceVocabulary.Has(string(o.Source.Type)):
		return &OptionError{string(o.Source.Type) + " is no type of evidence; one of " + strings.Join(agreement.EvidenceVocabulary.IDs(), ", ")}
	case jatext.HoldsContact(o.Source.Title) || jatext.HoldsContact(o.Source.Publisher):
		return &OptionError{"the title and the publisher of the list hold a telephone number or mail address; leave it out"}
	case o.Kind != "" && !agreement.KindVocabulary.Has(string(o.Kind)):
		return &OptionError{string(o.Kind) + " is no kind of agreement; one of " + strings.Join(agreement.KindVocabulary.IDs(), ", ")}
	case o.Role != "" && (!agreement.RoleVocabulary.Has(string(o.Role)) || o.Role == agreement.RoleGovernment):
		return &OptionError{string(o.Role) + " is no role of a partner; one of " + strings.Join(agreement.RoleVocabulary.IDs(), ", ")}
	case o.Shared != "" && o.Shared != "one" && o.Shared != "each":
		return &OptionError{"rows that share a title are one agreement (one) or one each (each), not " + o.Shared}
	case len(t.columns(FieldPlace)) == 0 && o.Place == nil:
		return &OptionError{"the list has no column of local governments: say whose agreements these are"}
	case len(t.columns(FieldPartner)) == 0 && o.Partner == "":
		return &OptionError{"the list has no column of partners: say which column it is, or who the partner of all rows is"}
	}
	return nil
}

// OptionError is a wrong or missing option.
type OptionError struct{ message string }

func (e *OptionError) Error() string { return e.message }

// openable reports whether a text is an http or https address with a server's name.
func openable(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && strings.Contains(strings.Trim(u.Hostname(), "."), ".") &&
		u.User == nil && !strings.ContainsAny(s, " \t\r\n\"<>\\`\u3000")
}
