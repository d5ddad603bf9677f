"""Evidence from what became of what people told us: told in time, answered with reasons, done. Pure.

Counts are of findings, not of people.
"""

from collections.abc import Sequence
from fractions import Fraction

from data.standards.lines import lines
from data.standards.on_record import AllWork, Answer, Work
from models.standards import Evidence
from models.vocabulary import Standing

NOTHING_ON_RECORD = "nothing_on_record"
NOT_DUE = "not_due"


def told_in_time(work: Work) -> Evidence:
    """Say how many of the answers that were given or due reached people in time; `amount` is how many are overdue.

    Without any finding it is not shown once the promised day has passed, and can't be told where none was promised.
    """
    if not work.answers:
        return _without_findings("told_in_time", work)
    return _told(work.answers)


def told_in_time_of_all(work: AllWork) -> Evidence:
    """Say the same of the findings of all engagements together."""
    return _told(work.answers) if work.answers else _nothing("told_in_time")


def reasoned_answers(work: Work) -> Evidence:
    """Say how many of the findings answered or overdue have an answer, with a reason unless all is to be done."""
    if not work.answers:
        return _without_findings("reasoned_answers", work)
    return _reasoned(work.answers)


def reasoned_answers_of_all(work: AllWork) -> Evidence:
    """Say the same of the findings of all engagements together."""
    return _reasoned(work.answers) if work.answers else _nothing("reasoned_answers")


def actions_done(work: Work) -> Evidence:
    """Say how many of the things agreed to are done; nothing agreed is too early to say, or, once overdue, not shown."""
    if not work.answers:
        return _without_findings("actions_done", work)
    return _done(work.answers)


def actions_done_of_all(work: AllWork) -> Evidence:
    """Say the same of the findings of all engagements together."""
    return _done(work.answers) if work.answers else _nothing("actions_done")


def _told(answers: Sequence[Answer]) -> Evidence:
    kind = "told_in_time"
    overdue = sum(each.late and not each.told for each in answers)
    judged = [each for each in answers if each.told or each.late]
    in_time = sum(not each.late for each in judged)
    return _judged(kind, in_time, len(judged), overdue=overdue)


def _reasoned(answers: Sequence[Answer]) -> Evidence:
    kind = "reasoned_answers"
    judged = [each for each in answers if each.decided or each.late]
    part = sum(each.decided and (each.in_full or bool(each.reason.strip())) for each in judged)
    overdue = sum(not each.decided for each in judged)
    return _judged(kind, part, len(judged), overdue=overdue)


def _done(answers: Sequence[Answer]) -> Evidence:
    kind = "actions_done"
    agreed = [each for each in answers if each.to_do]
    if agreed:
        return _judged(kind, sum(each.done for each in agreed), len(agreed), overdue=0)
    undecided = [each for each in answers if not each.decided]
    if any(each.late for each in undecided):
        return Evidence(kind, Standing.NOT_SHOWN, 0, 0, amount=sum(each.late for each in undecided))
    if undecided:
        return Evidence(kind, Standing.NOT_YET, detail=NOT_DUE)
    return Evidence(kind, Standing.CANNOT_TELL, detail="nothing_agreed")


def _judged(kind: str, part: int, of: int, *, overdue: int) -> Evidence:
    if not of:
        return Evidence(kind, Standing.NOT_YET, detail=NOT_DUE)
    share, drawn = Fraction(part, of), lines()
    if share >= drawn.answers_shown and not overdue:
        standing = Standing.SHOWN
    else:
        standing = Standing.PARTLY if share >= drawn.answers_partly else Standing.NOT_SHOWN
    # With nothing overdue, what is wanting is that people were told late: that is past.
    return Evidence(kind, standing, part, of, amount=overdue, past=kind == "told_in_time" and not overdue)


def _without_findings(kind: str, work: Work) -> Evidence:
    due = work.said.feedback_due_on
    if work.phase != "closed" or (due is not None and due >= work.on):
        return Evidence(kind, Standing.NOT_YET, detail=NOT_DUE)
    if kind == "told_in_time" and due is not None:
        return Evidence(kind, Standing.NOT_SHOWN, 0, 0, detail=NOTHING_ON_RECORD)
    return _nothing(kind)


def _nothing(kind: str) -> Evidence:
    return Evidence(kind, Standing.CANNOT_TELL, detail=NOTHING_ON_RECORD)
