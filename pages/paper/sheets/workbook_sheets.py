"""The worksheets of a paper as values: what stands in each cell of each sheet. Pure; `workbook` only writes them."""

import re
from dataclasses import dataclass
from typing import Literal

from pages.paper.sheets.workbook_cells import Shown, clean, cut, units

LONGEST_NAME = 31
"""Letters of a worksheet's name, as Excel has it."""
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\'\x00-\x1f\x7f-\x9f\ufffd]")


@dataclass(frozen=True)
class Grid:
    """A worksheet with one table: its title in A1, lines under it, then a heading row and rows without a gap."""

    name: str
    title: str
    lines: tuple[Shown, ...]
    headings: tuple[str, ...]
    right: tuple[bool, ...]
    """Whether each column holds numbers, which stand to the right."""
    rows: tuple[tuple[Shown, ...], ...]

    @property
    def heading_row(self) -> int:
        """Return the row of the headings, from nought."""
        return 1 + len(self.lines)

    @property
    def table_name(self) -> str:
        """Return the name of the Excel table: the sheet's, with letters, digits and underscores only."""
        return re.sub(r"[^A-Za-z0-9]+", "_", self.name).strip("_")


@dataclass(frozen=True)
class Drawn:
    """One row of values of a chart: the column that holds them, and what a bar says that has no number."""

    column: int
    instead: tuple[str, ...]
    """For each bar what is said in place of its number in the usual layout; or nothing."""
    told: tuple[bool, ...]
    """For each bar whether the label of its group says already why it has no number."""
    values: tuple[float | None, ...]
    layout: str
    """Excel's number format of most bars."""


@dataclass(frozen=True)
class ChartSheet:
    """A worksheet that is a chart, drawn from the cells of a table that stands on a worksheet of its own."""

    name: str
    title: str
    alt: str
    unit: str
    percent: bool
    grid: Grid
    """The table that it draws."""
    label_column: int
    first: int
    """The row of the grid's rows with the first bar, from nought."""
    series: tuple[Drawn, ...]

    @property
    def count(self) -> int:
        """Return how many groups of bars there are."""
        return len(self.series[0].values)


Rank = Literal["title", "heading", "warning", "line", "link"]


@dataclass(frozen=True)
class Cover:
    """The first worksheet: lines in one column, each with its rank."""

    name: str
    lines: tuple[tuple[Rank, str], ...]
    leads_to: str
    """The name of the worksheet that its link opens."""


Sheet = Cover | Grid | ChartSheet


def sheet_name(kind: str, number: int, title: str) -> str:
    """Return a name that no other sheet has, at most 31 letters: "Table 12 Ethnic group"."""
    start = f"{kind} {number}"
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", clean(title)).split())
    whole = f"{start} {plain}".strip()
    return whole if units(whole) <= LONGEST_NAME else cut(whole, LONGEST_NAME)[0].strip()


def unlike(headings: list[str]) -> tuple[str, ...]:
    """Return headings of which none is empty and no two are alike, small and capital letters being the same."""
    given: list[str] = []
    for place, heading in enumerate(headings, 1):
        name, again = heading or f"Column {place}", 1
        while name.casefold() in {each.casefold() for each in given}:
            again += 1
            name = f"{heading or f'Column {place}'} ({again})"
        given.append(name)
    return tuple(given)
