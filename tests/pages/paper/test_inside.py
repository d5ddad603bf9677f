"""The reader of whole files finds a number wherever a file can hide it; each test hides one and looks."""

import base64
import io
import zipfile

import numpy as np
import openpyxl
import pytest
from docx import Document
from openpyxl.workbook.defined_name import DefinedName
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pptx import Presentation
from pptx.chart.data import ChartData
from pptx.enum.chart import XL_CHART_TYPE
from pypdf import PdfWriter

from tests.pages.paper.inside import texts

SECRET = "4861"


def places(data: bytes, kind: str) -> list[str]:
    return [where for where, text in texts(data, kind) if SECRET in text]


def saved(made) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def picture() -> bytes:
    file, note = io.BytesIO(), PngInfo()
    note.add_text("Comment", SECRET)
    Image.new("RGB", (2, 2)).save(file, "PNG", pnginfo=note)
    return file.getvalue()


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a") as package:
        package.writestr(name, part)
    return file.getvalue()


def test_a_hidden_sheet_a_name_and_a_comment_of_a_workbook_are_read():
    book = openpyxl.Workbook()
    hidden = book.create_sheet("kept back")
    hidden.sheet_state = "veryHidden"
    hidden["A1"] = int(SECRET)
    hidden["A2"] = f"text {SECRET}"
    book.defined_names["Total"] = DefinedName("Total", attr_text=SECRET)
    book.properties.description = f"of {SECRET}"
    found = places(saved(book), "xlsx")
    assert {
        "xl/worksheets/sheet2.xml v",
        "xl/worksheets/sheet2.xml t",
        "xl/workbook.xml definedName",
        "docProps/core.xml description",
    } <= set(found)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("xl/pivotCache/pivotCacheRecords1.xml", f'<r><n v="{SECRET}"/></r>'.encode()),
        ("docProps/custom.xml", f"<p><v>{SECRET}</v></p>".encode()),
        ("xl/media/image1.png", picture()),
        ("xl/printerSettings.bin", f"xx{SECRET}".encode("utf-16-le")),
        (f"xl/{SECRET}.xml", b"<a/>"),
    ],
)
def test_other_parts_of_a_workbook_are_read(name, part):
    assert places(with_part(saved(openpyxl.Workbook()), name, part), "xlsx")


def test_the_cache_and_the_workbook_of_a_chart_are_read_and_notes_and_words_for_pictures():
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.notes_slide.notes_text_frame.text = SECRET
    data = ChartData()
    data.categories = ["a"]
    data.add_series("s", [int(SECRET)])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, 99, 99, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", SECRET)
    frame.chart.value_axis.maximum_scale = int(SECRET)
    found = " ".join(places(saved(deck), "pptx"))
    for place in (
        "ppt/charts/chart1.xml v",
        "Microsoft_Excel_Sheet1.xlsx > xl/worksheets/sheet1.xml v",
        "ppt/charts/chart1.xml max@val",
        "notesSlide1.xml t",
        "slide1.xml cNvPr@descr",
    ):
        assert place in found


def test_a_documents_words_properties_and_pictures_are_read():
    document = Document()
    document.add_paragraph(SECRET)
    document.add_picture(io.BytesIO(picture()))
    document.core_properties.keywords = SECRET
    found = places(saved(document), "docx")
    assert {"word/document.xml t", "docProps/core.xml keywords", "word/media/image1.png Comment"} <= set(
        found
    )


def test_lengths_of_drawings_say_nothing():
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.add_textbox(int(SECRET), 0, int(SECRET), 9)
    assert places(saved(deck), "pptx") == []


def test_a_web_pages_attributes_comments_scripts_and_packed_numbers_are_read():
    packed = base64.b64encode(np.array([1.5, float(SECRET)]).tobytes()).decode()
    address = base64.b64encode(picture()).decode()
    page = (
        f'<p title="{SECRET}">a</p><!-- {SECRET} --><img alt="" src="data:image/png;base64,{address}">'
        f'<script>x = {{"y": {{"dtype": "f8", "bdata": "{packed}"}}}}</script><td>{SECRET}</td>'
    )
    assert places(page.encode(), "html") == [
        "page p@title",
        "page comment",
        "page img@src picture Comment",
        "page script packed",
        "page td",
    ]


def test_a_pdfs_properties_attachments_and_words_for_pictures_are_read():
    writer = PdfWriter()
    writer.add_blank_page(9, 9)
    writer.add_metadata({"/Subject": SECRET})
    writer.add_attachment("list.csv", SECRET.encode())
    writer.add_outline_item(title=f"see {SECRET}", page_number=0)
    file = io.BytesIO()
    writer.write(file)
    found = places(file.getvalue(), "pdf")
    assert "property /Subject" in found
    assert "attachment list.csv bytes" in found
    assert any(place.endswith("/Title") for place in found)
