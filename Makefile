# One command each for a fresh machine with Python >= 3.11, git and make:
#   make certify   sets up .venv and prints certified bounds for d=5
#   make test      sets up .venv and passes the whole test suite (TeX and Coq parts run where those tools are installed)
# CONTRIBUTING.md lists the other targets. Another Python has its own folder: make test PYTHON=python3.13 VENV=.venv-3.13
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

# the matrices are small: threads of a linear algebra library cost more than they give
export OMP_NUM_THREADS := 1

# bytecode is kept, whatever the shell says: the tests start many processes, and each would compile everything again
export PYTHONDONTWRITEBYTECODE :=

# Coq with the libraries of the theory; without them its tests are skipped, or fail where CI=true
HAS_COQ = command -v coqc >/dev/null && [ -d "$$(coqc -where)/user-contrib/Coquelicot" ] && \
	[ -d "$$(coqc -where)/user-contrib/Bignums" ]

.PHONY: certify format lint test coverage deep bench docs notebooks map checker atlas replay release coq clean

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.installed-test: $(VENV)/.installed pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[test,docs]'
	touch $@

certify: $(VENV)/.installed
	$(BIN)/python -m certify d=5

format: $(VENV)/.installed-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lint: $(VENV)/.installed-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: lint
	if $(HAS_COQ); then $(MAKE) -C proofs/coq -j2; fi
	$(BIN)/python -m tests.halves -m "not deep"

# branches of certify/ that no test of `make test` takes; COVERED=tests/checker for a part
coverage: $(VENV)/.installed-test
	$(BIN)/python -m pytest -m "not deep" --cov --cov-report=term-missing:skip-covered $(COVERED)

# long runs, minutes to hours: whole mutation runs (python -m tests.mutation... print their scores), wide sweeps, coqchk
deep: lint
	if $(HAS_COQ); then $(MAKE) -C proofs/coq -j2; fi
	$(BIN)/python -m pytest -m deep -n 2

bench: $(VENV)/.installed-test
	$(BIN)/python -m benchmarks

# docs/_build/html: every command and example on the pages is run, and a warning is an error
docs: $(VENV)/.installed-test
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs docs/_build/html
	$(BIN)/python -m sphinx -W --keep-going -q -b doctest docs docs/_build/doctest

# the table of README.md and docs/trusted-core.md, from the ledger and the source
map: $(VENV)/.installed-test
	$(BIN)/python -m proofs.places
	$(BIN)/python -m tests.trusted_core
	$(BIN)/python -m certify.app.atlas --pages

# the exact checker as one file, the same bytes from the same source: python -I dist/checker.pyz FILE
checker: $(VENV)/.installed
	mkdir -p dist
	$(BIN)/python -m certify.app.archive dist/checker.pyz

# docs/notebooks: the example notebooks, executed
notebooks: $(VENV)/.installed-test
	$(BIN)/python docs/notebooks/make.py

# docs/atlas: certificates, tables, manifest and theorem map; replay needs sha256sum and any Python 3.11, nothing installed
atlas: $(VENV)/.installed
	$(BIN)/python -m certify.app.atlas

replay:
	cd docs/atlas && sha256sum --check --quiet MANIFEST.sha256
	for file in docs/atlas/certificates/*.json; do echo $$file; \
		$(PYTHON) -I -S certify/checker $$file --work 600 || exit 1; done

# dist/: sdist, wheel, pages, atlas, checker and SHA256SUMS, the same bytes from the same source; then the wheel is tried
release: $(VENV)/.installed-test
	$(BIN)/python -m tests.release

coq:
	$(MAKE) -C proofs/coq

clean:
	rm -rf .venv .venv-* build dist docs/_build docs/generated .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
