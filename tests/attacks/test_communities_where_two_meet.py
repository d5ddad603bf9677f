"""A community beside the two-way table of its own two questions: LGB+ people, trans people, both as one, and who is both.

People in both parts are those of the two parts less those of the community. The attacker knows the four figures of one
selection and tries every combination of true counts that they leave.
"""

import pytest

from data import published
from data.published.communities import voices
from models.protected import EVERYTHING
from models.vocabulary import Withheld
from tests.attacks.attacker import rounds, use_secret
from tests.world import World

WIDTH = 5


def figures():
    """LGB+ people, trans people, the community, and who is in both: each a range, and whether it is shown."""
    one = published.table(EVERYTHING, characteristic="sexual_orientation", level="broad")
    other = published.table(EVERYTHING, characteristic="trans_status", level="two")
    meet = published.overlap(EVERYTHING, characteristic="sexual_orientation", other="trans_status")
    row = next(each for each in meet.rows if each.category == "lgb_plus")
    return (
        next(cell.count for cell in one.cells if cell.category == "lgb_plus"),
        next(cell.count for cell in other.cells if cell.category == "different_from_birth"),
        voices()["lgbt_plus"].people,
        next(cell.count for cell in row.cells if cell.category == "different_from_birth"),
    )


@pytest.mark.parametrize(("numbers", "told"), [((40, 35, 85), False), ((40, 35, 80), True)])
def test_who_is_in_both_parts_keeps_six_values(sqlite_databases, numbers, told):
    """Forty-four are LGB+, 39 trans, 82 either: one is both. The secret is the first that rounds them as the attacker wishes.

    Mutants: `withdraw_beside_two_way` left out; `_blocks_fail` that finds nothing.
    """
    # The cells of those who are in one part alone agree with the parts: else the two-way table gives way by itself.
    people = ((1, 44), (44, 82), (1, 82), (1, 43), (45, 82))
    wanted = dict(zip(people, (*numbers, numbers[0], numbers[1]), strict=True))
    use_secret(lambda key: all(rounds(key, "survey", *of) == n for of, n in wanted.items()))
    world = World()
    world.activity("survey")
    world.people("survey", 43, sexual_orientation="bisexual", trans_status="same_as_birth")
    world.people("survey", 1, sexual_orientation="bisexual", trans_status="different_from_birth")
    world.people("survey", 38, sexual_orientation="heterosexual", trans_status="different_from_birth")
    world.people("survey", 118, sexual_orientation="heterosexual", trans_status="same_as_birth")
    world.publish()
    one, other, both, meet = figures()
    assert meet.withheld is Withheld.FEWER_THAN_10, "the two-way table never gives way"
    assert (both.withheld is not Withheld.NOT_AVAILABLE) is told
    if not told:
        return
    assert (one.shown, other.shown, both.shown) == numbers
    left = {
        c
        for a in range(one.low, one.high + 1)
        for b in range(other.low, other.high + 1)
        for c in range(meet.low, min(a, b, meet.high) + 1)
        if both.low <= a + b - c <= both.high
    }
    assert 1 in left
    assert max(left) - min(left) >= WIDTH
