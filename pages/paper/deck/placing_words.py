"""Paragraphs, titles, notes and what stands at the foot, put into text boxes."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.shapes.shapetree import SlideShapes
from pptx.slide import Slide
from pptx.text.text import _Paragraph, _Run
from pptx.util import Pt

from pages.paper.deck import elements, fitting, letters, titles, words
from pages.paper.deck.layout import Frame
from pages.paper.deck.letters import Span
from pages.paper.deck.words import INDENT, SMALLEST, Words
from pages.parts.charts import palette

LANGUAGE = "en-GB"
_PAD = 8.0


def title(spans: tuple[Span, ...], size: int) -> list[Words]:
    """Return a title as the one paragraph of its box."""
    return [Words(spans, size, above=0)]


def run(paragraph: _Paragraph, text: str, *, size: float, bold: bool) -> _Run:
    """Add words in one weight and size, in British English."""
    added = paragraph.add_run()
    added.text = text
    added.font.size, added.font.bold = Pt(size), bold
    added._r.get_or_add_rPr().set("lang", LANGUAGE)
    return added


def coloured(added: _Run, colour: str) -> _Run:
    """Give words a colour."""
    added.font.color.rgb = RGBColor.from_string(elements.colour_of(colour))
    return added


def put(box: Shape, paragraphs: Sequence[Words], *, columns: int = 1, toned: bool = True) -> None:
    """Write paragraphs into a box, at their own sizes; the box neither grows nor shrinks.

    Quiet words are toned down only on a ground that we know.
    """
    frame = box.text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    if columns > 1:
        body = frame._txBody.find(qn("a:bodyPr"))
        body.set("numCol", str(columns))
        body.set("spcCol", str(Pt(40)))
    for place, each in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
        paragraph.line_spacing = 1.0
        paragraph.space_before, paragraph.space_after = Pt(each.above if place else 0), Pt(0)
        _listed(paragraph, bullet=each.bullet)
        for span in each.spans:
            if span.text:
                added = run(paragraph, span.text, size=each.size, bold=span.bold)
                if each.quiet and toned:
                    coloured(added, palette.SLATE)


def stand(box: Shape, place: Frame, *, ours: bool) -> None:
    """Put a box where it was measured to stand, without white space inside; our own layouts have it there already."""
    frame = box.text_frame
    frame.margin_left = frame.margin_top = frame.margin_right = frame.margin_bottom = 0
    if not ours:
        box.left, box.top, box.width, box.height = (
            Pt(side) for side in (place.left, place.top, place.wide, place.high)
        )


def above(shapes: SlideShapes, text: str, place: Frame) -> None:
    """Put the section's title under the slide's."""
    box = shapes.add_textbox(*(Pt(side) for side in (place.left, place.top, place.wide, place.high)))
    box.name = "Part of the paper"
    put(box, [words.of(text, size=titles.ABOVE, above=0, quiet=True)])
    stand(box, place, ours=True)


def tag(shapes: SlideShapes, text: str, place: Frame, *, sizes: Sequence[int], ease: float) -> str:
    """Put a warning on a slide, white on ink, as wide as its words; return what is seen of it."""
    inside = replace(place, wide=(place.wide - 2 * _PAD) / ease, high=place.high - _PAD)
    seen, size = fitting.fitted(text, inside, sizes=sizes)
    high = fitting.high(seen, size=size, wide=inside.wide) + _PAD
    wide = min(place.wide, _wide(seen, size) * ease)
    box = shapes.add_textbox(*(Pt(side) for side in (place.left, place.top, wide, high)))
    box.name = "Warning"
    put(box, title((Span(seen, bold=True),), size))
    _warned(box)
    return seen


def foot(
    shapes: SlideShapes, box: Shape | None, text: str, place: Frame, *, warns: bool, ease: float
) -> None:
    """Put a line at the foot of a slide: in the template's own place for it, or in a box where it has none."""
    inside = replace(place, wide=(place.wide - 2 * _PAD) / ease, high=0)
    seen, size = fitting.fitted(text, inside, sizes=(SMALLEST,), bold=warns)
    high = size * letters.LEADING + 4
    wide = min(place.wide, _wide(seen, size) * ease) if warns else place.wide
    where = Frame(place.left, place.top + place.high - high, wide, high)
    if box is None:
        box = shapes.add_textbox(*(Pt(side) for side in (where.left, where.top, where.wide, where.high)))
        box.name = "Foot"
    put(box, title((Span(seen, bold=warns),), size))
    stand(box, where, ours=False)
    box.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    if warns:
        _warned(box)


def _wide(text: str, size: int) -> float:
    """Return how wide a warning stands on one line, the white at its sides included."""
    return letters.width(text, size=size, bold=True) / letters.ROOM + 2 * _PAD + 1


def from_layout(slide: Slide, placeholder: LayoutPlaceholder, name: str) -> Shape:
    """Return a placeholder of the layout as a shape of the slide: the library leaves those at the foot out."""
    shapes = slide.shapes
    element = deepcopy(placeholder._element)
    properties = element.find(f".//{qn('p:cNvPr')}")
    properties.set("id", str(max(shape.shape_id for shape in shapes) + 1))
    properties.set("name", name)
    text = element.find(qn("p:txBody"))
    for paragraph in text.findall(qn("a:p")):
        text.remove(paragraph)
    elements.add(text, "a:p")
    shapes._spTree.append(element)
    return Shape(element, shapes)


def numbered(box: Shape, number: int) -> None:
    """Let a box say the number of its slide, which PowerPoint keeps right."""
    paragraph = box.text_frame.paragraphs[0]._p
    field = elements.add(paragraph, "a:fld", id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}", type="slidenum")
    elements.add(field, "a:rPr", lang=LANGUAGE)
    elements.add(field, "a:t").text = str(number)


def notes(slide: Slide, lines: Sequence[str]) -> None:
    """Write what whoever presents may read out."""
    frame = slide.notes_slide.notes_text_frame
    if frame is None:  # A notes master without a place for notes.
        return
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
        added = paragraph.add_run()
        added.text = letters.clean(line)
        added._r.get_or_add_rPr().set("lang", LANGUAGE)


def _listed(paragraph: _Paragraph, *, bullet: bool) -> None:
    """Say whether a paragraph is a line of a list, whatever the template would make of it."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(Pt(INDENT if bullet else 0)))
    properties.set("indent", str(-Pt(INDENT) if bullet else 0))
    if bullet:
        elements.add(properties, "a:buFont", typeface="Arial")
        elements.add(properties, "a:buChar", char="•")
    else:
        elements.add(properties, "a:buNone")


def _warned(box: Shape) -> None:
    box.fill.solid()
    box.fill.fore_color.rgb = RGBColor.from_string(elements.colour_of(palette.INK))
    frame = box.text_frame
    frame.margin_left = frame.margin_right = Pt(_PAD)
    frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    for paragraph in frame.paragraphs:
        for added in paragraph.runs:
            coloured(added, palette.WHITE)
