package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"

	"seika/generator/diag"
	"seika/generator/links"
	"seika/generator/load"
	"seika/generator/source"
)

// readLinks reads what is known about the addresses that the records cite. Without a file that is nothing; a file that cannot be read makes a
// finding, because everything else can go on without it.
func (c *Checked) readLinks(p *Project) diag.List {
	content, err := fs.ReadFile(p.FS, links.File)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err == nil:
		c.files[links.File] = &source.File{Path: links.File, Content: content}
		c.Links, err = links.Parse(content)
	}
	if err == nil {
		return nil
	}
	if !errors.As(err, &c.BrokenLinks) {
		c.BrokenLinks = &links.FileError{
			Position: source.Position{File: links.File}, Message: diag.Tf("読めません: %v", "It cannot be read: %v", err),
		}
	}
	return diag.List{c.BrokenLinks.Diagnostic()}
}

// Citations are the addresses that records and organisations cite, with their places.
func (c *Checked) Citations() (cited []links.Citation) {
	for _, r := range c.Set.Records {
		cited = append(cited, links.Cite(r.Agreement.Evidence, r.Map)...)
	}
	for _, o := range c.Set.Organisations {
		cited = append(cited, links.Cite(o.Organisation.Evidence, o.Map)...)
	}
	return cited
}

// LinkFindings says what a person should know about cited addresses, exceptions of the records aside.
func (c *Checked) LinkFindings(r *links.Register, cited []links.Citation) diag.List {
	return c.register.Except(links.Findings(r, cited))
}

// LinkSkips are the exceptions from the check of links in the settings.
func (p *Project) LinkSkips() []links.Skip {
	skips := make([]links.Skip, len(p.Config.Links.Skip))
	for i, s := range p.Config.Links.Skip {
		skips[i] = links.Skip(s)
	}
	return skips
}

// SkipPlaces returns the place of each of LinkSkips in the settings file.
func (p *Project) SkipPlaces() func(i int) diag.Place {
	m := load.ConfigMap(p.ConfigFile)
	return func(i int) diag.Place { return diag.At(m, load.SkipPath(i).Key("until")) }
}

// UpdateLinks changes the register in the project's folder: it reads the file as it is now, so that nothing another run wrote meanwhile is
// lost, and puts the new one in its place in whole or not at all. The error is a *links.FileError where the file cannot be read.
func (p *Project) UpdateLinks(update func(*links.Register)) (err error) {
	root, err := os.OpenRoot(p.Dir) // a link inside the repository must not lead the file out of it
	if err != nil {
		return err
	}
	defer root.Close()
	r := links.New()
	before, err := root.ReadFile(filepath.FromSlash(links.File))
	switch {
	case err == nil:
		if r, err = links.Parse(before); err != nil {
			return err
		}
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	update(r)
	after := r.Marshal()
	if bytes.Equal(before, after) || before == nil && len(r.Entries()) == 0 {
		return nil
	}
	name := filepath.FromSlash(links.File)
	if err := root.MkdirAll(filepath.FromSlash(path.Dir(links.File)), 0o755); err != nil {
		return err
	}
	temporary := name + ".new-" + strconv.Itoa(os.Getpid())
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("write %s: %w", links.File, err), ignoreMissing(root.Remove(temporary)))
		}
	}()
	file, err := root.OpenFile(temporary, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(after)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	return root.Rename(temporary, name)
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
