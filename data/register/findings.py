"""The findings of the register: what people told us, in which engagement and on which day, each with our response."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session, col, select

from data.databases import register_session
from data.register import communities, entries
from data.register.entries import Held
from data.register.finding_texts import Shown, shown_texts
from data.register.responses import ResponseEntry
from models.register import Finding, Response
from models.vocabulary import Decision


@dataclass(frozen=True)
class FindingEntry:
    """What a steward says of a finding."""

    engagement: str
    """Reference of the engagement in which people said it."""
    title: str
    said: str
    received_on: date | None
    community: str | None = None
    """Slug of a community or, where new, its name; None where everybody could say it."""
    stage: str = ""
    """Stage in which they said it; blank where nobody noted it."""
    source_report: str = ""


@dataclass(frozen=True)
class KnownFinding(Held[FindingEntry]):
    """A finding with its response, as whoever looks may see it. `version` changes with either."""

    response: ResponseEntry
    engagement_title: str
    community_name: str
    """Blank where everybody could say it."""
    through: str
    """Name of the one organisation, not ours, that held all activities of the engagement; else blank."""
    kept_back: bool = False
    """Whether its name is kept back: no link may hold its reference, nor its engagement's."""

    @property
    def received_on(self) -> date:
        """Return the day from which the clock runs."""
        return self.entry.received_on or date.min


def recorded() -> tuple[KnownFinding, ...]:
    """Return every finding with its response, the first received first, then by title as shown."""
    with register_session() as session:
        rows = session.exec(select(Finding)).all()
        answers = latest_responses(session)
        names = communities.names(session)
        shown = shown_texts(session, rows, answers)
        known = [_known(row, answers.get(row.reference), names, shown[row.reference]) for row in rows]
    return tuple(sorted(known, key=lambda each: (each.received_on, each.entry.title.casefold())))


def latest_responses(session: Session) -> Mapping[str, Response]:
    """Return the response to each finding that has one; of several, the newest."""
    return {row.finding: row for row in session.exec(select(Response).order_by(col(Response.id))).all()}


def version(row: Finding, answer: Response | None) -> str:
    """Return the mark of what a finding and its response hold: the same as long as nothing in either changes."""
    return entries.version_of([row.id, *_values(entry_of(row)), *_values(response_of(answer))])


def _values(entry: FindingEntry | ResponseEntry) -> list[object]:
    return [getattr(entry, name) for name in entry.__dataclass_fields__]


def _known(row: Finding, answer: Response | None, names: Mapping[str, str], shown: Shown) -> KnownFinding:
    entry, response = entry_of(row), response_of(answer)
    return KnownFinding(
        row.reference,
        replace(entry, title=shown.title, said=shown.said, source_report=shown.source_report),
        version(row, answer),
        replace(response, reason=shown.reason, action=shown.action),
        shown.engagement,
        names.get(row.community, row.community) if row.community else "",
        shown.through,
        shown.kept_back,
    )


def entry_of(row: Finding) -> FindingEntry:
    """Return what a row says."""
    return FindingEntry(
        row.engagement, row.title, row.said, row.received_on, row.community, row.stage, row.source_report
    )


def response_of(row: Response | None) -> ResponseEntry:
    """Return what a row says; a blank response for none."""
    if row is None:
        return ResponseEntry()
    return ResponseEntry(
        Decision(row.decision) if row.decision else None,
        row.decided_on,
        row.reason,
        row.action,
        row.owner,
        row.due_on,
        row.done_on,
        row.told_on,
    )
