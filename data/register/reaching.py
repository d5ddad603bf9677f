"""Who reaches whom: each community, the organisations that reach it, and what was held for it. From the register: no people."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from data.databases import register_session
from data.register import communities, entries
from models.register import Activity, Organisation


@dataclass(frozen=True)
class Reach:
    """One organisation that reaches a community."""

    organisation: str
    role: str
    """A value of the closed choices; blank where the organisation is not in the register."""
    contact: str
    """A role or a shared mailbox, or blank."""
    on_record: bool
    """Whether the register says that it reaches them; else it has held an activity for them."""
    held: int
    """Activities that it held for them and that have begun."""
    last_on: date | None
    """Last day of these, at most the day asked about; None where none has a day."""


@dataclass(frozen=True)
class Reached:
    """One community, and who reaches it."""

    slug: str
    name: str
    by: tuple[Reach, ...]
    """Partners, by name. The home organisation is not a partner of its own."""
    ours: int
    """Activities that the home organisation itself held for them and that have begun."""

    @property
    def held(self) -> int:
        """Activities held for them by anybody."""
        return self.ours + sum(each.held for each in self.by)


def reached(*, on: date) -> tuple[Reached, ...]:
    """Return every community by name, with who reaches it on a day. An activity counts from the day on which it opens."""
    with register_session() as session:
        names = communities.names(session)
        slugs = {name.casefold(): slug for slug, name in names.items()}
        held = _held(session, slugs, on=on)
        known = {row.name.casefold(): row for row in session.exec(select(Organisation)).all()}
        says = {(slug, key) for key, row in known.items() for slug in entries.apart(row.reaches)}
    home = {key for key, row in known.items() if row.is_home}
    found: dict[str, list[Reach]] = defaultdict(list)
    for slug, key in {*says, *held} - {(slug, key) for slug, key in {*says, *held} if key in home or not key}:
        row = known.get(key)
        name, count, last = held.get((slug, key), ("", 0, None))
        found[slug].append(
            Reach(
                row.name if row else name,
                row.role if row else "",
                row.contact if row else "",
                (slug, key) in says,
                count,
                last,
            )
        )
    ours: dict[str, int] = defaultdict(int)
    for (slug, key), (_, count, _last) in held.items():
        if key in home or not key:
            ours[slug] += count
    return tuple(
        Reached(
            slug,
            name,
            tuple(sorted(found.get(slug, ()), key=lambda one: one.organisation.casefold())),
            ours.get(slug, 0),
        )
        for slug, name in _with_unlisted(names, {*found, *ours}).items()
    )


def _with_unlisted(names: Mapping[str, str], used: set[str]) -> dict[str, str]:
    """Return names by slug, in their order; a slug that nobody has named stands for itself."""
    every = {**names, **{slug: slug for slug in used - names.keys()}}
    return dict(sorted(every.items(), key=lambda row: row[1].casefold()))


Held = dict[tuple[str, str], tuple[str, int, date | None]]
"""(community, name of the holder in small letters) to the name as written, how many activities, and the last day."""


def _held(session: Session, slugs: Mapping[str, str], *, on: date) -> Held:
    found: Held = {}
    rows = session.execute(
        select_columns(
            col(Activity.held_by), col(Activity.community), col(Activity.opened_on), col(Activity.closed_on)
        ).where(col(Activity.community).is_not(None))
    ).all()
    for holder, community, opened, closed in rows:
        if opened is not None and opened > on:
            continue
        slug = slugs.get(community.casefold(), community)
        key = (slug, holder.strip().casefold())
        name, count, last = found.get(key, (holder.strip(), 0, None))
        day = min(closed, on) if closed is not None else opened
        found[key] = (name, count + 1, max(filter(None, (last, day)), default=None))
    return found
