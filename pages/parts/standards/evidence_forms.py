"""Standards: the forms for evidence by hand, for stewards."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from data.register import evidence_entries
from data.register.evidence_entries import EvidenceEntry, KnownEvidence
from data.who_is_here import steward
from models.vocabulary import Standing
from pages.parts import days, saving
from pages.parts.choices import ALL
from pages.parts.saving import Saved, Saving
from pages.parts.sentences import on_standards
from pages.parts.standards.standings import Standings

ADD, CORRECT = "add_evidence", "correct_evidence"
LONGEST_TEXT = 600
LONGEST_NAME = 80
TEXT = "What was done, when, and where it can be read. Leave out how many took part, and anything that says who a small group was."
WRITER = "A role, such as “Head of Engagement”, not a person's name."
SURE = "I want to take this evidence back"
Entered = Callable[[], EvidenceEntry]
"""What makes the entry of what was typed; raises EntryRefused for a day that is none."""


def add(found: Standings, titles: Mapping[str, str], *, chosen: str, on: date) -> None:
    """Draw the form that adds evidence in this frame; `chosen` is the engagement of the page, or "all"."""
    with st.expander("Add evidence by hand"):
        blank = EvidenceEntry(found.frame.slug, "", None if chosen == ALL else chosen, None, "", "", on)
        with st.form(ADD, border=False):
            key = f"{saving.serial(ADD)}_{found.frame.slug}_{chosen}"
            entered = _boxes(key, blank, found, titles)
            sent = st.form_submit_button("Add this evidence", type="primary")
        if sent:
            saving.attempt(Saving(ADD, lambda keep: _added(entered(), keep, found, on=on)))
        saving.ask_about_name(ADD)
        saving.say_what_happened(ADD)


def correct(found: Standings, titles: Mapping[str, str], *, on: date) -> None:
    """Draw the form that corrects evidence of this frame, and the way to take it back."""
    with st.expander("Correct evidence, or take it back"):
        listed = [each for each in evidence_entries.recorded() if each.entry.frame == found.frame.slug]
        names = {each.reference: _name(each, found, titles) for each in listed}
        chosen = st.selectbox(
            "Evidence to correct",
            list(names),
            index=None,
            key=f"{CORRECT}_which_{found.frame.slug}",
            format_func=names.__getitem__,
            placeholder="Choose what was written",
        )
        opened = saving.opened(CORRECT, next((each for each in listed if each.reference == chosen), None))
        if opened is None:
            saving.say_what_happened(CORRECT)
            return
        with st.form(CORRECT, border=False):
            entered = _boxes(f"{saving.serial(CORRECT)}_{opened.reference}", opened.entry, found, titles)
            sent = st.form_submit_button("Save this evidence", type="primary")
        if sent:
            saving.attempt(_correcting(opened, entered, on=on))
        saving.ask_about_name(CORRECT)
        saving.say_what_happened(CORRECT)
        if st.checkbox(SURE, key=f"{saving.serial(CORRECT)}_sure") and st.button(
            "Take this evidence back", key=f"{CORRECT}_remove"
        ):
            saving.attempt(Saving(CORRECT, lambda _keep: _taken_back(opened, on=on)))


def _boxes(key: str, entry: EvidenceEntry, found: Standings, titles: Mapping[str, str]) -> Entered:
    labels = {each.slug: each.label for each in found.frame.standards}
    standard = _chosen(key, on_standards.frame_of_one(found.frame), labels, entry.standard)
    places = {ALL: on_standards.ALL_WORK, **titles}
    engagement = _chosen(key, "For", places, entry.engagement or ALL)
    standings = {each.value: on_standards.WORDS[each] for each in evidence_entries.BY_HAND}
    standing = _chosen(key, "How it stands", standings, entry.standing.value if entry.standing else "")
    text = st.text_area(
        "What shows it", entry.text, max_chars=LONGEST_TEXT, height=80, key=f"{key}_text", help=TEXT
    )
    writer = st.text_input(
        "Written by", entry.written_by, max_chars=LONGEST_NAME, key=f"{key}_writer", help=WRITER
    )
    written = st.text_input(
        "Day it was written", days.to_type(entry.written_on), placeholder=days.EXAMPLE, key=f"{key}_day"
    )
    return lambda: replace(
        entry,
        standard=standard or "",
        engagement=None if engagement in (ALL, None) else engagement,
        standing=Standing(standing) if standing else None,
        text=text,
        written_by=writer,
        written_on=days.typed(written),
    )


def _chosen(key: str, label: str, options: Mapping[str, str], value: str) -> str | None:
    """Ask for one of the options; none is chosen where the entry has none of them."""
    slugs = list(options)
    return st.selectbox(
        label,
        slugs,
        index=slugs.index(value) if value in options else None,
        key=f"{key}_{label}",
        format_func=options.__getitem__,
        placeholder="Choose",
    )


def _name(each: KnownEvidence, found: Standings, titles: Mapping[str, str]) -> str:
    labels = {standard.slug: standard.label for standard in found.frame.standards}
    where = titles.get(each.entry.engagement or "", on_standards.ALL_WORK)
    day = days.to_type(each.entry.written_on)
    return f"{labels.get(each.entry.standard, each.entry.standard)}, {where}: {each.entry.written_by}, {day}"


def _label(found: Standings, entry: EvidenceEntry) -> str:
    return found.frame.standard(entry.standard).label


def _added(entry: EvidenceEntry, keep: bool, found: Standings, *, on: date) -> Saved:
    evidence_entries.add_evidence(entry, who=steward(), on=on, keep_name=keep)
    return Saved(f"The evidence for “{_label(found, entry)}” stands beside the records.")


def _correcting(opened: KnownEvidence, entered: Entered, *, on: date) -> Saving:
    number = int(opened.reference)

    def save(keep: bool) -> Saved:
        now = evidence_entries.change_evidence(
            number, entered(), opened=opened.version, who=steward(), on=on, keep_name=keep
        )

        def put_back() -> None:
            evidence_entries.change_evidence(
                number, opened.entry, opened=now, who=steward(), on=on, keep_name=True
            )
            # What the form was opened with is no longer what the register holds.
            saving.close(CORRECT)

        return Saved("The evidence has changed.", put_back)

    return Saving(CORRECT, save)


def _taken_back(opened: KnownEvidence, *, on: date) -> Saved:
    evidence_entries.take_back(int(opened.reference), opened=opened.version, who=steward())
    return Saved(
        "The evidence is taken back.",
        lambda: evidence_entries.add_evidence(opened.entry, who=steward(), on=on, keep_name=True),
    )
