"""What a paper is made of: frozen values that every format writes in its own way, and none changes.

Every number in a block is one that the pages show: text comes from the pages' own sentences, tables are theirs, charts
are drawn from their `info`. A writer adds no number, computes none and leaves none out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import plotly.graph_objects as go

from pages.parts.sentences.headline import Headline
from pages.parts.tables import Table


@dataclass(frozen=True)
class Opening:
    """The sentence that a section opens with: its claim bold, larger than what follows."""

    text: Headline


@dataclass(frozen=True)
class Paragraph:
    """Plain sentences; a claim, where there is one, stands bold before the rest."""

    text: Headline


@dataclass(frozen=True)
class Bullets:
    """A list, the claim of each line bold."""

    lines: tuple[Headline, ...]


@dataclass(frozen=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True)
class SmallPrint:
    """Notes under a chart or table: sources, rounding, what is missing."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Series:
    """One row of values of a native chart, one for each group."""

    name: str
    values: tuple[float | None, ...]
    """As shown; None where the number is hidden or not there: nothing is drawn, and the group's label says why."""


@dataclass(frozen=True)
class Bars:
    """What an office program draws itself, so that a reader can edit it: bars side by side for each group.

    The values are shown values, never others: they stand in the file that is sent.
    """

    groups: tuple[str, ...]
    """Labels. A group without a value says why in its label, e.g. "Roma (fewer than 10)"."""
    series: tuple[Series, ...]
    unit: str
    """What the axis counts, e.g. "People"."""
    percent: bool = False
    """Whether values are shares of 1, written as percentages."""
    title: str = ""
    """What the bars show, where that is less than what the chart's own title says; or nothing."""


@dataclass(frozen=True)
class Chart:
    """A chart: as the page draws it, as text, and as native bars where its values can be such."""

    name: str
    """Of lower-case letters, digits and underscores; unique in a paper."""
    title: str
    drawing: go.Figure
    """The page's own figure, in its wide variant."""
    alt: str
    key: str = ""
    """How to read the marks; or nothing."""
    bars: Bars | None = None

    @property
    def title_of_bars(self) -> str:
        """Return the title under which an office program draws it."""
        return (self.bars.title if self.bars else "") or self.title


@dataclass(frozen=True)
class Figures:
    """A table as on the page, its caption included; links are left out."""

    table: Table


Block = Opening | Paragraph | Bullets | Heading | SmallPrint | Chart | Figures


@dataclass(frozen=True)
class Section:
    """One part of a paper that a reader may choose: its slug, title, the question it answers, and what it says."""

    slug: str
    title: str
    question: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Fact:
    """One line of what a reader needs to trust a paper, e.g. "Release" and "7, made 3 March 2026"."""

    label: str
    text: str


@dataclass(frozen=True)
class Paper:
    """A whole paper.

    `warning` stands large on the first page, at the foot of every page, and in no fine print: that records are invented.
    """

    title: str
    organisation: str
    made_on: date
    facts: tuple[Fact, ...]
    """Release, dates, selection, rounding, what is missing, sources with licence, what changed since the last paper."""
    sections: tuple[Section, ...]
    warning: str = ""

    def charts(self) -> Iterator[tuple[Section, Chart]]:
        """Give every chart with its section, in reading order."""
        return self._all(Chart)

    def tables(self) -> Iterator[tuple[Section, Figures]]:
        """Give every table with its section, in reading order."""
        return self._all(Figures)

    def _all(self, kind: type["_B"]) -> Iterator[tuple[Section, "_B"]]:
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, kind):
                    yield section, block


_B = TypeVar("_B", Chart, Figures)
