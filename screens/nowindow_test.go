package screens

import (
	"errors"
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

func TestAWindowThatFyneCannotMakeIsSaid(t *testing.T) {
	defer func() {
		if r := recover(); r == nil || !noDisplay(r) {
			t.Errorf("Fyne's note led to %v", r)
		}
	}()
	hushLibraries()
	fyne.LogError("a theme has no such icon", errors.New("not found"))
	fyne.LogError("window creation error", errors.New("VersionUnavailable: WGL: OpenGL is not there"))
}
