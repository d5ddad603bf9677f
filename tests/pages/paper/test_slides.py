"""PowerPoint: what is read out of the written file is what the paper says, and nothing runs out of its box."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Emu

from models.vocabulary import Verdict
from pages.paper.blocks import (
    Bars,
    Chart,
    Fact,
    Figures,
    Heading,
    Opening,
    Paper,
    Paragraph,
    Section,
    Series,
    SmallPrint,
)
from pages.paper.deck import letters
from pages.paper.deck.letters import Span
from pages.paper.deck.planning import ANNEX, CONTENTS, SMALL_PRINT, TRUST
from pages.paper.writing import slides
from pages.paper.writing.formats import TemplateRefused
from pages.parts.sentences.headline import Headline
from pages.parts.tables import Cell, Column, Row, Table
from tests.pages.paper.invented_paper import HOSTILE, WARNING, invented_paper, texts

PAPER = invented_paper()
BROKEN = "\x00\x07\x1b\x0b\ufffe\ud800 a\nb\tc _x0041_ &lt; ]]>"
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
ADDED = re.compile(r" \(continued(, part \d+)?\)")


# ---- Reading a file ----


@pytest.fixture(scope="module")
def written() -> bytes:
    return slides.write(PAPER)


def opened(data: bytes) -> list:
    return list(Presentation(BytesIO(data)).slides)


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def squeezed(text: str) -> str:
    return letters.clean(text)


def paragraphs(shape) -> list[str]:
    return ["".join(run.text for run in each.runs) for each in shape.text_frame.paragraphs]


def said(slide) -> Iterator[str]:
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield from paragraphs(shape)
        elif shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def everything(data: bytes) -> str:
    return " ".join(squeezed(text) for slide in opened(data) for text in said(slide))


def titles(data: bytes) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in opened(data)]


def charts(data: bytes) -> list:
    return [shape for slide in opened(data) for shape in slide.shapes if shape.has_chart]


def tables(data: bytes) -> list:
    return [shape for slide in opened(data) for shape in slide.shapes if shape.has_table]


def books(data: bytes) -> list[openpyxl.Workbook]:
    return [
        openpyxl.load_workbook(BytesIO(part))
        for name, part in sorted(parts(data).items())
        if name.endswith(".xlsx")
    ]


def numbers_in(text: str) -> set[str]:
    return set(NUMBER.findall(text))


# ---- Papers that are no ordinary ones ----


def paper(*blocks, **changes) -> Paper:
    section = Section("one", "One part", "What is it?", blocks)
    return replace(
        Paper("A title", "An organisation", date(2026, 3, 1), (Fact("Release", "7"),), (section,)), **changes
    )


def grid(rows: int, columns: int, text: str = "word {row} {column}", caption: str = "A table") -> Figures:
    return Figures(
        Table(
            caption,
            tuple(Column(f"Heading {place}", number=place > 0) for place in range(columns)),
            tuple(
                Row(
                    tuple(Cell(text.format(row=row, column=column)) for column in range(columns)),
                    under=f"g{row // 5}",
                )
                for row in range(rows)
            ),
        )
    )


def bars(groups: int, *, series: int = 2, label: str = "Group {place}", percent: bool = False) -> Chart:
    chart = next(chart for _, chart in PAPER.charts())
    scale = 1000 if percent else 1
    return replace(
        chart,
        name="many",
        bars=Bars(
            tuple(label.format(place=place) for place in range(groups)),
            tuple(
                Series(f"Series {each}", tuple((place * 10 + each) / scale for place in range(groups)))
                for each in range(series)
            ),
            "People",
            percent,
        ),
    )


LONG = "A sentence that goes on about people of many groups, and on. " * 90
STRANGE = {
    "control characters everywhere": paper(
        Opening(Headline(BROKEN, BROKEN)),
        bars(3, label=BROKEN + "{place}"),
        replace(grid(2, 2, BROKEN), table=replace(grid(2, 2, BROKEN).table, caption=BROKEN)),
        SmallPrint((BROKEN,)),
        title=BROKEN,
        organisation=BROKEN,
        warning=BROKEN,
        facts=(Fact(BROKEN, BROKEN),),
    ),
    "no sections": paper(sections=(), facts=()),
    "a section without blocks": paper(),
    "forty sections": paper(
        sections=tuple(Section(f"s{place}", f"Section {place}", "Why?", ()) for place in range(40))
    ),
    "a title without end": paper(Opening(Headline(LONG, " And more.")), title=LONG, warning=LONG[:600]),
    "sentences without end": paper(
        Opening(Headline("Claim", f": {LONG}")), Paragraph(Headline("", LONG)), SmallPrint((LONG, LONG))
    ),
    "facts without end": paper(facts=(Fact("Sources", LONG), Fact("Missing", LONG))),
    "a cell higher than a slide": paper(grid(3, 3, f"{{row}} {{column}} {LONG}")),
    "sixty rows": paper(grid(60, 9)),
    "thirty columns": paper(grid(4, 30)),
    "words without a space": paper(grid(3, 4, "w" * 300), Paragraph(Headline("w" * 900, ""))),
    "forty groups": paper(bars(40)),
    "six series": paper(bars(9, series=6)),
    "labels without end": paper(bars(5, label="A label that is far too long for any chart {place} " * 6)),
    "the same titles": paper(*[bars(2), grid(2, 2)] * 4),
    "an empty table": paper(grid(0, 3)),
    "full tables with words above and notes below": paper(
        *[
            block
            for rows in range(8, 17)
            for block in (
                Heading(f"Before {rows}"),
                Paragraph(Headline("", "Words that stand above a table, and say what it is about. " * 3)),
                grid(rows, 3, caption=f"Table {rows}"),
                SmallPrint(("A note.", "Another note.", "The last note.")),
            )
        ]
    ),
    "other alphabets": paper(Paragraph(Headline("", "Polszczyzna ąęłż, العربية, 中文字, नेपाली, 🙂 " * 60))),
}


@cache
def written_of(name: str) -> bytes:
    return slides.write(STRANGE.get(name, PAPER))


EVERY = ["the invented paper", *STRANGE]


# ---- The same words and numbers ----


def test_every_text_of_the_paper_stands_on_a_slide(written):
    """Mutant: bullets left out of `planning._paragraphs`; notes left out of the small print at the end."""
    seen = everything(written)
    for text in texts(PAPER):
        claim = next(
            (
                block.text
                for section in PAPER.sections
                for block in section.blocks
                if isinstance(block, Opening) and str(block.text) == text
            ),
            None,
        )
        for piece in (claim.claim, claim.rest) if claim else (text,):
            chart = next((chart for _, chart in PAPER.charts() if chart.bars and chart.key == piece), None)
            if chart is None:  # How to read the page's marks says nothing about bars: it is in the notes.
                assert squeezed(piece) in seen


def test_a_section_opens_with_its_finding_as_the_title(written):
    opening = opened(written)[2]
    assert opening.shapes.title.text_frame.text == "Friends of dogs are clearly under-reached"
    assert (
        "Friends of dogs are clearly under-reached: we heard 120, where 360 would be in proportion."
        in said(opening)
    )


@pytest.mark.parametrize(
    ("claim", "rest", "body"),
    [
        ("A claim.", " What follows.", ["What follows."]),
        ("A claim", ". What follows.", ["What follows."]),
        ("A claim", ", and what follows.", ["A claim, and what follows."]),
        ("A claim", "", []),
        ("A claim", ".", []),
    ],
)
def test_what_the_title_says_is_said_again_only_where_the_sentence_needs_it(claim, rest, body):
    opening = opened(slides.write(paper(Opening(Headline(claim, rest)))))[2]
    assert opening.shapes.title.text_frame.text == claim
    [text] = [
        shape for shape in opening.placeholders if shape.placeholder_format.type == PP_PLACEHOLDER.OBJECT
    ]
    assert paragraphs(text) == ["What is it?", *body]


def test_every_table_says_what_the_page_says_cell_for_cell(written):
    """Mutant: the last row of each part left out."""
    assert [(caption, columns, rows) for caption, columns, rows in whole_tables(written)] == [
        (
            squeezed(figures.table.caption),
            [squeezed(column.heading) for column in figures.table.columns],
            [[squeezed(cell.text) for cell in row.cells] for row in figures.table.rows],
        )
        for _, figures in PAPER.tables()
    ]


def whole_tables(data: bytes) -> list[tuple[str, list[str], list[list[str]]]]:
    """Put the parts of each table together again, without the headings of groups."""
    found: list[tuple[str, list[str], list[list[str]]]] = []
    for shape in tables(data):
        caption = shape._element.nvGraphicFramePr.cNvPr.get("descr")
        heading, *rest = list(shape.table.rows)
        columns = [cell.text for cell in heading.cells]
        if not found or (caption, columns) != found[-1][:2]:
            found.append((caption, columns, []))
        found[-1][2].extend(
            [cell.text for cell in row.cells] for row in rest if not row.cells[0].is_merge_origin
        )
    return found


def test_a_long_table_goes_on_with_its_heading_row_and_the_heading_of_its_group():
    """Mutant: the group's heading not repeated on the next part."""
    data = slides.write(paper(grid(60, 9)))
    assert len(tables(data)) > 2
    for shape in tables(data):
        rows = list(shape.table.rows)
        assert shape.table.first_row
        assert [cell.text for cell in rows[0].cells] == [f"Heading {place}" for place in range(9)]
        assert rows[1].cells[0].is_merge_origin
        first = rows[2].cells[0].text
        assert rows[1].cells[0].text == f"g{int(first.split()[1]) // 5}"
    [(_, _, rows)] = whole_tables(data)
    assert [row[0] for row in rows] == [f"word {place} 0" for place in range(60)]


