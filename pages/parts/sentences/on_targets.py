"""What the page of targets and benchmarks says first. Pure: how we stand to each target in, words out."""

from collections.abc import Sequence
from datetime import date

from models.facts import Characteristic
from models.target import TargetStanding
from models.vocabulary import TargetState
from pages.parts import wording
from pages.parts.groups import as_people
from pages.parts.sentences.headline import Headline
from pages.parts.targets import target_words

NAMED = 3
"""Up to this many groups are named; more are counted."""


def headline(
    standings: Sequence[TargetStanding],
    *,
    without_figure: Sequence[Characteristic],
    characteristics: int,
    area: str,
    on: date,
) -> Headline:
    """Return the headline: how many targets are met, who is below, and how much of what we ask can be compared at all."""
    compared = _compared(len(without_figure), characteristics, area=area)
    if not standings:
        return Headline("Nobody has set a target yet.", f" {compared}")
    met = sum(each.state is TargetState.MET for each in standings)
    total = len(standings)
    if total == 1:
        claim = "The one target is met" if met else "The one target is not met yet"
    elif total == 2 and met != 1:
        claim = "Both targets are met" if met else "Neither of the two targets is met"
    elif met in (0, total):
        claim = (
            f"{'All' if met else 'None'} of {wording.in_words(total)} targets {'are' if met else 'is'} met"
        )
    else:
        verb = "is" if met == 1 else "are"
        claim = f"{wording.at_start(wording.in_words(met))} of {wording.in_words(total)} targets {verb} met"
    return Headline(claim, f"{_below(standings)}{_late(standings, on=on)}. {compared}")


def _below(standings: Sequence[TargetStanding]) -> str:
    below = [each for each in standings if each.state is TargetState.NOT_MET]
    if not below:
        return ""
    people = list(dict.fromkeys(as_people([target_words.category(each.target) for each in below])))
    if len(people) > NAMED:
        return f"; {wording.in_words(len(below))} are below"
    return f"; we still hear too few {wording.joined(people)}"


def _late(standings: Sequence[TargetStanding], *, on: date) -> str:
    late = sum(each.overdue(on) for each in standings)
    return f", and {wording.in_words(late)} {'is' if late == 1 else 'are'} overdue" if late else ""


def _compared(without: int, characteristics: int, *, area: str) -> str:
    compared = characteristics - without
    said = f"{wording.at_start(wording.in_words(compared))} of {characteristics} characteristics are compared with who lives in the {area} area"
    if not without:
        return f"{said}."
    noun = "one" if without == 1 else wording.in_words(without)
    return f"{said}; {noun} {'has' if without == 1 else 'have'} no population figure to judge by."


def others(different: int, engagements: int, *, area: str) -> str:
    """Return what the engagements that the table leaves out are compared with."""
    rest = engagements - different
    if not rest:
        return "Every engagement is listed."
    if not different:
        return f"All {engagements:,} engagements are compared with who lives in the {area} area, in ages from 16 up."
    who = "one other engagement is" if rest == 1 else f"other {wording.in_words(rest)} engagements are"
    return f"The {who} compared with who lives in the {area} area, in ages from 16 up."
