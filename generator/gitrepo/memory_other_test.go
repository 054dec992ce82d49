//go:build !unix

package gitrepo

import "os"

func peakMemory(*os.ProcessState) int64 { return 0 }
