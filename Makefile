# Everything a person or a CI job does here. `make` alone lists it.

SHELL := /bin/bash
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
  "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help site serve check test lint lock clean

help:  ## list what can be done
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

site: $(VENV)/site.stamp  ## build the site into site/, strictly
	@$(BIN)/mkdocs build --quiet --strict

serve: $(VENV)/site.stamp  ## show the site while you write, drafts included
	@$(BIN)/mkdocs serve

check: $(VENV)/site.stamp  ## check the guides and the data, without building
	@$(BIN)/guichet check

test: lint  ## run every test, browser included
	@$(BIN)/pytest

lint: $(VENV)/test.stamp  ## judge style, types and layers
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy
	@$(BIN)/lint-imports

lock: $(VENV)/test.stamp  ## choose the newest allowed versions of all packages anew
	@$(COMPILE) --output-file requirements.txt
	@$(COMPILE) --group test --constraint requirements.txt --output-file requirements-test.txt

COMPILE = $(BIN)/uv pip compile pyproject.toml --group build --quiet --upgrade --universal --python-version 3.11 \
  --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links

clean:  ## remove everything that was made here
	@rm -rf $(VENV) site .mypy_cache .pytest_cache .ruff_cache .import_linter_cache hooks/*.egg-info
	@find hooks tests -name __pycache__ -prune -exec rm -rf {} +

# A stamp stands for an environment that holds all of a lock file. It is written last, so a failed set-up leaves none.

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo 'Guichet needs Python 3.11 or newer: apt install python3' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { rm -rf $(VENV); echo 'Python lacks its module venv: apt install python3-venv' >&2; exit 1; }

$(VENV)/site.stamp: requirements.txt pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: requirements-test.txt $(VENV)/site.stamp tests/browser/install-chromium
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-test.txt
	@tests/browser/install-chromium
	@touch $@
