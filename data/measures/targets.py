"""Whether a target is met, from what a shown count may be (method 3.4)."""

from fractions import Fraction

from data.measures.bases import base_of, require_protected
from data.measures.shares import share
from models.comparison import Comparison, KnownBase
from models.protected import ProtectedCount
from models.target import NoStateWhy, SetTarget, TargetStanding
from models.vocabulary import TargetKind, TargetState, Verdict, Withheld


def standing(target: SetTarget, *, comparison: Comparison, verdict_allowed: bool = True) -> TargetStanding:
    """Hold what was heard against a target; `comparison` is of the target's selection, at a level that has its group.

    A share is of the same base as everywhere: of the groups that the benchmark covers, else of all who answered. No
    state without a source (method 3.3), nor of a share where under 60 % answered (3.2). `verdict_allowed` is False
    where the benchmark is indicative only: then a part of its share is no target. Raises KeyError where the
    comparison does not have the group.
    """
    group = {each.category: each for each in comparison.groups}[target.category]
    wanted = _wanted_share(target, comparison=comparison, verdict_allowed=verdict_allowed)
    voices = target.kind is TargetKind.VOICES
    compared = verdict_allowed and group.expected is not None
    base = None if voices else comparison.base if compared else base_of(comparison.table.known)
    heard = group.heard
    state: TargetState | None = None
    why: NoStateWhy = ""
    if not target.source.strip():
        why = "no_source"
    elif group.verdict is Verdict.NOT_ASKED:
        why = "not_asked"
    elif heard.withheld is Withheld.NOT_AVAILABLE or (not voices and (base is None or not base.shown)):
        why = "not_available"
    elif voices:
        state = voices_met(heard, voices=int(target.amount))
    elif wanted is None:
        why = "no_benchmark"
    elif not comparison.enough_answers:
        why = "not_enough_answers"
    elif base is not None:
        state = share_met(heard, base=base, wanted=wanted)
    people = target.amount if voices else None if base is None or wanted is None else wanted * base.shown
    return TargetStanding(
        target=target,
        level=comparison.table.level,
        heard=heard,
        base=base,
        share=None if base is None or not base.shown or heard.shown is None else share(heard, base=base),
        wanted_share=None if wanted is None else float(wanted),
        wanted_people=None if people is None else float(people),
        state=state,
        why=why,
    )


def _wanted_share(target: SetTarget, *, comparison: Comparison, verdict_allowed: bool) -> Fraction | None:
    if target.kind is TargetKind.SHARE:
        return target.amount
    benchmark = comparison.benchmark
    if target.kind is TargetKind.VOICES or benchmark is None or benchmark.indicative or not verdict_allowed:
        return None
    pi = benchmark.shares.get(target.category)
    return None if pi is None else target.amount * pi


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
