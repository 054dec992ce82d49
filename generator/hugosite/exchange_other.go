//go:build !linux

package hugosite

import "errors"

// exchange swaps two paths in one step, which this system cannot.
func exchange(a, b string) error { return errors.ErrUnsupported }
