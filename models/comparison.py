"""A protected table held against a benchmark: everything here is made from shown values (method 3.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from models.facts import Benchmark
from models.protected import ProtectedCount, ProtectedTable
from models.vocabulary import Change, Verdict

NeededWhy = Literal["", "in_proportion", "large_group", "no_benchmark", "hidden"]


@dataclass(frozen=True)
class KnownBase:
    """Known answers that a share is taken of, made from protected counts only.

    `shown` is a whole number of people from shown values; the true number lies in `low` to `high`.
    Made only by `data.measures.bases`.
    """

    shown: int
    low: int
    high: int


@dataclass(frozen=True)
class Needed:
    """How many more people from a group would bring it to its share (method 3.1).

    `low` and `high` are equal where the group's count is shown; a hidden group has a range.
    Both are None where no number is given, and `why` says why: "in_proportion" (nobody more is needed),
    "large_group" (its share is 30 % or more), "no_benchmark", "hidden" (the known base itself is not shown).
    Never added over groups.
    """

    low: int | None
    high: int | None
    why: NeededWhy = ""


@dataclass(frozen=True)
class GroupReach:
    """One group: people heard, people expected, and what may be said.

    Shares and ratios are fractions of 1, not percentages. A hidden group has no share, ratio or interval
    point: only `ratio_high`, the most that its ratio can be. The share of a group without a benchmark is of
    the whole known base, of any other group of `Comparison.base`.
    """

    category: str
    heard: ProtectedCount
    benchmark_share: float | None
    expected: float | None
    """`Comparison.base` times the benchmark share."""
    share: float | None
    interval: tuple[float, float] | None
    """95 % Wilson interval of the share."""
    ratio: float | None
    ratio_low: float | None
    ratio_high: float | None
    gap_points: float | None
    """100 (share - benchmark share)."""
    needed: Needed
    verdict: Verdict | None
    """None where the count is not available: then there is nothing to judge."""
    depends_on_unanswered: bool
    """Whether the people who did not answer could change the verdict (Manski bounds, method 3.2)."""
    people_to_tell: int | None
    """Where it is too few to tell: the smallest base at which something could be said (method 3.3); None where none would do."""


@dataclass(frozen=True)
class Score:
    """100 (1 - D) beside what a perfectly fair group of the same size would score (method 3.1)."""

    score: float
    chance_mean: float
    chance_low: float
    """Nineteen fair groups in twenty score at least this."""
    people_different: float
    """D times the base: how many people would have to be different."""


@dataclass(frozen=True)
class Comparison:
    """One protected table against one benchmark."""

    table: ProtectedTable
    benchmark: Benchmark | None
    base: KnownBase | None
    """Known answers in the categories that the benchmark covers; None where the base is not shown."""
    groups: tuple[GroupReach, ...]
    """In reference order, every category of the level."""
    completeness: float | None
    """Known base over asked base, both shown."""
    enough_answers: bool
    """Completeness of 60 % or more: below, no verdict is given."""
    caution: bool
    """Completeness of 60 to 80 %."""
    share_placed: float | None
    """Share of the people who answered whom this level can hold; None where the others are too few to show."""
    score: Score | None
    no_score_because: str
    """Why there is no score; empty where there is one."""
    of_population: int | None = None
    """How many people the benchmark counts, where so many of them were heard that verdicts allow for how few are left."""


@dataclass(frozen=True)
class ChangeOverTime:
    """What became of each group of one characteristic from the first period that can be compared to the last."""

    first: Comparison | None
    """None where no period can be compared; the same as `last` where only one can."""
    last: Comparison | None
    points: int
    """Periods that can be compared."""
    groups: Mapping[str, Change]
    """By category, in reference order."""