def test_a_table_too_wide_for_a_slide_goes_on_with_its_first_column_repeated():
    data = slides.write(paper(grid(4, 30)))
    headings = [[cell.text for cell in shape.table.rows[0].cells] for shape in tables(data)]
    assert len(headings) > 1
    assert all(columns[0] == "Heading 0" for columns in headings)
    assert [name for columns in headings for name in columns[1:]] == [
        f"Heading {place}" for place in range(1, 30)
    ]


def test_a_row_higher_than_a_slide_loses_no_word():
    data = slides.write(paper(grid(1, 2, LONG)))
    rows = [row for _, _, found in whole_tables(data) for row in found]
    assert len(rows) > 1
    for column in (0, 1):
        assert squeezed(" ".join(row[column] for row in rows)) == squeezed(LONG)


# ---- Native charts ----


def test_a_chart_is_native_and_draws_the_shown_values_with_gaps():
    """Mutant: None written as 0."""
    frame = charts(slides.write(PAPER))[0]
    plot = frame.chart.plots[0]
    given = next(chart.bars for _, chart in PAPER.charts())
    assert tuple(plot.categories) == given.groups
    assert [(series.name, series.values) for series in plot.series] == [
        (series.name, series.values) for series in given.series
    ]
    assert frame.chart.category_axis.reverse_order
    assert frame.chart.value_axis.minimum_scale == 0
    assert frame.chart.has_legend
    assert frame.chart.value_axis.axis_title.text_frame.text == "People"


