//go:build !windows

package store_test

import (
	"errors"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"formatietafel/session/store"
	"formatietafel/session/store/faulty"
)

var noon = func() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) }

const folder = "/map"

var target = filepath.Join(folder, "a.formatie")

// TestEachFailureLeavesTheOldFileOrTheNewOne fails each operation of a write
// in turn, and then lets the power go.
func TestEachFailureLeavesTheOldFileOrTheNewOne(t *testing.T) {
	count := faulty.New(noon, folder)
	count.Put(target, []byte("oud"))
	if err := (store.Disk{FS: count}).Write(target, []byte("nieuw")); err != nil {
		t.Fatal(err)
	}
	const least = 8 // resolve, stat, create, write, chmod, sync, close, rename, sync of the folder
	if count.Operations() < least {
		t.Fatalf("only %v", count.Log())
	}
	for at := 1; at <= count.Operations(); at++ {
		for seed := range uint64(20) {
			disk := faulty.New(noon, folder)
			disk.Put(target, []byte("oud"))
			disk.FailAt, disk.Fault = at, syscall.EIO
			err := store.Disk{FS: disk}.Write(target, []byte("nieuw"))
			if err != nil && !strings.Contains(err.Error(), "antwoordt niet") {
				t.Errorf("operation %d says %v", at, err)
			}
			failed, _, _ := strings.Cut(disk.Log()[at-1], " ")
			if err == nil && failed != "chmod" && failed != "list" {
				t.Errorf("the failure of %q is not said", disk.Log()[at-1])
			}
			for _, name := range disk.Names() {
				if name != target && !strings.HasPrefix(disk.Log()[at-1], "remove") {
					t.Errorf("after %q %s is left", disk.Log()[at-1], name)
				}
			}
			after := disk.PowerLoss(rand.New(rand.NewPCG(seed, 1)))
			got, read := store.Disk{FS: after}.Read(target)
			if read != nil || string(got) != "oud" && string(got) != "nieuw" {
				t.Errorf("after %q the file holds %q, %v", disk.Log()[at-1], got, read)
			}
		}
	}
}

// TestWhatWasWrittenSurvivesThePowerLoss: once Write returned, it is there.
func TestWhatWasWrittenSurvivesThePowerLoss(t *testing.T) {
	for seed := range uint64(100) {
		disk := faulty.New(noon, folder)
		for _, text := range []string{"een", "twee, en langer", "drie"} {
			if err := (store.Disk{FS: disk}).Write(target, []byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		after := disk.PowerLoss(rand.New(rand.NewPCG(seed, 2)))
		if got, err := (store.Disk{FS: after}).Read(target); err != nil || string(got) != "drie" {
			t.Fatalf("the file holds %q, %v", got, err)
		}
	}
}

// TestAWriterWithoutSyncIsCaught shows that the disk above forgets: a writer
// that syncs nothing must lose something.
func TestAWriterWithoutSyncIsCaught(t *testing.T) {
	lost := 0
	for seed := range uint64(100) {
		disk := faulty.New(noon, folder)
		disk.Put(target, []byte("oud"))
		file, err := disk.Create(target+".tmp", 0o600)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = file.Write([]byte("nieuw"))
		_ = disk.Rename(target+".tmp", target)
		after := disk.PowerLoss(rand.New(rand.NewPCG(seed, 3)))
		if got, _ := (store.Disk{FS: after}).Read(target); string(got) != "nieuw" {
			lost++
		}
	}
	if lost == 0 {
		t.Error("nothing was ever lost")
	}
}

func TestWhatWentWrongIsSaid(t *testing.T) {
	for fault, says := range map[error]string{
		syscall.ENOSPC:       "de schijf is vol; maak ruimte",
		syscall.EDQUOT:       "de schijf is vol",
		syscall.EROFS:        "kan alleen worden gelezen",
		syscall.EIO:          "stick antwoordt niet",
		syscall.ENODEV:       "stick antwoordt niet",
		syscall.EACCES:       "u mag hier niet schrijven",
		syscall.ENOENT:       "deze map is er niet",
		errors.New("anders"): "niet te schrijven",
	} {
		disk := faulty.New(noon, folder)
		disk.FailAt, disk.Fault = 4, fault // the write itself
		err := store.Disk{FS: disk}.Write(target, []byte("nieuw"))
		if err == nil || !strings.HasPrefix(err.Error(), target+": ") || !strings.Contains(err.Error(), says) {
			t.Errorf("%v says %v", fault, err)
		}
		if !errors.Is(err, fault) {
			t.Errorf("%v is lost under %v", fault, err)
		}
	}
}
