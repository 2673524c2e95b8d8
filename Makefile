# Two commands are the door: `make run` and `make test`. Both install what
# they need on Debian and Ubuntu, and nothing where it is there already.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c

BUILD   := build
PROGRAM := $(BUILD)/formatietafel
TAGS    := migrated_fynedo,no_emoji
LDFLAGS := -s -w
EXAMPLE := $(BUILD)/Waterrijk.formatie

# What the window links against, and what the tests look with.
WINDOW_PACKAGES := gcc libgl1-mesa-dev xorg-dev libwayland-dev libxkbcommon-dev
PACKAGE_PACKAGES := gcc-mingw-w64-x86-64 zip
PACKAGE_TEST_PACKAGES := wine64 wine unzip binutils desktop-file-utils libxml2-utils man-db shared-mime-info lintian
TEST_PACKAGES   := libgl1-mesa-dri xvfb x11-xkb-utils xdotool openbox imagemagick qpdf poppler-utils
FORM_PACKAGES   := chromium poppler-utils

GOFUMPT     := mvdan.cc/gofumpt@v0.12.0
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.9.0
VULNDB      := golang.org/x/vulndb@latest
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2

# Plays the built program in its window; where that fails a picture stays in build.
PICTURES = $(BUILD)
PLAY = FORMATIETAFEL="$(abspath $(PROGRAM))" PICTURES="$(abspath $(PICTURES))" go test -count=1 -timeout 30m -tags "$(TAGS)"

# A test that needs an outside tool fails without it here; by itself it skips.
export REQUIRE_TOOLS ?= 1
# Property tests draw the same cases each time, so that what fails is to blame
# on what changed; `make soak` draws others, and more.
export RAPID_SEED ?= 20260330

.PHONY: $(shell sed -nE 's/^([a-z0-9-]+):.*/\1/p' Makefile)

help: ## lists the targets
	@grep -hE '^[a-z0-9-]+:.*## ' Makefile | sed -E 's/^([a-z0-9-]+):.*## /  make \1\t/' | expand -t 22

run: build ## opens the window on the example session, or without a display exports its PDF
	@rm -f "$(EXAMPLE)"
	@"$(PROGRAM)" new --example -o "$(EXAMPLE)"
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then "$(PROGRAM)" "$(EXAMPLE)"; else \
	  "$(PROGRAM)" export "$(EXAMPLE)" -o "$(BUILD)/Waterrijk.pdf" && \
	  echo "Er is geen beeldscherm. De PDF van het voorbeeld staat in $(BUILD)/Waterrijk.pdf"; fi

test: setup-test commands check-style test-form verify-pdf test-package ## installs what tests need and passes them
	go test -timeout 30m -tags "$(TAGS)" $$(go list -tags "$(TAGS)" ./... | grep -v /proof/played)

build: setup-window ## builds the program
	@mkdir -p "$(BUILD)"
	go build -tags "$(TAGS)" -trimpath -ldflags "$(LDFLAGS)" -o "$(PROGRAM)" .

commands: ## builds the commands alone, without cgo
	@mkdir -p "$(BUILD)"
	CGO_ENABLED=0 go build -tags nowindow -trimpath -ldflags "$(LDFLAGS)" -o "$(BUILD)/formatietafel-commands" .

check-style: setup-window ## vet, staticcheck and gofumpt
	go vet -tags "$(TAGS)" ./... ./.ci/bench ./.ci/bench/blank
	GOOS=windows CGO_ENABLED=0 go vet -tags nowindow $$(go list ./... | grep -v /screens)
	go run $(STATICCHECK) -tags "$(TAGS)" ./... ./.ci/bench ./.ci/bench/blank
	@untidy=$$(go run $(GOFUMPT) -l .); if [ -n "$$untidy" ]; then echo "gofumpt wil deze bestanden anders:"; echo "$$untidy"; exit 1; fi

race: setup-test ## the tests with the race detector
	go test -race -tags "$(TAGS)" ./...

torture: setup-test ## kills the program at random moments, 300 times and more, and says what was lost
	go test -tags "$(TAGS)" -run 'TestKill' -v -timeout 60m ./proof -args -kills 300 -windowkills 40 -strict
	go test -run 'TestAgainstAModel|TestEachFailure' -v -timeout 30m ./session/desk ./session/store

soak: setup-window ## the property tests with 2,000 cases each that were not seen before
	@tests=$$(awk '/^func Test/ {sub(/^func /, ""); sub(/\(.*/, ""); name = $$0} /rapid\.Check\(/ {print name}' \
	    $$(grep -rlE 'rapid\.Check\(' --include='*_test.go' .) | sort -u | paste -sd '|'); \
	packages=$$(grep -rlE 'rapid\.Check\(' --include='*_test.go' . | xargs -n 1 dirname | sort -u); \
	RAPID_SEED=0 RAPID_CHECKS=2000 go test -count=1 -timeout 60m -tags "$(TAGS)" -run "^($$tests)$$" $$packages

# The list of weaknesses comes as a Go module, so that the Go proxy is enough.
# The Go release is the one that packages are made with.
vuln: setup-window ## looks for known weaknesses in what is linked
	@mkdir -p "$(BUILD)"
	GOBIN="$(abspath $(BUILD))" go install $(GOVULNCHECK)
	@list=$$(cd / && go mod download -json $(VULNDB) | sed -n 's/.*"Dir": "\(.*\)",*/\1/p') && \
	export GOTOOLCHAIN=$$(cat .ci/go-release) && \
	"$(BUILD)/govulncheck" -db "file://$$list/data/osv" -tags "$(TAGS)" ./... && \
	GOOS=windows CGO_ENABLED=0 "$(BUILD)/govulncheck" -db "file://$$list/data/osv" -tags nowindow .

