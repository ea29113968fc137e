# Everything a developer or operator does, one word each. `make help` lists them.
# Works with Python 3.11+, git and make alone; uses uv for speed where it is present.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
UV     := $(shell command -v uv 2>/dev/null)
ifdef UV
INSTALL := VIRTUAL_ENV=$(VENV) uv pip install --quiet --constraint constraints.txt
else
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
endif

.DEFAULT_GOAL := help
.PHONY: help run test check fmt cover bench migration catalogue clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.run  ## start the bot; without BOT_TOKEN, the sandbox with its sample newsroom
	@$(BIN)/python -m bot run

test: $(VENV)/.dev  ## run every test, on SQLite and on PostgreSQL
	@$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

check: $(VENV)/.dev  ## lint, format, types, import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

fmt: $(VENV)/.dev  ## mend what can be mended
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

cover: $(VENV)/.dev  ## run the tests and say which lines and branches they miss
	@$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term-missing:skip-covered $(ARGS)

bench: $(VENV)/.dev  ## run the benchmarks; figures as in bench/README.md
	@$(BIN)/python -m bench

migration: $(VENV)/.dev  ## write a migration from the change of storage/schema/: make migration m="why"
	@test -n "$(m)" || { echo 'say why: make migration m="add a lease to the outbox"'; exit 2; }
	@$(BIN)/python -m storage.revise "$(m)"

catalogue:  ## build regions/data/cities.tsv anew from packages of the registry, in a venv of its own
	@rm -rf build/catalogue && $(PYTHON) -m venv build/catalogue
	@build/catalogue/bin/python -m pip install --quiet --disable-pip-version-check --requirement tools/catalogue/requirements.txt
	@build/catalogue/bin/python -m tools.catalogue
	@rm -rf build/catalogue

clean:  ## remove what was built; the database in data/ stays
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@echo "Creating a virtual environment in $(VENV)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Vestnik needs Python 3.11 or newer; this is $$($(PYTHON) --version). Try: make PYTHON=python3.12"; exit 1; }
ifdef UV
	@uv venv --quiet --python $(PYTHON) $(VENV)
else
	@$(PYTHON) -m venv $(VENV)
endif

$(VENV)/.run: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing what Vestnik needs (about a minute the first time)"
	@$(INSTALL) --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing what Vestnik and its tests need (about a minute the first time)"
	@$(INSTALL) --editable '.[dev]'
	@touch $@ $(VENV)/.run
