"""The workbook read back: the paper's cells and no other number, and the rules for spreadsheets that everyone can use.

The rules are those of the Government Analysis Function: "Releasing statistics in spreadsheets" and its checklist.
"""

import io
import re
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import plotly.graph_objects as go
import pytest
from openpyxl.cell import Cell as ReadCell
from openpyxl.chartsheet import Chartsheet
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from pages.paper.blocks import (
    Bars,
    Chart,
    Fact,
    Figures,
    Heading,
    Opening,
    Paper,
    Section,
    Series,
    SmallPrint,
)
from pages.paper.sheets import workbook_cells as cells
from pages.paper.writing.workbook import write
from pages.parts.sentences.headline import Headline
from pages.parts.tables import Cell, Column, Row, Table
from tests.pages.paper.invented_paper import WARNING, invented_paper, texts

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?%?")
OURS = re.compile(r"\[note \d+\]|\b(?:Table|Chart|Data) \d+\b|'(?:Table|Data) \d+ [^']*'|\(\d+\)$")
"""Numbers that count notes and worksheets: they are not of the paper."""


@pytest.fixture(scope="module")
def written() -> bytes:
    return write(invented_paper())


@pytest.fixture(scope="module")
def book(written: bytes) -> openpyxl.Workbook:
    return opened(written)


def opened(written: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(written), rich_text=False)


def shown(cell: ReadCell) -> str:
    """Return what Excel shows of a cell: its words, or its number in its number format."""
    if isinstance(cell.value, str):
        return cell.value
    layout = cell.number_format
    if ";" in layout:  # A second half for numbers below 0, with a minus as it is printed.
        above, below = layout.split(";")
        assert below == f'"−"{above}'
        layout = above
    assert re.fullmatch(r"(0|#,##0)(\.0+)?%?", layout), layout
    decimals = len(layout.rstrip("%").partition(".")[2])
    percent = layout.endswith("%")
    value = Decimal(str(cell.value)) * (100 if percent else 1)
    return f"{value:{',' if '#,' in layout else ''}.{decimals}f}{'%' if percent else ''}".replace("-", "−")


def table_of(page: Worksheet) -> list[list[ReadCell]]:
    (table,) = page.tables.values()
    return [list(row) for row in page[table.ref]]


def table_pages(book: openpyxl.Workbook, start: str = "Table ") -> list[Worksheet]:
    return [page for page in book.worksheets if page.title.startswith(start)]


def as_written(text: str) -> str:
    return cells.of_words(text).text


def rows_of(table: Table) -> list[list[str]]:
    grouped = any(row.under for row in table.rows)
    return [
        [
            *([as_written(row.under)] if grouped else []),
            *(cell.text if re.fullmatch(r"-5", cell.text) else as_written(cell.text) for cell in row.cells),
        ]
        for row in table.rows
    ]


# The paper's cells


def test_every_cell_of_every_table_is_the_papers(book: openpyxl.Workbook):
    """Mutants: the second row left out, a percentage of two decimals shown with one."""
    tables = [figures.table for _, figures in invented_paper().tables()]
    pages = table_pages(book)
    assert len(pages) == len(tables)
    for page, table in zip(pages, tables, strict=True):
        heads, *rows = table_of(page)
        assert page["A1"].value == table.caption
        assert [cell.value for cell in heads][-len(table.columns) :] == [
            each.heading for each in table.columns
        ]
        assert [[shown(cell) for cell in row] for row in rows] == rows_of(table)


