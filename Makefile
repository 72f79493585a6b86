.DEFAULT_GOAL := help
SHELL := bash
VENV ?= .venv

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.PHONY: setup
setup: $(VENV)/ready ## make .venv with everything that the other targets need
$(VENV)/ready: pyproject.toml uv.lock scripts/setup
	@scripts/setup $(VENV) $(PYTHON)
