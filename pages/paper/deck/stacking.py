"""What stands on one slide, from the top down: what a section says, then its charts and tables, one or two to a slide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pages.paper.blocks import Chart, Figures
from pages.paper.deck import bars, grids, letters, words
from pages.paper.deck.grids import Grid
from pages.paper.deck.layout import BarChart, Frame, Part, Passage, Picture, Placed, Slide
from pages.paper.deck.words import SMALLEST, Words
from pages.paper.pictures import picture_size

GAP = 10.0
"""White between two parts of a slide, in points."""
LEAD = 0.3
"""The part of a slide that words above a chart take at most; more of them have a slide of their own."""
_NOTES = 0.2
"""The part that notes below it take at most; more of them stand at the end of the deck only."""
_TWO = 2
"""Charts and tables on one slide at most."""
_SMALLER = 0.8
"""How much smaller than on a page a picture may be drawn: its words, 14 pixels on a page, are then 12 points."""


@dataclass(frozen=True)
class Piece:
    """A part with the least height at which it is read, and the height above which it would only grow fat (points)."""

    part: Part
    least: float
    most: float


@dataclass(frozen=True)
class Draft:
    """A slide whose parts have no place yet."""

    title: str
    above: str
    pieces: tuple[Piece, ...]
    notes: tuple[str, ...] = ()
    slug: str = ""
    goes_on: bool = False
    """Whether the same chart or table goes on over the next slide: nothing stands below it."""
    continues: bool = False
    """Whether it goes on from the slide before: nothing stands above it."""
    section: str = ""

    @property
    def least(self) -> float:
        """Return the height that it needs."""
        return sum(piece.least for piece in self.pieces) + GAP * max(len(self.pieces) - 1, 0)

    @property
    def shows(self) -> int:
        """Return how many charts and tables it has."""
        return sum(not isinstance(piece.part, Passage) for piece in self.pieces)


def passage(paragraphs: Sequence[Words], wide: float, *, columns: int = 1) -> Piece:
    """Return paragraphs as a part of a slide; they neither grow nor shrink."""
    high = words.heights(paragraphs, (wide - 40 * (columns - 1)) / columns)
    return Piece(Passage(tuple(paragraphs), columns), high, high)


def drafts(
    shown: Chart | Figures,
    above: str,
    lead: Sequence[Words],
    notes: Sequence[str],
    body: Frame,
    spoken: tuple[str, ...],
) -> list[Draft]:
    """Return the slides of one chart or table: its words above it on the first, its notes below it on the last."""
    before = [passage(lead, body.wide)] if lead else []
    below = _below(shown, notes, body)
    after = [passage(below, body.wide)] if below else []
    taken = sum(piece.least + GAP for piece in (*before, *after))
    pieces = _pieces(shown, body.wide, body.high - taken)
    title = shown.title_of_bars if isinstance(shown, Chart) else shown.table.caption
    last = len(pieces) - 1
    return [
        Draft(
            title,
            above,
            (*(before if not place else ()), piece, *(after if place == last else ())),
            spoken if not place else (),
            goes_on=place < last,
            continues=place > 0,
        )
        for place, piece in enumerate(pieces)
    ]


def crowded(shown: Chart | Figures, lead: Sequence[Words], body: Frame) -> bool:
    """Return whether words leave too little of a slide to the chart below them, so that its bars would need one more."""
    taken = words.heights(lead, body.wide)
    if not isinstance(shown, Chart):
        return taken > body.high * LEAD
    if shown.bars is not None and shown.bars.groups:
        below, whole = (
            len(bars.stretches(shown.bars, wide=body.wide, high=high))
            for high in (body.high - taken - GAP, body.high)
        )
        return bool(lead) and (taken > body.high * LEAD or below > whole)
    across, down = picture_size(shown)
    key = sum(piece.least + GAP for piece in [passage(_below(shown, (), body), body.wide)])
    return bool(lead) and taken + GAP + key + body.wide * down / across * _SMALLER > body.high


def joined(found: Iterable[Draft], body: Frame) -> list[Draft]:
    """Put what follows on the slide before it where both fit, at most two charts and tables to a slide."""
    done: list[Draft] = []
    for draft in found:
        both = _both(done[-1], draft, body) if done else None
        if both is None or done[-1].goes_on or draft.continues or both.shows > _TWO or both.least > body.high:
            done.append(draft)
        else:
            done[-1] = both
    return done


def settled(draft: Draft, body: Frame) -> Slide:
    """Give every part its place: each has what it needs, and what is left goes to those that can use it."""
    wanted = sum(piece.most - piece.least for piece in draft.pieces)
    spare = min(max(body.high - draft.least, 0), wanted)
    top = body.top
    placed = []
    for piece in draft.pieces:
        high = piece.least + (spare * (piece.most - piece.least) / wanted if wanted else 0)
        high = min(high, body.top + body.high - top)
        placed.append(Placed(piece.part, Frame(body.left, top, body.wide, high)))
        top += high + GAP
    return Slide(
        draft.title, draft.above, tuple(placed), notes=draft.notes, slug=draft.slug, section=draft.section
    )


def _both(first: Draft, second: Draft, body: Frame) -> Draft:
    named = second.title != first.title and not first.above.startswith(second.title)
    heading = [passage([words.of(second.title, size=16, above=0, bold=True)], body.wide)] if named else []
    notes = tuple(dict.fromkeys((*first.notes, *second.notes)))
    pieces = (*first.pieces, *heading, *second.pieces)
    return replace(first, pieces=pieces, notes=notes, goes_on=second.goes_on)


def _below(shown: Chart | Figures, notes: Sequence[str], body: Frame) -> list[Words]:
    """Return what stands below: how to read a picture's marks, which it needs, and the notes where they are short."""
    key = shown.key if isinstance(shown, Chart) and shown.bars is None else ""
    needed = [words.of(key, size=SMALLEST, above=0)] if key else []
    wanted = [words.of(line, size=SMALLEST, above=2, quiet=True) for line in notes if letters.clean(line)]
    both = needed + wanted
    if words.heights(both, body.wide) <= body.high * _NOTES:
        return both
    return needed if words.heights(needed, body.wide) <= body.high * _NOTES else []


def _pieces(shown: Chart | Figures, wide: float, high: float) -> list[Piece]:
    if isinstance(shown, Figures):
        return [_of_grid(grid) for grid in grids.parts(shown.table, wide=wide, high=high)]
    if shown.bars is None or not shown.bars.groups:
        across, down = picture_size(shown)
        whole = wide * down / across
        return [Piece(Picture(shown), min(whole * _SMALLER, high), min(whole, high))]
    found = []
    for stretch in bars.stretches(shown.bars, wide=wide, high=high):
        least = min(bars.least(shown.bars, stretch, wide=wide), high)
        most = min(max(bars.most(shown.bars, stretch), least), high)
        found.append(Piece(BarChart(shown, shown.bars, stretch), least, most))
    return found


def _of_grid(grid: Grid) -> Piece:
    return Piece(grid, grid.high, grid.high)
