"""Which ethnic question a file asked: that of 2001 (16 groups), 2011 (18) or 2021 (19). Standards 1.2.

The 2001 question has no box for Gypsy or Irish Traveller, Roma or Arab, and the 2011 one none for Roma. People who were
not offered their group stand in another, so that a group is compared only with people who could have chosen it: see
`docs/decisions/0002-levels-and-placement.md`. What can't be told is taken as the older question, which invents no gap.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from data.importing.columns.column_map import Frame
from data.importing.labels.meaning import Meaning
from data.importing.labels.norm import norm

FILE = Path(__file__).parent.parent.parent / "reference" / "ethnic_frames.toml"

DECLARED = "Ethnic group: it is said that the form asked the {frame} question."
FOUND_2021 = (
    "Ethnic group: answers that only the 2021 question has, so it is taken as the 2021 one (19 groups)."
)
FOUND_2011 = (
    "Ethnic group: answers that the 2001 question did not offer, and none that only the 2021 one has. It is taken as the 2011 "
    "one (18 groups), which has no box for Roma. If the form had one, say so on the page, or write ethnic_frame = "
    '"2021" in the map.'
)
FOUND_2001 = (
    "Ethnic group: answers as the 2001 question has them, so it is taken as the 2001 one (16 groups)."
)
EITHER = (
    "Ethnic group: the answers fit the questions of 2001 (16 groups), 2011 (18) and 2021 (19) alike. It is taken as the 2001 "
    "one, which invents no gap. If the form asked another, say so on the page, or write ethnic_frame in the map."
)
BROAD = (
    "Ethnic group: only broad groups, so the 2001, 2011 and 2021 questions can't be told apart. One thing differs: in 2001 "
    "Chinese people stood under Other, and since then under Asian, where we count them."
)


@dataclass(frozen=True)
class FoundFrame:
    """The frame of one file, None where it makes no difference, and how it was found."""

    frame: Frame | None
    why: str

    @property
    def unsure(self) -> bool:
        """Whether only a person can say which question it was."""
        return self.why in (EITHER, FOUND_2011)


@cache
def _signs() -> dict[str, Any]:
    with FILE.open("rb") as file:
        return tomllib.load(file)


def find_frame(labels: Iterable[str], *, meaning: Meaning, declared: Frame | None) -> FoundFrame:
    """Find the frame from the distinct labels of the ethnic column and the code list it uses."""
    if declared:
        return FoundFrame(declared, DECLARED.format(frame=declared))
    signs = _signs()
    listed = {name: frame for frame, names in signs["standards"].items() for name in names}
    for name, frame in listed.items():
        if meaning.standard.startswith(name):
            return FoundFrame(frame, {"2001": FOUND_2001, "2021": FOUND_2021}[frame])
    slugs = {norm(label): meaning.of(label) for label in labels}
    said = set(slugs.values())
    moved = [key for key, slug in slugs.items() if slug == signs["moved"]]
    if said & set(signs["only_2021"]) or any(_holds(key, signs["words_2021"]) for key in slugs):
        return FoundFrame("2021", FOUND_2021)
    if said & set(signs["since_2011"]) or any(_begins(key, signs["moved_since_2011"]) for key in moved):
        return FoundFrame("2011", FOUND_2011)
    if any(_begins(key, signs["moved_2001"]) for key in moved):
        return FoundFrame("2001", FOUND_2001)
    if said & set(signs["detailed"]):
        return FoundFrame("2001", EITHER)
    return FoundFrame(None, BROAD)


def _begins(key: str, words: list[str]) -> bool:
    return any(key.startswith(word) for word in words)


def _holds(key: str, words: list[str]) -> bool:
    """Whether whole words stand in a label. They say how the question was worded, never what the answer is."""
    return any(re.search(rf"\b{re.escape(word)}\b", key) for word in words)
