//go:build !windows && !darwin

package screens

import (
	"errors"
	"net/url"
	"os"
	"os/exec"
)

// alone keeps libraries from starting programs: Fyne's file dialog asks
// xdg-user-dir for folders, and the D-Bus library starts a bus with
// dbus-launch where there is none. Both look in PATH, so that is taken away;
// what gives the viewer of the system, which a user asks for, has it still.
func alone() (open func(*url.URL) error) {
	const command = "xdg-open"
	paths := os.Getenv("PATH")
	viewer, err := exec.LookPath(command)
	if os.Setenv("PATH", "") != nil || err != nil {
		return func(*url.URL) error {
			return errors.New("dit systeem heeft geen " + command + "; open het bestand zelf")
		}
	}
	return func(address *url.URL) error {
		cmd := exec.Command(viewer, address.String())
		cmd.Env = append(os.Environ(), "PATH="+paths)
		if err := cmd.Start(); err != nil {
			return errors.New("het systeem kan dit bestand niet tonen; open het zelf")
		}
		go func() { _ = cmd.Wait() }() // how a viewer ends is its own affair
		return nil
	}
}
