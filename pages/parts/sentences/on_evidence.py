"""What a piece of evidence says, in a sentence. Pure: evidence in, words out. Counts are of engagements, activities or findings."""

from collections.abc import Callable, Mapping

from data import facts
from data.measures.thresholds import thresholds
from data.standards.kinds import OF_ALL
from data.standards.lines import lines
from models.standards import Evidence
from models.vocabulary import Standing
from pages.parts import wording
from pages.parts.sentences.on_register import counted

NO_FIGURES = "There are no figures on this that we can show."
NO_ACTIVITY = "It has no activities on record yet."
NOT_SAID = "The register does not say."
NOT_OPEN = "It has not opened yet."
SO_FAR = "It is still open. So far: "
NOTHING_FINDS = "Nothing that people told us is on record."
NOT_DUE = "No answer is due yet."
NO_ENGAGEMENT = "No engagement can be judged on this yet."
_MEASURED_IN = {
    "closed_before_decision": "day",
    "time_to_answer": "day",
    "published_yearly": "day",
    "methods": "way",
}
"""Kinds whose figure is not a part of something but a number of these."""


def words(said: Evidence, *, of_all: bool) -> str:
    """Return what a piece of evidence says, of one engagement or of all our work."""
    if of_all and said.kind not in OF_ALL:
        return _counted(said)
    if said.early == "not_open":
        return NOT_OPEN
    sentence = _ONE[said.kind](said)
    return f"{SO_FAR}{wording.in_sentence(sentence)}" if said.early else sentence


def figure(said: Evidence, *, of_all: bool) -> str:
    """Return the figure behind it: "8 of 17", "30 days"; a dash where there is none."""
    if said.part is None or not said.of:
        return wording.NOT_APPLICABLE
    if said.kind == "needs_met":
        return _needs(said)
    one = _MEASURED_IN.get(said.kind)
    if one is None or (of_all and said.kind not in OF_ALL):
        return _part(said)
    return counted_exactly(said.part, one)


def because(said: Evidence, *, of_all: bool) -> str:
    """Return why a standard is not shown, to stand after a colon in a sentence."""
    if said.kind in ("told_in_time", "reasoned_answers") and said.amount:
        return f"{counted(said.amount, 'report')} {'is' if said.amount == 1 else 'are'} overdue an answer."
    return wording.in_sentence(words(said, of_all=of_all))


def counted_exactly(number: int, one: str) -> str:
    """Return a number of things in digits: "1 day", "30 days"."""
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def _counted(said: Evidence) -> str:
    """Return how many engagements show it, of those that can be judged."""
    if said.part is None or said.of is None:
        return NO_ENGAGEMENT
    drawn = lines()
    does: Mapping[str, str] = {
        "can_change": "say both what can change and what can't",
        "purpose_written": "say why people are asked, what it informs and when they will hear back",
        "closed_before_decision": (
            f"closed at least {drawn.closed_before_decision_days} days before the decision"
        ),
        "time_to_answer": f"gave people at least {drawn.time_to_answer_shown} days to take part",
        "beyond_surveys": "went beyond gathering information",
        "level_reached": "let people share in what is decided",
        "methods": f"offered at least {wording.in_words(drawn.methods_shown)} ways to take part",
        "partners": "name partners, and partners held some of the activities",
        "where_people_are": (
            f"held at least {wording.percent(float(drawn.where_people_are_shown))} of their activities where people already are"
        ),
        "formats": (
            f"offered an accessible format in at least {wording.percent(float(drawn.formats_shown))} of their activities, and "
            "another language"
        ),
        "needs_asked": "asked people which form of information or communication they need",
    }
    return f"{said.part:,} of {counted_exactly(said.of, 'engagement')} {does[said.kind]}."


def _can_change(said: Evidence) -> str:
    if said.standing is Standing.SHOWN:
        return "What can change and what can't are both written."
    if said.part:
        return "Only one of two is written: what can change, or what can't."
    return "Neither what can change nor what can't is written."


def _purpose_written(said: Evidence) -> str:
    if said.standing is Standing.SHOWN:
        return "Purpose, decision and the day of feedback are all written."
    if said.part:
        return f"{said.part} of {said.of} are written: purpose, decision, day of feedback."
    return "Neither purpose nor decision nor the day of feedback is written."


def _closed_before_decision(said: Evidence) -> str:
    if said.detail == "decided_first":
        return f"The decision came {counted_exactly(said.amount or 0, 'day')} before it closed."
    if said.detail == "still_open":
        return "It was decided while people could still take part."
    if said.part is None:
        return "The register lacks the day of the decision, or the day it closed."
    return f"{counted_exactly(said.part, 'day')} lie between its closing and the decision."


def _time_to_answer(said: Evidence) -> str:
    if said.part is None:
        return "The register lacks the day it opened, or the day it closed."
    return f"From opening to closing: {counted_exactly(said.part, 'day')} to take part."


def _beyond_surveys(said: Evidence) -> str:
    if said.part is None:
        return _silent(said)
    if not said.part:
        return "Its activities only gather information."
    return f"{_activities(said)} {'is' if said.part == 1 else 'are'} consultation or participation."


def _level_reached(said: Evidence) -> str:
    if said.standing is Standing.CANNOT_TELL:
        return _silent(said)
    return f"The furthest level is “{facts.dimension_label('level', said.detail)}”."


