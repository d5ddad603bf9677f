"""A protected table held against a benchmark: everything here is made from shown values (method 3.1)."""

from dataclasses import dataclass

from models.facts import Benchmark
from models.protected import ProtectedCount, ProtectedTable
from models.vocabulary import Verdict


@dataclass(frozen=True)
class Needed:
    """How many more people from a group would bring it to its share (method 3.1).

    `low` and `high` are equal where the group's count is shown; a hidden group has a range.
    Both are None where no number is given, and `why` says why: "in_proportion" (nobody more is needed),
    "large_group" (its share is 30 % or more), "no_benchmark", "hidden".
    """

    low: int | None
    high: int | None
    why: str = ""


@dataclass(frozen=True)
class GroupReach:
    """One group: people heard, people expected, and what may be said.

    Shares and ratios are fractions of 1, not percentages. A hidden group has no share, ratio or interval
    point: only `ratio_high`, the most that its ratio can be.
    """

    category: str
    heard: ProtectedCount
    benchmark_share: float | None
    expected: float | None
    """Shown known base times the benchmark share."""
    share: float | None
    interval: tuple[float, float] | None
    """95 % Wilson interval of the share."""
    ratio: float | None
    ratio_low: float | None
    ratio_high: float | None
    gap_points: float | None
    """100 (share - benchmark share)."""
    needed: Needed
    verdict: Verdict
    depends_on_unanswered: bool
    """Whether the people who did not answer could change the verdict (Manski bounds, method 3.2)."""
    people_to_tell: int | None
    """Where it is too few to tell: the number of known answers at which something could be said."""


@dataclass(frozen=True)
class Score:
    """100 (1 - D) beside what a perfectly fair group of the same size would score (method 3.1)."""

    score: float
    chance_mean: float
    chance_low: float
    """Nineteen fair groups in twenty score at least this."""
    people_different: float
    """D times the known base: how many people would have to be different."""


@dataclass(frozen=True)
class Comparison:
    """One protected table against one benchmark."""

    table: ProtectedTable
    benchmark: Benchmark | None
    groups: tuple[GroupReach, ...]
    """In reference order, every category of the level."""
    completeness: float | None
    """Known base over asked base, both shown."""
    enough_answers: bool
    """Completeness of 60 % or more: below, no verdict is given."""
    caution: bool
    """Completeness of 60 to 80 %."""
    share_placed: float | None
    """Share of the people asked whom this level can hold."""
    score: Score | None
    no_score_because: str
    """Why there is no score; empty where there is one."""
