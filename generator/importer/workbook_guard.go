package importer

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// What a workbook may unfold to.
const (
	maxUnzipped = 128 << 20
	maxEntries  = 2000
	maxSheetRow = 100_000
	maxMerged   = 20_000
)

// guardWorkbook refuses an archive that is no workbook, or one made to unfold into more than a list can need. The sizes in an archive's
// directory are binding: reading stops with an error where an entry turns out longer.
func guardWorkbook(content []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return fmt.Errorf("%w: %w", ErrWorkbook, err)
	}
	if len(archive.File) > maxEntries {
		return fmt.Errorf("%w: the archive has %d entries", ErrTooLarge, len(archive.File))
	}
	var size uint64
	book := false
	for _, f := range archive.File {
		if f.UncompressedSize64 > maxUnzipped || size+f.UncompressedSize64 > maxUnzipped {
			return fmt.Errorf("%w: the workbook unfolds to more than %d MB", ErrTooLarge, maxUnzipped>>20)
		}
		size += f.UncompressedSize64
		book = book || strings.EqualFold(f.Name, "xl/workbook.xml")
	}
	if !book {
		return fmt.Errorf("%w: the archive holds no workbook (xl/workbook.xml); save the list as .xlsx or .csv", ErrWorkbook)
	}
	for _, f := range archive.File {
		name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		if path.Dir(name) == "xl/worksheets" && path.Ext(name) == ".xml" {
			if err := guardSheet(f); err != nil {
				return err
			}
		}
	}
	return nil
}

// guardSheet walks a sheet without keeping anything of it.
func guardSheet(f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return fmt.Errorf("%w: %w", ErrWorkbook, err)
	}
	defer r.Close()
	d := xml.NewDecoder(r)
	rows, cells, merged := 0, 0, 0
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: %s: %w", ErrWorkbook, f.Name, err)
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch element.Name.Local {
		case "row":
			rows++
		case "c":
			cells++
		case "mergeCell":
			merged++
		}
		// A cell far below or far right makes a reader reserve everything before it.
		for _, a := range element.Attr {
			if a.Name.Local != "r" || element.Name.Local != "row" && element.Name.Local != "c" {
				continue
			}
			letters := strings.TrimRight(a.Value, "0123456789")
			digits := strings.TrimLeft(strings.TrimPrefix(a.Value, letters), "0")
			if len(digits) > 6 || len(digits) == 6 && digits > "100000" || element.Name.Local == "c" && columnNumber(letters) > 16_384 {
				return fmt.Errorf("%w: %s reaches down to %s; delete the empty rows below the list (at most %d are read)", ErrTooLarge, f.Name, a.Value, maxSheetRow)
			}
		}
		if rows > maxSheetRow || cells > 4*maxCells || merged > maxMerged {
			return fmt.Errorf("%w: %s has more than %d rows, %d cells or %d merged blocks", ErrTooLarge, f.Name, maxSheetRow, 4*maxCells, maxMerged)
		}
	}
}
