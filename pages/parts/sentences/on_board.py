"""What the board summary says first. Pure: comparisons in, words out; the superlatives come from the one sorted list."""

from collections.abc import Sequence

from models.protected import ProtectedCount
from models.vocabulary import Verdict
from pages.parts import wording
from pages.parts.groups import SILENT, UNTOLD, Compared, Gap, sure_gaps
from pages.parts.sentences.headline import Headline, Lead, Told
from pages.parts.sentences.since_last import Before, in_short, moved

MOST = 5
"""Sentences that a chair reads out, the headline among them."""


def headline(compared: Sequence[Compared]) -> Headline:
    """Return the first headline of the board summary: how many groups are missing, and the two furthest from proportion."""
    gaps = sure_gaps(compared)
    judged = [group for each in compared for group in each.comparison.groups if group.verdict not in SILENT]
    if not judged:
        return Headline(
            "No group can be compared with who lives here", ": too few people answered in these activities."
        )
    if not gaps:
        return Headline(
            "No group is clearly under-reached.",
            f" We could compare {len(judged)} groups with who lives here.",
        )
    one = len(gaps) == 1
    claim = f"{wording.at_start(wording.in_words(len(gaps)))} {'group is' if one else 'groups are'} clearly under-reached"
    return Headline(
        claim,
        f": for every 10 people we would expect, we heard {wording.joined([of_ten(g) for g in gaps[:2]])}.",
    )


def of_ten(gap: Gap) -> str:
    """Return how many we heard for every ten expected: "3 Muslims", "no Roma people", "at most 4 Sikhs", "1 of the people aged 85 and over"."""
    people = gap.category.people
    number = round(10 * gap.ratio)
    if gap.group.heard.shown == 0:
        return f"no {people}"
    whom = f"1 of the {people}" if number <= 1 else f"{number} {people}"
    if gap.group.heard.shown is None:
        return f"at most {whom}"
    return f"fewer than {whom}" if number == 0 else whom


def more(
    compared: Sequence[Compared], *, before: Before | None, beside: Sequence[Told] = ()
) -> tuple[Told, ...]:
    """Return the further sentences of the board summary, each with the page behind it.

    With the headline, and those that stand `beside` it, they are at most five. The least urgent are left out first: that
    nothing changed, then how many groups are unclear, which stands among the key numbers too.
    """
    furthest, unclear, few = _furthest(compared), _unclear(compared), _few_answers(compared)
    change = [Told(in_short(compared, before), _to_the_change(compared, before))]
    some = before is not None and any(each.kind != "other" for each in moved(compared, before))
    by_urgency = [*furthest, *(change if some else []), *few, *unclear, *([] if some else change)]
    kept = by_urgency[: MOST - 1 - len(beside)]
    return tuple(each for each in (*furthest, *unclear, *few, *change) if each in kept)


def plan(compared: Sequence[Compared]) -> tuple[Lead, ...]:
    """Return where the headline leads: to a plan, and to the characteristic of the group furthest from proportion."""
    gaps = sure_gaps(compared)
    if not gaps:
        return (Lead("Show every group", "who-we-reached"),)
    worst = gaps[0].compared.characteristic.slug
    return (
        Lead("Plan how to reach them", "open-activities", {"characteristic": worst}),
        Lead(
            f"Show {wording.in_sentence(gaps[0].compared.characteristic.label)}",
            "who-we-reached",
            {"characteristic": worst},
        ),
    )


def _to_the_change(compared: Sequence[Compared], before: Before | None) -> Lead | None:
    """Return where the sentence on what changed leads: to the characteristic of a group that joined or left the list."""
    if before is None:
        return None
    whose = [each.category.characteristic for each in moved(compared, before) if each.kind != "other"]
    return Lead("Show how it changed", "over-time", {"characteristic": whose[0]} if whose else {})


def _furthest(compared: Sequence[Compared]) -> list[Told]:
    scored = [each for each in compared if each.scored.score is not None]
    worst = min(scored, key=_short_of_chance, default=None)
    if worst is None or worst.scored.score is None or _short_of_chance(worst) >= 0:
        return []
    score, name = worst.scored.score, wording.in_sentence(worst.characteristic.label)
    verb = "are" if name.endswith("s") and not name.endswith("us") else "is"
    return [
        Told(
            f"{wording.at_start(name)} {verb} furthest out of proportion: {wording.whole(100 - score.score)} of every 100 places "
            f"would have to go to {_others(worst)} ({wording.whole(100 - score.chance_mean)} by chance, on average).",
            Lead(f"Show {name}", "who-we-reached", {"characteristic": worst.characteristic.slug}),
        )
    ]


def _others(compared: Compared) -> str:
    """Return to whom places would have to go: of two groups the one that has fewer than its share, by name."""
    judged = [group for group in compared.comparison.groups if group.verdict not in SILENT]
    if len(judged) != 2:
        return "other groups"
    short = min(judged, key=lambda group: group.ratio or 0.0)
    with_a_share = [each for each in compared.comparison.groups if each.verdict is not Verdict.NO_BENCHMARK]
    if len(with_a_share) != len(judged) or any(group.ratio is None for group in judged):
        return "the other group"
    return compared.category(short).people


def _unclear(compared: Sequence[Compared]) -> list[Told]:
    judged = [group for each in compared for group in each.comparison.groups if group.verdict not in SILENT]
    unclear = sum(group.verdict in UNTOLD for group in judged)
    if not judged:
        return []
    if not unclear:
        return [
            Told(
                f"For every one of the {len(judged)} groups compared we can tell how it stands.",
                Lead("Show them all", "who-we-reached"),
            )
        ]
    return [
        Told(
            f"For {unclear} of the {len(judged)} groups compared there is no clear evidence either way, which for small "
            "groups is usual and is not good news.",
            Lead("Show the blind spots", "coverage"),
        )
    ]


def _few_answers(compared: Sequence[Compared]) -> list[Told]:
    short = _short_of_answers(compared)
    if not short:
        return []
    names = wording.joined([wording.in_sentence(each.characteristic.label) for each in short])
    return [
        Told(
            f"Too few people answered the {'question' if len(short) == 1 else 'questions'} on {names} to say.",
            Lead("Show how many answered", "can-we-trust-it"),
        )
    ]


def _short_of_answers(compared: Sequence[Compared]) -> list[Compared]:
    return [
        each
        for each in compared
        if each.comparison.completeness is not None and not each.comparison.enough_answers
    ]


def _short_of_chance(each: Compared) -> float:
    score = each.scored.score
    return 0.0 if score is None else score.score - score.chance_low


def people_heard(
    *, open_to_all: ProtectedCount, one_group: ProtectedCount
) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return how many people were heard, as (number, where)."""
    return (
        (wording.people(open_to_all), "people heard in activities open to everyone"),
        (wording.people(one_group), "people heard in activities for one community or group"),
    )


def key_numbers(
    compared: Sequence[Compared], *, open_to_all: ProtectedCount, one_group: ProtectedCount
) -> tuple[tuple[str, str], ...]:
    """Return the key numbers of the board summary as (number, what it counts)."""
    judged = [group for each in compared for group in each.comparison.groups if group.verdict not in SILENT]
    unclear = sum(group.verdict in UNTOLD for group in judged)
    return (
        *people_heard(open_to_all=open_to_all, one_group=one_group),
        (f"{len(sure_gaps(compared)):,}", f"groups clearly under-reached, of {len(judged)} compared"),
        (f"{unclear:,}", "groups we cannot tell about yet"),
    )
