# Everything runs in .venv, which is made from the lock files and made again only when they change.
# PYTHON   the interpreter to make it with (3.11, 3.12 or 3.13)
# EXAMPLE  the bundle that `make demo` reads
# MATERIAL where the evaluation data lie; none of them belongs to the project
# ARGS     more arguments for pytest, evaluation.read or benchmarks.read
PYTHON   ?= python3
EXAMPLE  ?= examples/seln-dam
MATERIAL ?= ../shared
UV       := uv==0.13.9

VENV := .venv
BIN  := $(VENV)/bin
PIP  := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint format docs eval verify bench wheel schema lock clean setup setup-dev

help:  ## what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

demo: $(VENV)/.run  ## read the example bundle and write out/dossier.html
	@mkdir -p out
	@test -n "$(EXAMPLE)" || { echo "no example bundle: examples/ holds no folder" >&2; exit 1; }
	@echo "earwitness dossier $(EXAMPLE) -o out/dossier.html"
	@$(BIN)/earwitness dossier $(EXAMPLE) -o out/dossier.html
	@echo "Open $(CURDIR)/out/dossier.html in a browser."

# The test runner comes last and always runs, so that its summary is the last thing on the screen.
test: $(VENV)/.dev  ## check style and types, run the tests
	@failed=0; \
	$(BIN)/ruff check . || failed=1; \
	$(BIN)/ruff format --check . || failed=1; \
	$(BIN)/mypy || failed=1; \
	test $$failed = 0 || echo "style or types failed (above); the tests run all the same" >&2; \
	$(BIN)/python -m pytest $(ARGS) || failed=1; \
	exit $$failed

lint: $(VENV)/.dev  ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.dev  ## put imports and lines in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.docs  ## build the documentation into site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "Open $(CURDIR)/site/index.html in a browser."

eval: $(VENV)/.dev  ## score on the data under MATERIAL
	$(BIN)/python -m evaluation.bundle $(EXAMPLE)
	$(BIN)/python -m evaluation.press score --given spans
	$(BIN)/python -m evaluation.press score
	$(BIN)/python -m evaluation.trace
	$(BIN)/python -m evaluation.trace --given text
	$(BIN)/python -m evaluation.trace evaluation/trace/quessary-reserves evaluation/trace/morvek-tunnel
	$(BIN)/python -m evaluation.pairs --material $(MATERIAL)
	$(BIN)/python -m evaluation.weigh.worlds
	$(BIN)/python -m evaluation.weigh.small_tables
	$(BIN)/python -m evaluation.weigh.fusion --material $(MATERIAL)/data
	$(BIN)/python -m evaluation.read score --material $(MATERIAL) $(ARGS)

verify: $(VENV)/.dev  ## slow checks of simulating and weighing against theory
	$(BIN)/python -m verification $(ARGS)

bench: $(VENV)/.dev  ## measure speed and memory beside the peers
	$(PIP) install --editable '.[bench]'
	$(BIN)/python -m benchmarks.simulate
	$(BIN)/python -m benchmarks.trace near
	$(BIN)/python -m benchmarks.trace statements
	$(BIN)/python -m benchmarks.weigh
	$(BIN)/python -m benchmarks.dossier
	$(BIN)/python -m benchmarks.read --material $(MATERIAL) $(ARGS)

wheel: $(VENV)/.dev  ## build the wheel into dist/
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .
	@ls -l dist

schema: $(VENV)/.run  ## write the JSON Schemas of records and of dossiers from records.py
	$(BIN)/python -c 'import sys; from earwitness import records, stream; \
	sys.stdout.buffer.write(stream.encode_json(records.json_schema()))' > out.schema.json
	mv out.schema.json src/earwitness/schema.json
	$(BIN)/python -c 'import sys; from earwitness import stream; \
	sys.stdout.buffer.write(stream.encode_json(stream.whole_schema()))' > out.schema.json
	mv out.schema.json docs/dossier.schema.json

lock:  ## solve the dependencies again and write requirements/*.txt
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip --disable-pip-version-check --quiet install '$(UV)'
	UV=.venv-lock/bin/uv sh requirements/lock.sh

clean:  ## remove what was made here
	rm -rf $(VENV) .venv-lock out dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

setup: $(VENV)/.run
setup-dev: $(VENV)/.dev

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] < (3, 14) else \
	"Python " + sys.version.split()[0] + " found; 3.11, 3.12 or 3.13 wanted: make PYTHON=/path/to/python3.12")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.made requirements/build.txt requirements/run.txt pyproject.toml
	$(PIP) install --require-hashes -r requirements/build.txt -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/.docs: $(VENV)/.made requirements/docs.txt
	$(PIP) install --require-hashes -r requirements/docs.txt
	@touch $@
