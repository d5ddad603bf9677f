"""The presentation that a deck starts from: our own look, or an organisation's file whose masters take over.

Whatever such a file holds beside its masters goes: slides, notes, comments, thumbnail, printer settings, properties.
"""

from dataclasses import dataclass, replace
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Opened
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Emu, Pt

from pages.paper.deck import elements
from pages.paper.deck.layout import Frame
from pages.parts.charts import palette

LARGEST = 100_000_000
"""Bytes that a template may unpack to."""
_SIZE = (960, 540)
_BODY_KINDS = {PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT}
_TITLE_KINDS = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
_MAY_STAY = {"slideMaster", "theme", "presProps", "viewProps", "tableStyles", "font", "image"}
"""What the presentation itself may be related to, by the last word of the relation's name."""
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
_AS_WIDE_AS_ARIAL = {
    "Arial",
    "Helvetica",
    "Liberation Sans",
    "Frutiger",
    "Calibri",
    "Calibri Light",
    "Carlito",
}
"""Fonts whose letters are no wider than those that we measure."""
_WIDER = 1.18
"""Verdana's against Arial's, and a little more: the widest that papers are set in."""
_OURS = ("Title Slide", "Title and Content", "Title Only")
_TITLE = Frame(43, 26, 874, 72)
_ABOVE = Frame(43, 99, 874, 20)
_BODY = Frame(43, 128, 874, 370)
_FOOT = Frame(43, 508, 780, 20)
_NUMBER = Frame(837, 508, 80, 20)


class UnreadableTemplateError(ValueError):
    """A template that is no presentation, is too large, or holds macros."""


@dataclass(frozen=True)
class Template:
    """An empty presentation, its layouts for the three kinds of slide, and where its title and body stand."""

    presentation: Opened
    front: SlideLayout
    words: SlideLayout
    shown: SlideLayout
    title: Frame
    above: Frame | None
    """Where the section's title stands under a slide's; None where a template has no room for it."""
    body: Frame
    foot: Frame
    high: float
    """Of a slide."""
    ours: bool
    ease: float = 1.0
    """By how much its letters may be wider than Arial's: words are measured in places that much narrower."""

    def measured(self, frame: Frame) -> Frame:
        """Return a place as words are measured for it."""
        return replace(frame, wide=frame.wide / self.ease)

    def eased(self, frame: Frame) -> Frame:
        """Return the place that was measured, as wide as it is."""
        return replace(frame, wide=frame.wide * self.ease)


def own() -> Template:
    """Return our own look: white, Arial, NHS blue titles, 16 to 9."""
    presentation = Presentation()
    _emptied(presentation)
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


def taken_over(data: bytes) -> Template:
    """Return an organisation's .pptx or .potx without its slides.

    Raises UnreadableTemplateError where it is none, is too large, or has no layout with a title.
    """
    presentation = _opened(data)
    _emptied(presentation)
    high = Emu(presentation.slide_height or Pt(_SIZE[1])).pt
    layouts = [
        layout for layout in presentation.slide_layouts if _placeholder(layout, _TITLE_KINDS) is not None
    ]
    if not layouts:
        raise UnreadableTemplateError(
            "No layout of this template has a title. Take one that PowerPoint's own layouts stand in."
        )
    by_type = {layout._element.get("type", ""): layout for layout in reversed(layouts)}
    with_body = [layout for layout in layouts if _placeholder(layout, _BODY_KINDS) is not None]
    text = by_type.get("obj") or (with_body[0] if with_body else layouts[0])
    shown = by_type.get("titleOnly") or text
    front = by_type.get("title") or shown
    title = next(_frame(shape) for shape in [_placeholder(text, _TITLE_KINDS)] if shape is not None)
    body_shape = _placeholder(text, _BODY_KINDS)
    top = title.top + title.high + 8
    body = Frame(title.left, top, title.wide, high - top - 50)
    if body_shape is not None:
        place = _frame(body_shape)
        body = Frame(place.left, place.top, place.wide, min(place.high, high - 40 - place.top))
    foot = Frame(body.left, min(body.top + body.high + 4, high - 26), body.wide - 90, 22)
    return Template(
        presentation, front, text, shown, title, None, body, foot, high, ours=False, ease=_ease(presentation)
    )


