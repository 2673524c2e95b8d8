package screens

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// display is a screen of the computer, in the coordinates of the system.
type display struct{ x, y, width, height int }

// overlaps tells whether two displays show some of the same, as a projector
// does that mirrors the laptop, also at another resolution.
func (d display) overlaps(other display) bool {
	return d.x < other.x+other.width && other.x < d.x+d.width && d.y < other.y+other.height && other.y < d.y+d.height
}

// hallDisplay chooses where the hall screen belongs: the first display that
// shows nothing of the first one, which is the facilitator's. False where
// there is none: one display, or only mirrored ones.
func hallDisplay(all []display) (display, bool) {
	if len(all) == 0 {
		return display{}, false
	}
	for _, d := range all[1:] {
		if d.width > 0 && d.height > 0 && !d.overlaps(all[0]) {
			return d, true
		}
	}
	return display{}, false
}

// displays gives the displays that are on, the primary one first.
func displays(app fyne.App) []display {
	if driver, ok := app.Driver().(desktop.Driver); !ok || !driver.HasSecondaryDisplay() {
		return nil
	}
	var all []display
	for _, m := range glfw.GetMonitors() {
		mode := m.GetVideoMode()
		if mode == nil {
			continue // unplugged by now
		}
		x, y := m.GetPos()
		all = append(all, display{x, y, mode.Width, mode.Height})
	}
	return all
}

// placedWithin is the share of a display from its corner at which a window is
// put before it fills it: the corner itself may be 0, 0, which Fyne takes for
// no place.
const placedWithin = 8

// mappedTime is how long a window manager on a busy computer takes at most to
// put a window where it was asked to. One that is made to fill a display before
// that can end up beside it.
const mappedTime = 900 * time.Millisecond

// showOn shows a window on a display, and lets it fill that a moment later.
// Fyne's own way to the second display goes by the names of both, which are
// alike on many computers with Windows; and window managers let a window fill
// the display on which it stands.
func showOn(window fyne.Window, d display, after func(time.Duration, func()) func(), filled func()) {
	if w, ok := window.(desktop.Window); ok {
		w.RequestPosition(d.x+d.width/placedWithin, d.y+d.height/placedWithin)
	}
	window.Show()
	after(mappedTime, func() {
		window.SetFullScreen(true)
		filled()
	})
}
