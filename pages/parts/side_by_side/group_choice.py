"""The choice of one group among those of a characteristic, on a page that follows one of them through our work."""

import streamlit as st

from models.protected import ReleaseNote
from pages.parts import address
from pages.parts.chosen import Chosen
from pages.parts.side_by_side import opening

LABEL = "Group"


def ask(release: ReleaseNote, chosen: Chosen) -> str | None:
    """Draw the box; return the slug of the group, or None where the address asks for one that is not there.

    It opens on the group that is furthest from proportion in activities open to everyone, in all of them where those
    can't be shown.
    """
    if chosen.characteristic is None or chosen.level is None:
        return None
    labels = {category.slug: category.label for category in chosen.level.categories}
    first_group = opening.furthest_group(
        release, chosen.selection.period, chosen.characteristic.slug, chosen.level.slug
    )
    with st.container(key="choices_group"):
        first = st.columns(3)[0]
        with first:
            return address.ask("group", LABEL, tuple(labels), first_group, labels.__getitem__)
