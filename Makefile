# Two commands on a fresh machine that has Python, git and make:
#   make demo    all set-up into .venv, then the whole crossing of the example fleet
#   make test    all set-up, then all tests
# Nothing is installed outside .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.watari-ready
HOSTS ?= auto

.PHONY: demo test lint typecheck unit setup lock bench recording rule-pages schemas clean

demo: $(STAMP)
	$(BIN)/watari rehearse examples/wallet --hosts $(HOSTS) --html watari-report/rehearsal.html

test: $(STAMP) lint typecheck unit

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache

typecheck: $(STAMP)
	$(BIN)/mypy

unit: $(STAMP)
	$(BIN)/pytest $(PYTEST)

setup: $(STAMP)

# requirements.lock is made by `make lock`; it pins every package with its hash.
$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "watari needs Python 3.11 or later")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes --requirement requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	touch $(STAMP)

# uv resolves for every platform and Python at once; the file names no index, so any mirror serves it.
lock: $(STAMP)
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --all-extras --no-header pyproject.toml -o requirements.lock

bench: $(STAMP)
	$(BIN)/python benchmarks/demo.py

recording: $(STAMP)
	$(BIN)/python tools/recording.py README.md README.ja.md

# docs/rules and the schemas are made from the rules, their cases and the models; tests hold that they are up to date.
rule-pages: $(STAMP)
	$(BIN)/python tools/rule_pages.py docs/rules

schemas: $(STAMP)
	$(BIN)/python -m watari.report.findings.schema
	$(BIN)/python -m watari.sources.schema

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis watari-report
