package fault

import (
	"errors"
	"strings"
	"testing"
)

const typed = "geheim-van-de-tafel"

// caught gives what is made of a panic in f.
func caught(f func()) (e *Error) {
	defer func() { e = Caught(recover()) }()
	f()
	return nil
}

func breaks(value any) { panic(value) }

func passesOn(value any) {
	defer func() { panic(recover()) }()
	breaks(value)
}

func TestWhereAndNeverWhat(t *testing.T) {
	var none []string
	for name, f := range map[string]func(){
		"text":            func() { breaks(typed) },
		"an error":        func() { breaks(errors.New(typed)) },
		"passed on":       func() { passesOn(typed) },
		"out of range":    func() { _ = none[len(typed)] },
		"a nil reference": func() { _ = (*Error)(nil).trail },
	} {
		e := caught(f)
		if e == nil {
			t.Errorf("%s: not caught", name)
			continue
		}
		line := e.Error()
		if strings.Contains(line, typed) || strings.ContainsAny(line, "\n\t") {
			t.Errorf("%s: says %q", name, line)
		}
		if !strings.Contains(line, "fault_test.go:") {
			t.Errorf("%s: does not say where: %q", name, line)
		}
	}
	if e := caught(func() { passesOn(typed) }); !strings.Contains(e.Error(), "fault.breaks (") {
		t.Errorf("the cause is lost: %v", e)
	}
}

func TestNothingIsNoFault(t *testing.T) {
	if e := caught(func() {}); e != nil {
		t.Errorf("caught %v", e)
	}
}

// TestAFaultOfAnotherGoroutineKeepsItsTrail: it is caught there, and passed on
// to where the program ends.
func TestAFaultOfAnotherGoroutineKeepsItsTrail(t *testing.T) {
	first := caught(func() { breaks(typed) })
	if again := caught(func() { panic(first) }); again != first {
		t.Errorf("became %v", again)
	}
}
