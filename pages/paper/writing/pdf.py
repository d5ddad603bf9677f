"""A paper as a tagged PDF (PDF/UA-1) for reading, printing and archives.

The program that sets it reads the paper as data, from memory: no text of it is ever markup, and no file is left behind. What
it looks like stands in `paper.typ`.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
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
    Finding,
    Heading,
    Paper,
    Paragraph,
    SmallPrint,
)
from pages.paper.drawn.letters import Font
from pages.paper.pictures import FONT, picture_size, picture_svg
from pages.paper.writing.column_widths import GAP, widths
from pages.paper.writing.office_file import REPLACED_BY, allowed
from pages.parts import wording
from pages.parts.charts import palette
from pages.parts.sentences.headline import Headline
from pages.parts.tables import Cell, Column, Row, Table

_TEMPLATE = Path(__file__).with_name("paper.typ")
_ABOUT, _CONTENTS = "About this paper", "Contents"
_FACT_COLUMNS = (Column("Item"), Column("In this paper", prose=True))
_BODY = 10.5
_SIZES = (9.0, 8.5, 8.0)
"""Points of a table's letters: the first in which every word fits into its column."""
_MARGIN = 56.0
_PAGE = (595.28, 841.89)
"""Points of a page that stands."""
_TALLEST = 0.8
"""Share of a page's height that a picture may take: its title and its key stand on the same page."""
_LONG = 500
"""Letters of a cell from which its row may go on on the next page."""
_LONGEST_WORD = re.compile(r"(\S{20})\S{16,}")
"""A word that is too long for any column; it breaks where a line ends (`paper.typ`)."""
_SWATCH = "ww"
"""As wide as a swatch."""
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
    files.held["paper.json"] = json.dumps(_clean(said)).encode()
    written: bytes = typst.compile(  # type: ignore[call-overload]  # takes files by name; its types do not say so
        files.held,
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(paper.made_on, time(), UTC),
        font_paths=_fonts(),
    )
    return written


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
                "blocks": [_block(block, files) for block in section.blocks],
            }
            for section in paper.sections
        ],
        "fonts": list(files.of.families),
        "body": _BODY,
        "margin": _MARGIN,
        "gap": GAP,
    }


def _block(block: Block, files: _Files) -> dict[str, Any]:
    match block:
        case Finding(text):
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


def _claim(said: Headline) -> dict[str, str]:
    return {"claim": said.claim, "rest": said.rest}


def _chart(chart: Chart, files: _Files) -> dict[str, Any]:
    """Return a chart's words and where its picture is, as wide as the page or as its height allows."""
    name = f"picture-{len(files.held)}.svg"
    files.held[name] = picture_svg(chart, of=files.of)
    wide, high = picture_size(chart, of=files.of)
    room, tallest = _PAGE[0] - 2 * _MARGIN, _TALLEST * (_PAGE[1] - 2.25 * _MARGIN)
    return {
        "title": chart.title,
        "alt": chart.alt,
        "key": chart.key,
        "file": name,
        "width": min(room, tallest * wide / high, wide * 72),
    }


def _table(table: Table, of: Font) -> dict[str, Any]:
    """Return a table's words and look: as large as fits, and on a page on its side where not even small words fit."""
    measured = _measured(table)
    tries = [(False, size) for size in _SIZES] + [(True, size) for size in _SIZES]
    for turned, size in tries:
        room = _PAGE[1 if turned else 0] - 2 * _MARGIN
        fitted = widths(measured, room=room, size=size / of.scale)
        if fitted.whole:
            break
    else:
        size = _SIZES[0]
    last = ""
    rows = []
    for row in table.rows:
        rows.append(
            {
                "heading": row.under if row.under != last else "",
                "cells": [_cell(cell) for cell in row.cells],
                "long": any(len(cell.text) > _LONG for cell in row.cells),
            }
        )
        last = row.under
    return {
        "caption": table.caption,
        "columns": [{"heading": column.heading, "number": column.number} for column in table.columns],
        "rows": rows,
        "widths": list(fitted.points),
        "size": size,
        "turned": turned,
    }


def _measured(table: Table) -> Table:
    """Return the table with words for its swatches, and without the end of words that break anywhere."""

    def cell(held: Cell) -> Cell:
        words = _LONGEST_WORD.sub(r"\1", held.text)
        return replace(held, text=f"{_SWATCH}{words}" if held.swatch else words)

    return replace(
        table, rows=tuple(replace(row, cells=tuple(map(cell, row.cells)), under="") for row in table.rows)
    )


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
