# Everything a person or a CI job does here. `make` alone lists it.

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin

# Material announces its end of life at every build; authors can do nothing about it.
export NO_MKDOCS_2_WARNING := 1

# The Python that PYTHON names, else the first that is new enough; then what tells it, and this folder, from others.
FOUND := $(shell for name in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11); do \
  "$$name" -c 'import os, sys, zlib; sys.version_info < (3, 11) and sys.exit(1); \
    print(sys.argv[1], "%d.%d.%d-%08x" % (sys.version_info[:3] + (zlib.crc32((sys.base_prefix + os.getcwd()).encode()),)))' \
  "$$name" 2>/dev/null && break; done)
PYTHON_FOUND := $(word 1,$(FOUND))
MADE := $(VENV)/made-with-$(word 2,$(FOUND))

.DEFAULT_GOAL := help
.PHONY: help site serve check addresses external test lint lock schemas clean

help:  ## list what can be done
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

site: $(VENV)/site.stamp  ## build the site into site/, strictly
	@$(BIN)/mkdocs build --strict

serve: $(VENV)/site.stamp  ## show the site while you write, drafts included
	@$(BIN)/mkdocs serve

check: $(VENV)/site.stamp  ## check the guides and the data, without building
	@$(BIN)/guichet check $(OPTIONS)

addresses: $(VENV)/site.stamp  ## record the addresses and anchors of new guides
	@$(BIN)/guichet addresses --update

external: $(VENV)/test.stamp  ## build the site, and check what it leads to elsewhere
	@$(BIN)/mkdocs build --quiet --strict
	@$(BIN)/guichet check --site site --external

test: lint  ## run every test, browser included
	@tests/install-tools
	@$(BIN)/pytest --numprocesses auto --maxprocesses 4

lint: $(VENV)/test.stamp  ## judge style, types and layers
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

lock: $(VENV)/test.stamp  ## choose the newest allowed versions of all packages anew
	@$(COMPILE) --output-file requirements.txt
	@$(COMPILE) --group test --constraint requirements.txt --output-file requirements-test.txt

schemas: $(VENV)/site.stamp  ## write the published JSON Schemas anew
	@for name in data guide links page product report settings; do $(BIN)/guichet schema $$name > schemas/$$name.json; done

# One version of a package for every Python (`fewest`), so that a site comes out the same wherever it is built.
COMPILE = $(BIN)/uv pip compile pyproject.toml --group build --quiet --upgrade --universal --python-version 3.11 \
  --fork-strategy fewest --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

clean:  ## remove everything that was made here
	@rm -rf $(VENV) site .site-* .hypothesis .import_linter_cache hooks/*.egg-info
	@find . -type d '(' -name __pycache__ -o -name '.mypy_cache' -o -name '.pytest_cache' -o -name '.ruff_cache' ')' \
	  -prune -exec rm -rf {} +

# A stamp says that the environment holds all of a lock file: it is taken away first and written last, so that a set-up
# that fails leaves none. The environment itself is made anew once the Python or the folder is another.

$(MADE):
	@test -n "$(FOUND)" || { echo 'Guichet needs Python 3.11 or newer (on Debian and Ubuntu: apt install python3' \
	  'python3-venv). Is it elsewhere? Then: make PYTHON=/path/to/python3' >&2; exit 1; }
	@$(PYTHON_FOUND) -m venv --clear $(VENV) || { rm -rf $(VENV); echo 'Python cannot make a virtual environment:' \
	  'see above (on Debian and Ubuntu: apt install python3-venv)' >&2; exit 1; }
	@touch $@

$(VENV)/site.stamp: requirements.txt pyproject.toml $(MADE)
	@rm -f $@
	@echo 'Installing what the site needs ...'
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m pip check --quiet
	@touch $@

$(VENV)/test.stamp: requirements-test.txt $(VENV)/site.stamp
	@rm -f $@
	@echo 'Installing what the tests need ...'
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-test.txt
	@touch $@
