"""Depth of dialogue: who is only surveyed, and who is at the table?"""

import streamlit as st

from models.vocabulary import Dimension
from pages.parts import choices, downloads, frame, groups, own_benchmarks, picture, reads, sources, tables
from pages.parts.charts import ladder_chart, matrix_chart
from pages.parts.sentences import on_coverage, on_depth, on_reach
from pages.parts.side_by_side import across, ladder_table

TITLE = "Depth of dialogue"
QUESTION = "Who is only surveyed, and who is at the table?"
ADDRESS = "depth-of-dialogue"


def page() -> None:
    """Draw the page."""
    release = reads.release()
    frame.opening(TITLE, QUESTION, release=release)
    if release is None:
        frame.nothing_yet("depth_of_dialogue", step=sources.next_step())
        return
    answer = st.container()
    chosen = choices.characteristic_across(release, (Dimension.STAGE, Dimension.LEVEL))
    if not chosen.available or chosen.characteristic is None or chosen.level is None or chosen.across is None:
        frame.withheld(address=ADDRESS)
        return
    rows, level = chosen.across, chosen.level
    of = (chosen.selection.period, chosen.characteristic.slug, level.slug)
    found, stages = across.parts(release, rows, *of), across.parts(release, Dimension.STAGE, *of)
    if not found:
        frame.withheld(address=ADDRESS)
        return
    ends = on_depth.ends(stages)
    rungs = ladder_table.rungs(*ends)
    headline = on_depth.headline(rungs, level=level)
    with answer:
        frame.headline(headline)
    own_benchmarks.show(release, chosen.selection)
    notes = [sources.standing(release), *sources.of_rows([part.compared for part in found], release=release)]
    what, headings = on_reach.subject(found[0].compared), groups.headings(level)

    if any(rung.presence for rung in rungs):
        frame.section("At the table, against those surveyed", f"{on_depth.bases(*ends)} {on_depth.READ}")
        drawn = ladder_chart.info(rungs, level=level, headings=headings, what=what, headline=str(headline))
        frame.chart("ladder", ladder_chart.figure, drawn, key=ladder_chart.KEY)
        frame.legend(ladder_chart.LEGEND)
        frame.notes(on_depth.glosses(Dimension.STAGE, stages))
        listed = ladder_table.table(rungs, level=level, headings=headings, caption=f"Ladder ratios of {what}")
        tables.show(listed)
        with picture.instead({choices.ROWS: None}):
            downloads.offer(
                listed,
                notes=[*notes[:2], on_depth.READ],
                name="depth-of-dialogue",
                what="the ladder ratios",
            )

    by = choices.DIMENSION_WORDS[rows].lower()
    frame.section(f"Whom we reached at each {by}", on_coverage.READ)
    by_rows = on_reach.subject(found[0].compared, by=by)
    drawn_rows = across.matrix(found, what=by_rows, headline=str(headline))
    frame.chart("depth", matrix_chart.figure, drawn_rows, key=matrix_chart.KEY)
    frame.legend_line(matrix_chart.LEGEND)
    if rows is not Dimension.STAGE:
        frame.notes(on_depth.glosses(rows, found))
    caption = f"Reach by {by_rows}"
    tables.show(across.table(found, first=choices.DIMENSION_WORDS[rows], caption=caption))
    frame.notes([chosen.aside, *notes[1:]])
    downloads.offer(
        across.details(found, caption=caption), notes=notes, name=f"reach-by-{by}", what=f"reach by {by}"
    )
    frame.how_to_read("depth_of_dialogue")
