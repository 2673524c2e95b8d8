//go:build !windows

package desk

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"formatietafel/session"
)

const onboardingFile = "jansen.inwerken"

func setName(name string) func(*session.Onboarding) {
	return func(o *session.Onboarding) { o.Alderman.Name = name }
}

// TestOnboardingIsADocumentToo changes, undoes, saves and opens what a new
// alderman keeps, and goes back to a session.
func TestOnboardingIsADocumentToo(t *testing.T) {
	w := newWorld()
	d := New(w.params())
	d.NewOnboarding()
	if d.Kind() != session.KindOnboarding || d.Onboarding().Guide.ID != "proef" {
		t.Fatalf("opened %s %+v", d.Kind(), d.Onboarding())
	}
	must(t, saveAs(d, onboardingFile))
	d.ChangeOnboarding("naam", "name", setName("N."))
	d.ChangeOnboarding("naam", "name", setName("N. Jansen"))
	if d.UndoLabel() != "naam" {
		t.Errorf("undo says %q", d.UndoLabel())
	}
	d.Undo()
	if d.Onboarding().Alderman.Name != "" {
		t.Errorf("typing in one field is not one step: %q", d.Onboarding().Alderman.Name)
	}
	d.Redo()
	w.pass(2 * time.Second)
	if !strings.Contains(string(w.files[onboardingFile]), "N. Jansen") || d.Dirty() {
		t.Errorf("not saved by itself: %s", w.files[onboardingFile])
	}
	d.Change("titel", "", setTitle("Waterrijk"))
	if d.Session().Title != "" || d.UndoLabel() != "naam" {
		t.Error("an edit of a session changed something")
	}
	d.NewSession()
	d.ChangeOnboarding("naam", "", setName("X"))
	if d.Kind() != session.KindSession || d.Onboarding().Alderman.Name != "" || d.UndoLabel() != "" {
		t.Error("a session is not a session")
	}
	d.Open(onboardingFile, "", func(err error) { must(t, err) })
	if d.Onboarding().Alderman.Name != "N. Jansen" {
		t.Errorf("opened %+v", d.Onboarding().Alderman)
	}
}

// TestOnboardingIsRecovered: what a new alderman typed survives a power cut,
// and earlier versions are kept and come back.
func TestOnboardingIsRecovered(t *testing.T) {
	w := newWorld()
	disk := newDisk(w)
	d := onDisk(w, disk, "jansen")
	d.NewOnboarding()
	must(t, saveAs(d, "/map/"+onboardingFile))
	d.ChangeOnboarding("naam", "name", setName("N. Jansen"))
	w.pass(time.Second)
	next := disk.PowerLoss(rand.New(rand.NewPCG(1, 1)))
	w = &world{now: w.now}
	d = onDisk(w, next, "jansen")
	r := recoverAll(t, d, "")
	if r.Work.Onboarding == nil || d.Onboarding().Alderman.Name != "N. Jansen" {
		t.Fatalf("recovered %+v", d.Onboarding())
	}
	must(t, save(d))
	d.ChangeOnboarding("naam", "", setName("iemand anders"))
	kept := versions(t, d)
	if len(kept) == 0 {
		t.Fatal("no earlier version was kept")
	}
	d.Look(kept[0], "", func(then session.File, err error) {
		must(t, err)
		d.Restore(then)
	})
	if d.Onboarding().Alderman.Name != "N. Jansen" {
		t.Errorf("restored %q", d.Onboarding().Alderman.Name)
	}
}

func TestAContributionIsNoDocument(t *testing.T) {
	w := newWorld()
	w.files["lokaal.inbreng"] = []byte("format = 1\nkind = \"contribution\"\nid = \"0195c3f4-0000-7000-8000-0000000000aa\"\n")
	d := New(w.params())
	d.Open("lokaal.inbreng", "", func(err error) {
		if err == nil || !strings.Contains(err.Error(), "geen sessie") {
			t.Errorf("opened: %v", err)
		}
	})
}

// TestOnboardingCanBeProtected: behind a passphrase nothing of it is readable,
// and with it all comes back.
func TestOnboardingCanBeProtected(t *testing.T) {
	w := newWorld()
	disk := newDisk(w)
	d := onDisk(w, disk, "jansen")
	d.NewOnboarding()
	must(t, saveAs(d, "/map/"+onboardingFile))
	d.ChangeOnboarding("naam", "name", setName(marker))
	d.Protect(passphrase, func(err error) { must(t, err) })
	must(t, save(d))
	w.pass(time.Minute)
	if disk.Contains(marker) {
		t.Error("what is protected is on the disk in plain text")
	}
	d.NewSession()
	d.Open("/map/"+onboardingFile, passphrase, func(err error) { must(t, err) })
	if d.Onboarding().Alderman.Name != marker || !d.IsProtected() {
		t.Errorf("opened %+v", d.Onboarding().Alderman)
	}
}
