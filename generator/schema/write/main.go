// Command write puts the JSON Schemas into the folder that its argument names. It is run by go generate ./generator/schema.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"seika/generator/load"
	"seika/generator/schema"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: write FOLDER")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(3)
	}
}

func write(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, f := range append(schema.Files(), schema.Settings(load.ConfigObject)) {
		if err := os.WriteFile(filepath.Join(folder, f.Name), f.Content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
