//go:build !nowindow

package main

import (
	"io"
	"os"
	"strings"

	"golang.org/x/sys/windows"
)

// standardError is where errors and warnings go. The window build of Windows
// has none, unless it is called from a program that reads it: what it says
// comes in a message box then.
func standardError() io.Writer {
	if kind, err := windows.GetFileType(windows.Handle(os.Stderr.Fd())); err == nil && kind != windows.FILE_TYPE_UNKNOWN {
		return os.Stderr
	}
	return messageBox{}
}

// messageBox shows each line that is written to it.
type messageBox struct{}

func (messageBox) Write(line []byte) (int, error) {
	text, err := windows.UTF16PtrFromString(strings.TrimSpace(string(line)))
	if err != nil {
		return 0, err
	}
	title, err := windows.UTF16PtrFromString("Formatietafel")
	if err != nil {
		return 0, err
	}
	if _, err := windows.MessageBox(0, text, title, windows.MB_OK|windows.MB_ICONERROR|windows.MB_SETFOREGROUND); err != nil {
		return 0, err
	}
	return len(line), nil
}
