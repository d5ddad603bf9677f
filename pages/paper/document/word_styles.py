"""How a Word paper looks, in styles only: a board's own template that has a style of the same name takes over.

Where Word has a built-in style for the purpose it is used by its name; the few that it has not (a finding, the text of
tables) build on Normal, so that they take a template's font.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.numbering import NumberingPart

from pages.parts.charts.palette import BLUE, INK, PINK, RULE, SLATE, WHITE

FONT = "Arial"
BODY, TABLE_TEXT_SIZE = 11.0, 9.0
"""Points."""
LANGUAGE = "en-GB"
TABLE = "Plain Table 2"
BULLET = "List Bullet"


Kind = Literal["paragraph", "character", "table"]


@dataclass(frozen=True)
class Look:
    """One style: its name, what it builds on, and what it changes. Sizes and distances in points."""

    name: str
    base: str = "Normal"
    size: float = 0
    bold: bool | None = None
    colour: str = ""
    before: float | None = None
    after: float | None = None
    keep_next: bool = False
    right: bool = False
    rule: str = ""
    """Colour of a line at the left."""
    ground: str = ""
    level: int | None = None
    """Outline level: a heading."""
    indent: float = 0
    following: str = ""
    """The style of the paragraph after it, for one who goes on writing."""
    more: str = ""
    """Further properties of the paragraph, as XML."""


_TABS = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9638"/></w:tabs>'
_FOOT = '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>'

PARAGRAPHS = (
    Look("Normal", base="", colour=INK, before=6, after=5),
    Look("Title", size=28, bold=True, colour=BLUE, before=0, after=6, following="Normal"),
    Look("Subtitle", size=14, colour=SLATE, before=0, after=2, following="Normal"),
    Look("heading 1", size=20, bold=True, colour=BLUE, before=26, after=4, keep_next=True, level=0, following="Normal"),
    Look("heading 2", size=14, bold=True, colour=BLUE, before=16, after=4, keep_next=True, level=1, following="Normal"),
    Look("heading 3", size=12, bold=True, colour=BLUE, before=12, after=4, keep_next=True, level=2, following="Normal"),
    Look("TOC Heading", size=14, bold=True, colour=BLUE, before=16, after=4, keep_next=True, following="Normal"),
    Look("toc 1", before=0, after=3, more=_TABS),
    Look(BULLET, before=0, after=4),
    Look("caption", size=10, bold=True, before=14, after=4, keep_next=True, following="Normal"),
    Look("header", size=9, colour=SLATE, before=0, after=0, more=_FOOT),
    Look("footer", size=9, colour=SLATE, before=0, after=0, more=_FOOT),
    Look("Warning", size=18, bold=True, colour=WHITE, ground=INK, before=12, after=12, following="Normal"),
    Look("Question", size=12, colour=SLATE, before=0, after=10, keep_next=True, following="Normal"),
    Look("Opening", size=14, rule=BLUE, before=4, after=10, indent=12, following="Normal"),
    Look("Picture", before=0, after=4, keep_next=True, following="Normal"),
    Look("Small Print", size=9, colour=SLATE, before=4, after=2),
    Look("Table Text", size=TABLE_TEXT_SIZE, before=2.5, after=2.5),
    Look("Table Number", base="Table Text", right=True),
    Look("Table Heading", base="Table Text", bold=True, keep_next=True),
    Look("Table Heading Number", base="Table Heading", right=True),
    Look("Table Group", base="Table Text", bold=True, before=10, keep_next=True),
)  # fmt: skip
KEPT = frozenset(look.name for look in PARAGRAPHS if look.keep_next)
"""What may not stand apart from what follows it."""
CHARACTERS = (
    Look("Strong", base="", bold=True),
    Look("Subtle Emphasis", base="", colour=SLATE),
    Look("Intense Emphasis", base="", bold=True, colour=PINK),
)
_BASES = ("Default Paragraph Font", "Normal Table", "No List")


Styles = Mapping[str, str]
"""The name that we know a style by, and its id in this document."""


def dress(document: Document, *, own: bool) -> Styles:
    """Give the document every style: all of ours (`own`), or only those that a template has not. Return the id of each."""
    root = document.styles.element
    if own:
        for style in root.findall(qn("w:style")):
            if _name(style) not in _BASES:
                root.remove(style)
        root.replace(root.find(qn("w:docDefaults")), parse_xml(_defaults()))
        numbering(document).element.clear()
    found = {
        (_name(style).lower(), style.get(qn("w:type"))): str(style.get(qn("w:styleId")))
        for style in root.findall(qn("w:style"))
    }
    ids: dict[str, str] = {"Normal Table": found.get(("normal table", "table"), "TableNormal")}
    ours: list[tuple[str, Kind]] = [(look.name, "paragraph") for look in PARAGRAPHS]
    ours += [(look.name, "character") for look in CHARACTERS]
    ours.append((TABLE, "table"))
    for name, kind in ours:
        ids[name] = found.get((name.lower(), kind)) or _new_id(name, taken=found.values())
    missing = {name for name, kind in ours if (name.lower(), kind) not in found}
    for look in PARAGRAPHS:
        if look.name in missing:
            numbered = _bullets(document) if look.name == BULLET else ""
            root.append(parse_xml(_paragraph(look, ids, numbered)))
    for look in CHARACTERS:
        if look.name in missing:
            root.append(parse_xml(_character(look, ids)))
    if TABLE in missing:
        root.append(parse_xml(_table(ids)))
    return ids


def _name(style: BaseOxmlElement) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else str(name.get(qn("w:val")))


def _new_id(name: str, *, taken: Collection[str]) -> str:
    made = name.title().replace(" ", "") if name.islower() else name.replace(" ", "")
    while made in taken:
        made = f"{made}Paper"
    return made


def numbering(document: Document) -> NumberingPart:
    """Return the part that says how lists are marked; made where a template has no list."""
    try:
        return document.part.numbering_part
    except NotImplementedError:
        empty = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        package = document.part.package
        part = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, empty, package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return part


def _bullets(document: Document) -> str:
    """Add a list of bullets, and return the properties of a paragraph that belongs to it."""
    root = numbering(document).element
    kinds = root.findall(qn("w:abstractNum"))
    numbers = root.findall(qn("w:num"))
    kind = 1 + max((int(each.get(qn("w:abstractNumId"))) for each in kinds), default=0)
    number = 1 + max((int(each.get(qn("w:numId"))) for each in numbers), default=0)
    added = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{kind}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" '
        f'w:cs="{FONT}"/></w:rPr></w:lvl></w:abstractNum>'
    )
    # Kinds of list stand before the lists.
    root.insert(len(kinds) and root.index(kinds[-1]) + 1, added)
    root.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{kind}"/></w:num>')
    )
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def _paragraph(look: Look, ids: Styles, numbered: str) -> str:
    plain = look.name == "Normal"
    based = f'<w:basedOn w:val="{ids[look.base]}"/>' if look.base else ""
    following = f'<w:next w:val="{ids[look.following]}"/>' if look.following else ""
    keep = "<w:keepNext/>" if look.keep_next else ""
    keep += "<w:keepLines/>" if look.level is not None or look.rule else ""
    border = (
        f'<w:pBdr><w:left w:val="single" w:sz="36" w:space="9" w:color="{look.rule[1:]}"/></w:pBdr>'
        if look.rule
        else ""
    )
    if look.ground:
        sides = "".join(
            f'<w:{side} w:val="single" w:sz="48" w:space="0" w:color="{look.ground[1:]}"/>'
            for side in ("top", "left", "bottom", "right")
        )
        border = f'<w:pBdr>{sides}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{look.ground[1:]}"/>'
    spacing = "".join(
        f' w:{side}="{round(20 * at)}"'
        for side, at in (("before", look.before), ("after", look.after))
        if at is not None
    )
    spacing = f"<w:spacing{spacing}/>" if spacing else ""
    indent = f'<w:ind w:left="{round(20 * look.indent)}"/>' if look.indent else ""
    side = '<w:jc w:val="right"/>' if look.right else ""
    outline = f'<w:outlineLvl w:val="{look.level}"/>' if look.level is not None else ""
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph"{_kind(look, default=plain)} w:styleId="{ids[look.name]}">'
        f'<w:name w:val="{look.name}"/>{based}{following}<w:qFormat/>'
        f"<w:pPr>{keep}{numbered}{border}{look.more}{spacing}{indent}{side}{outline}</w:pPr>{_letters(look)}</w:style>"
    )


def _character(look: Look, ids: Styles) -> str:
    return (
        f'<w:style {nsdecls("w")} w:type="character"{_kind(look)} w:styleId="{ids[look.name]}">'
        f'<w:name w:val="{look.name}"/><w:qFormat/>{_letters(look)}</w:style>'
    )


def _kind(look: Look, *, default: bool = False) -> str:
    ours = look.name in ("Warning", "Question", "Opening", "Picture", "Small Print") or look.name.startswith(
        "Table "
    )
    return (' w:default="1"' if default else "") + (' w:customStyle="1"' if ours else "")


def _letters(look: Look) -> str:
    bold = (
        "" if look.bold is None else "<w:b/><w:bCs/>" if look.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    )
    colour = f'<w:color w:val="{look.colour[1:]}"/>' if look.colour else ""
    size = (
        f'<w:sz w:val="{round(2 * look.size)}"/><w:szCs w:val="{round(2 * look.size)}"/>' if look.size else ""
    )
    return f"<w:rPr>{bold}{colour}{size}</w:rPr>"


def _table(ids: Styles) -> str:
    def line(side: str, size: int, colour: str) -> str:
        return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour[1:]}"/>'

    return (
        f'<w:style {nsdecls("w")} w:type="table" w:styleId="{ids[TABLE]}"><w:name w:val="{TABLE}"/>'
        f'<w:basedOn w:val="{ids["Normal Table"]}"/><w:tblPr>'
        f"<w:tblBorders>{line('bottom', 4, RULE)}{line('insideH', 4, RULE)}</w:tblBorders>"
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="170" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{line("bottom", 12, INK)}</w:tcBorders>'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>'
    )


def _defaults() -> str:
    fonts = " ".join(f'w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    size = round(2 * BODY)
    return (
        f'<w:docDefaults {nsdecls("w")}><w:rPrDefault><w:rPr><w:rFonts {fonts}/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/><w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="271" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )
