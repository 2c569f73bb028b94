# Two commands: `make run` serves the archive, `make test` checks everything. `make help` lists the rest.

.POSIX:
.SUFFIXES:
SHELL := /bin/sh
.DEFAULT_GOAL := help

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
# A Python to build on: the first of these that is new enough. Another one: make run PYTHON=/path/to/python3
PYTHON := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)

# Given on the command line (make run PORT=8001), these reach the program as environment variables.
ifdef PORT
export PORT
endif

.PHONY: help install install-dev browser run test bench backup restore format \
	check-format check-lint check-types check-imports check-migrations check-deploy check-static check-openapi \
	check-templates check-scripts check-tests

help:
	@echo "make run                     serve the archive on http://127.0.0.1:8000 (another port: PORT=8001)"
	@echo "make test                    check everything"
	@echo "make bench                   measure the speed (with real records: CORPUS=FILE.jsonl.gz)"
	@echo "make backup                  copy the database to a file in backups/ (another file: FILE=...)"
	@echo "make restore FILE=...        put such a copy back"
	@echo "make format                  format the code and the templates"

# The environment ------------------------------------------------------------------------------------------------------
# Installed again only when the lists have changed: their content is kept beside what was installed from them.

$(BIN)/python:
	@test -n "$(PYTHON)" || { \
		echo "Python 3.11 or newer is needed, and was not found."; \
		echo "Debian 12 or newer: apt install python3 python3-venv    macOS: https://www.python.org/downloads/"; \
		exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "Python's module venv is missing. Install it:"; \
		echo "    apt install $$($(PYTHON) -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')"; \
		exit 1; }
	@echo "Making the environment .venv ..."
	@$(PYTHON) -m venv --clear .venv

install: $(BIN)/python
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { echo "Making .venv again ..."; $(PYTHON) -m venv --clear .venv; }
	@cmp -s requirements.txt .venv/requirements.txt || { \
		echo "Installing what the archive needs (once) ..."; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt \
		&& cp requirements.txt .venv/requirements.txt; }

install-dev: install
	@cat requirements.txt requirements-dev.txt | cmp -s - .venv/requirements-dev.txt || { \
		echo "Installing what the tests need (once) ..."; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt \
		&& cat requirements.txt requirements-dev.txt > .venv/requirements-dev.txt; }

browser: install-dev
	@$(BIN)/python -m tests.browser

# Serving --------------------------------------------------------------------------------------------------------------
run: install
	@$(MANAGE) run

backup: install
	@$(MANAGE) backup $(if $(FILE),"$(FILE)")

restore: install
	@test -n "$(FILE)" || { echo "Which copy? make restore FILE=backups/..."; exit 1; }
	@$(MANAGE) restore "$(FILE)" $(if $(filter yes,$(CONFIRM)),--confirm)

# Checking -------------------------------------------------------------------------------------------------------------
# Quick checks first. Those that need a database use the tests' own, never that of `make run`.
test: install-dev browser check-format check-lint check-types check-imports check-templates check-migrations \
	check-deploy check-static check-openapi check-scripts check-tests
	@echo "Everything is in order."

TEST_MANAGE := DJANGO_SETTINGS_MODULE=tests.settings $(MANAGE)
TEMPLATES = $$(find templates archive annotations diplomacy -name '*.html')

check-format: install-dev
	@echo "ruff format"; $(BIN)/ruff format --quiet --check .

check-lint: install-dev
	@echo "ruff check"; $(BIN)/ruff check --quiet .

check-types: install-dev
	@echo "mypy"; $(BIN)/mypy --no-error-summary

check-imports: install-dev
	@echo "import-linter"; out=$$($(BIN)/lint-imports 2>&1) || { echo "$$out"; exit 1; }

check-templates: install-dev
	@echo "djade, djhtml"; \
	test -z "$(TEMPLATES)" || { \
		$(BIN)/djade --target-version 5.2 --check $(TEMPLATES) && $(BIN)/djhtml --check --tabwidth 2 $(TEMPLATES); }

check-migrations: install-dev
	@echo "makemigrations --check"; $(TEST_MANAGE) makemigrations --check --dry-run --verbosity 1 >/dev/null \
		|| { $(TEST_MANAGE) makemigrations --check --dry-run; exit 1; }

# As in a deployment: its own address, database and key. No connection is made.
check-deploy: install-dev
	@echo "check --deploy"; SITE_URL=https://archive.example.org DATABASE_URL=postgres://archive@localhost/archive \
		SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') DEBUG=off TRUSTED_PROXIES=1 \
		$(MANAGE) check --deploy --fail-level WARNING >/dev/null

# With the storage of `make run`, which fails where a style sheet names a file that isn't there.
check-static: install-dev
	@echo "collectstatic"; DIPLOMACY_DATA_DIR="$(CURDIR)/.data/test" $(MANAGE) collectstatic --no-input --clear --verbosity 0

check-openapi: install-dev
	@echo "spectacular"; $(TEST_MANAGE) spectacular --validate --fail-on-warn --file /dev/null

# The pure logic of the pages' scripts. Node is not asked for: the browser journeys run the same scripts.
check-scripts:
	@echo "node --test"; if command -v node >/dev/null; then out=$$(node --test tests/js/*.test.mjs 2>&1) || { echo "$$out"; exit 1; }; \
	else echo "  left out: no node here"; fi

# Each process would compile all tests anew where the environment forbids to keep what was compiled.
check-tests: install-dev browser
	@echo "pytest"; PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n auto --dist worksteal

# Measuring ------------------------------------------------------------------------------------------------------------
# Minutes, on a machine that does nothing else. Other wishes: .venv/bin/python -m tests.bench --help
bench: install-dev
	@$(BIN)/python -m tests.bench $(if $(CORPUS),--corpus "$(CORPUS)")

format: install-dev
	@$(BIN)/ruff check --quiet --fix-only . ; $(BIN)/ruff format --quiet .
	@test -z "$(TEMPLATES)" || { $(BIN)/djade --target-version 5.2 $(TEMPLATES); $(BIN)/djhtml --tabwidth 2 $(TEMPLATES); } 2>/dev/null || true
