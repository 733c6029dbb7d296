# `make` lists the targets with what each does; every one sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SAMPLES := $(sort $(wildcard examples/*.md examples/*.txt examples/*.html))

.DEFAULT_GOAL := help
.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# With TEXTS=FOLDER the texts' hashes and the program's figures too.
.PHONY: bank
bank: $(READY) ## the Readout Bank: its marks checked, the agreement of its readers; TEXTS=FOLDER adds the program's figures
	@$(BIN)/communique bank check $(if $(TEXTS),--texts $(TEXTS))
	@$(BIN)/communique bank check --bank bank/written --texts bank/written
	@$(BIN)/communique bank agree
	@$(if $(TEXTS),$(BIN)/communique bank measure --texts $(TEXTS))

.PHONY: release audit demo test check docs hooks browser test-postgres test-kills test-hostile growth bench lint types setup lock train training-env exchange consumers annotators pipeline container image registry clean

demo: $(READY) ## set up .venv, read the samples, compare two accounts
	@$(BIN)/communique read $(SAMPLES)
	@$(BIN)/communique compare examples/compare/ours.md examples/compare/theirs.md

# Tests run in as many processes as there are cores, eight at most, each of them a file of tests at a time.
BESIDE := -n auto --maxprocesses 8 --dist loadfile --no-loadscope-reorder
test: $(READY) browser lint types ## lint, types, every test, on all cores
	@$(BIN)/python -m pytest $(BESIDE)

# Pages are tested in a real browser, which is set up where it may be (as root, or by sudo).
browser: $(READY) ## a Chromium for the tests of pages, set up where that may be done
	@.ci/browser $(BIN)/python

# The ledger's tests once more, on a private PostgreSQL that each process starts and stops (Debian: apt-get install postgresql).
test-postgres: $(READY) ## the ledger's tests on a private PostgreSQL
	@$(BIN)/python -m pytest $(BESIDE) tests/ledger --postgres

# 200 runs of add and 1,000 of seven commands, each killed at a random moment (hours); `make test` kills two.
test-kills: $(READY) ## 1,200 runs of commands, each killed at a random moment (hours)
	@$(BIN)/python benchmarks/ledger_kills.py --kills 200
	@$(BIN)/python benchmarks/command_kills.py --kills 1000

# 100,000 hostile inputs (hours): files, texts, questions of programs, answers of servers; forms and parameters of the
# workspace, and long runs over the API. `make test` tries some of each. Other ones: make test-hostile COMMUNIQUE_SEED=2
test-hostile: $(READY) ## 100,000 hostile inputs (hours)
	@COMMUNIQUE_HOSTILE_FILES=62000 COMMUNIQUE_HOSTILE_TEXTS=6000 COMMUNIQUE_HOSTILE_QUESTIONS=10000 COMMUNIQUE_HOSTILE_ANSWERS=2000 COMMUNIQUE_HOSTILE=20000 COMMUNIQUE_EXAMPLES=100 $(BIN)/python -m pytest tests/hostile tests/sources/test_misbehaviour.py tests/web/test_hostile.py tests/web/test_api_holds.py --durations=0 --durations-min=30

# How time grows with the text, for every shape of input and size, and documents of the largest size (hours).
growth: $(READY) ## how time grows with the text (hours)
	@$(BIN)/python benchmarks/reading_growth.py
	@$(BIN)/python benchmarks/reading_growth.py --ceiling

# What reading costs, as one table, in under ten minutes; the figures are worth something on a quiet machine only.
bench: $(READY) ## what reading costs, as one table (ten minutes)
	@$(BIN)/python benchmarks/bench.py

# What a change should pass before it is shown to anybody; `make test` is what it must pass before it is taken.
FAST := tests/test_architecture.py tests/test_vocabulary.py tests/model tests/docs tests/explain tests/extract/test_cameo.py
check: $(READY) lint types ## the fast part of test, under two minutes: lint, types, the house's shape, lists of words, the docs, a few readings
	@$(BIN)/python -m pytest $(FAST) -k "not every_example"

# The pages of the reference are written from the code first. Nothing is fetched when pages are made or read.
DOCS := .docs
$(DOCS)/.ready: requirements-docs.lock
	@test -x $(DOCS)/bin/python || $(PYTHON) -m venv $(DOCS)
	@$(DOCS)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-docs.lock
	@touch $(DOCS)/.ready

docs: $(READY) $(DOCS)/.ready ## the documentation as pages in site/, links checked
	@$(BIN)/python docs/reference.py
	@NO_MKDOCS_2_WARNING=1 $(DOCS)/bin/mkdocs build --quiet --strict && echo "open site/index.html"

