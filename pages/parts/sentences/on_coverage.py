"""The headline of Coverage. Pure: rows in, words out, counted from the same rows as the table."""

from collections.abc import Mapping, Sequence

from models.vocabulary import Dimension, Verdict, Withheld
from pages.parts import wording
from pages.parts.groups import as_people
from pages.parts.sentences.headline import Headline
from pages.parts.side_by_side.across import Part, comparable
from pages.parts.side_by_side.asked_matrix import Asked

ROWS: Mapping[Dimension, tuple[str, str, str]] = {
    Dimension.ENGAGEMENT: ("in", "engagement", "engagements"),
    Dimension.METHOD: ("by", "method", "methods"),
    Dimension.PLACE: ("in", "place", "places"),
    Dimension.STAGE: ("at", "stage", "stages"),
    Dimension.LEVEL: ("at", "level of involvement", "levels of involvement"),
}
"""How rows are spoken of: "in three engagements"."""

READ = (
    "Each number is the reach ratio: the share of the group among those who answered, divided by its share of who lives "
    "here. 1.0 is in proportion."
)
"""The line over the chart."""
_REACHED = (Verdict.IN_LINE, Verdict.LITTLE_OVER, Verdict.OVER)


def headline(listed: Sequence[Part], *, rows: Dimension) -> Headline:
    """Return the most useful sentence that is true, in this order.

    Nothing asked or nothing to show; not asked in half of the rows or more; the group that is under-reached in most
    rows; not asked in some; groups whom no row heard; nothing is missing.
    """
    if not any(part.shown for part in listed):
        return _nothing(listed, rows=rows)
    asleep = _not_asked(listed, rows=rows)
    if asleep and 2 * sum(part.not_asked for part in listed) >= len(listed):
        return Headline(asleep, f".{_missed(listed, rows=rows)}")
    if missed := _most_missed(listed, rows=rows):
        claim, rest = missed
        return Headline(claim, rest + (f" {asleep}." if asleep else _unheard_sentence(listed, rows=rows)))
    if asleep:
        return Headline(asleep, f".{_unheard_sentence(listed, rows=rows)}")
    if unheard := _unheard(listed, rows=rows):
        return Headline(unheard, ".")
    return _nobody_missing(listed, rows=rows)


def _nothing(listed: Sequence[Part], *, rows: Dimension) -> Headline:
    where, one, _ = ROWS[rows]
    if listed and all(part.not_asked for part in listed):
        return Headline("Nobody was asked this question", f" {where} any {one}.")
    return Headline(
        "These answers cannot be shown safely", f" for any {one}, so there is nothing to compare."
    )


def _not_asked(listed: Sequence[Part], *, rows: Dimension) -> str:
    """Return that the question was not asked in some rows, or nothing."""
    asleep = sum(part.not_asked for part in listed)
    if not asleep:
        return ""
    where, one, many = ROWS[rows]
    number = wording.in_words(asleep)
    question = wording.at_start(wording.in_sentence(listed[0].compared.characteristic.label))
    return f"{question} was not asked {where} {number} of our {wording.in_words(len(listed))} {one if len(listed) == 1 else many}"


def _most_missed(listed: Sequence[Part], *, rows: Dimension) -> tuple[str, str] | None:
    """Return claim and rest about the group that is clearly under-reached in most rows, the first of equals."""
    named = [part for part in listed if part.named]
    level = listed[0].compared.level
    missed = {
        category.slug: sum(
            part.group(category.slug).verdict is Verdict.UNDER for part in comparable(named, category.slug)
        )
        for category in level.categories
    }
    most = max(missed.values(), default=0)
    if not most:
        return None
    worst = next(category for category in level.categories if missed[category.slug] == most)
    of = comparable(named, worst.slug)
    where, one, many = ROWS[rows]
    kind = " open to everyone" if rows is Dimension.ENGAGEMENT else ""
    if len(of) == 1:
        number, kind = f"the only {one}", f"{kind} that can be compared"
    elif most == len(of):
        number = f"all {wording.in_words(most)} {many}"
    else:
        number = f"{wording.in_words(most)} of {wording.in_words(len(of))} {many}"
    claim = f"{wording.at_start(as_people([worst])[0])} are clearly under-reached {where} {number}{kind}"
    reached = sum(part.group(worst.slug).verdict in _REACHED for part in of)
    if most == len(of):
        return claim, "."
    if not reached:
        return claim, f", and no {one} has clearly reached them in proportion."
    told = wording.at_start(wording.in_words(reached))
    return claim, f". {told} reached them about in proportion, or more."


def _missed(listed: Sequence[Part], *, rows: Dimension) -> str:
    missed = _most_missed(listed, rows=rows)
    return f" {missed[0]}." if missed else ""


def _unheard(listed: Sequence[Part], *, rows: Dimension) -> str:
    """Return for how many groups no row can show 10 people or more, or nothing."""
    shown = [part for part in listed if part.shown]
    categories = listed[0].compared.level.categories
    unheard = [
        category
        for category in categories
        if all(part.group(category.slug).heard.withheld is Withheld.FEWER_THAN_10 for part in shown)
    ]
    if not unheard:
        return ""
    one = ROWS[rows][1]
    if len(unheard) <= 2:
        return f"No {one} that has figures heard 10 or more {wording.joined(as_people(unheard))}".replace(
            " and ", " or "
        )
    return f"For {wording.in_words(len(unheard))} of {wording.in_words(len(categories))} groups, no {one} that has figures heard 10 people or more"


def _unheard_sentence(listed: Sequence[Part], *, rows: Dimension) -> str:
    unheard = _unheard(listed, rows=rows)
    return f" {unheard}." if unheard else ""


def _nobody_missing(listed: Sequence[Part], *, rows: Dimension) -> Headline:
    _, one, many = ROWS[rows]
    if not any(comparable(listed, group.category) for group in listed[0].comparison.groups):
        shown = sum(part.shown for part in listed)
        return Headline(
            f"{wording.at_start(wording.in_words(shown))} of {wording.in_words(len(listed))} {many} have figures that we can show.",
            " Nothing is compared here: there is no population figure that a verdict could rest on, or too few answered.",
        )
    kind = " open to everyone" if rows is Dimension.ENGAGEMENT else ""
    return Headline(
        f"No group is clearly under-reached {ROWS[rows][0]} any {one}{kind}.",
        " For small groups that is usual, and is not good news.",
    )


def mixed(listed: Sequence[Part]) -> str:
    """Return which engagements hold activities of both kinds, or nothing."""
    names = [part.label for part in listed if part.meant == "both"]
    if not names:
        return ""
    return (
        f"Some activities of {wording.joined(names)} were for one community or group. The figures of such an engagement hold all of "
        "its activities."
    )


def apart(listed: Sequence[Part]) -> str:
    """Return how the rows for one community or group are to be read, or nothing where there are none."""
    if not any(part.meant == "one_group" for part in listed):
        return ""
    return "What was meant for one community or group is shown as people heard, and compared with nobody: who was invited decides who came."


def asked_caption(by: str, *, period: str | None) -> str:
    """Return what the table of questions is of: "What was asked where, by method, since records began"."""
    return f"What was asked where, by {by}, {wording.when(period)}"


def asked(held: Asked) -> str:
    """Return how much of everything was asked and can be shown."""
    shown, asleep, unseen = (held.number(state=state) for state in (True, False, None))
    return (
        f"Each row is a question, each column a part of our work. Of {shown + asleep + unseen:,} pairs {shown:,} have figures; in "
        f"{asleep:,} no form asked; for {unseen:,} there is no figure that we can show."
    )
