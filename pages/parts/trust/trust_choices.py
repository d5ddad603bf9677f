"""Can we trust it?: the second row of choices, one question and what its rows are."""

from collections.abc import Mapping

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


def question_and_rows() -> tuple[Characteristic, Dimension] | None:
    """Ask for one question and the dimension whose values are the rows; None where the address asks for another."""
    names = {each.slug: each.label for each in facts.published()}
    with st.container(key="choices_rows"):
        first, second = st.columns(2)
        with first:
            asked = address.ask(
                "characteristic",
                "Question",
                tuple(names),
                FIRST_CHARACTERISTIC,
                names.__getitem__,
                forget=("level",),
            )
        with second:
            rows = address.ask(
                "across", "Rows", tuple(GROUPS), Dimension.ENGAGEMENT.value, GROUPS.__getitem__
            )
    if asked is None or rows is None:
        return None
    return facts.characteristic(asked), Dimension(rows)


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
