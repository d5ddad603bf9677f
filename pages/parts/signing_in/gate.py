"""Who is here in this session, the one page of whoever may not read, and the line of whoever signed in."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.databases import intake_available
from data.who_is_here import Ended, Here, Role, at_this_machine
from pages.parts import days, frame, wording
from pages.parts.signing_in import claimed, left
from pages.parts.signing_in.configured import SignIn, sign_in

TITLE = "Sign in"
BUTTON = "Sign in with {what}"
LEAVE = "Sign out"
ENDED = {
    Ended.RUN_OUT: ("Your sign-in has run out", "Sign in again to go on. What was not saved is gone."),
    Ended.NOT_FOR_US: (
        "Your sign-in could not be used",
        "Sign in again. If it happens again, tell whoever runs this dashboard.",
    ),
}
ROLES = {Role.STEWARD: "a steward", Role.VIEWER: "a viewer"}


def who_is_here() -> Here:
    """Return who is here in the session that runs now; outside of one, where sign-in is configured, a stranger."""
    return asked_again()()


def asked_again() -> Callable[[], Here]:
    """Return what says who the reader of the run of now is, whenever it is called: also later, outside of any run."""
    configured, said = sign_in(), claims()
    if configured is None:
        return at_this_machine
    return lambda: claimed.here(
        said,
        configured,
        now=days.now(),
        holds_people=intake_available(),
        left=left.at(claimed.identity(said)),
    )


def claims() -> claimed.Claims:
    """Return the claims of the token of whoever is in the session that runs now; none outside of one."""
    return st.user.to_dict() if get_script_run_ctx(suppress_warning=True) else {}


def whose() -> str:
    """Return what files of this session are known to belong to; blank for whoever is not signed in."""
    return claimed.identity(claims()) if who_is_here().until else ""


def page() -> None:
    """Draw the page of whoever may not read: one button, and why a sign-in counts no more where one did."""
    configured, here = sign_in(), who_is_here()
    frame.opening(TITLE, "", release=None)
    if here.ended:
        frame.panel(*ENDED[here.ended])
    if configured is not None:
        _button(configured)


def foot() -> None:
    """Draw who is signed in and until when, and the way out; for a reader who is not, the way in. Nothing without sign-in."""
    configured, here = sign_in(), who_is_here()
    if configured is None:
        return
    with st.container(key="signed_in"):
        if here.until is None:
            if here.ended:
                st.html(f"<p>{ENDED[here.ended][0]}.</p>")
            _button(configured)
            return
        st.html("".join(f"<p>{wording.html(line)}</p>" for line in lines(here, st.context.timezone)))
        st.button(LEAVE, key="sign_out", on_click=leave)


def leave() -> None:
    """Sign whoever is here out, in every window and on every device that this process serves."""
    said = claims()
    left.note(whose(), now=days.now(), issued=claimed.issued(said))
    st.logout()


def lines(here: Here, zone: str | None) -> Sequence[str]:
    """Return who is signed in, as what and until when, by the clock of a time zone; in London where none is known."""
    if here.until is None:
        return ()
    until = _clock(here.until, zone or "Europe/London")
    return (f"Signed in as {here.who}, {ROLES[here.role]}.", f"Until {until}; then sign in again.")


def _clock(when: datetime, zone: str) -> str:
    try:
        return f"{when.astimezone(ZoneInfo(zone)):%H:%M}"
    except (ZoneInfoNotFoundError, ValueError):
        return f"{when.astimezone(UTC):%H:%M} (UTC)"


def _button(configured: SignIn) -> None:
    st.button(BUTTON.format(what=configured.with_what), key="sign_in", type="primary", on_click=st.login)
