"""Report: which sections go into the paper. Boxes to tick, in the order in which they will stand."""

from collections.abc import Sequence

import streamlit as st

from pages.paper import contents
from pages.paper.contents import CHARACTERISTIC, Part
from pages.parts import address, frame
from pages.parts.sentences import on_report

TICKED = "tick_{slug}"


def ask(opening: tuple[str, ...], *, saved: bool) -> tuple[str, ...] | None:
    """Draw the boxes; return the slugs ticked, or None where the address asks for what is not offered.

    `opening` are those that are ticked where the address names none: the usual ones, or those that are `saved`.
    """
    listed = contents.parts()
    slugs = [each.slug for each in listed]
    chosen = address.several("sections", slugs, opening)
    if chosen is None:
        return None
    frame.section("What goes into it", "The sections stand in the paper in this order.")
    with st.container(horizontal=True, key="tick_many"):
        for place, (label, many) in enumerate(on_report.many_ticks(slugs, opening, saved=saved)):
            st.button(
                label,
                key=f"ticks_{place}",
                on_click=address.keep_several,
                args=("sections", many, slugs, opening),
            )
    characteristics = [each for each in listed if each.slug.startswith(CHARACTERISTIC)]
    first = slugs.index(characteristics[0].slug) if characteristics else len(slugs)
    after = [each for each in listed[first:] if each not in characteristics]
    with st.container(key="ticks"):
        _ticks(listed[:first], chosen, opening)
        if characteristics:
            with st.expander(on_report.CHARACTERISTICS, key="ticks_of_characteristics"):
                _ticks(characteristics, chosen, opening, short=True)
        _ticks(after, chosen, opening)
    return chosen


def _ticks(
    listed: Sequence[Part], chosen: tuple[str, ...], opening: tuple[str, ...], *, short: bool = False
) -> None:
    for part in listed:
        key = TICKED.format(slug=part.slug)
        st.session_state[key] = part.slug in chosen
        st.checkbox(
            part.title if short else on_report.tick(part),
            key=key,
            on_change=_changed,
            args=(opening,),
        )


def _changed(opening: tuple[str, ...]) -> None:
    """Write what is ticked now into the address.

    From the boxes and not from what the page was drawn with: two boxes may be ticked before it is drawn again.
    """
    slugs = [each.slug for each in contents.parts()]
    ticked = [slug for slug in slugs if st.session_state.get(TICKED.format(slug=slug))]
    address.keep_several("sections", ticked, slugs, opening)
