# Every target works from an empty clone: system packages (as root on Debian), then .venv beside the code.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup demo test fast live windows lint audit bench crash run package lock pages translations

BIN := .venv/bin
PYTHON := $(BIN)/python
PIP := $(PYTHON) -m pip --disable-pip-version-check --quiet

export PYTHONUTF8 := 1
export QT_QPA_PLATFORM ?= offscreen

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

setup: .venv/.product .venv/.oauth ## system packages and .venv

demo: setup ## a sample company, from its books to the platform, with a crash on the way (BOOKS=autocount: of AutoCount)
	$(PYTHON) -m tests.live.demo $(BOOKS)

test: lint fast live windows ## everything that must hold, demo and benchmarks at 1 % size included
	BUKUBRIDGE_SCALE=0.01 $(PYTHON) -m tests.live.demo
	BUKUBRIDGE_SCALE=0.01 $(PYTHON) -m tests.live.demo autocount
	BUKUBRIDGE_SCALE=0.01 $(PYTHON) -m tests.bench

fast: setup ## tests that need no server
	$(PYTHON) -m pytest -q tests --ignore=tests/live --ignore=tests/bench --ignore=tests/release

live: setup ## tests on real servers
	$(PYTHON) -m pytest -q tests/live

windows: setup ## the programs for Windows, built and tried under wine (once 1.4 GB outside of the clone)
	packaging/system
	$(PYTHON) -m pytest -q tests/release/test_windows.py

audit: setup ## known weaknesses of the locked libraries (FROM=all.zip: from a file of advisories)
	$(PYTHON) packaging/audit.py $(if $(FROM),--from $(FROM))

lint: setup ## style, types and import rules
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	cd packaging && MYPYPATH=.. ../$(BIN)/mypy --config-file=../pyproject.toml *.py  # its own root: a library has its name
	$(BIN)/lint-imports --no-logo

bench: setup ## benchmarks, full size
	$(PYTHON) -m tests.bench

crash: setup ## 10,000 interleavings, a kill at every durable step, thirty days in an hour
	$(PYTHON) -m tests.live.crash

run: setup ## the agent in the foreground
	$(BIN)/bukubridge run

package: setup ## programs that need no Python, and the installer for Windows, into dist/; then they are tried
	packaging/system
	$(PYTHON) packaging/make.py all
	$(PYTHON) -m pytest -q tests/release

pages: setup ## connector/providers/*/SETTINGS.md anew from the descriptions
	$(PYTHON) -m connector.providers.settings_page

translations: setup ## ui/translations anew from the sentences in ui/ and of the agent
	$(PYTHON) packaging/translations.py

lock: setup ## requirements.lock anew from pyproject.toml
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --all-extras --generate-hashes --allow-unsafe --strip-extras \
		--no-emit-index-url --no-emit-find-links --output-file=requirements.lock pyproject.toml

# Stamps: the interpreter's environment, the locked libraries in it, the product itself.
.venv/.libraries: requirements.lock .ci/system
	.ci/system .venv
	$(PIP) install --no-deps --require-hashes --requirement requirements.lock
	@touch $@

# The independent OAuth server of the live tests, exactly as its lock file says.
.venv/.oauth: tests/live/oauth/package-lock.json .venv/.libraries
	mkdir -p .venv/oauth
	cp tests/live/oauth/package.json tests/live/oauth/package-lock.json .venv/oauth
	npm ci --prefix .venv/oauth --ignore-scripts --no-audit --no-fund --silent
	@touch $@

.venv/.product: .venv/.libraries pyproject.toml $(wildcard ui/translations/*.ts)
	$(PIP) install --no-deps --no-build-isolation --editable .
	$(BIN)/pyside6-lrelease -silent ui/translations/*.ts
	@touch $@
