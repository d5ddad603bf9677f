"""The choices of the page of standards: the frame, and one engagement or all of them."""

from collections.abc import Mapping, Sequence

import streamlit as st

from models.standards import StandardFrame
from pages.parts import address
from pages.parts.choices import ALL


def ask(frames: Sequence[StandardFrame], titles: Mapping[str, str]) -> tuple[StandardFrame, str] | None:
    """Ask for a frame and an engagement; return the frame and a reference or "all".

    None where the address names what is not there. `titles` are those of the engagements, by reference.
    """
    known = {each.slug: each for each in frames}
    with st.container(key="choices"):
        first, second = st.columns(2)
        with first:
            frame = address.ask(
                "frame",
                "Held against",
                tuple(known),
                frames[0].slug,
                lambda slug: known[slug].label,
                gloss="Sets of standards over the same evidence.",
            )
        with second:
            engagement = address.ask(
                "engagement",
                "Engagement",
                (ALL, *titles),
                ALL,
                lambda each: "All engagements" if each == ALL else titles[each],
                carry_default=False,
            )
    if frame is None or engagement is None or not address.is_clean():
        return None
    return known[frame], engagement
