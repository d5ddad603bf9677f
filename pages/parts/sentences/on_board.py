"""What the board summary says first. Pure: comparisons in, words out; the superlatives come from the one sorted list."""

from collections.abc import Sequence

from models.protected import ProtectedCount
from pages.parts import wording
from pages.parts.groups import SILENT, UNTOLD, Compared, Gap, sure_gaps
from pages.parts.sentences.finding import Finding


def finding(compared: Sequence[Compared]) -> Finding:
    """Return the first finding of the board summary: how many groups are missing, and the two furthest from proportion."""
    gaps = sure_gaps(compared)
    judged = [group for each in compared for group in each.comparison.groups if group.verdict not in SILENT]
    if not gaps:
        return Finding(
            "No group is clearly under-reached.",
            f" We could compare {len(judged)} groups with who lives here.",
        )
    one = len(gaps) == 1
    claim = f"{wording.at_start(wording.in_words(len(gaps)))} {'group is' if one else 'groups are'} clearly under-reached"
    return Finding(
        claim,
        f": for every 10 people we would expect, we heard {wording.joined([of_ten(g) for g in gaps[:2]])}.",
    )


def of_ten(gap: Gap) -> str:
    """Return how many we heard for every ten expected: "3 Muslims", "no Roma people", "at most 4 Sikhs"."""
    people = gap.category.people
    number = round(10 * gap.ratio)
    if gap.group.heard.shown == 0:
        return f"no {people}"
    if gap.group.heard.shown is None:
        return f"at most {max(number, 1)} {people}"
    return f"fewer than 1 of the {people}" if number == 0 else f"{number} {people}"


def more(compared: Sequence[Compared]) -> tuple[str, ...]:
    """Return the further sentences of the board summary, each only where it can be said: two or three."""
    told = []
    if scored := [each for each in compared if each.scored.score is not None]:
        worst = min(scored, key=lambda each: _short_of_chance(each))
        if _short_of_chance(worst) < 0 and worst.scored.score:
            score = worst.scored.score
            told.append(
                f"The characteristic furthest from a fair picture is {wording.in_sentence(worst.characteristic.label)}: it scores "
                f"{wording.whole(score.score)} of 100, where a fair group of the same size would score about "
                f"{wording.whole(score.chance_mean)}."
            )
    judged = [group for each in compared for group in each.comparison.groups if group.verdict not in SILENT]
    unclear = sum(group.verdict in UNTOLD for group in judged)
    if unclear:
        told.append(
            f"For {unclear} of the {len(judged)} groups compared there is no clear evidence either way, which for small "
            "groups is usual and is not good news."
        )
    short = [
        each
        for each in compared
        if each.comparison.completeness is not None and not each.comparison.enough_answers
    ]
    if short:
        names = wording.joined([wording.in_sentence(each.characteristic.label) for each in short])
        told.append(
            f"Too few people answered the {'question' if len(short) == 1 else 'questions'} on {names} to say."
        )
    return tuple(told)


def _short_of_chance(each: Compared) -> float:
    score = each.scored.score
    return 0.0 if score is None else score.score - score.chance_low


def key_numbers(
    compared: Sequence[Compared], *, open_to_all: ProtectedCount, one_group: ProtectedCount
) -> tuple[tuple[str, str], ...]:
    """Return the key numbers of the board summary as (number, what it counts)."""
    judged = sum(group.verdict not in SILENT for each in compared for group in each.comparison.groups)
    return (
        (wording.people(open_to_all), "people heard in activities open to everyone"),
        (wording.people(one_group), "people heard in activities for one community or group"),
        (f"{len(sure_gaps(compared)):,}", f"groups clearly under-reached, of {judged} compared"),
    )
