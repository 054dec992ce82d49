package importer

import (
	"bytes"
	"errors"
	"fmt"
)

// ErrFormat is returned for a file of a kind that is not read.
var ErrFormat = errors.New("the file is neither CSV, TSV nor XLSX")

// signatures are the beginnings of files that people mistake for lists, with what to do about them.
var signatures = []struct {
	begin, advice string
}{
	{"\xd0\xcf\x11\xe0", "it is an old workbook (.xls) or one with a password; save it as .xlsx without a password"},
	{"%PDF", "it is a PDF; copy its table into a workbook and check every row against the PDF"},
	{"<!DOCTYPE", "it is a web page; copy its table into a workbook"},
	{"<!doctype", "it is a web page; copy its table into a workbook"},
	{"<html", "it is a web page; copy its table into a workbook"},
	{"<HTML", "it is a web page; copy its table into a workbook"},
}

// Read reads a list from the bytes of a file; its kind is told by its content, not by its name. Encoding ("" detects) holds for text
// files, sheet ("" takes the first) for workbooks.
func Read(content []byte, encoding, sheet string) (*Grid, error) {
	if len(content) > MaxFileSize {
		return nil, fmt.Errorf("%w: the file has more than %d MB", ErrTooLarge, MaxFileSize>>20)
	}
	for _, s := range signatures {
		if bytes.HasPrefix(bytes.TrimLeft(content, " \t\r\n"), []byte(s.begin)) {
			return nil, fmt.Errorf("%w: %s", ErrFormat, s.advice)
		}
	}
	if bytes.HasPrefix(content, []byte("PK\x03\x04")) {
		return readWorkbook(content, sheet)
	}
	if sheet != "" {
		return nil, fmt.Errorf("%w: a text file has no sheets", ErrFormat)
	}
	return readDelimited(content, encoding)
}
