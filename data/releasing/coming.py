"""What the next release would change, said before anybody publishes: engagements by name, never how many people (method 2.6 J).

Made from the running numbers of the intake and the stamps of the standing release, without counting a table: a release holds
thousands, and counting them all takes as long as publishing. So it says of an engagement that its tables *can* move, where 30
people or more changed there; that none will, where fewer did, is certain, for a table counts some of the people and never more. What the audit will
withdraw is not known before it has looked.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import String, cast, func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from data import facts, frozen
from data.databases import intake_session, register_session
from models.intake import EVERYONE, ChangeCounter, Participation, ParticipationCount, Tombstone
from models.register import Activity
from models.release import PublishedTable, Release
from models.vocabulary import Dimension

ALL_WORK = ""
"""Stands for the tables of all work together, among the engagements."""

Changes = Mapping[str, Sequence[tuple[int, int, bool]]]
"""By activity: (running number, how many changed then, whether they are people who are there). The others are counted heads, and
whoever was taken out: each counts once wherever it was."""
What = Literal["new", "moves", "keeps", "leaves", "too_few", "same"]
"""First figures; figures that can move; figures that stay until more people changed; figures that go, for too few people are
left; no figures, for too few people are there; nothing changed."""


@dataclass(frozen=True)
class Coming:
    """What the next release would change."""

    first: bool
    """Whether nothing is published yet."""
    empty: bool
    """Whether no records are left: every figure goes."""
    all_work: What
    """What becomes of the tables of all work together."""
    engagements: Mapping[str, What]
    """By reference, in the order of the register; those in which nothing changed are left out."""

    def of(self, what: What) -> tuple[str, ...]:
        """Return the engagements of which one thing is true."""
        return tuple(reference for reference, each in self.engagements.items() if each == what)


def last_change() -> int:
    """Return the running number of the intake's last change: what was found for it holds until the next."""
    with intake_session() as intake:
        return intake.exec(select(ChangeCounter.last)).first() or 0


def coming() -> Coming:
    """Return what the next release would change.

    Raises
    ------
    NoIntake
        This is a viewer.
    """
    rules = facts.disclosure_rules()
    with intake_session() as intake, register_session() as register:
        standing = frozen.standing(register)
        stamps, shown = ({}, set()) if standing is None else _stamps(register, release=standing)
        counted = 0 if standing is None else standing.change_number
        activities: dict[str, list[str]] = defaultdict(list)
        for reference, engagement in register.execute(
            select_columns(col(Activity.reference), col(Activity.engagement)).order_by(col(Activity.id))
        ):
            activities[engagement].append(reference)
        activities[ALL_WORK] = [reference for each in activities.values() for reference in each]
        changes = _changes(intake, since=min([counted, *stamps.values()]))
        peopled = _peopled(intake)
        found: dict[str, What] = {}
        for engagement, references in activities.items():
            here = [each for each in references if each in peopled]
            enough = _at_least(intake, here, rules.min_base)
            if engagement not in stamps:
                # Of what was never published, and was not held back either.
                changed = standing is None or _any_since(changes, references, number=counted)
                found[engagement] = ("new" if enough else "too_few") if here and changed else "same"
            elif not enough:
                found[engagement] = "leaves" if engagement in shown else "same"
            else:
                told = _moved(intake, references, changes, since=stamps[engagement], least=rules.change_base)
                if told == "moves" and not _any_since(changes, references, number=counted):
                    told = "keeps"
                # Where the audit left nothing, there are no figures to keep.
                found[engagement] = "same" if told == "keeps" and engagement not in shown else told
    return Coming(
        first=not shown,
        empty=not peopled,
        all_work=found.pop(ALL_WORK, "same"),
        engagements={reference: each for reference, each in found.items() if each != "same"},
    )


def _stamps(register: Session, *, release: Release) -> tuple[dict[str, int], set[str]]:
    """Return by engagement the running number of the oldest of its tables in a release, and which have figures in it.

    Of every period, for a year may wait when all time has moved; withdrawn tables too, for they may come back.
    """
    prefix = f"{Dimension.ENGAGEMENT.value}="
    rows = register.execute(
        select_columns(
            col(PublishedTable.by), col(PublishedTable.withdrawn), func.min(col(PublishedTable.change_number))
        )
        .where(col(PublishedTable.release_id) == release.id)
        .group_by(col(PublishedTable.by), col(PublishedTable.withdrawn))
    )
    stamps: dict[str, int] = {}
    shown: set[str] = set()
    for by, withdrawn, number in rows:
        if not by or by.startswith(prefix):
            engagement = by.removeprefix(prefix)
            stamps[engagement] = min(number, stamps.get(engagement, number))
            if not withdrawn:
                shown.add(engagement)
    return stamps, shown


