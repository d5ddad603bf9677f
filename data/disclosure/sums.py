"""Which figures of one selection add up to which: what ties cells to bases and levels to each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from data.counting.counting import ASKED, KNOWN, PEOPLE, UNPLACED
from data.disclosure.draft import Draft
from models.facts import Level
from models.vocabulary import MISSING_AMONG_ASKED, Missing

Figure = tuple[str, str]
"""Level and name of a figure."""

TOGETHER = "parts together"
"""A figure of a community: the people of each part of its rule added up (`community_sums`)."""
SEVERAL = "in several parts"
"""How many of those are counted more than once."""

ANY_NUMBER = 10**9
"""Stands for no limit in sums of people."""


@dataclass(frozen=True)
class Sum:
    """sum(parts) - `over` <= whole <= sum(parts) + `extra`, all of one selection."""

    whole: Figure
    parts: tuple[Figure, ...]
    over: int = 0
    """By how much the parts may exceed the whole: `ANY_NUMBER` where one person may be in several."""
    extra: int = 0
    """By how much the whole may exceed the parts: `ANY_NUMBER` where they are not all of it."""
    some_of: Figure | None = None
    """A figure of which an unknown part belongs to the whole too."""


def sums_of(drafts: Mapping[str, Draft]) -> tuple[Sum, ...]:
    """Return every sum that ties figures of one selection together, over the levels of one characteristic."""
    sums: list[Sum] = []
    for level, draft in drafts.items():
        categories = tuple((level, name) for name in draft.shown.figures[: draft.shown.categories])
        missing = tuple((level, kind.value) for kind in MISSING_AMONG_ASKED)
        build = _of_single_answers if draft.tally.single_answers else _of_ticks
        sums += build(level, categories, missing)
    levels = [draft.tally.level for draft in drafts.values()]
    for coarse, fine in combinations(levels, 2):
        # Whoever has a place at the finer level has one at the coarser: the levels stand coarsest first.
        if fine.placement.keys() <= coarse.placement.keys():
            sums += _roll_ups(coarse, fine)
    return tuple(sums)


def _of_single_answers(
    level: str, categories: tuple[Figure, ...], missing: tuple[Figure, ...]
) -> Iterator[Sum]:
    outside = tuple(
        (level, name) for name in (Missing.NOT_ASKED.value, Missing.NOT_APPLICABLE.value, UNPLACED)
    )
    yield Sum((level, KNOWN), categories)
    yield Sum((level, ASKED), (*categories, *missing))
    yield Sum((level, ASKED), ((level, KNOWN), *missing))
    yield Sum((level, PEOPLE), ((level, ASKED), *outside))


def _of_ticks(level: str, categories: tuple[Figure, ...], missing: tuple[Figure, ...]) -> Iterator[Sum]:
    """Each tick <= base <= sum of ticks: one person may tick several."""
    known, asked = (level, KNOWN), (level, ASKED)
    yield Sum(known, categories, over=ANY_NUMBER)
    yield Sum(asked, (known, *missing), over=ANY_NUMBER)
    for whole, parts in ((known, categories), (asked, (known, *missing))):
        for part in parts:
            yield Sum(whole, (part,), extra=ANY_NUMBER)


def _roll_ups(coarse: Level, fine: Level) -> Iterator[Sum]:
    """For each category of `coarse` that categories of `fine` lie in: it is their sum and some of the unplaced."""
    goes_to: dict[str, set[str | None]] = {}
    for answer, category in fine.placement.items():
        goes_to.setdefault(category, set()).add(coarse.placement.get(answer))
    for whole in coarse.categories:
        parts = tuple((fine.slug, name) for name, into in goes_to.items() if into == {whole.slug})
        if parts:
            yield Sum((coarse.slug, whole.slug), parts, some_of=(fine.slug, UNPLACED))
