// Package driver plays the user of the built program: it has a screen of its
// own with a window manager, presses keys, clicks on words, and looks for words
// on the screen. It waits for what it sees and never for a time that should
// be enough. Only tests import it.
package driver

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// size of every screen, in pixels: the least laptop that the product is for.
const (
	Width  = 1366
	Height = 768
)

// Patience is how long anything is waited for before a test gives up.
const Patience = 2 * time.Minute

// pause is how long is waited between two looks.
const pause = 60 * time.Millisecond

// Screen is an X server with a window manager, and the keyboard and mouse on
// it. The first thing that fails ends the test, with a picture of the screen.
type Screen struct {
	tb     testing.TB
	name   string // ":62"
	buffer string // file that holds the present picture
	find   *finder
	alive  func() error // tells why the program is gone
	presses,
	letters int
}

// Tool gives the path of an outside program. Where it is not there the test
// is skipped, but fails under make test.
func Tool(tb testing.TB, name string) string {
	tb.Helper()
	path, err := exec.LookPath(name)
	if err == nil {
		return path
	}
	if os.Getenv("REQUIRE_TOOLS") == "1" {
		tb.Fatalf("%s is missing; make setup-test setup-offline installs it", name)
	}
	tb.Skipf("%s is missing", name)
	return ""
}

// NewScreen starts an X server on a number that is free, until the test ends.
func NewScreen(tb testing.TB) *Screen {
	tb.Helper()
	server, manager := Tool(tb, "Xvfb"), Tool(tb, "openbox")
	Tool(tb, "xdotool")
	read, write, err := os.Pipe()
	if err != nil {
		tb.Fatal(err)
	}
	defer read.Close()
	dir := tb.TempDir()
	cmd := exec.Command(server, "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", Width, Height), "-fbdir", dir, "-nolisten", "tcp", "-noreset")
	cmd.ExtraFiles = []*os.File{write}
	if err := cmd.Start(); err != nil {
		tb.Fatal(err)
	}
	_ = write.Close() // the server has its own
	EndWith(tb, cmd)
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		tb.Fatalf("the X server does not start: %v", err)
	}
	s := &Screen{tb: tb, name: ":" + strings.TrimSpace(number), buffer: filepath.Join(dir, "Xvfb_screen0"), alive: func() error { return nil }}
	s.giveDutchKeys()
	config := filepath.Join(dir, "openbox.xml")
	if err := os.WriteFile(config, []byte(managerConfig), 0o600); err != nil {
		tb.Fatal(err)
	}
	wm := exec.Command(manager, "--sm-disable", "--config-file", config)
	wm.Env = append(os.Environ(), "DISPLAY="+s.name, "HOME="+dir, "XDG_CONFIG_HOME="+dir)
	if err := wm.Start(); err != nil {
		tb.Fatal(err)
	}
	EndWith(tb, wm)
	s.Wait("a window manager", func() bool {
		_, err := s.try("get_num_desktops")
		return err == nil
	})
	s.point(aside)
	return s
}

// managerConfig has one key, to let a window fill the screen.
const managerConfig = `<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <keyboard><keybind key="W-m"><action name="MaximizeFull"/></keybind></keyboard>
</openbox_config>
`

// EndWith kills a process when the test ends.
func EndWith(tb testing.TB, cmd *exec.Cmd) {
	tb.Cleanup(func() {
		_ = cmd.Process.Kill() // it may have ended already
		_ = cmd.Wait()
	})
}

// Name is what DISPLAY must be for a program on this screen.
func (s *Screen) Name() string { return s.name }

// Fatalf ends the test and leaves a picture of the screen behind: in the
// folder that PICTURES names, or else that of temporary files.
func (s *Screen) Fatalf(format string, args ...any) {
	s.tb.Helper()
	path := s.Keep(strings.ReplaceAll(s.tb.Name(), "/", "-") + "-failed")
	s.tb.Fatalf(format+"; the screen: %s", append(args, path)...)
}

// Keep writes a picture of the screen and gives its path.
func (s *Screen) Keep(name string) string {
	s.tb.Helper()
	return KeepPicture(s.tb, name, s.Look())
}

// KeepPicture writes a picture where those of failures go, and gives its path.
func KeepPicture(tb testing.TB, name string, picture image.Image) string {
	tb.Helper()
	dir := os.Getenv("PICTURES")
	if dir == "" {
		dir = os.TempDir()
	}
	path := filepath.Join(dir, name+".png")
	if err := writePNG(path, picture); err != nil {
		tb.Errorf("keep a picture: %v", err)
	}
	return path
}

func writePNG(path string, picture image.Image) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(png.Encode(f, picture), f.Close())
}

// Look gives what the screen shows now.
func (s *Screen) Look() *image.RGBA {
	s.tb.Helper()
	data, err := os.ReadFile(s.buffer)
	if err != nil {
		s.tb.Fatal(err)
	}
	picture, err := readXWD(data)
	if err != nil {
		s.tb.Fatal(err)
	}
	return picture
}

