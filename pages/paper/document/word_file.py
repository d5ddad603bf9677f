"""The Word file around a paper: an empty one of our own or a board's template, and what may not go out with it."""

import io
import zipfile
from datetime import UTC, datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from pages.paper.blocks import Paper
from pages.paper.document.word_styles import LANGUAGE
from pages.paper.writing import template_file
from pages.paper.writing.formats import TemplateRefused
from pages.paper.writing.office_file import allowed, dated
from pages.paper.writing.template_file import TooLarge

NOT_WORD = "This is not a Word document (.docx) or template (.dotx)."
TOO_LARGE = "This template is too large. Save it without its pictures and try again."
_TEMPLATE_KIND, _DOCUMENT_KIND = (
    b"wordprocessingml.template.main+xml",
    b"wordprocessingml.document.main+xml",
)
_NEEDED = {
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.FONT_TABLE,
}
"""What Word itself needs beside a document; all else must be named in it to stay. Notes at the foot of what it said go with it."""
_AROUND = ("/core-properties", "/officeDocument", "/extended-properties")
"""What stays of the file itself: not its preview picture, and not the properties that somebody added."""
_TELLS = (
    "w:attachedTemplate",
    "w:mailMerge",
    "w:docVars",
    "w:rsids",
    "w:savePreviewPicture",
    "w:saveThroughXslt",
    "w:footnotePr",
    "w:endnotePr",
)
"""Settings that hold paths, a source of data or what was typed elsewhere, or that belong to what goes."""
_OF_A_PRINTER = ("w:printerSettings", "w:sectPrChange")
"""What a page holds of the machine that it was set up on, and of who changed it."""
_APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Equal Reach</Application></Properties>"
)


def own_file() -> WordDocument:
    """Return an empty document of our own: A4 portrait."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(20), Mm(22)
    section.header_distance = section.footer_distance = Mm(10)
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    for child in parse_xml(_settings()):
        settings.append(child)
    return document


def from_template(template: bytes) -> WordDocument:
    """Return a board's own file without what it says: its styles, its page, its headers and footers stay.

    Raises `TemplateRefused` where it is not a Word file or too large a one.
    """
    try:
        held = template_file.copied(template, kind=_TEMPLATE_KIND, instead=_DOCUMENT_KIND)
        return _emptied(Document(io.BytesIO(held)))
    except TooLarge as problem:
        raise TemplateRefused(TOO_LARGE) from problem
    # Whatever a broken file makes the library stumble over, it is no Word file that we can use.
    except (*template_file.BROKEN, OpcError) as problem:
        raise TemplateRefused(NOT_WORD) from problem


def _emptied(document: WordDocument) -> WordDocument:
    body = document.element.body
    sections = [section._sectPr for section in document.sections]
    # A section without a header goes on with the one before it, which we are about to remove.
    for kind in (qn("w:headerReference"), qn("w:footerReference")):
        held = {each.get(qn("w:type")) for each in sections[-1].findall(kind)}
        for section in reversed(sections[:-1]):
            for each in section.findall(kind):
                if each.get(qn("w:type")) not in held:
                    held.add(each.get(qn("w:type")))
                    sections[-1].insert(0, each)
    body.clear_content()
    for name in _OF_A_PRINTER:
        for found in sections[-1].findall(qn(name)):
            sections[-1].remove(found)
    for relation in document.part.rels.values():
        if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
            template_file.cut_off(relation.target_part)
    settings = document.settings.element
    for name in _TELLS:
        for found in settings.findall(qn(name)):
            settings.remove(found)
    return document


def finished(document: WordDocument, paper: Paper) -> bytes:
    """Return the file: its properties are the paper's, and no part is in it that the paper does not use."""
    when = datetime.combine(paper.made_on, time(), UTC)
    properties = document.core_properties
    properties.title = allowed(paper.title)[:255]
    properties.author = properties.last_modified_by = allowed(paper.organisation)[:255]
    properties.created = properties.modified = when
    properties.language = LANGUAGE
    properties.revision = 1
    for name in ("comments", "subject", "keywords", "category", "content_status", "identifier", "version"):
        setattr(properties, name, "")
    for element in properties._element.findall(qn("cp:lastPrinted")):
        properties._element.remove(element)
    _drop_what_is_not_used(document)
    out = io.BytesIO()
    document.save(out)
    return dated(_with_application(out.getvalue()), paper.made_on)


def _drop_what_is_not_used(document: WordDocument) -> None:
    package, main = document.part.package, document.part
    for relation in list(package.rels.values()):
        if not relation.reltype.endswith(_AROUND):
            package.rels.pop(relation.rId)
    named = set(document.element.xpath("//@r:id | //@r:embed | //@r:link"))
    for relation in list(main.rels.values()):
        if relation.reltype not in _NEEDED and relation.rId not in named:
            main.rels.pop(relation.rId)
    settings = main._settings_part
    for relation in list(settings.rels.values()):
        settings.rels.pop(relation.rId)


def _with_application(file: bytes) -> bytes:
    """Return the file with a description of its program that says nothing of a machine, a company or a template."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            new.writestr(part, _APPLICATION if part.filename == "docProps/app.xml" else old.read(part))
    return out.getvalue()


def _settings() -> str:
    compatible = "http://schemas.microsoft.com/office/word"
    modes = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{compatible}" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
        )
    )
    return (
        f'<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{modes}</w:compat>'
        f'<w:themeFontLang w:val="{LANGUAGE}"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" '
        'w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" '
        'w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )
