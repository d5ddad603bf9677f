"""Makes a release: count, protect, audit and freeze, in one transaction. The last release stands until it is done."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime

from sqlmodel import Session, col, select

from data import facts, frozen, frozen_overlaps
from data.databases import intake_session, register_session
from data.disclosure.audit import AuditFailed, AuditReport, audit
from data.disclosure.drafting import draft_release
from data.disclosure.offering import nesting
from data.disclosure.tables import protected_table
from data.facts import FactsError
from data.frozen import Stamped, Withdrawn
from data.frozen_overlaps import StampedOverlap
from data.menu import Candidates, candidates
from data.periods import is_closed, last_day
from data.progress import Progress, silent
from data.releasing.asking import not_asked
from data.releasing.atoms import UnknownActivity, atoms_of
from data.releasing.carrying import Earlier, carry_over
from data.releasing.overlaps import NO_OVERLAPS, EarlierOverlaps, MadeOverlaps, make_overlaps
from data.releasing.records import Records, read
from data.secret import SecretError, read_secret
from models.facts import DisclosureRules
from models.intake import Import
from models.protected import Selection
from models.register import AuditEvent
from models.release import Release
from models.vocabulary import ImportState, TableChange

NOTHING_STORED = "There are no records to publish yet. Import a file first."
OTHER_SECRET = (
    "The secret file is not the one that the standing release was made with. Put the earlier secret file back: "
    "two releases rounded by different secrets could be averaged."
)
UNKNOWN_ACTIVITY = (
    "The activity {reference} has records and is not in the register. Add it there, then publish."
)
NOTHING_LEFT = "Too few people took part for any figure to be shown safely."
NOT_PROVEN = "The audit could not prove the figures safe, so nothing was published. A release that stands still stands."


class PublishRefused(Exception):
    """No release was made; the message says why and what to do."""


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


def publish(*, on: date | None = None, progress: Progress = silent) -> PublishOutcome:
    """Make a release of everything in the intake and freeze it in the register.

    `on` is the day of publishing (today): periods that ended before it are offered. `progress` is told a share
    from 0 to 1 and what is being done.

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
        records = read(intake)
        if records.size == 0 and standing is None:
            raise PublishRefused(NOTHING_STORED)
        try:
            menu = candidates(atoms_of(register, records=records, least=rules.min_base), on=on)
        except UnknownActivity as error:
            raise PublishRefused(UNKNOWN_ACTIVITY.format(reference=error)) from error
        earlier = _Earlier(frozen.newest(register), frozen_overlaps.newest(register))
        made = (
            _protect(records, menu=menu, rules=rules, earlier=earlier, progress=progress)
            if records.size
            else NOTHING
        )
        progress(0.92, "Freezing the release")
        release = Release(
            made_at=datetime.now(UTC),
            figures_to=_figures_to(records, on=on),
            change_number=records.last_change,
            secret_fingerprint=secret.fingerprint,
            rules=json.dumps(asdict(rules), default=str),
            content_hash=_content_hash([*made.tables, *made.overlaps.tables]),
            audit=json.dumps(_audit_record(made)),
            invented=_some_invented(intake),
        )
        register.add(release)
        register.flush()
        number = release.id or 0
        today = release.made_at.date()
        frozen.write(
            register,
            (s if s.made_in else replace(s, made_in=number, made_on=today) for s in made.tables),
            release=number,
        )
        frozen.write_not_asked(register, _not_asked(records, menu=menu, made=made), release=number)
        frozen.write_withdrawn(register, made.withdrawn, release=number, made_on=today)
        frozen_overlaps.write(
            register,
            [s if s.made_in else replace(s, made_in=number, made_on=today) for s in made.overlaps.tables],
            withdrawn=made.overlaps.withdrawn,
            release=number,
            made_on=today,
        )
        register.add(
            AuditEvent(at=release.made_at, who="steward", what="published", detail=f"release {number}")
        )
        register.commit()
    progress(1.0, "Published")
    changes = [stamped.table.change for stamped in made.tables]
    return PublishOutcome(
        release=number,
        tables=len(made.tables),
        new=changes.count(TableChange.NEW),
        revised=changes.count(TableChange.REVISED),
        unchanged=changes.count(TableChange.UNCHANGED),
        kept=changes.count(TableChange.KEPT),
        candidates=made.candidates,
        audit=made.report,
        overlaps=made.overlaps,
    )


