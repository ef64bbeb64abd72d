# Ärendegång. Both main targets work from a fresh clone; everything installed lands in .venv and nowhere else.

PYTHON ?= python3
WORKERS ?= 2

VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.installed
SWEEP := $(VENV)/.installed-for-sweeps
PAGE := $(VENV)/.installed-for-seminars
TEST := $(VENV)/.installed-for-tests
LOCKER := .venv-lock

# The build backend comes from the lock too, hence no isolated build that would fetch an unlocked one. Every package
# is a wheel, save the one (pure Python, asked for by OmegaConf) that is published as source only.
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL_LOCKED := $(PIP) install --quiet --require-hashes --only-binary :all: --no-binary antlr4-python3-runtime \
	--requirement
INSTALL_PROJECT := $(PIP) install --quiet --no-deps --no-build-isolation --editable .
COMPILE_LOCK := $(LOCKER)/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	--no-header --no-emit-options --annotation-style line

OPTIONS := population replications organisations engine ladder neutrality floors language
PASSED_ON = $(foreach option,$(OPTIONS),$(if $($(option)),'$(option)=$($(option))'))
GIVEN = $(foreach word,$(MAKEOVERRIDES),$(if $(findstring =,$(word)),$(firstword $(subst =, ,$(word)))))
UNKNOWN = $(filter-out $(OPTIONS) PYTHON WORKERS VENV BIN PIP,$(GIVEN))
ifneq ($(and $(UNKNOWN),$(filter compare,$(MAKECMDGOALS))),)
$(error make compare does not pass on: $(UNKNOWN). It passes on: $(OPTIONS). All else: $(BIN)/python -m experiments.compare --help)
endif

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help compare seminar seminar-file test agreement lint types extras lock clean

help: ## list the targets
	@echo "Ärendegång: how an issue travels through an organisation"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@echo "make compare passes on: $(foreach option,$(OPTIONS),$(option)=)   (for example: make compare population=small)"

compare: $(RUN) ## install what it needs, compare the alternatives, print the table
	@$(BIN)/python -m experiments.compare $(PASSED_ON)

seminar: $(PAGE) ## install what it needs, serve the seminar page to this machine alone
	@$(BIN)/python -m sim.seminar

seminar-file: $(PAGE) ## write the seminar page as one file that opens without anything installed
	@$(BIN)/python -m sim.seminar.offline

test: $(TEST) lint types ## install what it needs, then check style, types, layers and run every test
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile

agreement: $(TEST) ## the two engines on the default population, every organisation file (some minutes)
	$(BIN)/python -m tests.agreement.default_population

lint: $(TEST) ## style, formatting and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(TEST) ## strict types of sim/ and experiments/
	$(BIN)/mypy

extras: $(SWEEP) ## install what experiments.sensitivity, .discover and executor=dask need beside the rest

lock: $(LOCKER)/bin/pip-compile ## write the lock files anew from pyproject.toml, with the newest versions it allows
	$(COMPILE_LOCK) --build-deps-for editable --output-file requirements.lock pyproject.toml
	$(COMPILE_LOCK) --build-deps-for editable --extra dask --extra sweep --constraint requirements.lock \
		--output-file requirements-sweep.lock pyproject.toml
	$(COMPILE_LOCK) --build-deps-for editable --extra seminar --constraint requirements-sweep.lock \
		--output-file requirements-seminar.lock pyproject.toml
	$(COMPILE_LOCK) --build-deps-for editable --extra test --constraint requirements-sweep.lock \
		--constraint requirements-seminar.lock --output-file requirements-test.lock pyproject.toml

clean: ## remove the environments and every cache; results stay
	rm -rf $(VENV) $(LOCKER) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find sim experiments tests -type d -name __pycache__ -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; say which: make PYTHON=python3.12" \
		if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(RUN): requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing the locked packages into $(VENV) (once; a minute or two)"
	@$(INSTALL_LOCKED) requirements.lock
	@$(INSTALL_PROJECT)
	@touch $@

$(SWEEP): requirements-sweep.lock pyproject.toml | $(BIN)/python
	@echo "Installing the locked packages for sensitivity, discovery and clusters into $(VENV) (once; a minute or two)"
	@$(INSTALL_LOCKED) requirements-sweep.lock
	@$(INSTALL_PROJECT)
	@touch $(RUN) $@

$(PAGE): requirements-seminar.lock pyproject.toml | $(BIN)/python
	@echo "Installing the locked packages and the page's server into $(VENV) (once; a minute or two)"
	@$(INSTALL_LOCKED) requirements-seminar.lock
	@$(INSTALL_PROJECT)
	@touch $(RUN) $@

$(TEST): requirements-test.lock pyproject.toml | $(BIN)/python
	@echo "Installing the locked packages and the test tools into $(VENV) (once; a minute or two)"
	@$(INSTALL_LOCKED) requirements-test.lock
	@$(INSTALL_PROJECT)
	@touch $(RUN) $(SWEEP) $(PAGE) $@

$(LOCKER)/bin/pip-compile:
	$(PYTHON) -m venv $(LOCKER)
	$(LOCKER)/bin/python -m pip install --quiet 'pip-tools>=7.5'
