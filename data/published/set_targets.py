"""Targets as they stand in the register, and which table each is held against. Sees no people."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from fractions import Fraction

from sqlmodel import Session, col, select

from data import facts, frozen, measures
from data.databases import register_session
from data.published.comparing import compared, home, shown_or_why
from data.register import benchmark_library
from data.register.benchmark_choice import Library
from models.comparison import Comparison
from models.facts import Level
from models.protected import ProtectedTable, Selection
from models.register import Target
from models.target import SetTarget, TargetStanding
from models.vocabulary import TargetKind

TableKey = tuple[Selection, str, str]
"""Selection, characteristic and level."""


def of(row: Target) -> SetTarget:
    """Return a target as a value."""
    return SetTarget(
        number=row.id or 0,
        selection=frozen.selection_of(row.period or "", row.by or ""),
        characteristic=row.characteristic,
        category=row.category,
        kind=TargetKind(row.kind),
        amount=Fraction(row.amount),
        owner=row.owner,
        set_on=row.set_on,
        due_on=row.due_on,
        source=row.source,
        reason=row.reason,
        ended_on=row.ended_on,
    )


def every(session: Session) -> tuple[SetTarget, ...]:
    """Return every target, ended ones too, in the order of characteristics and their groups, oldest first."""
    places = {
        (one.slug, category.slug): place
        for one in facts.characteristics()
        for place, category in enumerate(facts.categories(one.slug))
    }
    order = {one.slug: place for place, one in enumerate(facts.characteristics())}
    found = [of(row) for row in session.exec(select(Target).order_by(col(Target.id)))]
    known = [each for each in found if (each.characteristic, each.category) in places]
    return tuple(
        sorted(
            known, key=lambda each: (order[each.characteristic], places[each.characteristic, each.category])
        )
    )


def in_force(targets: Sequence[SetTarget], *, on: date) -> tuple[SetTarget, ...]:
    """Return those that hold on a day."""
    return tuple(each for each in targets if each.in_force(on))


def levels_with(target: SetTarget) -> tuple[Level, ...]:
    """Return the levels that have the target's group, broadest first; empty where none is published."""
    return tuple(
        level
        for level in facts.levels(target.characteristic)
        if target.category in {category.slug for category in level.categories}
    )


def standing(
    target: SetTarget,
    *,
    tables: Callable[[TableKey], ProtectedTable],
    compared: Callable[[ProtectedTable], Comparison],
) -> TargetStanding | None:
    """Hold a target against the broadest table that has its group and can be shown; None where no level has it."""
    allowed = facts.characteristic(target.characteristic).verdict_allowed
    tried = [
        measures.standing(
            target,
            comparison=compared(tables((target.selection, target.characteristic, level.slug))),
            verdict_allowed=allowed,
        )
        for level in levels_with(target)
    ]
    told = [each for each in tried if each.why not in ("not_available", "no_benchmark")]
    return next(iter(told or tried), None)


def targets(
    selection: Selection | None = None,
    *,
    characteristic: str | None = None,
    on: date | None = None,
    library: Library | None = None,
) -> tuple[TargetStanding, ...]:
    """Return the targets in force on a day, by default today, each with how what we heard stands to it.

    Those of one selection and one characteristic, where given; in the order of characteristics and their groups. `library`
    spares reading it again.
    """
    day = on or datetime.now(UTC).date()
    with register_session() as session:
        asked = [
            each
            for each in in_force(every(session), on=day)
            if selection in (None, each.selection) and characteristic in (None, each.characteristic)
        ]
        held = frozen.standing(session)
        if not asked:
            return ()
        against = library or benchmark_library.read(session, area=home(session)[1])
        number = (held.id if held else None) or 0
        stamped = frozen.stored_of(
            session,
            release=number,
            selections={each.selection for each in asked},
            characteristics={each.characteristic for each in asked},
        )
        found = {(s.table.selection, s.table.characteristic, s.table.level): s.table for s in stamped}
        # Only of those without a table: of all selections there is a row for nearly every engagement and question.
        without = {(each.selection, each.characteristic) for each in asked} - {key[:2] for key in found}
        never = {
            pair
            for place, question in without
            for pair in frozen.not_asked(session, release=number, selection=place, characteristic=question)
        }
    stood = [
        standing(
            each,
            tables=lambda key: shown_or_why(
                found.get(key), key[0], characteristic=key[1], level=key[2], never=never
            ),
            compared=lambda table: compared(table, library=against),
        )
        for each in asked
    ]
    return tuple(each for each in stood if each is not None)
