//go:build !windows

package proof

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"formatietafel/assets"
	"formatietafel/proof/driver"
	"formatietafel/session"
)

// BenchmarkExport runs the program as people do, start and disk included.
// Goals: the example at most 55 ms, a session as full as it gets 300 ms. The
// time of a processor says what a busy machine hides.
func BenchmarkExport(b *testing.B) {
	dir := driver.Home(b)
	for name, which := range map[string]func() (string, error){"commands": builtCommands, "window": built} {
		for size, content := range map[string][]byte{"example": assets.Example, "full size": session.Marshal(full(b))} {
			b.Run(name+" "+size, func(b *testing.B) {
				file := filepath.Join(dir, "sessie.formatie")
				if err := os.WriteFile(file, content, 0o600); err != nil {
					b.Fatal(err)
				}
				path := program(b, which)
				var worked time.Duration
				for b.Loop() {
					cmd := exec.Command(path, "export", file, "-o", filepath.Join(dir, "uit.pdf"), "--variant", "confidential")
					cmd.Env = driver.HomeEnv(dir, "")
					if said, err := cmd.CombinedOutput(); err != nil {
						b.Fatalf("%v: %s", err, said)
					}
					worked += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
				}
				b.ReportMetric(float64(worked.Microseconds())/1000/float64(b.N), "cpu-ms/op")
			})
		}
	}
}

// full is the example, filled up to 8 parties, 25 dilemmas and 60 agreements
// with every text long.
func full(b *testing.B) *session.Session {
	b.Helper()
	s, err := session.Read(assets.Example)
	if err != nil {
		b.Fatal(err)
	}
	long := strings.Repeat("Wij zetten techniek in waar inwoners er iets aan hebben. ", 8)
	for i := len(s.Parties); i < 8; i++ {
		id := fmt.Sprintf("partij-%d", i)
		s.Parties = append(s.Parties, session.Party{ID: id, Name: fmt.Sprintf("Partij met een lange naam %d", i)})
		s.Vision.Parties = append(s.Vision.Parties, session.PartyVision{Party: id, Text: long})
	}
	for i := len(s.Stances); i < 25; i++ {
		id := fmt.Sprintf("eigen-%d", i)
		s.Questions = append(s.Questions, session.Question{ID: id, Title: fmt.Sprintf("Dilemma %d", i), Question: long, Poles: []string{"Wel doen", "Niet doen"}})
		stance := session.Stance{Question: id, Outcome: session.Compromise, Text: long, Local: long, Dissent: long}
		for n, p := range s.Parties {
			value := n%5 - 2
			stance.Positions = append(stance.Positions, session.Position{Party: p.ID, State: session.Given, Value: &value, Note: long})
		}
		s.Stances = append(s.Stances, stance)
	}
	for i := len(s.Agreements); i < 60; i++ {
		s.Agreements = append(s.Agreements, session.Agreement{ID: fmt.Sprintf("vol-%d", i), Text: long, Owner: session.OwnerCollege, Due: "2027-01-01"})
	}
	return s
}
