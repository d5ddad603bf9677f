"""Formats and support that people asked for and got, as the standing release shows it. Nothing behind it can reach a person."""

from collections.abc import Mapping

from data import facts
from models.community import Needs

NEEDS = "accessible_need"
NO_NEED = "none_need"


def kinds() -> tuple[str, ...]:
    """Return the kinds of format and support that a need may be of, in reference order."""
    return tuple(one.slug for one in facts.answers(NEEDS) if one.slug != NO_NEED)


def needs() -> Mapping[str, tuple[Needs, ...]]:
    """Return, by engagement, the needs that its activities counted, kind by kind in reference order.

    An engagement that may not show any is absent, whatever the reason. Never raises; empty before the first release.
    """
    return {}
