"""The colours and the verdict marks. Pink means one thing, act on this, and nothing else is ever pink.

Contrast on white, and what each colour was checked for, stand in docs/method.md. Position comes first, then shape,
then word, then colour: remove all colour and a chart still reads.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from models.vocabulary import Verdict

INK = "#212B32"
SLATE = "#4C6272"
BLUE = "#005EB8"
DARK_BLUE = "#003087"
PINK = "#AE2573"
GREY = "#768692"
PALE_PINK = "#F2D9E6"
PALE_BLUE = "#C5DAF0"
STEEL = "#425563"
SILVER = "#AEB7BD"
BAND = "#E8EDEE"
RULE = "#D8DDE0"
WHITE = "#FFFFFF"
FONT = "Arial, Helvetica, sans-serif"

Mark = Literal["down", "up", "circle", "hollow_down", "hollow_up", "hollow_circle", "dash"]
"""The shapes. A dash is words without a mark on the chart, except where it is too few to tell."""


@dataclass(frozen=True)
class VerdictLook:
    """How one verdict is drawn and written."""

    word: str
    mark: Mark
    colour: str
    """Of the mark and its interval."""
    ink: str
    """Of the word."""
    bold: bool
    plotted: bool
    """Whether a mark may stand on the chart."""


def _look(
    word: str, mark: Mark, colour: str, *, ink: str = "", bold: bool = False, plotted: bool = True
) -> VerdictLook:
    return VerdictLook(word, mark, colour, ink or colour, bold, plotted)


VERDICTS: Mapping[Verdict, VerdictLook] = MappingProxyType(
    {
        Verdict.UNDER: _look("Under-reached", "down", PINK, bold=True),
        Verdict.OVER: _look("Over-reached", "up", DARK_BLUE),
        Verdict.IN_LINE: _look("About in line", "circle", BLUE),
        Verdict.LITTLE_UNDER: _look("A little under", "hollow_down", GREY, ink=SLATE),
        Verdict.LITTLE_OVER: _look("A little over", "hollow_up", GREY, ink=SLATE),
        Verdict.NO_CLEAR_EVIDENCE: _look("No clear evidence", "hollow_circle", GREY, ink=SLATE),
        Verdict.TOO_FEW: _look("Too few to tell", "dash", GREY, ink=SLATE),
        Verdict.NOT_ENOUGH_ANSWERS: _look("Not enough answers", "dash", SLATE, plotted=False),
        Verdict.NOT_ASKED: _look("Not asked", "dash", SLATE, plotted=False),
        Verdict.NO_BENCHMARK: _look("No benchmark", "dash", SLATE, plotted=False),
    }
)

_NOT_AVAILABLE = _look("Not available", "dash", SLATE, plotted=False)


def look(verdict: Verdict | None) -> VerdictLook:
    """Return how a verdict is drawn and written; None stands for a count that is not available."""
    return _NOT_AVAILABLE if verdict is None else VERDICTS[verdict]
