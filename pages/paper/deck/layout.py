"""What a deck is before it is written: slides, and what stands where on them. All lengths are in points."""

from dataclasses import dataclass

from pages.paper.blocks import Bars, Chart
from pages.paper.deck.bars import Stretch
from pages.paper.deck.grids import Grid
from pages.paper.deck.words import Words


@dataclass(frozen=True)
class Frame:
    """A place on a slide."""

    left: float
    top: float
    wide: float
    high: float


@dataclass(frozen=True)
class Passage:
    """Paragraphs in one box."""

    paragraphs: tuple[Words, ...]
    columns: int = 1


@dataclass(frozen=True)
class BarChart:
    """A chart of native bars, or the part of one that stands on a slide."""

    chart: Chart
    bars: Bars
    """Those of the chart."""
    stretch: Stretch


@dataclass(frozen=True)
class Picture:
    """A chart as the page draws it."""

    chart: Chart


Part = Passage | Grid | BarChart | Picture


@dataclass(frozen=True)
class Placed:
    """A part, and where it stands."""

    part: Part
    frame: Frame


@dataclass(frozen=True)
class Slide:
    """One slide after the first."""

    title: str
    above: str
    """What the slide belongs to: the section's title, and the heading there; stands small under the title."""
    parts: tuple[Placed, ...]
    notes: tuple[str, ...] = ()
    """What whoever presents may read out, in the paper's own words."""
    slug: str = ""
    """Of the section that starts here."""
    title_size: int = 28
    section: str = ""
    """The section's title alone."""
