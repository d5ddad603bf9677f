"""Coverage: where are the blind spots across all our work?"""

import streamlit as st

from models.vocabulary import Dimension
from pages.parts import choices, downloads, frame, own_benchmarks, reads, sources, tables
from pages.parts.charts import matrix_chart
from pages.parts.sentences import on_coverage, on_reach
from pages.parts.side_by_side import across, asked_matrix

TITLE = "Coverage"
QUESTION = "Where are the blind spots across all our work?"
ROWS = (Dimension.ENGAGEMENT, Dimension.METHOD, Dimension.PLACE, Dimension.STAGE, Dimension.LEVEL)


def page() -> None:
    """Draw the page."""
    release = reads.release()
    frame.opening(TITLE, QUESTION, release=release)
    if release is None:
        frame.nothing_yet("coverage", step=sources.next_step())
        return
    answer = st.container()
    chosen = choices.characteristic_across(release, ROWS)
    if not chosen.available or chosen.characteristic is None or chosen.level is None or chosen.across is None:
        frame.withheld(address="coverage")
        return
    rows, period = chosen.across, chosen.selection.period
    found = across.parts(release, rows, period, chosen.characteristic.slug, chosen.level.slug)
    if not found:
        frame.withheld(address="coverage")
        return
    headline = on_coverage.headline(found, rows=rows)
    with answer:
        frame.headline(headline)
    by_engagement = rows is Dimension.ENGAGEMENT
    aside = (on_coverage.mixed(found), on_coverage.apart(found)) if by_engagement else (chosen.aside,)

    by = choices.DIMENSION_WORDS[rows].lower()
    what = on_reach.subject(found[0].compared, by=by)
    frame.section("Whom each part of our work reached", on_coverage.READ)
    frame.chart(
        "coverage",
        matrix_chart.figure,
        across.matrix(found, what=what, headline=str(headline)),
        key=matrix_chart.KEY,
    )
    frame.legend_line(matrix_chart.LEGEND)
    frame.notes([each for each in aside if each])
    if not by_engagement:
        own_benchmarks.show(release, chosen.selection)

    frame.section("The same figures as a table")
    tables.show(across.table(found, first=choices.DIMENSION_WORDS[rows], caption=f"Reach by {what}"))
    notes = sources.of_rows([part.compared for part in found], release=release)
    frame.notes(notes)
    details = across.details(found, caption=f"Reach by {what}")
    downloads.offer(
        details, notes=[sources.standing(release), *notes], name="coverage", what=f"reach by {by}"
    )

    asked = asked_matrix.of(
        reads.asked_across(release, rows, period), values=[(part.value, part.label) for part in found]
    )
    frame.section("What was asked where", on_coverage.asked(asked))
    frame.chart("asked", matrix_chart.figure, asked_matrix.info(asked), key=asked_matrix.KEY)
    frame.legend_line(asked_matrix.LEGEND)
    listed = asked_matrix.table(asked, caption=on_coverage.asked_caption(by, period=period))
    tables.show(listed)
    downloads.offer(
        listed, notes=[sources.standing(release)], name="what-was-asked-where", what="what was asked where"
    )
    frame.how_to_read("coverage")
