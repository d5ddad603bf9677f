"""The headline of Targets and benchmarks, case by case.

Mutants, each caught here: what is about there counted as met; due today called overdue; the characteristics without a figure
not taken off those compared.
"""

from dataclasses import replace
from datetime import date

import pytest

from data import facts
from models.vocabulary import TargetState
from pages.parts.sentences import on_targets
from tests.pages.charts.test_target_chart import TARGET, voices

ON = date(2026, 11, 25)
MET = voices(80, 60, TargetState.MET)
NEAR = voices(60, 60, TargetState.ABOUT_THERE)
BELOW = voices(40, 60, TargetState.NOT_MET)
NO_SOURCE = replace(voices(40, 60, None), why="no_source")


def below(category: str, due: date | None = None):
    return replace(BELOW, target=replace(TARGET, category=category, due_on=due))


def headline(*standings, without: int = 2) -> str:
    characteristics = [each for each in facts.characteristics() if each.published]
    return str(
        on_targets.headline(
            standings, without_figure=characteristics[:without], characteristics=21, area="NHS Dorset", on=ON
        )
    )


@pytest.mark.parametrize(
    ("standings", "said"),
    [
        ((), "Nobody has set a target yet. "),
        ((MET,), "The one target is met. "),
        ((NEAR,), "The one target is not met yet. "),
        ((NO_SOURCE,), "The one target is not met yet. "),
        ((MET, MET), "Both targets are met. "),
        ((NEAR, NO_SOURCE), "Neither of the two targets is met. "),
        ((MET, NEAR, BELOW), "One of three targets is met; we still hear too few people aged 16 to 24. "),
        (
            (MET, MET, below("16_24"), below("25_34")),
            "Two of four targets are met; we still hear too few people aged 16 to 34. ",
        ),
        (
            tuple(below(each) for each in ("16_24", "35_44", "55_64", "75_84")),
            "None of four targets is met; four are below. ",
        ),
        (
            (below("16_24", ON),),
            "The one target is not met yet; we still hear too few people aged 16 to 24. ",
        ),
        (
            (below("16_24", date(2026, 11, 24)),),
            "The one target is not met yet; we still hear too few people aged 16 to 24, and one is overdue. ",
        ),
        (
            (MET, *(below(each, date(2026, 1, 1)) for each in ("16_24", "85_plus"))),
            "One of three targets is met; we still hear too few people aged 16 to 24 and people aged 85 and over, and two are overdue. ",
        ),
    ],
)
def test_how_we_stand(standings, said):
    rest = "19 of 21 characteristics are compared with who lives in the NHS Dorset area; two have no population figure to judge by."
    assert headline(*standings) == said + rest


@pytest.mark.parametrize(
    ("without", "said"),
    [
        (0, "21 of 21 characteristics are compared with who lives in the NHS Dorset area."),
        (
            1,
            "20 of 21 characteristics are compared with who lives in the NHS Dorset area; one has no population figure to judge by.",
        ),
    ],
)
def test_how_much_can_be_compared(without, said):
    assert headline(MET, without=without) == f"The one target is met. {said}"


@pytest.mark.parametrize(
    ("different", "engagements", "said"),
    [
        (0, 14, "All 14 engagements are compared with who lives in the NHS Dorset area, in ages from 16 up."),
        (
            2,
            14,
            "The other 12 engagements are compared with who lives in the NHS Dorset area, in ages from 16 up.",
        ),
        (
            2,
            3,
            "The one other engagement is compared with who lives in the NHS Dorset area, in ages from 16 up.",
        ),
        (2, 2, "Every engagement is listed."),
    ],
)
def test_what_the_others_are_compared_with(different, engagements, said):
    assert on_targets.others(different, engagements, area="NHS Dorset") == said
