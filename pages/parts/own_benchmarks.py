"""Says which of the people shown are of engagements with a benchmark of their own, and leads to each by itself (method 3.4)."""

from collections.abc import Sequence

import streamlit as st

from data import facts
from data.register import shown_names
from data.register.benchmark_choice import EngagementUse
from models.protected import ReleaseNote, Selection
from models.vocabulary import Dimension
from pages.parts import address, reads, wording
from pages.parts.choices import ALL

AMONG = (
    "Some of these activities belong to work with a benchmark of its own, and stand here against everybody who lives in "
    "{area}: "
)
BY_ITSELF = "Choose one to see it against its own."
NOT_BY_ITSELF = "Work that is no link can't be shown by itself."


def show(release: ReleaseNote, selection: Selection) -> None:
    """Draw the line, or nothing where nobody shown is of such work."""
    if found := reads.own_benchmarks(release, selection):
        area = facts.area_name(release.area)
        st.html(f'<p class="er-notes">{_line(release, selection.period, found, area=area)}</p>')


def in_words(release: ReleaseNote, selection: Selection) -> str:
    """Return the same where nothing can be followed, as on paper; blank where nobody shown is of such work."""
    found = reads.own_benchmarks(release, selection)
    named = wording.joined([each.title for each in found])
    return f"{AMONG.format(area=facts.area_name(release.area))}{named}." if found else ""


def _line(release: ReleaseNote, period: str | None, found: Sequence[EngagementUse], *, area: str) -> str:
    offered = reads.menu(release).selections
    parts, linked, alone_nowhere = [], 0, 0
    for each in found:
        alone = Selection(period, Dimension.ENGAGEMENT, each.reference)
        always = Selection(None, Dimension.ENGAGEMENT, each.reference)
        title = wording.html(each.title)
        if shown_names.is_kept_back(each.title):
            pass  # an address holds its reference, which may tell too
        elif alone in offered or always in offered:
            linked += 1
            kept = period if alone in offered and period else ALL
            target = address.to("who-we-reached", activities=alone.by or "", period=kept)
            title = f'<a href="{wording.html(target)}" target="_self">{title}</a>'
        else:
            alone_nowhere += 1
        parts.append(title)
    after = [BY_ITSELF] * bool(linked) + [NOT_BY_ITSELF] * bool(alone_nowhere)
    return f"{wording.html(AMONG.format(area=area))}{wording.joined(parts)}. {wording.html(' '.join(after))}"
