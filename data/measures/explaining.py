"""The probabilities behind the verdicts of one comparison, for the page that explains them. Same functions, same order."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.measures.evidence import allowing_for_many, probability_as_few, too_few
from models.comparison import Comparison, GroupReach, KnownBase
from models.vocabulary import Verdict

_NOT_TESTED = (Verdict.NO_BENCHMARK, Verdict.NOT_ASKED, Verdict.NOT_ENOUGH_ANSWERS, None)


@dataclass(frozen=True)
class Chance:
    """How likely chance alone would give so few people of one group."""

    alone: float
    """Looking at this group alone: P(X <= the most that the count can be), of the fewest that the base can be."""
    allowing_for_many: float
    """After Benjamini and Hochberg over all groups that are tested; the verdict rests on this."""
    tested: int
    """Groups that are tested together."""


def chance_of_so_few(comparison: Comparison) -> Mapping[str, Chance]:
    """Return category slug to chance, for every group that is not too few to tell; empty where nothing is judged."""
    base, benchmark = comparison.base, comparison.benchmark
    if base is None or benchmark is None:
        return {}
    tested = [group for group in comparison.groups if _is_tested(group, base, comparison)]
    shares = [benchmark.shares[group.category] for group in tested]
    alone = probability_as_few(
        [group.heard for group in tested], base=base, shares=shares, population=benchmark.people
    )
    return {
        group.category: Chance(one, many, len(tested))
        for group, one, many in zip(tested, alone.tolist(), allowing_for_many(alone).tolist(), strict=True)
    }


def _is_tested(group: GroupReach, base: KnownBase, comparison: Comparison) -> bool:
    if group.verdict in _NOT_TESTED or comparison.benchmark is None:
        return False
    benchmark = comparison.benchmark
    return not too_few(base, pi=benchmark.shares[group.category], population=benchmark.people)
