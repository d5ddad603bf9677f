"""You said, we did: the forms for stewards. Add a report, answer it, say that it is done and that people were told; correct it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from data.register import finding_entries
from data.register.findings import FindingEntry, KnownFinding
from data.register.responses import ResponseEntry
from data.responses.waiting import Standing
from data.who_is_here import steward
from models.vocabulary import Decision
from pages.parts import days, frame, saving
from pages.parts.answers import answer_boxes, waiting_words
from pages.parts.answers.answer_boxes import Typed
from pages.parts.answers.answer_reads import Answers
from pages.parts.saving import Saved, Saving

ADD, ANSWER, CORRECT = "add_finding", "answer_finding", "correct_finding"
SURE = "I want to take this report out of the register"
UNDECIDED = "Decide first: what was decided stands in the answer that people get."
OFF_THE_LIST = "It has left the list of those who wait."
NO_ENGAGEMENT = "A report belongs to an engagement. Add one in Register first."


def add(*, titles: Mapping[str, str], communities: Mapping[str, str]) -> None:
    """Draw the form that adds a report; engagements and communities are names by reference and slug."""
    with st.expander("Add a report"):
        if not titles:
            frame.notes([NO_ENGAGEMENT])
            return
        key = saving.serial(ADD)
        with st.form(ADD, border=False):
            blank = Typed(FindingEntry("", "", "", None), ResponseEntry())
            typed = answer_boxes.finding(key, blank, titles=titles, communities=communities)
            typed = answer_boxes.owner_and_due(key, typed)
            sent = st.form_submit_button("Add this report", type="primary")
        if sent:
            saving.attempt(Saving(ADD, lambda keep: _added(typed, keep=keep)))
        saving.ask_about_name(ADD)
        saving.say_what_happened(ADD)


def answer(known: Answers) -> None:
    """Draw the forms of one report that waits, or was answered: decide, done, told; each where it can be the next step."""
    with st.expander("Answer a report, or say that it is done or that people were told"):
        opened = _chosen(ANSWER, "Report to answer", known)
        if opened is None:
            saving.say_what_happened(ANSWER)
            return
        key = f"{saving.serial(ANSWER)}_{opened.reference}"
        typed = answer_boxes.of(opened)
        with st.form(f"{ANSWER}_decide", border=False):
            first = replace(typed, decided=typed.decided or days.to_type(days.today()))
            decided = answer_boxes.owner_and_due(key, answer_boxes.answer(key, first))
            if decided.response.decision is None:
                decided = replace(decided, decided=typed.decided)  # today stood there only to be at hand
            sent = st.form_submit_button("Save this answer", type="primary")
        if sent:
            saving.attempt(_changing(ANSWER, opened, decided))
        if opened.response.decision is None:
            frame.notes([UNDECIDED])
        else:
            _later_steps(key, opened, typed)
        saving.ask_about_name(ANSWER)
        saving.say_what_happened(ANSWER)


def _later_steps(key: str, opened: KnownFinding, typed: Typed) -> None:
    """Draw the forms for what comes after a decision: that it is done, where there is something to do, and that people know."""
    if opened.response.decision is not Decision.NOT:
        with st.form(f"{ANSWER}_done", border=False):
            done = answer_boxes.done(key, typed, today=days.today())
            is_done = st.form_submit_button("Mark as done")
        if is_done:
            saving.attempt(_changing(ANSWER, opened, done))
    with st.form(f"{ANSWER}_told", border=False):
        told = answer_boxes.told(key, typed, today=days.today())
        are_told = st.form_submit_button("Mark people as told")
    if are_told:
        saving.attempt(_changing(ANSWER, opened, told))


def correct(known: Answers, *, titles: Mapping[str, str], communities: Mapping[str, str]) -> None:
    """Draw the form that corrects whatever is said of a report, and the way to take it out."""
    with st.expander("Correct a report, or take it out"):
        opened = _chosen(CORRECT, "Report to correct", known)
        if opened is None:
            saving.say_what_happened(CORRECT)
            return
        key = f"{saving.serial(CORRECT)}_{opened.reference}"
        with st.form(CORRECT, border=False):
            typed = answer_boxes.finding(key, answer_boxes.of(opened), titles=titles, communities=communities)
            typed = answer_boxes.owner_and_due(key, answer_boxes.answer(key, typed))
            typed = answer_boxes.told(key, answer_boxes.done(key, typed))
            sent = st.form_submit_button("Save this report", type="primary")
        if sent:
            saving.attempt(_changing(CORRECT, opened, typed))
        saving.ask_about_name(CORRECT)
        if st.checkbox(SURE, key=f"{key}_sure") and st.button("Take it out", key=f"{CORRECT}_remove"):
            saving.attempt(Saving(CORRECT, lambda _keep: _removed(opened)))
        saving.say_what_happened(CORRECT)


def _chosen(form: str, words: str, known: Answers) -> KnownFinding | None:
    """Ask for a report, those that wait first and the oldest of them first; return it as it was when it was opened."""
    listed = {each.finding.reference: each for each in (*known.waiting, *known.told)}
    chosen = st.selectbox(
        words,
        list(listed),
        index=None,
        key=f"{form}_which",
        format_func=lambda reference: _name(listed[reference]),
        placeholder="Choose a report",
    )
    return saving.opened(form, listed[chosen].finding if chosen in listed else None)


def _name(each: Standing) -> str:
    return f"{each.finding.entry.title} ({waiting_words.who(each)}; {waiting_words.since(each)})"


def _added(typed: Typed, *, keep: bool) -> Saved:
    entry, response = typed.entries()
    reference = finding_entries.add_finding(
        entry, response=response, who=steward(), on=days.today(), keep_name=keep
    )
    return Saved(
        f"“{entry.title}” is in the register, and its clock runs.",
        lambda: finding_entries.remove_added(reference, who=steward()),
    )


def _changing(form: str, opened: KnownFinding, typed: Typed) -> Saving:
    def save(keep: bool) -> Saved:
        entry, response = typed.entries()
        now = finding_entries.change_finding(
            opened.reference,
            entry,
            response=response,
            opened=opened.version,
            who=steward(),
            on=days.today(),
            keep_name=keep,
        )
        return Saved(_said(opened, entry, response), _back(opened, now))

    return Saving(form, save)


def _back(opened: KnownFinding, now: str) -> Callable[[], object]:
    return lambda: finding_entries.put_back(opened, now=now, who=steward())


def _said(opened: KnownFinding, entry: FindingEntry, response: ResponseEntry) -> str:
    before = opened.response
    if response.told_on and not before.told_on:
        return f"People know what came of “{entry.title}”. {OFF_THE_LIST}"
    if response.done_on and not before.done_on:
        return f"“{entry.title}” is marked as done."
    if response.decision and not before.decision:
        return f"“{entry.title}” is answered. The clock runs until people are told."
    return f"“{entry.title}” has changed."


def _removed(opened: KnownFinding) -> Saved:
    finding_entries.remove_finding(opened.reference, opened=opened.version, who=steward())
    return Saved(
        f"“{opened.entry.title}” is no longer in the register.",
        lambda: finding_entries.bring_back(opened, who=steward()),
    )
