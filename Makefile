# Each target works on a machine that has only Python 3.11 or newer and make.
.DEFAULT_GOAL := help
SHELL := bash
VENV ?= .venv
VERSIONS := 3.11 3.12 3.13
# For the two cores of a small CI machine: twice as many, because the tests wait for carriers and processes a while.
WORKERS ?= 4
PYTEST = $(VENV)/bin/python -m pytest
# Hundreds of processes with the same imports: whatever a user's shell says, each file is compiled once.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.PHONY: setup
setup: $(VENV)/ready ## make .venv with everything that the other targets need
$(VENV)/ready: pyproject.toml uv.lock scripts/setup scripts/find-python
	@scripts/setup $(VENV) $(PYTHON)

.PHONY: quickstart
quickstart: setup ## provision the example estate on the sandbox carrier
	@scripts/quickstart

.PHONY: test
test: setup ## run all tests and checks
	$(PYTEST) --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder --durations 10 --durations-min 5

.PHONY: coverage
coverage: setup ## run what reaches the code in process, and measure the branch coverage
	$(PYTEST) --numprocesses $(WORKERS) --dist worksteal --cov tests/unit tests/property tests/integration tests/chaos

.PHONY: test-all
test-all: ## run all tests on every supported Python that this machine has
	@scripts/test-all $(VERSIONS)

.PHONY: unit
unit: setup ## run the unit and property tests
	$(PYTEST) --numprocesses $(WORKERS) $(wildcard tests/unit tests/property)

.PHONY: integration
integration: setup ## run the modules, roles and playbooks against the sandbox carrier
	$(PYTEST) --numprocesses $(WORKERS) --dist worksteal tests/integration

# The first seed, how many rounds, and on which carrier (tcxc, vitcom, all).
SEED ?= 1
ROUNDS ?= 5000
CARRIER ?= all

.PHONY: chaos
chaos: setup ## faults and kills at random: nothing bought twice, nothing lost, every result true
	@PYTHONPATH=collections:sandbox:. $(VENV)/bin/python -m tests.chaos \
		--seed $(SEED) --rounds $(ROUNDS) --carrier $(CARRIER) --workers $(WORKERS)

# Words of the name of one mutant; all without any.
MUTANT ?=

.PHONY: mutants
mutants: setup ## take each guard of the money away, and see that the tests notice
	@PYTHONPATH=. $(VENV)/bin/python -m tests.mutants $(MUTANT)

# How many inputs of each kind: of each task's options, and of each call's answers.
EXAMPLES ?= 500

.PHONY: fuzz
fuzz: setup ## hostile options and answers at random: a result or a clear error, nothing unasked, no secret
	EXAMPLES=$(EXAMPLES) $(PYTEST) --numprocesses $(WORKERS) --dist worksteal tests/hostile

.PHONY: voice-estate
voice-estate: setup ## take all accounts of examples/voice-estate from a plan to a clean night
	VOICE_ESTATE=1 $(PYTEST) tests/integration/test_voice_estate.py

.PHONY: rulebook
rulebook: setup ## run the sample rulebook under ansible-rulebook, which needs Java 17
	RULEBOOK=1 $(PYTEST) tests/third_party/test_rulebook.py

.PHONY: quality
quality: setup ## run the style rules, linters, mypy, ansible-test, galaxy-importer and molecule
	$(PYTEST) --numprocesses $(WORKERS) --dist worksteal tests/quality

.PHONY: bench
bench: setup ## measure speed and memory, print the table, and keep it in build/bench.json
	@PYTHONPATH=collections:sandbox:. $(VENV)/bin/python -m tests.bench --json build/bench.json $(BENCH)

.PHONY: lint
lint: setup ## run the quick linters
	$(PYTEST) tests/quality -k 'style or ruff or yamllint or shellcheck or ansible_lint or changelog'

.PHONY: format
format: setup ## bring the Python files into form
	$(VENV)/bin/ruff check --fix
	$(VENV)/bin/ruff format

.PHONY: types
types: setup ## check the types
	$(VENV)/bin/mypy

.PHONY: sanity
sanity: setup ## run ansible-test sanity
	VENV=$(VENV) scripts/sanity

.PHONY: importer
importer: setup ## build the artifact, and check it as Galaxy would
	$(PYTEST) tests/quality/test_artifact.py

.PHONY: installed
installed: setup ## install the built artifact into an empty environment, and take the quickstart from there
	VENV=$(VENV) scripts/installed

.PHONY: docs
docs: setup ## build the docsite into build/docs/html
	@echo "Building the docsite, which takes half a minute and prints nothing unless something is wrong ..."
	@VENV=$(VENV) scripts/docs
	@echo "The docsite is in build/docs/html."

.PHONY: tour
tour: setup ## take the tour of the docsite on a fresh clone, and keep what it prints and shows
	@PYTHONPATH=. $(VENV)/bin/python -m tests.tour

# --small for fewer numbers, which keeps nothing.
STORY ?=

.PHONY: story
story: setup ## live the operator's day of the docsite on the sandbox carrier, and keep what it prints
	@PYTHONPATH=collections:sandbox:. $(VENV)/bin/python -m tests.story $(STORY)

.PHONY: sbom
sbom: setup ## write the bill of materials (CycloneDX) of what the modules need into build/sbom.cdx.json
	@mkdir -p build
	@scripts/export-lock --format cyclonedx1.5 --preview-features sbom-export --output-file build/sbom.cdx.json >/dev/null

.PHONY: pins
pins: setup ## write requirements-pinned.txt, versions with hashes, out of uv.lock
	@scripts/export-lock --no-header --no-annotate --format requirements.txt --output-file requirements-pinned.txt >/dev/null

.PHONY: changelog
changelog: setup ## write the fragments into the changelog of the version in galaxy.yml
	PATH="$$PWD/$(VENV)/bin:$$PATH" antsibull-changelog release --update-existing --reload-plugins

.PHONY: clean
clean: ## remove environments, caches and what runs left behind
	rm -rf .venv .venv-* .ansible .cache .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache artifacts build htmlcov
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
