"""What a page shows and what a part of a paper says, in the same plain values, so that a test can hold one against the other."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from pages.paper.blocks import Bullets, Chart, Figures, Opening, Paragraph, Section, SmallPrint
from pages.parts.charts.drawing import Drawing
from pages.parts.tables import Table
from tests.pages.visits import visit

_TAG = re.compile(r"<[^>]+>")
_ROW = re.compile(r'<tr role="row"(?P<group> class="er-group")?>(?P<cells>.*?)</tr>')
_CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>")
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Grid:
    """A table as text: its rows each with the heading it stands under, first of all."""

    columns: tuple[str, ...]
    rows: Rows

    def only(self, columns: tuple[str, ...]) -> Rows:
        """Return the rows with those columns and no others; the heading they stand under stays."""
        places = [self.columns.index(name) for name in columns]
        return tuple((row[0], *(row[place + 1] for place in places)) for row in self.rows)

    def turned(self) -> "Grid":
        """Return the table on its side: its rows as columns."""
        names = tuple(row[1] for row in self.rows)
        rows = tuple(
            ("", heading, *(row[place + 1] for row in self.rows))
            for place, heading in enumerate(self.columns)
            if place
        )
        return Grid(("Group", *names), rows)


@dataclass(frozen=True)
class Shown:
    """What one page, or several, show."""

    words: str
    """All its text, in one line."""
    tables: dict[str, Grid]
    """By caption."""
    figures: list[dict[str, Any]]
    """Data and layout of every chart, without the words that only a picture of it has."""
    alts: set[str]


def pages(*visits: tuple[str, dict[str, str]]) -> Shown:
    """Return what pages show, each a module's name and the address it is opened at."""
    words, tables, figures, alts = [], {}, [], set()
    for page, address in visits:
        app = visit(page, **address)
        assert not app.exception, app.exception
        html = [str(each.proto.body) for each in app.get("html")]
        words += [_plain(each) for each in html]
        words += [re.sub(r"[*]|^(?:-|\d+\.) ", "", each.value, flags=re.MULTILINE) for each in app.markdown]
        tables |= dict(_tables(html))
        figures += [_as_drawn(json.loads(chart.proto.spec)) for chart in app.get("plotly_chart")]
        alts |= {chart.proto.alt for chart in app.get("plotly_chart")}
    return Shown(_one_line(" ".join(words)), tables, figures, alts)


def texts(section: Section) -> Iterator[str]:
    """Give every sentence of a part, in one line each; what its tables and charts say is compared by itself."""
    for block in section.blocks:
        match block:
            case Opening() | Paragraph():
                yield _one_line(str(block.text))
            case Bullets():
                yield from (_one_line(str(line)) for line in block.lines)
            case SmallPrint():
                yield from (_one_line(line) for line in block.lines)
            case _:
                pass


def grids(section: Section) -> Iterator[tuple[str, Grid]]:
    """Give the caption of every table of a part, with the table."""
    for block in section.blocks:
        if isinstance(block, Figures):
            yield block.table.caption, grid(block.table)


def charts(section: Section) -> Iterator[tuple[Chart, dict[str, Any]]]:
    """Give every chart of a part, with its figure as a page sends it."""
    for block in section.blocks:
        if isinstance(block, Chart):
            assert isinstance(block.drawing, Drawing)
            yield block, _as_drawn(json.loads(json.dumps(block.drawing.to_dict())))


def grid(table: Table) -> Grid:
    """Return a table as text."""
    return Grid(
        tuple(column.heading for column in table.columns),
        tuple((row.under, *(cell.text for cell in row.cells)) for row in table.rows),
    )


def _tables(html: list[str]) -> Iterator[tuple[str, Grid]]:
    for body in html:
        for caption, inner in re.findall(r"<caption>(.*?)</caption>(.*?)</table>", body, flags=re.DOTALL):
            head, _, rest = inner.partition("<tbody")
            columns = tuple(_plain(each) for each in _CELL.findall(head))
            under, rows = "", []
            for found in _ROW.finditer(rest):
                cells = tuple(_plain(each) for each in _CELL.findall(found["cells"]))
                if found["group"]:
                    (under,) = cells
                else:
                    rows.append((under, *cells))
            yield _plain(caption), Grid(columns, tuple(rows))


def _as_drawn(spec: dict[str, Any]) -> dict[str, Any]:
    """Return a figure without its caption: on a page, a picture's words stand under the chart and need room there."""
    layout = dict(spec["layout"])
    room = layout["height"] - layout["margin"]["b"]
    layout.pop("title", None)
    layout.pop("height")
    layout["margin"] = {side: size for side, size in layout["margin"].items() if side != "b"}
    return {"data": spec["data"], "layout": layout | {"height above the foot": room}}


def _plain(html: str) -> str:
    return _one_line(unescape(_TAG.sub("", re.sub(r"(</(?:p|li|b|div|span|h[1-3])>)", r"\1 ", html))))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def pressed(text: str) -> str:
    """Return a text without what a page may write in another way than a paper: space, and the colon of a list."""
    return re.sub(r"[\s:]", "", text)
