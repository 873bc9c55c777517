# make run · make test need only Python 3.11+, pip and make; they set up .venv themselves.
VENV := .venv
PY := $(VENV)/bin/python
PYTHON ?=
ARGS ?=
TO ?= docs/images
ONLY ?=
SIZE ?= 1440x900
SCALE ?= 1
SOURCES := finapp ui tools tests

export PYTHONUTF8 := 1

.DEFAULT_GOAL := run
.PHONY: run test lint format bench translations screenshots snapshots dist clean

run: $(VENV)/.ready-to-run ## start finapp; ARGS="--sample" opens an invented household
	@$(PY) main.py $(ARGS)

test: lint ## every check and every test, without a screen
	$(PY) -m pytest -n 2 --dist worksteal

lint: $(VENV)/.ready-to-test ## format, rules, types, layers
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports

format: $(VENV)/.ready-to-test ## put the sources into shape
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

bench: $(VENV)/.ready-to-test ## speed and size beside the peers, as ratios
	@set -e; for script in $(sort $(wildcard tests/scale/bench_*.py)); do \
	    echo "== $$script"; QT_QPA_PLATFORM=offscreen PYTHONPATH=. $(PY) $$script; \
	done

translations: $(VENV)/.ready-to-run ## .ts and .qm from the sources; names what is not translated
	$(PY) -m tools.translations

screenshots: $(VENV)/.ready-to-test ## every page and dialog as a picture; TO=folder ONLY=name SIZE=1080x680 SCALE=1.5
	$(PY) -m tools.screenshots --to "$(TO)" --only "$(ONLY)" --size "$(SIZE)" --scale "$(SCALE)"

snapshots: $(VENV)/.ready-to-test ## accept how pages and dialogs look now; ONLY=plans for some
	$(PY) -m tests.snapshots.references "$(ONLY)"

dist: $(VENV)/.ready-to-run ## a wheel in dist/, tried in a fresh environment
	rm -rf build dist
	$(PY) -m pip wheel --quiet --no-deps --wheel-dir dist .
	$(PY) tools/check_wheel.py dist/*.whl

clean: ## remove everything make has made
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is newer than what it was made from, so a second run installs nothing.
$(VENV)/.ready-to-run $(VENV)/.ready-to-test: $(VENV)/.ready-to-%: pyproject.toml constraints.txt tools/bootstrap.py tools/system_libraries.py
	@python=$$(sh tools/find_python.sh $(PYTHON)) && "$$python" tools/bootstrap.py $*
	@touch $@
