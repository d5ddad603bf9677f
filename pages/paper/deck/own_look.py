"""Our own look of a deck: white, Arial, NHS blue titles, 16 to 9. Made from the library's plain presentation."""

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideMaster
from pptx.util import Pt

from pages.paper.deck import elements
from pages.paper.deck.layout import Frame
from pages.paper.deck.template import BODY_KINDS, TITLE_KINDS, Template, emptied, theme_of
from pages.parts.charts import palette

_SIZE = (960, 540)
_THEME = {
    "dk1": palette.INK,
    "lt1": palette.WHITE,
    "dk2": palette.SLATE,
    "lt2": palette.BAND,
    "accent1": palette.BLUE,
    "accent2": palette.GREY,
    "accent3": palette.DARK_BLUE,
    "accent4": palette.STEEL,
    "accent5": palette.SLATE,
    "accent6": palette.SILVER,
    "hlink": palette.BLUE,
    "folHlink": palette.DARK_BLUE,
}
_OURS = ("Title Slide", "Title and Content", "Title Only")
_TITLE = Frame(43, 26, 874, 72)
_ABOVE = Frame(43, 99, 874, 20)
_BODY = Frame(43, 128, 874, 370)
_FOOT = Frame(43, 508, 780, 20)
_NUMBER = Frame(837, 508, 80, 20)


def own() -> Template:
    """Return our own look: white, Arial, NHS blue titles, 16 to 9."""
    presentation = Presentation()
    emptied(presentation)
    presentation.slide_width, presentation.slide_height = (Pt(side) for side in _SIZE)
    presentation.element.find(qn("p:sldSz")).attrib.pop("type", None)
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    for name, layout in layouts.items():
        if name not in _OURS:
            presentation.slide_layouts.remove(layout)
    master = presentation.slide_master
    _themed(master)
    _styled(master)
    for shape in master.placeholders:
        _settle(shape)
    for name in _OURS:
        for shape in list(layouts[name].placeholders):
            _settle(shape, front=name == _OURS[0])
    front, text, shown = (layouts[name] for name in _OURS)
    return Template(presentation, front, text, shown, _TITLE, _ABOVE, _BODY, _FOOT, _SIZE[1], ours=True)


def _themed(master: SlideMaster) -> None:
    """Give our colours and Arial to the theme, which everything else names."""
    part = theme_of(master)
    theme = parse_xml(part.blob)
    theme.set("name", "Equal Reach")
    for name, colour in _THEME.items():
        slot = theme.find(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}")
        elements.drop(slot)
        elements.add(slot, "a:srgbClr", val=elements.colour_of(colour))
    for which in ("major", "minor"):
        font = theme.find(f".//{qn('a:fontScheme')}/{qn(f'a:{which}Font')}")
        font.find(qn("a:latin")).set("typeface", "Arial")
        elements.drop(font.findall(qn("a:font")))
    part._blob = serialize_part_xml(theme)


def _styled(master: SlideMaster) -> None:
    """Set the master's text: titles bold, blue and to the left; body without bullets of its own."""
    styles = master.element.find(qn("p:txStyles"))
    title = styles.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    letters = title.find(qn("a:defRPr"))
    letters.set("sz", "2800")
    letters.set("b", "1")
    letters.find(f"{qn('a:solidFill')}/{qn('a:schemeClr')}").set("val", "accent1")
    for level in styles.find(qn("p:bodyStyle")):
        letters = level.find(qn("a:defRPr"))
        if letters is not None:
            letters.set("sz", "1800")
    first = styles.find(f"{qn('p:bodyStyle')}/{qn('a:lvl1pPr')}")
    first.set("marL", "0")
    first.set("indent", "0")
    for name in ("a:buFont", "a:buChar"):
        elements.drop(first.findall(qn(name)))
    first.insert(list(first).index(first.find(qn("a:spcBef"))) + 1, first.makeelement(qn("a:buNone"), {}))


def _settle(shape: LayoutPlaceholder, *, front: bool = False) -> None:
    """Place a placeholder of the master or of a layout, and take dates away: a paper's date is on its first slide."""
    kind = shape.placeholder_format.type
    frames = {
        PP_PLACEHOLDER.FOOTER: _FOOT,
        PP_PLACEHOLDER.SLIDE_NUMBER: _NUMBER,
        PP_PLACEHOLDER.SUBTITLE: Frame(60, 270, 840, 120),
        PP_PLACEHOLDER.CENTER_TITLE: Frame(60, 110, 840, 140),
        **dict.fromkeys(BODY_KINDS, _BODY),
        PP_PLACEHOLDER.TITLE: _TITLE,
    }
    if kind == PP_PLACEHOLDER.DATE:
        elements.drop([shape._element])
        return
    frame = frames[kind]
    shape.left, shape.top, shape.width, shape.height = (
        Pt(side) for side in (frame.left, frame.top, frame.wide, frame.high)
    )
    frame_of_text = shape._element.find(qn("p:txBody")).find(qn("a:bodyPr"))
    for side in ("lIns", "tIns", "rIns", "bIns"):
        frame_of_text.set(side, "0")
    frame_of_text.set("anchor", _anchor(kind, front=front))
    elements.drop(frame_of_text)
    for text in shape._element.iter(qn("a:rPr"), qn("a:endParaRPr")):
        text.set("lang", "en-GB")
    for style in shape._element.iter(qn("a:lvl1pPr")):
        if kind == PP_PLACEHOLDER.FOOTER:
            style.set("algn", "l")
        for colour in list(style.iter(qn("a:schemeClr"))):
            elements.drop(colour)
            colour.set("val", "tx2" if kind != PP_PLACEHOLDER.CENTER_TITLE else "accent1")
        if kind == PP_PLACEHOLDER.SUBTITLE:
            style.set("algn", "l")


def _anchor(kind: PP_PLACEHOLDER, *, front: bool) -> str:
    if kind in TITLE_KINDS or front and kind == PP_PLACEHOLDER.CENTER_TITLE:
        return "b"
    return "ctr" if kind in {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER} else "t"
