"""Standards: its sections, one function each."""

from datetime import date

import streamlit as st

from data.standards.frames import kinds
from pages.parts import downloads, frame, tables, wording
from pages.parts.charts import standing_chart
from pages.parts.sentences import on_register, on_standards
from pages.parts.sentences.headline import Headline
from pages.parts.standards import standings_table
from pages.parts.standards.standings import InEngagement, Standings


def headline(found: Standings, row: InEngagement | None) -> Headline:
    """Draw the headline and what else a reader must know; return it."""
    listed = row.stands if row else found.overall
    said = on_standards.headline(found.frame, listed, title=row.title if row else "")
    titled = (
        [(row.title, each) for each in row.stands] if row else found.titled(overall=on_standards.ALL_WORK)
    )
    frame.headline(said, on_standards.more(listed, titled))
    return said


def over_engagements(found: Standings, *, headline: str, on: date) -> None:
    """Draw the matrix of all engagements, and the same in words."""
    of = found.frame
    what = f"{len(of.standards)} {of.one}s and {on_register.counted(len(found.listed), 'engagement')}"
    frame.section("Where each one stands", on_standards.READ.format(one=of.one))
    drawn = standing_chart.info(
        [standard.label for standard in of.standards],
        standings_table.chart_rows(found),
        what=what,
        headline=headline,
    )
    _chart(drawn)
    frame.section("The same as a table")
    caption = f"{of.label}, by engagement"
    tables.show(standings_table.matrix(found, caption=caption))
    below = [on_standards.more_engagements(len(found.rows) - len(found.listed))]
    below += [on_standards.READ_UNEQUAL] if any(each.disagrees for each in found.everywhere) else []
    if any(below):
        frame.notes([line for line in below if line])
    table = standings_table.matrix(found, caption=caption, whole=True)
    downloads.offer(
        table, notes=_notes(found, on=on), name=f"standards-{of.slug}", what="where each one stands"
    )


def of_engagement(found: Standings, row: InEngagement, *, headline: str) -> None:
    """Draw how one engagement stands: what the records say, and what was written by hand."""
    frame.section(row.title, on_standards.READ_ONE.format(one=found.frame.one))
    drawn = standing_chart.info(
        ("The records say", "Written by hand"),
        standings_table.rows_of_one(row),
        what=f"{len(row.stands)} {found.frame.one}s, by where the evidence is from",
        headline=headline,
    )
    _chart(drawn)


def evidence(found: Standings, row: InEngagement | None, *, on: date) -> None:
    """Draw what shows each standard, with the way to the page behind it."""
    frame.section("What shows it", on_standards.EVIDENCE)
    where = f"“{row.title}”" if row else wording.in_sentence(on_standards.ALL_WORK)
    table = standings_table.evidence(
        found,
        row,
        caption=f"Evidence for {wording.in_sentence(found.frame.label)}, {where}",
    )
    with st.container(key="evidence"):
        tables.show(table)
    frame.notes([on_standards.official(found.frame)])
    downloads.offer(
        table, notes=_notes(found, on=on), name=f"evidence-{found.frame.slug}", what="what shows it"
    )


def by_hand(found: Standings, *, on: date) -> None:
    """Draw everything that was written by hand in this frame."""
    table = standings_table.written_by_hand(found, caption=standings_table.by_hand(found))
    frame.section("Written by hand", "" if table else on_standards.NOTHING_WRITTEN)
    if table is not None:
        tables.show(table)
        downloads.offer(
            table,
            notes=_notes(found, on=on),
            name=f"by-hand-{found.frame.slug}",
            what="what was written by hand",
        )


def looked_at(found: Standings) -> None:
    """Draw, folded, what each kind of evidence of this frame looks at."""
    named = {kind for standard in found.frame.standards for kind in standard.shown_by}
    with st.expander("What the records look at"):
        frame.bullets(on_standards.what_can_show([kind for slug, kind in kinds().items() if slug in named]))


def _chart(drawn: standing_chart.StandingInfo) -> None:
    frame.chart("standings", standing_chart.figure, drawn, key=standing_chart.KEY)
    frame.legend_line(standing_chart.legend(drawn))


def _notes(found: Standings, *, on: date) -> list[str]:
    return [on_standards.official(found.frame), on_standards.EVIDENCE, on_register.as_of(on)]
