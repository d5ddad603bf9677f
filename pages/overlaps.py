"""Overlaps: who is missing where two characteristics meet?"""

import streamlit as st

from pages.parts import asides, downloads, frame, sources
from pages.parts.charts import matrix_chart, overlap_chart
from pages.parts.overlaps import overlap_choice, overlap_reads, overlap_table
from pages.parts.sentences import on_overlaps

TITLE = "Overlaps"
QUESTION = "Who is missing where two characteristics meet?"
ADDRESS = "overlaps"
WHERE = "in all activities"


def page() -> None:
    """Draw the page."""
    release = overlap_reads.release()
    frame.opening(TITLE, QUESTION, release=release)
    if release is None:
        frame.nothing_yet("overlaps", step=sources.next_step())
        return
    if not overlap_reads.offered(release):
        frame.nothing_yet("overlaps", step=None)
        return
    answer = st.container()
    pair = overlap_choice.ask(release)
    if pair is None:
        frame.withheld(address=ADDRESS)
        return
    held = overlap_reads.overlap(release, pair.selection, pair.characteristic, pair.other)
    if not held.table.available:
        frame.withheld(address=ADDRESS)
        return
    headline = on_overlaps.headline(held)
    with answer:
        frame.headline(headline)
    frame.notes([each for each in (pair.aside, asides.TOGETHER) if each])

    what = on_overlaps.what(held)
    frame.section(on_overlaps.heading(held), on_overlaps.shown_from(held, where=WHERE))
    drawn = overlap_chart.info(held, what=what, headline=str(headline))
    frame.chart("overlaps", matrix_chart.figure, drawn, key=overlap_chart.KEY)
    frame.legend(overlap_chart.LEGEND)

    frame.section("The same figures as a table")
    table = overlap_table.table(held, caption=f"People heard by {what}, {WHERE}")
    overlap_table.show(table)
    notes = overlap_table.notes(held, release=release)
    frame.notes(notes)
    downloads.offer(table, notes=[sources.standing(release), *notes], name=ADDRESS, what="the two together")
    frame.how_to_read("overlaps")
