# The two commands that need nothing but Python 3.11 and make: `make demo` and `make test`.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help setup demo test test-all test-postgresql test-procrastinate chaos monday soak bench check format lock generate

help:
	@echo "make demo      try the bot in a Slack workspace on this machine; PORT=0 takes any free port"
	@echo "make test      the fast tests"
	@echo "make test-all  and the page in a browser, the long stories, killed processes, every word in turn;"
	@echo "               then all but the browser on PostgreSQL"
	@echo "make test-postgresql  the fast tests on PostgreSQL: of TEST_DATABASE_URL, else one just started"
	@echo "make test-procrastinate  the fast tests of the edge, as above, where Procrastinate hands out the rounds"
	@echo "make chaos     the scorecard: 10,000 nudges, 1,000 killed processes, Slack at its worst;"
	@echo "               CHAOS='--database postgresql --workers 4'"
	@echo "make soak      a simulated year: 200 colleagues in 12 zones, 5,000 customers; takes hours"
	@echo "make monday    a Monday of 10,000 people in 200 workspaces: three workers, two webs, one PostgreSQL"
	@echo "make bench     how fast it is, as ratios; FAST=1 takes some three minutes, JSON=FILE keeps the figures"
	@echo "make check     format, lint, types, who may import whom, generated files"
	@echo "make format    put the code in order"
	@echo "make generate  write docs/rules.md, manifest.json and .env.example afresh"
	@echo "make lock      resolve the dependencies of pyproject.toml afresh (needs uv)"

# The stamp is newer than the lock file when what is installed is what it names.
setup: $(VENV)/ready

$(VENV)/ready: requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv "$(VENV)" || \
		{ echo "Python's venv is missing. On Debian: apt install python3-venv"; exit 1; }
	@echo "Installing into $(VENV)/, about a minute …"
	@"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements-dev.txt
	@touch "$(VENV)/ready"

demo: setup
	@"$(BIN)/python" -m bot demo $(if $(PORT),--port "$(PORT)")

test: setup
	@"$(BIN)/python" -m pytest -q -n auto -m "not browser and not story and not chaos and not thorough"

test-all: setup
	@"$(BIN)/python" -m pytest -q -n auto
	@"$(BIN)/python" -m pytest -q -n auto --database postgresql -m "not browser"

test-postgresql: setup
	@"$(BIN)/python" -m pytest -q -n auto --database postgresql \
		-m "not browser and not story and not chaos and not thorough"

test-procrastinate: setup
	@"$(BIN)/python" -m pytest -q -n auto --database postgresql --engine procrastinate \
		-m "not story and not chaos and not thorough" tests/slack

chaos: setup
	@"$(BIN)/python" -m tests.chaos --nudges 10000 --kills 1000 $(CHAOS)

soak: setup
	@"$(BIN)/python" -m tests.soak --members 200 --customers 5000 --days 365 --seed 1

monday: setup
	@"$(BIN)/python" -m tests.monday --workspaces 200 --members 10000 --workers 3 --webs 2 \
		--kill-every 30 --restart-postgresql $(MONDAY)

bench: setup
	@"$(BIN)/python" -m tests.bench $(if $(FAST),--fast) $(if $(JSON),--json "$(JSON)") $(BENCH)

check: setup
	@"$(BIN)/ruff" format --check .
	@"$(BIN)/ruff" check .
	@"$(BIN)/mypy"
	@"$(BIN)/lint-imports"
	@"$(BIN)/python" -m bot.dev.files --check

format: setup
	@"$(BIN)/ruff" format .
	@"$(BIN)/ruff" check --fix .

generate: setup
	@"$(BIN)/python" -m bot.dev.files

lock:
	uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --no-annotate -o requirements.txt
	uv pip compile pyproject.toml --extra pictures --quiet --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --no-annotate \
		-c requirements.txt -o requirements-pictures.txt
	uv pip compile pyproject.toml --extra postgresql --quiet --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --no-annotate \
		-c requirements.txt -o requirements-postgresql.txt
	uv pip compile pyproject.toml --extra many --quiet --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --no-annotate \
		-c requirements.txt -c requirements-postgresql.txt -o requirements-many.txt
	uv pip compile pyproject.toml --extra pictures --extra many --group dev --quiet --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --no-annotate \
		-c requirements-pictures.txt -c requirements-many.txt -o requirements-dev.txt
