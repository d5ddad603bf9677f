"""Counts that stand alone in a release, of communities and of needs: to rows of the register and back. Sees no people."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert
from sqlmodel import Session, col, select

from data.frozen.rows import ROWS_AT_ONCE, batches, selection_of
from models.protected import ProtectedCount, Selection
from models.release import PublishedHeads
from models.vocabulary import HeadKind, TableChange, Withheld

HeadKey = tuple[HeadKind, Selection, str]
"""What is counted, where, and of which community or need."""


@dataclass(frozen=True)
class StampedHeads:
    """A protected count with the release that made it."""

    key: HeadKey
    count: ProtectedCount
    change: TableChange
    made_in: int
    made_on: date
    change_number: int
    """Running number of the intake when it was made."""


@dataclass(frozen=True)
class WithdrawnHeads:
    """A count that an audit withdrew, and the running number of the intake at that time."""

    key: HeadKey
    change_number: int


EarlierHeads = Mapping[HeadKey, StampedHeads | WithdrawnHeads]
"""The newest state of every count that a release ever held or withdrew."""


def stored(
    session: Session,
    *,
    release: int,
    kinds: Collection[HeadKind],
    selection: Selection | None = None,
) -> list[StampedHeads]:
    """Return the counts of a release of some kinds, in one selection or all, in the order in which they were frozen."""
    asked = select(PublishedHeads).where(
        PublishedHeads.release_id == release,
        col(PublishedHeads.withdrawn).is_(False),
        col(PublishedHeads.kind).in_([kind.value for kind in kinds]),
    )
    if selection is not None:
        asked = asked.where(
            PublishedHeads.period == (selection.period or ""), PublishedHeads.by == (selection.by or "")
        )
    return [_as_value(row) for row in session.exec(asked.order_by(col(PublishedHeads.id)))]


def newest(session: Session) -> EarlierHeads:
    """Return of every count that any release held or withdrew the newest, whatever release it is in."""
    found: dict[HeadKey, StampedHeads | WithdrawnHeads] = {}
    for row in session.exec(select(PublishedHeads).order_by(col(PublishedHeads.id))):
        found[_key_of(row)] = (
            WithdrawnHeads(_key_of(row), row.change_number) if row.withdrawn else _as_value(row)
        )
    return found


def write(
    session: Session,
    counts: Iterable[StampedHeads],
    *,
    withdrawn: Iterable[WithdrawnHeads],
    release: int,
    made_on: date,
) -> None:
    """Add the counts of a release to the register, within the transaction of `session`.

    Of those withdrawn only communities that follow from a rule: which heads were withheld, few or nearly all, nobody
    may read in a register (`data.releasing.withheld_heads`).
    """
    rows: list[dict[str, object]] = [
        {
            **_columns(one.key, release=release),
            "change": one.change.value,
            "made_in": one.made_in,
            "made_on": one.made_on,
            "change_number": one.change_number,
            "withdrawn": False,
            "shown": one.count.shown,
            "withheld": None if one.count.withheld is None else one.count.withheld.value,
            "low": one.count.low,
            "high": one.count.high,
        }
        for one in counts
    ]
    rows += [
        {
            **_columns(gone.key, release=release),
            "change": "",
            "made_in": release,
            "made_on": made_on,
            "change_number": gone.change_number,
            "withdrawn": True,
            "shown": None,
            "withheld": None,
            "low": 0,
            "high": 0,
        }
        for gone in withdrawn
        if gone.key[0] is HeadKind.RULE
    ]
    for some in batches(rows, ROWS_AT_ONCE):
        session.execute(insert(PublishedHeads), list(some))


def _columns(key: HeadKey, *, release: int) -> dict[str, object]:
    kind, selection, name = key
    return {
        "release_id": release,
        "kind": kind.value,
        "period": selection.period or "",
        "by": selection.by or "",
        "name": name,
    }


def _key_of(row: PublishedHeads) -> HeadKey:
    return HeadKind(row.kind), selection_of(row.period, row.by), row.name


def _as_value(row: PublishedHeads) -> StampedHeads:
    return StampedHeads(
        key=_key_of(row),
        count=ProtectedCount(
            row.shown, None if row.withheld is None else Withheld(row.withheld), row.low, row.high
        ),
        change=TableChange(row.change),
        made_in=row.made_in,
        made_on=row.made_on,
        change_number=row.change_number,
    )
