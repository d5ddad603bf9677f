"""Import, step 4: answers that nobody knows. What each means is decided once, and kept for the source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

import streamlit as st

from data import facts, importing
from data.importing import HarmonisedFile
from data.importing.columns.column_map import decided_for
from data.importing.columns.saved_maps import UNDECIDED, with_label
from data.importing.labels.norm import norm
from data.importing.outcome import answer_words
from data.importing.people.privacy import NOT_SHOWN
from pages.parts import frame, wording
from pages.parts.importing import import_boxes, import_state
from pages.parts.importing.import_state import Steps

LEAVE = "Leave it for review"
MOST_LISTED = 60
"""So many labels are asked about at once, the most frequent ones."""


@dataclass(frozen=True)
class AskedLabel:
    """A label of the file in hand that the table of labels does not hold."""

    characteristic: str
    label: str
    rows: int
    decided: bool
    """Whether somebody had said what it means when the file was read."""


def draw(now: Steps, found: HarmonisedFile) -> None:
    """Draw the step."""
    asked = labels(found)
    if hidden := hidden_rows(found):
        frame.notes([hidden_words(hidden)])
    fresh = [each for each in asked if not each.decided]
    _boxes(fresh[:MOST_LISTED], now, "open")
    if len(fresh) > MOST_LISTED:
        frame.notes([f"{len(fresh) - MOST_LISTED:,} rarer ones are not listed, and stay for review."])
    if before := [each for each in asked if each.decided]:
        with st.expander(f"Decided already: {len(before):,}", key=f"import_decided_{now.serial}"):
            _boxes(before[:MOST_LISTED], now, "decided")


def labels(found: HarmonisedFile) -> tuple[AskedLabel, ...]:
    """Return the labels to ask about, by characteristic and the most frequent first."""
    asked = [
        AskedLabel(characteristic, label, rows, False)
        for characteristic, counted in found.unmatched.items()
        for label, rows in counted.items()
        if label != NOT_SHOWN
    ]
    asked += [AskedLabel(each.characteristic, each.label, each.rows, True) for each in found.decided]
    order = [each.slug for each in facts.characteristics()]
    return tuple(
        sorted(asked, key=lambda each: (order.index(each.characteristic), -each.rows, norm(each.label)))
    )


def summary(now: Steps, found: HarmonisedFile) -> str:
    """Return the step in a line."""
    asked = labels(found)
    if not asked:
        return "Every answer is known"
    left = sum(_meaning(now, each) == UNDECIDED for each in asked)
    return f"{len(asked) - left:,} decided, {left:,} left for review"


def hidden_rows(found: HarmonisedFile) -> int:
    """Return how many answers are text that may not be shown."""
    return sum(each.get(NOT_SHOWN, 0) for each in found.unmatched.values())


def hidden_words(rows: int) -> str:
    """Return how many rows hold text that may not be shown."""
    some = "1 answer is" if rows == 1 else f"{rows:,} answers are"
    return f"{some} text that could name a person. It is not shown and not kept, and counts as needs review."


def _boxes(asked: Sequence[AskedLabel], now: Steps, where: str) -> None:
    places = {each: place for place, each in enumerate(asked)}
    for characteristic, listed in groupby(asked, key=lambda each: each.characteristic):
        frame.label(facts.characteristic(characteristic).label)
        for pair in _pairs(list(listed)):
            for column, each in zip(st.columns(2, gap="medium"), pair, strict=False):
                with column:
                    _box(each, now, key=f"import_label_{now.serial}_{where}_{places[each]}")


def _box(asked: AskedLabel, now: Steps, *, key: str) -> None:
    import_boxes.choose(
        wording.plain_markdown(f"“{asked.label}”, {_rows(asked.rows)}"),
        [UNDECIDED, *importing.decidable(asked.characteristic)],
        chosen=_meaning(now, asked),
        key=key,
        words=partial(_words, asked.characteristic),
        tell=partial(_say, asked.characteristic, asked.label),
    )


def _pairs(asked: Sequence[AskedLabel]) -> Iterator[Sequence[AskedLabel]]:
    return (asked[start : start + 2] for start in range(0, len(asked), 2))


def _rows(rows: int) -> str:
    return "1 row" if rows == 1 else f"{rows:,} rows"


def _words(characteristic: str, slug: str) -> str:
    return answer_words(characteristic, slug) if slug else LEAVE


def _meaning(now: Steps, asked: AskedLabel) -> str:
    return decided_for(now.column_map.labels, asked.characteristic).get(norm(asked.label), UNDECIDED)


def _say(characteristic: str, label: str, slug: str) -> None:
    import_state.say(lambda said: with_label(said, characteristic, label, slug))
