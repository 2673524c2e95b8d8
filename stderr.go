//go:build !windows || nowindow

package main

import (
	"io"
	"os"
)

// standardError is where errors and warnings go.
func standardError() io.Writer { return os.Stderr }
