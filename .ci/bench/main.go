// The speed of the whole program against its peers, in one run: PROGRAM BLANK
// FOLDER. Start and memory are held against a blank Fyne window, the export of
// a chapter against Chromium, LibreOffice and WeasyPrint that make a PDF of the
// same chapter. Runs of all sides take turns, so that what else the machine
// does weighs on each. Medians are held against the goals; the lowest stands
// beside each, and where the two lie far apart the machine had other work.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	windowRuns = 11
	rounds     = 7 // of export
	ourRuns    = 5 // a round; the peers run once

	mostStart  = 1.25 // times a blank window
	mostMemory = 1.3
	mostExport = 55 // ms
	leastLead  = 20 // times as fast as the fastest peer
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "bench: PROGRAM BLANK FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(program, blank, folder string) error {
	session := filepath.Join(folder, "example.formatie")
	if err := exec.Command(program, "new", "--example", "--force", "-o", session).Run(); err != nil {
		return fmt.Errorf("making the example: %w", err)
	}
	if err := windows(program, blank, session, folder); err != nil {
		return err
	}
	return exports(program, session, folder)
}

// windows compares start and memory.
func windows(program, blank, session, folder string) error {
	s, err := startScreen(folder)
	if err != nil {
		return err
	}
	defer s.stop()
	var blankStart, blankMemory, ourStart, ourMemory sample
	for range windowRuns {
		b, err := s.open(exec.Command(blank))
		if err != nil {
			return fmt.Errorf("the blank window: %w", err)
		}
		o, err := s.open(exec.Command(program, session))
		if err != nil {
			return fmt.Errorf("the program's window: %w", err)
		}
		blankStart.add(milliseconds(b.start))
		blankMemory.add(mebibytes(b.memory))
		ourStart.add(milliseconds(o.start))
		ourMemory.add(mebibytes(o.memory))
	}
	ratio("start to first frame, ms", ourStart, blankStart, mostStart)
	ratio("memory (PSS), MiB", ourMemory, blankMemory, mostMemory)
	return nil
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func mebibytes(kibibytes int) float64 { return float64(kibibytes) / 1024 }

func ratio(what string, ours, blank sample, most float64) {
	times := ours.median() / blank.median()
	fmt.Printf("%-28s ours %v   blank window %v   ratio %5.2f   goal at most %.2f: %s\n", what, ours, blank, times, most, verdict(times <= most))
}

// sample is what runs of one thing took.
type sample []float64

func (s *sample) add(v float64) { *s = append(*s, v) }

func (s sample) median() float64 {
	sorted := slices.Sorted(slices.Values(s))
	return sorted[len(sorted)/2]
}

// String gives the median, and the lowest behind it.
func (s sample) String() string { return fmt.Sprintf("%8.1f (lowest %.1f)", s.median(), slices.Min(s)) }

func verdict(met bool) string {
	if met {
		return "met"
	}
	return "OVER"
}

// opened is what one window took.
type opened struct {
	start  time.Duration // from starting the program to the first frame
	memory int           // proportional set size when at rest, KiB
}

// screen is an X server whose picture is a file, which costs it nothing to
// show.
type screen struct {
	server  *exec.Cmd
	display string
	picture string
	home    string
}

func startScreen(folder string) (*screen, error) {
	s := &screen{picture: filepath.Join(folder, "Xvfb_screen0"), home: filepath.Join(folder, "home")}
	if err := os.MkdirAll(s.home, 0o755); err != nil {
		return nil, err
	}
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer read.Close()
	s.server = exec.Command("Xvfb", "-displayfd", "3", "-fbdir", folder, "-screen", "0", "1366x768x24")
	s.server.ExtraFiles = []*os.File{write}
	if err := s.server.Start(); err != nil {
		return nil, fmt.Errorf("starting Xvfb: %w", err)
	}
	write.Close()
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("asking Xvfb for its display: %w", err)
	}
	s.display = ":" + strings.TrimSpace(number)
	return s, nil
}

func (s *screen) stop() {
	_ = s.server.Process.Kill()
	_ = s.server.Wait()
}

const (
	longest = 60 * time.Second
	rest    = 1500 * time.Millisecond
)

