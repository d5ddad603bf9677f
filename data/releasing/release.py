"""Makes a release: count, protect, audit and freeze, in one transaction. The last release stands until it is done."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from typing import TypeVar

from sqlmodel import Session, col, select

from data import facts, frozen
from data.counting.asking import not_asked
from data.counting.atoms import UnknownActivity, atoms_of
from data.counting.person_keys import keyed_by_activity, keyed_by_selection, of_all_time
from data.counting.records import Records, read
from data.databases import intake_session, register_session
from data.disclosure.audit import AuditReport
from data.facts import FactsError
from data.menu import Candidates, candidates
from data.periods import is_closed, last_day
from data.progress import Progress, silent
from data.register.entries import STEWARD
from data.releasing.heads import read_heads
from data.releasing.overlaps import MadeOverlaps
from data.releasing.protecting import NOTHING, EarlierFigures, Made, PublishRefused, protect_release
from data.releasing.withheld_heads import and_withheld, remember
from data.secret import SecretError, read_secret
from models.intake import Import
from models.protected import Selection
from models.register import Activity, AuditEvent
from models.release import Release
from models.vocabulary import ImportState, Keyed, TableChange

__all__ = ["PublishOutcome", "PublishRefused", "publish"]

NOTHING_STORED = "There are no records to publish yet. Import a file first."
OTHER_SECRET = (
    "The secret file is not the one that the standing release was made with. Put the earlier secret file back: "
    "two releases rounded by different secrets could be averaged."
)
UNKNOWN_ACTIVITY = (
    "The activity {reference} has records and is not in the register. Add it there, then publish."
)
S = TypeVar("S", frozen.Stamped, frozen.overlaps.StampedOverlap, frozen.heads.StampedHeads)


@dataclass(frozen=True)
class PublishOutcome:
    """What one press of Publish did. Every number counts tables or cells, never people."""

    release: int
    tables: int
    new: int
    revised: int
    unchanged: int
    kept: int
    """Tables that keep earlier figures because fewer than `change_base` people changed in them."""
    candidates: int
    """Tables that the menu could hold: those with enough people for one."""
    audit: AuditReport
    overlaps: MadeOverlaps
    """The two-way tables, which the numbers above leave out."""


def publish(*, on: date | None = None, progress: Progress = silent, who: str = STEWARD) -> PublishOutcome:
    """Make a release of everything in the intake and freeze it in the register.

    `on` is the day of publishing (today): periods that ended before it are offered. `progress` is told a share
    from 0 to 1 and what is being done. `who` publishes, as the register notes it.

    Where so many people were taken out that nothing can be shown, a release without tables replaces the one that
    stands: figures of people who are gone don't stay up.

    Raises
    ------
    PublishRefused
        Nothing was changed; the message says why.
    NoIntake
        This is a viewer.
    """
    try:
        rules, secret = facts.disclosure_rules(), read_secret()
    except (FactsError, SecretError) as error:
        raise PublishRefused(str(error)) from error
    on = on or datetime.now(UTC).date()
    with intake_session() as intake, register_session(writing=True) as register:
        standing = frozen.standing(register)
        if standing is not None and standing.secret_fingerprint != secret.fingerprint:
            raise PublishRefused(OTHER_SECRET)
        progress(0.02, "Reading the records")
        records, heads = read(intake), read_heads(intake)
        if records.size == 0 and standing is None:
            raise PublishRefused(NOTHING_STORED)
        try:
            menu = candidates(atoms_of(register, records=records, least=rules.min_base), on=on)
        except UnknownActivity as error:
            raise PublishRefused(UNKNOWN_ACTIVITY.format(reference=error)) from error
        earlier = EarlierFigures(
            frozen.newest(register),
            frozen.overlaps.newest(register),
            and_withheld(frozen.heads.newest(register), intake=intake),
        )
        made = (
            protect_release(
                records,
                heads=heads,
                activities={one.reference: one for one in register.exec(select(Activity))},
                menu=menu,
                rules=rules,
                earlier=earlier,
                progress=progress,
            )
            if records.size
            else NOTHING
        )
        progress(0.92, "Freezing the release")
        release = Release(
            made_at=datetime.now(UTC),
            figures_to=_figures_to(records, on=on),
            change_number=max(records.last_change, heads.last_change),
            secret_fingerprint=secret.fingerprint,
            rules=json.dumps(asdict(rules), default=str),
            content_hash="",
            audit=json.dumps(_audit_record(made)),
            invented=_some_invented(intake),
        )
        register.add(release)
        register.flush()
        number = release.id or 0
        _freeze(
            register,
            made,
            release=number,
            made_on=release.made_at.date(),
            not_asked=_not_asked(records, menu=menu, made=made),
            keyed=_keyed(intake, menu=menu, made=made, standing=standing, register=register),
        )
        release.content_hash = frozen.content.digest(register, release=number)
        register.add(AuditEvent(at=release.made_at, who=who, what="published", detail=f"release {number}"))
        # SQLite lets nobody write beside a reader's transaction for long, and a reader's can't become a writer's.
        intake.rollback()
        with intake_session(writing=True) as remembering:
            remember(remembering, made.heads.withdrawn)
            remembering.commit()
        register.commit()
    progress(1.0, "Published")
    return _outcome(made, release=number)


def _freeze(
    register: Session,
    made: Made,
    *,
    release: int,
    made_on: date,
    not_asked: Sequence[tuple[Selection, str]],
    keyed: Mapping[Selection, Keyed],
) -> None:
    """Write everything that a release shows; what is new in it bears its number and day."""

    def stamped(values: Iterable[S]) -> list[S]:
        return [each if each.made_in else replace(each, made_in=release, made_on=made_on) for each in values]

    frozen.write(register, stamped(made.tables), release=release)
    frozen.write_not_asked(register, not_asked, release=release)
    frozen.selections.write(register, keyed, release=release)
    frozen.write_withdrawn(register, made.withdrawn, release=release, made_on=made_on)
    frozen.overlaps.write(
        register,
        stamped(made.overlaps.tables),
        withdrawn=made.overlaps.withdrawn,
        release=release,
        made_on=made_on,
    )
    frozen.heads.write(
        register,
        stamped(made.heads.counts),
        withdrawn=made.heads.withdrawn,
        release=release,
        made_on=made_on,
    )


def _outcome(made: Made, *, release: int) -> PublishOutcome:
    changes = [stamped.table.change for stamped in made.tables]
    return PublishOutcome(
        release=release,
        tables=len(made.tables),
        new=changes.count(TableChange.NEW),
        revised=changes.count(TableChange.REVISED),
        unchanged=changes.count(TableChange.UNCHANGED),
        kept=changes.count(TableChange.KEPT),
        candidates=made.candidates,
        audit=made.report,
        overlaps=made.overlaps,
    )


def _audit_record(made: Made) -> dict[str, float | int | None]:
    """Return what the register keeps of the audits: numbers of tables and cells and seconds, never of people."""
    two_way = {f"two_way_{name}": value for name, value in asdict(made.overlaps.report).items()}
    return {
        **asdict(made.report),
        "candidates": made.candidates,
        "tables": len(made.tables),
        **two_way,
        "two_way_candidates": made.overlaps.candidates,
        "two_way_tables": len(made.overlaps.tables),
    }


def _not_asked(records: Records, *, menu: Candidates, made: Made) -> list[tuple[Selection, str]]:
    """Return the selections that the release offers in which no form asked about a published characteristic."""
    offered = {stamped.table.selection for stamped in made.tables}
    never = not_asked(records, holds=menu.holds)
    return [
        (selection, one.slug)
        for one in facts.characteristics()
        if one.published and one.slug in never
        for row, selection in enumerate(menu.selections)
        if selection in offered and never[one.slug][row]
    ]


def _keyed(
    intake: Session, *, menu: Candidates, made: Made, standing: Release | None, register: Session
) -> dict[Selection, Keyed]:
    """Return how the people of each offered selection were counted. It moves with the figures of all time, and not before them.

    Else the word alone would tell that a file came in of which the tables say nothing yet (method 2.6 J). A period has the
    word of all time; where all time has no figures, the word stays.
    """
    fresh = keyed_by_selection(keyed_by_activity(intake), menu=menu)
    before = frozen.selections.keyed(register, release=standing.id or 0) if standing else {}
    moved = {
        s.table.selection for s in made.tables if s.table.change in (TableChange.NEW, TableChange.REVISED)
    }
    offered = {s.table.selection for s in made.tables}
    found: dict[Selection, Keyed] = {}
    for each in menu.selections:
        whole = of_all_time(each)
        if each in offered:
            found[each] = (
                fresh[whole] if whole in moved else before.get(whole, before.get(each, fresh[whole]))
            )
    return found


def _figures_to(records: Records, *, on: date) -> date:
    ends = [last_day(quarter) for _, quarter in records.atom_names if is_closed(quarter, on=on)]
    return max(ends, default=on)


def _some_invented(intake: Session) -> bool:
    flags = intake.exec(select(Import.invented).where(col(Import.state) == ImportState.STORED)).all()
    return any(flags)
