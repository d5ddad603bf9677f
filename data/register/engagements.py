"""The engagements of the register: each one piece of work with a purpose and a decision it informs."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session, func, select

from data.databases import register_session
from data.register import entries, shown_names, telling_texts
from data.register.benchmark_library import BENCHMARK_CHOSEN
from data.register.entries import SEPARATOR, EntryRefused, Held
from models.register import Activity, Engagement, Finding, StandardEvidence, Target
from models.release import PublishedTable

DUE_FIRST = "The day feedback is due is before the day it opened."
LEARNT_WHEN = "Give the day on which you write down what was learnt."
DECIDED_FIRST = "The day of the decision is before the day it opened."
STILL_USED = "{what} belong to this engagement. It can be changed, and not removed."
NEUTRAL = "engagement"
"""What the reference is made of where the title may say who took part: it stands in addresses."""
PURPOSE, CAN_CHANGE, CANNOT_CHANGE = "Purpose: why you ask people", "What can change", "What cannot change"
DECISION, LEARNT = "Decision it informs", "What was learnt of how to reach and hear people"
"""What its texts are called, where they are typed and where one is asked about."""


@dataclass(frozen=True)
class EngagementEntry:
    """What a steward says of an engagement."""

    title: str
    purpose: str = ""
    can_change: str = ""
    cannot_change: str = ""
    lead: str = ""
    partners: tuple[str, ...] = ()
    """Names of organisations."""
    decision: str = ""
    """What it informs."""
    decision_on: date | None = None
    """Day on which it is taken, or was."""
    opened_on: date | None = None
    closed_on: date | None = None
    feedback_due_on: date | None = None
    children_in_scope: bool = False
    learnt: str = ""
    """What was learnt of how to reach and hear people, for others to use."""
    learnt_on: date | None = None
    """Day on which it was written down; with it the network finds what is new."""


@dataclass(frozen=True)
class KnownEngagement(Held[EngagementEntry]):
    """An engagement of the register."""

    activities: int
    """How many belong to it."""


def engagements() -> tuple[tuple[str, str], ...]:
    """Return (reference, title) of every engagement, by title as shown."""
    with register_session() as session:
        rows = shown_names.engagements(session).items()
    return tuple(sorted(rows, key=lambda row: row[1].casefold()))


def recorded() -> tuple[KnownEngagement, ...]:
    """Return every engagement with what is said of it, by title as shown; titles and texts as whoever looks may see them."""
    with register_session() as session:
        titles, prose = shown_names.engagements(session), shown_names.prose(session)
        counted = session.exec(select(Activity.engagement, func.count()).group_by(Activity.engagement)).all()
        activities = dict(counted)
        known = [
            KnownEngagement(
                row.reference,
                _shown(_entry(row), title=titles[row.reference], prose=prose),
                entries.version(row),
                activities.get(row.reference, 0),
            )
            for row in session.exec(select(Engagement)).all()
        ]
    return tuple(sorted(known, key=lambda each: each.entry.title.casefold()))


def add_engagement(new: EngagementEntry, *, who: str, keep_name: bool = False) -> str:
    """Add an engagement; return its reference, which never changes.

    Raises
    ------
    EntryRefused
        Something is blank or can't be; or (`NameMayIdentify`) the title or a text may say who took part, and `keep_name`
        is not set.
    """
    new = _checked(new)
    with register_session(writing=True) as session:
        reference = new_engagement(session, new, who=who, keep_name=keep_name)
        session.commit()
    return reference


def new_engagement(session: Session, new: EngagementEntry, *, who: str, keep_name: bool) -> str:
    """Add a checked engagement within the transaction of `session`; return its reference. Raises as `add_engagement`."""
    name, texts = telling_texts.name_warning(session, new.title), telling_texts.warnings(session, _texts(new))
    telling_texts.ask(name, texts, keep=keep_name)
    taken = set(session.exec(select(Engagement.reference)).all())
    row = Engagement(
        reference=entries.reference_of(NEUTRAL if name else new.title, taken=taken), title=new.title
    )
    _write(session, row, new)
    entries.note(session, who=who, what="engagement added", reference=row.reference)
    _note_kept(session, row.reference, name=name, texts=texts, who=who)
    return row.reference


def change_engagement(
    reference: str, new: EngagementEntry, *, opened: str, who: str, keep_name: bool = False
) -> str:
    """Change an engagement that was `opened` as of a version; return its version now.

    Raises
    ------
    EntryRefused
        Something can't be; or (`ChangedSince`) somebody changed it since it was opened; or (`NameMayIdentify`) its new
        title or a new text may say who took part, and `keep_name` is not set.
    """
    new = _checked(new)
    with register_session(writing=True) as session:
        row = _locked(session, reference, opened=opened)
        name = telling_texts.name_warning(session, new.title) if new.title != row.title else None
        texts = telling_texts.warnings(session, _texts(new), before=_texts(_entry(row)))
        telling_texts.ask(name, texts, keep=keep_name)
        _note_kept(session, reference, name=name, texts=texts, who=who)
        if new.children_in_scope != row.children_in_scope:
            # Figures made before are held against the old arrangement, and say so.
            detail = {
                "engagement": reference,
                "title": new.title,
                "benchmark": row.benchmark,
                "was": row.benchmark,
                "children": new.children_in_scope,
                "had_children": row.children_in_scope,
            }
            entries.note(session, who=who, what=BENCHMARK_CHOSEN, reference=json.dumps(detail))
        _write(session, row, new)
        entries.note(session, who=who, what="engagement changed", reference=reference)
        now = entries.version(row)
        session.commit()
    return now


def remove_engagement(reference: str, *, opened: str, who: str) -> None:
    """Remove an engagement that has no activities, and so no records, and that nothing in the register refers to.

    Raises
    ------
    EntryRefused
        Something refers to it; or (`ChangedSince`) somebody changed it since it was opened.
    """
    by = f"engagement={reference}"
    with register_session(writing=True) as session:
        row = _locked(session, reference, opened=opened)
        for what, referring in (
            ("Activities", select(Activity.id).where(Activity.engagement == reference)),
            ("Findings", select(Finding.id).where(Finding.engagement == reference)),
            (
                "Lines of evidence",
                select(StandardEvidence.id).where(StandardEvidence.engagement == reference),
            ),
            ("Targets", select(Target.id).where(Target.by == by)),
            ("Published figures", select(PublishedTable.id).where(PublishedTable.by == by)),
        ):
            if session.exec(referring).first() is not None:
                raise EntryRefused(STILL_USED.format(what=what))
        session.delete(row)
        entries.note(session, who=who, what="engagement removed", reference=reference)
        session.commit()


def _note_kept(session: Session, reference: str, *, name: str | None, texts: Sequence[str], who: str) -> None:
    """Note what may say who took part and is kept, knowingly."""
    if name:
        entries.note(session, who=who, what=entries.NAME_KEPT, reference=reference)
    if texts:
        entries.note(session, who=who, what=entries.TEXT_KEPT, reference=reference)


def _texts(entry: EngagementEntry) -> dict[str, str]:
    """Return what viewers read of an engagement besides its title, by what it stands under."""
    return {
        PURPOSE: entry.purpose,
        CAN_CHANGE: entry.can_change,
        CANNOT_CHANGE: entry.cannot_change,
        DECISION: entry.decision,
        LEARNT: entry.learnt,
    }


def _checked(new: EngagementEntry) -> EngagementEntry:
    title = entries.words(new.title)
    if not title:
        raise EntryRefused(entries.NO_TITLE.format(what="engagement"))
    if new.opened_on and new.closed_on and new.closed_on < new.opened_on:
        raise EntryRefused(entries.CLOSED_FIRST)
    if new.opened_on and new.feedback_due_on and new.feedback_due_on < new.opened_on:
        raise EntryRefused(DUE_FIRST)
    if new.learnt.strip() and not new.learnt_on:
        raise EntryRefused(LEARNT_WHEN)
    if new.opened_on and new.decision_on and new.decision_on < new.opened_on:
        raise EntryRefused(DECIDED_FIRST)
    return replace(
        new,
        title=title,
        purpose=entries.paragraph(new.purpose),
        can_change=entries.paragraph(new.can_change),
        cannot_change=entries.paragraph(new.cannot_change),
        lead=entries.words(new.lead),
        partners=tuple(dict.fromkeys(each for each in map(entries.words, new.partners) if each)),
        decision=entries.paragraph(new.decision),
        learnt=entries.paragraph(new.learnt),
        learnt_on=new.learnt_on if new.learnt.strip() else None,
    )


def _write(session: Session, row: Engagement, new: EngagementEntry) -> None:
    row.title, row.purpose, row.lead, row.decision = new.title, new.purpose, new.lead, new.decision
    row.can_change, row.cannot_change = new.can_change, new.cannot_change
    row.partners = f"{SEPARATOR} ".join(new.partners)
    row.opened_on, row.closed_on, row.feedback_due_on = new.opened_on, new.closed_on, new.feedback_due_on
    row.decision_on = new.decision_on
    row.children_in_scope = new.children_in_scope
    row.learnt, row.learnt_on = new.learnt, new.learnt_on
    session.add(row)
    session.flush()


def _shown(entry: EngagementEntry, *, title: str, prose: Callable[[str, str], str]) -> EngagementEntry:
    return replace(
        entry,
        title=title,
        purpose=prose(entry.purpose, title),
        can_change=prose(entry.can_change, title),
        cannot_change=prose(entry.cannot_change, title),
        decision=prose(entry.decision, title),
        learnt=prose(entry.learnt, title),
    )


def _entry(row: Engagement) -> EngagementEntry:
    return EngagementEntry(
        title=row.title,
        purpose=row.purpose,
        can_change=row.can_change,
        cannot_change=row.cannot_change,
        lead=row.lead,
        partners=entries.apart(row.partners),
        decision=row.decision,
        decision_on=row.decision_on,
        opened_on=row.opened_on,
        closed_on=row.closed_on,
        feedback_due_on=row.feedback_due_on,
        children_in_scope=row.children_in_scope,
        learnt=row.learnt,
        learnt_on=row.learnt_on,
    )


def _locked(session: Session, reference: str, *, opened: str) -> Engagement:
    row = session.exec(select(Engagement).where(Engagement.reference == reference).with_for_update()).first()
    return entries.unchanged(row, opened=opened)
