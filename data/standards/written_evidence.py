"""Evidence from what the register says of an engagement: what was written down before anybody was asked. Pure."""

from collections.abc import Sequence

from data.standards.lines import lines
from data.standards.on_record import Work
from models.standards import Evidence
from models.vocabulary import Standing


def can_change(work: Work) -> Evidence:
    """Say whether both what can change and what can't are written."""
    written = [work.said.can_change, work.said.cannot_change]
    return _of_texts("can_change", written)


def purpose_written(work: Work) -> Evidence:
    """Say how many of purpose, decision and feedback date are written."""
    said = work.said
    return _of_texts("purpose_written", [said.purpose, said.decision, "due" if said.feedback_due_on else ""])


def _of_texts(kind: str, texts: Sequence[str]) -> Evidence:
    part = sum(bool(text.strip()) for text in texts)
    standing = Standing.SHOWN if part == len(texts) else Standing.PARTLY if part else Standing.NOT_SHOWN
    return Evidence(kind, standing, part, len(texts))


def closed_before_decision(work: Work) -> Evidence:
    """Say how many days lie between closing and the decision; fewer than none where it was decided first.

    Shown from the line on; partly where it closed before the decision, but with less time; not shown where the decision
    came first. `part` is the days, `of` the line; `detail` is "decided_first" where they are negative.
    """
    kind, line = "closed_before_decision", lines().closed_before_decision_days
    if work.said.decision_on is None:
        return Evidence(kind, Standing.CANNOT_TELL, detail="no_day")
    if work.closed_on is None:
        # Without a closing day it may still be open when it is decided; that is known once the day has come.
        if work.said.decision_on < work.on and work.phase == "open":
            return Evidence(kind, Standing.NOT_SHOWN, detail="still_open", past=True)
        return Evidence(kind, Standing.CANNOT_TELL, detail="no_day")
    between = (work.said.decision_on - work.closed_on).days
    if between < 0:
        return Evidence(kind, Standing.NOT_SHOWN, detail="decided_first", amount=-between, past=True)
    standing = Standing.SHOWN if between >= line else Standing.PARTLY
    return Evidence(kind, standing, between, line)


def time_to_answer(work: Work) -> Evidence:
    """Say how many days people had, both ends counted. `part` is the days, `of` the line from which it is shown."""
    kind, drawn = "time_to_answer", lines()
    if work.opened_on is None or work.closed_on is None:
        return Evidence(kind, Standing.CANNOT_TELL, detail="no_day")
    days = (work.closed_on - work.opened_on).days + 1
    if days >= drawn.time_to_answer_shown:
        standing = Standing.SHOWN
    else:
        standing = Standing.PARTLY if days >= drawn.time_to_answer_partly else Standing.NOT_SHOWN
    return Evidence(kind, standing, days, drawn.time_to_answer_shown)
