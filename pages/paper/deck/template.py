"""The presentation that a deck starts from: our own look, or an organisation's file whose masters take over.

Whatever such a file holds beside its masters goes: slides, notes, comments, thumbnail, printer settings, properties.
"""

from dataclasses import dataclass, replace
from io import BytesIO
from zipfile import ZipFile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Opened
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Emu

from pages.paper.deck import elements
from pages.paper.deck.layout import Frame
from pages.paper.writing import template_file
from pages.paper.writing.formats import TemplateRefused
from pages.paper.writing.template_file import TooLarge

BODY_KINDS = {PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT}
TITLE_KINDS = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
_MAY_STAY = {"slideMaster", "theme", "presProps", "viewProps", "tableStyles", "font", "image"}
"""What the presentation itself may be related to, by the last word of the relation's name."""
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


def taken_over(data: bytes) -> Template:
    """Return an organisation's .pptx or .potx without its slides.

    Raises TemplateRefused where it is none, is too large, or has no layout with a title.
    """
    presentation = _opened(data)
    emptied(presentation)
    high = Emu(presentation.slide_height or 0).pt
    layouts = [
        layout for layout in presentation.slide_layouts if _placeholder(layout, TITLE_KINDS) is not None
    ]
    if not layouts:
        raise TemplateRefused(
            "No layout of this template has a title. Take one that PowerPoint's own layouts stand in."
        )
    by_type = {layout._element.get("type", ""): layout for layout in reversed(layouts)}
    with_body = [layout for layout in layouts if _placeholder(layout, BODY_KINDS) is not None]
    text = by_type.get("obj") or (with_body[0] if with_body else layouts[0])
    shown = by_type.get("titleOnly") or text
    front = by_type.get("title") or shown
    title = next(_frame(shape) for shape in [_placeholder(text, TITLE_KINDS)] if shape is not None)
    body_shape = _placeholder(text, BODY_KINDS)
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
    theme = parse_xml(theme_of(presentation.slide_master).blob)
    fonts = {
        font.get("typeface", "") for font in theme.iterfind(f".//{qn('a:fontScheme')}/*/{qn('a:latin')}")
    }
    return 1.0 if fonts <= _AS_WIDE_AS_ARIAL else _WIDER


def _opened(data: bytes) -> Opened:
    try:
        # A .potx differs from a .pptx in this word only. Nothing is read before the sizes of all are known.
        held = template_file.copied(
            data, kind=b"presentationml.template.main", instead=b"presentationml.presentation.main"
        )
        with ZipFile(BytesIO(held)) as package:
            kinds = package.read("[Content_Types].xml")
            if b"macroEnabled" in kinds or any("vbaProject" in name for name in package.namelist()):
                raise TemplateRefused(
                    "This template holds macros. Save it as .pptx or .potx without them, and try again."
                )
        return Presentation(BytesIO(held))
    except TooLarge as fault:
        raise TemplateRefused(
            "This template is too large. Take out its slides and pictures, and try again."
        ) from fault
    except template_file.BROKEN as fault:
        raise TemplateRefused(
            "This file is no PowerPoint presentation. Choose a .pptx or a .potx."
        ) from fault


def emptied(presentation: Opened) -> None:
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
    for master in presentation.slide_masters:
        for held in (master, *master.slide_layouts):
            template_file.cut_off(held.part)
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


def theme_of(master: SlideMaster) -> Part:
    """Return the part that holds a master's colours and fonts."""
    return next(
        relation.target_part for relation in master.part.rels.values() if relation.reltype.endswith("/theme")
    )
