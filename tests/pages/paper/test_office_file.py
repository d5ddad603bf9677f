"""Files that are zips of XML: no clock in them, and no character that XML refuses."""

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pages.paper.writing.office_file import allowed, dated

ANY_TEXT = st.text(st.characters(exclude_categories=()))


def zipped(parts, when):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name, when), text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ŵ é 😀 \t\n\r \ue000 \ufffd", "ŵ é 😀 \t\n\r \ue000 \ufffd"),
        ("\x00\x08\x0b\x0c\x0e\x1f", "\ufffd" * 6),
        ("a\ud800b\udfffc", "a\ufffdb\ufffdc"),
        ("\ufffe\uffff", "\ufffd\ufffd"),
        ("\x7f\x85", "\x7f\x85"),
    ],
)
def test_what_xml_refuses_becomes_a_mark_that_is_seen(text, expected):
    """Mutant: surrogates let through."""
    assert allowed(text) == expected


@given(ANY_TEXT)
def test_xml_takes_whatever_is_allowed(text):
    element = etree.Element("a")
    element.text = allowed(text)
    read = etree.fromstring(etree.tostring(element, encoding="utf-8"))
    assert (read.text or "") == allowed(text)
    assert len(allowed(text)) == len(text)


def test_two_files_made_at_other_times_become_the_same():
    """Mutant: the date of the part kept."""
    parts = {"[Content_Types].xml": "<a/>", "word/document.xml": "<b/>"}
    early = dated(zipped(parts, (2001, 2, 3, 4, 5, 6)), date(2026, 11, 26))
    late = dated(zipped(parts, (2026, 2, 3, 4, 5, 6)), date(2026, 11, 26))
    assert early == late
    with zipfile.ZipFile(io.BytesIO(early)) as file:
        assert file.namelist() == list(parts)
        assert {part.date_time for part in file.infolist()} == {(2026, 11, 26, 0, 0, 0)}
        assert file.read("word/document.xml") == b"<b/>"


def test_a_day_before_zips_began_is_written_as_their_first_year():
    file = dated(zipped({"a": "b"}, (2001, 2, 3, 4, 5, 6)), date(1948, 7, 5))
    assert zipfile.ZipFile(io.BytesIO(file)).infolist()[0].date_time[:3] == (1980, 7, 5)
