"""Protected tables of an invented characteristic, so that nobody argues about categories while reading logic.

compared = pets(cats=60, dogs=None, fish=0)     # None is "fewer than 10"
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from data.facts import disclosure_rules
from data.measures import compare
from models.facts import Benchmark, Category, Characteristic, Level
from models.protected import EVERYTHING, ProtectedCell, ProtectedCount, ProtectedTable, Selection
from models.vocabulary import Missing, Withheld
from pages.parts.groups import Compared

SHARES = {"cats": "0.3", "dogs": "0.3", "fish": "0.1", "birds": "0.3"}
PET = Characteristic("pet", "Pet", 1, "Which pet?", "everyone", None, False, False, False, True, True)


def count(shown: int | None) -> ProtectedCount:
    """Return a protected count as the preset nhs makes it; None is "fewer than 10"."""
    if shown is None:
        return ProtectedCount(None, Withheld.FEWER_THAN_10, 0, 9)
    low, high = disclosure_rules("nhs").bounds(shown)
    return ProtectedCount(shown, None, low, high)


def level(*names: str, parents: Mapping[str, str] | None = None) -> Level:
    """Return a level of the given groups; a group stands under the characteristic where `parents` does not say."""
    categories = tuple(
        Category(
            "pet",
            name,
            f"Pet: {name}",
            name.capitalize(),
            f"friends of {name}",
            (parents or {}).get(name, "pet"),
            place,
        )
        for place, name in enumerate(names)
    )
    return Level("pet", "all", "All pets", "any", categories, {name: name for name in names})


def benchmark(shares: Mapping[str, str] = SHARES) -> Benchmark:
    """Return an invented population."""
    return Benchmark(
        area="X",
        area_name="Petshire",
        characteristic="pet",
        level="all",
        universe="all residents",
        source="invented",
        table="P1",
        date=date(2021, 3, 21),
        basis="",
        licence="None",
        shares={name: Fraction(share) for name, share in shares.items()},
    )


def pets(
    *,
    known: int | None = 200,
    asked: int | None = None,
    people: int | None = None,
    missing: Mapping[Missing, int | None] | None = None,
    unplaced: int | None = 0,
    selection: Selection = EVERYTHING,
    population: Benchmark | None = None,
    compared_with_nobody: bool = False,
    **counts: int | None,
) -> Compared:
    """Return a comparison of shown counts with an invented population, all measures computed as for real."""
    told = missing or {}
    table = ProtectedTable(
        selection=selection,
        characteristic="pet",
        level="all",
        available=True,
        people=count(people or asked or known),
        asked=count(asked or known),
        known=count(known),
        cells=tuple(ProtectedCell(name, count(n)) for name, n in counts.items()),
        missing=tuple(ProtectedCell(kind.value, count(told.get(kind, 0))) for kind in Missing),
        unplaced=count(unplaced),
    )
    here = (
        None
        if compared_with_nobody
        else population or benchmark({k: v for k, v in SHARES.items() if k in counts})
    )
    found = compare(table, benchmark=here, rules=disclosure_rules("nhs"))
    return Compared(PET, level(*counts), found, found)


def as_characteristic(compared: Compared, *, slug: str, label: str) -> Compared:
    """Return the same comparison as that of another characteristic."""
    return replace(compared, characteristic=replace(PET, slug=slug, label=label))
