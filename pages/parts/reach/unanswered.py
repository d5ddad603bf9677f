"""Would those who did not answer change this? The share of each group if none of them were of it, and if all were."""

import streamlit as st

from data.measures import unanswered_bounds
from models.protected import ReleaseNote
from pages.parts import downloads, sources, tables, wording
from pages.parts.groups import SILENT, Compared
from pages.parts.tables import Cell, Column, Row, Table

FOLD = "Would those who did not answer change this? Group by group"
READ = "None, all: of those who were asked and did not answer."
COLUMNS = (
    Column("Group"),
    Column("Share living here", number=True),
    Column("If none of them were", number=True),
    Column("Share heard", number=True),
    Column("If all of them were", number=True),
    Column("Could the verdict change?"),
)


def show(compared: Compared, *, what: str, release: ReleaseNote) -> None:
    """Draw the fold with its download; nothing where no group is judged."""
    if (listed := table(compared, what=what)).rows:
        with st.expander(FOLD):
            tables.show(listed)
            notes = [
                sources.standing(release),
                READ,
                *sources.of(compared, release=release, columns=listed.columns),
            ]
            downloads.offer(
                listed, notes=notes, name="if-all-had-answered", what="what the others could change"
            )


def table(compared: Compared, *, what: str) -> Table:
    """Return the judged groups with the bounds of method 3.2 (Manski), from shown values; hidden where the count is."""
    comparison = compared.comparison
    decimals = wording.decimals_for(comparison.table.known)
    rows = []
    for group in comparison.groups:
        if group.verdict in SILENT:
            continue
        bounds = unanswered_bounds(group.heard, known=comparison.table.known, asked=comparison.table.asked)
        none, all_of_them = (
            (wording.HIDDEN, wording.HIDDEN)
            if bounds is None
            else (wording.percent(float(end), decimals) for end in bounds)
        )
        cells = (
            Cell(compared.category(group).short),
            Cell(wording.small_percent(group.benchmark_share, decimals)),
            _quiet(none),
            _quiet(wording.group_share(group, decimals)),
            _quiet(all_of_them),
            Cell("Yes" if group.depends_on_unanswered else "No"),
        )
        rows.append(Row(cells))
    return Table(f"Shares if those who did not answer were of one group: {what}", COLUMNS, tuple(rows))


def _quiet(text: str) -> Cell:
    return Cell(text, quiet=text == wording.HIDDEN)
