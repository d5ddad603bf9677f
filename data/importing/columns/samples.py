"""A few labels of a column, so that whoever looks at it knows what it holds, and nobody in it is recognised."""

from collections import Counter
from collections.abc import Iterable

from data.importing.people.privacy import FEWEST_STORED, NOT_SHOWN, shown
from data.importing.places.postcodes import PostcodeKind, kind_of

MOST_SAMPLES = 3
LOOKED_AT = 40
"""So many labels, the most frequent ones, are looked at."""
LONGEST_SAMPLE = 60


def samples(cells: Iterable[str]) -> tuple[str, ...]:
    """Return the most frequent labels of a column: each held by three rows at least, and none that could be a person's.

    Long ones are cut, for they are only to be recognised. A column that holds postcodes gives none: what stands beside them
    is mostly the half of one, or one with a slip.
    """
    found: list[str] = []
    frequent = Counter(cells).most_common(LOOKED_AT)
    if any(kind_of(label) is PostcodeKind.WHOLE for label, _ in frequent):
        return ()
    for label, rows in frequent:
        if rows < FEWEST_STORED or len(found) == MOST_SAMPLES:
            break
        if label.strip() and shown(label) != NOT_SHOWN:
            text = shown(label)
            found.append(text if len(text) <= LONGEST_SAMPLE else text[:LONGEST_SAMPLE].rstrip() + "…")
    return tuple(dict.fromkeys(found))
