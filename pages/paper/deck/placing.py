"""Slides as laid out, put into a presentation: each text in its box, titles in the template's own placeholders."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.presentation import Presentation
from pptx.shapes.picture import Picture as PptxPicture
from pptx.shapes.placeholder import SlidePlaceholder
from pptx.shapes.shapetree import SlideShapes
from pptx.slide import Slide as PptxSlide
from pptx.util import Pt

from pages.paper.blocks import Chart, Paper
from pages.paper.deck import elements, letters, native_chart, placing_front, placing_grids, placing_words
from pages.paper.deck.grids import Grid
from pages.paper.deck.layout import BarChart, Frame, Passage, Picture, Placed, Slide
from pages.paper.deck.letters import Span
from pages.paper.deck.template import Template
from pages.paper.pictures import picture_png, picture_size


def place(paper: Paper, slides: Sequence[Slide], template: Template) -> None:
    """Put the first slide and all others into the template's presentation."""
    made = [placing_front.add(paper, template)]
    targets: dict[str, PptxSlide] = {}
    for planned in slides:
        made.append(_slide(paper, planned, template))
        if planned.slug:
            targets[planned.slug] = made[-1]
    for slide, planned in zip(made[1:], slides, strict=True):
        _link(slide, planned, targets)
    for number, slide in enumerate(made[1:], start=2):
        _foot(slide, number, paper, template)
    _name_notes_master(template.presentation)


def _slide(paper: Paper, planned: Slide, template: Template) -> PptxSlide:
    # Words that come first stand in the body's own placeholder, so that the outline has them.
    opens = bool(planned.parts) and isinstance(planned.parts[0].part, Passage)
    layout = template.words if opens else template.shown
    slide = template.presentation.slides.add_slide(layout)
    title = slide.shapes.title
    placing_words.put(title, placing_words.title((Span(planned.title, bold=True),), planned.title_size))
    placing_words.stand(title, template.title, ours=template.ours)
    body = next((each for each in slide.placeholders if each != title and opens), None)
    for each in list(slide.placeholders):
        if each not in (title, body):
            each._element.getparent().remove(each._element)
    if planned.above and template.above and not planned.title.startswith(planned.above):
        placing_words.above(slide.shapes, planned.above, template.above)
    for place, placed in enumerate(planned.parts):
        eased = replace(placed, frame=template.eased(placed.frame))
        _part(slide, eased, None if place else body, paper, template)
    if planned.notes:
        placing_words.notes(slide, planned.notes)
    return slide


def _part(
    slide: PptxSlide, placed: Placed, body: SlidePlaceholder | None, paper: Paper, template: Template
) -> None:
    place = placed.frame
    match placed.part:
        case Passage(paragraphs, columns):
            box = body or slide.shapes.add_textbox(
                *(Pt(side) for side in (place.left, place.top, place.wide, place.high))
            )
            placing_words.put(box, paragraphs, columns=columns, toned=template.ours)
            placing_words.stand(box, place, ours=False)
            if body is not None:  # After what stands above it, as it is read.
                slide.shapes._spTree.append(body._element)
        case Grid() as grid:
            placing_grids.add(slide.shapes, grid, place)
        case BarChart(chart, native, stretch):
            graphic = native_chart.add(
                slide.shapes,
                native,
                stretch,
                place,
                organisation=paper.organisation,
                made_on=paper.made_on,
            )
            elements.described(
                graphic._element, name=letters.clean(chart.title_of_bars), words=letters.clean(chart.alt)
            )
        case Picture(chart):
            elements.described(
                _picture(slide.shapes, chart, place)._element,
                name=letters.clean(chart.title),
                words=letters.clean(chart.alt),
            )


def _picture(shapes: SlideShapes, chart: Chart, place: Frame) -> PptxPicture:
    """Put a chart's picture in the middle of its place, as large as it goes."""
    wide, high = picture_size(chart)
    scale = min(place.wide / wide, place.high / high)
    left = place.left + (place.wide - wide * scale) / 2
    return shapes.add_picture(
        BytesIO(picture_png(chart)), Pt(left), Pt(place.top), width=Pt(wide * scale), height=Pt(high * scale)
    )


def _link(slide: PptxSlide, planned: Slide, targets: Mapping[str, PptxSlide]) -> None:
    """Let the lines of the contents lead to their sections."""
    passages = [placed.part for placed in planned.parts if isinstance(placed.part, Passage)]
    lines = [words for passage in passages for words in passage.paragraphs]
    if not any(words.to for words in lines):
        return
    body = next(shape for shape in slide.placeholders if shape != slide.shapes.title)
    for words, paragraph in zip(lines, body.text_frame.paragraphs, strict=True):
        if words.to in targets:
            relation = slide.part.relate_to(targets[words.to].part, RELATIONSHIP_TYPE.SLIDE)
            properties = paragraph.runs[0]._r.get_or_add_rPr()
            link = properties.makeelement(qn("a:hlinkClick"), {qn("r:id"): relation})
            link.set("action", "ppaction://hlinksldjump")
            properties.append(link)


def _foot(slide: PptxSlide, number: int, paper: Paper, template: Template) -> None:
    """Put the warning at the foot, or else whose paper it is; and the number of the slide."""
    text = paper.warning or f"{paper.organisation}: {paper.title}"
    layout = {shape.placeholder_format.type: shape for shape in list(slide.slide_layout.placeholders)}
    foot = layout.get(PP_PLACEHOLDER.FOOTER)
    shape = placing_words.from_layout(slide, foot, "Foot") if foot is not None else None
    placing_words.foot(
        slide.shapes, shape, text, template.foot, warns=bool(paper.warning), ease=template.ease
    )
    place = layout.get(PP_PLACEHOLDER.SLIDE_NUMBER)
    if place is not None:
        placing_words.numbered(placing_words.from_layout(slide, place, "Slide number"), number)


def _name_notes_master(presentation: Presentation) -> None:
    """Name the master of the notes in the presentation, which the library leaves out; its made-up date goes."""
    part = presentation.part
    masters = [each for each in part.rels.values() if each.reltype == RELATIONSHIP_TYPE.NOTES_MASTER]
    for master in masters[:1]:
        listed = OxmlElement("p:notesMasterIdLst")
        elements.add(listed, "p:notesMasterId").set(qn("r:id"), master.rId)
        presentation.element.find(qn("p:sldMasterIdLst")).addnext(listed)
        for shape in list(presentation.notes_master.placeholders):
            if shape.placeholder_format.type in {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.HEADER}:
                elements.drop([shape._element])
