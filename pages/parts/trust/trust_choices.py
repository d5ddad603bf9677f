"""Can we trust it?: the second row of choices, one question and what its rows are."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from data import facts
from data.menu import OTHER_SMALL
from data.register import shown_names
from models.facts import Characteristic
from models.protected import ReleaseNote, Selection
from models.vocabulary import Dimension
from pages.parts import address, choices, reads
from pages.parts.choices import DIMENSION_WORDS, FIRST_CHARACTERISTIC
from pages.parts.trust import answering
from pages.parts.trust.answering import Answering

GROUPS = {each.value: words for each, words in DIMENSION_WORDS.items()}


@dataclass(frozen=True)
class Asked:
    """What the two boxes hold."""

    question: Characteristic
    rows: Dimension


def opening(
    release: ReleaseNote, *, period: str | None, question: str = "", rows: str = ""
) -> tuple[str, Dimension] | None:
    """Return the first question, and the first dimension, of which any row can be shown; None where nothing can.

    With `question` or `rows`, among those with it. Ethnic group goes before other questions, and engagements before other rows.
    """
    for slug in sorted(_questions(), key=lambda slug: slug != FIRST_CHARACTERISTIC):
        if question not in ("", slug):
            continue
        of = facts.characteristic(slug)
        for dimension in map(Dimension, GROUPS):
            if rows not in ("", dimension.value):
                continue
            year = year_for(release, dimension, period)
            if any(row.state == "shown" for row in groups(release, of, dimension, period=year)):
                return slug, dimension
    return None


def nothing_to_choose(release: ReleaseNote, *, period: str | None) -> bool:
    """Return whether nobody chose a question or rows, and none has anything to show."""
    named = (address.asked_for("characteristic", ""), address.asked_for("across", ""))
    return not any(named) and opening(release, period=period) is None


def question_and_rows(release: ReleaseNote, *, period: str | None) -> Asked | None:
    """Ask for one question and the dimension whose values are the rows; None where the address asks for another.

    They open with what has something to show, which is carried to no other page.
    """
    names = _questions()
    with st.container(key="choices_rows"):
        first, second = st.columns(2)
        chosen = address.asked_for("across", "")
        found = opening(release, period=period, rows=chosen)
        with first:
            asked = address.ask(
                "characteristic",
                "Question",
                tuple(names),
                found[0] if found else FIRST_CHARACTERISTIC,
                names.__getitem__,
                forget=("level",),
                carry_default=False,
            )
        found = opening(release, period=period, question=asked or "")
        with second:
            rows = address.ask(
                "across",
                "Rows",
                tuple(GROUPS),
                (found[1] if found else Dimension.ENGAGEMENT).value,
                GROUPS.__getitem__,
                carry_default=False,
            )
    if asked is None or rows is None:
        return None
    return Asked(facts.characteristic(asked), Dimension(rows))


def _questions() -> dict[str, str]:
    return {each.slug: each.label for each in facts.published()}


def groups(
    release: ReleaseNote, question: Characteristic, rows: Dimension, *, period: str | None
) -> tuple[Answering, ...]:
    """Return one row for each value of a dimension, in the order of the menu."""
    level = facts.levels(question.slug)[0].slug
    found = reads.across(release, rows, period, question.slug, level)
    return tuple(
        answering.row(label, each.comparison.table, _link(each.comparison.table.selection, label))
        for label, each in found
    )


def _link(selection: Selection, label: str) -> str:
    """Return the address at which the register tells more of an engagement; nothing for other rows, or no name."""
    if selection.dimension is not Dimension.ENGAGEMENT or selection.value in (None, OTHER_SMALL):
        return ""
    if shown_names.is_kept_back(label):
        return ""
    return address.to("register", engagement=selection.value or "")


def held(period: str | None) -> Mapping[str, tuple[str, str]]:
    """Return what the rows hold, in place of what was chosen above: the period that they can be shown in, all activities."""
    slug = period or choices.ALL
    return {
        choices.PERIOD: (choices.period_label(slug), slug),
        choices.ACTIVITIES: (choices.ALL_TOGETHER, choices.ALL),
    }


def year_for(release: ReleaseNote, rows: Dimension, period: str | None) -> str | None:
    """Return the period in which the rows can be shown: the chosen one if it is such a year, else all time."""
    return period if period in reads.menu(release).years_across(rows) else None
