"""The standards of engagement: what each promises, how it stands, and what shows it."""

from pages.paper.asked import Asked
from pages.paper.blocks import Block
from pages.paper.shaping import held_against

FRAME = "standards"


def blocks(asked: Asked) -> tuple[Block, ...]:
    """Return what *Standards* shows over all our work."""
    found = held_against.standings(asked, FRAME)
    if found is None:
        return held_against.nothing()
    return (
        *held_against.finding(found),
        *held_against.in_short(found),
        *held_against.over_engagements(found),
        *held_against.by_hand(found),
    )
