# One verb a line: `make` lists them. Needs Python 3.11 to 3.13 and make; the rest is installed into .venv.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help setup demo test check format bench lock clean

help:  ## what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

setup: .venv/ready  ## a virtual environment with Berdikari in it

demo: .venv/ready  ## read the example articles, build the register, write brief.html
	@$(BIN)/berdikari demo

test: .venv/ready-dev  ## everything set up (a browser and a database server too), and all tests
	@sh tools/provide_test_servers.sh
	@$(BIN)/python -m pytest

check: .venv/ready-dev  ## style, types and the contract of the layers
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: .venv/ready-dev  ## put the code into the house's style
	@$(BIN)/ruff check --fix --quiet; $(BIN)/ruff format

bench: .venv/ready-dev  ## measure reading, resolving and storing; see benchmarks/README.md
	@$(BIN)/python -m benchmarks

lock: .venv/ready-dev  ## write the lock files anew from pyproject.toml
	@$(BIN)/pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra server --group dev pyproject.toml -o requirements-dev.lock

clean:  ## remove what was made here, but never a register
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache brief.html

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13) and "Python 3.11 to 3.13 is wanted, found " + sys.version)'
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/ready: .venv/made requirements.lock pyproject.toml
	@echo "Setting up .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	@echo "Setting up the tools of the tests ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
