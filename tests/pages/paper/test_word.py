"""The Word document, opened again: every text of the paper is in it, in order, and nothing that the paper has not."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from models.vocabulary import Verdict
from pages.paper.blocks import Figures, Paper, Section
from pages.paper.writing import template_file, word
from pages.paper.writing.formats import TemplateRefused
from pages.paper.writing.office_file import allowed
from pages.parts.tables import Cell, Column, Row, Table
from tests.pages.paper.invented_paper import WARNING, invented_paper, texts

PAPER = invented_paper()
ADDED = ["26 November 2026", "About this paper", "Item", "In this paper", "Contents"]
"""What the document says beside the paper's own words; and the list of contents, which repeats headings."""


@pytest.fixture(scope="module")
def written():
    return word.write(PAPER)


@pytest.fixture(scope="module")
def document(written):
    return Document(io.BytesIO(written))


def paper_of(*blocks, warning=""):
    section = Section("one", "One", "Which one?", blocks)
    return Paper("Title", "Body", PAPER.made_on, (), (section,), warning)


def lines(document):
    """Give the text of every paragraph in reading order, those in cells too; links as Word shows them."""
    for paragraph in document.element.body.iter(qn("w:p")):
        yield (
            paragraph.get("style", "") or style_of(document, paragraph),
            "".join(each.text or "" for each in paragraph.iter(qn("w:t"))),
        )


def style_of(document, paragraph):
    named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    identity = "Normal" if named is None else named.get(qn("w:val"))
    return next(each.name for each in document.styles if each.style_id == identity)


