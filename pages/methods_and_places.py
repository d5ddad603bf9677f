"""Methods and places: which methods and places reach whom?"""

import streamlit as st

from models.vocabulary import Dimension
from pages.parts import choices, downloads, frame, own_benchmarks, picture, reads, sources, tables
from pages.parts.charts import funnel_chart, matrix_chart
from pages.parts.sentences import on_coverage, on_methods, on_reach
from pages.parts.side_by_side import across, funnel_table, group_choice

TITLE = "Methods and places"
QUESTION = "Which methods and places reach whom?"
ADDRESS = "methods-and-places"


def page() -> None:
    """Draw the page."""
    release = reads.release()
    frame.opening(TITLE, QUESTION, release=release)
    if release is None:
        frame.nothing_yet("methods_and_places", step=sources.next_step())
        return
    answer = st.container()
    chosen = choices.characteristic_across(release, (Dimension.METHOD, Dimension.PLACE))
    group = group_choice.ask(release, chosen) if chosen.available else None
    if chosen.characteristic is None or chosen.level is None or chosen.across is None or group is None:
        frame.withheld(address=ADDRESS)
        return
    rows, period = chosen.across, chosen.selection.period
    of = (period, chosen.characteristic.slug, chosen.level.slug)
    found = across.parts(release, rows, *of)
    if not found:
        frame.withheld(address=ADDRESS)
        return
    headline = on_methods.headline(found, category=group, rows=rows)
    with answer:
        frame.headline(headline)

    notes = [sources.standing(release), *sources.of_rows([part.compared for part in found], release=release)]
    by = choices.DIMENSION_WORDS[rows].lower()
    what = on_reach.subject(found[0].compared, by=by)
    frame.section(f"Whom each {by} reaches", on_coverage.READ)
    frame.chart(
        "methods",
        matrix_chart.figure,
        across.matrix(found, what=what, headline=str(headline)),
        key=matrix_chart.KEY,
    )
    frame.legend_line(matrix_chart.LEGEND)
    frame.notes([chosen.aside])
    own_benchmarks.show(release, chosen.selection)
    tables.show(across.table(found, first=choices.DIMENSION_WORDS[rows], caption=f"Reach by {what}"))
    details = across.details(found, caption=f"Reach by {what}")
    with picture.instead({group_choice.LABEL: None}):
        downloads.offer(details, notes=notes, name=f"reach-by-{by}", what=f"reach by {by}")

    engagements = across.parts(release, Dimension.ENGAGEMENT, *of)
    placed = funnel_table.placed(engagements, category=group)
    people = on_methods.people(engagements, group)
    told = on_methods.outside(placed, people=people)
    over = on_methods.over_funnel(placed, category=group, people=people)
    frame.section(f"Engagements of every size: {people}", over)
    if funnel_table.any_shown(placed, category=group):
        drawn = funnel_chart.info(placed, category=group, what=people, headline=told)
        frame.chart("funnel", funnel_chart.figure, drawn, key=funnel_chart.KEY)
        frame.legend_line(funnel_chart.LEGEND)
    frame.notes(on_methods.left_out(engagements, [part for part, _ in placed]))
    listed = funnel_table.table(placed, category=group, caption=on_methods.caption(engagements, group))
    if placed:
        tables.show(listed)
    frame.notes(notes[1:])
    if placed:
        with picture.instead({choices.ROWS: None}):
            downloads.offer(
                listed, notes=notes, name="engagements-of-every-size", what="engagements of every size"
            )
    frame.how_to_read("methods_and_places")
