# make         set up .venv and build every sheet in every language into output/
# make test    run the tests                       (ARGS="-k arabic" narrows them)
# make quick   run the tests that need no process, no browser and no PDF
# make check   everything that must hold before a change is published: lint, types,
#              layers, catalogs and schemas up to date, the gate, build, its proof, tests
# make pictures  show which pages look otherwise than tests/visual/references, and make
#              what there is now the reference
# make gallery  renew the pictures and PDFs of docs/gallery
# make edges   test with the oldest versions that are permitted, and with the newest Python here
# make test-newest  test with what pyproject.toml permits today, whatever locks/ says
# make bench   a quick look at speed and memory beside other tools   (ARGS=--all for an hour of it)
# make measures  count lines, names and the like in src/, and show times of the last make test
# make locks   adapt locks/ to pyproject.toml, and keep versions that it still permits
# make upgrade  take the newest versions that pyproject.toml permits, and show what changes
# make format  put the code into its standard form
# make clean   remove whatever make has made

PYTHON ?= python3
VENV := .venv
# The folder is part of the stamps' names: an environment does not survive being moved.
PLACE := $(shell pwd | cksum | cut -d ' ' -f 1)
READY := $(VENV)/ready-$(PLACE)
READY_DEV := $(VENV)/ready-dev-$(PLACE)
# Tests that run side by side: many wait for a browser, a validator, a build.
AT_ONCE = $(shell expr $$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN) + 1)

# The tests start hundreds of Python processes: what these import is compiled once and kept.
unexport PYTHONDONTWRITEBYTECODE

MAKEFLAGS += --no-builtin-rules
.DEFAULT_GOAL := build
.PHONY: build test quick check lint types layers current gate verify pictures gallery edges test-newest bench measures locks upgrade format clean

build: $(READY)
	$(VENV)/bin/factsheet build

test: $(READY_DEV)
	$(VENV)/bin/python -m pytest --numprocesses $(AT_ONCE) --dist worksteal --junit-xml=.cache/tests.xml $(ARGS)

quick: $(READY_DEV)
	$(VENV)/bin/python -m pytest --numprocesses $(AT_ONCE) --dist worksteal --quick -m "not slow" $(ARGS)

# What only looks side by side, and the tests last, so that the last line is theirs.
check: $(READY_DEV)
	$(MAKE) --no-print-directory --jobs=2 --output-sync=target types lint layers current gate
	$(MAKE) --no-print-directory build
	$(MAKE) --no-print-directory verify
	$(MAKE) --no-print-directory test

lint: $(READY_DEV)
	$(VENV)/bin/ruff check --quiet .
	$(VENV)/bin/ruff format --quiet --check .

types: $(READY_DEV)
	$(VENV)/bin/mypy --no-error-summary

layers: $(READY_DEV)
	$(VENV)/bin/lint-imports --no-cache --no-logo

current: $(READY_DEV)
	$(VENV)/bin/factsheet sync --check --quiet
	$(VENV)/bin/factsheet sync --check --quiet -C examples/countries
	$(VENV)/bin/factsheet schema --check --quiet

gate: $(READY_DEV)
	$(VENV)/bin/factsheet check --strict --quiet
	$(VENV)/bin/factsheet check --strict --quiet -C examples/countries

verify: $(READY_DEV)
	$(VENV)/bin/factsheet verify --quiet

pictures: $(READY_DEV)
	$(VENV)/bin/python tools/pictures.py --renew

gallery: $(READY)
	$(VENV)/bin/factsheet build
	$(VENV)/bin/python tools/gallery.py

edges: $(READY_DEV)
	tools/edges.sh $(VENV) $(ARGS)

test-newest: $(READY_DEV)
	rm -rf .cache/today
	$(VENV)/bin/python -m venv .cache/today
	.cache/today/bin/python -m pip install --quiet --disable-pip-version-check \
		--editable '.[bench,cluster,data,dev,exchange,preview,verify]'
	-.cache/today/bin/python -m pip install --quiet --disable-pip-version-check \
		--only-binary :all: --editable '.[cldr-check]' # ICU, where it has a wheel
	$(VENV)/bin/python tools/locks.py --compare .cache/today
	.cache/today/bin/python -m pytest --numprocesses $(AT_ONCE) --dist worksteal $(ARGS)

bench: $(READY_DEV)
	$(VENV)/bin/python bench/run.py $(ARGS)

measures: $(READY_DEV)
	$(VENV)/bin/python tools/measures.py $(ARGS)

locks: $(READY_DEV)
	$(VENV)/bin/python tools/locks.py

upgrade: $(READY_DEV)
	$(VENV)/bin/python tools/locks.py --upgrade $(ARGS)
	$(MAKE) --no-print-directory $(READY_DEV)
	$(VENV)/bin/factsheet formats --check || true
	$(VENV)/bin/factsheet formats --check -C examples/countries || true

format: $(READY_DEV)
	$(VENV)/bin/ruff check --quiet --fix .
	$(VENV)/bin/ruff format --quiet .

clean:
	find output -mindepth 1 ! -name .gitignore -delete
	rm -rf $(VENV) .cache .factsheet .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml tools/setup.sh locks/build.txt
	@PYTHON="$(PYTHON)" tools/setup.sh $(VENV) locks/build.txt
	@touch $@

$(READY_DEV): pyproject.toml tools/setup.sh locks/newest.txt locks/icu.txt
	@PYTHON="$(PYTHON)" tools/setup.sh $(VENV) locks/newest.txt locks/icu.txt
	@touch $(READY) $@
