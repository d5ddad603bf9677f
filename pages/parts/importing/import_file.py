"""Import, steps 2 to 4: the file, what was found in it, and what its unknown words mean.

Exact counts are shown here and nowhere else: of the file in hand, in the session of the steward who brought it. They
are never cached, never in the address, and gone with the session.
"""

from collections.abc import Mapping
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data import facts, importing
from data.databases import intake_session
from data.importing import ColumnMap, FileRefused, HarmonisedFile, Progress
from data.importing.outcome import PROBLEM_WORDS, answer_words
from data.register.activities import KnownActivity
from data.secret import SecretError, read_secret
from pages.parts import days, frame, tables, wording
from pages.parts.tables import Cell, Column, Row, Table

IN_HAND = "import_in_hand"
"""Key of the session for (what was read, activity, source, decisions) and what came of it."""
LEAVE = "Leave it for review"
AS_FOUND = "As its answers show"
FRAMES: dict[str, Literal["2001", "2021"] | None] = {
    AS_FOUND: None,
    "2021: 19 groups, as in the census": "2021",
    "2001: 16 groups": "2001",
}
"""Which ethnic group question a form can have asked: what is offered, and how an import keeps it."""
MOST_PROBLEMS = 50
KINDS = ["csv", "tsv", "txt", "xlsx", "xls", "ods", "sav"]

Decisions = dict[str, dict[str, str]]


def choose(activity: KnownActivity) -> HarmonisedFile | None:
    """Draw the step; return what was found in the file, or None where there is none or it is refused."""
    frame.section(
        "2. The file",
        "A table with one row per person, as your survey tool exports it. Nothing is stored before you say so.",
    )
    source = st.text_input(
        "Where the file comes from (optional)",
        max_chars=60,
        key="import_source",
        help="The name of the survey tool or the partner. What you decide about its words is remembered under it.",
    )
    frame_asked = st.selectbox(
        "Ethnic group question on the form",
        list(FRAMES),
        key="import_frame",
        help="The 2021 question has boxes for Arab, Roma, and Gypsy or Irish Traveller. The 2001 one has not.",
    )
    upload = st.file_uploader(
        "File", type=KINDS, key=f"import_file_{st.session_state.get('imports_stored', 0)}"
    )
    if upload is None:
        forget()
        return None
    content = upload.getvalue()
    decided: Decisions = st.session_state.get("import_decided", {})
    known = ColumnMap(source=source.strip(), ethnic_frame=FRAMES[frame_asked])
    asked = (upload.file_id, upload.name, activity.reference, known.source, frame_asked, repr(decided))
    held = st.session_state.get(IN_HAND)
    if held is None or held[0] != asked:
        held = (asked, _read(content, upload.name, activity, known=known, decided=decided))
        st.session_state[IN_HAND] = held
    found: HarmonisedFile | str = held[1]
    if isinstance(found, str):
        frame.panel("This file can't be brought in", found)
        return None
    return found


def forget() -> None:
    """Drop the file in hand and what was decided about it."""
    for key in (IN_HAND, "import_decided"):
        st.session_state.pop(key, None)


def _read(
    content: bytes, name: str, activity: KnownActivity, *, known: ColumnMap, decided: Decisions
) -> HarmonisedFile | str:
    """Return what was found, or the reason for which the file is refused."""
    bar = st.progress(0.0, text="Reading the file")
    try:
        table = importing.read(content, file_name=name, progress=telling(bar, part=0.5))
        with intake_session() as session:
            before = importing.remembered(session, source=known.source)
        decisions: Mapping[str, Mapping[str, str]] = {
            slug: {**before.get(slug, {}), **decided.get(slug, {})} for slug in {*before, *decided}
        }
        return importing.harmonise(
            table,
            today=days.today(),
            closed_on=activity.closed_on,
            column_map=known,
            decisions=decisions,
            person_key=read_secret().person,
            progress=telling(bar, start=0.5, part=0.5),
        )
    except (FileRefused, SecretError) as refused:
        return str(refused)
    finally:
        bar.empty()