def test_numbers_are_numbers_and_words_are_words(book: openpyxl.Workbook):
    """Mutant: numbers written as words."""
    pages = table_pages(book)
    heard = [[cell.value for cell in row] for row in table_of(pages[0])[1:]]
    assert [row[:4] for row in heard] == [
        ["Furry", "Cats", 700, 360],
        ["Furry", "Dogs", 120, 360],
        ["Not furry", "Fish", "[c] fewer than 10", 120],
        ["Not furry", "Birds", 0, 360],
    ]
    missing = [[cell.value for cell in row] for row in table_of(pages[2])[1:]]
    assert missing == [
        [
            "Under-reached",
            "[c] fewer than 10",
            "[c] hidden",
            "[z] not applicable",
            "Under-reached",
            "Overdue",
        ],
        ["Over-reached", 12345, 0.82, "[z] not applicable", "Over-reached", "On time"],
        ["About in line", 0, 0, "[z] not applicable", "Not available", "[x] not asked"],
    ]


def test_another_program_reads_the_same(written: bytes, book: openpyxl.Workbook):
    other = CalamineWorkbook.from_filelike(io.BytesIO(written))
    for page in book.worksheets:
        read = other.get_sheet_by_name(page.title).to_python()
        assert read == [
            ["" if cell.value is None else cell.value for cell in row] for row in page.iter_rows()
        ], page.title


def test_every_text_of_the_paper_stands_in_the_workbook(book: openpyxl.Workbook):
    """Mutants: the bullets left out of the sentences, the facts left off the cover."""
    paper = invented_paper()
    keys = {chart.key for _, chart in paper.charts()}
    held = {cell.value for page in book.worksheets for row in page.iter_rows() for cell in row}
    held |= {shown(cell) for page in table_pages(book) for row in table_of(page)[1:] for cell in row}
    everything = "\n".join(str(each) for each in held)
    missing = [
        text
        for text in texts(paper)
        if text not in keys and text not in held and as_written(text) not in held and text not in everything
    ]
    assert missing == []


def test_every_sentence_stands_under_its_section_and_heading(book: openpyxl.Workbook):
    heads, *rows = table_of(book["Summary"])
    assert [cell.value for cell in heads] == ["Section", "Question or heading", "What it says"]
    said = [[cell.value for cell in row] for row in rows]
    assert said[0] == [
        "Pets",
        "Whose pets did we hear about?",
        "Friends of dogs are clearly under-reached: we heard 120, where 360 would be in proportion.",
    ]
    assert said[2][1:] == [
        "A heading = inside * a section",
        "A claim. And what follows it, with a #hash, a $dollar and a <tag>.",
    ]
    assert said[-1][0] == "Who did not answer"


def test_the_claim_of_a_sentence_is_bold(written: bytes):
    rich = openpyxl.load_workbook(io.BytesIO(written), rich_text=True)["Summary"]
    claim, rest = table_of(rich)[1][2].value
    assert (claim.font.b, claim.text) == (True, "Friends of dogs are clearly under-reached")
    assert not rest.font.b


# No other number


def of_the_paper(paper: Paper) -> set[Decimal]:
    said = [*texts(paper), str(paper.made_on.year), str(paper.made_on.day), f"{paper.made_on.month:02}"]
    numbers: set[Decimal] = set()
    for _, chart in paper.charts():
        said.append(chart.alt)
        if chart.bars:
            said += [chart.bars.unit, *chart.bars.groups, *(series.name for series in chart.bars.series)]
            numbers |= {
                Decimal(str(value))
                for each in chart.bars.series
                for value in each.values
                if value is not None
            }
            if chart.bars.percent:
                numbers |= {100 * number for number in numbers}
    for text in said:
        numbers |= set(as_numbers(text))
    return numbers


def as_numbers(text: str) -> Iterator[Decimal]:
    for found in NUMBER.findall(text):
        number = Decimal(found.replace(",", "").rstrip("%"))
        yield number
        if found.endswith("%"):
            yield number / 100


