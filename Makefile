# Every command a person types here. Node 26 comes with `npm install` (the package `node`): nothing but npm is needed first.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

export PATH := $(CURDIR)/node_modules/.bin:$(PATH)
# Compiled code is kept between starts: a process is up in half the time.
export NODE_COMPILE_CACHE := $(CURDIR)/node_modules/.cache/compile

INSTALLED := node_modules/.package-lock.json

.PHONY: help
help: ## What can be done here
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: install
install: $(INSTALLED) ## Fetch the packages, Node 26 among them

$(INSTALLED): package-lock.json
	@command -v npm >/dev/null || { echo 'npm is missing: install Node.js 20 or later (https://nodejs.org), then run this again.'; exit 1; }
	@echo 'Fetching the packages, Node 26 among them …'
	@npm install --no-audit --no-fund --loglevel=error
	@test -x node_modules/.bin/node || { echo 'Node 26 was not put into node_modules/.bin: npm did not run the install script of the package "node". package.json allows it (allowScripts); look for ignore-scripts in your own npm settings, then: npm rebuild node'; exit 1; }
	@touch $@

.PHONY: console
console: install ## The operators' console as static files, into services/console/dist
	@npm run build --workspace @stopline/console --silent -- --logLevel warn

.PHONY: setup
setup: ## Install the system packages that the demo and the tests need (asks first)
	@.ci/packages test

.PHONY: demo
demo: install ## One press, twelve banks, live in this terminal (ONCE=1: end afterwards)
	@.ci/packages demo
	@ONCE='$(ONCE)' node services/standalone/src/demo.ts

.PHONY: start
start: install ## Everything on this machine, one process per deployable, until Ctrl-C
	@.ci/packages demo
	@node services/standalone/src/main.ts

.PHONY: test
test: install ## Lint, then all tests; the last line is "N passed, N failed"
	@.ci/packages test
	@node lint/run-tests.ts --lint

.PHONY: test-unit
test-unit: install ## The pure tests only: a few seconds
	@node lint/run-tests.ts --project unit

.PHONY: test-int
test-int: install ## The tests with a redis-server or processes of their own
	@.ci/packages test
	@node lint/run-tests.ts --project int

.PHONY: test-e2e
test-e2e: install ## The tests of the whole stack, Python client and bank included
	@.ci/packages test
	@node lint/run-tests.ts --project e2e

.PHONY: test-kill
test-kill: install ## The long kill test: every deployable, 200 submissions
	@.ci/packages demo
	@node services/standalone/test/kill/full.ts

.PHONY: bench
bench: install ## Button to last bank instructed, beside the bare floor; writes loadtest/results/latest.json
	@.ci/packages demo
	@node loadtest/src/bench.ts

.PHONY: guesses
guesses: install ## 20,000 guesses at the victim's page: nobody gets in, limits hold, times tell nothing (two minutes)
	@.ci/packages demo
	@node loadtest/src/guesses.ts

.PHONY: people
people: install console ## What operators and victims feel: weights, form, keys, tiles, event streams (thirteen minutes)
	@.ci/packages test
	@node loadtest/src/people.ts

.PHONY: load-k6
load-k6: ## Presses from k6 against a Stopline that runs (TOKEN=…, BANKS=icbc,abc; k6 itself is yours to install)
	@command -v k6 >/dev/null || { echo 'k6 is not on the PATH, and is not installed by this Makefile: https://grafana.com/docs/k6/latest/set-up/install-k6/'; exit 1; }
	@k6 run -e TOKEN='$(TOKEN)' -e BANKS='$(BANKS)' -e ADDRESS='$(or $(ADDRESS),127.0.0.1:50051)' -e RATE='$(or $(RATE),100)' -e DURATION='$(or $(DURATION),1m)' loadtest/k6/intake.ts

.PHONY: screenshots
screenshots: install console ## The pictures of each main screen into docs/pictures, taken of a running house
	@.ci/packages test
	@node services/standalone/scripts/screenshots.ts

.PHONY: lint
lint: install ## Format, lint, types, room graph, proto, house rules, generated files
	@node lint/run-lint.ts

.PHONY: format
format: install ## Format every file and sort imports
	@biome check --write --linter-enabled=false

.PHONY: generate
generate: install ## Make the generated sources anew
	@npm run generate --workspaces --if-present

.PHONY: docs
docs: install ## Make the generated pages anew (settings, errors, OpenAPI)
	@npm run docs --workspaces --include-workspace-root --if-present

.PHONY: clean
clean: ## Remove packages, caches and the demo's data
	rm -rf node_modules services/*/node_modules loadtest/node_modules .data .python
