"""Register: the forms for organisations, for stewards."""

from collections.abc import Mapping, Sequence

import streamlit as st

from data import facts
from data.register import organisations
from data.register.entry_choices import choices
from data.register.organisations import KnownOrganisation, OrganisationEntry
from data.who_is_here import steward
from pages.parts import frame, saving
from pages.parts.register import register_boxes
from pages.parts.saving import Saved, Saving

ADD, CHANGE = "add_organisation", "change_organisation"
BLANK = OrganisationEntry("", "")
CONTACT = "A role or a shared mailbox, such as “Engagement officer”. No person's name, no telephone number."
AREA = (
    "Everything without a benchmark of its own is compared with who lives there. Another area changes all comparisons at once, "
    "those of the release that stands too; numbers of people heard stay as they are. The change is noted in the history on "
    "Targets and benchmarks."
)
AREA_CHANGED = " From now on everything without a benchmark of its own is compared with who lives in {area}."
SURE = "I want to remove this organisation"
CANNOT = "An organisation that an activity or an engagement names can't be removed."


def add(known: Mapping[str, str]) -> None:
    """Draw the form that adds an organisation; `known` are the communities, name by slug."""
    with st.expander("Add an organisation"):
        with st.form(ADD, border=False):
            entry = _boxes(saving.serial(ADD), BLANK, known, home=False)
            sent = st.form_submit_button("Add this organisation", type="primary")
        if sent:
            saving.attempt(Saving(ADD, lambda _keep: _added(entry)))
        saving.say_what_happened(ADD)


def change(listed: Sequence[KnownOrganisation], known: Mapping[str, str]) -> None:
    """Draw the form that changes an organisation, and the way to remove one that nothing names."""
    with st.expander("Change an organisation"):
        names = {each.reference: each.entry.name for each in listed}
        chosen = st.selectbox(
            "Organisation to change",
            list(names),
            index=None,
            key=f"{CHANGE}_which",
            format_func=names.__getitem__,
            placeholder="Choose an organisation",
        )
        opened = saving.opened(CHANGE, next((each for each in listed if each.reference == chosen), None))
        if opened is None:
            saving.say_what_happened(CHANGE)
            return
        with st.form(CHANGE, border=False):
            key = f"{saving.serial(CHANGE)}_{opened.reference}"
            entry = _boxes(key, opened.entry, known, home=opened.is_home)
            sent = st.form_submit_button("Save this organisation", type="primary")
        if sent:
            saving.attempt(_changing(opened, entry))
        saving.say_what_happened(CHANGE)
        frame.notes([CANNOT])
        if st.checkbox(SURE, key=f"{saving.serial(CHANGE)}_sure") and st.button(
            "Remove this organisation", key=f"{CHANGE}_remove"
        ):
            saving.attempt(Saving(CHANGE, lambda _keep: _removed(opened)))


def _boxes(key: str, entry: OrganisationEntry, known: Mapping[str, str], *, home: bool) -> OrganisationEntry:
    roles = choices("role")
    name = st.text_input("Name", entry.name, max_chars=register_boxes.LONGEST_NAME, key=f"{key}_name")
    role = st.selectbox(
        "Role",
        list(roles),
        index=list(roles).index(entry.role) if entry.role in roles else None,
        key=f"{key}_role",
        format_func=lambda each: roles[each].label,
        placeholder="Choose",
        help=register_boxes.explained({each.label: each.gloss for each in roles.values()}),
    )
    reaches = register_boxes.communities(key, known, entry.reaches)
    contact = st.text_input(
        "Contact", entry.contact, max_chars=register_boxes.LONGEST_NAME, key=f"{key}_contact", help=CONTACT
    )
    area = _area(key, entry.area) if home else ""
    return OrganisationEntry(name, role or "", reaches, contact, area)


def _area(key: str, chosen: str) -> str:
    """Ask for the area of the home organisation, and say what another one changes."""
    areas = {each.code: each.name for each in facts.areas()}
    found = st.selectbox(
        "Area that it serves",
        list(areas),
        index=list(areas).index(chosen) if chosen in areas else None,
        key=f"{key}_area",
        format_func=areas.__getitem__,
        placeholder="Choose",
    )
    frame.notes([AREA])
    return found or ""


def _added(entry: OrganisationEntry) -> Saved:
    organisations.add_organisation(entry, who=steward())
    return Saved(f"“{entry.name}” is in the register.")


def _changing(opened: KnownOrganisation, entry: OrganisationEntry) -> Saving:
    def save(_keep: bool) -> Saved:
        now = organisations.change_organisation(opened.reference, entry, opened=opened.version, who=steward())
        moved = opened.is_home and entry.area != opened.entry.area
        area = AREA_CHANGED.format(area=facts.area_name(entry.area)) if moved else ""
        return Saved(
            f"“{entry.name}” has changed, and whatever names it names it so.{area}",
            lambda: organisations.change_organisation(
                opened.reference, opened.entry, opened=now, who=steward()
            ),
        )

    return Saving(CHANGE, save)


def _removed(opened: KnownOrganisation) -> Saved:
    organisations.remove_organisation(opened.reference, opened=opened.version, who=steward())
    return Saved(f"“{opened.entry.name}” is no longer in the register.")
