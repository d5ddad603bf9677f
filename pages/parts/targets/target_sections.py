"""Targets and benchmarks: the sections about targets, charts, table, and the history of changes."""

from collections.abc import Sequence
from datetime import date

from models.protected import ReleaseNote
from models.target import TargetStanding
from pages.parts import downloads, frame, reads, sources, tables, wording
from pages.parts.charts import target_chart
from pages.parts.charts.target_chart import HEADING
from pages.parts.targets import target_tables, target_words

NEWEST = 20
"""Changes that the page lists; the download has all."""
NO_CHANGES = "Nothing has been set or changed yet."


def charts(release: ReleaseNote, standings: Sequence[TargetStanding], *, headline: str, on: date) -> None:
    """Draw the bullets: voices on one axis, shares on another."""
    for measure in HEADING:
        drawn = target_chart.info(standings, measure=measure, release=release, headline=headline, on=on)
        if drawn:
            heading, key = HEADING[measure]
            frame.section(heading, key)
            frame.chart(f"targets_{measure}", target_chart.figure, drawn, key=key)


def table(release: ReleaseNote, standings: Sequence[TargetStanding], *, on: date) -> None:
    """Draw the targets as a table, with the download; or that there are none."""
    frame.section("Targets in force", "" if standings else target_words.NONE_SET)
    if not standings:
        return
    tables.show(target_tables.targets(standings, release=release, on=on))
    notes = [target_words.OWN_LINE, sources.rounding(), sources.people_counted(release)]
    frame.notes(notes)
    whole = target_tables.targets(standings, release=release, on=on, whole=True)
    downloads.offer(whole, notes=[sources.standing(release), *notes], name="targets", what="the targets")


def history(release: ReleaseNote) -> None:
    """Draw what changed in targets and benchmarks, newest first, with the download."""
    changes = reads.history(release)
    if not changes:
        frame.section("History of changes", NO_CHANGES)
        return
    more = f", the {wording.in_words(NEWEST)} newest of {len(changes):,}" if len(changes) > NEWEST else ""
    frame.section(
        "History of changes", f"Newest first{more}. Nothing is lost: what was can be set or chosen again."
    )
    tables.show(target_tables.history(changes[:NEWEST], release=release))
    whole = target_tables.history(changes, release=release)
    downloads.offer(whole, notes=[sources.standing(release)], name="history", what="the history")
