"""For which period a part of a paper speaks, where not every period has its figures."""

from collections.abc import Container

from pages.parts import wording

SINCE_RECORDS_BEGAN = "These figures are since records began: for {period} there are none of this kind."


def spoken_of(wanted: str | None, *, offered: Container[str]) -> tuple[str | None, str]:
    """Return the period wanted where it is offered, else all time (None) with a sentence that says so.

    The pages do the same with a period that they do not offer.
    """
    if wanted is None or wanted in offered:
        return wanted, ""
    return None, SINCE_RECORDS_BEGAN.format(period=wording.period(wanted))