def test_bars_that_show_less_than_the_page_s_chart_stand_under_a_title_of_their_own():
    """Mutant: the chart's own title over them, which speaks of what bars have not."""
    shown = bars(3)
    told = replace(shown, title="How often and how deeply", bars=replace(shown.bars, title="How often"))
    data = slides.write(paper(Opening(Headline("A claim", ".")), told))
    [frame] = charts(data)
    assert frame.name == "How often"
    assert "How often and how deeply" not in everything(data)
    assert "How often" in everything(data)


def test_percentages_are_written_as_such_with_as_many_decimals_as_are_shown():
    whole, tenths = (
        charts(
            slides.write(paper(replace(bars(1), bars=Bars(("a",), (Series("s", (value,)),), "Share", True))))
        )[0]
        for value in (0.58, 0.583)
    )
    assert whole.chart.plots[0].data_labels.number_format == "0%"
    assert tenths.chart.plots[0].data_labels.number_format == "0.0%"


def test_the_workbook_of_a_chart_holds_the_shown_values_and_nothing_else(written):
    """Mutant: the library's own workbook left in place: "=hidden" labels become formulas, and it has the clock."""
    given = [chart.bars for _, chart in PAPER.charts() if chart.bars]
    assert len(books(written)) == len(given)
    for book, shown in zip(books(written), given, strict=True):
        [sheet] = book.worksheets
        assert sheet.sheet_state == "visible"
        assert list(book.defined_names) == []
        assert not any(row.hidden for row in sheet.row_dimensions.values())
        assert not any(column.hidden for column in sheet.column_dimensions.values())
        assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}
        assert [[cell.value for cell in row] for row in sheet] == [
            [None, *[series.name for series in shown.series]],
            *[
                [group, *[series.values[place] for series in shown.series]]
                for place, group in enumerate(shown.groups)
            ],
        ]
        assert (book.properties.creator, book.properties.title) == (PAPER.organisation, None)
        assert book.properties.created.date() == PAPER.made_on


