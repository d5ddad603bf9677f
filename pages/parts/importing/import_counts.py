"""Import: totals of the chosen activity ("18 came: 11 women, 7 men"), typed or as a small file.

What then counts is said in words before anything is stored. Nothing is scaled: where totals don't agree, it is asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from data import facts, importing
from data.databases import intake_session
from data.importing import FileRefused
from data.importing.counts.file import CountsFile, read_counts
from data.importing.counts.form import ETHNIC_GROUP, countable, told_in_form
from data.importing.counts.found import WhichQuestion
from data.importing.counts.storing import CountsSource, StoredCounts, counted_at, people_at, store_counts
from data.importing.counts.told import SettledCounts, ToldCounts, settle_all
from data.importing.labels.deprivation_version import DEPRIVATION, ImdVersion, find_version
from data.importing.outcome import answer_words
from data.register.activities import KnownActivity
from data.secret import SecretError
from data.who_is_here import steward
from pages.parts import days, frame, tables, wording
from pages.parts.importing import import_publish
from pages.parts.importing.import_counts_asked import frame_asked, version_asked, version_said, which_question
from pages.parts.tables import Cell, Column, Row, Table

SERIAL = "counts_stored"
"""Key of the session for how many times totals were stored: the boxes are blank again after each."""
IN_HAND = "counts_in_hand"
"""Key of the session for the totals that wait to be stored, and the activity that they are of."""
TITLE = "Or bring in totals"
STORED = "Totals stored"
NOT_STORED = "Nothing was stored"
NOT_YET_READ = "The file leaves one thing open"
NOT_READ = "These totals can't be brought in"
DISAGREE = "These totals don't agree"
LEAVE = "Leave it for review"
KINDS = ["csv", "tsv", "txt", "xlsx", "ods"]
ACROSS = 3
"""Boxes side by side."""

WHAT = (
    "Where a partner sends only how many: “18 came: 11 women, 7 men”. Each counts as one person in tables of one question. "
    "Nothing is known of two answers together, so they are not in *Overlaps*, nor in communities that follow from answers."
)
PEOPLE_THERE = "{people:,} participations are on record at this activity already. Count here only people who are not among them."


@dataclass(frozen=True)
class InHand:
    """Totals that wait to be stored."""

    activity: str
    told: tuple[ToldCounts, ...]
    given: CountsSource
    notes: tuple[str, ...] = ()
    came: int | None = None


def bring_in(activity: KnownActivity) -> None:
    """Draw the way to bring in totals of an activity: typed, or as a file."""
    held: InHand | None = st.session_state.get(IN_HAND)
    with st.expander(TITLE, expanded=held is not None):
        st.markdown(WHAT)
        with intake_session() as session:
            people = people_at(session, activity.reference)
            counted = bool(counted_at(session, activity.reference))
        if people:
            frame.notes([PEOPLE_THERE.format(people=people)])
        _typed(activity)
        _file(activity)
        if held is not None and held.activity == activity.reference:
            _waiting(held, counted=counted)


def _serial() -> int:
    return int(st.session_state.get(SERIAL, 0))


def _typed(activity: KnownActivity) -> None:
    """Draw the form: how many came, then a box for each answer to each question that was counted."""
    serial = _serial()
    asked = st.multiselect(
        "Which questions were counted?",
        countable(),
        format_func=lambda slug: facts.characteristic(slug).label,
        placeholder="Choose one or more",
        key=f"counts_asked_{serial}",
    )
    with st.form(f"counts_{serial}", border=False):
        came = st.text_input("How many came in all?", key=f"counts_came_{serial}", max_chars=6)
        if asked:
            frame.notes(["Blank means not told. 0 means nobody."])
        ethnic_frame = frame_asked(serial, "typed") if ETHNIC_GROUP in asked else None
        version = version_asked(serial, "typed") if DEPRIVATION in asked else None
        said = {slug: _boxes(slug, serial) for slug in asked}
        sent = st.form_submit_button("See what counts")
    if sent:
        try:
            told, ethnic_frame = told_in_form(came, said, ethnic_frame=ethnic_frame)
        except FileRefused as refused:
            frame.panel(NOT_READ, str(refused))
            return
        given = CountsSource(ethnic_frame=ethnic_frame, imd_version=version)
        notes = (find_version((), declared=version).why,) if DEPRIVATION in asked else ()
        st.session_state[IN_HAND] = InHand(activity.reference, (told,), given, notes)
        st.rerun()


def _boxes(characteristic: str, serial: int) -> dict[str, str]:
    """Draw a box for each answer to one question; return what was typed, by slug."""
    frame.label(facts.characteristic(characteristic).label)
    slugs = importing.decidable(characteristic)
    typed = {}
    for start in range(0, len(slugs), ACROSS):
        for place, column in zip(slugs[start : start + ACROSS], st.columns(ACROSS), strict=False):
            typed[place] = column.text_input(
                answer_words(characteristic, place),
                key=f"counts_{characteristic}_{place}_{serial}",
                max_chars=6,
            )
    return typed


def _file(activity: KnownActivity) -> None:
    """Draw the way to bring totals in as a file; what it leaves open is asked."""
    serial = _serial()
    frame.label("Or a file of totals")
    upload = st.file_uploader(
        "A row for each answer, with the headings characteristic, category, n",
        type=KINDS,
        key=f"counts_file_{serial}",
        help="Answers as headings over one row of numbers are read too. “activity” and “total” may be columns.",
    )
    if upload is None:
        return
    source = st.text_input(
        "Who sent them (optional)",
        max_chars=60,
        key=f"counts_source_{serial}",
        help="What you decide about their words is remembered under it.",
    )
    decided = st.session_state.setdefault(f"counts_decided_{upload.file_id}", {})
    open_key = f"counts_open_{upload.file_id}"
    question = which_question(st.session_state[open_key], serial) if open_key in st.session_state else None
    try:
        version = version_said(serial, "file")
        found = _read(
            upload.getvalue(), upload.name, source=source, decided=decided, question=question, version=version
        )
    except WhichQuestion as asked:
        if open_key not in st.session_state:
            st.session_state[open_key] = sorted(asked.questions) or countable()
            st.rerun()
        frame.panel(NOT_YET_READ, str(asked))
        return
    except FileRefused as refused:
        frame.panel(NOT_READ, str(refused))
        return
    if found.ethnic_frame is not None and (said := frame_asked(serial, "file")):
        found = replace(found, ethnic_frame=said)
    if found.counts_deprivation and (version or found.imd_version is None):
        version_asked(serial, "file")
    frame.notes(found.notes)
    _decide(found, decided, serial)
    if st.button("See what counts", key=f"counts_see_{serial}"):
        given = CountsSource(found.file_name, source.strip(), found.ethnic_frame, found.imd_version)
        st.session_state[IN_HAND] = InHand(activity.reference, found.told, given, found.notes)
        st.rerun()


def _read(
    content: bytes,
    name: str,
    *,
    source: str,
    decided: Mapping[str, Mapping[str, str]],
    question: str | None,
    version: ImdVersion | None,
) -> CountsFile:
    with intake_session() as session:
        before = importing.remembered(session, source=source.strip())
    decisions = {slug: {**before.get(slug, {}), **decided.get(slug, {})} for slug in {*before, *decided}}
    return read_counts(
        content,
        file_name=name,
        today=days.today(),
        question=question,
        decisions=decisions,
        imd_version=version,
    )


def _decide(found: CountsFile, decided: dict[str, dict[str, str]], serial: int) -> None:
    """Ask what unknown labels mean; what is left counts as needs review."""
    if not found.unmatched:
        return
    with st.form(f"counts_labels_{serial}", border=False):
        picked = {
            (slug, label): _meaning(slug, label, heads, serial)
            for slug, labels in found.unmatched.items()
            for label, heads in labels.items()
        }
        if st.form_submit_button("Use these meanings"):
            for (slug, label), meaning in picked.items():
                if meaning:
                    decided.setdefault(slug, {})[label] = meaning
            st.rerun()


def _meaning(characteristic: str, label: str, heads: int, serial: int) -> str:
    def words(slug: str) -> str:
        return answer_words(characteristic, slug) if slug else LEAVE

    return st.selectbox(
        wording.plain_markdown(f"{facts.characteristic(characteristic).label}: “{label}” ({heads:,})"),
        ["", *importing.decidable(characteristic)],
        format_func=words,
        key=f"counts_label_{characteristic}_{label}_{serial}",
    )


def _waiting(held: InHand, *, counted: bool) -> None:
    """Draw what would count, what does not agree, and the button that stores it."""
    try:
        settled = settle_all(held.told, activity=held.activity, came=held.came)
    except FileRefused as refused:
        frame.panel(NOT_READ, str(refused))
        return
    frame.label("What will count")
    for one in settled:
        frame.notes(one.words if len(settled) == 1 else (one.activity, *one.words))
        if one.answers:
            tables.show(settled_table(one))
    if wrong := [one for one in settled if one.disagreement]:
        frame.panel(DISAGREE, " ".join(said for one in wrong for said in one.disagreement))
        most = wrong[0].most
        if len(settled) == 1 and st.button(f"{most:,} came: the total was wrong", key="counts_most"):
            st.session_state[IN_HAND] = InHand(held.activity, held.told, held.given, held.notes, most)
            st.rerun()
        return
    others = counted and st.checkbox(
        "These are other people than those counted at this activity before",
        key=f"counts_others_{_serial()}",
    )
    if st.button("Store these totals", type="primary", key="counts_store"):
        _store(settled, held=held, other_people=others)


def _store(settled: Sequence[SettledCounts], *, held: InHand, other_people: bool) -> None:
    try:
        stored = store_counts(
            settled, given=held.given, who=steward(), today=days.today(), other_people=other_people
        )
    except (FileRefused, SecretError) as refused:
        frame.panel(NOT_STORED, str(refused))
        return
    st.session_state.pop(IN_HAND)
    st.session_state[SERIAL] = _serial() + 1
    st.session_state[import_publish.HAPPENED] = (STORED, stored_words(stored))
    st.rerun()


def stored_words(stored: Sequence[StoredCounts]) -> str:
    """Return what was stored, and what to do next."""
    named = " and ".join(f"{_people(one.heads)} as import {one.number}" for one in stored)
    return f"{named}. It can be taken back below. Publish, so that readers see what may be shown."


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


def settled_table(settled: SettledCounts) -> Table:
    """Return what will count, exactly: for the steward of the totals in hand."""
    rows = [
        Row(
            (
                Cell(facts.characteristic(name).label),
                Cell(answer_words(name, slug)),
                Cell(f"{heads:,}"),
            )
        )
        for name, answers in settled.answers.items()
        for slug, heads in answers.items()
    ]
    columns = (Column("Question"), Column("Answer"), Column("People", number=True))
    return Table("What will count", columns, tuple(rows))
