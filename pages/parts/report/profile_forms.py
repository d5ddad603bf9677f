"""Report: the forms that save choices under a name, change them, and take them out. For stewards."""

import streamlit as st

from data.register import paper_profiles
from data.register.paper_profiles import LONGEST_NAME, KnownProfile
from data.who_is_here import steward
from pages.parts import address, saving, wording
from pages.parts.report.report_choices import OF_A_PROFILE, ReportChosen
from pages.parts.saving import Saved, Saving

SAVE, CHANGE = "save_profile", "change_profile"
SURE = "I want to remove these saved choices"
NAME = "Name of these choices"
EXAMPLE = "Bi-monthly to the senior leadership team"
FOR_WHOM = "Whom the paper is for"
A_ROLE = "A committee or a role, not a person's name."
WHAT_IS_SAVED = "Period, activities, sections and title are saved as they stand above."


def show(chosen: ReportChosen) -> None:
    """Draw the form that saves the choices above; and, for saved ones, the form that changes or removes them."""
    with st.expander("Save these choices for the next paper"):
        with st.form(SAVE, border=False):
            key = saving.serial(SAVE)
            name, for_whom = _boxes(key, "", "")
            st.html(f'<p class="er-notes">{wording.html(WHAT_IS_SAVED)}</p>')
            sent = st.form_submit_button("Save these choices", type="primary")
        if sent:
            saving.attempt(Saving(SAVE, lambda keep: _added(chosen, name, for_whom, keep=keep)))
        saving.ask_about_name(SAVE)
        saving.say_what_happened(SAVE)
    with st.container():
        if chosen.profile is not None:
            _change(chosen, chosen.profile)


def _change(chosen: ReportChosen, profile: KnownProfile) -> None:
    with st.expander("Change or remove the saved choices"):
        opened = saving.opened(CHANGE, profile) or profile
        key = f"{saving.serial(CHANGE)}_{opened.reference}"
        with st.form(CHANGE, border=False):
            name, for_whom = _boxes(key, opened.entry.name, opened.entry.for_whom)
            st.html(f'<p class="er-notes">{wording.html(WHAT_IS_SAVED)}</p>')
            sent = st.form_submit_button("Save over them", type="primary")
        if sent:
            saving.attempt(Saving(CHANGE, lambda keep: _changed(chosen, opened, name, for_whom, keep=keep)))
        saving.ask_about_name(CHANGE)
        saving.say_what_happened(CHANGE)
        if st.checkbox(SURE, key=f"{key}_sure") and st.button("Remove them", key=f"{CHANGE}_remove"):
            saving.attempt(Saving(SAVE, lambda _keep: _removed(opened)))


def _boxes(key: str, name: str, for_whom: str) -> tuple[str, str]:
    typed = st.text_input(NAME, name, max_chars=LONGEST_NAME, key=f"{key}_name", placeholder=EXAMPLE)
    whom = st.text_input(FOR_WHOM, for_whom, max_chars=LONGEST_NAME, key=f"{key}_whom", help=A_ROLE)
    return typed, whom


def _added(chosen: ReportChosen, name: str, for_whom: str, *, keep: bool) -> Saved:
    reference = paper_profiles.add_profile(
        chosen.entry(name=name, for_whom=for_whom), who=steward(), keep_name=keep
    )
    _open(reference)
    return Saved(
        f"The choices are saved. Whoever opens this page finds them under “{' '.join(name.split())}”."
    )


def _changed(chosen: ReportChosen, opened: KnownProfile, name: str, for_whom: str, *, keep: bool) -> Saved:
    now = paper_profiles.change_profile(
        opened.reference,
        chosen.entry(name=name, for_whom=for_whom),
        opened=opened.version,
        who=steward(),
        keep_name=keep,
    )
    _open(opened.reference)

    def put_back() -> None:
        paper_profiles.change_profile(
            opened.reference, opened.entry, opened=now, who=steward(), keep_name=True
        )
        saving.close(CHANGE)

    return Saved("The saved choices have changed.", put_back)


def _removed(opened: KnownProfile) -> Saved:
    paper_profiles.remove_profile(opened.reference, opened=opened.version, who=steward())
    _open(address.NONE)
    return Saved(
        f"The saved choices “{opened.entry.name}” are removed.",
        lambda: paper_profiles.add_profile(opened.entry, who=steward(), keep_name=True),
    )


def _open(reference: str) -> None:
    """Let the address name saved choices, and nothing that they choose."""
    for name in ("profile", *OF_A_PROFILE):
        address.drop(name)
    if reference != address.NONE:
        address.say("profile", reference)
