"""From a paper to the worksheets that hold it, in their order. Pure: nothing is written here.

The rules are those of the Government Analysis Function, "Releasing statistics in spreadsheets" and its checklist: a
cover, a list of contents, notes in a table of their own, one table on each worksheet and no cell without words.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pages.paper.blocks import (
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
from pages.paper.sheets import workbook_cells as cells
from pages.paper.sheets import workbook_charts, workbook_tables
from pages.paper.sheets.workbook_cells import Shown
from pages.paper.sheets.workbook_notes import NAME as NOTES
from pages.paper.sheets.workbook_notes import ONE_TABLE, Notes
from pages.paper.sheets.workbook_sheets import Cover, Grid, Rank, Sheet, sheet_name
from pages.parts import wording
from pages.parts.sentences.headline import Headline

COVER, CONTENTS, SUMMARY = "Cover", "Contents", "Summary"
NOT_DRAWN = "This chart is not drawn here: its figures are in this table."
NOT_HELD = "This chart is not drawn here, and it has no table. In words:"
IN_TABLES = "The figures are in the tables of this section."
ABOUT = (
    "This workbook holds the tables of the paper, one on each worksheet, and its bar charts.",
    "Every number is as the paper shows it: no cell holds a more exact one.",
    "A cell without a number says why.",
)


BACK = Shown(f"Back to the worksheet {CONTENTS}", link=CONTENTS)
WHOLE = "The whole paper"


@dataclass(frozen=True)
class _Listed:
    """One line of the contents: the worksheet, where there is one, and what a reader finds there."""

    sheet: str
    holds: str
    section: Section


def sheets(paper: Paper) -> tuple[Sheet, ...]:
    """Return every worksheet of the workbook, the cover first."""
    notes = Notes()
    warned = (Shown(cells.clean(paper.warning), claim=len(cells.clean(paper.warning))),) * bool(paper.warning)
    held: list[Sheet] = []
    listed: list[_Listed] = []
    numbers = {"Table": 0, "Chart": 0}
    for section in paper.sections:
        _add_section(section, notes, held=held, listed=listed, numbers=numbers, warned=warned)
    said = _sentences(paper, notes, warned=warned)
    contents = _contents(listed, notes, warned=warned, said=said is not None)
    cover = _cover(paper)
    return (cover, contents, notes.grid(warned, BACK), *([said] if said else []), *held)


def _add_section(
    section: Section,
    notes: Notes,
    *,
    held: list[Sheet],
    listed: list[_Listed],
    numbers: dict[str, int],
    warned: tuple[Shown, ...],
) -> None:
    """Add the tables of a section, then its charts: a chart is drawn from a table that stands before it."""
    marks = notes.small_print(section)
    about = (Shown(f"Notes on this table: {', '.join(marks)}", link=NOTES),) if marks else ()
    tables: dict[int, Grid] = {}
    for place, block in enumerate(section.blocks):
        if isinstance(block, Figures):
            numbers["Table"] += 1
            name = sheet_name("Table", numbers["Table"], section.title)
            tables[place] = workbook_tables.grid(
                block.table, notes=notes, name=name, where=section.title, before=warned, after=(*about, BACK)
            )
            held.append(tables[place])
            listed.append(_Listed(name, tables[place].title, section))
    for place, block in enumerate(section.blocks):
        if not isinstance(block, Chart):
            continue
        numbers["Chart"] += 1
        if block.bars is None:
            listed.append(_not_drawn(block, section, tables=tables, place=place))
            continue
        data, chart = workbook_charts.with_its_table(
            block,
            block.bars,
            number=numbers["Chart"],
            title=section.title,
            tables=list(tables.values()),
            notes=notes,
            before=warned,
            after=(BACK,),
        )
        if data:
            held.append(data)
            listed.append(_Listed(data.name, data.title, section))
        if chart:
            held.append(chart)
            listed.append(_Listed(chart.name, _holds(block), section))


def _holds(chart: Chart) -> str:
    return cells.clean(f"Chart: {chart.title_of_bars}. In words: {chart.alt}")


def _not_drawn(chart: Chart, section: Section, *, tables: dict[int, Grid], place: int) -> _Listed:
    """Return the line of a chart that no office program draws: its table is the next one, or the last before it."""
    after = [grid for at, grid in tables.items() if at > place]
    before = [grid for at, grid in tables.items() if at < place]
    if not (after or before):
        return _Listed("", cells.clean(f"{chart.title}. {NOT_HELD} {chart.alt}"), section)
    name = after[0].name if after else before[-1].name
    return _Listed(name, cells.clean(f"{chart.title}. {NOT_DRAWN} In words: {chart.alt}"), section)


def _cover(paper: Paper) -> Cover:
    lines: list[tuple[Rank, str]] = [
        ("title", paper.title),
        ("line", paper.organisation),
        ("line", f"Made on {wording.day(paper.made_on)}"),
        ("warning", paper.warning),
        ("heading", "About this workbook"),
        *(("line", line) for line in ABOUT),
        ("link", f"Find each worksheet in {CONTENTS}"),
    ]
    for fact in paper.facts:
        lines += [("heading", fact.label), ("line", fact.text)]
    return Cover(
        COVER,
        tuple((rank, piece) for rank, text in lines if text for piece in cells.pieces(cells.clean(text))),
        CONTENTS,
    )


def _contents(listed: list[_Listed], notes: Notes, *, warned: tuple[Shown, ...], said: bool) -> Grid:
    none = Shown(cells.NOTHING, quiet=True)
    first = [(NOTES, "All marks and all small print", "What do the marks and notes mean?")]
    first += [(SUMMARY, "All sentences, section by section", "What does the paper say?")] if said else []
    rows = [(Shown(name, link=name), Shown(holds), Shown(WHOLE), Shown(asks)) for name, holds, asks in first]
    for each in listed:
        rows.append(
            (
                Shown(each.sheet, link=each.sheet) if each.sheet else none,
                Shown(notes.fitted(each.holds, where=CONTENTS)),
                _fitted(each.section.title, notes, where=CONTENTS),
                _fitted(each.section.question, notes, where=CONTENTS),
            )
        )
    return Grid(
        CONTENTS,
        CONTENTS,
        (*warned, Shown(ONE_TABLE)),
        ("Worksheet", "What it holds", "Section", "The question it answers"),
        (False,) * 4,
        tuple(rows),
    )


def _sentences(paper: Paper, notes: Notes, *, warned: tuple[Shown, ...]) -> Grid | None:
    """Return the worksheet of all that the paper says in sentences; None where it says nothing."""
    rows = [
        (
            _fitted(section.title, notes, where=SUMMARY),
            _fitted(under, notes, where=SUMMARY),
            _said(line, notes),
        )
        for section in paper.sections
        for under, line in _lines(section)
    ]
    if not rows:
        return None
    return Grid(
        SUMMARY,
        "What the paper says",
        (*warned, Shown(ONE_TABLE), BACK),
        ("Section", "Question or heading", "What it says"),
        (False,) * 3,
        tuple(rows),
    )


def _lines(section: Section) -> Iterator[tuple[str, Headline]]:
    """Give each sentence with what it stands under: the section's question, or a heading inside it."""
    under, silent = section.question, False
    for block in section.blocks:
        match block:
            case Heading():
                if silent:
                    yield under, Headline("", IN_TABLES)
                under, silent = block.text, True
            case Opening() | Paragraph():
                yield under, block.text
                silent = False
            case Bullets():
                yield from ((under, line) for line in block.lines)
                silent = False
            case SmallPrint() | Chart() | Figures():
                pass  # They stand on sheets of their own.
    if silent:
        yield under, Headline("", IN_TABLES)


def _said(line: Headline, notes: Notes) -> Shown:
    text = cells.clean(str(line))
    if not text.strip():
        return Shown(cells.NOTHING, quiet=True)
    return Shown(notes.fitted(text, where=SUMMARY), claim=len(cells.clean(line.claim)))


def _fitted(text: str, notes: Notes, *, where: str) -> Shown:
    return Shown(notes.fitted(cells.of_words(text).text, where=where))
