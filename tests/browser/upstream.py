"""What Streamlit itself leaves and we can't mend, each with the issue that reports it. Nothing else is let pass.

docs/accessibility.md tells the same to readers.
"""

PROBES = ("/_stcore/health", "/_stcore/host-config")
"""Opening a page other than the first by its address, Streamlit's script first asks for these below the page's own path and
gets 404; then it asks where they are. https://github.com/streamlit/streamlit/issues/7074"""

AXE_LEFT: dict[str, str] = {}
"""Rule of axe to the upstream issue that will mend it. Empty: every page is clean."""
