# Two commands: `make run` and `make test`. Everything they need is made on the way.
.DEFAULT_GOAL := help
.PHONY: help bootstrap run test quick check test-server demo-reset bench rehearse lock format \
	messages screenshots
MAKEFLAGS += --no-print-directory
# Compiled modules make each later start a second faster.
unexport PYTHONDONTWRITEBYTECODE
# Vietnamese messages and folder names need UTF-8, whatever the terminal's settings.
export LC_ALL := C.UTF-8
export PORT ?= 8000
PYTEST := .venv/bin/pytest
# Ctrl-C reaches the server itself; should make be killed, the server goes with it.
TIED := exec setpriv --pdeathsig KILL

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

bootstrap: ## set up the virtual environment (all other targets do so when needed)
	@scripts/bootstrap

run: bootstrap ## serve the demo province on http://127.0.0.1:8000 (PORT= changes it)
	@$(TIED) .venv/bin/motcua serve

test: bootstrap ## run every check: format, lint, types, contracts, tests, browser journeys
	@scripts/browser
	@scripts/check all

quick: bootstrap ## the inner loop: lint, cores, house (10 s)
	@.venv/bin/ruff check --quiet .
	@$(PYTEST) -n 2 --hypothesis-profile=quick \
		-m "not slow and not fault and not journey and not django_db" src/motcua/cores tests/house

check: bootstrap ## static checks only: format, lint, contracts, types
	@scripts/check

test-server: bootstrap ## run the checks of rooms and foundation on Debian's PostgreSQL 15
	@scripts/test-server

demo-reset: bootstrap ## throw the demo away; the next `make run` makes a new one
	@.venv/bin/motcua database reset --yes

bench: bootstrap ## measure speed; writes bench/results and bench/RESULTS.md (NAME= for one)
	@.venv/bin/motcua bench $(NAME)

rehearse: ## prove both commands in a fresh clone (USERS=root,nobody STEPS=test,run)
	@python3 scripts/rehearse.py --users "$(USERS)" --steps "$(STEPS)"

lock: bootstrap ## resolve requirements.lock anew (UPGRADE=1 takes newer versions)
	@UV_CACHE_DIR=.cache/uv .tools/bin/uv pip compile pyproject.toml --group check --quiet \
		--universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --no-header --no-annotate $(if $(UPGRADE),--upgrade) \
		--output-file requirements.lock

format: bootstrap ## format the code and mend what the linter can mend
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format .

messages: bootstrap ## collect the texts to translate into locale/en, compile what is translated
	@.venv/bin/python scripts/messages.py

screenshots: bootstrap ## photograph every page at 390 and 1440 px into var/screenshots
	@scripts/browser
	@MOTCUA_SCREENSHOTS=1 $(PYTEST) -m journey tests/journeys
