"""The ladder ratio: how present a group is among those at the table, against how present it is among those surveyed.

The share of the group in one selection divided by its share in another; 1 is as present in both. Verdicts rest, as those
of method 3.3 do, on the least favourable of the counts that the shown ones may stand for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.stats import hypergeom
from statsmodels.stats.proportion import confint_proportions_2indep  # type: ignore[import-untyped]

from data.measures.answers import completeness, enough_answers
from data.measures.bases import base_of, require_protected
from data.measures.evidence import Floats, allowing_for_many
from data.measures.shares import Interval, drawn, share
from data.measures.thresholds import thresholds
from models.comparison import KnownBase
from models.protected import ProtectedCount, ProtectedTable
from models.vocabulary import Presence


@dataclass(frozen=True)
class Rung:
    """One group on the ladder. Shares and ratios are fractions of 1; None where a count that they need is hidden."""

    category: str
    asked: ProtectedCount
    """People of the group among those who were surveyed."""
    at_table: ProtectedCount
    """People of the group among those at the table."""
    asked_share: float | None
    table_share: float | None
    ratio: float | None
    interval: Interval | None
    """95 % interval of the ratio, on shown values."""
    highest: float | None
    """The most that the ratio can be, from all that the counts may be; None where that is without bound."""
    presence: Presence | None
    """None where a table is not available: then there is nothing to judge."""


@dataclass(frozen=True)
class Case:
    """One case of what two counts and their bases may truly be."""

    at_table: int
    table_base: int
    asked: int
    asked_base: int

    @property
    def ratio(self) -> float | None:
        """The ratio of the two shares; None where the second is nobody."""
        if not (self.table_base and self.asked and self.asked_base):
            return None
        return (self.at_table / self.table_base) / (self.asked / self.asked_base)


def ladder(surveyed: ProtectedTable, *, table: ProtectedTable) -> tuple[Rung, ...]:
    """Return a rung for each category, in the order of the tables, which are of one characteristic and level.

    The interval is that of the logarithm of a ratio of two proportions with half a person added to each count (Walter
    1975; `confint_proportions_2indep`, compare="ratio", method="log-adjusted" of statsmodels), which holds for nobody and
    for everybody. The tests are Fisher's exact one, one-sided, with Benjamini-Hochberg over the groups. Both take the
    two selections as independent: somebody who answered a survey and came to the table is in both.
    Raises ValueError where the tables have not the same groups.
    """
    below, above = base_of(surveyed.known), base_of(table.known)
    groups = [cell.category for cell in surveyed.cells]
    if groups != [cell.category for cell in table.cells]:
        raise ValueError(f"The tables of {surveyed.characteristic} have not the same groups.")
    pairs = [(low.count, high.count) for low, high in zip(surveyed.cells, table.cells, strict=True)]
    if below is None or above is None or not (surveyed.available and table.available):
        return tuple(
            Rung(name, low, high, None, None, None, None, None, None)
            for name, (low, high) in zip(groups, pairs, strict=True)
        )
    rungs = [
        _rung(name, low, high, below=below, above=above)
        for name, (low, high) in zip(groups, pairs, strict=True)
    ]
    enough = all(enough_answers(completeness(each.known, asked=each.asked)) for each in (surveyed, table))
    return _judged(rungs, below=below, above=above, enough=enough)


def _rung(
    name: str, asked: ProtectedCount, at_table: ProtectedCount, *, below: KnownBase, above: KnownBase
) -> Rung:
    require_protected(asked, at_table, below, above)
    asked_share, table_share = share(asked, base=below), share(at_table, base=above)
    ratio = None if table_share is None or not asked_share else table_share / asked_share
    interval = None
    if ratio is not None:
        low, high = confint_proportions_2indep(
            drawn(at_table, base=above),
            above.shown,
            drawn(asked, base=below),
            below.shown,
            compare="ratio",
            method="log-adjusted",
        )
        interval = (float(low), float(high))
    return Rung(
        category=name,
        asked=asked,
        at_table=at_table,
        asked_share=asked_share,
        table_share=table_share,
        ratio=ratio,
        interval=interval,
        highest=Case(at_table.high, above.low, asked.low, below.high).ratio,
        presence=None,
    )


def _judged(rungs: Sequence[Rung], *, below: KnownBase, above: KnownBase, enough: bool) -> tuple[Rung, ...]:
    """Judge each group by the least favourable of what its counts may be, in the order of method 3.3."""
    if not enough:
        return tuple(replace(rung, presence=Presence.NOT_ENOUGH_ANSWERS) for rung in rungs)
    lines = thresholds()
    many = min(below.shown, above.shown) >= lines.minimum_known
    # The most that a group can be at the table with the least that it can be among those surveyed, and the other way.
    most = [Case(r.at_table.high, above.low, r.asked.low, below.high) for r in rungs]
    least = [Case(r.at_table.low, above.high, r.asked.high, below.low) for r in rungs]
    less = allowing_for_many(_as_few(most)) <= float(lines.significance)
    more = allowing_for_many(_as_many(least)) <= float(lines.significance)
    judged = []
    for rung, surely_less, surely_more, high, low in zip(rungs, less, more, most, least, strict=True):
        ends = rung.interval
        if many and surely_less and high.ratio is not None and high.ratio < lines.band_low:
            word = Presence.LESS
        elif many and surely_more and (low.ratio is None or low.ratio > lines.band_high):
            word = Presence.MORE
        elif many and ends is not None and lines.band_low <= ends[0] and ends[1] <= lines.band_high:
            word = Presence.ALIKE
        else:
            word = Presence.TOO_FEW
        judged.append(replace(rung, presence=word))
    return tuple(judged)


def _as_few(cases: Sequence[Case]) -> Floats:
    """Return for each case the chance of so few at the table or fewer, were both shares alike."""
    x, n, other, of = _columns(cases)
    return np.asarray(hypergeom.cdf(x, n + of, x + other, n))


def _as_many(cases: Sequence[Case]) -> Floats:
    """Return for each case the chance of so many at the table or more, were both shares alike."""
    x, n, other, of = _columns(cases)
    return np.asarray(hypergeom.sf(x - 1, n + of, x + other, n))


def _columns(cases: Sequence[Case]) -> tuple[NDArray[np.int64], ...]:
    """Return people at the table, their base, people surveyed, their base; nobody is more than their base."""
    x, n, other, of = (
        np.array([(c.at_table, c.table_base, c.asked, c.asked_base) for c in cases], dtype=np.int64)
        .reshape(-1, 4)
        .T
    )
    return np.minimum(x, n), n, np.minimum(other, of), of
