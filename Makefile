# make demo     .venv with the core alone, then the bundled song tagged beside its true timeline
# make test     .venv with everything, then every check
# make install  only the first half of that
# make readme   README.md from nbs/index.ipynb
# make player   audiotag/static/player.js from the modules in audiotag/static/player/
# make stubs    what type checkers read of the public classes, from their modules
# make docs     the docs site in _docs/ (needs quarto)
# make clean    removes what the others made, .venv apart
# PYTHON=python3.12 chooses the Python; without it .venv keeps the one it has.

VENV   ?= .venv
PYTHON ?= $(or $(wildcard $(VENV)/bin/python),python3)
BIN    := $(VENV)/bin
ASK    := import sys; print("%d.%d" % sys.version_info[:2])
WANTED := $(or $(shell $(PYTHON) -c '$(ASK)'),$(error PYTHON=$(PYTHON) does not run here))
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
INPUTS := settings.ini setup.py pyproject.toml constraints.txt
# Each stamp says: installed, for this Python, from these inputs. pip runs again only when an input is newer.
CORE   := $(VENV)/core-$(WANTED).stamp
DEV    := $(VENV)/dev-$(WANTED).stamp

.PHONY: demo test install runtime readme player stubs quarto docs clean
.DEFAULT_GOAL := demo

demo: $(CORE)
	@$(BIN)/audiotag demo

install: $(DEV) runtime

# What runs a network in a browser, from npm: for the tests of the page that listens, and for the docs.
runtime: $(DEV)
	@$(BIN)/python -c "from audiotag.listen.web_runtime import fetch_runtime; fetch_runtime()" 2> /dev/null \
	|| echo "No onnxruntime-web (no npm, or no network): tests of the page that listens will be left out" >&2

# Two files of tests at a time; then, one by one, those that want the machine for themselves (`pytestmark = pytest.mark.alone`).
test: $(DEV)
	@$(BIN)/python -m pytest tests --verbose --durations=10 -m "not alone" --numprocesses 2 --dist loadfile; beside=$$?; \
	$(BIN)/python -m pytest tests --verbose --durations=10 -m alone; alone=$$?; exit $$((beside | alone))

readme:
	$(PYTHON) tools/readme.py

player:
	$(PYTHON) tools/player.py

stubs:
	$(PYTHON) tools/stubs.py

# Quarto is asked for first, before gigabytes are installed.
quarto:
	@command -v quarto > /dev/null || { echo "make docs: quarto is not on the path. Get it from https://quarto.org, then try again." >&2; exit 1; }

docs: quarto
	@$(MAKE) --no-print-directory $(DEV) readme
	@$(BIN)/python tools/made.py pages
	@rm -rf _proc
	@PATH="$(CURDIR)/$(BIN):$$PATH" PYTHONPATH="$(CURDIR)" nbdev_docs > docs.log 2>&1; status=$$?; cat docs.log; test $$status -eq 0
	@if grep -q WARN docs.log; then echo "make docs: quarto warned (above); mend those links." >&2; exit 1; fi
	@$(BIN)/python tools/pages.py
	@$(BIN)/python tools/search.py _docs
	@$(BIN)/python tools/made.py player _docs
	@$(BIN)/python tools/made.py listen _docs
	@$(BIN)/python tools/site_check.py _docs

clean:
	rm -rf build dist *.egg-info _docs _proc nbs/nbdev.yml nbs/project docs.log .pytest_cache .ruff_cache .hypothesis
	find audiotag nbs tests tools -name __pycache__ -prune -exec rm -rf {} +

$(CORE): $(INPUTS)
	@test "$$($(BIN)/python -c '$(ASK)' 2> /dev/null)" = "$(WANTED)" || $(PYTHON) -m venv --clear $(VENV)
	@echo "Installing the core into $(VENV) (about 740 MB on disk, a minute or two)"
	@$(PIP) --editable .
	@touch $@

$(DEV): $(CORE)
	@echo "Installing what training and the checks need into $(VENV) (several GB, several minutes)"
	@$(PIP) --editable ".[dev]"
	@touch $@
