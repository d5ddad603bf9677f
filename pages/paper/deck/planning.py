"""A paper laid out as slides. Pure: what is measured here is what `placing` puts down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pages.paper.blocks import (
    Block,
    Bullets,
    Chart,
    Figures,
    Heading,
    Opening,
    Paper,
    Paragraph,
    Section,
    SmallPrint,
)
from pages.paper.deck import stacking, titles, words
from pages.paper.deck.layout import Frame, Passage, Slide
from pages.paper.deck.stacking import Draft, Piece
from pages.paper.deck.words import SMALLEST, Words
from pages.parts.sentences.headline import Headline

CONTENTS = "What this paper says"
TRUST = "What you need to trust this"
SMALL_PRINT = "The small print"
ANNEX = "Annex: the figures as tables"
"""What stands behind the findings and charts, for whoever asks: a presenter stops before it."""
_ANNEX = "annex"
_LARGE, _TEXT, _SMALLER = (20, 18, 16), 16, (16, 14, 12)
"""Sizes of what a section says, of all other sentences, and of a long list of contents, in points."""


@dataclass(frozen=True)
class Unit:
    """A chart or table with what belongs to it: the words before it and the notes after it."""

    heading: str
    lead: tuple[Block, ...]
    shown: Chart | Figures | None
    notes: tuple[str, ...]


def plan(paper: Paper, *, body: Frame, title: Frame) -> tuple[Slide, ...]:
    """Return every slide after the first, in order, for the places that a template gives to body and title."""
    drafts = [
        *_contents(paper, body),
        *(draft for section in paper.sections for draft in _section(section, body)),
        *_passages(TRUST, "", _facts(paper), body, notes=_facts_said(paper)),
        *_annex(paper, body),
        *_passages(SMALL_PRINT, "", _small_print(paper), body),
    ]
    return tuple(
        titles.settled([stacking.settled(draft, body) for draft in drafts], title, front=paper.title)
    )


def _contents(paper: Paper, body: Frame) -> Iterator[Draft]:
    """Give the list of sections on one slide: in one column with their questions, or in two where they are many."""
    listed = [(section.title, section.question, section.slug) for section in paper.sections]
    if any(True for _ in paper.tables()):
        listed.append((ANNEX, "", _ANNEX))
    lines = [
        words.labelled(title, question, size=_TEXT, above=8, to=slug) for title, question, slug in listed
    ]
    if words.heights(lines, body.wide) <= body.high:
        yield from _passages(CONTENTS, "", lines, body)
        return
    half = (body.wide - 40) / 2
    for size in _SMALLER:
        titles_only = [
            words.labelled(title, "", size=size, above=size / 3, to=slug) for title, _, slug in listed
        ]
        left, right = words.fill(titles_only, wide=half, high=body.high)
        both, rest = words.fill(right, wide=half, high=body.high)
        if not rest:
            break
    in_columns = Piece(Passage((*left, *both), columns=2), body.high, body.high)
    yield Draft(CONTENTS, "", (in_columns,))
    yield from _passages(CONTENTS, "", rest, body)


def _section(section: Section, body: Frame) -> list[Draft]:
    """Return what a section says and its charts, its first words in the largest letters that cost no slide and do not part them."""
    title, blocks = _opening(section)
    first, units = _units(blocks)
    question = [words.of(section.question, size=_LARGE[0], quiet=True)] if section.question else []
    notes = tuple(dict.fromkeys((f"{section.title}. {section.question}".strip(), *_said(section.blocks))))
    shown = [draft for unit in units if not _is_table(unit) for draft in _of_unit(unit, section, body)]
    tried = []
    for size in _LARGE:
        text = [replace(each, size=size) for each in question] + _paragraphs(first, size)
        found = _passages(title, section.title, text, body, notes=notes) or [
            Draft(title, section.title, (), notes)
        ]
        found[0] = replace(found[0], slug=section.slug)
        tried.append((stacking.joined([*found, *shown], body), len(found)))
    fewest, _ = min(tried, key=lambda each: (len(each[0]), each[1]))
    return [replace(draft, section=section.title) for draft in fewest]


def _annex(paper: Paper, body: Frame) -> Iterator[Draft]:
    """Give all tables, each with the words before it and the notes after it, section by section."""
    found: list[Draft] = []
    lines: list[Words] = []
    for section in paper.sections:
        _, units = _units(section.blocks)
        tables = [draft for unit in units if _is_table(unit) for draft in _of_unit(unit, section, body)]
        if tables:
            slug = f"{_ANNEX}_{section.slug}"
            first, *others = stacking.joined(tables, body)
            lines.append(words.labelled(section.title, "", size=_TEXT, above=8, to=slug))
            found += [replace(each, section=section.title) for each in (replace(first, slug=slug), *others)]
    opening = _passages(ANNEX, "", lines, body)
    yield from (replace(each, slug="" if place else _ANNEX) for place, each in enumerate(opening))
    yield from found


def _is_table(unit: Unit) -> bool:
    return isinstance(unit.shown, Figures)


def _of_unit(unit: Unit, section: Section, body: Frame) -> list[Draft]:
    lead = _paragraphs(unit.lead, _TEXT)
    heading = unit.heading or section.title
    found: list[Draft] = []
    if unit.shown is None or stacking.crowded(unit.shown, lead, body):
        found = _passages(heading, section.title, lead, body, notes=_said(unit.lead))
        lead = []
    if unit.shown is not None:
        named = unit.shown.title_of_bars if isinstance(unit.shown, Chart) else unit.shown.table.caption
        apart = unit.heading and unit.heading not in {named, section.title}
        above = f"{section.title}: {unit.heading}" if apart else section.title
        spoken = (*_said(unit.lead), *_shown(unit.shown), *unit.notes)
        found += stacking.drafts(unit.shown, above, lead, unit.notes, body, spoken)
    return found


def _opening(section: Section) -> tuple[str, tuple[Block, ...]]:
    """Return the title of a section's first slide, its finding, and the blocks without what the title says."""
    blocks = section.blocks
    if not blocks or not isinstance(blocks[0], Opening) or not blocks[0].text.claim.strip(" .,:;"):
        return section.title, blocks
    finding = blocks[0].text
    rest = finding.rest.lstrip()
    ended = finding.claim.rstrip().endswith((".", "?", "!"))
    if rest.startswith(". ") or (ended and rest[:1].isalnum()) or not rest.strip("."):
        left = rest.removeprefix(".").strip()
        return finding.claim, (*((Opening(Headline("", left)),) if left else ()), *blocks[1:])
    return finding.claim, blocks


