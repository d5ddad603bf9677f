"""Who did not answer: all people of the selection on one strip, each kind of missing with a pattern of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from models.facts import Frame
from models.protected import ProtectedCount, ProtectedTable
from models.vocabulary import Missing
from pages.parts import wording
from pages.parts.charts import palette
from pages.parts.charts.canvas import Canvas

NAMES = {
    Missing.PREFER_NOT_TO_SAY: "Prefer not to say",
    Missing.DONT_KNOW: "Does not know",
    Missing.NOT_KNOWN: "Left blank",
    Missing.NEEDS_REVIEW: "Needs review",
    Missing.NOT_ASKED: "Not asked",
    Missing.NOT_APPLICABLE: "Does not apply",
}
UNPLACED = "Answered in less detail"
OTHER_INDEX = "By another index"
"""The same of deprivation, of which there is no less detail."""
HIDDEN_WIDTH = 0.012
"""Share of the strip that a hidden kind takes at most, whatever its number."""

PATTERNS: dict[str, dict[str, object]] = {
    "answered": {"color": palette.PALE_BLUE},
    UNPLACED: {"color": palette.WHITE, "shape": "-"},
    Missing.PREFER_NOT_TO_SAY.value: {"color": palette.STEEL},
    Missing.DONT_KNOW.value: {"color": palette.WHITE, "shape": "x"},
    Missing.NOT_KNOWN.value: {"color": palette.SILVER},
    Missing.NEEDS_REVIEW.value: {"color": palette.WHITE, "shape": "."},
    Missing.NOT_ASKED.value: {"color": palette.WHITE, "shape": "|"},
    Missing.NOT_APPLICABLE.value: {"color": palette.BAND},
    "hidden": {"color": palette.WHITE, "shape": "/"},
}


@dataclass(frozen=True)
class MissingPart:
    """One part of the strip, and its line below."""

    kind: str
    """A kind of missing, "answered", or "Answered in less detail"."""
    name: str
    number: str
    """People in words."""
    start: float
    end: float
    hidden: bool


@dataclass(frozen=True)
class MissingInfo:
    """Everything that the strip says; `answered` is a percentage in words."""

    parts: tuple[MissingPart, ...]
    answered: str
    sentence: str
    alt: str


def info(table: ProtectedTable, *, what: str, frame: Frame = "any") -> MissingInfo:
    """Return what to draw: answered first, then every kind of missing that somebody has, in a fixed order.

    A kind that nobody has and whose zero is shown takes no room and has no line. Widths are shares of what is shown,
    for the shown numbers are rounded and need not add up. `frame` is the form of the question that the level of the table holds.
    """
    counts: list[tuple[str, str, ProtectedCount]] = [("answered", "Answered", table.known)]
    counts.append((UNPLACED, unplaced_name(frame), table.unplaced))
    kinds = {cell.category: cell.count for cell in table.missing}
    counts += [(kind.value, NAMES[kind], kinds[kind.value]) for kind in Missing if kind.value in kinds]
    counts = [each for each in counts if each[2].shown != 0]
    seen = sum(count.shown or 0 for _, _, count in counts)
    hidden = sum(count.shown is None for _, _, count in counts)
    hatch = _hatch(hidden, seen=seen, total=table.people.shown)
    room = 1 - hatch * hidden
    parts: list[MissingPart] = []
    start = 0.0
    for kind, name, count in counts:
        width = hatch if count.shown is None else room * count.shown / max(seen, 1)
        parts.append(
            MissingPart(kind, name, wording.people(count), start, start + width, count.shown is None)
        )
        start += width
    total, known = table.people.shown, table.known.shown
    answered = wording.percent(min(known / total, 1.0)) if total and known is not None else wording.HIDDEN
    detail = (" by the same index" if frame == "2025" else " in this detail") if table.unplaced.shown else ""
    sentence = f"Of all {wording.people(table.people)} people, {answered} answered{detail}. The others are not in the figures above."
    alt = f"Answers to the question on {what}. {answered} answered. The line below has the numbers."
    return MissingInfo(tuple(parts), answered, sentence, alt)


def unplaced_name(frame: Frame) -> str:
    """Return what people are called who answered and have no place at a level that holds one form of its question, or any."""
    return OTHER_INDEX if frame == "2025" else UNPLACED


def _hatch(hidden: int, *, seen: int, total: int | None) -> float:
    """Return the width of each hidden kind: all together no wider than what is shown leaves over, nor than one hatch.

    `seen` is the sum of the shown counts, `total` all people. With one hatch even where rounding leaves nothing over, it
    still can be seen that something is hidden.
    """
    if not hidden or not total:
        return HIDDEN_WIDTH
    return min(HIDDEN_WIDTH, max(1 - seen / total, HIDDEN_WIDTH) / hidden)


def legend(drawn: MissingInfo) -> tuple[tuple[str, str, str], ...]:
    """Return one line for each part but the answered one: swatch class, name, number in words."""
    names = {UNPLACED: "unplaced"}
    return tuple(
        (
            "er-hidden" if part.hidden else f"er-part-{names.get(part.kind, part.kind).replace('_', '-')}",
            part.name,
            part.number,
        )
        for part in drawn.parts
        if part.kind != "answered"
    )


def key(drawn: MissingInfo) -> str:
    """Return the parts and their numbers in words, for a picture."""
    parts = ", ".join(f"{wording.in_sentence(part.name)} {part.number}" for part in drawn.parts)
    return f"From left to right: {parts}."


def figure(drawn: MissingInfo) -> go.Figure:
    """Return the strip, 34 pixels high, the same at every width."""
    canvas = Canvas(34, 1, 1, 4, 4, (0, 1))
    for part in drawn.parts:
        canvas.traces.append(bars(part.name, [(part, 17)], thickness=24))
    if drawn.parts and drawn.parts[0].kind == "answered" and drawn.parts[0].end > 0.3:
        middle = drawn.parts[0].end / 2
        canvas.write(f"<b>Answered {drawn.answered}</b>", x=middle, y=17, anchor="center", size=15)
    return canvas.figure()


def bars(name: str, placed: Sequence[tuple[MissingPart, float]], *, thickness: float) -> dict[str, Any]:
    """Return one trace of that name: parts of one kind, each at its pixel row."""
    first = placed[0][0]
    kind = "hidden" if first.hidden else first.kind
    pattern = PATTERNS[kind]
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "base": [part.start for part, _ in placed],
        "x": [part.end - part.start for part, _ in placed],
        "y": [y for _, y in placed],
        "width": thickness,
        "marker": {
            "color": pattern["color"],
            "line": {"color": palette.STEEL, "width": 0 if kind == "answered" else 1},
            "pattern": {
                "shape": pattern.get("shape", ""),
                "fillmode": "overlay",
                "fgcolor": palette.STEEL,
                "bgcolor": pattern["color"],
                "size": 6,
                "solidity": 0.25,
            },
        },
    }
