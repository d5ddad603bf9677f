"""Makes a paper of one kind from the release that stands, and notes that it was made."""

import logging
from dataclasses import dataclass, replace

from data.register.papers_made import note_paper
from pages.paper import asking, composing
from pages.paper.asking import PaperChoices
from pages.paper.blocks import Paper
from pages.paper.writing.formats import Format, TemplateRefused
from pages.parts import days, reads

NO_RELEASE = (
    "There is no release yet, so there is nothing to report. Publish one first: python -m data publish."
)
NOT_OFFERED = (
    "The release that stands has no figures for the period and activities of these choices, so there is nothing to report. "
    "Choose others on the page Report."
)
NO_PARTS = "No section is chosen, or none that a paper has. Tick some on the page Report."
KEEPS_CHANGING = "Figures are being published at this moment. Make the paper again in a minute."
CANT_BE_READ = (
    "This file can't be read as a template. Open it, save it again, and try once more; or take another."
)
TRIES = 3
_LOG = logging.getLogger(__name__)


class NotMade(Exception):
    """A paper can't be made of what was chosen; the message says what to do."""


@dataclass(frozen=True)
class Made:
    """A file that was made, and from which release."""

    content: bytes
    paper: Paper
    release: int


def make(chosen: PaperChoices, *, format: Format, template: bytes | None = None) -> Made:
    """Return the file, as of today.

    It is made from the release that stands now, which may be another than when a page was drawn. A release that is published
    meanwhile would leave one part from before and another from after it: then it is made again.

    Raises
    ------
    NotMade
        There is nothing to report, or the template can't be used.
    """
    for _ in range(TRIES):
        release = reads.release()
        if release is None:
            raise NotMade(NO_RELEASE)
        asked = asking.ask(release, chosen, on=days.today())
        if asked is None:
            raise NotMade(NOT_OFFERED)
        if not asked.parts:
            raise NotMade(NO_PARTS)
        paper = composing.compose(asked)
        if reads.release() == release:
            return Made(_written(paper, format, template), paper, release.number)
    raise NotMade(KEEPS_CHANGING)


def note(made: Made, chosen: PaperChoices, *, format: Format) -> None:
    """Note that a paper was made and given, for what the next one says; in a viewer nothing is noted."""
    note_paper(
        chosen.profile,
        release=made.release,
        format=format.ending.removeprefix("."),
        at=days.now(),
    )


def why_not_dressed(paper: Paper, kind: Format, template: bytes) -> str:
    """Return why a template can't be used, from trying it with a paper that says nothing; blank where it can."""
    try:
        _written(replace(paper, sections=(), facts=()), kind, template)
    except NotMade as refused:
        return str(refused)
    except Exception as error:
        _LOG.warning("A template could not be used: %s", type(error).__name__)
        return CANT_BE_READ
    return ""


def _written(paper: Paper, kind: Format, template: bytes | None) -> bytes:
    if template is None or kind.dresses is None:
        return kind.writes(paper)
    try:
        return kind.dresses(paper, template)
    except TemplateRefused as refused:
        raise NotMade(str(refused)) from refused
