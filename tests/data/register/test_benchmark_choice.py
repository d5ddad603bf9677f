"""Which benchmark a selection is held against (method 3.4).

Mutants, each caught here: the organisation's area where the own benchmark lacks a characteristic; the first
engagement's benchmark for a mixed selection; `any` for `all` of the children in scope; the period left out of
`own_benchmarks_in`; `>=` for `>` at the moment of choosing.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from data.register.benchmark_choice import (
    ActivityUse,
    EngagementUse,
    Library,
    against,
    own_benchmarks_in,
    without_children,
)
from models.facts import Benchmark
from models.protected import EVERYTHING, Selection
from models.vocabulary import Dimension

AREA = "E54000041"
MADE = datetime(2026, 11, 1, 12, tzinfo=UTC)


def own(characteristic: str = "age_band", level: str = "ten_year", **shares: str) -> Benchmark:
    return Benchmark(
        area="",
        area_name="NHS Dorset",
        characteristic=characteristic,
        level=level,
        universe="people who gave birth",
        source="births",
        table="",
        date=date(2024, 1, 1),
        basis="",
        licence="",
        shares={slug: Fraction(share) for slug, share in shares.items()},
        reference="births",
    )


BIRTHS = {("age_band", "ten_year"): own(**{"16_24": "0.2", "25_34": "0.8"})}


def test_without_children_there_are_fewer_people_and_fewer_were_asked():
    """Mutants: all of them kept."""
    whole = replace(own(**{"0_15": "0.25", "16_24": "0.75"}), people=4000, sample=800)
    rest = without_children(whole)
    assert (rest.people, rest.sample, rest.shares) == (3000, 600, {"16_24": 1})


def use(reference: str, benchmark: str | None = None, **more) -> EngagementUse:
    return EngagementUse(reference, reference.title(), benchmark, **{"children_in_scope": False} | more)


def act(engagement: str, **more) -> ActivityUse:
    values = {
        "stage": "consultation",
        "level": "involve",
        "method": "survey",
        "place": "Poole",
        "for_one_group": False,
    }
    return ActivityUse(engagement, **values | more)


def library(*engagements: EngagementUse, activities: tuple[ActivityUse, ...] = ()) -> Library:
    return Library(
        AREA,
        {"births": BIRTHS, "young": {}},
        {each.reference: each for each in engagements},
        activities or tuple(act(each.reference) for each in engagements),
    )


def by(dimension: str, value: str, period: str | None = None) -> Selection:
    return Selection(period, Dimension(dimension), value)


def test_an_engagement_with_its_own_benchmark_is_held_against_that():
    held = library(use("maternity", "births"), use("urgent"))
    found = held.benchmark(by("engagement", "maternity"), characteristic="age_band", level="ten_year")
    assert found == BIRTHS["age_band", "ten_year"]
    county = held.benchmark(by("engagement", "urgent"), characteristic="age_band", level="ten_year")
    assert county is not None
    assert (county.area, county.reference) == (AREA, "")


@pytest.mark.parametrize(("characteristic", "level"), [("sex", "two"), ("age_band", "broad")])
def test_what_its_own_benchmark_lacks_has_no_benchmark_and_never_the_county(characteristic, level):
    held = library(use("maternity", "births"))
    assert held.benchmark(by("engagement", "maternity"), characteristic=characteristic, level=level) is None


def test_a_benchmark_that_is_gone_is_not_replaced_by_the_county():
    held = library(use("maternity", "removed"))
    assert held.benchmark(by("engagement", "maternity"), characteristic="sex", level="two") is None


@pytest.mark.parametrize(
    ("engagements", "expected"),
    [
        (("births", "births"), "births"),
        (("births", None), None),
        (("births", "young"), None),
        ((None, None), None),
    ],
)
def test_several_engagements_share_a_benchmark_or_are_held_against_the_county(engagements, expected):
    first, second = (use(name, one) for name, one in zip(("a", "b"), engagements, strict=True))
    assert against(library(first, second), EVERYTHING)[0] == expected
    assert against(library(first, second), by("stage", "consultation"))[0] == expected
    assert against(library(first, second), by("stage", "consultation", "2024-25"))[0] == expected


def test_only_engagements_of_the_selection_count():
    held = library(
        use("a", "births"), use("b"), activities=(act("a", place="Poole"), act("b", place="Wareham"))
    )
    assert against(held, by("place", "Poole"))[0] == "births"
    assert against(held, by("place", "Wareham"))[0] is None
    assert against(held, by("engagement", "other_small_engagements"))[0] is None


def test_activities_of_an_engagement_with_its_own_benchmark_are_for_one_group():
    held = library(use("a", "births"), use("b"))
    assert against(held, by("audience", "one_group"))[0] == "births"
    assert against(held, by("audience", "open_to_all"))[0] is None


@pytest.mark.parametrize(("one", "other", "children"), [(True, True, True), (True, False, False)])
def test_age_is_compared_from_sixteen_unless_all_had_children_in_scope(one, other, children):
    held = library(use("a", children_in_scope=one), use("b", children_in_scope=other))
    found = held.benchmark(EVERYTHING, characteristic="age_band", level="ten_year")
    assert found is not None
    assert ("0_15" in found.shares) is children
    assert (
        "0_15" in held.benchmark(by("engagement", "a"), characteristic="age_band", level="ten_year").shares
    ) is one


def test_children_leave_a_benchmark_of_its_own_too_and_the_rest_is_rescaled():
    found = without_children(own(**{"0_15": "0.5", "16_24": "0.4", "25_34": "0.1"}))
    assert found is not None
    assert found.shares == {"16_24": Fraction(4, 5), "25_34": Fraction(1, 5)}
    assert found.universe == "people who gave birth, aged 16 and over"


def test_a_benchmark_of_children_only_has_nothing_left_without_them():
    assert without_children(own(**{"0_15": "1"})) is None


def test_only_ages_are_rescaled():
    sex = own("sex", "two", female="1")
    assert without_children(sex) is sex


def test_who_among_the_shown_has_a_benchmark_of_its_own():
    held = library(use("b", "births"), use("a", "young"), use("c"))
    assert [each.reference for each in own_benchmarks_in(held, EVERYTHING, MADE)] == ["a", "b"]
    assert own_benchmarks_in(held, by("engagement", "b"), MADE) == ()
    assert own_benchmarks_in(held, by("audience", "open_to_all"), MADE) == ()


@pytest.mark.parametrize(
    ("opened", "closed", "among"),
    [
        (date(2024, 3, 1), date(2024, 3, 31), False),
        (date(2024, 3, 1), date(2024, 4, 1), True),
        (date(2025, 3, 31), None, True),
        (date(2025, 4, 1), None, False),
        (None, None, True),
    ],
)
def test_of_a_period_only_those_that_were_open_in_it(opened, closed, among):
    held = library(
        use("a", "births"),
        use("b"),
        activities=(act("a", opened_on=opened, closed_on=closed), act("b")),
    )
    assert bool(own_benchmarks_in(held, Selection("2024-25"), MADE)) is among


@pytest.mark.parametrize(
    ("chosen_at", "among"),
    [(None, False), (MADE, False), (datetime(2026, 11, 1, 12, 0, 1, tzinfo=UTC), True)],
)
def test_one_that_chose_since_the_figures_were_made_is_still_among_those_open_to_all(chosen_at, among):
    held = library(use("a", "births", chosen_at=chosen_at), use("b"))
    assert bool(own_benchmarks_in(held, by("audience", "open_to_all"), MADE)) is among
    assert own_benchmarks_in(held, by("audience", "one_group"), MADE) == ()