// readXWD reads an X window dump of 24 bits in 32, as Xvfb keeps it. The
// header is a row of numbers of 32 bits (XWDFile.h of xorgproto).
func readXWD(data []byte) (*image.RGBA, error) {
	const headerSize, width, height, order, bits, stride, colors, colorSize, least = 0, 4, 5, 7, 11, 12, 19, 12, 100
	if len(data) < least {
		return nil, errors.New("the picture of the screen has no header")
	}
	field := func(i int) int { return int(binary.BigEndian.Uint32(data[4*i:])) }
	if field(bits) != 32 || field(order) != 0 {
		return nil, fmt.Errorf("the screen has %d bits a pixel in byte order %d", field(bits), field(order))
	}
	pixels := data[field(headerSize)+field(colors)*colorSize:]
	if len(pixels) < field(height)*field(stride) {
		return nil, errors.New("the picture of the screen is cut off")
	}
	picture := image.NewRGBA(image.Rect(0, 0, field(width), field(height)))
	for y := range field(height) {
		from, to := pixels[y*field(stride):], picture.Pix[y*picture.Stride:]
		for x := 0; x < 4*field(width); x += 4 {
			to[x], to[x+1], to[x+2], to[x+3] = from[x+2], from[x+1], from[x], 0xff
		}
	}
	return picture, nil
}

// Wait waits until something is so.
func (s *Screen) Wait(what string, done func() bool) {
	s.tb.Helper()
	for end := time.Now().Add(Patience); !done(); time.Sleep(pause) {
		if err := s.alive(); err != nil {
			s.Fatalf("the program ended (%v) before there was %s", err, what)
		}
		if time.Now().After(end) {
			s.Fatalf("after %v there is not yet %s", Patience, what)
		}
	}
}

// Still waits until the screen stays the same, but for a cursor that blinks.
func (s *Screen) Still() {
	s.tb.Helper()
	const calm = 5 // looks without a change
	last, same := s.Look(), 0
	s.Wait("a screen that stays the same", func() bool {
		now := s.Look()
		same++
		if Difference(last, now) > cursorSize {
			same = 0
		}
		last = now
		return same >= calm
	})
}

// cursorSize is at least the part of the screen that a cursor takes.
const cursorSize = 0.0002

// Difference is the part of the pixels that clearly differ, 0 to 1.
func Difference(a, b *image.RGBA) float64 {
	if a.Bounds() != b.Bounds() {
		return 1
	}
	const clearly = 24 // of 255, in any colour
	n := 0
	for i := 0; i < len(a.Pix); i += 4 {
		for c := range 3 {
			if d := int(a.Pix[i+c]) - int(b.Pix[i+c]); d > clearly || d < -clearly {
				n++
				break
			}
		}
	}
	return float64(n) / float64(len(a.Pix)/4)
}

// X runs xdotool and gives what it says.
func (s *Screen) X(args ...string) string {
	s.tb.Helper()
	out, err := s.try(args...)
	if err != nil {
		s.Fatalf("xdotool %s: %v", strings.Join(args, " "), err)
	}
	return out
}

func (s *Screen) try(args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, "xdotool", args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+s.name)
	out, err := cmd.Output()
	return strings.TrimSpace(string(out)), err
}

// Press presses keys one after the other: "ctrl+e", "Tab".
func (s *Screen) Press(keys ...string) {
	s.tb.Helper()
	for _, key := range keys {
		s.X("key", "--clearmodifiers", key)
		s.presses++
	}
}

// Type types text where the cursor is. Letters with an accent, – and € have
// keys of their own on this screen.
func (s *Screen) Type(text string) {
	s.tb.Helper()
	s.X("type", "--delay", "8", "--", text)
	s.letters += len([]rune(text))
}

// Presses is how many keys and clicks there were, without letters of text.
func (s *Screen) Presses() int { return s.presses }

// Letters is how many letters of text were typed.
func (s *Screen) Letters() int { return s.letters }

// ClickAt clicks on a place, and takes the pointer away, since it lies over
// what is there to see.
func (s *Screen) ClickAt(at image.Point) {
	s.tb.Helper()
	s.X("mousemove", fmt.Sprint(at.X), fmt.Sprint(at.Y), "click", "1", "mousemove", fmt.Sprint(aside.X), fmt.Sprint(aside.Y))
	s.presses++
}

// aside is a place without words, in the window manager's bar.
var aside = image.Pt(Width/8, 8)

// dutchKeys are letters that an American keyboard lacks, by the key which
// gets them: xdotool would change the keyboard under the program while it types.
const dutchKeys = `xkb_keymap {
  xkb_keycodes { include "evdev+aliases(qwerty)" };
  xkb_types { include "complete" };
  xkb_compat { include "complete" };
  xkb_symbols {
    include "pc+us+inet(evdev)"
    key <FK13> { [ eacute, Eacute ] };
    key <FK14> { [ ediaeresis, Ediaeresis ] };
    key <FK15> { [ odiaeresis, Odiaeresis ] };
    key <FK16> { [ idiaeresis, Idiaeresis ] };
    key <FK17> { [ endash, EuroSign ] };
    key <FK18> { [ oacute, aacute ] };
  };
};
`

func (s *Screen) giveDutchKeys() {
	s.tb.Helper()
	cmd := exec.Command(Tool(s.tb, "xkbcomp"), "-w", "0", "-", s.name)
	cmd.Stdin = strings.NewReader(dutchKeys)
	if out, err := cmd.CombinedOutput(); err != nil {
		s.tb.Fatalf("the keyboard: %v: %s", err, out)
	}
}
