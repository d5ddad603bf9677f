"""Import: somebody asks not to be counted. Their reference is typed, used once, and kept nowhere.

It stands in a box that hides it and is new after each press, so that no session, address or message holds it.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from data.importing import FileRefused
from data.importing.again import removing
from data.importing.again.removing import RemovedPerson, RowObjection
from data.importing.storing.history import PastImport
from data.register import activities
from data.secret import SecretError
from data.who_is_here import steward
from pages.parts import frame, wording
from pages.parts.importing import import_publish

HEADING = "Somebody asks not to be counted"
UNDER = "Anyone may object to being in these records. Remove what they said here, whichever file it came in."
WHAT_GOES = (
    "Everything of that person goes, in every activity: who they are, what they answered, and what was noted of their row. "
    "Their answers are gone now; published figures are remade at the next release. A table in which fewer than 30 people "
    "changed keeps its figures until 30 have, and says so: a figure that moved for one person would tell of that person. "
    "A scrambled mark is kept, a keyed hash, so that no later file brings them back: it names nobody."
)
HAPPENED = "objections_happened"
"""Key of the session for what the last press did, drawn once, where it was pressed. It names nobody."""
SERIAL = "objections_pressed"
"""Key of the session for how many requests were sent: the boxes are new, and blank, after each."""
SURE = "They asked for it, and I want to remove them. This can't be taken back."
REMOVED, KEPT_OUT, WITHDRAWN, NOTHING = "Removed", "Noted", "Counted again", "Nothing was changed"
REFERENCE = "Their e-mail address or number, as the file had it"
NOT_SURE = "Tick the box that says they asked for it, then press again."
WITHDRAWN_WORDS = (
    "Files that you bring in from now on count them again. What was removed does not come back by itself."
)
KEPT_OUT_WORDS = "Nobody here has that reference. Files that you bring in from now on leave them out."
ROW_NUMBER = "Give the row as a whole number, as the spreadsheet shows it."


def draw(past: Sequence[PastImport]) -> None:
    """Draw the ways to remove a person: by what says who they are, or by import and row; and to count them again."""
    standing = [each for each in past if not each.undone]
    on_the_list = removing.objecting()
    if not standing and not on_the_list:
        return
    frame.section(HEADING, UNDER)
    import_publish.say_what_happened(HAPPENED)
    if on_the_list:
        people = "One person has" if on_the_list == 1 else f"{on_the_list:,} people have"
        frame.notes([f"{people} asked not to be counted."])
    with st.expander("Remove a person"):
        st.markdown(WHAT_GOES)
        serial = st.session_state.get(SERIAL, 0)
        _by_reference(serial)
        _by_row(standing, serial)
    if on_the_list:
        with st.expander("Count somebody again who agrees to it"):
            _withdraw(removing.row_objections(), st.session_state.get(SERIAL, 0))


def _by_reference(serial: int) -> None:
    with st.form(f"remove_person_{serial}", border=False, clear_on_submit=True):
        reference = st.text_input(
            REFERENCE,
            type="password",
            autocomplete="off",
            key=f"remove_reference_{serial}",
            help="What stood in the column that was named as person key: an e-mail address, a member number. It is not "
            "kept, and not shown again.",
        )
        keep_out = st.checkbox(
            "Also when nobody here has it: leave them out of later files", key=f"keep_out_{serial}"
        )
        sure = st.checkbox(SURE, key=f"remove_sure_{serial}")
        sent = st.form_submit_button("Remove this person")
    if sent:
        _attempt(
            lambda: removed_words(removing.remove_person(reference, who=steward(), keep_out=keep_out)),
            sure=sure,
        )


def _by_row(standing: Sequence[PastImport], serial: int) -> None:
    if not standing:
        return
    names = {each.number: f"{each.number}: {each.file_name}" for each in standing}
    with st.form(f"remove_row_{serial}", border=False, clear_on_submit=True):
        frame.label("Or, where the file did not say who people are")
        number = st.selectbox(
            "Import",
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder="Choose an import",
            key=f"remove_import_{serial}",
        )
        row = st.text_input(
            "Row of the file, as the spreadsheet numbers it", max_chars=8, key=f"remove_row_number_{serial}"
        )
        sure = st.checkbox(SURE, key=f"remove_row_sure_{serial}")
        sent = st.form_submit_button("Remove the person in this row")
    if sent:
        _attempt(lambda: removed_words(_remove_row(number, row)), sure=sure)


def _remove_row(number: int | None, row: str) -> RemovedPerson:
    if number is None or not (row.strip().isascii() and row.strip().isdigit()):
        raise FileRefused(ROW_NUMBER)
    return removing.remove_row(number, int(row), who=steward())


def _withdraw(rows: Sequence[RowObjection], serial: int) -> None:
    with st.form(f"withdraw_{serial}", border=False, clear_on_submit=True):
        reference = st.text_input(
            REFERENCE, type="password", autocomplete="off", key=f"withdraw_reference_{serial}"
        )
        sent = st.form_submit_button("Count this person again")
    if sent:
        _attempt(lambda: _withdrawn(reference), sure=True)
    if not rows:
        return
    titles = {each.reference: each.title for each in activities.activities()}
    names = {
        each.number: f"{titles.get(each.activity, each.activity)}, asked {wording.short_day(each.at.date())}"
        for each in rows
    }
    with st.form(f"withdraw_row_{serial}", border=False, clear_on_submit=True):
        number = st.selectbox(
            "Or somebody who was removed by import and row",
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder="Choose where they were",
            key=f"withdraw_number_{serial}",
        )
        sent = st.form_submit_button("Count the person of this row again")
    if sent and number is not None:
        _attempt(lambda: _row_withdrawn(number), sure=True)


def _withdrawn(reference: str) -> tuple[str, str]:
    removing.withdraw(reference, who=steward())
    return WITHDRAWN, WITHDRAWN_WORDS


def _row_withdrawn(number: int) -> tuple[str, str]:
    removing.withdraw_row(number, who=steward())
    return WITHDRAWN, WITHDRAWN_WORDS


def _attempt(do: Callable[[], tuple[str, str]], *, sure: bool) -> None:
    """Do it and say so above. Whatever comes of it, the boxes are new afterwards, and what was typed is gone."""
    if sure:
        try:
            said = do()
        except (FileRefused, SecretError) as refused:
            said = NOTHING, str(refused)
    else:
        said = NOTHING, NOT_SURE
    st.session_state[SERIAL] = st.session_state.get(SERIAL, 0) + 1
    st.session_state[HAPPENED] = said
    st.rerun()


def removed_words(removed: RemovedPerson) -> tuple[str, str]:
    """Return what went, as a heading and a sentence that name nobody."""
    if not removed.participations:
        return KEPT_OUT, KEPT_OUT_WORDS
    where = (
        "one activity" if removed.activities == 1 else f"{wording.in_words(removed.activities)} activities"
    )
    return (
        REMOVED,
        f"One person is gone from {where}, and later files leave them out. Their answers are gone now; published figures "
        "are remade at the next release: publish.",
    )
