package gitrepo

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/go-git/go-git/v5/plumbing/format/config"
)

// maxConfig is the largest configuration file that is read, in bytes.
const maxConfig = 4 << 20

// readConfig reads the configuration of a repository. Files that it includes are not read: they hold a user's settings, and nothing that says
// how the repository is stored.
func readConfig(loc location) (*config.Config, error) {
	cfg := config.New()
	file := filepath.Join(loc.common, "config")
	text, err := readSmall(file, maxConfig)
	if errors.Is(err, fs.ErrNotExist) {
		return cfg, nil
	}
	if err != nil {
		return nil, err
	}
	if err := config.NewDecoder(bytes.NewReader(text)).Decode(cfg); err != nil {
		return nil, &UnsupportedError{Path: loc.common, What: fmt.Sprintf("its config file cannot be read: %v", err), Command: "git config --list"}
	}
	return cfg, nil
}

// harmless are the extensions that do not change how objects and references are read.
var harmless = map[string]bool{
	"noop": true, "noop-v1": true, "preciousobjects": true, "partialclone": true, "worktreeconfig": true, "relativeworktrees": true,
	"compatobjectformat": true, "submodulepathconfig": true,
}

// checkFormat refuses a repository that is stored in a way which cannot be read. go-git's own check also refuses what can: it writes the
// names of extensions in small letters and looks them up in mixed case.
func checkFormat(loc location, cfg *config.Config) error {
	refuse := func(command, format string, args ...any) error {
		return &UnsupportedError{Path: loc.common, What: fmt.Sprintf(format, args...), Command: command}
	}
	version := cfg.Section("core").Option("repositoryformatversion")
	switch version {
	case "", "0", "1":
	default:
		return refuse("", "its format has version %s, newer than 1", version)
	}
	for _, o := range cfg.Section("extensions").Options {
		name, value := strings.ToLower(o.Key), strings.ToLower(o.Value)
		switch {
		case name == "objectformat" && value != "sha1":
			return refuse("", "its objects are named by %s, not SHA-1", value)
		case name == "refstorage" && value != "files":
			return refuse("git refs migrate --ref-format=files", "its references are stored as %s, not as files", value)
		case name == "objectformat", name == "refstorage", harmless[name]:
		case version == "1":
			return refuse("", "it uses the unknown extension %s", name)
		}
	}
	return nil
}

// promise returns the remote that owes objects to a partial clone and the filter it was cloned with. A remote that once promised, and whose
// filter was removed after everything had been fetched, owes nothing.
func promise(cfg *config.Config) (remote, filter string, partial bool) {
	for _, s := range cfg.Section("remote").Subsections {
		if filter := s.Option("partialclonefilter"); filter != "" {
			return s.Name, filter, true
		}
	}
	if filter := cfg.Section("core").Option("partialclonefilter"); filter != "" { // as written by early versions
		return cfg.Section("extensions").Option("partialclone"), filter, true
	}
	return "", "", false
}