bench: setup-bench build ## speed: against a blank window and other makers of PDF, then the goals as benchmarks
	@mkdir -p "$(BUILD)/bench"
	go build -tags "$(TAGS)" -trimpath -ldflags "$(LDFLAGS)" -o "$(BUILD)/bench/blank" ./.ci/bench/blank
	go run ./.ci/bench "$(PROGRAM)" "$(BUILD)/bench/blank" "$(abspath $(BUILD)/bench)"
	go test -run '^$$' -bench . -benchmem -tags "$(TAGS)" ./...

fuzz: ## fuzzes the readers, half a minute each
	go test -run '^$$' -fuzz FuzzScan -fuzztime 30s ./scan
	go test -run '^$$' -fuzz '^FuzzRead$$' -fuzztime 30s ./session
	go test -run '^$$' -fuzz FuzzReadContribution -fuzztime 30s ./session
	go test -run '^$$' -fuzz FuzzReadOnboarding -fuzztime 30s ./session
	go test -run '^$$' -fuzz FuzzLibrary -fuzztime 30s ./session
	go test -run '^$$' -fuzz FuzzJournal -fuzztime 30s ./session/store
	go test -run '^$$' -fuzz FuzzDecrypt -fuzztime 30s ./session/store
	go test -run '^$$' -fuzz FuzzOpenSealed -fuzztime 30s ./session/store
	go test -run '^$$' -fuzz FuzzLoad -fuzztime 30s ./guide
	go test -run '^$$' -fuzz FuzzReadable -fuzztime 30s ./guide
	go test -run '^$$' -fuzz FuzzWrite -fuzztime 30s -fuzzminimizetime 1s ./export/pdf/tag

pdf-samples: ## makes a set of PDF files in build/samples: the example and others, each variant, form and length
	@.ci/install qpdf
	@mkdir -p "$(BUILD)/samples"
	PDF_SAMPLES="$(abspath $(BUILD)/samples)" go test -count=1 -run TestSamplesAreAccessible ./export

verify-pdf: pdf-samples ## holds the PDF files in build/samples against PDF/UA-1 and PDF/A with veraPDF (needs java and mvn)
	.ci/verify-pdf "$(BUILD)/samples" "$(BUILD)"

form: setup-form ## bundles the script of the form that parties fill in at home
	cd export/invite/form && npm run --silent build

test-form: setup-form commands ## the form in a real browser, and whether its bundle is what its sources give
	cd export/invite/form && node build.mjs "$(CURDIR)/$(BUILD)/bundle.js" && cmp ../bundle.js "$(CURDIR)/$(BUILD)/bundle.js"
	cd export/invite/form && FORMATIETAFEL="$(CURDIR)/$(BUILD)/formatietafel-commands" node --test --test-reporter=spec test/form.test.mjs
	REQUIRE_TOOLS=1 go test -count=1 ./export/invite

screenshots: PICTURES = docs/images
screenshots: setup-test build ## makes the screenshots of README and docs
	SCREENSHOTS=1 $(PLAY) -run TestScreenshots -v ./proof/played

package: setup-package ## makes a Linux tarball, a .deb and a Windows zip in build/packages
	.ci/package "$(BUILD)/packages"

test-package: setup-package ## makes the packages twice, installs them, and runs the Windows commands under Wine
	@.ci/install $(PACKAGE_TEST_PACKAGES)
	.ci/package-test

e2e: setup-test build ## fills a session from empty in the real window, makes documents, reopens it, and in every look and language
	$(PLAY) -run 'TestFromEmpty|TestLooks|TestFileDialogs' -v ./proof/played

evening: setup-test build ## plays a whole evening in the real window, and counts its keys
	$(PLAY) -run TestEvening -v ./proof/played

icon: ## draws the icon from its SVG
	@.ci/install librsvg2-bin
	rsvg-convert -w 128 -h 128 assets/icon.svg -o assets/icon.png

setup-offline:
	@.ci/install strace

setup-window:
	@.ci/install $(WINDOW_PACKAGES)

setup-package: setup-window
	@.ci/install $(PACKAGE_PACKAGES)

setup-test: setup-window setup-offline setup-readers setup-office
	@.ci/install $(TEST_PACKAGES)

setup-bench: setup-test
	@.ci/install chromium libreoffice-writer weasyprint

setup-readers: # pdf.js, which reads what we write
	@command -v npm >/dev/null || .ci/install nodejs npm
	@cd .ci/readers && { npm ls >/dev/null 2>&1 || npm ci --silent --no-fund --no-audit; }

# npm's own packages stand in package-lock.json, with their digests.
setup-form:
	@command -v node >/dev/null || .ci/install nodejs
	@command -v npm >/dev/null || .ci/install npm
	@.ci/install $(FORM_PACKAGES)
	@cd export/invite/form && { cmp -s package-lock.json node_modules/.installed || { npm ci --ignore-scripts --no-audit --no-fund --silent && cp package-lock.json node_modules/.installed; }; }

setup-office: ## installs LibreOffice, with which the tests open .docx, .odt and .xlsx
	@.ci/install libreoffice-writer libreoffice-calc

clean: ## removes what was built
	rm -rf "$(BUILD)"
