"""From a chart of the paper to a worksheet that is a chart, and the table whose cells it draws. Pure."""

import re
from collections.abc import Sequence

from pages.paper.blocks import Bars, Chart
from pages.paper.sheets import workbook_cells as cells
from pages.paper.sheets.workbook_cells import Shown
from pages.paper.sheets.workbook_notes import MARKS, NAME, ONE_TABLE, Notes
from pages.paper.sheets.workbook_sheets import ChartSheet, Drawn, Grid, sheet_name, unlike
from pages.parts import wording

GROUP = "Group"
NO_VALUE = "not available"
NO_WHY = f"{cells.NOT_THERE} {NO_VALUE}"
_MISSING = re.compile(rf"(fewer than \d+|{wording.HIDDEN}|{wording.NOT_ASKED}|{NO_VALUE})$")
"""What a label's aside ends with: "surveyed fewer than 10"."""
_WHY = re.compile(r"(.*\S) \(([^()]+)\)", re.DOTALL)


def with_its_table(
    chart: Chart,
    bars: Bars,
    *,
    number: int,
    title: str,
    tables: Sequence[Grid],
    notes: Notes,
    before: tuple[Shown, ...] = (),
    after: tuple[Shown, ...] = (),
) -> tuple[Grid | None, ChartSheet | None]:
    """Return a new table of the chart's figures, or None where one of `tables` holds them, and the chart.

    No chart comes of bars without a group or a series: the table says that there is nothing.
    """
    standing = next((found for grid in tables if (found := _drawn_from(grid, bars)) is not None), None)
    if standing:
        grid, label, first, columns = standing
        return None, _sheet(chart, bars, grid, number, title, label=label, first=first, columns=columns)
    grid = _own_table(chart, bars, number, title, tables=tables, notes=notes, before=before, after=after)
    if not (bars.groups and bars.series):
        return grid, None
    columns = tuple(range(1, len(bars.series) + 1))
    return grid, _sheet(chart, bars, grid, number, title, label=0, first=0, columns=columns)


def _sheet(
    chart: Chart,
    bars: Bars,
    grid: Grid,
    number: int,
    title: str,
    *,
    label: int,
    first: int,
    columns: tuple[int, ...],
) -> ChartSheet:
    rows = grid.rows[first : first + len(bars.groups)]
    return ChartSheet(
        sheet_name("Chart", number, title),
        cells.clean(chart.title_of_bars),
        cells.clean(chart.alt),
        cells.clean(bars.unit),
        bars.percent,
        grid,
        label,
        first,
        tuple(_series(rows, column, label=label) for column in columns),
    )


def _series(rows: Sequence[tuple[Shown, ...]], column: int, *, label: int) -> Drawn:
    held = [row[column] for row in rows]
    layouts = [cell.layout.replace("#,##", "") for cell in held if cell.number is not None]
    usual = max(layouts, key=layouts.count, default="0")
    return Drawn(
        column,
        tuple(
            "" if cell.number is not None and cell.layout.replace("#,##", "") == usual else _bare(cell.text)
            for cell in held
        ),
        tuple(
            cell.number is None and _bare(cell.text) in row[label].text
            for cell, row in zip(held, rows, strict=True)
        ),
        tuple(cell.number for cell in held),
        usual if usual.endswith("%") else f"#,##{usual}",
    )


def _bare(text: str) -> str:
    """Return the words of a missing number without its mark."""
    return text.partition("] ")[2] or text


def _drawn_from(grid: Grid, bars: Bars) -> tuple[Grid, int, int, tuple[int, ...]] | None:
    """Return where a table holds exactly these bars under these headings: label column, first row, columns of values.

    A group whose label says why it has no number is not in a table under that name: such a chart has its own table.
    """
    if not bars.groups or not bars.series:
        return None
    labels = [cells.clean(label) for label in bars.groups]
    try:
        columns = tuple(grid.headings.index(cells.clean_heading(series.name)) for series in bars.series)
    except ValueError:
        return None
    for label in range(min(2, len(grid.headings))):
        for first in range(len(grid.rows) - len(labels) + 1):
            rows = grid.rows[first : first + len(labels)]
            named = all(row[label].text == said for row, said in zip(rows, labels, strict=True))
            if named and all(
                _same(row[column].number, value)
                for column, series in zip(columns, bars.series, strict=True)
                for row, value in zip(rows, series.values, strict=True)
            ):
                return grid, label, first, columns
    return None


def _same(number: float | None, value: float | None) -> bool:
    return number is None if value is None else number is not None and abs(number - value) < 1e-12


def _own_table(
    chart: Chart,
    bars: Bars,
    number: int,
    title: str,
    *,
    tables: Sequence[Grid],
    notes: Notes,
    before: tuple[Shown, ...],
    after: tuple[Shown, ...],
) -> Grid:
    """Return the table of a chart's figures. A number that is not there says why, as a table of the section does."""
    headings = [cells.clean_heading(series.name) for series in bars.series]
    rows = tuple(
        (
            Shown(notes.fitted(cells.of_words(label).text, where=title)),
            *(
                _value(label, series.values[place], percent=bars.percent, tables=tables)
                or Shown(_why(label, heading, tables=tables), quiet=True)
                for series, heading in zip(bars.series, headings, strict=True)
            ),
        )
        for place, label in enumerate(bars.groups)
    )
    return Grid(
        sheet_name("Data", number, title),
        notes.fitted(f"Data of the chart: {cells.clean(chart.title_of_bars)}", where=title),
        (
            *before,
            Shown(f"{ONE_TABLE} {MARKS}", link=NAME),
            Shown(notes.fitted(f"The chart counts: {cells.clean(bars.unit)}", where=title)),
            *after,
        ),
        unlike(
            [GROUP, *(notes.fitted(each, where=title, longest=cells.LONGEST_HEADING) for each in headings)]
        ),
        (False, *(True for _ in headings)),
        rows or ((Shown(cells.NOTHING),) * (1 + len(headings)),),
    )


def _value(label: str, value: float | None, *, percent: bool, tables: Sequence[Grid]) -> Shown | None:
    """Return the cell of a value, with as many decimals as a table of the section shows it with; None for no value."""
    made = cells.of_value(value, percent=percent)
    if made is None:
        return None
    for grid in tables:
        for row in grid.rows:
            if any(cell.text == cells.clean(label) for cell in row[:2]):
                for cell in row:
                    if _same(cell.number, value) and cell.layout.endswith("%") is percent:
                        return Shown(cell.text, cell.number, cell.layout)
    return made


def _why(label: str, heading: str, *, tables: Sequence[Grid]) -> str:
    """Return why a group has no number under a heading: what a table says there, else what its own label says."""
    found = _WHY.fullmatch(cells.clean(label))
    named = {cells.clean(label), *([found[1]] if found else [])}
    for grid in tables:
        if heading in grid.headings:
            column = grid.headings.index(heading)
            for row in grid.rows:
                if row[column].number is None and any(cell.text in named for cell in row[:2]):
                    return row[column].text
    said = _MISSING.search(found[2]) if found else None
    return cells.of_words(said[0]).text if said else NO_WHY