def test_a_label_that_looks_like_a_formula_is_none():
    [book] = books(slides.write(paper(bars(3, label="=1+{place}"))))
    assert [cell.value for cell in book.worksheets[0]["A"]][1:] == ["=1+0", "=1+1", "=1+2"]
    assert {cell.data_type for cell in book.worksheets[0]["A"][1:]} == {"s"}


def test_many_groups_go_over_slides_on_one_scale():
    """Mutant: each part scaled by its own values."""
    found = charts(slides.write(paper(bars(40))))
    assert len(found) > 2
    assert [name for frame in found for name in frame.chart.plots[0].categories] == [
        f"Group {place}" for place in range(40)
    ]
    assert {frame.chart.value_axis.maximum_scale for frame in found} == {450}
    given = bars(40).bars
    assert [value for frame in found for value in frame.chart.plots[0].series[1].values] == list(
        given.series[1].values
    )


def test_every_chart_and_table_has_its_words_for_who_does_not_see_it(written):
    described = [
        shape._element.find(f".//{qn('p:cNvPr')}").get("descr")
        for slide in opened(written)
        for shape in slide.shapes
        if not shape.has_text_frame
    ]
    wanted = [squeezed(chart.alt) for _, chart in PAPER.charts()]
    assert [each for each in described if each in wanted] == wanted
    assert all(described)


# ---- Nothing that the paper does not say ----


def test_every_number_in_any_part_of_the_file_is_in_the_paper(written):
    """Mutant: a hidden value written into the cache of a chart; a count of slides among the properties."""
    known = numbers_in(" ".join(texts(PAPER)))
    known |= {number for _, chart in PAPER.charts() for number in numbers_in(f"{chart.alt} {chart.key}")}
    known |= {number for _, chart in PAPER.charts() for number in drawn(chart)} | numbers_in(
        "26 November 2026"
    )
    for name, part in parts(written).items():
        inner = parts(part).items() if name.endswith(".xlsx") else [(name, part)]
        for where, xml in inner:
            if where.endswith((".xml", ".rels")):
                for text in visible(etree.fromstring(xml), where):
                    assert numbers_in(ADDED.sub("", text)) <= known, (name, where, text)


def drawn(chart: Chart) -> set[str]:
    """Return the numbers of a chart as a file writes them."""
    values = [value for series in (chart.bars.series if chart.bars else ()) for value in series.values]
    return {f"{value:g}" for value in values if value is not None}


def visible(root: etree._Element, where: str) -> Iterator[str]:
    """Give whatever a reader, a screen reader or a curious person finds in a part; not lengths, colours and ids."""
    if where.endswith(("core.xml", "app.xml", "custom.xml")):
        for version in root.findall("{*}AppVersion"):  # Of the program that the file format speaks of.
            root.remove(version)
        yield from (text.replace("T00:00:00Z", "").replace("2026-11-26", "") for text in root.itertext())
        return
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        tag = etree.QName(element).localname
        if tag in {"t", "v"} and not (tag == "v" and element.getparent().get("t") == "s"):
            field = element.getparent().get("type") == "slidenum"
            if not field and not where.startswith(("ppt/slideLayouts", "ppt/slideMasters")):
                yield element.text or ""
        yield from (element.get(name) for name in ("descr", "title", "tooltip") if element.get(name))


