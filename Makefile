# `make help` lists the targets. `make demo` and `make test` set up what a fresh Debian 12 machine with Swift lacks.
SHELL := /bin/bash
SYSTEM := $(shell uname -s)
SWIFT ?= swift
export SWIFT

ifeq ($(SYSTEM),Darwin)
$(error Ringtime runs on Linux; on a Mac: docker run --rm -it -v "$$PWD":/ringtime -w /ringtime swift:6.3-bookworm sh -c 'apt-get update -qq && apt-get install -qq make && make demo')
endif

.DEFAULT_GOAL := help
.PHONY: help setup demo test check lint format bench dist clean

help: ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

setup: ## install what is missing: Debian packages, the provider clients of the tests
	@scripts/setup
	@scripts/clients

demo: setup ## build, then show a call that rings, an app that is killed, and why; writes demo-report.html
	@scripts/demo-build
	@scripts/demo

test: setup ## build once and run every test
	@scripts/test

check: setup lint ## format lint and the style guide's own tests
	@scripts/build-progress 'build for tests' $(SWIFT) build --build-tests
	@$(SWIFT) test --skip-build --disable-xctest --filter TidyTests

lint: ## only the format lint
	@scripts/format lint

format: ## rewrite the sources as the format lint wants them
	@scripts/format

bench: setup ## build Benchmarks/ in release mode and run it
	@scripts/bench

dist: setup ## dist/ringtime-linux-x86_64.tar.gz: a command that needs no Swift
	@scripts/dist

clean: ## delete everything that was built or installed here
	@find . -name '.build*' -not -path './.git/*' -prune -exec rm -rf {} +
	@rm -rf dist