def cells(table):
    """Return the words of each cell; a group heading is the first line of a cell of two."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def parts(written):
    with zipfile.ZipFile(io.BytesIO(written)) as file:
        return {name: file.read(name) for name in file.namelist()}


def template_of(change, *, kind="document"):
    """Return a board's own file: python-docx's default, changed."""
    document = Document()
    change(document)
    out = io.BytesIO()
    document.save(out)
    if kind == "document":
        return out.getvalue()
    dotx = io.BytesIO()
    with zipfile.ZipFile(dotx, "w") as file:
        for name, held in parts(out.getvalue()).items():
            file.writestr(name, held.replace(b"document.main+xml", b"template.main+xml"))
    return dotx.getvalue()


def test_every_text_stands_in_it_once_and_in_order_and_nothing_else(document):
    """Mutants: the question left out; the rest of a claim left out; notes after the table that follows."""
    said = [text for style, text in lines(document) if text and not style.startswith("toc")]
    wanted = [*texts(PAPER), *ADDED]
    assert sorted(said) == sorted(wanted)
    front = 3 + 2 * len(PAPER.facts)
    assert [text for text in said if text not in ADDED][front:] == list(texts(PAPER))[front:]


def test_every_cell_of_every_table_is_there_in_its_place(document):
    """Mutant: the last column left out."""
    facts, *tables = document.tables
    assert cells(facts)[1:] == [[fact.label, fact.text] for fact in PAPER.facts]
    for found, (_, figures) in zip(tables, PAPER.tables(), strict=True):
        last = ""
        wanted = [[column.heading for column in figures.table.columns]]
        for row in figures.table.rows:
            said = [cell.text for cell in row.cells]
            if row.under and row.under != last:
                said[0] = f"{row.under}\n{said[0]}"
            last = row.under
            wanted.append(said)
        assert cells(found) == wanted


def test_a_group_heading_comes_again_where_another_stood_between():
    rows = [
        Row((Cell(name), Cell("1")), under) for name, under in (("a", "X"), ("b", "X"), ("c", ""), ("d", "X"))
    ]
    table = Table("T", (Column("Name"), Column("N", number=True)), tuple(rows))
    made = Document(io.BytesIO(word.write(paper_of(Figures(table)))))
    assert [row[0] for row in cells(made.tables[1])[1:]] == ["X\na", "b", "c", "X\nd"]


def test_tables_have_a_head_on_every_page_whole_rows_and_no_merged_cell(document):
    """Mutants: the mark of the head on the second row; rows that may break."""
    for table in document.tables:
        heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        assert heads == [True] + [False] * (len(heads) - 1)
        assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows)
        assert not list(table._tbl.iter(qn("w:gridSpan"), qn("w:vMerge")))
        assert all(cell.text for row in table.rows for cell in row.cells)
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        assert [look.get(qn(f"w:{name}")) for name in ("firstRow", "firstColumn")] == ["1", "1"]
        assert table.style.name == "Plain Table 2"


def test_a_table_follows_its_caption_and_keeps_with_it(document):
    """Mutant: the caption below its table."""
    captions = []
    for paragraph in document.paragraphs:
        following = paragraph._p.getnext()
        if paragraph.style.name == "Caption" and following is not None and following.tag == qn("w:tbl"):
            captions.append(paragraph.text)
    assert captions == [figures.table.caption for _, figures in PAPER.tables()]
    for name in ("Caption", "Heading 1", "Heading 2", "Heading 3", "Table Heading", "Table Group", "Picture"):
        assert document.styles[name].paragraph_format.keep_with_next, name


def test_numbers_stand_to_the_right(document):
    _, reach, *_ = document.tables
    columns = next(PAPER.tables())[1].table.columns
    for row in reach.rows:
        styles = [cell.paragraphs[-1].style for cell in row.cells]
        sides = [
            (style.paragraph_format.alignment or style.base_style.paragraph_format.alignment)
            for style in styles
        ]
        assert [side is not None for side in sides] == [column.number for column in columns]


def test_what_calls_for_action_is_emphasised_and_nothing_else_is(document):
    """Mutant: every verdict emphasised."""
    emphasised = {
        run.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for run in cell.paragraphs[-1].runs
        if run.style.name == "Intense Emphasis"
    }
    wanted = {
        cell.text
        for _, figures in PAPER.tables()
        for row in figures.table.rows
        for cell in row.cells
        if cell.act or cell.verdict is Verdict.UNDER
    }
    assert emphasised == wanted == {"Under-reached", "Overdue"}
    assert str(document.styles["Intense Emphasis"].font.color.rgb) == "AE2573"


def test_claims_are_bold_by_a_style(document):
    strong = [run.text for line in document.paragraphs for run in line.runs if run.style.name == "Strong"]
    assert "Friends of dogs are clearly under-reached" in strong
    assert document.styles["Strong"].font.bold


def test_the_look_is_in_styles_and_on_no_run(document):
    """Mutant: `line.add_run(...).bold = True` for the claim."""
    for run in document.element.body.iter(qn("w:rPr")):
        assert [each.tag for each in run] in ([], [qn("w:rStyle")])


def test_every_picture_has_its_text_and_title(document):
    """Mutant: `descr` left out."""
    described = [
        (each.get("name"), each.get("title"), each.get("descr"))
        for each in document.element.body.iter(qn("wp:docPr"))
    ]
    assert described == [(chart.name, chart.title, chart.alt) for _, chart in PAPER.charts()]
    assert len(document.inline_shapes) == len(list(PAPER.charts()))
    room = (
        document.sections[0].page_width - document.sections[0].left_margin - document.sections[0].right_margin
    )
    assert all(0 < shape.width <= room and shape.height < Mm(240) for shape in document.inline_shapes)


def test_a_picture_holds_nothing_beside_the_picture(written):
    pictures = [held for name, held in parts(written).items() if name.startswith("word/media/")]
    assert pictures
    for held in pictures:
        assert set(Image.open(io.BytesIO(held)).info) <= {"dpi"}


def test_the_list_of_contents_reads_without_an_update_and_every_line_leads_to_its_heading(document):
    """Mutants: bookmarks named twice; the end of the field left out."""
    entries = [(style, text) for style, text in lines(document) if style.startswith("toc")]
    headings = [
        (line.style.name, line.text) for line in document.paragraphs if line.style.name == "Heading 1"
    ]
    assert [text for _, text in entries] == [text for _, text in headings]
    links = [link.get(qn("w:anchor")) for link in document.element.body.iter(qn("w:hyperlink"))]
    marks = {
        mark.get(qn("w:name")): "".join(each.text for each in mark.getparent().iter(qn("w:t")))
        for mark in document.element.body.iter(qn("w:bookmarkStart"))
    }
    assert [marks[link] for link in links] == [text for _, text in headings]
    kinds = [mark.get(qn("w:fldCharType")) for mark in document.element.body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


@pytest.mark.parametrize("warning", [WARNING, ""])
def test_every_page_has_the_warning_the_organisation_and_its_number(warning):
    """Mutant: no foot where there is no warning."""
    document = Document(io.BytesIO(word.write(invented_paper(warning=warning))))
    for section in document.sections:
        said = "\n".join(line.text for line in section.footer.paragraphs)
        assert said == "\n".join(
            [*([warning] if warning else []), f"{PAPER.organisation}: {PAPER.title}\tPage 1 of 1"]
        )
        fields = [each.text.strip() for each in section.footer._element.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]
    large = [line.text for line in document.paragraphs if line.style.name == "Warning"]
    assert large == ([warning] if warning else [])
    assert document.styles["Warning"].font.size.pt >= 18


def test_a_table_too_wide_for_a_page_that_stands_gets_one_that_lies(document):
    """Its longest word decides: the second table of the paper has one of 116 letters."""
    lies = [section.page_width > section.page_height for section in document.sections]
    assert lies == [False, True, False]
    assert [round(section.page_width.mm) for section in document.sections] == [210, 297, 210]


def test_columns_fill_the_page_and_no_more(document):
    page = document.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    for table in (document.tables[0], document.tables[1], document.tables[3]):
        assert sum(column.width for column in table.columns) == pytest.approx(room, abs=Mm(0.5))


def test_it_is_british_english_with_fixed_properties_and_says_nothing_of_a_machine(written, document):
    """Mutant: `last_modified_by` left as the library has it."""
    told = document.core_properties
    assert (told.title, told.author, told.last_modified_by) == (
        PAPER.title,
        PAPER.organisation,
        PAPER.organisation,
    )
    assert told.created == told.modified == datetime(2026, 11, 26, tzinfo=UTC)
    assert (told.comments, told.keywords, told.subject, told.revision) == ("", "", "", 1)
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert defaults.find(qn("w:lang")).get(qn("w:val")) == "en-GB"
    held = parts(written)
    assert not [
        name for name in held if re.search("custom|thumbnail|comments|people|stylesWithEffects", name)
    ]
    assert b"python-docx" not in b"".join(held.values())
    assert "Equal Reach" in held["docProps/app.xml"].decode()
    assert b"Template" not in held["docProps/app.xml"]


def test_the_same_paper_gives_the_same_bytes(written):
    assert word.write(invented_paper()) == written


def test_no_address_is_in_it(written):
    """A link of a cell leads to a page that a reader of the paper has not."""
    held = parts(written)
    external = [name for name, text in held.items() if name.endswith(".rels") and b"External" in text]
    assert external == []
    assert b"/open-activities" not in held["word/document.xml"]


class TestTemplate:
    def test_its_styles_page_head_and_foot_stay_and_its_words_go(self):
        """Mutant: styles of ours put over those of a template."""

        def board(document):
            document.styles["Heading 1"].font.name = "Frutiger"
            document.sections[0].page_width = Mm(200)
            document.sections[0].header.paragraphs[0].text = "Board of Petshire"
            document.sections[0].footer.paragraphs[0].text = "Confidential"
            document.add_paragraph("Delete this line")
            document.add_table(1, 1)

        made = Document(io.BytesIO(word.dress(PAPER, template_of(board))))
        assert made.styles["Heading 1"].font.name == "Frutiger"
        assert round(made.sections[0].page_width.mm) == 200
        assert made.sections[0].header.paragraphs[0].text == "Board of Petshire"
        assert [line.text for line in made.sections[0].footer.paragraphs][:2] == ["Confidential", WARNING]
        said = [text for style, text in lines(made) if text and not style.startswith("toc")]
        assert sorted(said) == sorted([*texts(PAPER), *ADDED])

    def test_titles_keep_with_what_follows_though_its_styles_do_not_say_so(self):
        """Mutant: only the styles asked."""

        def loose(document):
            document.styles["Caption"].paragraph_format.keep_with_next = False

        made = Document(io.BytesIO(word.dress(PAPER, template_of(loose))))
        captions = [line for line in made.paragraphs if line.style.name == "Caption"]
        assert captions
        assert all(line.paragraph_format.keep_with_next for line in captions)

    def test_styles_that_it_has_not_are_added_and_take_its_font(self):
        """Mutant: nothing added."""

        def bare(document):
            for style in list(document.styles):
                if style.name not in ("Normal", "Default Paragraph Font", "Normal Table", "No List"):
                    style.element.getparent().remove(style.element)

        made = Document(io.BytesIO(word.dress(PAPER, template_of(bare))))
        used = {line.style.name for line in made.paragraphs}
        assert {"Title", "Opening", "Warning", "List Bullet", "Heading 1"} <= used
        assert made.styles["Opening"].base_style.name == "Normal"
        assert made.styles["Opening"].font.name is None
        bullets = made.styles["List Bullet"].element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        numbers = {each.get(qn("w:numId")) for each in made.part.numbering_part.element.findall(qn("w:num"))}
        assert bullets.get(qn("w:val")) in numbers

    def test_a_template_without_any_list_gets_one(self):
        def listless(document):
            relation = next(
                each for each in document.part.rels.values() if each.reltype.endswith("/numbering")
            )
            document.part.rels.pop(relation.rId)
            bullet = document.styles["List Bullet"].element
            bullet.getparent().remove(bullet)

        made = Document(io.BytesIO(word.dress(PAPER, template_of(listless))))
        assert made.part.numbering_part.element.findall(qn("w:num"))

    def test_a_style_of_our_name_for_something_else_is_not_used(self):
        def taken(document):
            document.styles.add_style("Opening", 2)

        made = Document(io.BytesIO(word.dress(PAPER, template_of(taken))))
        findings = [line.text for line in made.paragraphs if line.style.name == "Opening"]
        assert findings == ["Friends of dogs are clearly under-reached: we heard 120, where 360 would be in proportion.", "No claim, only words: 100% #sure."]  # fmt: skip

    def test_what_a_template_tells_of_its_maker_does_not_go_out(self):
        def telling(document):
            document.core_properties.author = "A. Person"
            document.core_properties.comments = "draft"
            document.core_properties.last_printed = datetime(2001, 2, 3, tzinfo=UTC)
            path = "file:///C:/Users/a.person/board.dotx"
            rid = document.part._settings_part.relate_to(path, "http://x/attachedTemplate", is_external=True)
            attached = etree.SubElement(document.settings.element, qn("w:attachedTemplate"))
            attached.set(qn("r:id"), rid)
            document.add_picture(io.BytesIO(_png()))

        held = parts(word.dress(paper_of(), template_of(telling)))
        whole = b"".join(held.values())
        assert b"a.person" not in whole
        assert b"A. Person" not in whole
        assert b"draft" not in whole
        assert b"lastPrinted" not in whole
        assert not [name for name in held if name.startswith("word/media")]

    def test_every_kind_of_foot_carries_the_warning_and_a_number_is_not_doubled(self):
        def kinds(document):
            section = document.sections[0]
            section.different_first_page_header_footer = True
            document.settings.odd_and_even_pages_header_footer = True
            foot = section.footer.paragraphs[0]
            for kind, said in (("begin", ""), ("", " PAGE "), ("end", "")):
                run = foot.add_run()._r
                part = etree.SubElement(run, qn("w:fldChar") if kind else qn("w:instrText"))
                part.text = said
                if kind:
                    part.set(qn("w:fldCharType"), kind)

        made = Document(io.BytesIO(word.dress(PAPER, template_of(kinds))))
        section = made.sections[0]
        for foot in (section.footer, section.first_page_footer, section.even_page_footer):
            assert WARNING in [line.text for line in foot.paragraphs]
            assert (
                len([each for each in foot._element.iter(qn("w:instrText")) if each.text.strip() == "PAGE"])
                == 1
            )
        assert not made.sections[1].different_first_page_header_footer

    def test_the_head_of_an_earlier_section_is_kept_where_the_last_one_went_on_with_it(self):
        """Mutant: the references of earlier sections dropped."""

        def two(document):
            document.sections[0].header.paragraphs[0].text = "Board of Petshire"
            document.add_paragraph("A cover")
            document.add_section()

        made = Document(io.BytesIO(word.dress(PAPER, template_of(two))))
        assert made.sections[0].header.paragraphs[0].text == "Board of Petshire"

    def test_a_template_file_is_as_good_as_a_document(self):
        made = word.dress(PAPER, template_of(lambda document: None, kind="template"))
        assert b"template.main+xml" not in parts(made)["[Content_Types].xml"]

    @pytest.mark.parametrize("file", [b"", b"no zip", "zip"])
    def test_anything_else_is_refused_in_plain_words(self, file):
        if file == "zip":
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w") as other:
                other.writestr("a.txt", "a")
            file = out.getvalue()
        with pytest.raises(TemplateRefused, match="not a Word document"):
            word.dress(PAPER, file)

    @pytest.mark.parametrize(
        ("part", "held"),
        [("word/document.xml", b"<no xml"), ("word/document.xml", b"<a/>"), ("_rels/.rels", b"<a/>")],
    )
    def test_a_broken_one_is_refused_in_plain_words(self, part, held):
        """Mutant: only what is no zip refused."""
        broken = io.BytesIO()
        with zipfile.ZipFile(broken, "w") as file:
            for name, text in parts(template_of(lambda document: None)).items():
                file.writestr(name, held if name == part else text)
        with pytest.raises(TemplateRefused, match="not a Word document"):
            word.dress(PAPER, broken.getvalue())

    def test_one_that_would_fill_the_memory_is_refused(self, monkeypatch):
        """Mutant: no limit."""
        monkeypatch.setattr(template_file, "LARGEST", 1000)
        with pytest.raises(TemplateRefused, match="too large"):
            word.dress(PAPER, template_of(lambda document: None))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=40))
def test_any_text_is_written_and_read_back(text):
    """Mutant: `allowed` left out of the cells."""
    table = Table(
        text, (Column(text), Column("N", number=True)), (Row((Cell(text), Cell(text)), under=text),)
    )
    paper = replace(paper_of(Figures(table), warning=text), title=text, organisation=text)
    made = Document(io.BytesIO(word.write(paper)))
    wanted = read_back(allowed(text))
    assert [line.text for line in made.paragraphs if line.style.name == "Title"] == [wanted]
    assert [cell.text for cell in made.tables[1].rows[1].cells] == [f"{wanted}\n{wanted}", wanted]


def read_back(text):
    """Return text as Word has it: every kind of line end is one break."""
    return re.sub("\r\n|\r", "\n", text)


def _png():
    out = io.BytesIO()
    Image.new("RGB", (2, 2)).save(out, "png")
    return out.getvalue()
