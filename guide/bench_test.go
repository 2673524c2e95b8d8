package guide

import "testing"

// BenchmarkParse is what each start of the program pays for the guide.
func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := parse(Files()); err != nil {
			b.Fatal(err)
		}
	}
}
