package screens

import "testing"

func TestHallGoesToASecondDisplay(t *testing.T) {
	laptop := display{0, 0, 1366, 768}
	right := display{1366, 0, 1920, 1080}
	for name, c := range map[string]struct {
		all  []display
		want display
		ok   bool
	}{
		"none is known":                   {nil, display{}, false},
		"one display":                     {[]display{laptop}, display{}, false},
		"a projector on the right":        {[]display{laptop, right}, right, true},
		"on the left":                     {[]display{laptop, {-1920, 0, 1920, 1080}}, display{-1920, 0, 1920, 1080}, true},
		"above":                           {[]display{laptop, {0, -1080, 1920, 1080}}, display{0, -1080, 1920, 1080}, true},
		"the laptop is on the right":      {[]display{{1920, 0, 1366, 768}, {0, 0, 1920, 1080}}, display{0, 0, 1920, 1080}, true},
		"mirrored":                        {[]display{laptop, laptop}, display{}, false},
		"mirrored, at another resolution": {[]display{laptop, {0, 0, 1024, 768}}, display{}, false},
		"mirrored, and shifted":           {[]display{laptop, {171, 0, 1024, 768}}, display{}, false},
		"one mirrors, another is apart":   {[]display{laptop, {0, 0, 1024, 768}, right}, right, true},
		"two apart":                       {[]display{laptop, right, {3286, 0, 800, 600}}, right, true},
		"switched off":                    {[]display{laptop, {1366, 0, 0, 0}}, display{}, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got, ok := hallDisplay(c.all); got != c.want || ok != c.ok {
				t.Errorf("got %+v %v", got, ok)
			}
		})
	}
}
