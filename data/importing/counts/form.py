"""Totals that a steward types: how many came, and for each question how many gave each answer. Pure.

A blank box is not told; 0 is nobody.
"""

from collections.abc import Mapping

from data import facts
from data.importing.columns.column_map import Frame
from data.importing.counts.told import MOST_HEADS, ToldCount, ToldCounts
from data.importing.counts.words import heads_in
from data.importing.labels.ages import AGE, of_slug
from data.importing.labels.ethnic_frame import find_frame
from data.importing.labels.meaning import Meaning
from data.importing.outcome import answer_words
from data.importing.refusal import FileRefused

ETHNIC_GROUP = "ethnic_group"
NUMBER = f"{{where}}: it must be a whole number from 0 to {MOST_HEADS:,}, or blank where it is not told."
IN_ALL = "How many came in all"
NOTHING = "Nothing is counted. Say how many came, or how many gave an answer."


def countable() -> list[str]:
    """Return the characteristics of which heads may be counted: those with one answer a person that are published."""
    return [one.slug for one in facts.published() if not one.multiple]


def told_in_form(
    came: str, said: Mapping[str, Mapping[str, str]], *, ethnic_frame: Frame | None = None
) -> tuple[ToldCounts, Frame | None]:
    """Return what was told, out of what was typed (characteristic to slug to text), and which ethnic question was asked.

    `ethnic_frame` is which, where somebody said so.

    Raises
    ------
    FileRefused
        A number is wrong, or nothing was typed. The message names the box.
    """
    counts = []
    for characteristic, typed in said.items():
        for slug, text in typed.items():
            if text.strip():
                where = f"{facts.characteristic(characteristic).label}, {answer_words(characteristic, slug)}"
                oldest = of_slug(slug).oldest if characteristic == AGE else None
                counts.append(ToldCount(characteristic, slug, _number(text, where=where), oldest))
    total = _number(came, where=IN_ALL) if came.strip() else None
    if total is None and not counts:
        raise FileRefused(NOTHING)
    ethnic = [one.slug for one in counts if one.characteristic == ETHNIC_GROUP and one.n]
    labels = [answer_words(ETHNIC_GROUP, slug) for slug in ethnic]
    frame = find_frame(labels, meaning=Meaning(ETHNIC_GROUP), declared=ethnic_frame).frame if ethnic else None
    return ToldCounts("", total, tuple(counts)), frame


def _number(text: str, *, where: str) -> int:
    number = heads_in(text)
    if number is None:
        raise FileRefused(NUMBER.format(where=where))
    return number