def _methods(said: Evidence) -> str:
    if said.part is None:
        return _silent(said)
    if said.part == 1:
        return "There is one way to take part."
    return f"There are {wording.in_words(said.part)} different ways to take part."


def _partners(said: Evidence) -> str:
    named = counted(said.amount, "partner") if said.amount else "no partner"
    verb = "are" if said.amount and said.amount > 1 else "is"
    if said.part:
        held = f"{_activities(said)} {'was' if said.part == 1 else 'were'} held by one"
    else:
        held = "none held an activity"
    return f"{wording.at_start(named)} {verb} named, and {held}."


def _where_people_are(said: Evidence) -> str:
    if said.part is None:
        return _silent(said)
    return f"{_activities(said)} went to where people already are."


def _formats(said: Evidence) -> str:
    if said.part is None:
        return _silent(said)
    languages = counted(said.amount or 0, "other language")
    verb = "was" if said.amount == 1 else "were"
    return f"{_activities(said)} offered an accessible format, and {languages} {verb} offered."


def _needs_asked(said: Evidence) -> str:
    if said.standing is Standing.CANNOT_TELL:
        return NO_FIGURES
    if said.standing is Standing.SHOWN:
        return "Forms ask which form of information or communication people need."
    return "No form asked which form of information or communication people need."


def _needs_met(said: Evidence) -> str:
    if said.part is None:
        return NO_FIGURES
    return f"{wording.at_start(_needs(said))} needs that people stated were met."


def _needs(said: Evidence) -> str:
    """Return how many of how many; sums of rounded numbers are about, and hidden ones leave a least or a most."""
    of = f"of about {said.of:,}"
    if not said.amount:
        return f"about {said.part:,} {of}"
    return f"at least {said.part:,} {of}" if said.part else f"fewer than {said.amount + 1:,} {of}"


def _told_in_time(said: Evidence) -> str:
    if said.detail == "nothing_on_record":
        if said.standing is Standing.NOT_SHOWN:
            return "People were promised to hear back by now, and nothing on record says that they did."
        return NOTHING_FINDS
    if said.part is None:
        return NOT_DUE
    overdue = (
        f"; {wording.in_words(said.amount)} {'is' if said.amount == 1 else 'are'} overdue"
        if said.amount
        else ""
    )
    return f"{_part(said)} answers that were given or due reached people in time{overdue}."


def _reasoned_answers(said: Evidence) -> str:
    if said.part is None:
        return NOTHING_FINDS if said.standing is Standing.CANNOT_TELL else NOT_DUE
    overdue = (
        f"; {wording.in_words(said.amount)} {'is' if said.amount == 1 else 'are'} overdue without a decision"
        if said.amount
        else ""
    )
    if said.of == 1 and not said.part:
        return (
            "The one finding has no answer, and is overdue."
            if overdue
            else "The one finding has no answer with a reason."
        )
    found = (
        "The one finding has"
        if said.of == 1
        else f"{_part(said)} findings {'has' if said.part == 1 else 'have'}"
    )
    return f"{found} an answer, with the reason where we did not agree to all of it{overdue}."


def _actions_done(said: Evidence) -> str:
    if said.detail == "nothing_agreed":
        return "We agreed to nothing of what was asked, so there is nothing to do."
    if said.part is None:
        return NOTHING_FINDS if said.standing is Standing.CANNOT_TELL else NOT_DUE
    if not said.of:
        return "Nothing is agreed, and an answer is overdue."
    return f"{_part(said)} things that we agreed to do are done."


def _monitoring(said: Evidence) -> str:
    if said.part is None:
        return NO_FIGURES
    least = wording.percent(float(thresholds().withhold_below))
    return (
        f"Of {said.of} protected characteristics, {said.amount} were asked about, and {said.part} answered by at least {least} of those "
        "asked."
    )


def _published_yearly(said: Evidence) -> str:
    if said.part is None:
        return "No figures have been published yet."
    return f"The figures that stand are {counted_exactly(said.part, 'day')} old."


def _objectives(said: Evidence) -> str:
    if not said.of:
        return "No target is in force."
    return f"{_part(said)} targets in force have an owner and a day on which they are due."


def _activities(said: Evidence) -> str:
    return f"{_part(said)} {'activity' if said.of == 1 else 'activities'}"


def _part(said: Evidence) -> str:
    return f"{said.part:,} of {said.of:,}"


def _silent(said: Evidence) -> str:
    return NO_ACTIVITY if said.detail == "no_activity" else NOT_SAID


_ONE: Mapping[str, Callable[[Evidence], str]] = {
    "can_change": _can_change,
    "purpose_written": _purpose_written,
    "closed_before_decision": _closed_before_decision,
    "time_to_answer": _time_to_answer,
    "beyond_surveys": _beyond_surveys,
    "level_reached": _level_reached,
    "methods": _methods,
    "partners": _partners,
    "where_people_are": _where_people_are,
    "formats": _formats,
    "needs_asked": _needs_asked,
    "needs_met": _needs_met,
    "told_in_time": _told_in_time,
    "reasoned_answers": _reasoned_answers,
    "actions_done": _actions_done,
    "monitoring": _monitoring,
    "published_yearly": _published_yearly,
    "objectives": _objectives,
}
KINDS = frozenset(_ONE)
"""Kinds that there are words for."""
