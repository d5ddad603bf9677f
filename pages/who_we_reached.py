"""Who we reached: for one characteristic, whom are we missing, and how sure are we?"""

import streamlit as st

from pages.parts import (
    apart,
    choices,
    downloads,
    frame,
    groups,
    own_benchmarks,
    reach_table,
    reads,
    sources,
    tables,
)
from pages.parts.charts import dumbbell, missing_strip, reach_chart
from pages.parts.sentences import on_reach

TITLE = "Who we reached"
QUESTION = "Whom are we missing, and how sure are we?"


def page() -> None:
    """Draw the page."""
    release = reads.release()
    frame.opening(TITLE, QUESTION, release=release)
    if release is None:
        frame.nothing_yet("who_we_reached", step=sources.next_step())
        return
    answer = st.container()
    chosen = choices.everything(release)
    if not chosen.available or chosen.characteristic is None or chosen.level is None:
        frame.withheld(address="who-we-reached")
        return
    found = reads.compared(release, chosen.selection, chosen.characteristic.slug, chosen.level.slug)
    if not found.comparison.table.available:
        frame.withheld(address="who-we-reached")
        return
    what = on_reach.subject(found)
    finding = on_reach.finding(found)
    with answer:
        frame.finding(finding)
    if chosen.aside:
        frame.notes([chosen.aside])
    own_benchmarks.show(release, chosen.selection)

    headings = groups.headings(found.level)
    frame.section(
        "People heard, against their share of the population",
        on_reach.shown_from(found.comparison.table, where=chosen.where),
    )
    drawn = reach_chart.info(
        found.comparison, level=found.level, headings=headings, what=what, finding=str(finding)
    )
    frame.chart("reach", reach_chart.figure, drawn, key=reach_chart.KEY)
    frame.legend(reach_chart.LEGEND)
    if limits := on_reach.caution(found):
        frame.notes([limits])

    if shares := dumbbell.info(found.comparison, level=found.level, what=what, finding=str(finding)):
        frame.section("Share of those heard, against share of the population")
        frame.chart("shares", dumbbell.figure, shares)

    missing = missing_strip.info(found.comparison.table, what=chosen.characteristic.label.lower())
    frame.section("Who did not answer", f"{missing.sentence} {on_reach.unanswered(found)}".strip())
    frame.draw("missing", missing_strip.figure, missing, key=missing_strip.key(missing))
    frame.parts(missing_strip.legend(missing))

    frame.section("The same figures as a table")
    table = reach_table.reach(found, headings=headings, caption=f"People heard by {what}, {chosen.where}")
    tables.show(table)
    notes = sources.of(found, release=release)
    frame.notes(notes)
    downloads.offer(table, notes=[sources.standing(release), *notes], name="who-we-reached")
    if chosen.open_to_all:
        apart.show(release, chosen.selection.period, level=found.level, what=what)
    frame.how_to_read("who_we_reached")