def said_in(written: bytes) -> Iterator[tuple[str, str]]:
    """Give every text and every value of the package with its part: cells, words, chart caches, alt text, properties."""
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        for part in package.namelist():
            root = ElementTree.fromstring(package.read(part))
            for element in root.iter():
                tag = element.tag.rpartition("}")[2]
                index = tag == "v" and element.tag.find("spreadsheetml") > 0
                if element.text and not (index and part.startswith("xl/worksheets")):
                    yield part, element.text
                yield from ((part, element.get(name, "")) for name in ("descr", "title", "display"))
            if part.startswith("xl/worksheets"):
                for cell in root.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}c"):
                    if cell.get("t") != "s":
                        yield part, "".join(cell.itertext())


STRUCTURE = ("docProps/app.xml", "xl/theme/theme1.xml")
"""Parts that count parts: how many worksheets there are, and the fonts of a theme."""


def test_every_number_in_the_package_is_one_of_the_paper(written: bytes):
    """Mutants: a percentage stored with three more decimals, a nought cached for a hidden bar's number of 3."""
    allowed = of_the_paper(invented_paper())
    strange = [
        (part, text, number)
        for part, text in said_in(written)
        if part not in STRUCTURE and not part.endswith(".rels")
        for number in as_numbers(of_words_only(part, text))
        if number not in allowed
    ]
    assert strange == []


def of_words_only(part: str, text: str) -> str:
    """Return a text without what numbers notes and worksheets, addresses of cells and the clock of a day's start."""
    if part == "docProps/core.xml":
        text = text.replace("T00:00:00Z", "")
    if part.startswith("xl/charts") and re.fullmatch(r"'[^']+'!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?", text):
        return ""
    return "" if text in ("General", "0", "0%", "#,##0") else OURS.sub("", text)


def test_the_cache_of_a_chart_holds_the_shown_values_and_nothing_for_a_hidden_one(written: bytes):
    """Mutant: the library's own cache, which keeps a nought for the words of a hidden number."""
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        roots = [
            ElementTree.fromstring(package.read(part))
            for part in sorted(package.namelist())
            if part.startswith("xl/charts/chart")
        ]
    space = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
    caches = [
        [(each.get("idx"), each.findtext("c:v", namespaces=space)) for each in cache.findall("c:pt", space)]
        for root in roots
        for cache in root.iterfind(".//c:numCache", space)
    ]
    assert caches == [
        [("0", "700"), ("1", "120"), ("3", "0")],
        [("0", "360"), ("1", "360"), ("2", "120"), ("3", "360")],
        [("0", "0.58")],
    ]


def test_the_properties_name_the_organisation_and_nobody_else(written: bytes, book: openpyxl.Workbook):
    paper = invented_paper()
    told = book.properties
    assert (told.title, told.creator) == (paper.title, paper.organisation)
    assert told.created == told.modified == datetime(2026, 11, 26)
    assert told.lastModifiedBy in (paper.organisation, None)
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        assert not [name for name in package.namelist() if re.search("custom|vba|external|media|print", name)]
        links = b"".join(package.read(name) for name in package.namelist() if name.endswith(".rels"))
    assert b"External" not in links


def test_the_same_paper_gives_the_same_bytes(written: bytes):
    """Mutant: the time of writing as the time of making."""
    assert write(invented_paper()) == written


def test_nothing_is_a_formula_and_no_text_is_a_link(written: bytes, book: openpyxl.Workbook):
    """Mutant: both guards off, the option and the writing of cells as strings; each alone is enough."""
    assert not [
        cell for page in book.worksheets for row in page.iter_rows() for cell in row if cell.data_type == "f"
    ]
    links = [
        cell.hyperlink
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.hyperlink
    ]
    assert links
    assert all(link.location and not link.target for link in links)
    names = {f"'{name}'!A1" for name in book.sheetnames}
    assert {link.location for link in links} <= names


# The rules


