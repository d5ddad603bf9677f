"""Takes the invented records away, so that an organisation can start with its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, delete, update
from sqlmodel import Session, SQLModel, col, func, select

from data import facts
from data.databases import intake_session, register_session
from data.demo.world import Row, world
from models.intake import (
    HeadTombstone,
    Import,
    NeedCount,
    Participation,
    ParticipationCount,
    ParticipationLabel,
    ParticipationTick,
    Problem,
    Tombstone,
    UnmatchedLabel,
    WithheldHeads,
)
from models.paper import PaperMade
from models.register import (
    Activity,
    AuditEvent,
    BenchmarkEntry,
    BenchmarkShare,
    Community,
    Engagement,
    Finding,
    Organisation,
    Response,
    StandardEvidence,
    Target,
)
from models.release import (
    PublishedCell,
    PublishedHeads,
    PublishedNotAsked,
    PublishedOverlap,
    PublishedOverlapCell,
    PublishedSelection,
    PublishedTable,
    Release,
)
from models.vocabulary import ImportState

CLEARED = "cleared the invented records"


@dataclass(frozen=True)
class Cleared:
    """What went, and what stayed because it is not invented."""

    participations: int
    releases: int
    """Releases hold the invented people's figures: they go too, and the next Publish makes a new one."""
    kept_imports: int
    """Imports of real files: they stay, with the activities and engagements that they name."""


def clear(*, who: str = "steward") -> Cleared:
    """Remove every invented record, what the demo put into the register, and the releases made from it.

    Real imports stay, and with them the activities that they name, those activities' engagements and the home
    organisation. One `AuditEvent` by `who` is left, so that the next start does not fill the databases again.
    The register goes first: killed in between, the people are still marked as invented and this can be done again.

    Raises
    ------
    NoIntake
        This is a viewer.
    """
    with intake_session(writing=True) as intake, register_session(writing=True) as register:
        named = set(
            intake.exec(
                select(Import.activity).where(
                    col(Import.invented).is_(False), col(Import.state) == ImportState.STORED.value
                )
            ).all()
        )
        releases = _clear_register(register, named=named)
        register.add(AuditEvent(at=datetime.now(UTC), who=who, what=CLEARED))
        participations, kept = _clear_intake(intake)
        register.commit()
        intake.commit()
    return Cleared(participations=participations, releases=releases, kept_imports=kept)


def _clear_intake(session: Session) -> tuple[int, int]:
    invented = select(Import.id).where(col(Import.invented).is_(True))
    people = select(Participation.id).where(col(Participation.import_id).in_(invented))
    count = session.exec(select(func.count()).select_from(people.subquery())).one()
    session.execute(delete(ParticipationTick).where(col(ParticipationTick.participation_id).in_(people)))
    session.execute(delete(ParticipationLabel).where(col(ParticipationLabel.participation_id).in_(people)))
    for table in (Participation, ParticipationCount, NeedCount, Problem, UnmatchedLabel):
        session.execute(delete(table).where(col(table.import_id).in_(invented)))
    session.execute(delete(Import).where(col(Import.invented).is_(True)))
    # The releases that withheld them go too.
    session.execute(delete(WithheldHeads))
    kept = session.exec(select(func.count()).select_from(Import)).one()
    if not kept:
        session.execute(delete(Tombstone))
        session.execute(delete(HeadTombstone))
    return count, kept


def _clear_register(session: Session, *, named: set[str]) -> int:
    releases = session.exec(select(func.count()).select_from(Release)).one()
    # Every release counts the invented people until this moment, whatever else it counts.
    for table in (
        PaperMade,
        PublishedHeads,
        PublishedOverlapCell,
        PublishedOverlap,
        PublishedNotAsked,
        PublishedSelection,
        PublishedCell,
        PublishedTable,
        Release,
    ):
        session.execute(delete(table))
    kept = session.exec(select(Activity.engagement).where(col(Activity.reference).in_(named))).all()
    files = world()
    findings = _references(files.findings)
    session.execute(delete(Response).where(col(Response.finding).in_(findings)))
    session.execute(delete(Finding).where(col(Finding.reference).in_(findings)))
    _delete(session, Activity, col(Activity.reference).in_(_without(files.activities, named)))
    with_own = session.exec(select(Activity.engagement)).all()
    ending = _without(files.engagements, {*kept, *with_own})
    session.execute(delete(StandardEvidence).where(col(StandardEvidence.engagement).in_(ending)))
    texts = [row["evidence"] for row in files.evidence]
    session.execute(delete(StandardEvidence).where(col(StandardEvidence.evidence).in_(texts)))
    _delete(session, Engagement, col(Engagement.reference).in_(ending))
    benchmarks = _references(files.benchmarks)
    entries = select(BenchmarkEntry.id).where(col(BenchmarkEntry.reference).in_(benchmarks))
    session.execute(delete(BenchmarkShare).where(col(BenchmarkShare.benchmark_id).in_(entries)))
    session.execute(delete(BenchmarkEntry).where(col(BenchmarkEntry.reference).in_(benchmarks)))
    # An engagement that stays for its real records is compared with the organisation's area again.
    session.execute(
        update(Engagement).where(col(Engagement.benchmark).in_(benchmarks)).values(benchmark=None)
    )
    for row in files.targets:
        session.execute(
            delete(Target).where(
                col(Target.characteristic) == row["characteristic"],
                col(Target.category) == row["category"],
                col(Target.source) == row["source"],
            )
        )
    # Earlier versions wrote the library's communities into the register.
    session.execute(delete(Community).where(col(Community.slug).in_(list(facts.communities()))))
    home = {row["reference"] for row in files.organisations if row["is_home"] == "yes"} if named else set()
    _delete(session, Organisation, col(Organisation.reference).in_(_without(files.organisations, home)))
    return releases


def _delete(session: Session, table: type[SQLModel], which: ColumnElement[bool]) -> None:
    session.execute(delete(table).where(which))


def _references(rows: Sequence[Row]) -> list[str]:
    return sorted({row["reference"] for row in rows})


def _without(rows: Sequence[Row], kept: set[str]) -> list[str]:
    return [reference for reference in _references(rows) if reference not in kept]