def _units(blocks: Sequence[Block]) -> tuple[list[Block], list[Unit]]:
    """Return what is said before the first heading, chart or table, and what follows in units."""
    first: list[Block] = []
    units: list[Unit] = []
    open_unit: Unit | None = None
    for block in blocks:
        if isinstance(block, Chart | Figures | Heading):
            starts = open_unit is None or open_unit.shown is not None or isinstance(block, Heading)
            if starts and open_unit is not None:
                units.append(open_unit)
            held = Unit("", (), None, ()) if starts or open_unit is None else open_unit
            if isinstance(block, Heading):
                open_unit = replace(held, heading=block.text)
            else:
                open_unit = replace(held, shown=block)
        elif open_unit is None:
            first.append(block)
        elif isinstance(block, SmallPrint) and open_unit.shown is not None:
            open_unit = replace(open_unit, notes=(*open_unit.notes, *block.lines))
        elif open_unit.shown is not None:
            units.append(open_unit)
            open_unit = Unit("", (block,), None, ())
        else:
            open_unit = replace(open_unit, lead=(*open_unit.lead, block))
    if open_unit is not None:
        units.append(open_unit)
    return first, [unit for unit in units if unit.lead or unit.shown is not None or unit.heading]


def _passages(
    title: str, above: str, paragraphs: Sequence[Words], body: Frame, *, notes: tuple[str, ...] = ()
) -> list[Draft]:
    """Return slides of words, as many as they need."""
    found: list[Draft] = []
    rest = list(paragraphs)
    while rest:
        kept, rest = words.fill(rest, wide=body.wide, high=body.high)
        found.append(Draft(title, above, (stacking.passage(kept, body.wide),), notes if not found else ()))
    return found


def _paragraphs(blocks: Sequence[Block], size: int) -> list[Words]:
    found: list[Words] = []
    for block in blocks:
        match block:
            case Opening(text) | Paragraph(text):
                found.append(words.said(text, size=size, above=size * 0.6))
            case Bullets(lines):
                found += [words.said(line, size=size, above=size * 0.4, bullet=True) for line in lines]
            case SmallPrint(lines):
                found += [words.of(line, size=SMALLEST, quiet=True) for line in lines]
            case Heading(text):
                found.append(words.of(text, size=size, above=size * 0.9, bold=True))
            case Chart() | Figures():
                pass
    return found


def _said(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the sentences and the small print of blocks as plain lines."""
    lines: list[str] = []
    for block in blocks:
        match block:
            case Opening(text) | Paragraph(text):
                lines.append(str(text))
            case Bullets(points):
                lines += [str(point) for point in points]
            case SmallPrint(notes):
                lines += notes
            case Heading() | Chart() | Figures():
                pass
    return tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))


def _shown(shown: Chart | Figures) -> tuple[str, ...]:
    if isinstance(shown, Figures):
        return (shown.table.caption,)
    return tuple(text for text in (shown.alt, shown.key) if text)


def _facts(paper: Paper) -> list[Words]:
    return [words.labelled(fact.label, fact.text, size=_TEXT, above=8) for fact in paper.facts]


def _facts_said(paper: Paper) -> tuple[str, ...]:
    return tuple(f"{fact.label}: {fact.text}" for fact in paper.facts)


def _small_print(paper: Paper) -> list[Words]:
    """Return every note of the paper once, under the title of the section where it stands first."""
    told: set[str] = set()
    found: list[Words] = []
    for section in paper.sections:
        notes = [line for block in section.blocks if isinstance(block, SmallPrint) for line in block.lines]
        new = [line for line in dict.fromkeys(notes) if line.strip() and line not in told]
        told.update(new)
        if new:
            found.append(words.of(section.title, size=14, above=10, bold=True))
            found += [words.of(line, size=SMALLEST, above=3) for line in new]
    return found