def test_the_cover_comes_first_then_contents_and_notes(book: openpyxl.Workbook):
    assert book.sheetnames[:4] == ["Cover", "Contents", "Notes", "Summary"]
    assert book.active.title == "Cover"
    column = [row[0].value for row in book["Cover"].iter_rows()]
    assert column[:4] == [
        "Who we reached: pets & their people",
        "NHS Petshire Integrated Care Board <ŵ>",
        "Made on 26 November 2026",
        WARNING,
    ]
    assert all(column)
    for fact in invented_paper().facts:
        assert column[column.index(fact.label) + 1] == fact.text


def test_the_contents_lead_to_every_worksheet(book: openpyxl.Workbook):
    """Mutant: charts left out of the contents."""
    rows = table_of(book["Contents"])[1:]
    assert {row[0].value for row in rows} == set(book.sheetnames) - {"Cover", "Contents"}
    assert all(row[0].hyperlink.location == f"'{row[0].value}'!A1" for row in rows)
    not_drawn = next(row for row in rows if str(row[1].value).startswith("Who answered"))
    assert not_drawn[0].value == "Table 3 Who did not answer"


def test_there_is_one_table_on_a_worksheet_with_a_name_of_its_own(book: openpyxl.Workbook):
    names = []
    for page in book.worksheets[1:]:
        (table,) = page.tables.values()
        names.append(table.name)
        assert table.ref == page.dimensions.replace("A1", table.ref.split(":")[0]), (
            "nothing stands below a table"
        )
        assert table.autoFilter is None
        assert table.headerRowCount == 1
        assert [each.name for each in table.tableColumns] == [cell.value for cell in table_of(page)[0]]
    assert len({name.casefold() for name in names}) == len(names)
    assert "Table_1_Pets" in names


def test_no_cell_of_a_table_is_blank_and_no_two_headings_are_alike(book: openpyxl.Workbook):
    for page in book.worksheets[1:]:
        heads, *rows = table_of(page)
        assert rows
        assert all(cell.value is not None and str(cell.value).strip() for row in rows for cell in row)
        assert len({cell.value.casefold() for cell in heads}) == len(heads)
        above = [row[0].value for row in page.iter_rows(max_row=heads[0].row - 1)]
        assert all(above)
        assert any("This worksheet contains one table." in line for line in above)


def test_nothing_is_merged_hidden_frozen_or_filtered(book: openpyxl.Workbook):
    for page in book.worksheets:
        assert not page.merged_cells.ranges
        assert page.sheet_state == "visible"
        assert page.freeze_panes is None
        assert page.auto_filter.ref is None
        assert not [each for each in page.column_dimensions.values() if each.hidden]
        assert not [each for each in page.row_dimensions.values() if each.hidden]
        assert not page._images
        assert not page._charts
        assert page.sheet_view.selection[0].activeCell == "A1"
        assert not any(str(each.text or "") for each in (page.oddHeader.center, page.oddFooter.center))
    assert not book.defined_names


def test_no_worksheet_is_hidden_for_another_program(written: bytes):
    held = CalamineWorkbook.from_filelike(io.BytesIO(written)).sheets_metadata
    assert all(each.visible == SheetVisibleEnum.Visible for each in held)


def test_names_of_worksheets_are_short_and_unlike(book: openpyxl.Workbook):
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\']", name) for name in book.sheetnames)
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)


def test_titles_are_headings_in_arial_of_a_size_to_read(book: openpyxl.Workbook):
    """Mutant: titles only bold and large."""
    for page in book.worksheets:
        assert page["A1"].style == "Heading 1"
        assert {cell.font.name for row in page.iter_rows() for cell in row} == {"Arial"}
        assert min(cell.font.sz for row in page.iter_rows() for cell in row) >= 12
    styles = {cell.value: cell.style for row in book["Cover"].iter_rows() for cell in row}
    assert styles["Release"] == "Heading 2"
    assert styles["7, made 3 March 2026"] == "Normal"