def _changes(intake: Session, *, since: int) -> Changes:
    """Return by activity what changed after a running number.

    Whoever was taken out where nobody is left counts everywhere (`changes.removed_since`): under `ALL_WORK`.
    """
    found: dict[str, list[tuple[int, int, bool]]] = defaultdict(list)
    people = (
        select_columns(col(Participation.activity), col(Participation.change_number), func.count())
        .where(col(Participation.change_number) > since)
        .group_by(col(Participation.activity), col(Participation.change_number))
    )
    heads = (
        select_columns(
            col(ParticipationCount.activity),
            col(ParticipationCount.change_number),
            func.sum(col(ParticipationCount.n)),
        )
        .where(
            col(ParticipationCount.characteristic) == EVERYONE, col(ParticipationCount.change_number) > since
        )
        .group_by(col(ParticipationCount.activity), col(ParticipationCount.change_number))
    )
    for asked, here in ((people, True), (heads, False)):
        for activity, number, n in intake.execute(asked):
            found[activity].append((number, int(n), here))
    removed = (
        select_columns(
            col(Tombstone.activity), col(Tombstone.quarter), col(Tombstone.change_number), func.count()
        )
        .where(col(Tombstone.change_number) > since)
        .group_by(col(Tombstone.activity), col(Tombstone.quarter), col(Tombstone.change_number))
    )
    for activity, quarter, number, n in intake.execute(removed).all():
        here = _anybody(intake, activity, quarter)
        found[activity].append((number, int(n) if here else 0, False))
        if not here:
            found[ALL_WORK].append((number, int(n), False))
    return found


def _any_since(changes: Changes, activities: Collection[str], *, number: int) -> bool:
    """Whether anything changed in activities after a running number."""
    return any(changed > number for activity in activities for changed, _, _ in changes.get(activity, ()))


def _moved(
    intake: Session,
    activities: Collection[str],
    changes: Changes,
    *,
    since: int,
    least: int,
) -> What:
    """Return whether the tables of some activities, made at a running number, can move, stay, or show what they did."""
    if not _any_since(changes, activities, number=since):
        return "same"
    changed = [
        (n, here)
        for activity in {*activities, ALL_WORK}
        for number, n, here in changes.get(activity, ())
        if number > since
    ]
    others = sum(n for n, here in changed if not here)
    most = others + sum(n for n, here in changed if here)
    # One person may have changed in several activities: counted apart only where it can matter.
    if most < least or others + _people(intake, activities, up_to=least, since=since) < least:
        return "keeps"
    return "moves"


def _peopled(intake: Session) -> set[str]:
    """Return the activities that have records."""
    found: set[str] = set()
    for table in (Participation, ParticipationCount):
        found |= set(intake.execute(select_columns(col(table.activity)).distinct()).scalars())
    return found


def _at_least(intake: Session, activities: Collection[str], number: int) -> bool:
    """Whether activities have so many people, counted heads among them."""
    if not activities:
        return False
    heads = select_columns(func.sum(col(ParticipationCount.n))).where(
        col(ParticipationCount.characteristic) == EVERYONE, col(ParticipationCount.activity).in_(activities)
    )
    return (intake.execute(heads).scalar() or 0) + _people(intake, activities, up_to=number) >= number


def _people(intake: Session, activities: Collection[str], *, up_to: int, since: int = -1) -> int:
    """Return how many people activities have, and stop at `up_to`; `since`: those who changed after a running number."""
    who = func.coalesce(col(Participation.person_key), cast(col(Participation.id), String))
    some = (
        select_columns(who)
        .where(col(Participation.activity).in_(activities), col(Participation.change_number) > since)
        .distinct()
        .limit(up_to)
    )
    return len(intake.execute(some).all())


def _anybody(intake: Session, activity: str, quarter: str) -> bool:
    """Whether an activity has records in a quarter."""
    for table in (Participation, ParticipationCount):
        held = (
            select_columns(col(table.id))
            .where(col(table.activity) == activity, col(table.quarter) == quarter)
            .limit(1)
        )
        if intake.execute(held).first() is not None:
            return True
    return False
