"""The answers of every engagement on a day, as evidence needs them: from the findings and responses of the register."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sqlmodel import Session, select

from data.standards.on_record import Answer
from models.register import Finding, Response


def answers(session: Session, *, on: date) -> Mapping[str, tuple[Answer, ...]]:
    """Return engagement to its answers, one for each finding received by the day `on`."""
    responses = {row.finding: row for row in session.exec(select(Response)).all()}
    found: dict[str, list[Answer]] = defaultdict(list)
    for finding in session.exec(select(Finding).order_by(Finding.reference)).all():
        if finding.received_on <= on:
            found[finding.engagement].append(_answer(responses.get(finding.reference), on=on))
    return {engagement: tuple(each) for engagement, each in found.items()}


def _answer(row: Response | None, *, on: date) -> Answer:
    if row is None:
        return Answer(False, False, "", to_do=False, done=False, told=False, late=False)
    told = row.told_on is not None and row.told_on <= on
    until = row.told_on if told and row.told_on else on
    return Answer(
        decided=bool(row.decision),
        in_full=row.decision == "accepted",
        reason=row.reason,
        to_do=row.decision in ("accepted", "partly"),
        done=row.done_on is not None and row.done_on <= on,
        told=told,
        late=row.due_on is not None and until > row.due_on,
    )