def test_the_file_says_of_itself_whose_it_is_and_nothing_of_a_machine(written):
    """Mutant: the template's thumbnail and properties kept."""
    of = Presentation(BytesIO(written)).core_properties
    assert (of.title, of.author, of.last_modified_by) == (PAPER.title, PAPER.organisation, PAPER.organisation)
    assert of.created.date() == of.modified.date() == PAPER.made_on
    names = parts(written)
    assert not any(re.search("thumbnail|printer|custom|comment|app.xml|vba", name, re.I) for name in names)
    assert b"Steve" not in b"".join(names.values())
    assert b"python" not in b"".join(names.values())


def test_the_same_paper_gives_the_same_bytes(written):
    assert slides.write(invented_paper()) == written


def test_notes_are_the_words_of_the_paper(written):
    """Mutant: the name of the layout added to the notes."""
    known = {squeezed(text) for text in texts(PAPER)}
    known |= {squeezed(chart.alt) for _, chart in PAPER.charts()}
    known |= {squeezed(f"{fact.label}: {fact.text}") for fact in PAPER.facts}
    known |= {squeezed(f"{section.title}. {section.question}") for section in PAPER.sections}
    lines = [
        squeezed(paragraph.text)
        for slide in opened(written)
        if slide.has_notes_slide
        for paragraph in slide.notes_slide.notes_text_frame.paragraphs
    ]
    assert set(lines) <= known
    for section in PAPER.sections:
        for block in section.blocks:
            if isinstance(block, Opening | Paragraph):
                assert squeezed(str(block.text)) in lines
            elif isinstance(block, SmallPrint):
                assert {squeezed(line) for line in block.lines} <= set(lines)


# ---- Titles, order, language ----


@pytest.mark.parametrize("name", STRANGE)
def test_every_slide_has_a_title_of_its_own_and_no_empty_placeholder(name):
    """Mutant: "(continued)" left out."""
    data = written_of(name)
    found = titles(data)
    assert all(text.strip() for text in found)
    assert len(set(found)) == len(found)
    for slide in opened(data):
        for shape in slide.placeholders:
            assert (
                shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER or shape.text_frame.text.strip()
            )


def test_a_title_that_two_sections_use_is_told_apart_by_the_section_on_every_part():
    """Mutant: only the first part told apart."""
    sections = tuple(Section(name, name.title(), "Why?", (grid(30, 2),)) for name in ("first", "second"))
    found = [title for title in titles(slides.write(paper(sections=sections))) if "A table" in title]
    assert found == [
        "A table",
        "A table (continued)",
        "A table (continued, part 3)",
        "Second: A table",
        "Second: A table (continued)",
        "Second: A table (continued, part 3)",
    ]


def test_the_deck_opens_and_ends_as_a_reader_expects(written):
    found = titles(written)
    assert found[:2] == [PAPER.title, CONTENTS]
    assert found.index(TRUST) + 1 == found.index(ANNEX)
    assert found[-1] == SMALL_PRINT
    first, *others = opened(written)
    assert list(said(first)) == [PAPER.title, PAPER.organisation, "26 November 2026", WARNING]
    assert all(WARNING in said(slide) for slide in others)


def test_without_a_warning_the_foot_says_whose_paper_it_is():
    _, *others = opened(slides.write(invented_paper(warning="")))
    assert all(f"{PAPER.organisation}: {PAPER.title}" in said(slide) for slide in others)


def test_the_contents_lead_to_every_section(written):
    first, contents, *_ = opened(written)
    links = contents._element.findall(f".//{qn('a:hlinkClick')}")
    reached = [contents.part.related_part(link.get(qn("r:id"))) for link in links]
    wanted = ["Friends of dogs are clearly under-reached", "Words & <marks>", "Who did not answer", ANNEX]
    assert [part.slide.shapes.title.text_frame.text for part in reached] == wanted


