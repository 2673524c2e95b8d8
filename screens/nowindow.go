package screens

import (
	"bytes"
	"errors"
	"fmt"
	"log"
	"os"
	"strings"
)

// ErrNoWindow is returned by Run where no window can be made: there is no
// display, or no OpenGL, as over Windows remote desktop and on old laptops.
var ErrNoWindow = errors.New("er is geen beeldscherm of geen OpenGL, en zonder kan het venster niet open; " +
	"op Windows helpt het bestand opengl32.dll van Mesa naast het programma, en de opdrachten werken ook zo: zie 'formatietafel help'")

// noDisplay tells whether Fyne panicked since there is no display or no
// OpenGL: with the errors of GLFW, which it passes on (glfw.ErrorCode), or
// with ours.
func noDisplay(panicked any) bool {
	if panicked == ErrNoWindow {
		return true
	}
	text := fmt.Sprint(panicked)
	for _, code := range []string{"NotInitialized", "PlatformUnavailable", "APIUnavailable", "VersionUnavailable", "PlatformError"} {
		if strings.HasPrefix(text, code) {
			return true
		}
	}
	return false
}

// hushLibraries keeps what libraries note in English off standard error, which
// is for our own words: Go's log, and the Wayland library, which complains
// where there is no runtime folder.
func hushLibraries() {
	log.SetOutput(fyneLog{})
	if os.Getenv("XDG_RUNTIME_DIR") == "" {
		_ = os.Setenv("XDG_RUNTIME_DIR", os.TempDir()) // failing, it complains as before
	}
}

// fyneLog reads what Fyne notes. A window that cannot be made is only noted,
// and then Fyne waits for ever, or ends the program without a word; so it
// panics there, on the goroutine of Run, which returns ErrNoWindow.
type fyneLog struct{}

// noOpenGL are the notes of Fyne, and on Windows of GLFW, that come where no
// window could be made.
var noOpenGL = []string{"window creation error", "failed to initialise OpenGL", "PlatformError: WGL: Failed to set", "PlatformError: WGL: Failed to create", "PlatformError: WGL: Failed to load"}

func (fyneLog) Write(note []byte) (int, error) {
	for _, failed := range noOpenGL {
		if bytes.Contains(note, []byte(failed)) {
			panic(ErrNoWindow)
		}
	}
	return len(note), nil
}
