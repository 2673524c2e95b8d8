package screens

import (
	"errors"
	"strings"
	"testing"

	"formatietafel/fault"
	"formatietafel/session"
)

// TestTurnsGoOnAfterTheWindow: what was asked of the disk is waited for, and
// what that leads to as well.
func TestTurnsGoOnAfterTheWindow(t *testing.T) {
	turns := newTurns()
	turns.end()
	var order []string
	turns.until(func(done func()) {
		turns.beside(func() {}, func() {
			order = append(order, "first")
			turns.beside(func() {}, func() {
				order = append(order, "second")
				done()
			})
		})
	})
	if strings.Join(order, " ") != "first second" {
		t.Errorf("took %v", order)
	}
}

func TestAPanicBesideComesToTheWindow(t *testing.T) {
	const typed = "geheim-van-de-tafel"
	turns := newTurns()
	turns.end()
	defer func() {
		broken := fault.Caught(recover())
		if broken == nil || strings.Contains(broken.Error(), typed) || !strings.Contains(broken.Error(), "turns_test.go") {
			t.Errorf("the window gets %v", broken)
		}
	}()
	turns.until(func(func()) {
		turns.beside(func() { panic(errors.New(typed)) }, func() { t.Error("went on after a panic") })
	})
}

// TestLeavingSavesAndGivesTheFileBack is what happens at a log-out.
func TestLeavingSavesAndGivesTheFileBack(t *testing.T) {
	s, disk := newTestShell(t)
	s.saveAs("/a.formatie", nothing)
	s.desk.Change("titel", "", func(now *session.Session) { now.Title = "Waterrijk" })
	s.leave(newTurns())
	if !strings.Contains(string(disk["/a.formatie"]), "Waterrijk") {
		t.Error("what waited to be saved is lost")
	}
	if s.desk.Path() != "" {
		t.Error("the file is still open")
	}
}
