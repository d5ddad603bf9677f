"""Evidence from what the standing release shows: who was asked and answered, needs stated and met, how old it is. Pure.

Everything is from shown values.
"""

from collections.abc import Mapping
from fractions import Fraction

from data import facts
from data.measures.answers import completeness, enough_answers
from data.standards.lines import lines
from data.standards.on_record import AllWork, NeedsMet, Work
from models.protected import ProtectedTable
from models.standards import Evidence
from models.vocabulary import Standing

NEEDS = "accessible_need"
"""The characteristic that asks for needs of information and communication."""
NO_FIGURES = "no_figures"


def protected_questions() -> tuple[str, ...]:
    """Return the nine protected characteristics that forms ask about with one answer each, in reference order."""
    return tuple(
        each.slug
        for each in facts.characteristics()
        if each.protected and each.published and not each.multiple
    )


def monitoring(work: Work) -> Evidence:
    """Say about how many protected characteristics enough people were asked and answered (method 3.1).

    `of` are those that can be shown or were not asked; `amount` is how many were asked. Can't be told where none can.
    """
    return _monitored(work.asked)


def monitoring_of_all(work: AllWork) -> Evidence:
    """Say the same of everybody who took part."""
    return _monitored(work.asked)


def _monitored(asked: Mapping[str, ProtectedTable]) -> Evidence:
    tables = [asked[slug] for slug in protected_questions() if slug in asked]
    judged = [table for table in tables if table.available or table.asked.shown == 0]
    # Where there is no figure at all, that a form did not ask is no figure either.
    if not any(table.available for table in judged):
        return Evidence("monitoring", Standing.CANNOT_TELL, detail=NO_FIGURES)
    with_answers = sum(
        enough_answers(completeness(table.known, asked=table.asked)) for table in judged if table.available
    )
    share, drawn = Fraction(with_answers, len(judged)), lines()
    if share >= drawn.monitoring_shown:
        standing = Standing.SHOWN
    else:
        standing = Standing.PARTLY if share >= drawn.monitoring_partly else Standing.NOT_SHOWN
    return Evidence(
        "monitoring",
        standing,
        with_answers,
        len(judged),
        amount=sum(table.available for table in judged),
    )


def needs_asked(work: Work) -> Evidence:
    """Say whether the forms asked about needs of information and communication."""
    return _needs_asked(work.asked)


def _needs_asked(asked: Mapping[str, ProtectedTable]) -> Evidence:
    table = asked.get(NEEDS)
    if table is None or not (table.available or table.asked.shown == 0):
        return Evidence("needs_asked", Standing.CANNOT_TELL, detail=NO_FIGURES)
    return Evidence("needs_asked", Standing.SHOWN if table.available else Standing.NOT_SHOWN)


def needs_met(work: Work) -> Evidence:
    """Say how many of the stated needs were met; `amount` is how many more that may be, by numbers that are hidden."""
    return _needs_met(work.needs)


def needs_met_of_all(work: AllWork) -> Evidence:
    """Say the same of all engagements together."""
    return _needs_met(work.needs)


def _needs_met(needs: NeedsMet | None) -> Evidence:
    if needs is None or not needs.stated:
        return Evidence("needs_met", Standing.CANNOT_TELL, detail=NO_FIGURES)
    met = min(needs.met, needs.stated)
    standing = _by_share(met, needs.stated)
    if standing is Standing.NOT_SHOWN and needs.hidden:
        most = min(needs.met + needs.hidden, needs.stated)
        if _by_share(most, needs.stated) is not Standing.NOT_SHOWN:
            # What is hidden decides it.
            standing = Standing.CANNOT_TELL
    return Evidence("needs_met", standing, met, needs.stated, amount=needs.hidden)


def _by_share(met: int, stated: int) -> Standing:
    share, drawn = Fraction(met, stated), lines()
    if share >= drawn.needs_met_shown:
        return Standing.SHOWN
    return Standing.PARTLY if share >= drawn.needs_met_partly else Standing.NOT_SHOWN


def published_yearly(work: AllWork) -> Evidence:
    """Say how many days old the standing release is. `part` is the days, `of` the most that the line allows."""
    line = lines().published_yearly_days
    if work.released_on is None:
        return Evidence("published_yearly", Standing.NOT_SHOWN, detail=NO_FIGURES)
    age = max(0, (work.on - work.released_on).days)
    return Evidence("published_yearly", Standing.SHOWN if age <= line else Standing.NOT_SHOWN, age, line)


def objectives(work: AllWork) -> Evidence:
    """Say how many of the targets in force have an owner and a day on which they are due."""
    part, of = work.dated_targets, work.targets
    standing = Standing.SHOWN if of and part == of else Standing.PARTLY if part else Standing.NOT_SHOWN
    return Evidence("objectives", standing, part, of)
