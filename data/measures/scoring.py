"""The score of a whole characteristic, beside what a perfectly fair group of the same size would score (3.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from data.measures.bases import require_protected
from data.measures.shares import drawn
from data.measures.thresholds import thresholds
from models.comparison import KnownBase, Score
from models.facts import DisclosureRules
from models.protected import ProtectedCount

TOO_FEW_TO_SCORE = "too few to score"

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class _Rounding:
    """The part of the disclosure rules that moves a score: what rounding and hiding do to one count."""

    hide_up_to: int
    base: int
    keyed: bool
    min_display: int
    zeros_hidden: bool


def dissimilarity(counts: Sequence[ProtectedCount], *, base: KnownBase, shares: Sequence[Fraction]) -> float:
    """Return D: half the sum of the differences between shares of the base and benchmark shares, 0 to 1.

    `counts` and `shares` are in one order; hidden counts are one group together, the rest of the base (Duncan
    and Duncan 1955; method 3.1). The base is above 0.
    """
    require_protected(*counts, base)
    people = np.array([[-1 if count.shown is None else drawn(count, base=base) for count in counts]])
    fair = np.array([float(pi) for pi in shares])
    return float(_dissimilarities(people, bases=np.array([base.shown]), shares=fair)[0])


def _dissimilarities(shown: Counts, *, bases: Counts, shares: Floats) -> Floats:
    """Return D of each row of `shown` (draws by groups, -1 where hidden) out of its base."""
    hidden = shown < 0
    parts = np.where(hidden, 0, shown)
    gaps = np.where(hidden, 0.0, np.abs(parts / bases[:, None] - shares))
    rest = np.maximum(0, bases - parts.sum(axis=1)) / bases
    hidden_gap = np.abs(rest - (hidden * shares).sum(axis=1)) * hidden.any(axis=1)
    return np.asarray((gaps.sum(axis=1) + hidden_gap) / 2)


def score(
    counts: Sequence[ProtectedCount],
    *,
    base: KnownBase,
    shares: Sequence[Fraction],
    rules: DisclosureRules,
    zeros_hidden: bool,
) -> Score | None:
    """Return 100 (1 - D) beside chance; None, "too few to score", where hidden groups hold too much or n is small.

    `rules` and `zeros_hidden` are those that the counts were protected by: chance goes through the same.
    """
    require_protected(*counts, base)
    lines = thresholds()
    hidden = sum((pi for count, pi in zip(counts, shares, strict=True) if count.shown is None), Fraction(0))
    if base.shown < lines.score_minimum_known or hidden >= lines.score_hidden_below:
        return None
    rounding = _Rounding(rules.hide_up_to, rules.base, rules.keyed, rules.min_display, zeros_hidden)
    mean, high = _chance(base.shown, tuple(float(pi) for pi in shares), rounding)
    different = dissimilarity(counts, base=base, shares=shares)
    return Score(
        score=100 * (1 - different),
        chance_mean=100 * (1 - mean),
        chance_low=100 * (1 - high),
        people_different=different * base.shown,
    )


@lru_cache(maxsize=8192)
def _chance(base: int, shares: tuple[float, ...], rounding: _Rounding) -> tuple[float, float]:
    """Return the mean and the 95th percentile of D over fair groups, rounded and hidden as real ones are."""
    lines = thresholds()
    dice = np.random.default_rng(lines.seed)
    fair = np.array(shares) / sum(shares)
    true_bases = base + _base_errors(rounding, draws=lines.draws, dice=dice)
    shown = _protected(dice.multinomial(true_bases, fair), rounding=rounding, dice=dice)
    shown_bases = np.full(lines.draws, base)
    values = _dissimilarities(np.minimum(shown, base), bases=shown_bases, shares=fair)
    return float(values.mean()), float(np.quantile(values, 0.95))


def _base_errors(rounding: _Rounding, *, draws: int, dice: np.random.Generator) -> Counts:
    """Draw how far the true base may lie from the shown one, a multiple of the rounding base.

    A true number e away is rounded to it with chance 1 - |e| / base where rounding is keyed; else any of the
    nearest is as likely.
    """
    reach = rounding.base - 1 if rounding.keyed else rounding.base // 2
    errors = np.arange(-reach, reach + 1)
    chances = rounding.base - np.abs(errors) if rounding.keyed else np.ones(len(errors))
    return np.asarray(dice.choice(errors, size=draws, p=chances / chances.sum()))


def _protected(true: Counts, *, rounding: _Rounding, dice: np.random.Generator) -> Counts:
    """Return counts as they would be shown, -1 where hidden: method 2.6 B and C.3 as a function of n alone.

    Keys of unlike groups of people are as good as random, so a uniform draw stands for the cell key.
    """
    below = true // rounding.base * rounding.base
    over = true - below
    up = dice.random(true.shape) < over / rounding.base if rounding.keyed else 2 * over >= rounding.base
    shown = below + rounding.base * up
    hidden = (true <= rounding.hide_up_to) | (shown < rounding.min_display)
    if not rounding.zeros_hidden:
        hidden &= true > 0
    return np.where(hidden, -1, shown)
