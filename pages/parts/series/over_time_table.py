"""The figures over time as a table: under each group one row a period, and the notes beneath it."""

from collections.abc import Mapping
from types import MappingProxyType

import streamlit as st

from models.comparison import Comparison, GroupReach
from models.protected import ReleaseNote
from models.vocabulary import Change, TableChange, Verdict, Withheld
from pages.parts import moved, sources, tables, wording
from pages.parts.groups import Compared
from pages.parts.series.series import Series
from pages.parts.tables import Cell, Column, Row, Table, heard, verdict

_NUMBER = True
COLUMNS = (
    Column("Period"),
    Column("People heard", _NUMBER),
    Column("Share heard", _NUMBER),
    Column("Share living here", _NUMBER),
    Column("Reach ratio", _NUMBER),
    Column("95% interval", _NUMBER),
    Column("Verdict"),
    Column("Change"),
)
TARGET = Column("Target share", _NUMBER)
"""Stands only where a target for a share was in force."""
LONGEST_OPEN = 60
FIGURES = Column("Figures")
"""Stands only where a period was revised, or kept from an earlier release."""


def table(
    series: Series,
    *,
    headings: Mapping[str, str],
    caption: str,
    targets: Mapping[tuple[str, str], float] = MappingProxyType({}),
) -> Table:
    """Return every group in reference order, oldest period first.

    `headings` is category slug to its group's name; `targets` (period, category slug) to the share aimed at.
    """
    marked = any(_figures(point) != wording.NOT_APPLICABLE for point in series.points)
    bases = [point.table.known for point in series.points if point.table.available]
    decimals = min((wording.decimals_for(base) for base in bases), default=0)
    rows = []
    for category in series.level.categories:
        above = headings.get(category.slug)
        under = f"{above}: {category.short}" if above else category.short
        for point, group in zip(series.points, series.groups(category.slug), strict=True):
            aim = targets.get((point.table.selection.period or "", category.slug))
            cells = (
                Cell(wording.short_period(point.table.selection.period or "")),
                *_numbers(group, decimals=decimals),
                verdict(group.verdict),
                _change(series, point, category.slug),
                *([Cell(wording.small_percent(aim, decimals))] if targets else []),
                *([Cell(_figures(point))] if marked else []),
            )
            rows.append(Row(cells, under))
    columns = (*COLUMNS, *([TARGET] if targets else []), *([FIGURES] if marked else []))
    return Table(caption, columns, tuple(rows))


def show(held: Table) -> None:
    """Draw the table; one of very many rows in a fold, so that what follows can be reached."""
    if len(held.rows) <= LONGEST_OPEN:
        tables.show(held)
        return
    with st.expander(f"Show all {len(held.rows)} rows"):
        tables.show(held)


def notes(series: Series, *, release: ReleaseNote) -> list[str]:
    """Return the notes under the table."""
    first, last = series.changed.first, series.changed.last
    lines = [
        sources.rounding(),
        sources.people_counted(release, *(point.table.selection for point in series.points)),
    ]
    if first is not None and last is not None and first is not last:
        since, until = (wording.short_period(each.table.selection.period or "") for each in (first, last))
        lines.append(
            f"Change: the share in {until} against that in {since}; more or fewer only where what the two may be, with "
            "rounding and chance, does not overlap."
        )
    if any(_figures(point).startswith("revised") for point in series.points):
        lines.append(f"Revised: the release {moved.REVISED}.")
    if any(_figures(point).startswith("kept") for point in series.points):
        lines.append(f"Kept: {moved.WHY_KEPT}.")
    if series.latest is not None:
        of_all = Compared(series.characteristic, series.level, series.latest, series.latest)
        lines += sources.living_here(of_all, release=release)
    if any(group.verdict is Verdict.NO_BENCHMARK for point in series.points for group in point.groups):
        lines.append(sources.NO_BENCHMARK)
    return lines if not release.invented else [*lines, sources.INVENTED]


def _numbers(group: GroupReach, *, decimals: int) -> tuple[Cell, ...]:
    here = Cell(wording.small_percent(group.benchmark_share, decimals))
    if group.verdict is Verdict.NOT_ASKED or group.heard.withheld is Withheld.NOT_AVAILABLE:
        why = Verdict.NOT_ASKED if group.verdict is Verdict.NOT_ASKED else Withheld.NOT_AVAILABLE
        nothing = Cell(wording.NOT_APPLICABLE)
        return Cell(why.value, quiet=True), nothing, here, nothing, nothing
    share, ratio = wording.group_share(group, decimals), wording.group_ratio(group)
    return (
        heard(group.heard),
        Cell(share, quiet=share == wording.HIDDEN),
        here,
        Cell(ratio, quiet=ratio == wording.HIDDEN),
        Cell(wording.group_interval(group), quiet=True),
    )


def _change(series: Series, point: Comparison, category: str) -> Cell:
    """Return what became of a group, in the row of the last period compared; a dash in any other."""
    told = series.changed.groups[category]
    if point is not series.changed.last or told is Change.TOO_FEW_POINTS:
        return Cell(wording.NOT_APPLICABLE)
    return Cell(wording.at_start(told.value))


def _figures(point: Comparison) -> str:
    """Return whether the figures of a period were revised, or kept from an earlier release, with its date."""
    told = point.table
    if not told.available or told.figures_from is None:
        return wording.NOT_APPLICABLE
    if told.change is TableChange.REVISED:
        return f"revised {wording.short_day(told.figures_from)}"
    return (
        f"kept from {wording.short_day(told.figures_from)}"
        if told.change is TableChange.KEPT
        else wording.NOT_APPLICABLE
    )
