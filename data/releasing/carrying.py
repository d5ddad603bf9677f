"""From one release to the next: which tables may move, and which keep their figures (method 2.6 J)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from data.counting.changes import changed_since
from data.counting.counting import asked_at
from data.counting.records import Records
from data.disclosure.draft import Draft
from data.disclosure.tables import protected_table
from data.frozen import Stamped, TableKey, Withdrawn
from data.menu import Candidates
from models.facts import DisclosureRules
from models.protected import ProtectedTable
from models.vocabulary import TableChange

Earlier = Mapping[TableKey, Stamped | Withdrawn]
"""The newest state of every table that a release ever held or withdrew."""

NOT_MADE_YET = 0
"""Stands for the number of the release in the making."""


@dataclass(frozen=True)
class CarriedOver:
    """What stands from earlier releases."""

    kept: tuple[Stamped, ...]
    """Earlier figures that stay, because too few people changed in them."""
    withdrawn: tuple[Withdrawn, ...]
    """Tables that stay withdrawn, for the same reason."""
    unchanged: Mapping[TableKey, Stamped]
    """Tables in which nobody changed, and that show the same."""
    known_before: frozenset[TableKey]

    def stamp(self, table: ProtectedTable, *, number: int) -> Stamped:
        """Mark a table that passed the audit as new, unchanged or revised; `number` is the intake's last change."""
        key = (table.selection, table.characteristic, table.level)
        if key in self.unchanged:
            before = self.unchanged[key]
            return replace(before, table=replace(table, change=TableChange.UNCHANGED))
        change = TableChange.REVISED if key in self.known_before else TableChange.NEW
        return Stamped(replace(table, change=change), NOT_MADE_YET, date.min, number)


def carry_over(
    records: Records,
    drafts: Mapping[str, Mapping[str, Draft]],
    *,
    menu: Candidates,
    earlier: Earlier,
    rules: DisclosureRules,
) -> CarriedOver:
    """Take out of the drafts every table that may not move yet, and return what stands in its place.

    Nobody changed: the table is made afresh if it shows the same. Fewer than `change_base` changed: it keeps its
    figures whatever the new ones would be, or stays withdrawn. Tables that stay leave the drafts before the audit:
    equations hold only between figures of one release (2.6 G). What readers are told of those that stay is one word for
    a whole selection (`data.releasing.one_word`), whatever it is called here.
    """
    kept: list[Stamped] = []
    withdrawn: list[Withdrawn] = []
    unchanged: dict[TableKey, Stamped] = {}
    for characteristic, by_level in drafts.items():
        for level, draft in by_level.items():
            changed = _Changed(records, draft)
            for row, selection in enumerate(menu.selections):
                key = (selection, characteristic, level)
                before = earlier.get(key)
                if before is None or not draft.available[row]:
                    continue
                people = changed.since(before.change_number)[row]
                if people >= rules.change_base:
                    continue
                if isinstance(before, Withdrawn):
                    withdrawn.append(before)
                elif people == 0 and _same(
                    protected_table(draft.shown, row=row, selection=selection), before.table
                ):
                    unchanged[key] = before
                    continue
                else:
                    kept.append(replace(before, table=replace(before.table, change=TableChange.KEPT)))
                draft.available[row] = False
    held = frozenset(key for key, before in earlier.items() if isinstance(before, Stamped))
    return CarriedOver(tuple(kept), tuple(withdrawn), unchanged, held)


class _Changed:
    """Counts of changed people for one level, worked out once for each running number."""

    def __init__(self, records: Records, draft: Draft) -> None:
        self._records, self._draft = records, draft
        self._asked: NDArray[np.bool_] | None = None
        self._since: dict[int, NDArray[np.int64]] = {}

    def since(self, number: int) -> NDArray[np.int64]:
        if number not in self._since:
            if self._asked is None:
                self._asked = asked_at(self._records, level=self._draft.tally.level)
            self._since[number] = changed_since(
                self._records, asked=self._asked, holds=self._draft.holds, number=number
            )
        return self._since[number]


def _same(fresh: ProtectedTable, before: ProtectedTable) -> bool:
    return fresh == replace(before, change=fresh.change, figures_from=fresh.figures_from)