def test_words_wrap_numbers_stand_right_and_no_cell_is_filled(book: openpyxl.Workbook):
    for page in book.worksheets[1:]:
        for row in table_of(page)[1:]:
            for cell in row:
                if isinstance(cell.value, str):
                    assert cell.alignment.wrap_text
                else:
                    assert cell.alignment.horizontal == "right"
                assert cell.fill.fill_type is None


def test_pink_says_only_to_act(book: openpyxl.Workbook):
    pink = {
        cell.value
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.font.color and cell.font.color.rgb == "FFAE2573"
    }
    assert pink == {"Under-reached", "Overdue"}


def test_notes_are_numbered_and_explain_every_mark(book: openpyxl.Workbook):
    """Mutant: the small print of the second section left out."""
    rows = [[cell.value for cell in row] for row in table_of(book["Notes"])[1:]]
    assert [row[0] for row in rows[:4]] == ["[c]", "[low]", "[x]", "[z]"]
    assert [row[0] for row in rows[4:]] == [f"[note {n}]" for n in range(1, len(rows) - 3)]
    lines = {
        line
        for section in invented_paper().sections
        for block in section.blocks
        if isinstance(block, SmallPrint)
        for line in block.lines
    }
    assert {row[1] for row in rows[4:]} == lines
    assert ["[note 1]", "Source: invented.", "Pets"] in rows
    assert table_pages(book)[0]["A4"].value == "Notes on this table: [note 1], [note 2]"
    used = {
        found
        for page in table_pages(book)
        for row in table_of(page)[1:]
        for cell in row
        for found in re.findall(r"^\[\w+\](?= )", str(cell.value))
    }
    assert used <= {row[0] for row in rows}


def test_the_warning_stands_on_every_worksheet(written: bytes, book: openpyxl.Workbook):
    """Mutant: the warning on the cover only."""
    for page in book.worksheets:
        assert WARNING in [page.cell(row, 1).value for row in range(1, 5)]
        line = next(page.cell(row, 1) for row in range(1, 5) if page.cell(row, 1).value == WARNING)
        assert line.font.b
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        charts = [package.read(part).decode() for part in package.namelist() if part.startswith("xl/charts/")]
    assert all(WARNING in chart for chart in charts)
    calm = opened(write(invented_paper(warning="")))
    assert not [
        cell for page in calm.worksheets for row in page.iter_rows() for cell in row if cell.value == WARNING
    ]


# Charts


def test_a_chart_stands_on_a_worksheet_of_its_own_with_words_for_it(written: bytes, book: openpyxl.Workbook):
    """Mutant: the library's own drawing, which has no words."""
    assert [sheet.title for sheet in book.chartsheets] == ["Chart 1 Pets", "Chart 3 Who did not answer"]
    assert all(isinstance(sheet, Chartsheet) and sheet.sheet_state == "visible" for sheet in book.chartsheets)
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        drawings = [package.read(part).decode() for part in package.namelist() if "drawings/drawing" in part]
    alts = [chart.alt for _, chart in invented_paper().charts() if chart.bars]
    for drawing, alt in zip(drawings, alts, strict=True):
        assert ElementTree.fromstring(drawing).find(".//*[@descr]").get("descr") == alt
    contents = " ".join(str(row[1].value) for row in table_of(book["Contents"]))
    assert all(alt in contents for alt in alts)


def test_a_chart_draws_the_cells_of_a_table_that_can_be_seen(written: bytes, book: openpyxl.Workbook):
    """Mutant: the row above taken as the first."""
    for part, wanted in (
        ("xl/charts/chart1.xml", invented_paper().sections[0].blocks[1].bars),
        ("xl/charts/chart2.xml", invented_paper().sections[2].blocks[2].bars),
    ):
        with zipfile.ZipFile(io.BytesIO(written)) as package:
            root = ElementTree.fromstring(package.read(part))
        space = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
        for drawn, series in zip(root.iterfind(".//c:ser", space), wanted.series, strict=True):
            name, groups, values = (
                held(book, drawn.findtext(f"c:{tag}//c:f", namespaces=space)) for tag in ("tx", "cat", "val")
            )
            assert name == [series.name]
            assert groups == list(wanted.groups)
            assert [each if isinstance(each, int | float) else None for each in values] == list(series.values)
        titles = ["".join(each.itertext()) for each in root.iterfind(".//c:title", space)]
        assert titles == [titles[0], "Group", wanted.unit]


