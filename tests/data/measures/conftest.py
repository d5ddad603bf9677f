"""Small protected tables to measure: what the disclosure step would hand over, written down by hand."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

import pytest

from models.comparison import KnownBase
from models.facts import Benchmark, DisclosureRules
from models.protected import EVERYTHING, ProtectedCell, ProtectedCount, ProtectedTable, Selection
from models.vocabulary import Missing, Withheld

NHS = DisclosureRules(
    preset="nhs",
    hide_up_to=7,
    base=5,
    keyed=True,
    min_display=10,
    min_base=30,
    offer_width=15,
    audit_width=5,
    change_base=30,
    audit_sample=200,
    agreed_by="the tests",
    agreed_on=date(2026, 1, 1),
)


@pytest.fixture(scope="session")
def rules() -> DisclosureRules:
    return NHS


@pytest.fixture(scope="session")
def exactly() -> Callable[[int], ProtectedCount]:
    """A count with nothing hidden behind it, for formulas whose right answers are known of exact numbers."""
    return lambda people: ProtectedCount(shown=people, withheld=None, low=people, high=people)


@pytest.fixture(scope="session")
def out_of() -> Callable[[int], KnownBase]:
    """A base with nothing hidden behind it."""
    return lambda people: KnownBase(shown=people, low=people, high=people)


@pytest.fixture(scope="session")
def shown() -> Callable[[int | None], ProtectedCount]:
    """A count under the preset `nhs`; None is "fewer than 10", with zero among it."""

    def count(people: int | None) -> ProtectedCount:
        if people is None:
            return ProtectedCount(shown=None, withheld=Withheld.FEWER_THAN_10, low=0, high=9)
        low, high = NHS.bounds(people)
        return ProtectedCount(shown=people, withheld=None, low=low, high=high)

    return count


@pytest.fixture(scope="session")
def known() -> Callable[[int], KnownBase]:
    """A base under the preset `nhs`."""

    def base(people: int) -> KnownBase:
        low, high = NHS.bounds(people)
        return KnownBase(shown=people, low=low, high=high)

    return base


@pytest.fixture(scope="session")
def table(shown: Callable[[int | None], ProtectedCount]) -> Callable[..., ProtectedTable]:
    """table({"a": 40, "b": None}, known=50, asked=60): everything under the preset `nhs`."""

    def build(
        cells: Mapping[str, int | None],
        *,
        known: int | None,
        asked: int | None,
        missing: Mapping[Missing, int | None] | None = None,
        unplaced: int | None = 0,
        selection: Selection = EVERYTHING,
    ) -> ProtectedTable:
        return ProtectedTable(
            selection=selection,
            characteristic="ethnic_group",
            level="five",
            available=True,
            people=shown(asked),
            asked=shown(asked),
            known=shown(known),
            cells=tuple(ProtectedCell(slug, shown(people)) for slug, people in cells.items()),
            missing=tuple(ProtectedCell(kind.value, shown((missing or {}).get(kind, 0))) for kind in Missing),
            unplaced=shown(unplaced),
        )

    return build


@pytest.fixture(scope="session")
def benchmark() -> Callable[..., Benchmark]:
    """benchmark(a="0.4", b="0.6"): shares as text, exact."""

    def build(*, indicative: bool = False, **shares: str) -> Benchmark:
        return Benchmark(
            area="E00000000",
            area_name="Somewhere",
            characteristic="ethnic_group",
            level="five",
            universe="everybody",
            source="a census",
            table="T1",
            date=date(2021, 3, 21),
            basis="usual residents",
            licence="open",
            shares={slug: Fraction(share) for slug, share in shares.items()},
            indicative=indicative,
        )

    return build
