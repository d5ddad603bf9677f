"""Communities: the forms that set, change and end how many voices of a community we set out to hear. For stewards."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from data.register import community_target_entries as entries
from data.register.community_target_entries import VoicesEntry
from data.register.contacts import Contacted, ListedCommunity
from data.who_is_here import steward
from pages.parts import days, saving
from pages.parts.communities import community_words as words
from pages.parts.saving import Saved, Saving
from pages.parts.targets.target_forms import DUE, LONGEST_NAME, LONGEST_REASON, OWNER, SOURCE

SET, END = "set_voices", "end_voices"
HEADING = "Set how many voices to hear"
BY_MISTAKE = "Taken back right after it was set."


def draw(listed: Sequence[Contacted], *, chosen: str | None, on: date) -> None:
    """Draw the fold with both forms; it opens on the community whose section is shown."""
    with st.expander(HEADING):
        known = {each.community.slug: each.community for each in listed}
        slugs = list(known)
        picked = st.selectbox(
            "Community",
            slugs,
            index=slugs.index(chosen) if chosen in known else None,
            key=f"{SET}_community",
            format_func=lambda slug: known[slug].name,
            placeholder="Choose a community",
        )
        if picked is None:
            return
        now = entries.in_force(picked, on=on)
        key = f"{saving.serial(SET)}_{picked}"
        with st.form(SET, border=False):
            entered = _boxes(key, now or VoicesEntry(picked, "", "", None, "", ""))
            sent = st.form_submit_button("Set this number", type="primary")
        if sent:
            saving.attempt(Saving(SET, lambda _keep: _set(known[picked], entered, on=on)))
        if now is None:
            return
        with st.form(END, border=False):
            why = st.text_input("Why it ends", max_chars=LONGEST_REASON, key=f"{key}_end")
            ended = st.form_submit_button("End it")
        if ended:
            saving.attempt(Saving(SET, lambda _keep: _ended(known[picked], why, on=on)))


def _boxes(key: str, now: VoicesEntry) -> tuple[VoicesEntry, str]:
    """Draw the boxes; return the entry without its due day, and that day as typed."""
    voices = st.text_input("Number of people", now.voices, key=f"{key}_voices", placeholder="60")
    owner = st.text_input("Owner", now.owner, max_chars=LONGEST_NAME, key=f"{key}_owner", help=OWNER)
    due = st.text_input(
        "Day it is due", days.to_type(now.due_on), key=f"{key}_due", placeholder=days.EXAMPLE, help=DUE
    )
    source = st.text_input(
        "Where it comes from", now.source, max_chars=LONGEST_REASON, key=f"{key}_source", help=SOURCE
    )
    reason = st.text_input("Why", now.reason, max_chars=LONGEST_REASON, key=f"{key}_reason")
    return VoicesEntry(now.community, voices, owner, None, source, reason), due


def _set(community: ListedCommunity, entered: tuple[VoicesEntry, str], *, on: date) -> Saved:
    said, due = entered
    entry = VoicesEntry(said.community, said.voices, said.owner, days.typed(due), said.source, said.reason)
    before = entries.set_voices(entry, who=steward(), on=on)

    def put_back() -> None:
        if before is None:
            entries.end_voices(said.community, reason=BY_MISTAKE, who=steward(), on=on)
        else:
            entries.set_voices(before, who=steward(), on=on)

    return Saved(f"The number of voices of {words.whom(community)} to hear is set.", put_back)


def _ended(community: ListedCommunity, why: str, *, on: date) -> Saved:
    before = entries.end_voices(community.slug, reason=why, who=steward(), on=on)
    return Saved(
        f"The number of voices of {words.whom(community)} to hear has ended.",
        lambda: entries.set_voices(before, who=steward(), on=on),
    )