@dataclass(frozen=True)
class _Earlier:
    tables: Earlier
    overlaps: EarlierOverlaps


@dataclass(frozen=True)
class _Made:
    tables: tuple[Stamped, ...]
    withdrawn: tuple[Withdrawn, ...]
    report: AuditReport
    candidates: int
    overlaps: MadeOverlaps


NOTHING = _Made((), (), AuditReport(0, 0, None, 0.0, 0, 0, 0.0), 0, NO_OVERLAPS)
"""What is made of no records at all."""


def _protect(
    records: Records, *, menu: Candidates, rules: DisclosureRules, earlier: _Earlier, progress: Progress
) -> _Made:
    levels = [level for one in facts.characteristics() if one.published for level in facts.levels(one.slug)]
    nested = nesting(menu)
    drafts = draft_release(
        records,
        menu=menu,
        nested=nested,
        levels=levels,
        rules=rules,
        progress=lambda share: progress(0.05 + 0.25 * share, "Counting and rounding"),
    )
    standing = carry_over(records, drafts, menu=menu, earlier=earlier.tables, rules=rules)
    before_audit = {
        (characteristic, level): draft.available.copy()
        for characteristic, by_level in drafts.items()
        for level, draft in by_level.items()
    }
    try:
        report = audit(
            drafts,
            nested=nested,
            rules=rules,
            progress=lambda share: progress(0.3 + 0.4 * share, "Checking that nobody can be worked out"),
        )
        overlaps = make_overlaps(
            records,
            drafts,
            menu=menu,
            nested=nested,
            kept=frozenset((s.table.selection, s.table.characteristic, s.table.level) for s in standing.kept),
            earlier=earlier.overlaps,
            rules=rules,
            progress=lambda share, words: progress(0.7 + 0.2 * share, words),
        )
    except AuditFailed as error:
        raise PublishRefused(NOT_PROVEN) from error
    fresh, withdrawn, possible = [], list(standing.withdrawn), 0
    for characteristic, by_level in drafts.items():
        for level, draft in by_level.items():
            possible += int((draft.asked >= rules.min_base).sum())
            for row in before_audit[characteristic, level].nonzero()[0]:
                key = (menu.selections[row], characteristic, level)
                if draft.available[row]:
                    table = protected_table(draft.shown, row=int(row), selection=menu.selections[row])
                    fresh.append(standing.stamp(table, number=records.last_change))
                else:
                    withdrawn.append(Withdrawn(key, records.last_change))
    tables = [*fresh, *standing.kept]
    if not tables and not earlier.tables:
        raise PublishRefused(NOTHING_LEFT)
    place = {level: i for i, level in enumerate((one.characteristic, one.slug) for one in levels)}
    listed = {selection: i for i, selection in enumerate(menu.selections)}
    tables.sort(key=lambda s: (listed[s.table.selection], place[s.table.characteristic, s.table.level]))
    return _Made(tuple(tables), tuple(withdrawn), report, possible, overlaps)


def _audit_record(made: _Made) -> dict[str, float | int | None]:
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


def _not_asked(records: Records, *, menu: Candidates, made: _Made) -> list[tuple[Selection, str]]:
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


def _figures_to(records: Records, *, on: date) -> date:
    ends = [last_day(quarter) for _, quarter in records.atom_names if is_closed(quarter, on=on)]
    return max(ends, default=on)


def _some_invented(intake: Session) -> bool:
    flags = intake.exec(select(Import.invented).where(col(Import.state) == ImportState.STORED)).all()
    return any(flags)


def _content_hash(tables: Sequence[Stamped | StampedOverlap]) -> str:
    content = "\n".join(repr(replace(s.table, change=TableChange.NEW, figures_from=None)) for s in tables)
    return hashlib.sha256(content.encode()).hexdigest()
