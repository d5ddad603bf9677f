"""The choice of one group among those of a characteristic, on a page that follows one of them through our work."""

import streamlit as st

from models.protected import ReleaseNote, Selection
from models.vocabulary import Audience, Dimension
from pages.parts import address, reads
from pages.parts.chosen import Chosen
from pages.parts.groups import Compared, sure_gaps


def ask(release: ReleaseNote, chosen: Chosen) -> str | None:
    """Draw the box; return the slug of the group, or None where the address asks for one that is not there.

    It opens on the group that is furthest from proportion in activities open to everyone, in all of them where those
    can't be shown.
    """
    if chosen.characteristic is None or chosen.level is None:
        return None
    labels = {category.slug: category.label for category in chosen.level.categories}
    open_to_all = Selection(chosen.selection.period, Dimension.AUDIENCE, Audience.OPEN_TO_ALL.value)
    held = reads.compared(release, open_to_all, chosen.characteristic.slug, chosen.level.slug)
    with st.container(key="choices_group"):
        first = st.columns(3)[0]
        with first:
            return address.ask("group", "Group", tuple(labels), furthest(held), labels.__getitem__)


def furthest(held: Compared) -> str:
    """Return the group that is furthest from proportion: of those we are sure to miss the first with a number that is shown.

    Where we are sure to miss none, the one with the lowest ratio that is shown; else the first of the level.
    """
    gaps = sure_gaps([held])
    if gaps:
        return next((gap.group.category for gap in gaps if gap.group.heard.shown), gaps[0].group.category)
    shown = [(group.ratio, group.category) for group in held.comparison.groups if group.ratio is not None]
    return min(shown, key=lambda pair: pair[0])[1] if shown else held.level.categories[0].slug
