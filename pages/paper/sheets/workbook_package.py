"""What XlsxWriter has not: Excel's own styles for titles and headings, and charts whose words are British English.

A screen reader and the accessibility checker find headings by the styles "Heading 1" and "Heading 2"; a large bold font
says nothing to them. A screen reader picks its voice by the language.
"""

import io
import re
import xml.etree.ElementTree as ElementTree
import zipfile

from xlsxwriter.format import Format

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PART = "xl/styles.xml"
_CHARTS = "xl/charts/"
_AMERICAN = re.compile(rb'(<(?:a:rPr lang|a:endParaRPr lang|c:lang val)=)"en-US"')
"""In a tag: the same letters in a text have their `<` escaped."""
_STYLES = (("Heading 1", "16"), ("Heading 2", "17"))
"""Their names and Excel's numbers for them."""


def finished(book: bytes, *, title: Format, heading: Format) -> bytes:
    """Return the written workbook with the cells of the two formats as headings, and its charts in British English."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as held, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for part in held.infolist():
            content = held.read(part)
            if part.filename == _PART:
                content = _styled(content, (title, heading))
            elif part.filename.startswith(_CHARTS):
                content = _AMERICAN.sub(rb'\1"en-GB"', content)
            made.writestr(part, content)
    return out.getvalue()


def _styled(styles: bytes, formats: tuple[Format, Format]) -> bytes:
    ElementTree.register_namespace("", _MAIN)
    root = ElementTree.fromstring(styles)
    bases, used, names = (_child(root, name) for name in ("cellStyleXfs", "cellXfs", "cellStyles"))
    for (name, number), written in zip(_STYLES, formats, strict=True):
        place = str(len(bases))
        font = str(written.font_index)
        ElementTree.SubElement(
            bases, f"{{{_MAIN}}}xf", {"numFmtId": "0", "fontId": font, "fillId": "0", "borderId": "0"}
        )
        ElementTree.SubElement(
            names, f"{{{_MAIN}}}cellStyle", {"name": name, "xfId": place, "builtinId": number}
        )
        if written.xf_index is not None and written.xf_index < len(used):
            used[written.xf_index].set("xfId", place)
    for group in (bases, names):
        group.set("count", str(len(group)))
    return ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _child(root: ElementTree.Element, name: str) -> ElementTree.Element:
    found = root.find(f"{{{_MAIN}}}{name}")
    if found is None:
        raise ValueError(f"the workbook has no {name}")
    return found
