"""Whether a target is met, from what a shown count may be (method 3.4)."""

from fractions import Fraction

from data.measures.bases import require_protected
from models.comparison import KnownBase
from models.protected import ProtectedCount
from models.vocabulary import TargetState


def voices_met(count: ProtectedCount, *, voices: int) -> TargetState:
    """Say how a count stands to a number of voices: met where even its lowest is enough."""
    require_protected(count)
    return _state(least=Fraction(count.low), most=Fraction(count.high), wanted=Fraction(voices))


def share_met(count: ProtectedCount, *, base: KnownBase, wanted: Fraction) -> TargetState:
    """Say how a count stands to a share of the base: met where its lowest out of the highest base is enough."""
    require_protected(count, base)
    return _state(
        least=Fraction(count.low, base.high) if base.high else Fraction(0),
        most=Fraction(count.high, base.low) if base.low else Fraction(1),
        wanted=wanted,
    )


def _state(*, least: Fraction, most: Fraction, wanted: Fraction) -> TargetState:
    if least >= wanted:
        return TargetState.MET
    return TargetState.NOT_MET if most < wanted else TargetState.ABOUT_THERE
