"""What a steward does to findings and responses: adds, answers, corrects, takes back. Every change leaves an event."""

from dataclasses import replace
from datetime import date, timedelta

from sqlmodel import Session, select

from data import facts
from data.databases import register_session
from data.register import communities, entries, responses, telling_findings
from data.register.entries import EntryRefused
from data.register.findings import (
    FindingEntry,
    KnownFinding,
    entry_of,
    latest_responses,
    response_of,
    version,
)
from data.register.responses import ResponseEntry
from data.responses.rules import answer_rules
from models.register import AuditEvent, Engagement, Finding, Response
from models.vocabulary import Dimension

NO_ENGAGEMENT = "Choose the engagement in which they said it."
NO_TITLE = "Give the report a title, as people know it."
NOTHING_SAID = "Say what people told you, in their words where you can."
NO_RECEIVED_DAY = "Give the day it was received. The clock runs from then."
RECEIVED_AHEAD = "“Day it was received” has not come yet. Note it on that day."
ALREADY_THERE = "A finding of this title is there for this engagement already, received on the same day. Change that one instead."
ADDED = "finding added"
CHANGED_BACK = "finding put back"
NEUTRAL = "finding"
"""What the reference is made of where the title may say who took part."""


def add_finding(
    new: FindingEntry, *, response: ResponseEntry, who: str, on: date, keep_name: bool = False
) -> str:
    """Add a finding with what is said of its response already; return its reference, which never changes.

    Without a day on which the answer is due, it is due as promised (`answer_rules`). `on` is today.

    Raises
    ------
    EntryRefused
        Something is missing or can't be, or it is there already; or (`NameMayIdentify`) a text may say who took part, and
        `keep_name` is not set.
    """
    with register_session(writing=True) as session:
        reference = add_within(session, new, response, who=who, on=on, keep_name=keep_name)
        session.commit()
    return reference


def change_finding(
    reference: str,
    new: FindingEntry,
    *,
    response: ResponseEntry,
    opened: str,
    who: str,
    on: date,
    keep_name: bool = False,
) -> str:
    """Change a finding, its response or both, that was `opened` as of a version; return its version now.

    Raises
    ------
    EntryRefused
        Something can't be; or (`ChangedSince`) somebody changed either since it was opened; or (`NameMayIdentify`) a new
        text may say who took part, and `keep_name` is not set.
    """
    new, response = checked(new, response, on=on)
    with register_session(writing=True) as session:
        row, answer = _locked(session, reference, opened=opened)
        before = {*telling_findings.texts(entry_of(row), response_of(answer)).values()}
        new = _placed(session, new)
        telling_findings.refuse(
            session,
            new,
            {box: text for box, text in telling_findings.texts(new, response).items() if text not in before},
            keep_name=keep_name,
            note=(who, reference),
        )
        return _save(session, row, answer, new, response, who=who, what=_what(answer, response))


def put_back(earlier: KnownFinding, *, now: str, who: str) -> str:
    """Put back what a finding and its response said earlier; `now` is its version since. Return its version.

    Raises
    ------
    EntryRefused
        It is gone, or (`ChangedSince`) somebody changed it.
    """
    with register_session(writing=True) as session:
        row, answer = _locked(session, earlier.reference, opened=now)
        return _save(session, row, answer, earlier.entry, earlier.response, who=who, what=CHANGED_BACK)


def remove_finding(reference: str, *, opened: str, who: str) -> None:
    """Take a finding with its response out of the register. Raises as `put_back`."""
    with register_session(writing=True) as session:
        row, answer = _locked(session, reference, opened=opened)
        session.delete(answer)
        session.flush()
        session.delete(row)
        entries.note(session, who=who, what="finding removed", reference=reference)
        session.commit()


def remove_added(reference: str, *, who: str) -> None:
    """Take back a finding that was just added. Raises EntryRefused where somebody did anything with it since."""
    with register_session() as session:
        events = session.exec(select(AuditEvent.what).where(AuditEvent.detail == reference)).all()
        row = session.exec(select(Finding).where(Finding.reference == reference)).first()
        if row is None:
            raise EntryRefused(entries.GONE)
        opened = version(row, latest_responses(session).get(reference))
    if set(events) - {ADDED, entries.NAME_KEPT}:
        raise entries.ChangedSince(entries.CHANGED_SINCE)
    remove_finding(reference, opened=opened, who=who)


def bring_back(earlier: KnownFinding, *, who: str) -> None:
    """Put a removed finding back as it was, under its reference.

    Raises EntryRefused where that reference is taken, or its engagement is gone.
    """
    with register_session(writing=True) as session:
        if session.exec(select(Finding).where(Finding.reference == earlier.reference)).first() is not None:
            raise EntryRefused(ALREADY_THERE)
        new = _placed(session, earlier.entry)
        row = Finding(
            reference=earlier.reference,
            engagement=new.engagement,
            title="",
            said="",
            received_on=earlier.received_on,
        )
        _save(
            session,
            row,
            Response(finding=earlier.reference, decision=""),
            new,
            earlier.response,
            who=who,
            what=CHANGED_BACK,
        )


