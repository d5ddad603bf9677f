"""Who answered a question, row by row: how a row stands, its share, and the one order that chart, table and words share.

Pure: protected tables in. A share is of those asked, from shown values (method 3.1); its range is what may stand behind it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from data import facts
from data.disclosure.not_available import NOBODY
from data.measures.answers import completeness
from models.protected import ProtectedCount, ProtectedTable
from models.vocabulary import Missing

State = Literal["shown", "not_asked", "not_available"]
_ORDER: tuple[State, ...] = ("shown", "not_asked", "not_available")


@dataclass(frozen=True)
class Answering:
    """One row: a question in one selection, or one activity group's answers to a question."""

    label: str
    table: ProtectedTable
    link: str = ""
    """An address of ours that tells more of this row."""

    @property
    def state(self) -> State:
        """Whether it can be shown; if not, whether that is because no form asked."""
        if self.table.available:
            return "shown"
        return "not_asked" if self.table.asked.shown == 0 else "not_available"

    @property
    def share(self) -> float | None:
        """Share of those asked who answered; None where it is not shown."""
        found = completeness(self.table.known, asked=self.table.asked)
        return None if found is None else float(found)

    @property
    def share_range(self) -> tuple[float, float]:
        """Return the least and most that the true share may be, behind the rounded numbers."""
        known, asked = self.table.known, self.table.asked
        return known.low / max(asked.high, 1), min(1.0, known.high / max(asked.low, 1))

    def missing(self, kind: Missing) -> ProtectedCount:
        """Return how many have this kind of missing."""
        return next(cell.count for cell in self.table.missing if cell.category == kind.value)


def row(label: str, table: ProtectedTable, link: str = "") -> Answering:
    """Return the row of a table.

    Where its level has a place for every answer to any form of its question, nobody can have answered in less detail: that is known of the level and
    not counted from people, so that no "fewer than 10" stands for it.
    """
    level = facts.level(table.characteristic, table.level)
    placed = (
        level.frame == "any"
        and {answer.slug for answer in facts.answers(table.characteristic)} <= level.placement.keys()
    )
    return Answering(label, replace(table, unplaced=NOBODY) if placed else table, link)


def of_questions(tables: Sequence[ProtectedTable]) -> tuple[Answering, ...]:
    """Return one row for each question, the one that the smallest share answered first.

    Then those nobody was asked, then those that can't be shown; reference order where nothing else decides.
    """
    rows = [row(facts.characteristic(each.characteristic).label, each) for each in tables]
    return tuple(
        sorted(rows, key=lambda each: (_ORDER.index(each.state), 2.0 if each.share is None else each.share))
    )


def fewest_answered(rows: Sequence[Answering]) -> tuple[Answering, ...]:
    """Return the row that surely the smallest share answered; several where rounding leaves open which.

    `rows` in the order of `of_questions`. Empty where none is shown.
    """
    shown = [each for each in rows if each.share is not None]
    return tuple(each for each in shown if each.share_range[0] <= shown[0].share_range[1])
