"""Attacks with a template: somebody's own file that holds more than a look, or that is no whole file."""

import io
import random
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from pages.paper import making
from pages.paper.writing import slides, word
from pages.paper.writing.formats import Format, TemplateRefused, format_of
from tests.broken_zip import WAYS, broken_zip
from tests.pages.paper.invented_paper import invented_paper

PAPER = invented_paper()
FRONT = replace(PAPER, sections=())
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SECRET = b"4,321 people"
OUTSIDE = b"evil.example"


def parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        assert len(set(package.namelist())) == len(package.namelist())
        return {name: package.read(name) for name in package.namelist()}


def packed(held: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in held.items():
            file.writestr(name, part)
    return out.getvalue()


def related(held: dict[str, bytes], name: str, kind: str, target: str, *, outside: bool = False) -> None:
    """Relate a part to something, under the id rIdX and the kind."""
    folder, _, file = name.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels"
    old = held.get(
        rels, b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    )  # fmt: skip
    mode = ' TargetMode="External"' if outside else ""
    new = f'<Relationship Id="rIdX{kind}" Type="{RELATED}/{kind}" Target="{target}"{mode}/></Relationships>'
    held[rels] = old.replace(b"</Relationships>", new.encode())


def before(held: dict[str, bytes], name: str, end: str, added: str) -> None:
    first, found, last = held[name].rpartition(end.encode())
    assert found
    held[name] = first + added.encode() + found + last


@pytest.fixture(scope="module")
def board() -> dict[str, bytes]:
    """A board's own document: the paper of the last meeting."""
    return parts(word.write(FRONT))


@pytest.fixture(scope="module")
def deck() -> dict[str, bytes]:
    return parts(slides.write(FRONT))


def test_notes_at_the_foot_of_an_old_paper_go_with_it(board):
    """They showed on no page and stood in the file. Mutant: notes among what Word needs."""
    held = dict(board)
    for kind in ("footnote", "endnote"):
        held[f"word/{kind}s.xml"] = (
            f'<w:{kind}s xmlns:w="{WORDS}"><w:{kind} w:id="5"><w:p><w:r><w:t>{SECRET.decode()}</w:t></w:r></w:p>'
            f"</w:{kind}></w:{kind}s>"
        ).encode()
        related(held, "word/document.xml", f"{kind}s", f"{kind}s.xml")
        before(held, "word/settings.xml", "</w:settings>", f'<w:{kind}Pr><w:{kind} w:id="5"/></w:{kind}Pr>')
    made = parts(word.dress(FRONT, packed(held)))
    assert not [name for name, part in made.items() if SECRET in part or "note" in name]
    assert b"notePr" not in made["word/settings.xml"]


def test_the_printer_of_a_template_does_not_go_out(board):
    """Its settings name a machine. Mutant: the page kept as it is."""
    held = dict(board)
    held["word/printer.xml"] = b"<a>" + SECRET + b"</a>"
    related(held, "word/document.xml", "printerSettings", "printer.xml")
    before(
        held,
        "word/document.xml",
        "</w:sectPr>",
        f'<w:printerSettings xmlns:r="{RELATED}" r:id="rIdXprinterSettings"/>',
    )
    made = parts(word.dress(FRONT, packed(held)))
    assert not [name for name, part in made.items() if SECRET in part or b"printerSettings" in part]


def test_a_file_inside_a_template_s_foot_goes_and_its_words_stay(board):
    """An old table of numbers, put into the foot as an object. Mutant: headers and footers not looked into."""
    held = dict(board)
    foot = next(name for name in held if name.startswith("word/footer"))
    held["word/old.xml"] = b"<a>" + SECRET + b"</a>"
    related(held, foot, "package", "old.xml")
    ole = f'<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="{RELATED}" r:id="rIdXpackage"/>'
    before(
        held,
        foot,
        "</w:ftr>",
        f'<w:p xmlns:w="{WORDS}"><w:r><w:object>{ole}</w:object><w:t>Board of Petshire</w:t></w:r></w:p>',
    )
    made = parts(word.dress(FRONT, packed(held)))
    assert not [name for name, part in made.items() if SECRET in part or b"OLEObject" in part]
    assert any(b"Board of Petshire" in part for part in made.values())


def test_a_link_from_a_master_to_an_old_slide_does_not_keep_the_slide(deck):
    """It stood twice in the file, once with the old numbers. Mutant: masters not looked into."""
    held = dict(deck)
    held["ppt/slides/slide1.xml"] = held["ppt/slides/slide1.xml"].replace(b"Who we reached", SECRET)
    assert SECRET in held["ppt/slides/slide1.xml"]
    master = "ppt/slideMasters/slideMaster1.xml"
    related(held, master, "slide", "../slides/slide1.xml")
    link = f'<a:hlinkClick xmlns:a="{DRAWING}" xmlns:r="{RELATED}" r:id="rIdXslide" action="ppaction://hlinksldjump"/>'
    before(
        held,
        master,
        "</p:spTree>",
        f'<p:sp xmlns:p="{SLIDES}"><p:nvSpPr><p:cNvPr id="99" name="Home">{link}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>',
    )
    made_file = slides.dress(PAPER, packed(held))
    made = parts(made_file)
    assert not [name for name, part in made.items() if SECRET in part]
    assert b"hlinkClick" not in made[master]
    assert b'name="Home"' in made[master]


def test_a_paper_fetches_nothing_that_its_template_would(board, deck):
    """A picture from elsewhere tells its owner who opens the paper; a link that a reader follows stays.

    Mutant: relations to the outside kept.
    """
    held = dict(board)
    foot = next(name for name in held if name.startswith("word/footer"))
    related(held, foot, "image", "http://evil.example/x.png", outside=True)
    related(held, foot, "hyperlink", "https://petshire.example/", outside=True)
    made = parts(word.dress(FRONT, packed(held)))
    assert not [name for name, part in made.items() if OUTSIDE in part]
    assert any(b"https://petshire.example/" in part for part in made.values())
    held = dict(deck)
    related(held, "ppt/slideMasters/slideMaster1.xml", "image", "//evil.example/x.png", outside=True)
    related(held, "ppt/slideMasters/slideMaster1.xml", "hyperlink", "file://evil.example/a", outside=True)
    made = parts(slides.dress(FRONT, packed(held)))
    assert not [name for name, part in made.items() if OUTSIDE in part]


@pytest.mark.parametrize("kind", [format_of(".docx"), format_of(".pptx")], ids=lambda kind: kind.ending)
def test_a_template_that_would_fill_the_memory_is_refused(kind: Format):
    """A few kilobytes of zip, gigabytes once they are read. Mutant: tags not counted."""
    held = parts(kind.writes(FRONT))
    bomb = next(name for name in held if name.endswith(("settings.xml", "presProps.xml")))
    held[bomb] = b"<a>" + b"<b/>" * 3_000_000 + b"</a>"
    assert "too large" in making.why_not_dressed(PAPER, kind, packed(held))


@pytest.mark.parametrize("kind", [format_of(".docx"), format_of(".pptx")], ids=lambda kind: kind.ending)
def test_the_sizes_are_known_before_any_part_is_read(kind: Format):
    """The list of parts itself may be the bomb. Mutant: it read for macros before the sizes were looked at."""
    bomb = packed(parts(kind.writes(FRONT)) | {"[Content_Types].xml": b" " * 101_000_000})
    tracemalloc.start()
    try:
        assert "too large" in making.why_not_dressed(PAPER, kind, bomb)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", [format_of(".docx"), format_of(".pptx")], ids=lambda kind: kind.ending)
def test_a_broken_template_is_refused_in_words_whatever_is_broken(kind: Format):
    """Mutant: only the errors that the libraries mean to raise."""
    whole = parts(kind.writes(FRONT))
    dice = random.Random(7)
    breaks: list[Callable[[bytes], bytes]] = [
        lambda _part: b"",
        lambda part: part.replace(b' Id="', b' Ib="'),
        lambda part: part.replace(b"rId1", b"rId77"),
        lambda part: part[: dice.randrange(len(part))],
    ]
    files = [packed({**whole, name: change(part)}) for name, part in whole.items() for change in breaks]
    files += [packed({name: part for name, part in whole.items() if name != gone}) for gone in whole]
    torn = bytearray(packed(whole))
    torn[200:260] = bytes(60)
    said = {making.why_not_dressed(PAPER, kind, file) for file in (*files, bytes(torn))}
    assert making.CANT_BE_READ in said
    assert all(text == "" or text.endswith(".") for text in said)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("dress", "why"), [(word.dress, "not a Word document"), (slides.dress, "no PowerPoint presentation")]
)
def test_a_template_whose_packed_bytes_are_broken_is_refused_as_none(dress, why: str, way: str):
    """Mutants: the errors of deflate, of bzip2 and of LZMA let through, one after the other."""
    with pytest.raises(TemplateRefused, match=why):
        dress(FRONT, broken_zip("[Content_Types].xml", "word/document.xml", way=way))
