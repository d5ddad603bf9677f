"""What happens when a form of the register is sent: saved, refused, a name to look at again, changed by somebody else."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import streamlit as st

from data.register.entries import ChangedSince, EntryRefused, Held, NameMayIdentify, TextMayIdentify
from pages.parts import frame, picture

H = TypeVar("H", bound=Held[Any])

NOT_SAVED = "Nothing was saved"
NAME_HEADING = "Look at this name again"
NAME_WHAT_TO_DO = "Change the name above and send the form again, or keep it. That you kept it will be noted."
KEEP = "Keep this name"
TEXT_HEADING = "Look at what you wrote again"
TEXT_WHAT_TO_DO = "Change it above and send the form again, or keep it. That you kept it will be noted."
KEEP_TEXT = "Keep what I wrote"
OPEN_ANEW = "Open it as it is now"
PUT_BACK = "Put it back as it was"
PUT_BACK_DONE = ("Put back", "The entry is as it was before your last change.")
HAPPENED = "form_happened"
"""Key of the session for what the last form did."""


@dataclass(frozen=True)
class Saved:
    """What was saved, in a sentence, and what undoes it where that can be done."""

    said: str
    put_back: Callable[[], object] | None = None


@dataclass(frozen=True)
class Saving:
    """One way to save, of the form of that name; `save` takes whether a name that may identify is kept."""

    form: str
    save: Callable[[bool], Saved]
    told: bool = True
    """Whether the page says afterwards what was saved, above its form, with `say_what_happened`."""


@dataclass(frozen=True)
class Happened:
    """What a form of a page did, for the panel below it."""

    page: str
    form: str
    heading: str
    text: str
    put_back: Callable[[], object] | None = None


def serial(form: str) -> str:
    """Return the prefix of the keys of a form's boxes; it changes after each success, so that the form is blank again."""
    return f"{form}_{st.session_state.get(f'{form}_serial', 0)}"


def opened(form: str, chosen: H | None) -> H | None:
    """Return the chosen entry as it was when it was opened, however often the page is drawn until it is saved."""
    kept: H | None = st.session_state.get(f"{form}_opened")
    if kept is None or chosen is None or kept.reference != chosen.reference:
        st.session_state[f"{form}_opened"] = kept = chosen
    return kept


def attempt(sent: Saving, *, keep_name: bool = False) -> None:
    """Save; say why where it is refused. On success the page is drawn anew."""
    st.session_state.pop(f"{sent.form}_asked", None)
    st.session_state.pop(HAPPENED, None)
    try:
        saved = sent.save(keep_name)
    except NameMayIdentify as asked:
        st.session_state[f"{sent.form}_asked"] = (str(asked), isinstance(asked, TextMayIdentify), sent)
    except ChangedSince as changed:
        frame.panel(NOT_SAVED, str(changed))
        st.button(OPEN_ANEW, key=f"{sent.form}_anew", on_click=close, args=(sent.form,))
    except EntryRefused as refused:
        frame.panel(NOT_SAVED, str(refused))
    else:
        close(sent.form)
        if sent.told:
            st.session_state[HAPPENED] = Happened(
                picture.shown().page, sent.form, "Saved", saved.said, saved.put_back
            )
        st.rerun()


def ask_about_name(form: str) -> None:
    """Draw the question about a name or a text that may identify, where the last sending of a form led to it."""
    with st.container():
        if f"{form}_asked" not in st.session_state:
            return
        why, of_text, sent = st.session_state[f"{form}_asked"]
        heading, what_to_do = (TEXT_HEADING, TEXT_WHAT_TO_DO) if of_text else (NAME_HEADING, NAME_WHAT_TO_DO)
        frame.panel(heading, f"{why}\n\n{what_to_do}")
        if st.button(KEEP_TEXT if of_text else KEEP, key=f"{form}_keep"):
            attempt(sent, keep_name=True)


def close(form: str) -> None:
    """Forget what a form held: its boxes, the entry it was opened with, and a question about its name."""
    st.session_state[f"{form}_serial"] = st.session_state.get(f"{form}_serial", 0) + 1
    for kept in (f"{form}_opened", f"{form}_asked"):
        st.session_state.pop(kept, None)


def say_what_happened(form: str = "") -> None:
    """Draw what a form did, and the way to undo it, where its reader is; without a name, what any form
    of this page did.

    It is said once; but what can be undone stays until the next form is sent. It has a place of its own also where there
    is nothing to say, so that a fold below it does not close when it goes.
    """
    with st.container():
        told: Happened | None = st.session_state.get(HAPPENED)
        if told is None or told.page != picture.shown().page or (form and told.form != form):
            return
        frame.panel(told.heading, told.text)
        if told.put_back is None:
            del st.session_state[HAPPENED]
        elif st.button(PUT_BACK, key="put_back"):
            try:
                told.put_back()
            except EntryRefused as refused:
                st.session_state[HAPPENED] = replace(
                    told, heading=NOT_SAVED, text=str(refused), put_back=None
                )
            else:
                st.session_state[HAPPENED] = replace(
                    told, heading=PUT_BACK_DONE[0], text=PUT_BACK_DONE[1], put_back=None
                )
            st.rerun()
