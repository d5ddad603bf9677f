"""Counts that a partner sent instead of people ("18 came: 11 women, 7 men"): what was told, and what then counts. Pure.

Nothing is scaled. What a question leaves open of those who came is not known; what is more than came is asked about.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from data import facts
from data.importing.labels.ages import AGE
from data.importing.refusal import FileRefused
from models.vocabulary import Missing

MOST_HEADS = 20_000
"""More than came to any one activity that heads can be counted at."""

NOBODY = "Nobody is counted{where}. Say how many came, or how many gave an answer."
TOO_MANY = f"More than {MOST_HEADS:,} people are counted{{where}}. Bring in the answers themselves, with one row per person."
CAME = "{people} came."
AGREED = "How many came in all is not told. Every question adds up to the same, so {people} came."
LARGEST = "How many came in all is not told. {name} has the largest count, so {people} came."
ALL_TOLD = "{name}: all {total:,} told."
LEFT_OPEN = "{name}: {told:,} of {total:,} told. The other {rest:,} count as not known."
TOO_YOUNG = "{name}: {told:,} of {total:,} told. {young:,} were too young for the question{others}."
AND_NOT_KNOWN = "; the other {rest:,} count as not known"
CAME_TO_WHICH = (
    "These counts are of several activities. Put how many came to each into the file, in a column “total”."
)
NOT_ASKED = "What is not named here counts as not asked."
MORE_THAN_CAME = (
    "{name} adds up to {told:,}, but {total:,} are said to have come. Nothing is scaled: either {told:,} came, or a "
    "count of {small} is too high."
)


@dataclass(frozen=True)
class ToldCount:
    """How many gave one answer."""

    characteristic: str
    slug: str
    """A category or a kind of missing; `needs_review` where nobody has said what the label means."""
    n: int
    oldest: int | None = None
    """Of an age: the oldest that they can be; None where it is not known."""


@dataclass(frozen=True)
class FoundLabel:
    """A label that no table knows, as it may be shown, and what a person decided that it means."""

    characteristic: str
    label: str
    heads: int
    decided: str | None = None


@dataclass(frozen=True)
class ToldCounts:
    """What was told of one activity."""

    activity: str
    """Its reference; "" where the file leaves it open."""
    came: int | None
    """How many came in all; None where that is not told."""
    counts: tuple[ToldCount, ...]
    labels: tuple[FoundLabel, ...] = ()
    """Labels that nobody has mapped, and labels that a person decided."""


@dataclass(frozen=True)
class SettledCounts:
    """What counts at one activity, and why."""

    activity: str
    total: int
    answers: Mapping[str, Mapping[str, int]]
    """Characteristic to slug to heads, kinds of missing included: each adds up to `total`."""
    words: tuple[str, ...]
    """What counts, question by question, to be read before it is stored."""
    disagreement: tuple[str, ...] = ()
    """Questions with more answers than people came: to be answered before anything is stored."""
    labels: tuple[FoundLabel, ...] = ()
    most: int = 0
    """The largest count of one question: how many came, if no count is wrong."""


def settle(told: ToldCounts, *, came: int | None = None) -> SettledCounts:
    """Return what counts at one activity. `came` is what somebody answered when asked how many came in all.

    Where no total is told, the largest count of one question is it. Where a question adds up to more than came, the
    settled counts say so in `disagreement`, and may not be stored.

    Raises
    ------
    FileRefused
        Nobody is counted, or too many are.
    """
    sums: Counter[str] = Counter()
    for one in told.counts:
        sums[one.characteristic] += one.n
    most = max(sums.values(), default=0)
    stated = told.came if came is None else came
    total = most if stated is None else stated
    where = f" at {told.activity}" if told.activity else ""
    if max(total, most) == 0:
        raise FileRefused(NOBODY.format(where=where))
    if max(total, most) > MOST_HEADS:
        raise FileRefused(TOO_MANY.format(where=where))
    asked = [question for question in facts.characteristics() if question.slug in sums]
    words = [CAME.format(people=_people(total))]
    if stated is None:
        largest = next(question.label for question in asked if sums[question.slug] == most)
        agreed = len(set(sums.values())) == 1
        words = [(AGREED if agreed else LARGEST).format(name=largest, people=_people(total))]
    answers: dict[str, dict[str, int]] = {}
    disagreement = []
    for question in asked:
        name, answered = question.label, sums[question.slug]
        if answered > total:
            disagreement.append(
                MORE_THAN_CAME.format(name=name, told=answered, total=total, small=name.lower())
            )
            continue
        rest = total - answered
        young = min(rest, _younger_than(told, question.minimum_age))
        answers[question.slug] = _in_order(
            told, question.slug, {Missing.NOT_APPLICABLE: young, Missing.NOT_KNOWN: rest - young}
        )
        words.append(_in_words(name, told=answered, total=total, young=young, rest=rest - young))
    return SettledCounts(
        activity=told.activity,
        total=total,
        answers=answers,
        words=(*words, NOT_ASKED),
        disagreement=tuple(disagreement),
        labels=told.labels,
        most=most,
    )


def settle_all(
    told: Sequence[ToldCounts], *, activity: str, came: int | None = None
) -> tuple[SettledCounts, ...]:
    """Settle the counts of a file. `activity` is meant where the file names none; `came` says how many came to it.

    Raises
    ------
    FileRefused
        As `settle`; or `came` is told of a file of several activities.
    """
    if came is not None and len(told) > 1:
        raise FileRefused(CAME_TO_WHICH)
    return tuple(settle(replace(one, activity=one.activity or activity), came=came) for one in told)


def _in_order(told: ToldCounts, characteristic: str, rest: Mapping[Missing, int]) -> dict[str, int]:
    """Return heads by slug, in the order of the reference, kinds of missing last; nobody is left out where 0."""
    heads: Counter[str] = Counter({kind.value: n for kind, n in rest.items()})
    for one in told.counts:
        if one.characteristic == characteristic:
            heads[str(one.slug)] += one.n
    places = [*(each.slug for each in facts.categories(characteristic)), *(kind.value for kind in Missing)]
    return {slug: heads[slug] for slug in places if heads[slug]}


def _younger_than(told: ToldCounts, minimum: int | None) -> int:
    """Return how many are told to be younger than a question's least age."""
    if minimum is None:
        return 0
    ages = (one for one in told.counts if one.characteristic == AGE)
    return sum(one.n for one in ages if one.oldest is not None and one.oldest < minimum)


def _in_words(name: str, *, told: int, total: int, young: int, rest: int) -> str:
    if young:
        others = AND_NOT_KNOWN.format(rest=rest) if rest else ""
        return TOO_YOUNG.format(name=name, told=told, total=total, young=young, others=others)
    if rest:
        return LEFT_OPEN.format(name=name, told=told, total=total, rest=rest)
    return ALL_TOLD.format(name=name, total=total)


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"
