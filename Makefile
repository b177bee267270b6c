# Short verbs for everyday work; `make` alone lists them. The Swift toolchain must be in PATH.
# ANYTHING=value on the command line changes a default: make bench BENCH_PATCHES=200000

BENCH_PATCHES ?= 1000000
BENCH_ROUNDS ?= 3
TUBAN = .build/release/tuban
SANITIZED = --filter 'BridgeTests|ReadersTests|WorkersTests|TabulateTests|ZoneCoverTests|ZoneSearchTests|OverlayInvarianceTests'

.DEFAULT_GOAL := help
.PHONY: help setup build statistics run test lint format sanitize golden bench sample clean

help: ## list the verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing: GDAL, GEOS, PROJ, SQLite, libxlsxwriter (apt; elsewhere it names them)
	@.ci/setup

build: setup ## build the command for use: .build/release/tuban
	@swift build -c release --static-swift-stdlib --product tuban

statistics: build ## both plan pipelines, and each printed figure beside the computed one: results-14fyp/, results-yangjiang/
	@$(TUBAN) run pipelines/shaoguan-14fyp.yaml --out results-14fyp
	@$(TUBAN) run pipelines/yangjiang-2025.yaml --out results-yangjiang
	@Tests/EndToEndTests/Plan/compare Tests/EndToEndTests/Plan/expected.csv results-14fyp results-yangjiang

run: build ## the sample deliveries of ten counties into the official tables: results/
	@$(TUBAN) run pipelines/shaoguan-survey.yaml --out results

test: setup ## all tests
	@swift test

lint: setup ## format, confined imports, forbidden words, pipelines against their JSON Schema
	@.ci/lint

format: ## bring all sources into the project's format
	@swift format format -i -r -p Package.swift Sources Tests

sanitize: setup ## reader and worker tests under the address and thread sanitizers
	@LSAN_OPTIONS=suppressions=$(CURDIR)/.ci/leaks.supp \
		swift test --sanitize=address --scratch-path .build-asan $(SANITIZED)
	@TSAN_OPTIONS=suppressions=$(CURDIR)/.ci/threads.supp \
		swift test --sanitize=thread --scratch-path .build-tsan $(SANITIZED)

golden: setup ## record the expected results of the end-to-end tests anew; read the difference like code
	@TUBAN_GOLDEN=record swift test --filter 'EndToEndTests|PipelineSchemaTests|SystemsMapTests'
	@git --no-pager diff --stat -- Tests

bench: build ## time and memory beside DuckDB, SedonaDB and GeoPandas on BENCH_PATCHES patches
	@Benchmarks/bench --patches $(BENCH_PATCHES) --rounds $(BENCH_ROUNDS)

sample: build ## write both cities of sample-data anew from their targets files
	@for city in shaoguan yangjiang; do $(TUBAN) sample sample-data/$$city --overwrite || exit; done

clean: ## remove everything that was built, measured or written by a run
	@rm -rf .build .build-asan .build-tsan .build-bench .build-lint results results-*