hooks: $(READY) ## run the checks before each commit (pre-commit)
	@printf '#!/bin/sh\nexec make --no-print-directory lint types\n' > "$$(git rev-parse --git-path hooks)/pre-commit" && chmod +x "$$(git rev-parse --git-path hooks)/pre-commit" && echo "each commit is checked"

lint: $(READY) ## ruff: rules and layout
	@$(BIN)/ruff check src tests
	@$(BIN)/ruff format --check src tests

types: $(READY) ## mypy, strict
	@$(BIN)/mypy

setup: $(READY) ## the environment .venv alone

$(READY): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || .ci/packages $(notdir $(PYTHON))-venv
	@echo "setting up $(VENV): what the program needs is fetched, which takes some minutes"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

# The locks hold names, versions and hashes, no addresses: one to run with, one to work with, one for the container.
UV ?= uv
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links
lock: ## the lock files anew (needs uv)
	$(LOCK) --output-file requirements.lock pyproject.toml
	$(LOCK) --constraints requirements.lock --extra postgres --extra ray --extra web --extra mcp --group dev --output-file requirements-dev.lock pyproject.toml
	$(LOCK) --output-file requirements-docs.lock docs/requirements.in
	$(LOCK) --constraint requirements-dev.lock --extra postgres --extra parquet --extra web --output-file requirements-web.lock pyproject.toml

# The tagger again, from human attributions that you hold: make train ARTICLES=polnear-train.jsonl
TRAIN := .venv-training
train: ## the tagger anew: make train ARTICLES=polnear-train.jsonl
	@test -f "$(ARTICLES)" || { echo "name the articles: make train ARTICLES=polnear-train.jsonl (see training/README.md)"; exit 2; }
	@$(MAKE) --no-print-directory training-env
	$(TRAIN)/bin/python training/train.py $(abspath $(ARTICLES)) $(TRAIN)/out
	$(TRAIN)/bin/python training/export.py $(TRAIN)/out/tagger.pt

training-env: ## .venv-training alone: what training needs (PyTorch; 2 GB, some minutes)
	@$(PYTHON) -m venv $(TRAIN)
	@$(TRAIN)/bin/python -m pip install -q --disable-pip-version-check -r training/requirements.txt
	@$(TRAIN)/bin/python -m pip install -q --disable-pip-version-check --editable .

# The exports of the ledger and of actors held against FollowTheMoney itself, in an environment of its own (slow). Its ICU
# binding is compiled: on Debian, apt-get install pkg-config libicu-dev g++ python3-dev.
EXCHANGE := .exchange
exchange: $(READY) ## exports held against FollowTheMoney itself (slow)
	@test -x $(EXCHANGE)/bin/followthemoney-ready || { $(PYTHON) -m venv $(EXCHANGE) && $(EXCHANGE)/bin/python -m pip install -qq --disable-pip-version-check "followthemoney>=4,<5" && ln -sf python $(EXCHANGE)/bin/followthemoney-ready; }
	@$(BIN)/python exchange/ledger.py $(EXCHANGE)/made
	@$(EXCHANGE)/bin/python exchange/consumers.py $(EXCHANGE)/made followthemoney
	@$(BIN)/communique actors export --format ftm > $(EXCHANGE)/export.jsonl
	@$(EXCHANGE)/bin/python exchange/validate.py $(EXCHANGE)/export.jsonl $(EXCHANGE)/back.jsonl
	@rm -rf $(EXCHANGE)/registry && $(BIN)/communique actors import $(EXCHANGE)/back.jsonl --registry $(EXCHANGE)/registry
	@$(BIN)/communique actors export --format ftm --registry $(EXCHANGE)/registry | cmp - $(EXCHANGE)/export.jsonl && echo "imported and exported again: the same bytes"

# What we write in the hands of those who take it (docs/consumers.md), in an environment of their own (slow).
CONSUMERS := .consumers
$(CONSUMERS)/.ready: Makefile
	@test -x $(CONSUMERS)/bin/python || $(PYTHON) -m venv $(CONSUMERS)
	@$(CONSUMERS)/bin/python -m pip install -qq --disable-pip-version-check "pandas>=2" pyarrow polars duckdb networkx rdflib citeproc-py "bibtexparser>=1.4,<2" feedparser openapi-python-client
	@touch $(CONSUMERS)/.ready

