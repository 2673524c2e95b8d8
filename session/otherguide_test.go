package session

import (
	"fmt"
	"strings"
	"testing"

	"formatietafel/guide"
)

func TestGuideNotice(t *testing.T) {
	g := guide.Builtin()
	same := Session{Guide: GuideRef{ID: g.ID, Version: g.Version}, Stances: []Stance{{Question: "weg"}}}
	older := Session{Guide: GuideRef{ID: g.ID, Version: "2025.1"}, Stances: []Stance{{Question: "cameras"}}}
	other := Session{
		Guide:     GuideRef{ID: "eigen", Version: "3"},
		Members:   []Member{{ID: "w1", Fields: []string{"wonen", "haven"}}},
		Portfolio: Portfolio{Weights: []Weight{{Criterion: "zon"}}},
		Stances:   []Stance{{Question: "warmtenet"}, {Question: "loket"}, {Question: "thuis"}},
		Quick:     []Quick{{Question: "warmtenet"}},
		Questions: []Question{{ID: "thuis"}},
		Statutes:  []Statute{{ID: "oude-wet"}},
		Wording:   []Wording{{Passage: "stance.warmtenet"}, {Passage: "stance.loket"}},
	}
	tests := []struct {
		name    string
		session Session
		says    []string
		silent  []string
	}{
		{"the same guide", same, nil, []string{"gids"}},
		{"no guide named", Session{}, nil, []string{"gids"}},
		{"an older version", older, []string{"“slimme-stad” versie 2025.1", "versie " + g.Version, "blijft bewaard", "staat ook in de geladen gids"}, []string{"cameras", "--guide"}},
		{"another guide", other, []string{
			"“eigen” versie 3", "blijft bewaard", "onderwerp “haven”", "afwegingspunt “zon”", "dilemma “warmtenet”", "wettelijke datum “oude-wet”", "passage “stance.warmtenet”", "--guide MAP",
		}, []string{"wonen", "“loket”", "thuis", "stance.loket"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := GuideNotice(&test.session, g)
			for _, want := range test.says {
				if !strings.Contains(got, want) {
					t.Errorf("does not say %q: %s", want, got)
				}
			}
			for _, no := range test.silent {
				if strings.Contains(got, no) {
					t.Errorf("says %q: %s", no, got)
				}
			}
			if strings.Count(got, "dilemma “warmtenet”") > 1 {
				t.Errorf("says it twice: %s", got)
			}
		})
	}
}

func TestGuideLackNamesWhatLacks(t *testing.T) {
	g := guide.Builtin()
	stances := []Stance{{Question: "warmtenet"}, {Question: "loket"}}
	other := File{Session: &Session{Guide: GuideRef{ID: "eigen", Version: "3"}, Stances: stances}}
	if got := other.GuideLack(g); !strings.Contains(got, "dilemma “warmtenet”") || strings.Contains(got, "loket") || !strings.Contains(got, "“eigen” versie 3") {
		t.Errorf("got %q", got)
	}
	alderman := File{Onboarding: &Onboarding{Guide: GuideRef{ID: "eigen"}, Alderman: Alderman{Fields: []string{"zee", "wonen"}}}}
	if got := alderman.GuideLack(g); !strings.Contains(got, "onderwerp “zee”") || strings.Contains(got, "wonen") {
		t.Errorf("got %q", got)
	}
	for name, whole := range map[string]File{
		"nothing lacks":  {Session: &Session{Guide: GuideRef{ID: "eigen"}, Stances: stances[1:]}},
		"the same guide": {Session: &Session{Guide: GuideRef{ID: g.ID, Version: g.Version}, Stances: stances}},
		"another kind":   {Contribution: &Contribution{}},
	} {
		if got := whole.GuideLack(g); got != "" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestGuideNoticeStaysShort(t *testing.T) {
	s := Session{Guide: GuideRef{ID: "eigen"}}
	for i := range 30 {
		s.Stances = append(s.Stances, Stance{Question: fmt.Sprintf("eigen-%d", i)})
	}
	if got := GuideNotice(&s, guide.Builtin()); !strings.Contains(got, "en nog 22") {
		t.Error(got)
	}
}

func TestOnboardingGuideNotice(t *testing.T) {
	g := guide.Builtin()
	o := Onboarding{Guide: GuideRef{ID: g.ID, Version: g.Version}, Alderman: Alderman{Fields: []string{"haven", "wonen"}, OtherFields: []string{"wijken noord"}}}
	if got := OnboardingGuideNotice(&o, g); got != "" {
		t.Errorf("the same guide: %s", got)
	}
	o.Guide.Version = "2024.1"
	got := OnboardingGuideNotice(&o, g)
	if !strings.Contains(got, "onderwerp “haven”") || strings.Contains(got, "wonen") || strings.Contains(got, "noord") {
		t.Error(got)
	}
}
