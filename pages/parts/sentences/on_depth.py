"""The headline of Depth of dialogue. Pure: rungs in, words out; the superlative comes from the one sorted list."""

from collections.abc import Sequence

from data import facts
from data.measures.ladder import Rung
from models.facts import Category, Level
from models.vocabulary import Dimension, Presence, Stage
from pages.parts import wording
from pages.parts.groups import as_people
from pages.parts.sentences.headline import Headline
from pages.parts.side_by_side.across import Part

NAMED = 2
"""Up to this many groups are named in a claim, neighbouring ages as one; more are counted."""
READ = (
    "The share of each group among people at the table (participation), divided by its share among people surveyed "
    "(information gathering). At 1 it is as present in both. Line: 95% interval."
)
"""The line over the ladder."""


def headline(rungs: Sequence[Rung], *, level: Level) -> Headline:
    """Return who is surveyed and not at the table; `rungs` is empty where one of the two stages has nobody."""
    words = [rung.presence for rung in rungs]
    if not any(words):
        return Headline(
            "We cannot compare who is at the table with who is surveyed",
            ": for one of the two there are no figures that we can show.",
        )
    if all(word is Presence.NOT_ENOUGH_ANSWERS for word in words):
        return Headline(
            "Too few people answered this question", " in our surveys or at the table, so we give no verdict."
        )
    less = less_at_table(rungs)
    if less:
        return _less(less, level=level)
    more = [rung for rung in rungs if rung.presence is Presence.MORE]
    unclear = sum(word is Presence.TOO_FEW for word in words)
    untold = (
        f" For {wording.in_words(unclear)} of {wording.in_words(len(rungs))} groups there are too few people to tell."
        if unclear
        else ""
    )
    if 2 * unclear > len(rungs):
        return _untold(unclear, of=len(rungs), more=[_category(rung, level) for rung in more])
    if more:
        people = as_people([_category(rung, level) for rung in more])
        named = wording.joined(people) if len(people) <= NAMED else f"{wording.in_words(len(more))} groups"
        return Headline(
            "No group is clearly less at the table than in our surveys.",
            f" {wording.at_start(named)} are clearly more present there.{untold}",
        )
    return Headline("No group is clearly less at the table than in our surveys.", untold)


def _untold(unclear: int, *, of: int, more: Sequence[Category]) -> Headline:
    """Return what isn't known first, where that is so of most groups."""
    groups = (
        f"any of {wording.in_words(of)}"
        if unclear == of
        else f"{wording.in_words(unclear)} of {wording.in_words(of)}"
    )
    there = as_people(more)
    named = wording.joined(there) if len(there) <= NAMED else f"{wording.in_words(len(more))} groups"
    known = f" {wording.at_start(named)} are clearly more present at the table." if more else ""
    return Headline(
        "We cannot tell yet who is only surveyed", f": for {groups} groups there are too few people.{known}"
    )


def less_at_table(rungs: Sequence[Rung]) -> list[Rung]:
    """Return the groups that are clearly less at the table, lowest ratio first; a hidden one by the most it can be."""
    return sorted((rung for rung in rungs if rung.presence is Presence.LESS), key=_at_most)


def _at_most(rung: Rung) -> float:
    found = rung.ratio if rung.ratio is not None else rung.highest
    return 1.0 if found is None else found


def _less(less: Sequence[Rung], *, level: Level) -> Headline:
    order = {category.slug: place for place, category in enumerate(level.categories)}
    people = as_people(
        [_category(rung, level) for rung in sorted(less, key=lambda rung: order[rung.category])]
    )
    worst, whom = less[0], _category(less[0], level).people
    if len(people) <= NAMED:
        claim = (
            f"{wording.at_start(wording.joined(people))} fill in our surveys but are less often at the table"
        )
        told = _shares(worst) if len(less) == 1 else f"{whom} are {_shares(worst)}"
        return Headline(claim, f": {told}.")
    claim = f"{wording.at_start(wording.in_words(len(less)))} groups are clearly less at the table than in our surveys"
    # A hidden number may be anything up to 9, so with one in the list nobody is surely the furthest.
    hidden = any(rung.ratio is None for rung in less[1:])
    most = f"among them {whom}" if hidden else f"{whom} most of all"
    return Headline(claim, f", {most}: {_shares(worst)}.")


def _shares(rung: Rung) -> str:
    surveyed = "fewer than 10 people" if rung.asked_share is None else wording.percent(rung.asked_share)
    if rung.table_share is None:
        return f"{surveyed} of those surveyed, fewer than 10 people at the table"
    return f"{surveyed} of those surveyed, {wording.percent(rung.table_share)} of those at the table"


def _category(rung: Rung, level: Level) -> Category:
    return next(each for each in level.categories if each.slug == rung.category)


def glosses(rows: Dimension, listed: Sequence[Part]) -> list[str]:
    """Return what each stage or level means, in the order of the rows."""
    told = []
    for part in listed:
        if gloss := facts.dimension_gloss(rows.value, part.value):
            told.append(f"{part.label}: {wording.in_sentence(gloss)}")
    return told


def bases(surveyed: Part | None, table: Part | None) -> str:
    """Return how many people answered at each end of the ladder."""
    if surveyed is None or table is None or not (surveyed.shown and table.shown):
        return ""
    return (
        f"{wording.people(surveyed.comparison.table.known)} people answered this question when surveyed, "
        f"{wording.people(table.comparison.table.known)} at the table."
    )


def ends(listed: Sequence[Part]) -> tuple[Part | None, Part | None]:
    """Return the rows of information gathering and of participation; None where there is none."""
    found = {part.value: part for part in listed}
    return found.get(Stage.INFORMATION_GATHERING.value), found.get(Stage.PARTICIPATION.value)