consumers: $(READY) $(CONSUMERS)/.ready ## exports in the hands of pandas, duckdb, rdflib and others (slow)
	@$(BIN)/python exchange/ledger.py $(CONSUMERS)/made
	@$(CONSUMERS)/bin/python -W ignore exchange/consumers.py $(CONSUMERS)/made pandas polars duckdb networkx rdflib citeproc bibtexparser feedparser openapi

# The bank's marks through doccano and DKPro cassis (INCEpTION's format) and back, the same bytes; in an environment of its own
# (slow). doccano 1.8 leaves versions open that no longer fit it.
ANNOTATORS := .annotators
$(ANNOTATORS)/.ready: Makefile
	@test -x $(ANNOTATORS)/bin/python || $(PYTHON) -m venv $(ANNOTATORS)
	@$(ANNOTATORS)/bin/python -m pip install -qq --disable-pip-version-check "doccano>=1.8,<2" "dkpro-cassis>=0.10" "marshmallow<4" "numpy<2" "setuptools<80"
	@touch $(ANNOTATORS)/.ready

annotators: $(READY) $(ANNOTATORS)/.ready ## the bank's marks through doccano and DKPro cassis and back (slow)
	@for form in doccano cas; do \
	  rm -rf $(ANNOTATORS)/$$form $(ANNOTATORS)/$$form-back $(ANNOTATORS)/$$form-bank && \
	  $(BIN)/communique bank export $(ANNOTATORS)/$$form --bank bank/written --texts bank/written --format $$form >/dev/null && \
	  $(ANNOTATORS)/bin/python -W ignore exchange/annotators.py $$form $(ANNOTATORS)/$$form $(ANNOTATORS)/$$form-back && \
	  $(BIN)/communique bank add $(ANNOTATORS)/$$form-back/* --bank $(ANNOTATORS)/$$form-bank --format $$form && \
	  diff -r bank/written/marks $(ANNOTATORS)/$$form-bank/marks && echo "the same marks" || exit 1; done

# The wheel in an environment of its own, its component in the hands of spaCy's own command line (slow).
PIPELINE := .pipeline
pipeline: $(READY) ## the wheel in the hands of spaCy's own command line (slow)
	@rm -rf $(PIPELINE) && $(PYTHON) -m venv $(PIPELINE) && $(BIN)/python -m hatchling build -t wheel -d $(PIPELINE)/wheel >/dev/null
	@$(PIPELINE)/bin/python -m pip install -qq --disable-pip-version-check $(PIPELINE)/wheel/communique-*.whl
	@$(PIPELINE)/bin/python -W ignore exchange/pipeline.py $(PIPELINE)/made

# The Dockerfile's steps without Docker, in an empty folder, until the workspace is healthy (slow).
container: ## the Dockerfile's steps without Docker (slow)
	@rm -rf .container && .ci/container .container

# The image itself, built without Docker and looked into, as root (slow). On Debian: apt-get install buildah debootstrap.
image: ## the image itself, built without Docker, as root (slow)
	@.ci/image .image $(MIRROR)

# After the tables of terms have changed: the gaps they leave, marked anew in a file of their own; the counts in docs.
TERMS := src/communique/actors/data/terms
registry: $(READY) ## after a change of terms: the gaps and the counts anew
	@rm -f $(TERMS)/gaps.csv && $(BIN)/communique actors check --gaps > $(VENV)/gaps.csv && mv $(VENV)/gaps.csv $(TERMS)/gaps.csv
	@$(BIN)/python docs/counts.py

# What is given out: the wheel and the source in dist/, with a bill of materials (CycloneDX) of all that is in it.
RELEASE := .venv-release
$(RELEASE)/.ready: Makefile
	@test -x $(RELEASE)/bin/python || $(PYTHON) -m venv $(RELEASE)
	@$(RELEASE)/bin/python -m pip install -qq --disable-pip-version-check "cyclonedx-bom>=7,<8" "pip-audit>=2.7,<3"
	@touch $(RELEASE)/.ready

release: $(READY) $(RELEASE)/.ready ## the wheel, the source and a bill of materials in dist/
	@rm -rf dist && mkdir dist
	@$(BIN)/python -m hatchling build -d dist
	@$(RELEASE)/bin/python .ci/release dist

# Known faults of what is locked; where their data cannot be had, it says so.
audit: $(RELEASE)/.ready ## known faults of what is locked
	@$(RELEASE)/bin/python .ci/audit $(RELEASE)/bin/pip-audit requirements.lock requirements-dev.lock

clean: ## everything that make made
	rm -rf $(VENV) $(DOCS) site docs/reference $(TRAIN) $(EXCHANGE) $(CONSUMERS) $(ANNOTATORS) $(PIPELINE) .container .image $(RELEASE) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
