"""Import: the words of each source that nobody had mapped, what was decided of them, and a box to decide again."""

import streamlit as st

from data import facts, importing
from data.importing import FileRefused
from data.importing.again.deciding_again import DecidedAgain, Scope
from data.importing.again.labels_so_far import LabelSoFar, SourceLabels, labels_so_far
from data.importing.labels.ages import AGE
from data.importing.outcome import answer_words
from data.who_is_here import steward
from pages.parts import frame, tables, wording
from pages.parts.importing import import_publish
from pages.parts.tables import Cell, Column, Row, Table

HAPPENED = "again_happened"
"""Key of the session for what the last decision did, drawn once, where it was made."""
HEADING = "What words mean"
UNDER = (
    "Answers that nobody had mapped, and what was decided of them. A decision can be made later, changed, or taken back, "
    "and every import of that source follows. These numbers are exact: do not share them."
)
REVIEW = "Leave it for review"
OPEN = "Needs review"
BUTTON = "Decide"
FEW = (
    "Fewer than three rows of an import hold this word. If you leave it for review, the word is kept there no more: "
    "those answers then need review until their file is brought in again."
)
CHILDREN = (
    "An age under 16 takes away what those people answered to questions for people of 16 and over. Deciding again does "
    "not bring that back: only their file does."
)
NOT_LINKED = (
    " {rows} were sent as totals, or stored before words were kept with their answers, and stay as they are: to change "
    "them, take their import back and bring its file in again."
)
LOST = " {people} are old enough for more questions now. What they answered to those was not kept, so it needs review."


def listed() -> None:
    """Draw the words of one source at a time, and the way to decide one again. Nothing where there are none."""
    sources = {name_of(each): each for each in labels_so_far()}
    if not sources:
        return
    frame.section(HEADING, UNDER)
    import_publish.say_what_happened(HAPPENED)
    # By name: what stands behind it is another value once something was decided.
    name = st.selectbox(
        "Source of the files", list(sources), key="again_source", help="The tool or the partner."
    )
    tables.show(words_table(sources[name]))
    _decide(sources[name])


def name_of(source: SourceLabels) -> str:
    """Return what a source is called; an import that names none by its number and file."""
    return source.scope.source or f"Import {source.scope.number}: {source.file_name}"


def words_table(source: SourceLabels) -> Table:
    """Return the words of a source: how many rows hold each, what it means, who said so and when."""
    rows = [
        Row(
            (
                Cell(facts.characteristic(one.characteristic).label),
                Cell(f"“{one.label}”"),
                Cell(f"{one.rows:,}"),
                Cell(answer_words(one.characteristic, one.slug) if one.slug else OPEN, quiet=not one.slug),
                Cell(decided_words(one), quiet=True),
            )
        )
        for one in source.labels
    ]
    columns = (
        Column("Question"),
        Column("Word"),
        Column("Rows", number=True),
        Column("Means"),
        Column("Decided"),
    )
    return Table(f"Words of {name_of(source)}", columns, tuple(rows))


def decided_words(one: LabelSoFar) -> str:
    """Return who decided and when, as far as it was kept."""
    if not one.slug:
        return wording.NOT_APPLICABLE
    if one.decided_at is None:
        return "Before this was noted"
    return f"{wording.at_start(one.decided_by or '')}, {wording.short_day(one.decided_at.date())}"


def _decide(source: SourceLabels) -> None:
    number = st.selectbox(
        "Word to decide again",
        range(len(source.labels)),
        index=None,
        format_func=lambda place: word_of(source.labels[place]),
        placeholder="Choose a word",
        key=f"again_word_{name_of(source)}",
    )
    if number is None:
        return
    one = source.labels[number]
    slug = st.selectbox(
        "It means",
        [*importing.decidable(one.characteristic), *([""] if one.slug else [])],
        index=None,
        format_func=lambda each: answer_words(one.characteristic, each) if each else REVIEW,
        placeholder="Choose an answer",
        key=f"again_meaning_{name_of(source)}_{number}",
    )
    if slug is None:
        return
    frame.notes(what_follows(source.scope, one, slug=slug))
    if st.button(BUTTON, type="primary", key="again_decide"):
        _follow(source.scope, one, slug or None)


def word_of(one: LabelSoFar) -> str:
    """Return a word with its question and its rows."""
    return f"{facts.characteristic(one.characteristic).label}: “{one.label}” ({one.rows:,})"


def what_follows(scope: Scope, one: LabelSoFar, *, slug: str) -> list[str]:
    """Return, in sentences, what a decision will do."""
    if not one.imports:
        later = "is read so" if slug else "asks again"
        first = f"No import that stands holds it. The next file of {scope.source} {later}."
    elif scope.source:
        imports = (
            "One import" if one.imports == 1 else f"{wording.at_start(wording.in_words(one.imports))} imports"
        )
        verb = "follows" if one.imports == 1 else "follow"
        later = f"the next file of {scope.source} {'is read so' if slug else 'asks again'}"
        first = f"{imports} of {scope.source} {verb} at once, and {later}."
    else:
        first = f"Import {scope.number} follows at once. Its file names no source, so nothing is kept for later files."
    lines = [first, "Readers see it after the next Publish."]
    if not slug and one.few:
        lines.append(FEW)
    if one.characteristic == AGE and slug and slug.startswith("0_"):
        lines.append(CHILDREN)
    return lines


def _follow(scope: Scope, one: LabelSoFar, slug: str | None) -> None:
    try:
        with st.spinner("Deciding"):
            done = importing.decide_again(
                one.label, characteristic=one.characteristic, slug=slug, scope=scope, who=steward()
            )
    except FileRefused as refused:
        frame.panel("Nothing was changed", str(refused))
        return
    for key in [key for key in st.session_state if str(key).startswith(("again_word_", "again_meaning_"))]:
        del st.session_state[key]
    st.session_state[HAPPENED] = (
        "Decided" if slug else "Left for review",
        done_words(one, done),
    )
    st.rerun()


def done_words(one: LabelSoFar, done: DecidedAgain) -> str:
    """Return what followed, in sentences."""
    means = answer_words(one.characteristic, done.slug) if done.slug else OPEN
    changed = "No answer changed." if not done.people else f"{_some(done.people, 'answer')} changed."
    said = f"“{one.label}” counts as: {means}. {changed}"
    if done.left_behind:
        said += NOT_LINKED.format(rows=_some(done.left_behind, "row"))
    if done.lost:
        said += LOST.format(people=f"{done.lost:,} people")
    return f"{said} Publish, so that readers see it."


def _some(number: int, thing: str) -> str:
    return f"{number:,} {thing}" + ("" if number == 1 else "s")
