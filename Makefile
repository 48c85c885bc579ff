# make demo and make test do all the set-up; nothing but Python 3.11+ and make is needed.
PYTHON ?= python3
BIN := .venv/bin
SHARED ?= ../shared
ARTICLES := $(wildcard tests/articles/[0-9]*)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test lint format bench train quality vendor docs clean

demo: .venv/run
	$(BIN)/xinmai build $(ARTICLES) --graph demo/graph
	$(BIN)/xinmai report 澜汐集成 --graph demo/graph
	$(BIN)/xinmai draw 澜汐集成 --graph demo/graph -o demo/graph.html
	$(BIN)/xinmai export --graph demo/graph -o demo/graph.ttl
	@echo "demo/graph: the store; demo/graph.html: open it in a browser; demo/graph.ttl: the same as Turtle"

test: .venv/dev
	$(BIN)/python -m pytest

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Measures speed and memory against docs/performance.md; a few minutes.
bench: .venv/dev
	$(BIN)/python -m tests.benchmarks.run

# Learns every parameter of extractors/model anew; needs $(SHARED).
train: .venv/dev
	$(BIN)/xinmai train --shared $(SHARED) -o extractors/model

# Each document of $(SHARED) read by a model that was trained without it; prints the table of docs/quality.md.
quality: .venv/dev
	$(BIN)/python -m outputs.quality --shared $(SHARED)

# Renews the browser libraries under outputs/vendor from npm.
vendor: .venv/dev
	$(BIN)/python -m outputs.vendoring

clean:
	rm -rf .venv demo build dist *.egg-info

.venv/run: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

.venv/dev: .venv/run
	$(PIP) install --constraint constraints.txt --editable '.[dev,train]'
	@touch $@