def _ease(presentation: Opened) -> float:
    """Return how much room to give to the letters of a template's theme."""
    theme = parse_xml(_theme(presentation.slide_master).blob)
    fonts = {
        font.get("typeface", "") for font in theme.iterfind(f".//{qn('a:fontScheme')}/*/{qn('a:latin')}")
    }
    return 1.0 if fonts <= _AS_WIDE_AS_ARIAL else _WIDER


def _opened(data: bytes) -> Opened:
    try:
        with ZipFile(BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > LARGEST:
                raise UnreadableTemplateError(
                    "This template is too large. Take out its slides and pictures, and try again."
                )
            kinds = package.read("[Content_Types].xml")
            if b"macroEnabled" in kinds or any("vbaProject" in name for name in package.namelist()):
                raise UnreadableTemplateError(
                    "This template holds macros. Save it as .pptx or .potx without them, and try again."
                )
            again = BytesIO()
            with ZipFile(again, "w") as copy:
                for entry in package.infolist():
                    part = package.read(entry)
                    if entry.filename == "[Content_Types].xml":
                        # A .potx differs from a .pptx in this word only.
                        part = part.replace(
                            b"presentationml.template.main", b"presentationml.presentation.main"
                        )
                    copy.writestr(entry.filename, part)
        return Presentation(BytesIO(again.getvalue()))
    except (
        BadZipFile,
        KeyError,
        ValueError,
        SyntaxError,
        NotImplementedError,
        RuntimeError,
    ) as fault:
        if isinstance(fault, UnreadableTemplateError):
            raise
        raise UnreadableTemplateError(
            "This file is no PowerPoint presentation. Choose a .pptx or a .potx."
        ) from fault


def _emptied(presentation: Opened) -> None:
    """Take out the slides and everything else that is no master."""
    part = presentation.part
    slides = presentation.slides._sldIdLst
    for slide in list(slides):
        slides.remove(slide)
    for relation in list(part.rels.values()):
        if relation.reltype.rpartition("/")[2] not in _MAY_STAY:
            part.rels.pop(relation.rId)
    element = presentation.element
    for name in ("p:custShowLst", "p:modifyVerifier", "p:photoAlbum", "p:custDataLst", "p:extLst"):
        elements.drop(element.findall(qn(name)))
    for name in ("p:notesMasterIdLst", "p:handoutMasterIdLst"):
        elements.drop(element.findall(qn(name)))
    package = part.package
    for relation in list(package._rels.values()):
        if not relation.reltype.endswith("/officeDocument"):
            package._rels.pop(relation.rId)


def _placeholder(layout: SlideLayout, kinds: set[PP_PLACEHOLDER]) -> LayoutPlaceholder | None:
    return next(
        (shape for shape in list(layout.placeholders) if shape.placeholder_format.type in kinds), None
    )


def _frame(shape: LayoutPlaceholder) -> Frame:
    return Frame(*(Emu(side).pt for side in (shape.left, shape.top, shape.width, shape.height)))


def _theme(master: SlideMaster) -> Part:
    return next(
        relation.target_part for relation in master.part.rels.values() if relation.reltype.endswith("/theme")
    )


def _themed(master: SlideMaster) -> None:
    """Give our colours and Arial to the theme, which everything else names."""
    part = _theme(master)
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
        **dict.fromkeys(_BODY_KINDS, _BODY),
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
    if kind in _TITLE_KINDS or front and kind == PP_PLACEHOLDER.CENTER_TITLE:
        return "b"
    return "ctr" if kind in {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER} else "t"
