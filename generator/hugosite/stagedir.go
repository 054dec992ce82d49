package hugosite

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// stageListName lists what WriteDir wrote, so that the next call removes what
// is no longer in the stage and nothing else.
const stageListName = ".seika-stage.json"

// WriteDir writes the stage into dir as a project that the stock hugo command
// builds. Files that are there already with the same bytes are left alone, and
// files of an earlier WriteDir that the stage no longer has are removed. A dir
// that holds files and was not written by WriteDir is refused with ErrForeign.
func (s *Stage) WriteDir(dir string) error {
	var before []string
	list := filepath.Join(dir, stageListName)
	content, err := os.ReadFile(list)
	switch {
	case err == nil:
		if err := json.Unmarshal(content, &before); err != nil {
			return fmt.Errorf("%s: %w", list, err)
		}
	case !isNotExist(err):
		return err
	default:
		entries, err := os.ReadDir(dir)
		if err != nil && !isNotExist(err) {
			return err
		}
		if len(entries) > 0 {
			return fmt.Errorf("%s holds files and is no stage: %w", dir, ErrForeign)
		}
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	// The list comes first: a file that is written belongs to it in any case.
	var names []string
	for name := range s.All() {
		names = append(names, name)
	}
	both := slices.Concat(names, before)
	slices.Sort(both)
	if err := writeStageList(list, slices.Compact(both)); err != nil {
		return err
	}
	for name, content := range s.All() {
		if err := writeIfChanged(filepath.Join(dir, filepath.FromSlash(name)), content); err != nil {
			return err
		}
	}
	for _, name := range before {
		if _, ok := s.files[name]; ok || checkStagePath(name) != nil {
			continue
		}
		if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil && !isNotExist(err) {
			return err
		}
	}
	return writeStageList(list, names)
}

func writeStageList(path string, names []string) error {
	content, err := json.Marshal(names)
	if err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o666)
}

func writeIfChanged(path string, content []byte) error {
	info, err := os.Lstat(path)
	if err == nil && info.Size() == int64(len(content)) {
		if old, err := os.ReadFile(path); err == nil && string(old) == string(content) {
			return nil
		}
	}
	if isNotExist(err) {
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
	}
	return os.WriteFile(path, content, 0o666)
}
