"""Formats and support that people asked for and got, as the standing release shows it. Nothing behind it can reach a person."""

from collections.abc import Mapping

from data import facts, frozen
from data.databases import register_session
from data.disclosure.not_available import NOT_AVAILABLE
from data.frozen.heads import StampedHeads
from models.community import Needs
from models.vocabulary import HeadKind

NEEDS = "accessible_need"
NO_NEED = "none_need"


def kinds() -> tuple[str, ...]:
    """Return the kinds of format and support that a need may be of, in reference order."""
    return tuple(one.slug for one in facts.answers(NEEDS) if one.slug != NO_NEED)


def needs() -> Mapping[str, tuple[Needs, ...]]:
    """Return, by engagement, the needs that its activities counted, kind by kind in reference order.

    An engagement that may not show any is absent, whatever the reason. Never raises; empty before the first release.
    """
    with register_session() as session:
        standing = frozen.standing(session)
        if standing is None:
            return {}
        counts = frozen.heads.stored(session, release=standing.id or 0, kinds=(HeadKind.STATED, HeadKind.MET))
    found: dict[str, dict[str, dict[HeadKind, StampedHeads]]] = {}
    for one in counts:
        what, selection, kind = one.key
        found.setdefault(selection.value or "", {}).setdefault(kind, {})[what] = one
    return {
        engagement: tuple(_needs(engagement, kind, of[kind]) for kind in kinds() if kind in of)
        for engagement, of in found.items()
    }


def _needs(engagement: str, kind: str, of: Mapping[HeadKind, StampedHeads]) -> Needs:
    stated, met = of.get(HeadKind.STATED), of.get(HeadKind.MET)
    one = next(iter(of.values()))
    return Needs(
        engagement,
        kind,
        stated=stated.count if stated else NOT_AVAILABLE,
        met=met.count if met else NOT_AVAILABLE,
        change=one.change,
        figures_from=one.made_on,
    )
