# Two commands: `make demo` and `make test`. Everything else serves them.

PYTHON ?= python3
VENV := .venv
BIN := $(CURDIR)/$(VENV)/bin
EXAMPLE := examples/used-vehicle-prices

export PATH := $(BIN):$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1

# Folders are inputs too: their time tells that a file was removed.
BUILD_INPUTS := $(shell find src style schema scripts jupyterlab_promote/kernel \
	-not -path '*__tests__*' -not -name '*.gen.ts' -not -name '*.pyc' -not -name __pycache__ 2>/dev/null)

ifeq ($(shell id -u),0)
LAB_FLAGS += --allow-root
endif
ifneq ($(origin BROWSER),undefined)
ifeq ($(strip $(BROWSER)),)
LAB_FLAGS += --no-browser
endif
endif

.PHONY: setup demo test bench corpus clean

setup: $(VENV)/.linked

$(VENV)/.python: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || \
		{ echo "Python >= 3.10 is needed: make PYTHON=/path/to/python3" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q "hatchling>=1.5.0" "hatch-jupyter-builder>=0.9.1" "hatch-nodejs-version>=0.3.2" editables
	@mkdir -p jupyterlab_promote/labextension jupyterlab_promote/cli
	extras=dev,test; \
	node -e 'process.exit(process.versions.node.split(".")[0] < 20)' 2>/dev/null || extras=$$extras,node; \
	SKIP_JUPYTER_BUILDER=1 $(BIN)/python -m pip install -q --no-build-isolation -e ".[$$extras]"
	@touch $@

node_modules/.installed: package.json yarn.lock .yarnrc.yml $(VENV)/.python
	jlpm install --immutable
	@touch $@

ui-tests/node_modules/.installed: ui-tests/package.json ui-tests/yarn.lock $(VENV)/.python
	cd ui-tests && jlpm install --immutable
	@touch $@

$(VENV)/.built: node_modules/.installed package.json tsconfig.json rspack.config.js $(BUILD_INPUTS)
	jlpm build
	@touch $@

$(VENV)/.linked: $(VENV)/.built
	jupyter-builder develop . --overwrite
	@touch $@

demo: setup
	@echo "jupyter promote check $(EXAMPLE)"; jupyter promote check $(EXAMPLE) || true
	cd $(EXAMPLE) && jupyter lab $(LAB_FLAGS)

test: setup ui-tests/node_modules/.installed
	@$(BIN)/python scripts/run_tests.py

bench: setup
	@bench/run
	@bench/export
	@bench/secrets
	@bench/ruff-parity

corpus: setup
	@bench/corpus

clean:
	rm -rf $(VENV) .venv-corpus node_modules ui-tests/node_modules lib coverage .test-results \
		jupyterlab_promote/labextension jupyterlab_promote/cli jupyterlab_promote/_version.py \
		.eslintcache .stylelintcache
	find src -name '*.gen.ts' -delete
