"""Report: the button that gives the file. Nothing is made before it is pressed."""

import logging
import re
from collections.abc import Callable
from secrets import token_hex

import streamlit as st

from data.who_is_here import Role, is_steward
from pages.paper import making
from pages.paper.blocks import Paper
from pages.paper.writing.formats import Format
from pages.parts import downloads, frame
from pages.parts.report.report_choices import ReportChosen
from pages.parts.sentences import on_report
from pages.parts.signing_in import gate

LARGEST_TEMPLATE = 20
"""Megabytes."""
TEMPLATE = "Your own template (optional)"
WHAT_A_TEMPLATE_DOES = "Its fonts, colours, headers and footers are used. What is written in it is left out."
WAIT = "A long paper may take a quarter of a minute. You will find it among your downloads."
SIGNED_OUT = "The sign-in of whoever pressed the button has ended: no paper was made."
NOT_USED = "This template can't be used"
_TRIED = "template_tried"
"""Key of the session for the number of the last template given, and why it can't be used."""
_LOG = logging.getLogger(__name__)


class PaperFailed(Exception):
    """The paper could not be made, in words that a log may hold."""


def offer(chosen: ReportChosen, paper: Paper) -> None:
    """Draw the box for a template, where the kind of file takes one, and the button."""
    kind = chosen.format
    template, refused = _template(kind, paper)
    downloads.button(
        on_report.button(kind),
        data=maker(chosen, template),
        file_name=file_name(paper, kind),
        mime=kind.media_type,
        type="primary",
        on_click="ignore",
        disabled=refused or not paper.sections,
        key="make_paper",
    )
    frame.notes([WAIT])


def maker(chosen: ReportChosen, template: bytes | None) -> Callable[[], bytes]:
    """Return what makes the file once the button is pressed, and notes it where a steward reads. It runs outside of the page's run.

    It makes nothing for whoever is no longer who the page was drawn for: their sign-in ran out, or they signed out.
    """
    who = gate.asked_again()
    drawn_for = who()
    noted = drawn_for.role is Role.STEWARD

    def make() -> bytes:
        if who() != drawn_for:
            raise PaperFailed(SIGNED_OUT)
        try:
            made = making.make(chosen.paper, format=chosen.format, template=template)
            if noted:
                making.note(made, chosen.paper, format=chosen.format)
        except Exception as error:
            # Streamlit writes the whole error into its log, and a message may hold what somebody typed.
            reference = token_hex(4)
            _LOG.error("A paper failed with %s, reference %s", type(error).__name__, reference)
            _LOG.debug("Reference %s", reference, exc_info=True)
            raise PaperFailed(f"Reference {reference}") from None
        return made.content

    return make


def file_name(paper: Paper, kind: Format) -> str:
    """Return the name of the file: organisation, title and day, in letters that every system takes."""
    words = f"{paper.organisation} {paper.title}".lower()
    stem = re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:80].strip("-")
    return f"{stem}-{paper.made_on.isoformat()}{kind.ending}"


def _template(kind: Format, paper: Paper) -> tuple[bytes | None, bool]:
    """Ask a steward for a template; return it, and whether one was given that can't be used. The page says why then.

    The door takes no file from a viewer (`doorway.py`), so a viewer is not asked for one.
    """
    if kind.dresses is None or not is_steward():
        return None, False
    file = st.file_uploader(
        TEMPLATE,
        type=[each.removeprefix(".") for each in kind.templates],
        key=f"template_{kind.ending}",
        max_upload_size=LARGEST_TEMPLATE,
        help=WHAT_A_TEMPLATE_DOES,
    )
    if file is None:
        return None, False
    content = file.getvalue()
    if st.session_state.get(_TRIED, ("", ""))[0] != file.file_id:
        # A button that fails can't say why, so it is tried with an empty paper first.
        st.session_state[_TRIED] = (file.file_id, making.why_not_dressed(paper, kind, content))
    why = st.session_state[_TRIED][1]
    if why:
        frame.panel(NOT_USED, why)
    return content, bool(why)
