"""Can we trust it?: its sections, one function each."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from data import facts
from models.protected import ReleaseNote
from pages.parts import address, days, downloads, frame, moved, picture, reads, sources, tables, wording
from pages.parts.charts import answers_chart
from pages.parts.chosen import Chosen
from pages.parts.method import method_tables
from pages.parts.sentences import on_trust
from pages.parts.sentences.headline import Headline
from pages.parts.tables import Table
from pages.parts.trust import answers_tables, share_tables, trust_choices, trust_reads
from pages.parts.trust.answering import Answering

HERE = "can-we-trust-it"


def headline(release: ReleaseNote, rows: Sequence[Answering], chosen: Chosen) -> Headline:
    """Draw the headline; return it."""
    found = on_trust.headline(rows, where=chosen.where)
    frame.headline(found, trust_reads.more(release, rows))
    return found


def questions(release: ReleaseNote, rows: Sequence[Answering], chosen: Chosen, *, headline: Headline) -> None:
    """Draw every question in the chosen activities."""
    frame.section("Every question", on_trust.over_questions(chosen.where))
    drawn = answers_chart.info(rows, what=f"{len(rows)} questions, {chosen.where}", headline=str(headline))
    frame.chart("questions", answers_chart.figure, drawn, key=answers_chart.KEY)
    frame.legend_line(answers_chart.legend(drawn))
    linked = [
        replace(row, link=address.to("who-we-reached", characteristic=row.table.characteristic))
        for row in rows
    ]
    table = answers_tables.of_questions(linked, period=chosen.selection.period, where=chosen.where)
    told = moved.notes([row.table for row in rows], period=chosen.selection.period, of="questions")
    _offered(release, table, name="questions", what="who answered each question", told=told)
    caption = share_tables.of_questions(period=chosen.selection.period, where=chosen.where)
    shares = share_tables.shares(linked, first="Question", caption=caption)
    _shares(release, shares, name="questions", what="the form or trust, each question")


def groups(release: ReleaseNote, chosen: Chosen) -> None:
    """Draw one question across the values of a dimension."""
    frame.section("One question, group by group")
    if trust_choices.nothing_to_choose(release, period=chosen.selection.period):
        frame.notes([on_trust.NO_GROUPS])
        return
    asked = trust_choices.question_and_rows(release, period=chosen.selection.period)
    if asked is None:
        frame.withheld(address=HERE)
        return
    question, dimension = asked.question, asked.rows
    period = trust_choices.year_for(release, dimension, chosen.selection.period)
    rows = trust_choices.groups(release, question, dimension, period=period)
    if not any(row.state != "not_available" for row in rows):
        frame.withheld(address=HERE)
        return
    other_period = period != chosen.selection.period
    told = on_trust.of_groups(rows)
    frame.notes([on_trust.over_groups(question, other_period=other_period), told])
    what = f"{wording.in_sentence(question.label)}, {len(rows)} rows"
    drawn = answers_chart.info(rows, what=what, headline=told)
    first = trust_choices.GROUPS[dimension.value]
    table = answers_tables.answers(
        rows, first=first, caption=on_trust.caption(question, by=first, period=period)
    )
    # They hold all activities, and not always the period chosen above.
    with picture.instead(trust_choices.held(period)):
        frame.chart("groups", answers_chart.figure, drawn, key=answers_chart.KEY)
        frame.legend_line(answers_chart.legend(drawn))
        kept = moved.notes([row.table for row in rows], period=period)
        _offered(release, table, name="groups", what="who answered, row by row", told=kept)
        caption = share_tables.of_groups(question, by=first, period=period)
        shares = share_tables.shares(rows, first=first, caption=caption)
        _shares(release, shares, name="groups", what="the form or trust, row by row")


def to_sort(rows: Sequence[Answering], *, steward: bool) -> None:
    """Draw the answers that nobody has sorted yet."""
    table = answers_tables.to_sort(rows)
    frame.section("Answers that nobody has sorted yet", on_trust.to_sort(any_waiting=table is not None))
    if table is not None:
        tables.show(table)
        if steward:
            st.html(f'<p class="er-back"><a target="_self" href="import">{on_trust.GO_TO_IMPORT}</a></p>')


def ages(release: ReleaseNote) -> None:
    """Draw how old the population figures in use are."""
    day = release.made_at.date()
    found = answers_tables.benchmarks_in_use(reads.library(release))
    frame.section(
        "How old the population figures are", on_trust.old_benchmarks([each for _, each in found], on=day)
    )
    if found:
        tables.show(answers_tables.ages(found, on=day))


def rounding(release: ReleaseNote) -> None:
    """Draw what the release holds and what a rounded number stands for."""
    rules = facts.disclosure_rules()
    frame.section("How numbers are rounded", on_trust.rounding(rules))
    tables.show(answers_tables.rounding(rules))
    frame.section("What this release holds", on_trust.holds(release))
    tables.show(method_tables.changed(reads.changes(release)))
    frame.notes([on_trust.FROZEN])
    # Every figure of a release is read for it: only when asked for.
    with st.container():
        if st.button(on_trust.CHECK_FROZEN, key="check_frozen"):
            frame.panel(
                *on_trust.AS_FROZEN[reads.as_frozen(release, minute=int(days.now().timestamp()) // 60)]
            )


def _shares(release: ReleaseNote, table: Table, *, name: str, what: str) -> None:
    """Draw who responded, preferred not to say and left it blank, as shares, and which of them says what."""
    frame.label(on_trust.FORM_OR_TRUST_HEADING)
    frame.notes([on_trust.FORM_OR_TRUST])
    with st.container(key=f"fits_{name}"):
        tables.show(table)
    notes = [sources.rounding(), sources.people_counted(release), on_trust.WHAT_A_RANGE_IS]
    frame.notes(notes)
    downloads.offer(
        table,
        notes=[sources.standing(release), on_trust.FORM_OR_TRUST, *notes],
        name=f"form-or-trust-{name}",
        what=what,
    )


def _offered(release: ReleaseNote, table: Table, *, name: str, what: str, told: Sequence[str]) -> None:
    with st.container(key=f"tight_{name}"):
        tables.show(table)
    notes = [sources.rounding(), on_trust.WHAT_A_SHARE_IS, *told]
    frame.notes(notes)
    downloads.offer(table, notes=[sources.standing(release), *notes], name=f"who-answered-{name}", what=what)
