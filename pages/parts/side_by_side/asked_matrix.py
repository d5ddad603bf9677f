"""Which questions were asked in which part of our work: a matrix of all characteristics at once, and its table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from data import facts
from models.facts import Characteristic
from pages.parts import wording
from pages.parts.charts.matrix_chart import MatrixCell, MatrixInfo, MatrixRow
from pages.parts.tables import Cell, Column, Row, Table

LEGEND = (
    ("er-square", "asked, and we can show figures"),
    ("er-part-not-asked", "not asked"),
    ("er-no-figure", "no figure that we can show"),
)
KEY = "Square: asked, and we can show figures. Striped: not asked. Dash: no figure that we can show."
COLUMNS = (
    Column("Characteristic"),
    Column("Figures shown", number=True),
    Column("Not asked in"),
    Column("No figure that we can show"),
)
_CELLS = {
    True: MatrixCell("shown"),
    False: MatrixCell("not_asked"),
    None: MatrixCell("not_available"),
}


@dataclass(frozen=True)
class Asked:
    """Which of several questions was asked in which parts of our work."""

    asked: Mapping[tuple[str, str], bool]
    """(value, characteristic) to whether it was asked; absent where nothing can be shown."""
    values: tuple[tuple[str, str], ...]
    """Slug and label of each part of our work."""
    characteristics: tuple[Characteristic, ...]

    @cached_property
    def _by_state(self) -> Mapping[tuple[str, bool | None], Sequence[str]]:
        """Return (characteristic, state) to the parts in which it stands so: looked through once."""
        found: dict[tuple[str, bool | None], list[str]] = {}
        for each in self.characteristics:
            for value, label in self.values:
                found.setdefault((each.slug, self.asked.get((value, each.slug))), []).append(label)
        return found

    def names(self, characteristic: Characteristic, *, state: bool | None) -> list[str]:
        """Return the parts in which a question stands so: True has figures, False was not asked, None can't be shown."""
        return list(self._by_state.get((characteristic.slug, state), ()))

    def listed(self, characteristic: Characteristic, *, state: bool | None) -> str:
        """Return those parts as words: their names, or all but the others where those are fewer."""
        names = self.names(characteristic, state=state)
        named = set(names)
        others = [label for _, label in self.values if label not in named]
        if names and len(others) < len(names):
            return f"all but {', '.join(others)}" if others else "all"
        return ", ".join(names) or wording.NOT_APPLICABLE

    def number(self, *, state: bool | None) -> int:
        """Return how many pairs of question and part stand so."""
        return sum(len(self.names(each, state=state)) for each in self.characteristics)

    def of_all(self, characteristic: Characteristic) -> str:
        """Return in how many parts a question has figures: "9 of 13"."""
        return f"{len(self.names(characteristic, state=True))} of {len(self.values)}"


def of(asked: Mapping[tuple[str, str], bool], *, values: Sequence[tuple[str, str]]) -> Asked:
    """Return what was asked of every characteristic that releases hold, in reference order."""
    published = facts.published()
    return Asked(asked, tuple(values), published)


def info(held: Asked) -> MatrixInfo:
    """Return one row for each characteristic and one column for each part of our work."""
    rows = tuple(
        MatrixRow(
            each.label,
            held.of_all(each),
            tuple(_CELLS[held.asked.get((value, each.slug))] for value, _ in held.values),
        )
        for each in held.characteristics
    )
    alt = (
        f"Matrix of {len(rows)} characteristics and {len(held.values)} parts of our work: where each was asked. "
        "A table says the same."
    )
    return MatrixInfo(tuple(label for _, label in held.values), "Shown", rows, alt)


def table(held: Asked, *, caption: str) -> Table:
    """Return for each characteristic in how many parts it is shown, and the names of the others."""
    rows = tuple(
        Row(
            (
                Cell(each.label),
                Cell(held.of_all(each)),
                *(Cell(held.listed(each, state=state)) for state in (False, None)),
            )
        )
        for each in held.characteristics
    )
    return Table(caption, COLUMNS, rows)