def test_findings_and_charts_come_first_and_all_tables_in_an_annex_with_their_words():
    """Mutants: tables left where they stand in the paper; the words over a table left in its section."""
    chart, table = bars(3), grid(3, 2)
    sections = tuple(
        Section(
            name,
            name.title(),
            "Why?",
            (
                Opening(Headline(f"A claim of {name}", ".")),
                chart,
                Heading(f"Below {name}"),
                Paragraph(Headline("", f"Over the table of {name}.")),
                table,
                SmallPrint((f"A note of {name}.",)),
            ),
        )
        for name in ("first", "second")
    )
    found = opened(slides.write(paper(sections=sections)))
    named = [slide.shapes.title.text_frame.text for slide in found]
    after = named.index(ANNEX)
    assert not any(shape.has_table for slide in found[:after] for shape in slide.shapes)
    assert not any(shape.has_chart for slide in found[after:] for shape in slide.shapes)
    before = [text for slide in found[:after] for text in said(slide)]
    assert not any(text.startswith(("Over the table", "A note", "Below")) for text in before)
    for slide, name in zip(found[after + 1 : after + 3], ("first", "second"), strict=True):
        assert any(shape.has_table for shape in slide.shapes)
        assert {f"Over the table of {name}.", f"A note of {name}."} <= set(said(slide))
    links = found[after]._element.findall(f".//{qn('a:hlinkClick')}")
    reached = [found[after].part.related_part(link.get(qn("r:id"))).slide for link in links]
    assert [each.slide_id for each in reached] == [each.slide_id for each in found[after + 1 : after + 3]]
    assert list(said(found[after]))[1:3] == ["First", "Second"]


def test_a_paper_without_tables_has_no_annex():
    found = opened(slides.write(paper(bars(3))))
    assert ANNEX not in [text for slide in found for text in said(slide)]


def test_a_dozen_groups_stand_on_one_slide_and_words_above_them_make_way():
    """Mutants: bars 12.5 points high; words that cost a slide left above the bars."""
    lead = Paragraph(Headline("", "Words over the chart."))
    found = opened(
        slides.write(paper(Opening(Headline("A claim", ".")), Heading("A heading"), lead, bars(12)))
    )
    [frame] = [shape for slide in found for shape in slide.shapes if shape.has_chart]
    assert len(frame.chart.plots[0].categories) == 12
    [where] = [slide for slide in found if "Words over the chart." in list(said(slide))]
    assert not any(shape.has_chart for shape in where.shapes)


def test_what_a_section_says_first_stays_on_one_slide_where_smaller_letters_cost_none():
    """Mutant: the largest letters of as few slides: the last lines then stand over the chart by themselves."""
    lines = [Paragraph(Headline("", f"Sentence {place}.")) for place in range(11)]
    found = opened(slides.write(paper(Opening(Headline("A claim", ".")), *lines, bars(6))))
    where = {
        place for place, slide in enumerate(found) for text in said(slide) if text.startswith("Sentence")
    }
    assert len(where) == 1


def test_labels_have_the_room_in_which_their_lines_were_counted():
    """Mutant: no place given to the bars: a program then breaks labels as it likes."""
    found = [
        next(iter(charts(slides.write(paper(bars(3, label=label))))))
        for label in ("{place}", "People with another language who speak English well", "A label " * 40)
    ]
    inner = [each.chart._chartSpace.find(f".//{qn('c:plotArea')}/{qn('c:layout')}") for each in found]
    lefts = [float(each.find(f".//{qn('c:x')}").get("val")) for each in inner]
    assert lefts[0] < 0.05
    assert lefts[0] < lefts[1] < lefts[2] == 0.4
    words = letters.width("People with another language who speak English well", size=12)
    assert lefts[1] * Emu(found[1].width).pt > words


def test_a_section_that_asks_has_no_colon_after_its_question_mark():
    section = Section("one", "Can we trust it?", "How good are the data?", ())
    _, contents, *_ = opened(slides.write(paper(sections=(section,))))
    assert "Can we trust it? How good are the data?" in said(contents)


@pytest.mark.parametrize("name", EVERY)
def test_the_order_of_reading_is_the_order_on_the_slide(name):
    for slide in opened(written_of(name)):
        tops = [shape.top for shape in slide.shapes if shape.name != "Slide number"]
        assert tops == sorted(tops)


def test_all_words_are_british_english(written):
    for name, part in parts(written).items():
        if name.startswith("ppt/") and name.endswith(".xml"):
            root = etree.fromstring(part)
            for element in root.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
                assert element.get("lang", "en-GB") == "en-GB"
            assert all(run.find(qn("a:rPr")).get("lang") == "en-GB" for run in root.iter(qn("a:r")))


