"""Whatever figure a test of a chart draws must also be one that a paper can have as a picture."""

import pytest

from pages.paper.drawn.fitting import touching
from pages.paper.drawn.letters import FAMILIES, font
from pages.paper.drawn.reading import take_apart
from pages.parts.charts.canvas import Canvas

WIDER = font(FAMILIES[-1:])


@pytest.fixture(autouse=True)
def taken_apart(monkeypatch):
    """Take every figure of the test apart as it was made: what a picture does not know, it refuses.

    Mutant: `opacity` on the line of `Canvas.line`.
    """
    figure, made = Canvas.figure, []

    def kept(canvas):
        made.append(figure(canvas))
        return made[-1]

    monkeypatch.setattr(Canvas, "figure", kept)
    yield
    for each in made:
        parts = take_apart(each, width=820, font=font()).parts
        assert parts
        if not touching(parts, font()):
            other = take_apart(each, width=820, font=WIDER).parts
            assert not touching(other, WIDER), "words stand on each other where the font is wider"
