//go:build deps

package seika

import (
	_ "charm.land/huh/v2"
	_ "github.com/schollz/progressbar/v3"
	_ "golang.org/x/time/rate"
)
