"""How a target is written: its group, its activities, what was wanted and heard, and how we stand to it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from data import facts
from data.measures import percent_decimals
from models.facts import Category
from models.protected import ReleaseNote, Selection
from models.target import SetTarget, TargetStanding
from models.vocabulary import TargetKind, TargetState, Verdict
from pages.parts import choices, wording

KINDS: Mapping[TargetKind, str] = MappingProxyType(
    {
        TargetKind.VOICES: "Number of voices",
        TargetKind.SHARE_OF_BENCHMARK: "Part of the group's share in the benchmark",
        TargetKind.SHARE: "Fixed share of those who answered",
    }
)
WHY_NO_STATE = MappingProxyType(
    {
        "no_source": "No source stated",
        "not_asked": "Not asked",
        "not_available": "Not available",
        "not_enough_answers": "Not enough answers",
        "no_benchmark": "No benchmark",
    }
)
NONE_SET = "Nobody has set a target yet. A target says whom we set out to reach, how many, until when, and who sees to it."
OWN_LINE = (
    "A target has its own words and does not change a verdict. Met: even the smallest number that may stand behind the "
    "rounded one is enough. Not met: even the largest is not, and "
    "not yet met while its day is still to come. About there: in between."
)


@dataclass(frozen=True)
class StateLook:
    """How a state is written and drawn: the mark is that of a verdict, the word is the target's own."""

    word: str
    like: Verdict | None
    """The verdict whose mark and colour it shares."""


STATES: Mapping[TargetState, StateLook] = MappingProxyType(
    {
        TargetState.MET: StateLook("Met", Verdict.IN_LINE),
        TargetState.ABOUT_THERE: StateLook("About there", Verdict.NO_CLEAR_EVIDENCE),
        TargetState.NOT_MET: StateLook("Not met", Verdict.UNDER),
    }
)


NOT_YET = StateLook("Not yet met", Verdict.LITTLE_UNDER)
"""Of a target whose day is still to come: nothing that must be acted on, so without the colour that says so."""


def state(standing: TargetStanding, *, on: date) -> StateLook:
    """Return the word and mark of how we stand to a target on a day, or of why nothing may be said."""
    due = standing.target.due_on
    if standing.state is TargetState.NOT_MET and due is not None and due >= on:
        return NOT_YET
    if standing.state is not None:
        return STATES[standing.state]
    return StateLook(WHY_NO_STATE.get(standing.why, WHY_NO_STATE["not_available"]), None)


def category(target: SetTarget) -> Category:
    """Return the group that a target is for."""
    known = facts.categories(target.characteristic)
    return next(each for each in known if each.slug == target.category)


def group(target: SetTarget) -> str:
    """Return the group as people, at the start of a line: "People aged 16 to 24"."""
    return wording.at_start(category(target).people)


def activities(release: ReleaseNote, selection: Selection) -> str:
    """Return the activities that a target counts: "All open to everyone", with the period where it has one."""
    period = f", {wording.period(selection.period)}" if selection.period else ""
    return f"{choices.activities_label(release, selection.by or choices.ALL)}{period}"


def address_of(selection: Selection) -> dict[str, str]:
    """Return the choices that stand for a selection in an address."""
    return {"activities": selection.by or choices.ALL, "period": selection.period or choices.ALL}


def amount(target: SetTarget) -> str:
    """Return what was set, in words: "8%", "60 people", "80% of its share in the benchmark"."""
    if target.kind is TargetKind.VOICES:
        return f"{int(target.amount):,} {'person' if target.amount == 1 else 'people'}"
    percent = plain_percent(float(target.amount))
    return percent if target.kind is TargetKind.SHARE else f"{percent} of its share in the benchmark"


def to_type(target: SetTarget) -> str:
    """Return the amount as it stands in a box: "8%", "60"."""
    if target.kind is TargetKind.VOICES:
        return str(int(target.amount))
    return plain_percent(float(target.amount), decimals=6)


def wanted(standing: TargetStanding) -> str:
    """Return what we set out to reach, with the share that comes out: "80% of its share in the benchmark: 9.9%"."""
    said = amount(standing.target)
    if standing.target.kind is TargetKind.SHARE_OF_BENCHMARK and standing.wanted_share is not None:
        return f"{said}: {plain_percent(standing.wanted_share)}"
    return said


def wanted_short(standing: TargetStanding) -> str:
    """Return what we set out to reach as one number: "60", "9.9%"; a dash where there is none."""
    if standing.target.kind is TargetKind.VOICES:
        return f"{int(standing.target.amount):,}"
    return wording.NOT_APPLICABLE if standing.wanted_share is None else plain_percent(standing.wanted_share)


def heard(standing: TargetStanding) -> str:
    """Return what was heard in the target's own measure: "55", "5%", "hidden", "fewer than 10", "not asked", "not available"."""
    if standing.why == "not_asked":
        return wording.NOT_ASKED
    if standing.target.kind is TargetKind.VOICES or standing.heard.withheld is not None:
        return wording.people(standing.heard)
    if standing.share is None or standing.base is None:
        return wording.HIDDEN
    return wording.small_percent(standing.share, percent_decimals(standing.base.shown))


def due(standing: TargetStanding, *, on: date) -> str:
    """Return when a target is due: "31 Mar 2027", "overdue since 31 Mar 2026"; a dash where it is not due on a day."""
    day = standing.target.due_on
    if day is None:
        return wording.NOT_APPLICABLE
    return f"overdue since {wording.short_day(day)}" if standing.overdue(on) else wording.short_day(day)


def plain_percent(share: float, *, decimals: int = 1) -> str:
    """Return a share that somebody set, or a benchmark gives, without idle noughts: 0.08 gives "8%", 0.0992 "9.9%"."""
    text = f"{100 * share:.{decimals}f}".rstrip("0").rstrip(".") if decimals else f"{100 * share:.0f}"
    return f"{text}%" if float(text) or not share else f"under {10.0**-decimals:g}%"
