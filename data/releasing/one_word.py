"""Whether figures that stay are called kept or unchanged: one word for all of a selection. Sees when people changed, and no answer.

A word of each table would tell an answer of a known newcomer: kept by sex and unchanged by deprivation says that nobody asked them the
latter, as nobody asks a child. Which figures may move is decided before, by who was asked (`data.releasing.carrying`).
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from data.counting.changes import newest_change
from data.counting.records import Records
from data.frozen import Stamped
from data.frozen.heads import StampedHeads
from data.frozen.overlaps import StampedOverlap
from data.menu import Candidates
from models.protected import Selection
from models.vocabulary import TableChange

STAYS: Collection[TableChange] = (TableChange.KEPT, TableChange.UNCHANGED)


class Words:
    """The words of one release."""

    def __init__(self, records: Records, *, menu: Candidates) -> None:
        newest = newest_change(records, holds=menu.holds)
        self._newest = dict(zip(menu.selections, (int(number) for number in newest), strict=True))

    def of_tables(self, tables: Iterable[Stamped]) -> list[Stamped]:
        """Return one-way tables, each that stays with the word of its selection."""
        return [replace(each, table=replace(each.table, change=self._word(each))) for each in tables]

    def of_overlaps(self, tables: Iterable[StampedOverlap]) -> tuple[StampedOverlap, ...]:
        """Return two-way tables, each that stays with the word of its selection."""
        return tuple(replace(each, table=replace(each.table, change=self._word(each))) for each in tables)

    def of_communities(self, counts: Iterable[StampedHeads]) -> tuple[StampedHeads, ...]:
        """Return numbers of communities that follow from a rule, each that stays with the word of its selection."""
        return tuple(
            replace(each, change=self._of(each.change, each.key[1], made=each.change_number))
            for each in counts
        )

    def _word(self, of: Stamped | StampedOverlap) -> TableChange:
        return self._of(of.table.change, of.table.selection, made=of.change_number)

    def _of(self, change: TableChange, selection: Selection, *, made: int) -> TableChange:
        """Return kept where anybody of a selection changed after figures were made, unchanged where nobody did."""
        if change not in STAYS:
            return change
        return TableChange.KEPT if self._newest[selection] > made else TableChange.UNCHANGED
