"""The first slide: what the paper is called, whose it is, when it was made, and whether its records are invented."""

from dataclasses import replace

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.slide import Slide
from pptx.util import Emu, Pt

from pages.paper.blocks import Paper
from pages.paper.deck import elements, letters, placing_words, words
from pages.paper.deck.fitting import CUT, fitted
from pages.paper.deck.layout import Frame
from pages.paper.deck.letters import Span
from pages.paper.deck.template import Template
from pages.parts import wording

_TITLE, _ORGANISATION, _DAY, _WARNING = (40, 36, 32, 28, 24, 20), (22, 20, 18, 16), 20, (24, 20, 18, 16, 14)
_UNDER, _TAG = 100.0, 44.0
"""Heights of what stands under the title, and of a warning on one line, in points."""


def add(paper: Paper, template: Template) -> Slide:
    """Add the first slide; what is too long for it stands whole in its notes."""
    slide = template.presentation.slides.add_slide(template.front)
    title = slide.shapes.title
    others = [each for each in slide.placeholders if each != title]
    frame = Frame(*(Emu(side).pt for side in (title.left, title.top, title.width, title.height)))
    bottom = template.high - _UNDER - _TAG - 34
    if frame.top + frame.high > bottom:  # A template that has its title low leaves no room: it moves up.
        high = min(frame.high, bottom - 20)
        frame = Frame(frame.left, bottom - high, frame.wide, high)
        placing_words.stand(title, frame, ours=False)
    named, size = fitted(paper.title, template.measured(frame), sizes=_TITLE)
    placing_words.put(title, placing_words.title((Span(named, bold=True),), size))
    shown = [named]
    under = next((each for each in others if each.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE), None)
    elements.drop(each._element for each in others if each != under)
    low = frame.top + frame.high + 14
    below = Frame(frame.left, low, frame.wide, _UNDER)
    if under is None:
        under = slide.shapes.add_textbox(
            *(Pt(side) for side in (below.left, below.top, below.wide, below.high))
        )
    organisation, size = fitted(
        paper.organisation,
        replace(template.measured(below), high=below.high - _DAY * letters.LEADING - 6),
        sizes=_ORGANISATION,
    )
    shown.append(organisation)
    day = words.of(wording.day(paper.made_on), size=_DAY, above=6)
    placing_words.put(under, [words.of(organisation, size=size, above=0, bold=True), day])
    placing_words.stand(under, below, ours=False)
    if paper.warning:
        top = below.top + below.high + 10
        tag = Frame(frame.left, top, frame.wide, template.high - top - 10)
        shown.append(placing_words.tag(slide.shapes, paper.warning, tag, sizes=_WARNING, ease=template.ease))
    if any(CUT in text for text in shown):
        placing_words.notes(
            slide, [text for text in (paper.title, paper.organisation, paper.warning) if text]
        )
    return slide
