"""Evidence from the activities of an engagement: how people could take part, where, with whom, in which form. Pure."""

from fractions import Fraction

from data.register.activities import NOT_GIVEN
from data.standards.lines import lines
from data.standards.on_record import Work
from models.standards import Evidence
from models.vocabulary import ParticipationLevel, Stage, Standing

NO_ACTIVITY = "no_activity"
NOT_SAID = "not_said"


def beyond_surveys(work: Work) -> Evidence:
    """Say how many activities are at the stage of consultation or participation; one is enough."""
    kind = "beyond_surveys"
    stages = [each.stage for each in work.activities if each.stage != NOT_GIVEN]
    if not stages:
        return _silent(kind, work)
    part = sum(stage in (Stage.CONSULTATION, Stage.PARTICIPATION) for stage in stages)
    return Evidence(kind, Standing.SHOWN if part else Standing.NOT_SHOWN, part, len(stages))


def level_reached(work: Work) -> Evidence:
    """Say the furthest level of any activity; `detail` is its value."""
    kind, drawn = "level_reached", lines()
    order = [each.value for each in ParticipationLevel]
    levels = [each.level for each in work.activities if each.level in order]
    if not levels:
        return _silent(kind, work)
    furthest = max(levels, key=order.index)
    if furthest in drawn.level_reached_shown:
        standing = Standing.SHOWN
    else:
        standing = Standing.PARTLY if furthest in drawn.level_reached_partly else Standing.NOT_SHOWN
    return Evidence(kind, standing, detail=furthest)


def methods(work: Work) -> Evidence:
    """Say how many different methods there are. `part` is their number, `of` the line."""
    kind, line = "methods", lines().methods_shown
    found = {each.method for each in work.activities if each.method != NOT_GIVEN}
    if not found:
        return _silent(kind, work)
    return Evidence(kind, Standing.SHOWN if len(found) >= line else Standing.NOT_SHOWN, len(found), line)


def partners(work: Work) -> Evidence:
    """Say how many activities were held by another organisation, and how many partners are named (`amount`).

    Shown with both, partly with one of them.
    """
    kind = "partners"
    named = [name for name in work.said.partners if not _same(name, work.home)]
    part = sum(_by_partner(each.held_by, home=work.home) for each in work.activities)
    both = (bool(named), bool(part))
    standing = Standing.SHOWN if all(both) else Standing.PARTLY if any(both) else Standing.NOT_SHOWN
    return Evidence(kind, standing, part, len(work.activities), amount=len(named))


def where_people_are(work: Work) -> Evidence:
    """Say how many activities went to where people already are: outreach, held by a partner, or for one community."""
    kind, drawn = "where_people_are", lines()
    if not work.activities:
        return _silent(kind, work)
    part = sum(
        each.method in drawn.where_people_are_methods
        or _by_partner(each.held_by, home=work.home)
        or each.community is not None
        for each in work.activities
    )
    of = len(work.activities)
    if Fraction(part, of) >= drawn.where_people_are_shown:
        standing = Standing.SHOWN
    else:
        standing = Standing.PARTLY if part else Standing.NOT_SHOWN
    return Evidence(kind, standing, part, of)


def formats(work: Work) -> Evidence:
    """Say how many activities offered an accessible format; `amount` is how many other languages were offered.

    Shown where enough offered a format and there was another language; partly where there was either.
    """
    kind = "formats"
    if not work.activities:
        return _silent(kind, work)
    part = sum(bool(each.formats) for each in work.activities)
    of = len(work.activities)
    languages = len({language for each in work.activities for language in each.languages})
    if Fraction(part, of) >= lines().formats_shown and languages:
        standing = Standing.SHOWN
    else:
        standing = Standing.PARTLY if part or languages else Standing.NOT_SHOWN
    return Evidence(kind, standing, part, of, amount=languages)


def _silent(kind: str, work: Work) -> Evidence:
    return Evidence(kind, Standing.CANNOT_TELL, detail=NOT_SAID if work.activities else NO_ACTIVITY)


def _by_partner(held_by: str, *, home: str) -> bool:
    return bool(held_by.strip()) and not _same(held_by, home)


def _same(name: str, other: str) -> bool:
    return name.strip().casefold() == other.strip().casefold()
