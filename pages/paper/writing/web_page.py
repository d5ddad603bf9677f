"""A paper as one web page that needs no network: it works from a memory stick, and prints well.

Each chart is there twice: as a still picture, which is what shows without a script and what is printed, and as a figure
that a script draws over it on a screen. A figure alone would leave a blank where scripts are off, and a browser prints
before it has drawn it anew for the width of the page.
"""

import base64
import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args

from plotly.offline import get_plotlyjs

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
from pages.paper.pictures import picture_svg
from pages.paper.writing import live_chart
from pages.paper.writing.column_widths import widths
from pages.paper.writing.office_file import allowed
from pages.parts import tables, wording
from pages.parts.sentences.headline import Headline
from pages.parts.tables import Cell, Column, Row, Swatch, Table
from pages.parts.wording import html

ABOUT, CONTENTS, SKIP = "About this paper", "Contents", "Skip to the paper"
FACT_COLUMNS = (Column("Item"), Column("In this paper", prose=True))
_SHEET, _SCRIPT = (Path(__file__).with_name(f"paper.{kind}") for kind in ("css", "js"))
_LOOK = Path(tables.__file__).with_name("look.css")
_PRINTED = 9.0
"""Points of the letters of a table on paper."""
_UPRIGHT, _LYING = 481.0, 728.0
"""Points between the margins of A4, standing and lying."""
_NARROWEST = 390.0
"""Points, in letters of a printed table, that the narrowest window has in which a table is still one."""


def write(paper: Paper) -> bytes:
    """Return the paper as HTML in UTF-8, the same bytes for the same paper."""
    charts = [chart for _, chart in paper.charts()]
    scripts = (get_plotlyjs(), _SCRIPT.read_text("utf-8")) if charts else ()
    parts = [
        "<!doctype html>",
        '<html lang="en-GB">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="author" content="{html(paper.organisation)}">',
        f"<title>{html(paper.title)}</title>",
        f"<style>{_sheet()}{_foot(paper)}</style>",
        "</head>",
        "<body>",
        f'<a class="er-skip" href="#main">{SKIP}</a>',
        *_front(paper),
        '<main id="main" tabindex="-1">',
        _about(paper),
        *(_section(each, first=each is paper.sections[0]) for each in paper.sections),
        "</main>",
        f"<footer><p>{html(paper.organisation)}: {html(paper.title)}. {wording.day(paper.made_on)}.</p></footer>",
        *(
            f'<script type="application/json" id="drawing-{chart.name}">{live_chart.drawing(chart)}</script>'
            for chart in charts
        ),
    ]
    # Scripts stay letter by letter: their hashes are those of the policy.
    ran = [f"<script>{script}</script>" for script in scripts]
    return "\n".join([allowed("\n".join(parts)), *ran, "</body>", "</html>", ""]).encode()


def _policy(scripts: tuple[str, ...]) -> str:
    """Return what a browser may do with the page: our scripts and nothing that is fetched or sent.

    Styles may stand in elements, for that is how Plotly draws; with nothing that may be fetched they can tell nobody.
    """
    hashes = (
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in scripts
    )
    allowed_scripts = " ".join(hashes) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed_scripts}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _sheet() -> str:
    """Return the style sheet, with the marks of tables as the pages have them."""
    marks = (".er-swatch", *(f".er-{kind.replace('_', '-')}" for kind in get_args(Swatch) if kind))
    lines = _LOOK.read_text("utf-8").splitlines()
    drawn = [line for line in lines if line.split(" ", 1)[0] in marks]
    return "\n".join([*drawn, _SHEET.read_text("utf-8")])


def _foot(paper: Paper) -> str:
    """Return what stands at the foot of every printed page: the warning, or whose paper it is; and the page's number."""
    said = paper.warning or f"{paper.organisation}: {paper.title}"
    weight = 700 if paper.warning else 400
    font = "font: {} 9pt Arial, 'Liberation Sans', Helvetica, sans-serif; color: #4C6272;"
    return (
        f"@page {{ @bottom-left {{ content: {_css(allowed(said))}; {font.format(weight)} }} "
        f'@bottom-right {{ content: "Page " counter(page) " of " counter(pages); {font.format(400)} }} }}'
    )


def _css(text: str) -> str:
    """Return text as a string of a style sheet; letters of no other alphabet stand as they are."""
    inside = "".join(
        letter if letter.isascii() and (letter.isalnum() or letter == " ") else f"\\{ord(letter):x} "
        for letter in text
    )
    return f'"{inside}"'


