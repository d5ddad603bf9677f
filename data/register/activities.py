"""The activities of the register: each one thing people could take part in, one method, in one place."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Row
from sqlmodel import Session, select

from data import facts
from data.databases import register_session
from data.register import communities, engagements, entries, shown_names, telling_texts
from data.register.engagements import EngagementEntry
from data.register.entries import EntryRefused, Held
from data.register.entry_choices import Kind, choices
from models.register import Activity, Engagement
from models.vocabulary import Dimension

NO_SUCH_ENGAGEMENT = "Choose an engagement that is in the register, or give a new one a title."
NO_PLACE = "Say where the activity is, for instance a town, or Online."
NOT_GIVEN = "not_given"
"""Value of a dimension that nobody has said yet."""
NEUTRAL = "activity"
"""What the reference is made of where the title may say who took part: it stands in files and messages."""


@dataclass(frozen=True)
class KnownActivity:
    """An activity of the register, as a steward chooses it."""

    reference: str
    title: str
    engagement: str
    """Title of its engagement."""
    closed_on: date | None


@dataclass(frozen=True)
class ActivityEntry:
    """What a steward says of an activity."""

    title: str
    stage: str
    level: str
    method: str
    place: str
    opened_on: date | None = None
    closed_on: date | None = None
    community: str | None = None
    """Whom it was for: the slug of a community or, where new, its name; None means open to everyone."""
    held_by: str = ""
    """Name of the organisation that held it."""
    formats: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether stage, level, method and place are said."""
        return NOT_GIVEN not in (self.stage, self.level, self.method, self.place)


@dataclass(frozen=True)
class RecordedActivity(Held[ActivityEntry]):
    """An activity of the register with what is said of it."""

    engagement: str
    """Reference of its engagement."""


def activities() -> tuple[KnownActivity, ...]:
    """Return every activity, by the title of its engagement and its own, both as shown."""
    with register_session() as session:
        titles, named = shown_names.engagements(session), shown_names.activities(session)
        known = [
            KnownActivity(one.reference, named[one.reference], titles[one.engagement], one.closed_on)
            for one in session.exec(select(Activity)).all()
        ]
    return tuple(sorted(known, key=lambda each: (each.engagement.casefold(), each.title.casefold())))


def recorded() -> tuple[RecordedActivity, ...]:
    """Return every activity with what is said of it, by title as shown."""
    with register_session() as session:
        named = shown_names.activities(session)
        # Columns, not objects: of a thousand activities the objects alone would take longer than a page may.
        known = [
            RecordedActivity(
                row.reference,
                replace(_entry(row), title=named[row.reference]),
                entries.version_of(row),
                row.engagement,
            )
            for row in session.execute(entries.columns_of(Activity))
        ]
    return tuple(sorted(known, key=lambda each: (each.entry.title.casefold(), each.reference)))


def moved(before: RecordedActivity, after: ActivityEntry, *, engagement: str) -> tuple[Dimension, ...]:
    """Return in which dimensions a change takes an activity to another selection: its people with the next release."""
    was = before.entry
    pairs = (
        (Dimension.ENGAGEMENT, before.engagement, engagement),
        (Dimension.STAGE, was.stage, after.stage),
        (Dimension.LEVEL, was.level, after.level),
        (Dimension.METHOD, was.method, after.method),
        (Dimension.PLACE, was.place, entries.words(after.place)),
        (Dimension.AUDIENCE, was.community is None, not entries.words(after.community or "")),
    )
    return tuple(dimension for dimension, old, new in pairs if old != new)


def add_activity(
    new: ActivityEntry, *, engagement: str, who: str, new_engagement: str = "", keep_name: bool = False
) -> str:
    """Add an activity to an engagement; return its reference, which never changes.

    `engagement` is a reference; blank makes a new engagement of the title `new_engagement`, with the activity or not
    at all.

    Raises
    ------
    EntryRefused
        Something is blank, is not in the reference files, or can't be; or there is no such engagement; or
        (`NameMayIdentify`) a title may say who took part, and `keep_name` is not set.
    """
    title = entries.words(new_engagement)
    if not engagement and not title:
        raise EntryRefused(entries.NO_TITLE.format(what="new engagement"))
    new = _checked(new, kept=ActivityEntry("", "", "", "", ""))
    with register_session(writing=True) as session:
        engagement = engagement or engagements.new_engagement(
            session, EngagementEntry(title), who=who, keep_name=keep_name
        )
        _refuse_engagement(session, engagement)
        new = replace(new, community=communities.slug_of(session, new.community or ""))
        kept = _refuse_name(session, new, keep_name=keep_name)
        reference = entries.reference_of(NEUTRAL if kept else new.title, taken=_taken(session))
        row = Activity(
            reference=reference, engagement=engagement, title="", stage="", level="", method="", place=""
        )
        _write(session, row, new)
        entries.note(session, who=who, what="activity added", reference=reference)
        if kept:
            entries.note(session, who=who, what=entries.NAME_KEPT, reference=reference)
        session.commit()
    return reference