def test_words_stand_out_from_their_ground(written):
    """Contrast after WCAG 2.2, 1.4.3: 4.5 to 1. Mutant: quiet words in the grey of marks."""
    for slide in opened(written):
        for shape in slide.shapes:
            dark = shape.has_text_frame and shape._element.spPr.find(qn("a:solidFill")) is not None
            for colour in shape._element.iterfind(f".//{qn('a:rPr')}/{qn('a:solidFill')}/{qn('a:srgbClr')}"):
                assert contrast(colour.get("val"), "212B32" if dark else "FFFFFF") >= 4.5


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
        return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_what_to_act_on_is_pink_and_bold_and_nothing_else_is():
    rows = (
        Row(
            (
                Cell("act", act=True),
                Cell("under", verdict=Verdict.UNDER),
                Cell("quiet", quiet=True),
                Cell("all"),
            )
        ),
    )
    [shape] = tables(slides.write(paper(Figures(Table("T", (Column("a"),) * 4, rows)))))
    runs = [cell.text_frame.paragraphs[0].runs[0] for cell in shape.table.rows[1].cells]
    looks = [(str(run.font.color.rgb), run.font.bold) for run in runs]
    assert looks == [("AE2573", True), ("AE2573", True), ("4C6272", False), ("212B32", False)]


# ---- Nothing runs out of its box ----


@pytest.mark.parametrize("name", EVERY)
def test_no_words_run_out_of_their_box_and_no_box_out_of_the_slide(name):
    """Measured anew from the file. Mutants: leading of 1.0 in `words.height`; notes not counted in `stacking`."""
    held(written_of(name))


def held(data: bytes) -> None:
    presentation = Presentation(BytesIO(data))
    for number, slide in enumerate(presentation.slides, start=1):
        boxes = []
        for shape in slide.shapes:
            need = (
                sum(row.height for row in shape.table.rows)
                if shape.has_table
                else Emu(int(height(shape) * 12700))
                if shape.has_text_frame
                else 0
            )
            assert need <= shape.height + 12700, (number, shape.name, need / 12700, shape.height / 12700)
            if shape.has_table:
                rows_hold(shape.table)
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= presentation.slide_width + 12700
            assert shape.top + shape.height <= presentation.slide_height + 12700
            boxes.append((shape.top, shape.top + shape.height, shape.name))
        flow = sorted(each for each in boxes if each[2] != "Slide number")
        for (_, end, name), (start, _, following) in zip(flow, flow[1:], strict=False):
            assert start >= end - 12700, (number, name, following)


def height(shape) -> float:
    """Return how high the words of a box stand (points), Arial being 1.15 times its size from line to line."""
    frame = shape.text_frame
    columns = int(frame._txBody.bodyPr.get("numCol", 1))
    inside = Emu(shape.width - frame.margin_left - frame.margin_right).pt
    inside = (inside - 40 * (columns - 1)) / columns
    total = sum(
        paragraph_height(paragraph, inside) + (paragraph.space_before.pt if paragraph.space_before else 0)
        for paragraph in frame.paragraphs
    )
    return total / columns


def paragraph_height(paragraph, inside: float) -> float:
    if not paragraph.runs:
        return 0.0
    sizes = {run.font.size.pt for run in paragraph.runs}
    assert min(sizes) >= 12
    spans = tuple(Span(run.text, bool(run.font.bold)) for run in paragraph.runs)
    left = Emu(int(paragraph._p.pPr.get("marL", 0))).pt if paragraph._p.pPr is not None else 0
    return len(letters.lines(spans, size=max(sizes), wide=(inside - left) / letters.ROOM)) * max(sizes) * 1.15


def rows_hold(table) -> None:
    widths = [Emu(column.width).pt for column in table.columns]
    for row in table.rows:
        for cell, wide in zip(row.cells, widths, strict=True):
            over = sum(widths) if cell.is_merge_origin else wide
            inside = over - Emu(cell.margin_left + cell.margin_right).pt
            need = sum(paragraph_height(each, inside) for each in cell.text_frame.paragraphs)
            assert need + Emu(cell.margin_top + cell.margin_bottom).pt <= Emu(row.height).pt + 1


