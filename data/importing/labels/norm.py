"""The form in which labels are compared: case, dashes, quotes and spaces make no difference, words do."""

import re
import unicodedata

PLAIN = {0x2019: "'", 0x2018: "'", 0x60: "'", 0x201C: '"', 0x201D: '"', 0xFEFF: "", 0x200B: ""}
"""Typographic quotes made plain; marks that nobody sees taken out."""
DASHES = re.compile(r"[\u2010-\u2015\u2212~]")
SPACED_MARKS = re.compile(r"\s*([-/:,;&()])\s*")
SPACES = re.compile(r"\s+")


def norm(label: str) -> str:
    """Return the key under which a label is looked up (standards 1.3).

    A tilde counts as a dash as well: some tools write 45~49.
    """
    key = unicodedata.normalize("NFKC", label).translate(PLAIN)
    key = DASHES.sub("-", key).casefold().strip()
    key = SPACED_MARKS.sub(r"\1", key)
    return SPACES.sub(" ", key).strip(" .\"'*")
