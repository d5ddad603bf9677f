"""How many people asked for a format or support and did not get it, from shown figures alone."""

from dataclasses import dataclass

from models.community import Needs
from models.vocabulary import Withheld


@dataclass(frozen=True)
class Unmet:
    """The least and the most people whose need was not met, as the two shown figures leave it."""

    low: int
    high: int


def unmet(needs: Needs) -> Unmet | None:
    """Return the range of the unmet; None where it may not be told how many asked.

    Both figures are rounded by keys of their own, so their difference is never a number: everybody who got it had asked.
    """
    if needs.stated.shown is None or needs.met.withheld is Withheld.NOT_AVAILABLE:
        return None
    return Unmet(
        low=max(0, needs.stated.low - needs.met.high),
        high=needs.stated.high - needs.met.low,
    )
