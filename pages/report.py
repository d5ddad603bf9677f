"""Report: give me the paper."""

import streamlit as st

from data.register import paper_profiles
from data.who_is_here import is_steward
from pages.paper import asking, composing
from pages.parts import days, frame, reads, sources
from pages.parts.report import paper_file, preview, profile_forms, report_choices
from pages.parts.sentences import on_report

TITLE = "Report"
QUESTION = "Give me the paper"


def page() -> None:
    """Draw the page; what saves choices only where the intake is, for stewards."""
    release = reads.release()
    frame.opening(TITLE, QUESTION, release=release)
    if release is None:
        frame.nothing_yet("report", step=sources.next_step())
        return
    answer = st.container()
    profiles = paper_profiles.profiles()
    chosen = report_choices.ask(release, profiles)
    asked = asking.ask(release, chosen.paper, on=days.today()) if chosen else None
    if chosen is None or asked is None:
        frame.withheld(address="report")
        return
    paper = composing.compose(asked)
    with answer:
        frame.headline(on_report.headline(paper), on_report.more(chosen.profile, differs=chosen.differs))
    paper_file.offer(chosen, paper)
    preview.show(asked, paper)
    if is_steward():
        profile_forms.show(chosen)
    frame.how_to_read("report")
