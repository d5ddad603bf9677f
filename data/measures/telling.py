"""From how many answers one could tell of a group of whom too few answered, by the rule of the verdict (method 3.3)."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from data.measures.bases import require_protected, widened
from data.measures.evidence import large_part, nobody_tells, probability_as_few, smallest_telling_base
from data.measures.shares import difference_interval
from data.measures.thresholds import thresholds
from models.comparison import KnownBase
from models.protected import ProtectedCount

MOST_ANSWERS = 1_000_000
"""More is no number to wait for."""


@dataclass(frozen=True)
class _Asked:
    """Whom it is about, and what they are held against."""

    count: ProtectedCount
    joining: int
    """People taken to join those counted: below 0 of a shown count, so that nobody is left."""
    around: KnownBase
    """What may truly stand behind a base that shows nobody: so many fewer or more stand behind any other."""
    pi: Fraction
    population: int | None
    sample: int | None

    @property
    def people(self) -> int:
        """The most of them that are taken to be heard."""
        return self.count.high + self.joining

    def base(self, shown: int) -> KnownBase:
        return widened(self.around, by=shown)


def people_to_tell(
    count: ProtectedCount,
    *,
    base: KnownBase,
    pi: Fraction,
    population: int | None = None,
    sample: int | None = None,
) -> int | None:
    """Return the number to print beside "too few to tell"; None where no number of answers would do.

    For a shown count the smallest base at which nobody at all would be evidence; for a hidden one, which may be
    as many as 9, the smallest shown base at which that many would still be under-reached. With a `population` it is one of
    whom so many can be heard, and with the `sample` of a survey one at which its verdict would be so.
    """
    require_protected(count, base)
    joining = 0 if count.shown is None else -count.high
    asked = _Asked(count, joining, widened(base, by=-base.shown), pi, population, sample)
    found = _smallest(asked)
    # Where more answered than live here nobody knows who is left, and fewer answers are no advice.
    return None if found is None or (population is not None and found <= base.shown) else found


@lru_cache(maxsize=4096)
def _smallest(asked: _Asked) -> int | None:
    least = _first(
        lambda base: _not_too_few(base, asked), least=thresholds().minimum_known, most=_most(asked)
    )
    if least is None or (asked.people == 0 and asked.sample is None):
        return least
    return _first(lambda base: _is_under(base, asked), least=least, most=_most(asked))


def _most(asked: _Asked) -> int:
    """Return the most answers that may be promised: rounded up for a reader, they are still no more than live here."""
    if asked.population is None:
        return MOST_ANSWERS
    return min(MOST_ANSWERS, asked.population - max(5, asked.around.high + 1), asked.population * 19 // 20)


def _first(tells: Callable[[int], bool], *, least: int, most: int) -> int | None:
    """Return the smallest base from `least` to `most` that tells, None where none does; each above one that tells does too."""
    if least > most or not tells(most):
        return None
    below, above = least - 1, most
    while above - below > 1:
        middle = (above + below) // 2
        below, above = (below, middle) if tells(middle) else (middle, above)
    return above


def _not_too_few(shown: int, asked: _Asked) -> bool:
    population = asked.population
    if population is not None and large_part(asked.base(shown), population=population):
        return nobody_tells(shown, pi=asked.pi, population=population)
    return shown >= smallest_telling_base(asked.pi)


def _is_under(shown: int, asked: _Asked) -> bool:
    """Say whether so few people of the group, at the end least kind to it, would be under-reached."""
    lines, base, pi = thresholds(), asked.base(shown), asked.pi
    if base.low <= 0 or Fraction(asked.people, base.low) / pi >= lines.band_low:
        return False
    few = probability_as_few(
        [asked.count], base=base, shares=[pi], population=asked.population, joining=asked.joining
    )[0]
    if few > float(lines.significance):
        return False
    if asked.sample is None:
        return True
    apart = difference_interval(
        asked.count, base=base, pi=pi, sample=asked.sample, end="most", joining=asked.joining
    )
    return apart is not None and apart[1] < 0