def promised(received_on: date) -> date:
    """Return the day by which people should have been told, where no other day is agreed."""
    return received_on + timedelta(days=answer_rules().promised_days)


def add_within(
    session: Session, new: FindingEntry, response: ResponseEntry, *, who: str, on: date, keep_name: bool
) -> str:
    """Add one finding within the transaction of `session`; return its reference. Raises as `add_finding`."""
    new, response = checked(new, response, on=on)
    new = _placed(session, new)
    same = select(Finding).where(
        Finding.engagement == new.engagement,
        Finding.title == new.title,
        Finding.received_on == new.received_on,
    )
    if session.exec(same).first() is not None:
        raise EntryRefused(ALREADY_THERE)
    taken = set(session.exec(select(Finding.reference)).all())
    kept = telling_findings.refuse(session, new, telling_findings.texts(new, response), keep_name=keep_name)
    reference = entries.reference_of(NEUTRAL if kept else new.title, taken=taken)
    row = Finding(
        reference=reference, engagement=new.engagement, title="", said="", received_on=new.received_on or on
    )
    answer = Response(finding=reference, decision="")
    _write(session, row, answer, new, response)
    entries.note(session, who=who, what=ADDED, reference=reference)
    if kept:
        entries.note(session, who=who, what=entries.NAME_KEPT, reference=reference)
    return reference


def checked(new: FindingEntry, response: ResponseEntry, *, on: date) -> tuple[FindingEntry, ResponseEntry]:
    """Return a finding and its response tidied. `on` is today. Raises EntryRefused where something can't be."""
    if not new.engagement:
        raise EntryRefused(NO_ENGAGEMENT)
    title, said = entries.words(new.title), entries.paragraph(new.said)
    if not title:
        raise EntryRefused(NO_TITLE)
    if not said:
        raise EntryRefused(NOTHING_SAID)
    received = new.received_on
    if received is None:
        raise EntryRefused(NO_RECEIVED_DAY)
    if received > on:
        raise EntryRefused(RECEIVED_AHEAD)
    if new.stage and new.stage not in facts.dimension_values(Dimension.STAGE.value):
        raise EntryRefused(entries.NO_SUCH_VALUE.format(what="stage"))
    new = replace(new, title=title, said=said, source_report=entries.words(new.source_report))
    answer = responses.checked(response, received_on=received, on=on)
    return new, replace(answer, due_on=answer.due_on or promised(received))


def _placed(session: Session, new: FindingEntry) -> FindingEntry:
    """Return an entry with the slug of its community, which is added where new. Raises EntryRefused without engagement."""
    if session.exec(select(Engagement.id).where(Engagement.reference == new.engagement)).first() is None:
        raise EntryRefused(NO_ENGAGEMENT)
    return replace(new, community=communities.slug_of(session, new.community or ""))


def _what(before: Response, response: ResponseEntry) -> str:
    """Return what a change is, for the audit: the last step that it takes in the flow."""
    steps = (
        ("people told", before.told_on, response.told_on),
        ("response done", before.done_on, response.done_on),
        ("finding answered", before.decision or None, response.decision),
    )
    return next((what for what, was, now in steps if now and not was), "finding changed")


def _save(
    session: Session,
    row: Finding,
    answer: Response,
    new: FindingEntry,
    response: ResponseEntry,
    *,
    who: str,
    what: str,
) -> str:
    _write(session, row, answer, new, response)
    entries.note(session, who=who, what=what, reference=row.reference)
    now = version(row, answer)
    session.commit()
    return now


def _write(
    session: Session, row: Finding, answer: Response, new: FindingEntry, response: ResponseEntry
) -> None:
    row.engagement, row.community, row.stage = new.engagement, new.community, new.stage
    row.title, row.said, row.source_report = new.title, new.said, new.source_report
    row.received_on = new.received_on or row.received_on
    answer.decision = response.decision.value if response.decision else ""
    answer.decided_on, answer.reason, answer.action = response.decided_on, response.reason, response.action
    answer.owner, answer.due_on = response.owner, response.due_on
    answer.done_on, answer.told_on = response.done_on, response.told_on
    session.add(row)
    session.flush()
    session.add(answer)
    session.flush()


def _locked(session: Session, reference: str, *, opened: str) -> tuple[Finding, Response]:
    row = session.exec(select(Finding).where(Finding.reference == reference).with_for_update()).first()
    if row is None:
        raise EntryRefused(entries.GONE)
    answer = latest_responses(session).get(reference) or Response(finding=reference, decision="")
    if version(row, answer) != opened:
        raise entries.ChangedSince(entries.CHANGED_SINCE)
    return row, answer