@pytest.mark.parametrize("name", STRANGE)
def test_every_part_of_a_strange_paper_is_xml(name):
    data = written_of(name)
    for where, part in parts(data).items():
        if where.endswith((".xml", ".rels")):
            etree.fromstring(part)


def test_texts_that_a_program_could_obey_stand_as_they_are(written):
    seen = everything(written)
    for text in HOSTILE:
        assert squeezed(text) in seen


# ---- An organisation's own template ----


def template(*, wide: float = 10, high: float = 7.5) -> bytes:
    """Return a template of 4 to 3 with a slide, notes, an author and a theme of its own: a stranger's file."""
    theirs = Presentation()
    theirs.slide_width, theirs.slide_height = Emu(int(wide * 914400)), Emu(int(high * 914400))
    slide = theirs.slides.add_slide(theirs.slide_layouts[1])
    slide.shapes.title.text_frame.text = "Last year's secret 4321"
    slide.placeholders[1].text_frame.text = "Our own words 8765"
    slide.notes_slide.notes_text_frame.text = "Do not say 9999"
    theirs.slide_master.name = "House style of Petshire"
    theirs.core_properties.author = "A. Person"
    theirs.core_properties.comments = "made by hand"
    file = BytesIO()
    theirs.save(file)
    return file.getvalue()


def test_a_template_gives_its_masters_and_nothing_else():
    """Mutant: the slides' list emptied without dropping their relations."""
    data = slides.dress(PAPER, template())
    package = parts(data)
    everywhere = b"".join(package.values()).decode("utf-8", "ignore")
    assert "House style of Petshire" in everywhere
    assert not re.search("4321|8765|9999|A. Person|made by hand|Steve|thumbnail|printerSettings", everywhere)
    assert titles(data)[:2] == [PAPER.title, CONTENTS]
    assert Presentation(BytesIO(data)).slide_width == 10 * 914400
    assert Presentation(BytesIO(data)).core_properties.author == PAPER.organisation


@pytest.mark.parametrize(("wide", "high"), [(10, 7.5), (13.333, 7.5)])
def test_nothing_runs_out_of_its_box_in_a_template_of_any_shape(wide, high):
    held(slides.dress(PAPER, template(wide=wide, high=high)))


def test_a_template_in_wide_letters_has_more_room_for_them():
    """The same words need a slide more, for they are not squeezed. Mutant: Verdana measured as Arial."""
    told = Paragraph(Headline("", "Whoever reads this reads it in letters that are wider than ours. " * 4))
    section = replace(PAPER.sections[0], blocks=(PAPER.sections[0].blocks[0], *[told] * 30))
    paper = replace(PAPER, sections=(section,))
    wide = packed(
        {name: part.replace(b'"Calibri"', b'"Verdana"') for name, part in parts(template()).items()}
    )
    assert len(opened(slides.dress(paper, wide))) > len(opened(slides.dress(paper, template())))


def test_every_text_stands_on_a_slide_of_a_template_too():
    seen = everything(slides.dress(PAPER, template()))
    assert [
        text
        for text in texts(PAPER)
        if squeezed(text) not in seen and text not in {c.key for _, c in PAPER.charts()}
    ] == []


def test_a_potx_is_taken_as_a_pptx_is():
    renamed = packed(
        {
            name: part.replace(b"presentation.main+xml", b"template.main+xml")
            for name, part in parts(template()).items()
        }
    )
    assert titles(slides.dress(PAPER, renamed)) == titles(slides.dress(PAPER, template()))


def packed(package: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, part in package.items():
            archive.writestr(name, part)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no PowerPoint presentation"),
        (b"PK not a zip", "no PowerPoint presentation"),
        (packed({"a": b"b"}), "no PowerPoint presentation"),
        (packed({"[Content_Types].xml": b"<a>"}), "no PowerPoint presentation"),
        (packed({**parts(template()), "ppt/vbaProject.bin": b"x"}), "macros"),
        (
            packed({**parts(template()), "ppt/slideMasters/slideMaster1.xml": b"<a"}),
            "no PowerPoint presentation",
        ),
    ],
)
def test_a_file_that_is_no_template_is_refused_in_words(data, why):
    with pytest.raises(TemplateRefused, match=why):
        slides.dress(PAPER, data)
