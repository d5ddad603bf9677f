"""You said, we did: the sections of the page, and the choice of a community."""

from collections.abc import Sequence

import streamlit as st

from data.register import communities
from data.responses.rules import answer_rules
from data.responses.waiting import Standing
from models.protected import ReleaseNote
from pages.parts import address, downloads, frame, picture, sources, tables, wording
from pages.parts.answers import (
    answer_reads,
    days_chart,
    flow_steps,
    in_time_table,
    report_back,
    timeline_chart,
    waiting_list,
    waiting_tables,
    waiting_words,
)
from pages.parts.answers.answer_reads import EVERYONE, OPEN_TO_EVERYONE, Answers, Times
from pages.parts.choices import ALL
from pages.parts.sentences import on_answers, on_in_time
from pages.parts.tables import Table

WAITS, TIMES, FLOW, CAME = "part-waits", "part-times", "part-flow", "part-came"
EVERY, BACK = "part-every", "part-back"
CONTENTS = (
    (WAITS, "Who waits"),
    (TIMES, "How long an answer takes"),
    (FLOW, "From said to told"),
    (CAME, "What we did"),
    (EVERY, "Every report"),
    (BACK, "Send it back"),
)
"""The sections of the page by their anchors, for the line that leads to them."""
LABEL, EVERY_COMMUNITY = "Community", "All communities"
MOST_ON_BOARD = 5
"""Reports that the board sees, the oldest."""
MOST_ROWS = 60
"""Rows of the table of every report on the page; the download has all."""
CHOOSE_FIRST = (
    "Choose a community at the top of this page. Then there is a page here to print or send, which says to that community what it "
    "said, what was decided and why, what was done, and what still waits."
)
SEND_BACK = "One page to print or send: what they said, what was decided and why, what was done, and what still waits."


def choose(known: Answers) -> str | None:
    """Ask for a community; return its slug, `EVERYONE`, "all", or None where the address names what is not there."""
    names = {
        each.finding.entry.community: each.finding.community_name
        for each in known.standings
        if each.finding.entry.community
    }
    offered = dict(sorted(names.items(), key=lambda pair: pair[1].casefold()))
    if any(each.finding.entry.community is None for each in known.standings):
        offered[EVERYONE] = OPEN_TO_EVERYONE
    if address.asked_for("community", ALL) in set(communities.communities()) - set(offered):
        address.drop("community")  # chosen on another page: nothing of theirs has come in
    with st.container(key="choices"):
        first, _ = st.columns(2)
        with first:
            chosen = address.ask(
                "community",
                LABEL,
                (ALL, *offered),
                ALL,
                lambda each: EVERY_COMMUNITY if each == ALL else offered[each],
            )
    if chosen == EVERYONE:
        address.forget("community")  # means something here alone
    return chosen if address.is_clean() else None


def waiting(known: Answers, *, headline: str) -> None:
    """Draw who waits, oldest first, and their wait on the calendar."""
    listed = known.waiting[: waiting_words.MOST_LISTED]
    if not listed:
        frame.section("Waiting for an answer", on_answers.NOBODY_WAITS, anchor=WAITS)
        waiting_list.show_unheard(known)
        return
    frame.section("Waiting for an answer, oldest first", _promise(len(known.waiting)), anchor=WAITS)
    waiting_list.show(known, listed, said=True, leading=waiting_list.to_community)
    waiting_list.show_unheard(known)
    frame.section("How long each report has waited", timeline_chart.KEY)
    drawn = timeline_chart.info(listed, on=known.on, headline=headline)
    frame.chart("waiting", timeline_chart.figure, drawn, key=timeline_chart.KEY)


def _promise(number: int) -> str:
    said = on_answers.promise(answer_rules().promised_days)
    more = number - waiting_words.MOST_LISTED
    return (
        f"{said} The {waiting_words.MOST_LISTED} oldest of {number}; the table below has all."
        if more > 0
        else said
    )


def came_of_it(listed: Sequence[Standing]) -> None:
    """Draw what came of the reports whose people were told."""
    if not listed:
        frame.section("What you said and what we did", on_answers.NOTHING_TOLD, anchor=CAME)
        return
    shown = listed[: waiting_words.MOST_TOLD]
    more = (
        f" The last {waiting_words.MOST_TOLD} of {len(listed)}; the download has all."
        if len(listed) > waiting_words.MOST_TOLD
        else ""
    )
    frame.section("What you said and what we did", f"The last told first.{more}", anchor=CAME)
    tables.show(waiting_tables.came_of_it(shown))


