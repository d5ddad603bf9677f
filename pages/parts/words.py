"""Reads the prose of `pages/words/`: one Markdown file per page and block."""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "words"


@cache
def read(page: str, block: str) -> str:
    """Return the Markdown of one block, e.g. read("who_we_reached", "how_to_read"). Raises FileNotFoundError."""
    return (_FOLDER / f"{page}.{block}.md").read_text(encoding="utf-8").strip()
