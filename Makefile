# make run     sets everything up and opens the dashboard
# make test    sets everything up and runs every check and test
# make bench   measures how fast the pages are with a million participations: an hour, see docs/performance.md
# make clean   takes away what the others made; your databases in data/local/ stay
#
# Another Python than python3: make run PYTHON=python3.12. Another port: make run PORT=8600

PYTHON ?= python3
PORT ?= 8501

BIN := .venv/bin
INSTALLED := .venv/installed
BROWSERS := chromium chromium-browser google-chrome google-chrome-stable microsoft-edge

.PHONY: run test bench clean browser

run: $(INSTALLED)
	@$(BIN)/python -m streamlit run app.py --server.port=$(PORT)

# Those that open pages come by themselves: their browser's event loop would stand in the way of the others.
test: $(INSTALLED) browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q --numprocesses=2 --dist=loadfile --ignore=tests/browser
	$(BIN)/python -m pytest -q tests/browser

# Its databases stay in data/local/performance/ until they are taken away by hand.
bench: $(INSTALLED) browser
	$(BIN)/python -m tests.performance.pages --databases data/local/performance

# Again only when requirements.txt has changed.
$(INSTALLED): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Equal Reach needs Python 3.11 or newer. Name one: make run PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || \
		{ echo "Python could not make .venv. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@echo "Installing what requirements.txt names into .venv"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --requirement requirements.txt
	@touch $(INSTALLED)

# The tests that open pages need a browser. Without one they are skipped and say so; where CI=true they fail.
browser:
	@for name in $(BROWSERS); do command -v $$name >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing chromium"; \
		{ apt-get -qq update && apt-get -qq install --yes --no-install-recommends chromium; } >/dev/null || true; \
	fi

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
