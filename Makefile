# Everything that people and CI run. `make help` lists the targets.

VENV := .venv
RUN := $(VENV)/bin
PYTHON ?= python3
.DEFAULT_GOAL := help

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(VENV)/site-ready ## Set up, check the briefings and build the site into site/
	$(RUN)/briefings build
	@echo "Open site/index.html"

copies: $(VENV)/copies-ready ## Set up all that copies need, and make offline copies in every form into copies/
	$(RUN)/briefings copy --to copies

serve: $(VENV)/site-ready ## Set up and preview the site at http://127.0.0.1:8000/
	$(RUN)/briefings serve

check: $(VENV)/site-ready ## Check the briefings
	$(RUN)/briefings check

test: $(VENV)/test-ready ## Set up and run all tests
	@.ci/browser
	$(RUN)/ruff check
	$(RUN)/ruff format --check
	$(RUN)/mypy
	TMPDIR=$$(.ci/scratch) $(RUN)/python -m pytest -n auto --dist worksteal

golden: $(VENV)/test-ready ## Write the golden pages of the small library anew
	$(RUN)/python -m tests.golden

schema: $(VENV)/site-ready ## Write the schemas and the page of fields anew
	$(RUN)/briefings schema

bench: $(VENV)/test-ready ## Measure speed and memory at 5, 1,000 and 10,000 briefings (with Hugo beside, if it is there), and the search
	$(RUN)/python benchmarks/bench.py
	$(RUN)/python benchmarks/search.py

lock: ## Write the lock files of the dependencies anew (needs uv)
	uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
	  --group site pyproject.toml -o requirements.lock
	uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
	  --group site --group dev pyproject.toml -c requirements.lock -o requirements-test.lock
	uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
	  --group entities pyproject.toml -c requirements-test.lock -o requirements-entities.lock
	uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
	  --extra copies pyproject.toml -c requirements-test.lock -o requirements-copies.lock

fuzz: $(VENV)/test-ready ## Make 5,000 random edits, each answer from memory compared with one without
	BRIEFINGS_FUZZ=5000 $(RUN)/python -m pytest -q tests/building/test_freshness.py

clean: ## Remove what was built (the texts in seeds/ stay)
	rm -rf $(VENV) site copies .site-next .mypy_cache .pytest_cache .ruff_cache
	git clean -qfdX docs

$(VENV)/site-ready: requirements.lock pyproject.toml
	@.ci/install $(VENV) requirements.lock $(PYTHON)
	@touch $@

$(VENV)/copies-ready: requirements-copies.lock $(VENV)/site-ready
	@.ci/pango
	@.ci/install $(VENV) requirements-copies.lock $(PYTHON)
	@touch $@

$(VENV)/test-ready: requirements-test.lock pyproject.toml
	@.ci/install $(VENV) requirements-test.lock $(PYTHON)
	@touch $@ $(VENV)/site-ready

.PHONY: help site copies serve check test golden schema bench fuzz lock clean
