package screens

import (
	"errors"
	"log"
	"testing"

	"fyne.io/fyne/v2"
)

func TestNoDisplay(t *testing.T) {
	tests := []struct {
		panicked any
		want     bool
	}{
		{ErrNoWindow, true},
		{errors.New("APIUnavailable: GLX: GLX extension not found"), true},
		{errors.New("PlatformError: X11: Failed to open display"), true},
		{errors.New("runtime error: index out of range"), false},
		{"anders", false},
	}
	for _, test := range tests {
		if got := noDisplay(test.panicked); got != test.want {
			t.Errorf("noDisplay(%v) = %v", test.panicked, got)
		}
	}
}

func TestAWindowThatCannotBeMadeIsSaid(t *testing.T) {
	hushLibraries()
	tests := []struct {
		name string
		note func()
		want bool
	}{
		{"Fyne without OpenGL", func() { fyne.LogError("window creation error", errors.New("VersionUnavailable")) }, true},
		{"GLFW on Windows without OpenGL", func() { log.Println("PlatformError: WGL: Failed to set pixel format for dummy context") }, true},
		{"something harmless", func() { fyne.LogError("a theme has no such icon", errors.New("not found")) }, false},
		{"an empty clipboard", func() { log.Println("PlatformError: X11: Failed to convert selection to string") }, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			defer func() {
				if r := recover(); (r != nil) != test.want {
					t.Errorf("panicked with %v, want a panic: %v", r, test.want)
				}
			}()
			test.note()
		})
	}
}
