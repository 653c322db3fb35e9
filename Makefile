# make run      builds Backstep and opens the menu
# make test     runs every test
# make check    proves every lesson that ships
# make check-exports  runs what is exported of them in PyTorch and pdflatex
# make install  installs the program, the lessons, the manual and completions below PREFIX
# make bench    measures graphs and traces
# make format   formats the sources as CI wants them

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
# On Linux one file that needs nothing else and starts at once; elsewhere the system's libraries stay.
ifeq ($(shell uname -s),Linux)
SYMBOLS = -Xlinker -s
LINKER = $(CURDIR)/Sources/backstep/Linux
STATIC = -Xswiftc -static-executable -Xswiftc -Xfrontend -Xswiftc -function-sections -Xswiftc -use-ld=lld \
  -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors $(SYMBOLS) -Xlinker -ltinfo \
  -Xlinker --no-eh-frame-hdr -Xlinker --icf=all -Xlinker $(LINKER).ld \
  -Xlinker --symbol-ordering-file=$(LINKER).order -Xlinker --no-warn-symbol-ordering
else
STATIC = --static-swift-stdlib
endif
RELEASE = -c release --product backstep $(STATIC)
TESTED = -Xswiftc -O --scratch-path .build/tested
SHARE = $(DESTDIR)$(PREFIX)/share
LIBRARY = $(shell $(SWIFT) build $(RELEASE) --show-bin-path)

.PHONY: run test build check check-exports check-pytorch check-latex bench install uninstall format lint clean ncurses yaml tmux

run: build
	@$(LIBRARY)/backstep

# The order of functions is nothing that the package manager looks at.
build: ncurses yaml
	@if [ -e "$(LINKER).order" ] && [ "$(LINKER).order" -nt "$(LIBRARY)/backstep" ]; then \
	  rm -f "$(LIBRARY)/backstep"; fi
	@$(SWIFT) build $(RELEASE)

# Optimized, for the tests draw every lesson at many sizes; beside what `swift test` builds to debug.
# What is built with the tests proves the lessons too.
test: ncurses yaml tmux
	@$(SWIFT) build --build-tests $(TESTED)
	@$(SWIFT) test --skip-build $(TESTED)
	@$$($(SWIFT) build $(TESTED) --show-bin-path)/backstep check --course lessons

check: build
	@$(LIBRARY)/backstep check --course lessons

# By hand: needs torch for PYTHON, and texlive-latex-base; each format by itself, too.
PYTHON ?= python3
CHECK_EXPORTS = @$(PYTHON) Tests/Fixtures/check_exports.py "$(LIBRARY)/backstep"
check-exports: build
	$(CHECK_EXPORTS)
check-pytorch: build
	$(CHECK_EXPORTS) pytorch
check-latex: build
	$(CHECK_EXPORTS) latex

bench: yaml
	@cd Benchmarks && $(SWIFT) run -c release benchmarks

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(SHARE)/backstep/lessons/classes"
	install -m 755 "$(LIBRARY)/backstep" "$(DESTDIR)$(PREFIX)/bin/backstep"
	install -m 644 lessons/*.* "$(SHARE)/backstep/lessons"
	install -m 644 lessons/classes/* "$(SHARE)/backstep/lessons/classes"
	install -d "$(SHARE)/man/man1" "$(SHARE)/bash-completion/completions" \
	  "$(SHARE)/zsh/site-functions" "$(SHARE)/fish/vendor_completions.d"
	"$(LIBRARY)/backstep" manual > "$(SHARE)/man/man1/backstep.1"
	"$(LIBRARY)/backstep" --generate-completion-script bash > "$(SHARE)/bash-completion/completions/backstep"
	"$(LIBRARY)/backstep" --generate-completion-script zsh > "$(SHARE)/zsh/site-functions/_backstep"
	"$(LIBRARY)/backstep" --generate-completion-script fish > "$(SHARE)/fish/vendor_completions.d/backstep.fish"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/backstep" "$(SHARE)/man/man1/backstep.1" \
	  "$(SHARE)/bash-completion/completions/backstep" "$(SHARE)/zsh/site-functions/_backstep" \
	  "$(SHARE)/fish/vendor_completions.d/backstep.fish"
	rm -rf "$(SHARE)/backstep"

format:
	@$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks

lint:
	@$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

clean:
	@$(SWIFT) package clean

# What a fresh Debian machine lacks; elsewhere the header is looked for where compilers look.
ncurses:
	@.ci/need libncurses-dev --header ncurses.h

yaml:
	@.ci/need libyaml-dev --header yaml.h

tmux:
	@.ci/need tmux --command tmux