// open runs a program until its window has been drawn and has come to rest.
func (s *screen) open(c *exec.Cmd) (opened, error) {
	for range 500 { // the window of the one before is gone
		if drawn, err := s.drawn(); err != nil || !drawn {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	c.Env = append(os.Environ(), "DISPLAY="+s.display, "WAYLAND_DISPLAY=", "HOME="+s.home, "XDG_RUNTIME_DIR="+s.home,
		"XDG_CONFIG_HOME="+s.home, "XDG_STATE_HOME="+s.home, "XDG_CACHE_HOME="+s.home)
	begin := time.Now()
	if err := c.Start(); err != nil {
		return opened{}, err
	}
	defer func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	}()
	for {
		drawn, err := s.drawn()
		if err != nil {
			return opened{}, err
		}
		if drawn {
			break
		}
		if time.Since(begin) > longest {
			return opened{}, errors.New("nothing is drawn")
		}
		time.Sleep(time.Millisecond)
	}
	o := opened{start: time.Since(begin)}
	time.Sleep(rest)
	var err error
	o.memory, err = memory(c.Process.Pid)
	return o, err
}

// drawn tells whether anything but black is on the screen.
func (s *screen) drawn() (bool, error) {
	f, err := os.Open(s.picture)
	if err != nil {
		return false, err
	}
	defer f.Close()
	const header = 4096 // and the colour map of an XWD file, well within the first rows
	const row = 1366 * 4
	line := make([]byte, row)
	for _, y := range []int64{200, 360, 500} {
		if _, err := f.ReadAt(line, header+y*row); err != nil && err != io.EOF {
			return false, err
		}
		if bytes.ContainsFunc(line, func(r rune) bool { return r != 0 }) {
			return true, nil
		}
	}
	return false, nil
}

// memory is what a process takes, with its part of what it shares, in KiB.
func memory(pid int) (int, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(data)) {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == "Pss:" {
			return strconv.Atoi(fields[1])
		}
	}
	return 0, errors.New("no Pss in smaps_rollup")
}

// maker makes a document, as a whole process.
type maker struct {
	name string
	runs int // a round
	call []string
	took sample // milliseconds
}

func (m *maker) run() error {
	begin := time.Now()
	if out, err := exec.Command(m.call[0], m.call[1:]...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", m.call[0], err, out)
	}
	m.took.add(milliseconds(time.Since(begin)))
	return nil
}

// missing tells, and says, that a maker is not installed.
func (m *maker) missing() bool {
	if _, err := exec.LookPath(m.call[0]); err == nil {
		return false
	}
	fmt.Printf("%-28s %s is not installed\n", "", m.name)
	return true
}

// exports compares making the PDF of the example.
func exports(program, session, folder string) error {
	html, docx := filepath.Join(folder, "chapter.html"), filepath.Join(folder, "chapter.docx")
	for _, out := range []string{html, docx} {
		if err := exec.Command(program, "export", session, "-o", out).Run(); err != nil {
			return fmt.Errorf("making %s: %w", out, err)
		}
	}
	pdf := func(name string) string { return filepath.Join(folder, name+".pdf") }
	start := &maker{runs: ourRuns, call: []string{program, "version"}}
	ours := &maker{runs: ourRuns, call: []string{program, "export", session, "-o", pdf("ours")}}
	peers := slices.DeleteFunc([]*maker{
		{name: "Chromium", runs: 1, call: []string{
			"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
			"--user-data-dir=" + filepath.Join(folder, "chromium"), "--print-to-pdf=" + pdf("chromium"), html,
		}},
		{name: "LibreOffice", runs: 1, call: []string{
			"soffice", "-env:UserInstallation=file://" + filepath.Join(folder, "soffice"), "--headless",
			"--convert-to", "pdf", "--outdir", filepath.Join(folder, "libreoffice"), docx,
		}},
		{name: "WeasyPrint", runs: 1, call: []string{"weasyprint", "--pdf-variant", "pdf/ua-1", html, pdf("weasyprint")}},
	}, (*maker).missing)
	all := append([]*maker{start, ours}, peers...)
	for _, m := range all { // the first time they make their folders
		if err := m.run(); err != nil {
			return err
		}
		m.took = nil
	}
	for range rounds {
		for _, m := range all {
			for range m.runs {
				if err := m.run(); err != nil {
					return err
				}
			}
		}
	}
	typical := ours.took.median()
	fmt.Printf("%-28s ours %v\n", "start of a command, ms", start.took)
	fmt.Printf("%-28s ours %v   goal at most %d: %s\n", "export of the example, ms", ours.took, mostExport, verdict(typical <= mostExport))
	lead := math.Inf(1)
	for _, m := range peers {
		fmt.Printf("%-28s %-11s %v   %6.1f times ours\n", "", m.name, m.took, m.took.median()/typical)
		lead = min(lead, m.took.median()/typical)
	}
	if len(peers) > 0 {
		fmt.Printf("%-28s the fastest peer takes %.1f times ours   goal at least %d: %s\n", "", lead, leastLead, verdict(lead >= leastLead))
	}
	return nil
}
