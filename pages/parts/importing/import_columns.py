"""Import, step 2: which column answers which question, as suggested and as the steward says."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from data import facts
from data.importing import RawTable
from data.importing.columns import wishes
from data.importing.columns.column_map import LEAVE, POSTCODE, RESPONDENT, TOOK_PART_ON
from data.importing.columns.column_use import ColumnUse, Use
from data.importing.columns.samples import MOST_SAMPLES
from data.importing.columns.saved_maps import with_columns
from data.importing.people.privacy import NOT_SHOWN, shown
from pages.parts import frame, tables, wording
from pages.parts.importing import import_boxes, import_postcodes, import_reading, import_state
from pages.parts.importing.import_state import Looked, Steps
from pages.parts.tables import Cell, Column, Row, Table

OTHER_WORDS = {
    LEAVE: "Leave it out",
    TOOK_PART_ON: "The day they took part",
    RESPONDENT: "Whether a person or a body answers",
    POSTCODE: "Where they live, by postcode",
    Use.PERSON_KEY.value: "Who a person is (only a code is kept)",
}
NOBODY = "No column: each row counts as a person"
KEY_EXPLAINED = (
    "A reference or an e-mail address by which the same person is known in two files, and counts once. It is turned "
    "into a code that nobody can turn back; what stands in the column is never stored."
)
MOST_LISTED = 20
"""So many of the columns left out are drawn at once: a page of eighty boxes is slow, and nobody reads it."""


def draw(now: Steps, table: RawTable) -> None:
    """Draw the step."""
    looked = import_reading.looked_at(now, table)
    _, lacking = now.fitted
    if lacking:
        frame.panel("The map names columns that are not here", lacking_words(now.map_name, lacking))
    first, left, dropped = parted(looked, now)
    if not first:
        frame.notes(["No column says who took part. Choose below which one does."])
    for use in first:
        _column(use, looked, now)
    _fold("Left out", left, looked, now)
    together = [use for use in looked.columns if use.use is Use.OPTION]
    _fold("One column for each answer", together, looked, now)
    import_postcodes.draw(looked)
    _person_key(looked, now, table)
    if dropped:
        frame.label("Not kept, because it could say who a person is")
        tables.show(dropped_table(dropped))
        with st.expander("Use one of these after all", key=f"import_dropped_{now.serial}"):
            for use in dropped:
                _column(use, looked, now)


def parted(
    looked: Looked, now: Steps
) -> tuple[Sequence[ColumnUse], Sequence[ColumnUse], Sequence[ColumnUse]]:
    """Return the columns that are taken or that the steward has decided about; those left out; and those dropped."""
    said = now.column_map.columns
    aside = (Use.LEFT, Use.DROPPED, Use.OPTION)
    first = [
        use
        for use in looked.columns
        if use.use not in aside or (use.column in said and use.use is not Use.OPTION)
    ]
    rest = [use for use in looked.columns if use not in first]
    return (
        first,
        [use for use in rest if use.use is Use.LEFT],
        [use for use in rest if use.use is Use.DROPPED],
    )


def lacking_words(name: str, lacking: Sequence[str]) -> str:
    """Return which columns a map names that a file lacks."""
    named = "; ".join(lacking)
    return f"{name} names {wording.in_words(len(lacking))} that this file does not have: {named}. The rest of the map is used."


def summary(looked: Looked) -> str:
    """Return the step in a line."""
    taken = {use.characteristic for use in looked.columns if use.characteristic}
    taken |= {slug for use in looked.columns for slug in use.gives}
    out = sum(use.use in (Use.LEFT, Use.DROPPED) for use in looked.columns)
    questions = "1 question" if len(taken) == 1 else f"{len(taken)} questions"
    return f"{questions} answered, {out} of {len(looked.columns)} columns left out"


def why(use: ColumnUse, now: Steps) -> str:
    """Return why a column is taken for what it is, and who says so."""
    if use.options and len(use.options) > 1:
        return f"{wording.at_start(wording.in_words(len(use.options)))} columns answer it together, one for each answer."
    if not use.why.startswith(wishes.BY_MAP):
        return wording.at_start(use.why) + "."
    given, _ = now.fitted
    if use.column in now.said.columns:
        by = "You said so"
    elif use.column in given.columns:
        by = f"{now.map_name} says so"
    else:
        by = f"As in the last file from {now.source}"
    return f"{by}{use.why.removeprefix(wishes.BY_MAP)}."


def dropped_table(dropped: Sequence[ColumnUse]) -> Table:
    """Return the columns that are not kept, and why."""
    rows = [Row((Cell(use.column), Cell(wording.at_start(use.why), quiet=True))) for use in dropped]
    return Table("Columns that are not kept", (Column("Column"), Column("Why", prose=True)), tuple(rows))


def use_words(use: str) -> str:
    """Return what a column may be used for, in words."""
    return OTHER_WORDS.get(use) or facts.characteristic(use).label


def _uses() -> list[str]:
    return [LEAVE, *(each.slug for each in facts.characteristics()), *list(OTHER_WORDS)[1:]]


def _said(use: ColumnUse) -> str:
    if use.characteristic:
        return use.characteristic
    return LEAVE if use.use in (Use.LEFT, Use.DROPPED) else use.use.value


def _column(use: ColumnUse, looked: Looked, now: Steps) -> None:
    together = _together(use, looked)
    others = len(together) - 1
    more = f", and {others} more {'column' if others == 1 else 'columns'}" if others else ""
    with st.container(key=f"import_column_{now.serial}_{use.index}"):
        box, beside = st.columns([1, 1], gap="medium", vertical_alignment="center")
        with box:
            import_boxes.choose(
                wording.plain_markdown(use.column + more),
                _uses(),
                chosen=_said(use),
                key=f"import_use_{now.serial}_{use.index}",
                words=use_words,
                tell=partial(_say, together),
            )
        with beside:
            held = "; ".join(_samples(use, looked))
            samples = f"<br>For instance: <em>{wording.html(held)}</em>" if held else ""
            st.html(f'<p class="er-notes">{wording.html(why(use, now))}{samples}</p>')


def _together(use: ColumnUse, looked: Looked) -> tuple[str, ...]:
    """Return the headings of the columns that answer a question together with one that stands for them."""
    headings = {each.index: each.column for each in looked.columns if each.use is Use.OPTION}
    others = [headings[option.index] for option in use.options if option.index in headings]
    return (use.column, *others)


def _samples(use: ColumnUse, looked: Looked) -> Sequence[str]:
    if use.use in (Use.DROPPED, Use.PERSON_KEY, Use.POSTCODE):
        return ()
    options = [option.label for option in use.options if option.label and shown(option.label) != NOT_SHOWN]
    if all(option.label for option in use.options) and options:
        return options[:MOST_SAMPLES]
    return looked.samples.get(use.column, ())


def _say(headings: Sequence[str], use: str) -> None:
    import_state.say(lambda said: with_columns(said, headings, use))


def _fold(title: str, uses: Sequence[ColumnUse], looked: Looked, now: Steps) -> None:
    if not uses:
        return
    key = f"{now.serial}_{title.partition(' ')[0].lower()}"
    with st.expander(f"{title}: {len(uses)}", key=f"import_fold_{key}"):
        found = uses
        if len(uses) > MOST_LISTED:
            sought = st.text_input("Find a column", key=f"import_find_{key}").casefold().strip()
            found = [use for use in uses if sought in use.column.casefold()]
        for use in found[:MOST_LISTED]:
            _column(use, looked, now)
        if len(found) > MOST_LISTED:
            frame.notes([f"And {len(found) - MOST_LISTED} more. Type a part of the heading to find one."])


def _person_key(looked: Looked, now: Steps, table: RawTable) -> None:
    suggested = {each.column: each.why for each in looked.keys}
    others = [heading for heading in table.headings if heading not in suggested]
    chosen = now.column_map.person_key
    frame.label("Who is the same person in another file?")
    import_boxes.choose(
        "Column that tells one person from another",
        ["", *suggested, *others],
        chosen=chosen or "",
        key=f"import_key_{now.serial}",
        words=lambda heading: f"{heading} (suggested)" if heading in suggested else heading or NOBODY,
        tell=_key,
        explained=KEY_EXPLAINED,
    )
    if chosen is None and suggested:
        column, reason = next(iter(suggested.items()))
        frame.notes([f"Suggested: “{column}”. {reason}"])


def _key(heading: str) -> None:
    if heading:
        import_state.say(lambda said: with_columns(said, (heading,), Use.PERSON_KEY))
    else:
        import_state.unsay(lambda said: replace(said, person_key=None))
