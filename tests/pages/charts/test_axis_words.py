"""The words over an axis of ratios."""

import pytest

from pages.parts.charts import palette
from pages.parts.charts.canvas import Canvas
from pages.parts.charts.strokes import axis_words

WORDS = ((0.0, "Nobody"), (0.5, "Half"), (1.0, "In proportion"))


@pytest.mark.parametrize(("last", "end"), [(8, ("right", 8)), (None, ("center", 0))])
def test_the_first_begins_and_the_last_ends_at_the_edge_and_that_of_one_is_in_ink(last, end):
    """Mutant: the last word moved where the axis goes on."""
    canvas = Canvas(100, 0, 0, 0, 0, (0, 1))
    canvas.write("before", y=0)
    axis_words(canvas, WORDS, last=last)
    _, *drawn = canvas.annotations
    assert [(each["x"], each["text"]) for each in drawn] == list(WORDS)
    assert [(each["xanchor"], each["xshift"]) for each in drawn] == [("left", -12), ("center", 0), end]
    assert [each["font"]["color"] for each in drawn] == [palette.SLATE, palette.SLATE, palette.INK]
