"""*Accessible information*: the choice of an engagement, and its sections."""

import streamlit as st

from data.register.offers import Offers
from models.protected import ReleaseNote
from pages.parts import address, days, downloads, frame, moved, sources, tables
from pages.parts.choices import ALL
from pages.parts.information import information_tables, needs_chart
from pages.parts.information.information_view import View
from pages.parts.sentences import on_information, on_register


def choose(listed: tuple[Offers, ...]) -> str | None:
    """Ask for an engagement; return its reference, "all", or None where the address names what is not there."""
    titles = {each.reference: each.title for each in listed}
    with st.container(key="choices"):
        first, _ = st.columns(2)
        with first:
            chosen = address.ask(
                "engagement",
                "Engagement",
                (ALL, *titles),
                ALL,
                lambda each: "All engagements" if each == ALL else titles[each],
            )
    return chosen if address.is_clean() else None


def asked_for(view: View, release: ReleaseNote | None, *, headline: str) -> None:
    """Draw what people asked for and got: as bars where there are numbers, and as a table."""
    frame.section("What people asked for, and what they got", on_information.ASKED)
    if view.needs and release is not None:
        drawn = needs_chart.info(view.needs, of_one=view.chosen is not None, headline=headline)
        if drawn is not None:
            frame.chart("needs", needs_chart.figure, drawn, key=needs_chart.KEY)
            frame.notes([needs_chart.KEY])
        table = information_tables.needs(view)
        tables.show(table)
        told = moved.notes([each.needs for each in view.needs], period=None)
        notes = [
            sources.rounding(),
            sources.people_counted(release),
            *filter(None, [on_information.uncounted(view)]),
            *told,
        ]
        frame.notes(notes)
        downloads.offer(
            table,
            notes=[sources.standing(release), *notes],
            name="asked_for_and_got",
            what="what people asked for and got",
        )
    else:
        frame.notes([on_information.NONE_SHOWN])


def offered(view: View) -> None:
    """Draw what was offered: of all engagements by format and language, of one by its activities."""
    if view.chosen is not None:
        frame.section("What was offered", on_information.EVERY)
        _listed(
            information_tables.activities(view.chosen), "formats_and_languages", "the formats and languages"
        )
        return
    frame.section("Formats offered", on_information.OFFERED)
    _listed(information_tables.formats(view), "formats_offered", "the formats offered")
    if line := on_information.never_offered(information_tables.never_offered(view)):
        frame.notes([line])
    frame.section("Languages offered", on_information.LANGUAGES)
    _listed(information_tables.languages(view), "languages_offered", "the languages offered")


def _listed(table: tables.Table, name: str, what: str) -> None:
    tables.show(table)
    downloads.offer(table, notes=[on_register.as_of(days.today())], name=name, what=what)
