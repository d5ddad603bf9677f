"""A paper as a tagged PDF (PDF/UA-1) for reading, printing and archives.

The program that sets it reads the paper as data, from memory: no text of it is ever markup, and no file is left behind. What
it looks like stands in `paper.typ`.
"""

import json
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import matplotlib as mpl
import typst

from pages.paper.blocks import (
    Block,
    Bullets,
    Chart,
    Figures,
    Heading,
    Opening,
    Paper,
    Paragraph,
    SmallPrint,
)
from pages.paper.drawn.letters import Font
from pages.paper.pictures import FONT, picture_size, picture_svgs
from pages.paper.writing import pdf_tables
from pages.paper.writing.office_file import REPLACED_BY, allowed
from pages.paper.writing.pdf_tables import GAP, MARGIN, PAGE
from pages.parts import wording
from pages.parts.charts import palette
from pages.parts.sentences.headline import Headline
from pages.parts.tables import Cell, Column, Row, Table

_TEMPLATE = Path(__file__).with_name("paper.typ")
_ABOUT, _CONTENTS = "About this paper", "Contents"
_FACT_COLUMNS = (Column("Item"), Column("In this paper", prose=True))
_BODY = 10.5
_KEPT = 11
"""Papers after which the program lets go of the first."""
_TALLEST = 0.8
"""Share of a page's height that a picture may take: its title and its key stand on the same page."""
_MOST_UNSEEN = 40
"""Different letters without a sign that a paper may have: each takes another try."""
_NO_SIGN = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed', re.DOTALL)
_FEW_WORDS = 240
"""Letters of a paragraph that stays with the chart or table after it."""
_COLOURS: Mapping[str, str] = {
    palette.INK: "ink",
    palette.SLATE: "slate",
    palette.BLUE: "blue",
    palette.DARK_BLUE: "dark_blue",
    palette.PINK: "pink",
}


@dataclass
class _Files:
    """What is handed to the program that sets the paper: each file's content by its name."""

    of: Font
    held: dict[str, bytes] = field(default_factory=dict)


def write(paper: Paper, *, of: Font = FONT) -> bytes:
    """Return the paper as PDF/UA-1 in a font that this machine has, the same bytes for the same paper.

    Raises UnknownDrawing for a chart that no picture can be made of, and the RuntimeError of the program that sets it where it
    finds that the paper would not be PDF/UA-1, for instance for a chart without a text for those who can't see it.
    """
    files = _Files(of, {"main.typ": _TEMPLATE.read_bytes()})
    said = _paper(paper, files)
    written = _compiled(_clean(said), files, on=paper.made_on)
    _forget()
    return written


def _compiled(said: dict[str, Any], files: _Files, *, on: date) -> bytes:
    """Return the PDF. A letter that the program finds no sign for becomes a mark; it names one at a time."""
    for tries in range(_MOST_UNSEEN, -1, -1):
        files.held["paper.json"] = json.dumps(said).encode()
        try:
            return typst.compile(  # type: ignore[call-overload]  # takes files by name; its types do not say so
                files.held,
                format="pdf",
                pdf_standards=["ua-1"],
                timestamp=datetime.combine(on, time(), UTC),
                font_paths=_fonts(),
            )
        except RuntimeError as refused:
            unseen = _unseen(str(refused))
            if not tries or not unseen:
                raise
            said = _marked(said, unseen)
    raise AssertionError


def _unseen(refused: str) -> set[str]:
    """Return the letters that the program names in its refusal, as its error says them: itself, or its code."""
    named = _NO_SIGN.search(refused)
    said = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), named["text"]) if named else ""
    return {letter for letter in said if letter == "\x7f" or not letter.isascii()} - {REPLACED_BY}


def _marked(said: Any, unseen: Set[str]) -> Any:  # noqa: ANN401 anything that JSON holds
    if isinstance(said, str):
        return "".join(REPLACED_BY if letter in unseen else letter for letter in said)
    if isinstance(said, dict):
        return {name: _marked(each, unseen) for name, each in said.items()}
    return [_marked(each, unseen) for each in said] if isinstance(said, list) else said