def telling(bar: DeltaGenerator, *, start: float = 0.0, part: float = 1.0) -> Progress:
    """Return what tells a progress bar how far a step is, where the step is `part` of the whole from `start` on."""

    def tell(share: float, doing: str) -> None:
        bar.progress(min(1.0, start + part * share), text=doing)

    return tell


def show(found: HarmonisedFile) -> None:
    """Draw what was found, and ask what unknown words mean."""
    frame.section(
        "3. What was found",
        "These numbers are exact. They are shown here only, to you only, and are gone when you leave. Do not share them.",
    )
    frame.keys(
        (
            (f"{found.rows:,}", "rows read"),
            (f"{len(found.kept):,}", "people"),
            (f"{len(found.problems):,}", "problems"),
        )
    )
    if found.notes:
        frame.notes(found.notes)
    tables.show(columns_table(found))
    with st.expander("Answers, counted"):
        for slug, tally in found.counts.items():
            frame.label(facts.characteristic(slug).label)
            tables.show(counts_table(slug, tally))
    if found.problems:
        with st.expander(f"Problems: {len(found.problems):,}"):
            tables.show(problems_table(found))
    _decide(found)


def columns_table(found: HarmonisedFile) -> Table:
    """Return which column was taken for which characteristic, and why."""
    rows = [
        Row(
            (
                Cell(use.column),
                Cell(
                    facts.characteristic(use.characteristic).label
                    if use.characteristic
                    else wording.NOT_APPLICABLE
                ),
                Cell(wording.at_start(use.why), quiet=True),
            )
        )
        for use in found.columns
    ]
    return Table(
        "Columns of the file", (Column("Column"), Column("Taken for"), Column("Why", prose=True)), tuple(rows)
    )


def counts_table(characteristic: str, tally: Mapping[str, int]) -> Table:
    """Return how many rows of the file gave each answer, exactly."""
    rows = [
        Row((Cell(answer_words(characteristic, slug)), Cell(f"{times:,}"))) for slug, times in tally.items()
    ]
    name = facts.characteristic(characteristic).label
    return Table(f"{name}: answers in the file", (Column("Answer"), Column("Rows", number=True)), tuple(rows))


def problems_table(found: HarmonisedFile) -> Table:
    """Return the first problems: row, column and what is wrong, never what was written there."""
    rows = [
        Row(
            (
                Cell(f"Row {each.row:,}"),
                Cell(each.column or wording.NOT_APPLICABLE),
                Cell(wording.at_start(PROBLEM_WORDS[each.kind])),
            )
        )
        for each in found.problems[:MOST_PROBLEMS]
    ]
    more = len(found.problems) - MOST_PROBLEMS
    if more > 0:
        rows.append(
            Row((Cell(f"And {more:,} more"), Cell(wording.NOT_APPLICABLE), Cell(wording.NOT_APPLICABLE)))
        )
    return Table(
        "Problems", (Column("Where"), Column("Column"), Column("What is wrong", prose=True)), tuple(rows)
    )


def _decide(found: HarmonisedFile) -> None:
    decided: Decisions = st.session_state.get("import_decided", {})
    if not found.unmatched:
        frame.section("4. Answers that we do not know", "None: every answer in the file is known.")
        return
    frame.section(
        "4. Answers that we do not know",
        "Say what each means; the number of rows stands behind it. What you leave counts as needs review: those people are in no group until somebody decides.",
    )
    with st.form("labels", border=False):
        picked = {
            (slug, label): _meaning(slug, label, times)
            for slug, labels in found.unmatched.items()
            for label, times in labels.items()
        }
        if st.form_submit_button("Use these meanings"):
            for (slug, label), value in picked.items():
                if value:
                    decided.setdefault(slug, {})[label] = value
            st.session_state["import_decided"] = decided
            st.rerun()


def _meaning(characteristic: str, label: str, times: int) -> str:
    def words(slug: str) -> str:
        return answer_words(characteristic, slug) if slug else LEAVE

    return st.selectbox(
        wording.plain_markdown(f"{facts.characteristic(characteristic).label}: “{label}” ({times:,})"),
        ["", *importing.decidable(characteristic)],
        format_func=words,
        key=f"label_{characteristic}_{label}",
    )
