# The commands a contributor needs; `make help` lists them. ARGS goes on to the program: make test ARGS="--filter CouponsTests"

.DEFAULT_GOAL := help
.PHONY: help run build release test kills soak api console faults sanitize bench lint format docs
ARGS ?=

# Real data for tests and measurements, where a checkout has it beside it.
ifneq ($(wildcard ../shared/data),)
export HUITOU_DATA ?= $(realpath ../shared/data)
endif

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: release ## a small sample brand in .demo: make it, import it, show what its customers are worth, open the console
	@.build/release/huitou demo --dir .demo $(ARGS)

build: ## everything, tests included, as the continuous run builds it
	@Scripts/setup
	swift build --build-tests --explicit-target-dependency-import-check error $(ARGS)

# What the compiler says goes to standard error, so that the output of `make -s run` is the program's alone.
release: ## the program, optimised: .build/release/huitou
	@Scripts/setup
	@swift build -c release --product huitou >&2

test: ## the tests, on SQLite and on a PostgreSQL of their own
	@Scripts/setup
	@Scripts/with-postgres Scripts/test $(ARGS)

kills: build ## kill an import fifty times at random moments and compare what is left
	@HUITOU_SOAK=1 Scripts/test --filter ImportKillTests

soak: build ## every fault in its full form; the result goes to Docs/soak.md (as root more of them)
	@Scripts/soak $(ARGS)

api: build ## a seeded server, asked everything its document says and much that it does not
	@Scripts/check-api .build/debug/huitou $(ARGS)

console: build ## the console in a real browser, as every role (ARGS="--shots FOLDER" for pictures of all pages)
	@Scripts/setup --browser
	@Scripts/check-console .build/debug/huitou $(ARGS)

faults: build ## a server under load: killed, stopped, on bad disks, without its PostgreSQL (ARGS=--full for long)
	@Scripts/check-faults .build/debug/huitou $(ARGS)

sanitize: ## the columnar engine's tests under the address and the thread sanitizer
	@Scripts/sanitize address
	@Scripts/sanitize thread

bench: release ## the measurements, on SQLite and on a PostgreSQL of their own
	@swift build -c release --product huitou-bench >&2
	@Scripts/with-postgres --durable .build/release/huitou-bench $(ARGS)

lint: ## form and house rules; `make format` mends the form
	swift format lint -r -p --strict Sources Tests Package.swift
	Scripts/check-tests
	Scripts/check-sources

format: ## put the sources into the house's form
	swift format -i -r -p Sources Tests Package.swift

docs: ## the reference of every target, as a static site in .docs
	@Scripts/setup
	@Scripts/docs