def _forget() -> None:
    """Let go of what the program keeps of a paper: it does so after ten more, each of tens of megabytes."""
    for _ in range(_KEPT):
        typst.compile(b"", format="pdf", font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts of this machine, and those that the library for pictures brings: one has a sign for every letter."""
    brought = Path(mpl.get_data_path()) / "fonts" / "ttf"
    return typst.Fonts(include_system_fonts=True, font_paths=[str(brought)])


def _clean(said: Any) -> Any:  # noqa: ANN401 anything that JSON holds
    """Return it without characters that PDF/UA-1 refuses (7.21.7): each in a text becomes a mark that is seen."""
    if isinstance(said, str):
        return allowed(said).replace("\N{ZERO WIDTH NO-BREAK SPACE}", REPLACED_BY)
    if isinstance(said, dict):
        return {name: _clean(each) for name, each in said.items()}
    return [_clean(each) for each in said] if isinstance(said, list) else said


def _paper(paper: Paper, files: _Files) -> dict[str, Any]:
    rows = tuple(Row((Cell(fact.label), Cell(fact.text))) for fact in paper.facts)
    facts = _table(Table("", _FACT_COLUMNS, rows), files.of)
    return {
        "title": paper.title,
        "organisation": paper.organisation,
        "made_on": wording.day(paper.made_on),
        "warning": paper.warning,
        "facts_title": _ABOUT,
        "contents_title": _CONTENTS,
        "facts": facts,
        "sections": [
            {
                "title": section.title,
                "question": section.question,
                "blocks": [
                    {**_block(block, files), "leads": _leads(block, following)}
                    for block, following in zip(section.blocks, (*section.blocks[1:], None), strict=True)
                ],
            }
            for section in paper.sections
        ],
        "fonts": list(files.of.families),
        "body": _BODY,
        "margin": MARGIN,
        "gap": GAP,
    }


def _block(block: Block, files: _Files) -> dict[str, Any]:
    match block:
        case Opening(text):
            return {"kind": "finding", **_claim(text)}
        case Paragraph(text):
            return {"kind": "paragraph", **_claim(text)}
        case Bullets(lines):
            return {"kind": "bullets", "lines": [_claim(line) for line in lines]}
        case Heading(text):
            return {"kind": "heading", "text": text}
        case SmallPrint(lines):
            return {"kind": "small", "lines": list(lines)}
        case Chart():
            return {"kind": "chart", **_chart(block, files)}
        case Figures(table):
            return {"kind": "table", **_table(table, files.of)}


def _leads(block: Block, following: Block | None) -> bool:
    """Return whether a few words say what the next chart or table is, and so must stand on its page."""
    return (
        isinstance(block, Paragraph)
        and isinstance(following, Chart | Figures)
        and len(str(block.text)) <= _FEW_WORDS
    )


def _claim(said: Headline) -> dict[str, str]:
    return {"claim": said.claim, "rest": said.rest}


def _chart(chart: Chart, files: _Files) -> dict[str, Any]:
    """Return a chart's words and where its pictures are, as wide as the page: of a tall one the pieces for each page."""
    wide, _ = picture_size(chart, of=files.of)
    room, tallest = PAGE[0] - 2 * MARGIN, _TALLEST * (PAGE[1] - 2.25 * MARGIN)
    scale = room / wide
    names = []
    for piece in picture_svgs(chart, most=tallest / scale, of=files.of):
        names.append(f"picture-{len(files.held)}.svg")
        files.held[names[-1]] = piece
    return {"title": chart.title, "alt": chart.alt, "key": chart.key, "files": names}


def _table(table: Table, of: Font) -> dict[str, Any]:
    """Return a table's words and look."""
    fitted = pdf_tables.fit(table, of)
    before = ("", *(row.under for row in table.rows))
    return {
        "caption": table.caption,
        "columns": [{"heading": column.heading, "number": column.number} for column in table.columns],
        "rows": [
            {
                "heading": row.under if row.under != last else "",
                "cells": [_cell(cell) for cell in row.cells],
                "long": any(len(cell.text) > pdf_tables.LONG for cell in row.cells),
            }
            for row, last in zip(table.rows, before, strict=False)
        ],
        "size": fitted.size,
        "turned": fitted.turned,
        "whole": fitted.whole,
        "widths": fitted.widths,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    """Return a cell as on a page: quiet words in slate, what to act on in pink and bold, a verdict in its colour."""
    look = palette.look(cell.verdict) if cell.verdict else None
    ink = palette.PINK if cell.act else look.ink if look else palette.SLATE if cell.quiet else palette.INK
    return {
        "text": cell.text,
        "swatch": cell.swatch,
        "colour": _COLOURS[ink],
        "bold": cell.act or bool(look and look.bold),
    }