def change_activity(
    reference: str, new: ActivityEntry, *, engagement: str, opened: str, who: str, keep_name: bool = False
) -> str:
    """Change an activity that was `opened` as of a version; return its version now.

    Raises
    ------
    EntryRefused
        Something can't be; or (`ChangedSince`) somebody changed it since it was opened; or (`NameMayIdentify`) its new
        title may say who took part, and `keep_name` is not set.
    """
    with register_session(writing=True) as session:
        row = _locked(session, reference, opened=opened)
        before = _entry(row)
        new = _checked(new, kept=before)
        _refuse_engagement(session, engagement)
        new = replace(new, community=communities.slug_of(session, new.community or ""))
        if new.title != before.title and _refuse_name(session, new, keep_name=keep_name):
            entries.note(session, who=who, what=entries.NAME_KEPT, reference=reference)
        row.engagement = engagement
        _write(session, row, new)
        entries.note(session, who=who, what="activity changed", reference=reference)
        now = entries.version(row)
        session.commit()
    return now


def restore_activity(earlier: RecordedActivity, *, now: str, who: str) -> None:
    """Put back what an activity said earlier, also what was not given; `now` is its version since.

    Raises
    ------
    EntryRefused
        It is gone, or (`ChangedSince`) somebody changed it.
    """
    with register_session(writing=True) as session:
        row = _locked(session, earlier.reference, opened=now)
        row.engagement = earlier.engagement
        _write(session, row, earlier.entry)
        entries.note(session, who=who, what="activity put back", reference=earlier.reference)
        session.commit()


def _checked(new: ActivityEntry, *, kept: ActivityEntry) -> ActivityEntry:
    """Return an entry tidied; what `kept` says already may stay, though no form offers it."""
    title, place = entries.words(new.title), entries.words(new.place)
    if not title:
        raise EntryRefused(entries.NO_TITLE.format(what="activity"))
    if not place or place == NOT_GIVEN:
        raise EntryRefused(NO_PLACE)
    for dimension, value in (
        (Dimension.STAGE, new.stage),
        (Dimension.LEVEL, new.level),
        (Dimension.METHOD, new.method),
    ):
        if value not in facts.dimension_values(dimension.value):
            raise EntryRefused(entries.NO_SUCH_VALUE.format(what=dimension.value))
    if new.opened_on and new.closed_on and new.closed_on < new.opened_on:
        raise EntryRefused(entries.CLOSED_FIRST)
    _refuse_unlisted("format", new.formats, kept=kept.formats)
    _refuse_unlisted("language", new.languages, kept=kept.languages)
    return replace(new, title=title, place=place, held_by=entries.words(new.held_by))


def _refuse_unlisted(kind: Kind, values: tuple[str, ...], *, kept: tuple[str, ...]) -> None:
    if not set(values) <= {*choices(kind), *kept}:
        raise EntryRefused(entries.NO_SUCH_VALUE.format(what=kind))


def _refuse_engagement(session: Session, reference: str) -> None:
    if session.exec(select(Engagement).where(Engagement.reference == reference)).first() is None:
        raise EntryRefused(NO_SUCH_ENGAGEMENT)


def _refuse_name(session: Session, new: ActivityEntry, *, keep_name: bool) -> bool:
    found = telling_texts.name_warning(session, new.title, community=new.community, place=new.place)
    telling_texts.ask(found, (), keep=keep_name)
    return found is not None


def _write(session: Session, row: Activity, new: ActivityEntry) -> None:
    row.title, row.stage, row.level, row.method, row.place = (
        new.title,
        new.stage,
        new.level,
        new.method,
        new.place,
    )
    row.opened_on, row.closed_on = new.opened_on, new.closed_on
    row.community, row.held_by = new.community, new.held_by
    row.formats_offered, row.languages_offered = (
        entries.together(new.formats),
        entries.together(new.languages),
    )
    session.add(row)
    session.flush()


def _entry(row: Activity | Row[Any]) -> ActivityEntry:
    return ActivityEntry(
        title=row.title,
        stage=row.stage,
        level=row.level,
        method=row.method,
        place=row.place,
        opened_on=row.opened_on,
        closed_on=row.closed_on,
        community=row.community,
        held_by=row.held_by,
        formats=entries.apart(row.formats_offered),
        languages=entries.apart(row.languages_offered),
    )


def _locked(session: Session, reference: str, *, opened: str) -> Activity:
    row = session.exec(select(Activity).where(Activity.reference == reference).with_for_update()).first()
    return entries.unchanged(row, opened=opened)


def _taken(session: Session) -> set[str]:
    return set(session.exec(select(Activity.reference)).all())
