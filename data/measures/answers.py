"""How many of those asked answered (method 3.1 and 3.2). Rates are fractions of 1, from shown counts."""

from collections.abc import Sequence
from fractions import Fraction

from data.measures.bases import require_protected
from data.measures.thresholds import thresholds
from models.protected import ProtectedCount, ProtectedTable
from models.vocabulary import Missing


def rate(part: ProtectedCount, *, asked: ProtectedCount) -> Fraction | None:
    """Return part over asked, at most 1; None where either is hidden or nobody was asked."""
    require_protected(part, asked)
    if part.shown is None or not asked.shown:
        return None
    return min(Fraction(1), Fraction(part.shown, asked.shown))


def completeness(known: ProtectedCount, *, asked: ProtectedCount) -> Fraction | None:
    """Return known answers over people asked; None where either is hidden or nobody was asked."""
    return rate(known, asked=asked)


def enough_answers(complete: Fraction | None) -> bool:
    """Say whether a verdict may be given: completeness of 60 % or more."""
    return complete is not None and complete >= thresholds().withhold_below


def caution(complete: Fraction | None) -> bool:
    """Say whether a verdict needs a caution: completeness from 60 to under 80 %."""
    return enough_answers(complete) and complete is not None and complete < thresholds().caution_below


def rate_range(parts: Sequence[ProtectedCount], *, asked: ProtectedCount) -> tuple[Fraction, Fraction] | None:
    """Return the least and most that several counts together are of the people asked.

    A shown count counts as shown, a hidden one from its lowest to its highest. None where asked is hidden or 0.
    """
    require_protected(*parts, asked)
    if not asked.shown:
        return None
    least = sum(part.low if part.shown is None else part.shown for part in parts)
    most = sum(part.high if part.shown is None else part.shown for part in parts)
    return min(Fraction(1), Fraction(least, asked.shown)), min(Fraction(1), Fraction(most, asked.shown))


def response_rate(table: ProtectedTable) -> tuple[Fraction, Fraction] | None:
    """Return the least and most share of those asked who wrote something: an answer, prefer not to say, don't know."""
    wrote = (Missing.PREFER_NOT_TO_SAY, Missing.DONT_KNOW)
    parts = [cell.count for cell in table.missing if cell.category in wrote]
    return rate_range([table.known, *parts], asked=table.asked)


def prefer_not_to_say_rate(table: ProtectedTable) -> Fraction | None:
    """Return the share of those asked who preferred not to say; None where hidden."""
    return _rate_of(table, kind=Missing.PREFER_NOT_TO_SAY)


def not_recorded_rate(table: ProtectedTable) -> Fraction | None:
    """Return the share of those asked whose answer was left blank; None where hidden."""
    return _rate_of(table, kind=Missing.NOT_KNOWN)


def _rate_of(table: ProtectedTable, *, kind: Missing) -> Fraction | None:
    count = next(cell.count for cell in table.missing if cell.category == kind)
    return rate(count, asked=table.asked)


def unanswered(table: ProtectedTable) -> int:
    """Return how many of those asked gave no known answer, from shown values; 0 where either base is hidden."""
    if table.asked.shown is None or table.known.shown is None:
        return 0
    return max(0, table.asked.shown - table.known.shown)


def unanswered_bounds(
    count: ProtectedCount, *, known: ProtectedCount, asked: ProtectedCount
) -> tuple[Fraction, Fraction] | None:
    """Return Manski's bounds of a share: none of the unanswered belong to the group, or all of them do.

    None where a count is hidden or nobody was asked.
    """
    require_protected(count, known, asked)
    if count.shown is None or known.shown is None or not asked.shown:
        return None
    missing = max(0, asked.shown - known.shown)
    return (
        min(Fraction(1), Fraction(count.shown, asked.shown)),
        min(Fraction(1), Fraction(count.shown + missing, asked.shown)),
    )
