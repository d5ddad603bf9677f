"""The figures of two characteristics together as a table: under each group one row for each group of the other."""

from collections.abc import Iterator

from data import facts
from models.protected import ProtectedCount, ReleaseNote
from pages.parts import moved, sources, tables, wording
from pages.parts.charts.overlap_chart import EVERYBODY, LEFT_OUT
from pages.parts.overlaps.overlap import Overlap, is_left_out, share_of
from pages.parts.tables import Cell, Column, Row, Table

TOO_FEW = "too few for a share"
ONE_BY_ONE = (
    "No census table here crosses these two characteristics. Living here is the share among everybody who lives here, by the "
    "second characteristic alone. A row may differ from it for reasons that have nothing to do with our reach."
)


def table(held: Overlap, *, caption: str) -> Table:
    """Return every combination in reference order, first how many of each group answered both."""
    columns = (
        Column(wording.at_start(wording.in_sentence(held.other.characteristic.label))),
        Column("People heard", number=True),
        Column("Share of the group", number=True),
        Column("Share living here", number=True),
    )
    rows = []
    for category, row in held.rows:
        counts = [cell.count for cell in row.cells]
        rows += list(_rows(held, category.short, row.base, counts))
    rows += list(_rows(held, EVERYBODY, held.table.base, [count for _, count in held.columns]))
    return Table(caption, columns, tuple(rows))


def show(held: Table) -> None:
    """Draw the table."""
    tables.show(held)


def notes(held: Overlap, *, release: ReleaseNote) -> list[str]:
    """Return the notes under the table."""
    least = facts.disclosure_rules().min_base
    lines = [sources.rounding(), sources.people_counted(release, held.table.selection)]
    if held.left_out:
        lines.append(
            f"Left out: fewer than {least} people of the group answered both questions, so nothing is said of them here."
        )
    if held.hidden:
        lines.append("Fewer than 10 is never shown as a number here, not as 0 either.")
    if any(share is not None for share in held.living_here):
        lines.append(ONE_BY_ONE)
        lines += sources.living_here(held.other, release=release)
    lines += moved.note(held.table, period=held.table.selection.period)
    return [*lines, sources.INVENTED] if release.invented else lines


def _rows(held: Overlap, under: str, base: ProtectedCount, counts: list[ProtectedCount]) -> Iterator[Row]:
    nothing = Cell(wording.NOT_APPLICABLE)
    yield Row(
        (Cell("All who answered both" if under != EVERYBODY else "All"), _heard(base), nothing, nothing),
        under,
    )
    for (category, _), count, here in zip(held.columns, counts, held.living_here, strict=True):
        share = share_of(count, base)
        said = (
            wording.small_percent(share)
            if share is not None
            else wording.NOT_APPLICABLE
            if is_left_out(count)
            else wording.HIDDEN
            if count.shown is None
            else TOO_FEW
        )
        yield Row(
            (
                Cell(category.short),
                _heard(count),
                Cell(said, quiet=said in (wording.HIDDEN, TOO_FEW)),
                Cell(wording.small_percent(here)),
            ),
            under,
        )


def _heard(count: ProtectedCount) -> Cell:
    return Cell(LEFT_OUT, quiet=True) if is_left_out(count) else tables.heard(count)