def held(book: openpyxl.Workbook, address: str) -> list[object]:
    sheet, _, place = address.rpartition("!")
    found = book[sheet.strip("'")][place.replace("$", "")]
    return [cell.value for row in found for cell in row] if isinstance(found, tuple) else [found.value]


def paper_of(*sections: Section) -> Paper:
    return Paper("Title", "Organisation", date(2026, 1, 2), (Fact("Release", "1"),), sections)


def bars_of(groups: tuple[str, ...], values: tuple[float | None, ...]) -> Chart:
    return Chart("c", "Drawn", go.Figure(), "Alt.", bars=Bars(groups, (Series("People", values),), "People"))


PEOPLE = Table(
    "People",
    (Column("Group"), Column("People", number=True)),
    (
        Row((Cell("All"), Cell("30"))),
        Row((Cell("Cats"), Cell("20"))),
        Row((Cell("Dogs"), Cell("fewer than 10"))),
    ),
)


def test_a_chart_whose_figures_stand_in_a_table_has_no_second_one():
    """Mutant: the values not compared."""
    book = opened(
        write(paper_of(Section("s", "S", "Q", (bars_of(("All", "Cats"), (30, 20)), Figures(PEOPLE)))))
    )
    assert book.sheetnames[3:] == ["Table 1 S", "Chart 1 S"]
    book = opened(
        write(paper_of(Section("s", "S", "Q", (bars_of(("All", "Cats"), (30, 25)), Figures(PEOPLE)))))
    )
    assert book.sheetnames[3:] == ["Table 1 S", "Data 1 S", "Chart 1 S"]


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Dogs", "[c] fewer than 10"),
        ("Dogs (fewer than 10)", "[c] fewer than 10"),
        ("Birds (hidden)", "[c] hidden"),
        ("Birds (in cages fewer than 10)", "[c] fewer than 10"),
        ("Birds (not available)", "[x] not available"),
        ("Birds", "[x] not available"),
        ("Birds (in cages)", "[x] not available"),
    ],
)
def test_a_bar_without_a_number_says_why_in_its_table(label: str, said: str):
    """Mutant: an empty cell."""
    chart = bars_of(("Cats", label), (21, None))
    book = opened(write(paper_of(Section("s", "S", "Q", (Figures(PEOPLE), chart)))))
    assert [cell.value for cell in table_of(book["Data 1 S"])[2]] == [label, said]


def test_a_share_keeps_the_decimals_of_its_table_in_the_chart_too():
    """One question was answered by fewer, so its share has no decimals. Mutant: the value's own decimals."""
    table = Table(
        "Shares",
        (Column("Group"), Column("Share", number=True)),
        tuple(
            Row((Cell(name), Cell(share))) for name, share in (("A", "86.0%"), ("B", "88.7%"), ("C", "92%"))
        ),
    )
    bars = Bars(("A", "B", "C"), (Series("Of all", (0.86, 0.887, 0.92)),), "Share", percent=True)
    written = write(
        paper_of(Section("s", "S", "Q", (Figures(table), Chart("c", "C", go.Figure(), "Alt.", bars=bars))))
    )
    assert [shown(row[1]) for row in table_of(opened(written)["Data 1 S"])[1:]] == ["86.0%", "88.7%", "92%"]
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        chart = package.read("xl/charts/chart1.xml").decode()
    assert re.findall(r'numFmt formatCode="([^"]+)" sourceLinked="0"/><c:txPr>', chart)[0] == "0.0%"
    assert re.search(r'<c:dLbl><c:idx val="2"/>.*?<a:t>92%</a:t>', chart)


