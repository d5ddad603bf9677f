"""The matrix of overlaps: for each group of one characteristic, how those who answered both divide by the other."""

from models.protected import ProtectedCount
from pages.parts import wording
from pages.parts.charts.matrix_chart import MatrixCell, MatrixHeading, MatrixInfo, MatrixRow
from pages.parts.overlaps.overlap import Overlap, is_left_out, share_of

LEFT_OUT = "left out"
BASE_HEADING = "Answered both"
COMPARE_WITH = "To compare with"
EVERYBODY = "All who answered both"
LIVING_HERE = "Living here"
LEGEND = (
    ("er-hidden", "fewer than 10 people: hidden"),
    ("er-dash", "left out: too few of the group answered both questions; or no population figure"),
)
KEY = "Each row adds up to about 100%; a row of few people says how many of how many. Hatched: fewer than 10 people. –: left out, too few answered both."


def info(held: Overlap, *, what: str, headline: str) -> MatrixInfo:
    """Return the matrix: shown shares of each row's shown base, then the same of everybody, and of who lives here."""
    rows: list[MatrixRow | MatrixHeading] = []
    for category, row in held.rows:
        left_out = is_left_out(row.base)
        cells = tuple(
            MatrixCell("not_available")
            if is_left_out(cell.count)
            else MatrixCell("hidden")
            if cell.count.shown is None
            else MatrixCell("shown", text=_said(cell.count, row.base))
            for cell in row.cells
        )
        rows.append(MatrixRow(category.short, LEFT_OUT if left_out else wording.people(row.base), cells))
    everybody = tuple(
        MatrixCell("not_available")
        if is_left_out(count)
        else MatrixCell("shown", text=_said(count, held.table.base))
        for _, count in held.columns
    )
    rows += [
        MatrixHeading(COMPARE_WITH),
        MatrixRow(EVERYBODY, wording.people(held.table.base), everybody),
    ]
    if any(share is not None for share in held.living_here):
        here = tuple(
            MatrixCell("not_available") if share is None else MatrixCell("shown", text=_percent(share))
            for share in held.living_here
        )
        rows.append(MatrixRow(LIVING_HERE, "", here))
    return MatrixInfo(
        columns=tuple(category.short for category, _ in held.columns),
        base_heading=BASE_HEADING,
        rows=tuple(rows),
        alt=f"Matrix of {what}. {headline} A table has the same figures.",
    )


def _said(count: ProtectedCount, base: ProtectedCount) -> str:
    """Return a share, or of few people how many of how many."""
    share = share_of(count, base)
    return f"{wording.people(count)} of {wording.people(base)}" if share is None else _percent(share)


def _percent(share: float | None) -> str:
    """Return a share for a cell, where there is no room for "under 1%"."""
    return wording.small_percent(share).replace("under ", "<")
