"""*Partners and network*: the choice of a meeting, and its sections."""

from collections.abc import Sequence

import streamlit as st

from data import network
from pages.parts import address, downloads, frame, picture, tables
from pages.parts.network import network_tables, partner_tables, weeks_chart
from pages.parts.network.network_view import OnRecord, View
from pages.parts.sentences import on_network, on_register
from pages.parts.tables import Table

LABEL = "Meeting in"
LEGEND = (("er-open", "Open on the day of the meeting"), ("er-coming", "Opens later"))


def choose(found: OnRecord) -> str | None:
    """Ask for the month of a meeting, the present one unless another is chosen; None where the address names no other."""
    offered = network.months(found.works, today=found.today)
    with st.container(key="choices"):
        first, _ = st.columns(2)
        with first:
            month = address.ask(
                "month",
                LABEL,
                offered,
                f"{found.today:%Y-%m}",
                on_network.month,
                carry_default=False,
            )
    return month if address.is_clean() else None


def who_reaches_whom(found: OnRecord) -> None:
    """Draw the communities with who reaches them, and the partners by role."""
    frame.section("Who reaches whom", on_network.REACHES)
    _listed(found, partner_tables.communities(found), "who_reaches_whom", "who reaches whom")
    frame.section("Partners by role", on_network.ROLES if found.organisations else on_network.NO_PARTNER)
    if found.organisations:
        _listed(found, partner_tables.roles(found), "partners_by_role", "the partners by role")


def meeting(found: OnRecord, view: View, *, headline: str) -> None:
    """Draw what is open, what comes, what could be joined, what was learnt, and the whole to download."""
    frame.section("What is open and what is coming", on_network.meeting(view.at, today=found.today))
    if view.open or view.coming:
        frame.legend_line(LEGEND)
        drawn = weeks_chart.info(view, today=found.today, headline=headline)
        frame.chart("weeks", weeks_chart.figure, drawn, key=weeks_chart.KEY)
    _or("Open on that day", view.open, network_tables.opened(view), on_network.NONE_OPEN)
    _or("Coming", view.coming, network_tables.coming(view), on_network.NONE_COMING)
    frame.section("Work that could be joined", on_network.joining())
    _or("", view.joinable, network_tables.joinable(view), on_network.NONE_JOINABLE)
    if more := on_network.more_joinable(len(view.joinable) - network_tables.MOST_JOINABLE):
        frame.notes([more])
    frame.section("What was learnt since the meeting before")
    _or("", view.learnt, network_tables.learnt(view), on_network.NOTHING_LEARNT)
    frame.label("What people told us, and what they were told")
    _or("", view.told_us, network_tables.told_us(view), on_network.NOTHING_SAID)
    _or("", view.told_them, network_tables.told_them(view), on_network.NOBODY_TOLD)
    frame.label("Methods used, and for whom")
    frame.notes([on_network.METHODS])
    _or("", view.closed, network_tables.closed(view), on_network.NONE_CLOSED)
    downloads.offer(
        network_tables.agenda(view),
        notes=[on_network.meeting(view.at, today=found.today), on_register.as_of(found.today)],
        name="network_meeting",
        what="this meeting",
    )


def _or(label: str, listed: Sequence[object], table: Table, none: str) -> None:
    if label:
        frame.label(label)
    if listed:
        tables.show(table)
    else:
        frame.notes([none])


def _listed(found: OnRecord, table: Table, name: str, what: str) -> None:
    tables.show(table)
    # As it is today, whatever the month of the meeting.
    with picture.instead({LABEL: None}):
        downloads.offer(table, notes=[on_register.as_of(found.today)], name=name, what=what)
