"""Somebody's own office file before it dresses a paper: not too large, reaching for nothing, and no old pages behind its look."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Collection
from typing import Any, Protocol

from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml

LARGEST = 100_000_000
"""Bytes that a template may unpack to."""
MOST_TAGS = 2_000_000
"""Tags of its XML: each takes a hundred times its bytes of memory, and a few kilobytes of zip may hold millions."""
NOWHERE = "about:blank"
_FOLLOWED = ("http://", "https://", "mailto:")
"""How an address begins that a reader may follow by hand; all else outside is fetched by the program, or names a folder."""
_LOOKS = {"image", "hdphoto", "hyperlink", "slideLayout", "slideMaster", "theme", "themeOverride"}
"""What a header, a master or a layout may be related to, by the last word of the relation's name."""
_SHAPES = {"sp", "pic", "graphicFrame", "cxnSp", "grpSp", "contentPart", "object", "pict", "drawing"}
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    KeyError,
    ValueError,
    AttributeError,
    SyntaxError,
)
"""What the libraries for zip, XML and office files stumble over in a broken file, however it is packed."""


class TooLarge(Exception):
    """A file that would fill the memory once it is unpacked."""


class _Part(Protocol):
    """A part of an office file as the libraries for Word and for PowerPoint have it."""

    rels: Any
    _element: Any


def copied(template: bytes, *, kind: bytes, instead: bytes) -> bytes:
    """Return the file as a document: a template's list of parts has another word in it, `kind`.

    No relation of it leads outside any more, but for links that a reader follows by hand. Raises TooLarge, or
    one of BROKEN.
    """
    out = io.BytesIO()
    tags = 0
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(out, "w") as new:
        if sum(part.file_size for part in old.infolist()) > LARGEST:
            raise TooLarge
        for part in old.infolist():
            held = old.read(part)
            # A picture is none of it; whatever else a list of parts calls XML is counted.
            tags += 0 if held.startswith((b"\x89PNG", b"\xff\xd8", b"GIF8")) else held.count(b"<")
            if tags > MOST_TAGS:
                raise TooLarge
            if part.filename == "[Content_Types].xml":
                held = held.replace(kind, instead)
            elif part.filename.endswith(".rels"):
                held = _kept_inside(held)
            new.writestr(part.filename, held)
    return out.getvalue()


def _kept_inside(relations: bytes) -> bytes:
    """Return a list of relations of which none makes a program fetch something: no picture, no template, no data."""
    root = parse_xml(relations)
    for each in root.iter("{*}Relationship"):
        link = str(each.get("Type", "")).endswith("/hyperlink")
        target = str(each.get("Target", "")).lower()
        if each.get("TargetMode") == "External" and not (link and target.startswith(_FOLLOWED)):
            each.set("Target", NOWHERE)
    return bytes(serialize_part_xml(root))


def cut_off(part: _Part) -> None:
    """Take out of a header, a master or a layout what is no look of it: a link to an old slide, a file inside the file.

    What is related stays in the file, seen or not: an old slide with its numbers, too.
    """
    for relation in list(part.rels.values()):
        if relation.reltype.rpartition("/")[2] in _LOOKS:
            continue
        for element in [
            each
            for each in part._element.iter("*")
            if any(key.startswith(_RELATED) and value == relation.rId for key, value in each.attrib.items())
        ]:
            _drop(element)
        part.rels.pop(relation.rId)


def _drop(element: Any) -> None:  # noqa: ANN401 an element of either library
    within: Collection[Any] = (
        () if _name(element).startswith("hlink") else (element, *element.iterancestors())
    )
    shape = next((each for each in within if _name(each) in _SHAPES), element)
    above = shape.getparent()
    if above is not None:
        above.remove(shape)


def _name(element: Any) -> str:  # noqa: ANN401 an element of either library
    return str(element.tag).rpartition("}")[2]
