"""What people asked for and got as bars: what they think, then what they draw.

Mutants, each caught here: a hidden number as a bar of 0; kinds in the order of engagements; a grey line where rounding may be
all there is; the number of those who got it where it is hidden how many asked.
"""

import pytest

from data.accessible_information import at_each
from data.disclosure.not_available import NOT_AVAILABLE
from data.register.offers import Offer, Offers
from models.community import Needs
from models.protected import ProtectedCount
from models.vocabulary import Withheld
from pages.parts.charts import palette
from pages.parts.information import needs_chart
from pages.parts.information.needs_chart import NeedRow
from tests.pages.charts.test_figure_numbers import sent

FEW = ProtectedCount(None, Withheld.FEWER_THAN_10, 0, 9)
PLAN = Offers("plan", "The plan", (Offer("Stall", None, None, ("easy_read", "large_print"), ("polish",)),))
WALK = Offers("walk", "The <i>walk</i>", (Offer("Stall", None, None, (), ()),))


def count(number):
    return ProtectedCount(number, None, max(number - 4, 0), number + 4)


NEEDS = at_each(
    (PLAN, WALK),
    {
        "plan": [
            Needs("plan", "interpreter", count(35), count(10)),
            Needs("plan", "easy_read", count(25), count(20)),
            Needs("plan", "large_print", FEW, FEW),
        ],
        "walk": [
            Needs("walk", "easy_read", count(15), FEW),
            Needs("walk", "audio", NOT_AVAILABLE, NOT_AVAILABLE),
        ],
    },
)
OFFERED, MISSING, SHORT = "Offered", "Asked for, not offered", "Fewer got it than asked"


def drawn(needs=NEEDS, *, of_one=False):
    return needs_chart.info(needs, of_one=of_one, headline="So.")


def test_each_kind_has_its_engagements_in_the_order_of_the_reference_file():
    assert drawn().kinds == (
        (
            "Easy Read",
            (
                NeedRow("The plan", "20 of 25", OFFERED, got=20, hatched_to=None, asked=25, short=False),
                NeedRow("The <i>walk</i>", "fewer than 10 of 15", MISSING, got=None, hatched_to=9, asked=15, short=True),
            ),
        ),
        ("Spoken-language interpreter", (NeedRow("The plan", "10 of 35", SHORT, got=10, hatched_to=None, asked=35, short=True),)),
        ("Large print", (NeedRow("The plan", "fewer than 10 asked", "", got=None, hatched_to=9, asked=None, short=False),)),
    )  # fmt: skip
    assert drawn().end == pytest.approx(35 * needs_chart.BEYOND)
    assert "4 groups. So. Two hidden, fewer than 10 people." in drawn().alt


def test_of_one_engagement_each_row_is_named_after_its_kind():
    (only,) = drawn(NEEDS[:3], of_one=True).kinds
    assert only[0] == ""
    assert [row.label for row in only[1]] == ["Easy Read", "Spoken-language interpreter", "Large print"]


def test_where_every_number_is_hidden_or_withheld_there_is_no_chart():
    assert drawn([NEEDS[2], NEEDS[4]]) is None
    assert drawn([]) is None


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_bars_bands_and_what_is_missing(width):
    """No pink: what is over can't be acted on."""
    figure = needs_chart.figure(drawn(), width)
    traces = {trace.name: list(trace.x) for trace in figure.data}
    assert traces == {"hidden": [9, 9], "got it": [20, 10], "did not get it": [9, 15, None, 10, 35, None]}
    asked = [shape.x0 for shape in figure.layout.shapes if shape.line.color == palette.INK]
    assert asked == [25, 15, 35]
    assert palette.PINK not in figure.to_json()
    assert "&lt;i&gt;walk" in " ".join(str(note.text) for note in figure.layout.annotations)


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_no_number_but_those_shown_is_sent(width):
    """1 is the right edge, where the words stand."""
    assert sent(needs_chart.figure(drawn(), width)) <= {0, 1, 9, 10, 15, 20, 25, 35, 35 * needs_chart.BEYOND}
