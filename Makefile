# Everything a person or a CI job does here. `make` alone lists it.

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin

# The Python that PYTHON names, else the first that is new enough; then what tells it, and this folder, from others.
FOUND := $(shell for name in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11); do \
  "$$name" -c 'import os, sys, zlib; sys.version_info < (3, 11) and sys.exit(1); \
    print(sys.argv[1], "%d.%d.%d-%08x" % (sys.version_info[:3] + (zlib.crc32((sys.base_prefix + os.getcwd()).encode()),)))' \
  "$$name" 2>/dev/null && break; done)
PYTHON_FOUND := $(word 1,$(FOUND))
MADE := $(VENV)/made-with-$(word 2,$(FOUND))

# The groups of packages besides those of the site, each with its lock file.
GROUPS := test audit fuzz mutants

.DEFAULT_GOAL := help
.PHONY: help site serve check addresses external quick properdocs test lint fuzz mutants audit sbom lock schemas clean

help:  ## list what can be done
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

site: $(VENV)/site.stamp  ## build the site into site/, strictly
	@$(BIN)/guichet build

serve: $(VENV)/site.stamp  ## show the site while you write, drafts included
	@$(BIN)/guichet serve

check: $(VENV)/site.stamp  ## check the guides and the data, without building
	@$(BIN)/guichet check $(OPTIONS)

addresses: $(VENV)/site.stamp  ## record the addresses and anchors of new guides
	@$(BIN)/guichet addresses --update

external: $(VENV)/test.stamp  ## build the site, and check what it leads to elsewhere
	@$(BIN)/guichet build
	@$(BIN)/guichet check --site site --external

quick: $(VENV)/test.stamp  ## judge style, and run every test but those of browsers, of time, of random input and of the wheel
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/pytest --quiet --numprocesses auto --maxprocesses 4 -m 'not browser and not speed and not slow and not hypothesis'

properdocs:  ## run the tests of builds, of the preview and of the command under ProperDocs alone
	@$(MAKE) --no-print-directory VENV=.venv-properdocs .venv-properdocs/test.stamp
	@.venv-properdocs/bin/python -m pip uninstall --quiet --yes mkdocs
	@.venv-properdocs/bin/pytest --numprocesses auto --maxprocesses 4 tests/publishing/test_build.py \
	  tests/publishing/test_plugin.py tests/publishing/test_serve.py tests/cli

test: lint  ## run every test, browser included
	@tests/install-tools
	@$(BIN)/pytest --numprocesses auto --maxprocesses 4

lint: $(VENV)/test.stamp  ## judge style, types, layers and what CI runs
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/zizmor --offline --quiet .github
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci .gitlab-ci.yml

FUZZED := front-matter dialect data-file links import sequence
fuzz: $(VENV)/fuzz.stamp  ## feed what reads texts with random ones, for SECONDS (60) each
	@failed=; for name in $(FUZZED); do PYTHONPATH=tests $(BIN)/python -m fuzz.run $$name .fuzz \
	  -max_total_time=$(or $(SECONDS),60) -print_final_stats=1 || failed="$$failed $$name"; done; \
	  test -z "$$failed" || { echo "failed:$$failed; the inputs are in .fuzz/crashes" >&2; exit 1; }

mutants: $(VENV)/mutants.stamp  ## change the code that guards, and count the changes that no test notices
	@mkdir -p .mutants && rm -rf .mutants/src .mutants/tests && cp -r hooks .mutants/src
	@cp -r tests docs guides schemas mkdocs.yml pyproject.toml .mutants/
	@cd .mutants && ../$(BIN)/mutmut run $(MUTATED)
	@cd .mutants && ../$(BIN)/python tests/mutation/score.py mutants/src/guichet

audit: $(VENV)/audit.stamp  ## look for known vulnerabilities in all packages
	@$(BIN)/pip-audit --strict --disable-pip --require-hashes $(foreach file,$(wildcard requirements*.txt),-r $(file))

sbom: $(VENV)/audit.stamp  ## list what the site is built with in sbom.json, as CycloneDX
	@$(BIN)/cyclonedx-py requirements requirements.txt --pyproject pyproject.toml --output-reproducible \
	  --output-file sbom.json

lock: $(VENV)/test.stamp  ## choose the newest allowed versions of all packages anew
	@$(COMPILE) --output-file requirements.txt
	@$(COMPILE) --group test --constraint requirements.txt --output-file requirements-test.txt
	@for group in $(filter-out test,$(GROUPS)); do $(COMPILE) --group $$group --constraint requirements-test.txt \
	  --output-file requirements-$$group.txt || exit 1; done

schemas: $(VENV)/site.stamp  ## write the published JSON Schemas anew
	@for name in data guide links page product report settings; do $(BIN)/guichet schema $$name > schemas/$$name.json; done

# One version of a package for every Python (`fewest`), so that a site comes out the same wherever it is built. With
# `make lock UPGRADE=`, what is there keeps its version, and only what pyproject.toml has more is added.
UPGRADE := --upgrade
COMPILE = $(BIN)/uv pip compile pyproject.toml --group build --quiet $(UPGRADE) --universal --python-version 3.11 \
  --fork-strategy fewest --generate-hashes --only-binary :all: --emit-build-options --no-emit-index-url \
  --no-emit-find-links --custom-compile-command 'make lock'

clean:  ## remove everything that was made here
	@rm -rf $(VENV) .venv-properdocs site .site-* .fuzz .mutants sbom.json .hypothesis .import_linter_cache
	@rm -rf hooks/*.egg-info
	@find . -type d '(' -name __pycache__ -o -name '.mypy_cache' -o -name '.pytest_cache' -o -name '.ruff_cache' ')' \
	  -prune -exec rm -rf {} +

# Wheels alone, held to their hashes: an archive of sources would run its own code while it is being installed.
INSTALL := $(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: --requirement

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
	@$(INSTALL) requirements.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m pip check --quiet
	@touch $@

$(GROUPS:%=$(VENV)/%.stamp): $(VENV)/%.stamp: requirements-%.txt $(VENV)/site.stamp
	@rm -f $@
	@echo 'Installing what `make $*` needs ...'
	@$(INSTALL) $<
	@touch $@

$(VENV)/fuzz.stamp $(VENV)/mutants.stamp: $(VENV)/test.stamp
