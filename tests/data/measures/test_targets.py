"""Targets: met, about there, not met.

Mutants that failed these tests: `>` for `>=` where met; `<=` for `<` where not met; the share taken of the shown base.
"""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from data.disclosure.not_available import not_asked, not_available
from data.measures import compare
from data.measures.targets import share_met, standing, voices_met
from models.protected import EVERYTHING
from models.target import SetTarget
from models.vocabulary import TargetKind, TargetState


@pytest.mark.parametrize(
    ("people", "voices", "state"),
    [
        (20, 16, TargetState.MET),  # 20 is 16 to 24
        (20, 17, TargetState.ABOUT_THERE),
        (20, 24, TargetState.ABOUT_THERE),
        (20, 25, TargetState.NOT_MET),
        (None, 9, TargetState.ABOUT_THERE),
        (None, 10, TargetState.NOT_MET),
        (0, 1, TargetState.NOT_MET),
    ],
)
def test_a_number_of_voices(people, voices, state, shown):
    assert voices_met(shown(people), voices=voices) is state


@pytest.mark.parametrize(
    ("people", "wanted", "state"),
    [
        (20, "16/204", TargetState.MET),
        (20, "16/203", TargetState.ABOUT_THERE),
        (20, "24/196", TargetState.ABOUT_THERE),
        (20, "24/195", TargetState.NOT_MET),
    ],
)
def test_a_share_of_the_base(people, wanted, state, shown, known):
    assert share_met(shown(people), base=known(200), wanted=Fraction(wanted)) is state


def test_a_share_of_nobody_is_not_known(shown, out_of):
    assert share_met(shown(0), base=out_of(0), wanted=Fraction(1, 10)) is TargetState.ABOUT_THERE


def target(
    kind: str, amount: str, *, source: str = "agreed by the board", due: date | None = None
) -> SetTarget:
    return SetTarget(
        number=1,
        selection=EVERYTHING,
        characteristic="ethnic_group",
        category="a",
        kind=TargetKind(kind),
        amount=Fraction(amount),
        owner="Head of Engagement",
        set_on=date(2025, 1, 1),
        due_on=due,
        source=source,
        reason="",
    )


@pytest.fixture
def held(table, benchmark, rules):
    """held(20, known=200): how 20 people heard of the group "a", of 200 who answered, stand to a benchmark of a tenth."""

    def compared(people, *, known=200, asked=200, shares=None, **more):
        others = max(0, known - (people or 0))
        return compare(
            table({"a": people, "b": others}, known=known, asked=asked),
            benchmark=benchmark(**({"a": "0.1", "b": "0.9"} if shares is None else shares), **more),
            rules=rules,
        )

    return compared


@pytest.mark.parametrize(
    ("kind", "amount", "state", "wanted"),
    [
        ("voices", "16", TargetState.MET, 16),  # 20 is 16 to 24
        ("voices", "17", TargetState.ABOUT_THERE, 17),
        ("voices", "25", TargetState.NOT_MET, 25),
        ("share", "16/204", TargetState.MET, 200 * 16 / 204),  # 200 is 196 to 204
        ("share", "24/196", TargetState.ABOUT_THERE, 200 * 24 / 196),
        ("share", "24/195", TargetState.NOT_MET, 200 * 24 / 195),
        ("share_of_benchmark", "0.78", TargetState.MET, 15.6),  # of a tenth: 0.078, and 16/204 is 0.0784
        ("share_of_benchmark", "0.8", TargetState.ABOUT_THERE, 16),
        ("share_of_benchmark", "1.24", TargetState.NOT_MET, 24.8),  # 24/196 is 0.1224
    ],
)
def test_each_kind_of_target(held, kind, amount, state, wanted):
    """Mutants: the fixed share taken of the benchmark's; `asked` for the base; the part added to the share."""
    found = standing(target(kind, amount), comparison=held(20))
    assert (found.state, found.why) == (state, "")
    assert found.wanted_people == pytest.approx(wanted)
    assert (found.base is None) is (kind == "voices")


def test_a_hidden_group_has_a_state_and_no_share(held):
    found = standing(target("share", "0.1"), comparison=held(None))
    assert (found.state, found.share, found.heard.shown) == (TargetState.NOT_MET, None, None)


def test_a_share_is_of_the_groups_that_the_benchmark_covers(held):
    """As every share on the page: where the benchmark leaves out "b", those who answered "b" leave the base too."""
    covered = standing(target("share", "0.5"), comparison=held(20, shares={"a": "1"}))
    assert covered.base is not None
    assert covered.base.shown == 20
    whole = standing(target("share", "0.5"), comparison=held(20, asked=250, shares={"b": "1"}))
    assert whole.base is not None
    assert whole.base.shown == 200


@pytest.mark.parametrize("kind", ["voices", "share", "share_of_benchmark"])
def test_no_state_without_a_source(held, kind):
    """Method 3.3, last line. Mutant: the source not asked for."""
    found = standing(target(kind, "0.1", source=" "), comparison=held(20))
    assert (found.state, found.why) == (None, "no_source")


@pytest.mark.parametrize("kind", ["voices", "share", "share_of_benchmark"])
def test_a_question_that_nobody_was_asked_says_so(kind, benchmark, rules):
    """Mutant: `not_available` looked at first."""
    nothing = not_available(EVERYTHING, characteristic="ethnic_group", level="five", categories=("a", "b"))
    against = benchmark(a="0.1", b="0.9")
    asked = compare(nothing, benchmark=against, rules=rules)
    never = compare(not_asked(nothing), benchmark=against, rules=rules)
    whys = [standing(target(kind, "1"), comparison=each).why for each in (never, asked)]
    assert whys == ["not_asked", "not_available"]
    assert standing(target(kind, "1", source=""), comparison=never).why == "no_source"


@pytest.mark.parametrize(("asked", "why"), [(330, ""), (335, "not_enough_answers")])
def test_a_share_of_under_six_in_ten_who_answered_has_no_state_and_voices_have(held, asked, why):
    comparison = held(20, asked=asked)
    assert standing(target("share", "0.01"), comparison=comparison).why == why
    assert standing(target("voices", "16"), comparison=comparison).state is TargetState.MET


def test_no_part_of_a_benchmark_that_is_missing_or_indicative(held):
    part = target("share_of_benchmark", "0.8")
    assert standing(part, comparison=held(20, shares={"b": "1"})).why == "no_benchmark"
    assert standing(part, comparison=held(20, indicative=True)).why == "no_benchmark"
    assert standing(part, comparison=held(20), verdict_allowed=False).why == "no_benchmark"
    assert (
        standing(target("share", "0.05"), comparison=held(20), verdict_allowed=False).state is TargetState.MET
    )


@pytest.mark.parametrize(
    ("due", "voices", "overdue"),
    [
        (date(2026, 11, 24), 60, True),
        (date(2026, 11, 25), 60, False),
        (date(2026, 11, 24), 10, False),
        (None, 60, False),
    ],
)
def test_due_today_is_not_overdue_and_what_is_met_never_is(held, due, voices, overdue):
    found = standing(target("voices", str(voices), due=due), comparison=held(20))
    assert found.overdue(date(2026, 11, 25)) is overdue


def test_it_holds_from_the_day_it_is_set_to_the_day_before_it_is_ended():
    one = replace(target("voices", "60"), ended_on=date(2026, 1, 1))
    assert [one.in_force(day) for day in (date(2024, 12, 31), date(2025, 1, 1))] == [False, True]
    assert [one.in_force(day) for day in (date(2025, 12, 31), date(2026, 1, 1))] == [True, False]
