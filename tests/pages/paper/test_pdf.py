"""The PDF, read back by another library: all words of the paper, its tags, and nothing besides."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from pages.paper.blocks import Chart, Figures, Paper, Paragraph, Section
from pages.paper.drawn.letters import FAMILIES, font
from pages.paper.writing.pdf import write
from pages.parts.sentences.headline import Headline
from pages.parts.tables import Cell, Column, Row, Table
from tests.pages.paper.invented_paper import WARNING, invented_paper, texts

PAPER = invented_paper()


@pytest.fixture(scope="module")
def written() -> bytes:
    return write(PAPER)


@pytest.fixture(scope="module")
def read(written) -> PdfReader:
    return PdfReader(BytesIO(written))


def of_blocks(*blocks, **changed) -> Paper:
    section = Section("one", "One", "What is so?", blocks)
    return replace(Paper("Title", "Body", date(2026, 11, 26), (), (section,), "Invented."), **changed)


def long_table(rows: int, columns: int = 3) -> Figures:
    heads = tuple(
        Column(f"Column {letter}", number=place > 0)
        for place, letter in enumerate("ABCDEFGHIJKLMN"[:columns])
    )
    return Figures(
        Table("Long", heads, tuple(Row((Cell("A row"), *(Cell("12,345"),) * (columns - 1))) for _ in range(rows)))
    )  # fmt: skip


def body(reader: PdfReader) -> str:
    """Return the text of all pages without the foot of each."""
    pages = []
    for number, page in enumerate(reader.pages, start=1):
        text, foot = page.extract_text(), rf"{re.escape(WARNING)}\s*{number} of {len(reader.pages)}"
        assert len(re.findall(foot, text)) == 1, "no page is without the warning and its number"
        pages.append(re.sub(foot, "", text))
    return "\n".join(pages)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def tagged(reader: PdfReader) -> list[tuple[str, dict]]:
    """Return every element of the structure tree with its type, in reading order."""
    found = []

    def walk(node):
        held = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(held, list):
            for each in held:
                walk(each)
        elif isinstance(held, dict):
            if "/S" in held:
                found.append((held["/S"].lstrip("/"), held))
            if "/K" in held:
                walk(held["/K"])

    walk(reader.root_object["/StructTreeRoot"]["/K"])
    return found


def test_every_text_and_cell_of_the_paper_is_there_and_none_is_obeyed(read):
    """Mutant: `eval(said.rest, mode: "markup")` in the template."""
    text = squeezed(body(read))
    assert [each for each in texts(PAPER) if squeezed(each) not in text] == []


def test_no_number_is_there_that_the_paper_does_not_have(read):
    """Page numbers aside. Mutant: the size of the letters written after a table."""
    pages = {str(number) for number in range(1, len(read.pages) + 1)}
    shown = {"26", "2026"}
    said = {found for text in texts(PAPER) for found in re.findall(r"\d+(?:[.,]\d+)*", text)}
    assert set(re.findall(r"\d+(?:[.,]\d+)*", body(read))) - said - pages - shown == set()


def test_it_says_that_it_is_accessible_and_what_it_is(read, written):
    root = read.root_object
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read.metadata.title == PAPER.title
    assert read.metadata.author == PAPER.organisation
    assert read.metadata.creation_date.date() == PAPER.made_on
    assert set(read.metadata) <= {"/Title", "/Author", "/Creator", "/CreationDate", "/ModDate", "/Producer"}
    names = root.get("/Names", {})
    assert not {"/EmbeddedFiles", "/JavaScript"} & set(names)
    assert not {"/OpenAction", "/AA", "/AcroForm", "/AF"} & set(root)
    assert b"/tmp" not in written


def test_every_chart_has_its_own_words_for_those_who_cannot_see_it(read):
    """Mutant: the title of a chart as its `alt`."""
    alts = [str(held["/Alt"]) for kind, held in tagged(read) if kind == "Figure"]
    assert alts == [chart.alt for _, chart in PAPER.charts()]


def test_a_chart_without_words_is_refused():
    chart = next(chart for _, chart in PAPER.charts())
    with pytest.raises(RuntimeError, match="alt"):
        write(of_blocks(replace(chart, alt="")))


def test_sections_are_headings_in_the_tags_and_in_the_list_of_contents(read):
    kinds = [kind for kind, _ in tagged(read)]
    assert kinds.count("H1") == len(PAPER.sections) + 2, "and those of the first page"
    assert kinds.count("H2") == 1
    assert kinds.count("TOCI") == len(PAPER.sections) + 1

    marks = [each.title for each in read.outline if not isinstance(each, list)]
    assert marks == ["About this paper", *(section.title for section in PAPER.sections)]


def test_every_table_is_one_and_each_cell_names_the_heading_of_its_column(read):
    """Mutant: the heading of a group as a header of its own, over all columns."""
    elements = tagged(read)
    kinds = [kind for kind, _ in elements]
    tables = [figures.table for _, figures in PAPER.tables()]
    assert kinds.count("Table") == kinds.count("THead") == len(tables) + 1, "and the facts"
    assert kinds.count("TH") == sum(len(table.columns) for table in tables) + 2
    assert kinds.count("TD") == sum(len(row.cells) for table in tables for row in table.rows) + 2 * len(
        PAPER.facts
    )
    heads = [held["/ID"] for kind, held in elements if kind == "TH"]
    named = [
        attribute.get_object()["/Headers"]
        for kind, held in elements
        if kind == "TD"
        for attribute in (held["/A"] if isinstance(held["/A"], list) else [held["/A"]])
        if "/Headers" in attribute.get_object()
    ]
    assert len(named) == kinds.count("TD")
    assert all(len(each) == 1 and each[0] in heads for each in named)


def test_headings_of_a_long_table_stand_on_each_of_its_pages():
    """Mutant: `repeat: false` on the header of a table."""
    reader = PdfReader(BytesIO(write(of_blocks(long_table(150)))))
    pages = [page.extract_text() for page in reader.pages]
    with_rows = [text for text in pages if "A row" in text]
    assert len(with_rows) > 2
    assert all("Column C" in text for text in with_rows)


def test_a_table_with_too_many_columns_lies_on_its_side_and_no_other():
    def sides(columns: int) -> list[bool]:
        reader = PdfReader(BytesIO(write(of_blocks(long_table(2, columns)))))
        return [page.mediabox.width > page.mediabox.height for page in reader.pages]

    assert True not in sides(9)
    assert sides(14)[-1]


def test_the_same_paper_gives_the_same_bytes(written):
    assert write(invented_paper()) == written


@pytest.mark.parametrize(
    "text",
    [
        "\x00 \x07",
        "\ufffe \ufeff",
        "😀 বাংলা 漢字 العربية",
        "\u202e\u00ad\ue000",
        "\x7f \ue009 \uf0b7 𝕴 ⏎ \ufbdd",
    ],
)
def test_no_letter_stops_a_paper(text):
    """What PDF/UA refuses becomes a mark that is seen, and what no font has is drawn as a sign for its script."""
    assert write(of_blocks(Paragraph(Headline(text, text)), organisation=text))


def test_a_machine_without_fonts_can_write_it():
    held = write(PAPER, of=font(FAMILIES[-1:]))
    reader = PdfReader(BytesIO(held))
    text = squeezed(body(reader))
    assert [each for each in texts(PAPER) if squeezed(each) not in text] == []
    names = {
        str(face.get_object()["/BaseFont"])
        for page in reader.pages
        for face in page["/Resources"].get("/Font", {}).values()
    }
    assert names
    assert all("DejaVuSans" in name for name in names)


def test_without_a_warning_there_is_none():
    reader = PdfReader(BytesIO(write(invented_paper(warning=""))))
    assert "Invented" not in "".join(page.extract_text() for page in reader.pages)


def test_a_chart_that_can_not_be_drawn_stops_the_paper():
    chart = next(block for block in PAPER.sections[0].blocks if isinstance(block, Chart))
    odd = replace(chart, drawing=chart.drawing.with_layout(title={"text": "Odd"}))
    with pytest.raises(ValueError, match="title"):
        write(of_blocks(odd))