def how_long(release: ReleaseNote | None, found: Times, *, headline: str) -> None:
    """Draw how long an answer takes by community and by stage, and whether some wait longer."""
    frame.section("How long an answer takes, by community", days_chart.KEY, anchor=TIMES)
    promised = answer_rules().promised_days
    drawn = days_chart.info(found.by_community, promised=promised, headline=headline)
    # How long it takes is that of all communities, whichever is chosen.
    with picture.instead({LABEL: (EVERY_COMMUNITY, ALL)}):
        frame.chart("days_to_answer", days_chart.figure, drawn, key=days_chart.KEY)
    frame.section("Do some communities wait longer?", " ".join(on_answers.equity(found)))
    by_community = waiting_tables.times(
        "Community",
        found.by_community,
        compared=found.each,
        promised=promised,
        caption="Time to answer by community",
    )
    tables.show(by_community)
    _offer_of_all(
        by_community, _notes(release), name="time-to-answer", what="the time to answer by community"
    )
    _in_time(release, found)
    if found.by_stage:
        frame.section("How long an answer takes, by stage", "The stage of the work in which it was said.")
        by_stage = waiting_tables.times(
            "Stage", found.by_stage, promised=promised, caption="Time to answer by stage"
        )
        tables.show(by_stage)
        _offer_of_all(
            by_stage, _notes(release), name="time-to-answer-by-stage", what="the time to answer by stage"
        )


def _in_time(release: ReleaseNote | None, found: Times) -> None:
    """Draw how often reports were told in the time promised, how far apart the two sides are, and how sure that is."""
    rules = answer_rules()
    frame.section(on_in_time.HEADING, on_in_time.sentence(found.in_time[0], rules=rules))
    table = in_time_table.table(found.in_time, rules=rules)
    tables.show(table)
    notes = on_in_time.notes(found.in_time)
    frame.notes(notes)
    _offer_of_all(table, [*_notes(release), *notes], name="told-in-time", what="how many were told in time")


def _offer_of_all(table: Table, notes: Sequence[str], *, name: str, what: str) -> None:
    """Draw the download of what holds for all communities, whichever is chosen."""
    with picture.instead({LABEL: (EVERY_COMMUNITY, ALL)}):
        downloads.offer(table, notes=notes, name=name, what=what)


def flow(known: Answers) -> None:
    """Draw how far the reports have come."""
    frame.section("From said to told", on_answers.flow(known), anchor=FLOW)
    flow_steps.show(known.flow)


def table(known: Answers, *, release: ReleaseNote | None) -> None:
    """Draw every report as a table, with the download."""
    more = len(known.standings) - MOST_ROWS
    frame.section(
        "Every report as a table",
        f"The first {MOST_ROWS}; the download has all." if more > 0 else "",
        anchor=EVERY,
    )
    tables.show(waiting_tables.reports(known, most=MOST_ROWS))
    frame.notes([on_answers.REPORTS])
    downloads.offer(
        waiting_tables.reports(known, whole=True),
        notes=_notes(release),
        name="you-said-we-did",
        what="every report",
    )


def send_back(known: Answers, *, chosen: str, release: ReleaseNote | None) -> None:
    """Offer the page that goes back to the chosen community; without one, say that one has to be chosen."""
    if chosen == ALL:
        frame.section("Send it back", CHOOSE_FIRST, anchor=BACK)
        return
    community = answer_reads.community(known.standings[0])
    frame.section("Send it back", SEND_BACK, anchor=BACK)
    downloads.button(
        "Download the page to send back (HTML)",
        data=report_back.as_html(
            known,
            community="what everybody could say" if chosen == EVERYONE else community,
            organisation=release.organisation if release else "",
            invented=bool(release and release.invented),
        ),
        file_name=f"you-said-we-did-{chosen.replace('_', '-')}.html",
        mime="text/html",
        key="download_report_back",
    )


def _notes(release: ReleaseNote | None) -> list[str]:
    return [*([sources.standing(release)] if release else []), on_answers.REPORTS]


def on_the_board(known: Answers) -> None:
    """Draw who waits for an answer that is overdue, oldest first, with the link to all."""
    if not known.waiting:
        if known.unheard:
            frame.section("Who is waiting for an answer", on_answers.NOBODY_WAITS)
            waiting_list.show_unheard(known)
        return
    listed = (known.overdue or known.waiting)[:MOST_ON_BOARD]
    heading = "Who is overdue an answer" if known.overdue else "Who is waiting for an answer"
    frame.section(heading, on_answers.promise(answer_rules().promised_days))
    waiting_list.show(known, listed, said=False, leading=waiting_list.to_answers)
    waiting_list.show_unheard(known)
    href = wording.html(address.to(on_answers.PAGE))
    words = wording.html(on_answers.all_waiting(len(known.waiting)))
    st.html(f'<p><a target="_self" href="{href}">{words}</a></p>')
