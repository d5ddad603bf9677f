"""Everything that a written paper says anywhere inside it: pages, hidden sheets, caches of charts, embedded files,
properties, words for who does not see a picture, and what stands in pictures beside the picture.

For tests that look for what must not be there. Lengths, colours and ids of drawings are left out: they say nothing, and
among thousands of them any number turns up.
"""

import base64
import io
import json
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Literal
from xml.etree import ElementTree

import numpy as np
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

Kind = Literal["docx", "pptx", "xlsx", "html", "pdf"]
Said = tuple[str, str]
"""Where, and what."""

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".tiff", ".webp")
_SAY = {
    "descr",
    "title",
    "name",
    "tooltip",
    "alt",
    "tag",
    "sheet",
    "ref",
    "formatCode",
    "displayName",
    "Target",
    "author",
    "caption",
}
"""Attributes of office files that say something, whatever stands in them."""
_ALL_OF = (
    "pivotCache",
    "pivotTables",
    "customXml",
    "docProps",
    "comments",
    "xl/tables",
    "externalLinks",
    "_rels",
)
"""Parts of office files all of whose attributes say something."""
_SCALE = {"max", "min", "majorUnit", "minorUnit", "crossesAt", "ptCount"}
_BDATA = re.compile(r'\{[^{}]*"bdata"\s*:\s*"[^"]*"[^{}]*\}')
_DATA_ADDRESS = re.compile(r"data:image/[\w+.-]+;base64,([A-Za-z0-9+/=]+)")
_STRINGS = (
    "/Alt",
    "/ActualText",
    "/Contents",
    "/Title",
    "/T",
    "/TU",
    "/V",
    "/E",
    "/URI",
    "/F",
    "/UF",
    "/Desc",
)


def texts(data: bytes, kind: Kind) -> list[Said]:
    """Return every text in a file, with where it stands."""
    if kind == "html":
        return list(_web(data.decode("utf-8"), "page"))
    if kind == "pdf":
        return list(_pdf(data))
    return list(_package(data, ""))


def _package(data: bytes, above: str) -> Iterator[Said]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if package.comment:
            yield f"{above}zip comment", package.comment.decode("utf-8", "replace")
        for name in package.namelist():
            yield f"{above}name of a part", name
            yield from _part(package.read(name), f"{above}{name}")


def _part(part: bytes, where: str) -> Iterator[Said]:
    low = where.lower()
    if low.endswith(_PICTURES):
        yield from _picture(part, where)
    elif part.startswith(b"PK\x03\x04"):
        yield from _package(part, f"{where} > ")
    elif part.lstrip().startswith(b"<") or low.endswith((".xml", ".rels", ".vml", ".svg")):
        yield from _xml(part, where)
    else:
        yield from _strings(part, where)


def _xml(part: bytes, where: str) -> Iterator[Said]:
    whole = any(each in where for each in _ALL_OF)
    for element in ElementTree.fromstring(part).iter():
        name = _local(element.tag)
        indexed = name == "v" and element.get("t") is None
        if element.text and element.text.strip():
            yield f"{where} {name}", element.text
        if element.tail and element.tail.strip():
            yield f"{where} after {name}", element.tail
        for key, value in element.attrib.items():
            if whole or _local(key) in _SAY or name in _SCALE or indexed:
                yield f"{where} {name}@{_local(key)}", value


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _strings(part: bytes, where: str) -> Iterator[Said]:
    """Give what a curious person finds in a part that is no XML: runs of letters, one byte or two bytes each."""
    for found in re.findall(rb"[\x20-\x7e]{4,}", part):
        yield f"{where} bytes", found.decode("ascii")
    for found in re.findall(rb"(?:[\x20-\x7e]\x00){4,}", part):
        yield f"{where} bytes", found.decode("utf-16-le")


def _picture(data: bytes, where: str) -> Iterator[Said]:
    with Image.open(io.BytesIO(data)) as image:
        for key, value in image.info.items():
            if key not in {
                "dpi",
                "gamma",
                "transparency",
                "jfif",
                "jfif_version",
                "jfif_unit",
                "jfif_density",
            }:
                yield (
                    f"{where} {key}",
                    value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value),
                )
        for key, value in image.getexif().items():
            yield f"{where} exif {key}", str(value)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Said] = []
        self.within = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.within.append(tag)
        self.found += [(f"{tag}@{name}", value) for name, value in attrs if value]

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.found.append((self.within[-1], data))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.within:
            while self.within.pop() != tag:
                pass

    def handle_comment(self, data: str) -> None:
        self.found.append(("comment", data))


def _web(page: str, where: str) -> Iterator[Said]:
    """Give the texts of a web page: of its elements, attributes, comments and scripts, and the numbers that Plotly packs."""
    reader = _Page()
    reader.feed(page)
    reader.close()
    for place, text in reader.found:
        yield f"{where} {place}", text
        for packed in _BDATA.findall(text):
            yield f"{where} {place} packed", " ".join(map(repr, _unpacked(packed)))
        for picture in _DATA_ADDRESS.findall(text):
            yield from _part_of_page(base64.b64decode(picture), f"{where} {place} picture")


def _part_of_page(data: bytes, where: str) -> Iterator[Said]:
    if data.lstrip().startswith(b"<"):
        yield from _xml(data, where)
    else:
        yield from _picture(data, where)


def _unpacked(packed: str) -> list[float]:
    array = json.loads(packed)
    return np.frombuffer(base64.b64decode(array["bdata"]), dtype=np.dtype(array["dtype"])).tolist()


def _pdf(data: bytes) -> Iterator[Said]:
    reader = PdfReader(io.BytesIO(data))
    for number, page in enumerate(reader.pages, start=1):
        yield f"page {number}", page.extract_text()
    for key, value in (reader.metadata or {}).items():
        yield f"property {key}", str(value)
    for name, held in reader.attachments.items():
        yield "name of an attachment", name
        for part in held:
            yield from _strings(part, f"attachment {name}")
    for number in range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values())) + 1):
        yield from _pdf_object(reader, number)


def _pdf_object(reader: PdfReader, number: int) -> Iterator[Said]:
    found = IndirectObject(number, 0, reader).get_object()
    if isinstance(found, StreamObject) and found.get("/Type") == "/Metadata":
        yield f"object {number} metadata", found.get_data().decode("utf-8", "replace")
    queue = [found]
    while queue:
        held = queue.pop()
        if isinstance(held, DictionaryObject):
            yield from (
                (f"object {number} {key}", str(value))
                for key, value in held.items()
                if key in _STRINGS and isinstance(value, str)
            )
            queue += held.values()
        elif isinstance(held, ArrayObject):
            queue += list(held)
