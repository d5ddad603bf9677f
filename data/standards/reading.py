"""Reads what evidence is made of: the register as it stands today, and what the standing release shows. No people."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from data import facts, published
from data.databases import register_session
from data.published import needs, questions, set_targets
from data.register import activities, engagements, findings, organisations
from data.register.activities import ActivityEntry
from data.standards.answers_on_record import answers
from data.standards.needs_on_record import needs_met, together
from data.standards.on_record import AllWork, Work
from data.standards.published_evidence import NEEDS, protected_questions
from models.protected import EVERYTHING, ProtectedTable
from models.vocabulary import Dimension


def all_work(*, on: date) -> AllWork:
    """Return every engagement, without its title, with all that evidence may be drawn from on a day."""
    of: dict[str, list[ActivityEntry]] = defaultdict(list)
    for each in activities.recorded():
        of[each.engagement].append(each.entry)
    with register_session() as session:
        held = set_targets.in_force(set_targets.every(session), on=on)
    answered = answers(findings.recorded(), on=on)
    every_need = needs.needs()
    met = needs_met(every_need)
    asked, home = _asked(), organisations.home()
    release = published.release()
    return AllWork(
        on=on,
        engagements=tuple(
            Work(
                reference=each.reference,
                on=on,
                home=home,
                # Names depend on who looks; whatever keeps this value must not keep them.
                said=replace(each.entry, title=""),
                activities=tuple(of.get(each.reference, ())),
                answers=answered.get(each.reference, ()),
                asked=asked.get(each.reference, {}),
                needs=met.get(each.reference),
            )
            for each in engagements.recorded()
        ),
        asked={table.characteristic: table for table in questions.questions(EVERYTHING)} if release else {},
        released_on=release.made_at.date() if release else None,
        targets=len(held),
        needs=together([each for kinds in every_need.values() for each in kinds]),
        dated_targets=sum(bool(each.owner.strip()) and each.due_on is not None for each in held),
    )


def _asked() -> Mapping[str, Mapping[str, ProtectedTable]]:
    """Return engagement to the tables of the questions that evidence looks at, of those that the release offers."""
    found: dict[str, dict[str, ProtectedTable]] = defaultdict(dict)
    offered = published.menu().values[Dimension.ENGAGEMENT]
    for characteristic in (*protected_questions(), NEEDS):
        level = facts.levels(characteristic)[0].slug
        for table in published.across(
            Dimension.ENGAGEMENT, values=offered, characteristic=characteristic, level=level
        ):
            found[table.selection.value or ""][characteristic] = table
    return found