# A hostile paper

BAD = (
    "a\x00b\x07",
    "_x0041_",
    "\ud800 lone",
    "x" * 40000,
    "\N{GRINNING FACE}" * 20000,
    "[]:*?/\\'",
    "",
    "\r\nline\rtwo\n",
    "https://example.org/x",
    "internal:Notes!A1",
    "{=1+1}",
    "<b>]]>",
    "\t=cmd",
)


def hostile() -> Paper:
    columns = (
        *(Column("Same", number=True) for _ in range(3)),
        Column("x" * 300),
        Column("X" * 300),
        Column(""),
    )
    rows = tuple(
        Row(tuple(Cell(BAD[(r + c) % len(BAD)]) for c in range(len(columns))), under=BAD[r % len(BAD)])
        for r in range(len(BAD))
    )
    bars = Bars(BAD, tuple(Series("Same", tuple(map(float, range(len(BAD))))) for _ in range(2)), "\x00u")
    blocks = (
        *(Opening(Headline(bad, bad)) for bad in BAD),
        Figures(Table("Same caption", columns, rows)),
        Chart("c", "x" * 400, go.Figure(), "alt\x00", bars=bars),
        SmallPrint(BAD),
        Heading("\x01"),
    )
    empty = (Figures(Table("Same caption", (Column("A"), Column("A")), ())), bars_of((), ()))
    sections = (
        *(Section(f"s{n}", bad, bad, blocks) for n, bad in enumerate(BAD[-2:])),
        *(Section(f"e{n}", "A [long] title: of/more*than? 31 letters", "Q", empty) for n in range(120)),
    )
    return Paper(
        "=T\x00", "Org\x01", date(2026, 1, 2), tuple(Fact(bad, bad) for bad in BAD), sections, "w\x02"
    )


def test_a_hostile_paper_is_written_and_read_back():
    """Mutants: control characters let through, headings not told apart."""
    written = write(hostile())
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        assert package.testzip() is None
        for part in package.namelist():
            ElementTree.fromstring(package.read(part))
    book = opened(written)
    assert len(table_pages(book)) == 122
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)
    assert all(cells.units(name) <= 31 for name in book.sheetnames)
    for page in book.worksheets[1:]:
        heads, *rows = table_of(page)
        assert len({cell.value.casefold() for cell in heads}) == len(heads)
        assert all(len(cell.value) <= 255 for cell in heads)
        assert all(str(cell.value).strip() for row in rows for cell in row)
        assert all(cells.units(str(cell.value)) <= 32767 for row in page.iter_rows() for cell in row)
    assert not [c for page in book.worksheets for row in page.iter_rows() for c in row if c.data_type == "f"]


def test_what_is_too_long_for_a_cell_goes_on_in_the_notes():
    """Mutant: the rest dropped."""
    long = "word " * 9000
    table = Table("Long", (Column("A"), Column("B")), (Row((Cell("a"), Cell(long))),))
    book = opened(write(paper_of(Section("s", "S", "Q", (Figures(table),)))))
    start = table_of(book["Table 1 S"])[1][1].value
    assert start.endswith(" [note 1]")
    notes = {row[0].value: row[1].value for row in table_of(book["Notes"])[1:]}
    assert start.removesuffix(" [note 1]") + notes["[note 1]"] == long


def test_a_table_without_rows_says_so():
    table = Table("None", (Column("A"), Column("B")), ())
    book = opened(write(paper_of(Section("s", "S", "Q", (Figures(table),)))))
    assert [cell.value for cell in table_of(book["Table 1 S"])[1]] == ["[z] nothing to list"] * 2


def test_a_paper_of_nothing_is_a_cover_and_notes():
    book = opened(write(replace(paper_of(), facts=())))
    assert book.sheetnames == ["Cover", "Contents", "Notes"]
