"""The kinds of evidence: for each the function that says what it says of one engagement, and of all our work. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

from data.standards import activity_evidence, answer_evidence, published_evidence, written_evidence
from data.standards.frames import kinds
from data.standards.lines import lines
from data.standards.on_record import AllWork, Work
from models.standards import Evidence
from models.vocabulary import Standing

JUDGED = (Standing.SHOWN, Standing.PARTLY, Standing.NOT_SHOWN)
NO_ENGAGEMENT = "no_engagement"

OF_ONE: Mapping[str, Callable[[Work], Evidence]] = {
    "can_change": written_evidence.can_change,
    "purpose_written": written_evidence.purpose_written,
    "closed_before_decision": written_evidence.closed_before_decision,
    "time_to_answer": written_evidence.time_to_answer,
    "beyond_surveys": activity_evidence.beyond_surveys,
    "level_reached": activity_evidence.level_reached,
    "methods": activity_evidence.methods,
    "partners": activity_evidence.partners,
    "where_people_are": activity_evidence.where_people_are,
    "formats": activity_evidence.formats,
    "needs_asked": published_evidence.needs_asked,
    "needs_met": published_evidence.needs_met,
    "told_in_time": answer_evidence.told_in_time,
    "reasoned_answers": answer_evidence.reasoned_answers,
    "actions_done": answer_evidence.actions_done,
    "monitoring": published_evidence.monitoring,
}
"""Kinds that speak of one engagement."""

OF_ALL: Mapping[str, Callable[[AllWork], Evidence]] = {
    "needs_met": published_evidence.needs_met_of_all,
    "told_in_time": answer_evidence.told_in_time_of_all,
    "reasoned_answers": answer_evidence.reasoned_answers_of_all,
    "actions_done": answer_evidence.actions_done_of_all,
    "monitoring": published_evidence.monitoring_of_all,
    "published_yearly": published_evidence.published_yearly,
    "objectives": published_evidence.objectives,
}
"""Kinds that speak of all our work by themselves; any other counts the engagements that show it."""


def of_engagement(kind: str, work: Work) -> Evidence:
    """Return what a kind says of one engagement, and whether it can still be put right.

    Before an engagement opens, and for some kinds before it closes, anything less than shown is too early to say.
    """
    said = OF_ONE[kind](work)
    if said.standing in (Standing.SHOWN, Standing.NOT_YET):
        return said
    phase = work.phase
    early = phase == "not_open" or (phase == "open" and kinds()[kind].waits)
    if early and said.standing is not Standing.CANNOT_TELL:
        return replace(
            said, standing=Standing.NOT_YET, early="not_open" if phase == "not_open" else "not_closed"
        )
    can_mend = (kinds()[kind].mends or phase != "closed") and not said.past
    return replace(said, act=can_mend and said.standing is Standing.NOT_SHOWN)


def of_all(kind: str, work: AllWork) -> Evidence:
    """Return what a kind says of all our work."""
    if kind in OF_ALL:
        said = OF_ALL[kind](work)
        act = said.standing is Standing.NOT_SHOWN and kinds()[kind].mends and not said.past
        return replace(said, act=act)
    return counted(kind, [of_engagement(kind, one) for one in work.engagements])


def counted(kind: str, each: list[Evidence]) -> Evidence:
    """Return what the evidence of single engagements says of all: how many show it, of those that can be judged.

    Shown and partly from the lines on; for partly, those that show it in part count too.
    """
    judged = [one for one in each if one.standing in JUDGED]
    if not judged:
        early = any(one.standing is Standing.NOT_YET for one in each)
        return Evidence(
            kind, Standing.NOT_YET if early else Standing.CANNOT_TELL, detail="" if each else NO_ENGAGEMENT
        )
    shown = sum(one.standing is Standing.SHOWN for one in judged)
    at_least_partly = sum(one.standing is not Standing.NOT_SHOWN for one in judged)
    of, drawn = len(judged), lines()
    if Fraction(shown, of) >= drawn.overall_shown:
        standing = Standing.SHOWN
    elif Fraction(at_least_partly, of) >= drawn.overall_partly:
        standing = Standing.PARTLY
    else:
        standing = Standing.NOT_SHOWN
    act = standing is Standing.NOT_SHOWN and any(one.act for one in judged)
    return Evidence(kind, standing, shown, of, act=act)
