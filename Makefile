# make run        everything up with demo data at http://127.0.0.1:8000 (PORT=… for another port)
# make test       every test, in a real browser too (ARGS=tests/flows for some, WORKERS=0 for one after the other)
# make check      format, lint, types, import contracts
# make bench      measures and writes bench.json
# make lock       rewrites requirements.lock from requirements.in

SHELL := /bin/bash
PORT ?= 8000
# Processes that share the tests, each with a database of its own; a database that is given is for one.
WORKERS ?= $(if $(DATABASE_URL),0,3)
BIN := .venv/bin

.DEFAULT_GOAL := run
.PHONY: run test check bench ready lock

run: ready
	@$(BIN)/python -m flexoraa_app.build
	@exec $(BIN)/flexoraa up --demo --port $(PORT)

test: ready
	@setup/chromium
	@setup/pgbouncer
	@$(BIN)/python -m flexoraa_app.build
	@$(BIN)/pytest $(if $(filter 0,$(WORKERS)),,-n $(WORKERS) --dist loadgroup) $(ARGS)

check: ready
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: ready
	@$(BIN)/python -m flexoraa_app.build
	@$(BIN)/flexoraa bench all

ready:
	@setup/ready

lock: ready
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    requirements.in --output-file requirements.lock
