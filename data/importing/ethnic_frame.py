"""Which ethnic question a file asked: the 2001 one (16+1), or the 2021 one (19 groups). Standards 1.2."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from data.importing.column_map import Frame
from data.importing.labels import Meaning
from data.importing.norm import norm

FILE = Path(__file__).parent.parent / "reference" / "ethnic_frames.toml"

DECLARED = "Ethnic group: the map says the question is the {frame} one."
FOUND_2021 = (
    "Ethnic group: answers that only the 2021 question has, so it is taken as the 2021 one (19 groups)."
)
FOUND_2001 = "Ethnic group: answers as the 2001 question has them, so it is taken as the 2001 one (16+1)."
EITHER = (
    "Ethnic group: the answers fit the 2001 question (16+1) and the 2021 one (19 groups) alike. It is taken as the "
    '2001 one, which invents no gap. If the form asked the 2021 one, say so on the page, or write ethnic_frame = "2021" in the map.'
)
BROAD = (
    "Ethnic group: only broad groups, so the 2001 and the 2021 question can't be told apart, and need not be."
)


@dataclass(frozen=True)
class FoundFrame:
    """The frame of one file, None where it makes no difference, and how it was found."""

    frame: Frame | None
    why: str


@cache
def _signs() -> dict[str, Any]:
    with FILE.open("rb") as file:
        return tomllib.load(file)


def find_frame(labels: Iterable[str], *, meaning: Meaning, declared: Frame | None) -> FoundFrame:
    """Find the frame from the distinct labels of the ethnic column and the code list it uses."""
    if declared:
        return FoundFrame(declared, DECLARED.format(frame=declared))
    signs = _signs()
    slugs = {label: meaning.of(label) for label in labels}
    if any(meaning.standard.startswith(name) for name in signs["standards_2001"]):
        return FoundFrame("2001", FOUND_2001)
    moved = [norm(label) for label, slug in slugs.items() if slug == signs["moved"]]
    if set(slugs.values()) & set(signs["only_2021"]) or any(
        _begins(key, signs["moved_2021"]) for key in moved
    ):
        return FoundFrame("2021", FOUND_2021)
    if any(_begins(key, signs["moved_2001"]) for key in moved):
        return FoundFrame("2001", FOUND_2001)
    if set(slugs.values()) & set(signs["detailed"]):
        return FoundFrame("2001", EITHER)
    return FoundFrame(None, BROAD)


def _begins(key: str, words: list[str]) -> bool:
    return any(key.startswith(word) for word in words)
