"""Deprivation: from a rank, a tenth or a fifth of the areas of England to a fifth, by the cut points of one version."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from data.facts.rows import FactsError, read_rows

FILE = Path(__file__).parent.parent.parent / "reference" / "deprivation_ranks.csv"
COLUMNS = ("version", "quintile", "first_rank", "last_rank", "source")
Measure = Literal["imd_rank", "imd_decile", "imd_quintile"]
DECILES, QUINTILES = 10, 5
NOT_NEXT = "the ranks of a version must follow one another without a gap. Correct it."


@cache
def cut_points() -> Mapping[str, tuple[int, ...]]:
    """Return, by version of the English Indices ("2019", "2025"), the last rank of each fifth, most deprived first.

    Raises
    ------
    FactsError
        The file is missing, or the ranks of a version leave a gap.
    """
    found: dict[str, tuple[int, ...]] = {}
    for row in read_rows(FILE, columns=COLUMNS):
        before = found.get(row.text("version"), ())
        if (
            row.whole("first_rank") != (before[-1] if before else 0) + 1
            or row.whole("quintile") != len(before) + 1
        ):
            raise FactsError(row.wrong("first_rank", NOT_NEXT))
        found[row.text("version")] = (*before, row.whole("last_rank"))
    return found


def highest(measure: Measure, *, version: str) -> int:
    """Return the highest number that a measure of a version may be: 33,755 areas were ranked in 2025."""
    return {"imd_rank": cut_points()[version][-1], "imd_decile": DECILES, "imd_quintile": QUINTILES}[measure]


def quintile(number: int, *, measure: Measure, version: str) -> str:
    """Return the fifth (1 is the most deprived) of a rank, tenth or fifth.

    Two tenths are one fifth. `number` is from 1 to `highest`; raises ValueError for another.
    """
    if not 1 <= number <= highest(measure, version=version):
        raise ValueError("There is no such area.")
    if measure == "imd_quintile":
        return str(number)
    if measure == "imd_decile":
        return str((number + 1) // 2)
    return str(1 + sum(number > last for last in cut_points()[version]))
