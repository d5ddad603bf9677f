"""Paragraphs as a slide holds them, with their size: how high they stand, and where they are cut."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pages.paper.deck import letters
from pages.paper.deck.letters import Span
from pages.parts.sentences.headline import Headline

SMALLEST = 12
"""Points. Nothing on a slide is smaller: text goes on over slides instead."""
INDENT = 16.0
"""How far a line of a list stands in, in points."""


@dataclass(frozen=True)
class Words:
    """One paragraph: what it says, how large it is (points), and how far below the one before it stands."""

    spans: tuple[Span, ...]
    size: int
    above: float = 6.0
    bullet: bool = False
    quiet: bool = False
    """Whether it is in the second colour of text."""
    to: str = ""
    """The slug of the section that it leads to, where it does."""

    @property
    def text(self) -> str:
        """Return what it says."""
        return letters.plain(self.spans)


def said(line: Headline, *, size: int, above: float = 6.0, bullet: bool = False) -> Words:
    """Return a sentence as a paragraph, its claim bold."""
    spans = (Span(line.claim, bold=True), Span(line.rest))
    return Words(_clean(spans), size, above=above, bullet=bullet)


def of(text: str, *, size: int, above: float = 6.0, bold: bool = False, quiet: bool = False) -> Words:
    """Return a text as a paragraph in one weight."""
    return Words(_clean((Span(text, bold=bold),)), size, above=above, quiet=quiet)


def labelled(label: str, text: str, *, size: int, above: float = 6.0, to: str = "") -> Words:
    """Return a label in bold and what stands after it as a paragraph."""
    gap = " " if label.rstrip().endswith(("?", "!", ":", ".")) else ": "
    spans = (
        (Span(f"{label}{gap}", bold=True), Span(text)) if letters.clean(text) else (Span(label, bold=True),)
    )
    return Words(_clean(spans), size, above=above, to=to)


def height(words: Words, wide: float) -> float:
    """Return how high a paragraph stands in a box of a width, the space above it included (points)."""
    return words.above + len(_lines(words, wide)) * words.size * letters.LEADING


def heights(paragraphs: Sequence[Words], wide: float) -> float:
    """Return how high paragraphs stand below each other."""
    return sum(height(words, wide) for words in paragraphs)


def fill(paragraphs: Sequence[Words], *, wide: float, high: float) -> tuple[list[Words], list[Words]]:
    """Return what fits in a box, from the first on, and what is left.

    A paragraph is cut between lines only where it is higher than a whole box, or fills more than half of one.
    """
    kept: list[Words] = []
    left = high
    for place, words in enumerate(paragraphs):
        need = height(words, wide)
        if need <= left:
            kept.append(words)
            left -= need
            continue
        rest = list(paragraphs[place:])
        if not kept or need > high / 2:
            head, tail = _cut(words, wide=wide, high=left)
            if head is not None or not kept:
                first = head or words
                kept.append(first)
                rest = ([tail] if tail is not None else []) + rest[1:]
        return _whole_heading(kept, rest)
    return kept, []


def _whole_heading(kept: list[Words], rest: list[Words]) -> tuple[list[Words], list[Words]]:
    """Let no heading stand as the last words of a box."""
    if len(kept) > 1 and rest and all(span.bold for span in kept[-1].spans) and not kept[-1].to:
        return kept[:-1], [kept[-1], *rest]
    return kept, rest


def _cut(words: Words, *, wide: float, high: float) -> tuple[Words | None, Words | None]:
    lines = _lines(words, wide)
    fit = int((high - words.above) // (words.size * letters.LEADING))
    if fit <= 0:
        return None, words
    if fit >= len(lines):
        return words, None
    return replace(words, spans=_again(lines[:fit])), replace(words, spans=_again(lines[fit:]))


def _again(lines: list[letters.Line]) -> tuple[Span, ...]:
    """Put lines together to one paragraph."""
    spans: list[Span] = []
    for line in lines:
        for span in line:
            if spans and spans[-1].bold == span.bold:
                spans[-1] = Span(spans[-1].text + span.text, span.bold)
            else:
                spans.append(span)
    return tuple(spans)


def _lines(words: Words, wide: float) -> list[letters.Line]:
    inside = wide - INDENT if words.bullet else wide
    return letters.lines(words.spans, size=words.size, wide=inside)


def _clean(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return spans without what XML cannot hold, the spaces between them kept."""
    done: list[Span] = []
    for span in spans:
        text = letters.clean(span.text)
        if not text:
            continue
        ahead = " " if span.text[:1].isspace() and done else ""
        after = " " if span.text[-1:].isspace() else ""
        done.append(Span(f"{ahead}{text}{after}", span.bold))
    return tuple(done) or (Span(""),)