def _front(paper: Paper) -> list[str]:
    entries = "".join(
        f'<li><a href="#{html(slug)}">{html(title)}</a></li>'
        for slug, title in [("about", ABOUT), *((_id(each), each.title) for each in paper.sections)]
    )
    # Outside of any other part, so that it stays in sight however far a reader scrolls.
    warning = f'<aside class="er-warning" aria-label="Warning"><p>{html(paper.warning)}</p></aside>'
    return [
        warning if paper.warning else "",
        f"<header><h1>{html(paper.title)}</h1>",
        f'<p class="er-whose">{html(paper.organisation)}</p>',
        f'<p class="er-whose">{wording.day(paper.made_on)}</p></header>',
        f'<nav aria-labelledby="contents"><h2 id="contents">{CONTENTS}</h2><ul>{entries}</ul></nav>',
    ]


def _id(section: Section) -> str:
    return f"part-{section.slug}"


def _about(paper: Paper) -> str:
    rows = tuple(Row((Cell(fact.label), Cell(fact.text))) for fact in paper.facts)
    facts = tables.as_html(Table(ABOUT, FACT_COLUMNS, rows))
    return f'<section id="about" class="er-facts" aria-labelledby="about-title"><h2 id="about-title">{ABOUT}</h2>{facts}</section>'


def _section(section: Section, *, first: bool) -> str:
    name = html(_id(section))
    kind = ' class="er-first"' if first else ""
    blocks = "\n".join(_block(block) for block in section.blocks)
    return (
        f'<section id="{name}" aria-labelledby="{name}-title"{kind}><h2 id="{name}-title">{html(section.title)}</h2>\n'
        f'<p class="er-question">{html(section.question)}</p>\n{blocks}</section>'
    )


def _block(block: Block) -> str:
    match block:
        case Opening():
            return f'<p class="er-headline">{_claim(block.text)}</p>'
        case Paragraph():
            return f'<p class="er-paragraph">{_claim(block.text)}</p>'
        case Bullets():
            lines = "".join(f"<li>{_claim(line)}</li>" for line in block.lines)
            return f'<ul class="er-bullets">{lines}</ul>'
        case Heading():
            return f"<h3>{html(block.text)}</h3>"
        case SmallPrint():
            return f'<div class="er-notes">{"".join(f"<p>{html(line)}</p>" for line in block.lines)}</div>'
        case Chart():
            return _chart(block)
        case Figures():
            return _figures(block.table)


def _claim(text: Headline) -> str:
    claim = f"<strong>{html(text.claim)}</strong>" if text.claim else ""
    return f"{claim}{html(text.rest)}"


def _chart(chart: Chart) -> str:
    title, alt = html(chart.title), html(chart.alt)
    picture = base64.b64encode(picture_svg(chart)).decode()
    high = chart.drawing.to_dict()["layout"]["height"]
    key = f'<p class="er-key">{html(chart.key)}</p>' if chart.key else ""
    return (
        f'<figure><figcaption>{title}</figcaption><div class="er-chart" style="--high: {high:g}px" role="region" '
        f'tabindex="0" aria-label="{title}"><img class="er-still" alt="{alt}" src="data:image/svg+xml;base64,{picture}">'
        f'<div class="er-live" data-drawing="drawing-{html(chart.name)}" role="img" aria-label="{alt}"></div></div>{key}</figure>'
    )


def _figures(table: Table) -> str:
    """Return a table without links: they lead to pages that a reader of the paper has not."""
    plain = replace(
        table,
        rows=tuple(
            replace(row, cells=tuple(replace(cell, link="") for cell in row.cells)) for row in table.rows
        ),
    )
    kinds = ["er-figures"]
    if not widths(table, room=_UPRIGHT, size=_PRINTED).whole:
        kinds.append("er-lying")
        if not widths(table, room=_LYING, size=_PRINTED).whole:
            kinds.append("er-breaking")
    written = tables.as_html(plain)
    region = ""
    if '<div class="er-scroll' not in written and not widths(table, room=_NARROWEST, size=_PRINTED).whole:
        kinds.append("er-wide")
        region = f' role="region" tabindex="0" aria-label="{html(table.caption)}"'
    return f'<div class="{" ".join(kinds)}"{region}>{written}</div>'
