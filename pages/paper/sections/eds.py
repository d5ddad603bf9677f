"""Evidence for the Equality Delivery System: all that shows the two outcomes on which our records bear."""

from pages.paper.asked import Asked
from pages.paper.blocks import Block, Heading
from pages.paper.shaping import held_against

FRAME = "eds"


def blocks(asked: Asked) -> tuple[Block, ...]:
    """Return what *Standards* shows of EDS 2022: the evidence piece by piece, since others score it."""
    found = held_against.standings(asked, FRAME)
    if found is None:
        return held_against.nothing()
    return (
        *held_against.finding(found),
        Heading("What shows it"),
        *held_against.evidence(found),
        *held_against.over_engagements(found),
        *held_against.by_hand(found),
    )
