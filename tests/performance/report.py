"""What was measured, as tables in Markdown: medians, least and most, ratios beside the limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tests.performance.publishing import Publishing


@dataclass(frozen=True)
class Times:
    """Several runs of one thing, in milliseconds."""

    runs: tuple[float, ...]

    @property
    def middle(self) -> float:
        """Return the median."""
        return median(self.runs)

    def __str__(self) -> str:
        return f"{_told(self.middle)} ({_told(min(self.runs))} to {_told(max(self.runs))}, {len(self.runs)} runs)"


@dataclass(frozen=True)
class OwnWork:
    """One page's own work, with the smaller and the larger intake."""

    page: str
    first: Times
    """At first sight of a choice, by the clock on the wall."""
    first_busy: Times
    """The same, only while the processor was at it."""
    again_busy: Times
    whole: Times
    """The whole run, Streamlit's part too, by the clock on the wall."""


@dataclass(frozen=True)
class Change:
    """From a changed choice to the new chart, on one page."""

    page: str
    ours: Times
    constant: Times
    smaller: Times | None = None
    """The same page over a tenth of the people; None where too few are left for its chart."""
    grouping: Times | None = None


@dataclass(frozen=True)
class FirstChart:
    """From a cold browser to the first chart."""

    network: str
    hello: Times
    ours: dict[str, Times]


def table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def on_publishing(found: Sequence[Publishing]) -> str:
    """Return what making the releases took."""
    steps = list(dict.fromkeys(step for each in found for step in each.steps))
    return table(
        [
            "participations",
            *(f"{step} (s)" for step in steps),
            "memory at most (GB)",
            "tables",
            "returning people",
        ],
        [
            [
                f"{each.participations:,}",
                *(f"{each.steps.get(step, 0):.0f}" for step in steps),
                f"{each.peak_gigabytes:.1f}",
                f"{each.tables:,}",
                f"{each.returning:,}",
            ]
            for each in found
        ],
    )


def on_own_work(found: Sequence[OwnWork]) -> str:
    """Return each page's own work in milliseconds."""
    return table(
        ["page", "first sight, processor", "first sight, clock", "again, processor", "whole run, clock"],
        [
            [each.page, str(each.first_busy), str(each.first), str(each.again_busy), str(each.whole)]
            for each in found
        ],
    )


def on_changes(found: Sequence[Change]) -> str:
    """Return the times from a changed choice to the new chart, and their ratios."""
    return table(
        [
            "page",
            "ours",
            "from a constant",
            "ratio",
            "with a tenth of the people",
            "ratio",
            "grouping with pandas",
        ],
        [
            [
                each.page,
                str(each.ours),
                str(each.constant),
                f"{each.ours.middle / each.constant.middle:.2f}",
                "no chart" if each.smaller is None else str(each.smaller),
                "" if each.smaller is None else f"{each.ours.middle / each.smaller.middle:.2f}",
                "" if each.grouping is None else str(each.grouping),
            ]
            for each in found
        ],
    )


def on_first_charts(found: Sequence[FirstChart]) -> str:
    """Return the times from a cold browser to the first chart, and their ratios."""
    return table(
        ["network", "page", "first chart", "Streamlit's hello with one chart", "ratio"],
        [
            [each.network, page, str(times), str(each.hello), f"{times.middle / each.hello.middle:.2f}"]
            for each in found
            for page, times in each.ours.items()
        ],
    )


def _told(milliseconds: float) -> str:
    return f"{milliseconds:.0f}" if milliseconds >= 10 else f"{milliseconds:.1f}"
