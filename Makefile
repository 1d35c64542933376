# `make demo` shows it; `make test` checks it. Windows users: the README has the equivalent lines.

PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$each; break; }; done)
BIN := .venv/bin
RUN := $(BIN)/python
# A file of tests stays in one process, so that what its tests share is made once; files begin in the order collected.
PYTEST := $(RUN) -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
# Python keeps what it has compiled, whatever the machine's setting: the tests start some hundreds of processes.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help env demo serve test test-full lint format browser bench screenshots lock clean
.DEFAULT_GOAL := help

help: ## these commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

env: ## the environment, in .venv, from the lock
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed, and none was found." >&2; exit 1; }
	@$(PYTHON) tools/env.py

demo: env ## the illustrative sample, loaded through the gates, in the dashboard at http://127.0.0.1:8501
	@$(BIN)/pcc demo

serve: env ## the dashboard, on what is loaded
	@$(BIN)/pcc serve

test: lint browser ## everything the project checks, browser tests included
	@$(PYTEST)

test-full: lint browser ## the same with the long tests in full
	@PCC_TEST_FULL=1 $(PYTEST)

lint: env ## style, types and import layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: env ## put the code in the house style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

browser: env ## find a browser for the tests, or install one
	@$(RUN) -m tools.browser

bench: browser ## measure loads and pages against their floors
	@$(RUN) -m benchmarks

screenshots: browser ## make the picture of the README again, from the sample
	@PCC_HOME=build/home $(BIN)/pcc demo --no-serve
	@PCC_HOME=build/home $(RUN) -m tools.screenshots build/pictures '?plan=2013-17&period=2013/14'
	@cp build/pictures/plan-2013-17-period-2013-14-1366.png docs/board.png

lock: ## work out requirements.lock again (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--group dev pyproject.toml -o requirements.lock

clean: ## remove the environment and the caches, never the data
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
