"""A large invented programme: the demo's activities many times over, with as many people as asked for.

Answers come from the demo's own profiles, so groups are as uneven as in the demo. Rows are written straight to SQLite,
because bringing in files is not what is measured here.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
from sqlalchemy import insert
from sqlmodel import Session

from data.databases import intake_session, register_session
from data.demo.days import day_of, last_closed_quarter
from data.demo.files import answers_of, spread
from data.demo.people import recorded
from data.demo.programme import programme
from data.demo.world import DRAWN, TICKED, Row, World, world
from data.periods import last_day, quarter_of
from data.secret import SECRET_BYTES, secret_path
from models.intake import Import, Participation, ParticipationTick
from models.register import Activity, Engagement, Organisation

PLACES = tuple(f"Town {number}" for number in range(1, 23))
"""Beside the eight places of the demo, so that there are thirty."""
SECOND_METHODS = {"survey": "patient_feedback", "drop_in": "online_discussion", "event": "phone_call"}
"""Every other copy of an activity uses another method, so that nearly all methods of the file are there."""
COPIES_IN_ONE = 2
"""Copies of the demo that share their engagements."""
POOL = 2_000
"""Different people of each activity of the demo; larger activities draw from them again."""
MEMBERS = 150
"""Members of one forum, who come again and again."""
PANEL = 10_000
"""People of a citizens' panel, who answer several surveys."""
PANEL_SHARE = 0.04
"""Share of the participations in surveys that are the panel's."""


@dataclass(frozen=True)
class Made:
    """What was made."""

    activities: int
    engagements: int
    participations: int
    returning: int
    """People who took part more than once."""


def make(*, activities: int, participations: int, on: date, seed: int = 1) -> Made:
    """Fill the two databases that the settings name, which must be migrated SQLite files without any records."""
    if not secret_path().exists():
        secret_path().write_bytes(bytes(range(SECRET_BYTES)))
    rng = np.random.default_rng(seed)
    rows = _copies(activities, on=on)
    sizes = _sizes(rows, participations)
    with register_session(writing=True) as register:
        engagements = _store_programme(rows, session=register, on=on)
        register.commit()
    with intake_session(writing=True) as intake:
        address = Path(str(intake.get_bind().engine.url.database))
        intake.execute(
            insert(Import),
            [
                _import(number, row, size)
                for number, (row, size) in enumerate(zip(rows, sizes, strict=True), 1)
            ],
        )
        intake.commit()
    seen = _People(rng)
    with closing(sqlite3.connect(address)) as connection:
        for number, (row, size) in enumerate(zip(rows, sizes, strict=True), 1):
            _store_people(connection, number=number, row=row, size=size, seen=seen, on=on, rng=rng)
        connection.execute("INSERT OR REPLACE INTO change_counter (id, last) VALUES (1, ?)", (len(rows),))
        connection.commit()
        connection.execute("ANALYZE")
    return Made(len(rows), engagements, sum(sizes), seen.returning)


def _copies(activities: int, *, on: date) -> list[dict[str, str]]:
    """Return the demo's activities again and again, each copy with references, and some places, of its own.

    Without those that nobody can have come to yet.
    """
    end = last_day(last_closed_quarter(on))
    listed = [row for row in world().activities if _opens(row, on=on) <= end]
    found = []
    for number in range(activities):
        copy, row = number // len(listed), listed[number % len(listed)]
        place = row["place"] if number % 3 else PLACES[number // 3 % len(PLACES)]
        found.append(
            {
                **row,
                "reference": f"{row['reference']}-{copy}",
                "engagement": f"{row['engagement']}-{copy // COPIES_IN_ONE}",
                "place": place,
                "drawn_at": row["place"],
                "method": SECOND_METHODS.get(row["method"], row["method"]) if copy % 2 else row["method"],
            }
        )
    return found


def _opens(row: Row, *, on: date) -> date:
    return day_of(int(row["opens_quarter"]), int(row["opens_day"]), on=on)


def _sizes(rows: list[dict[str, str]], participations: int) -> list[int]:
    """Return how many took part in each: meetings of a forum stay as small as they are, the others share the rest."""
    wanted = [int(row["people"]) for row in rows]
    if participations <= 2 * sum(wanted):
        return spread(wanted, participations)
    forums = [row["method"] == "forum" for row in rows]
    small = sum(size for size, forum in zip(wanted, forums, strict=True) if forum)
    rest = [size for size, forum in zip(wanted, forums, strict=True) if not forum]
    large = iter(spread(rest, participations - small))
    return [size if forum else next(large) for size, forum in zip(wanted, forums, strict=True)]


def _store_programme(rows: list[dict[str, str]], *, session: Session, on: date) -> int:
    told = programme(on=on)
    session.execute(insert(Organisation), [dict(each) for each in told.organisations])
    engagement = {str(each["reference"]): each for each in told.engagements}
    activity = {str(each["reference"]): each for each in told.activities}
    found: dict[str, Mapping[str, object]] = {}
    for row in rows:
        demo, _, copy = row["engagement"].rpartition("-")
        base = engagement[demo]
        found[row["engagement"]] = {
            **base,
            "reference": row["engagement"],
            "title": f"{base['title']}, area {int(copy) + 1}",
            "benchmark": None,
        }
    session.execute(insert(Engagement), [dict(each) for each in found.values()])
    changed = ("reference", "engagement", "place", "method")
    session.execute(
        insert(Activity),
        [
            {**activity[row["reference"].rpartition("-")[0]], **{name: row[name] for name in changed}}
            for row in rows
        ],
    )
    return len(found)


def _import(number: int, row: Row, size: int) -> dict[str, object]:
    return {
        "id": number,
        "file_name": f"{row['reference']}.csv",
        "sha256": f"{number:064x}",
        "size": size * 100,
        "source": "",
        "activity": row["reference"],
        "imported_by": "performance",
        "imported_at": datetime(2026, 10, 1, tzinfo=UTC),
        "column_map": "{}",
        "rows": size,
        "accepted": size,
        "ethnic_frame": world().forms[row["form"]].frame,
        "imd_version": None,
        "state": "stored",
        "invented": True,
    }


class _People:
    """Draws who takes part: a pool of people for each activity of the demo, members and a panel who come again."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self._pools: dict[str, tuple[Mapping[str, np.ndarray], Mapping[str, np.ndarray]]] = {}
        self._times: dict[str, int] = {}
        self.last = 0

    @property
    def returning(self) -> int:
        return sum(times > 1 for times in self._times.values())

    def answers(self, row: Row, facts_of: World) -> tuple[Mapping[str, np.ndarray], Mapping[str, np.ndarray]]:
        name = row["reference"].rpartition("-")[0]
        if name not in self._pools:
            told = {**row, "place": row["drawn_at"]}
            self._pools[name] = answers_of(facts_of, row=told, size=POOL, rng=self._rng)
        return self._pools[name]

    def chosen(self, row: Row, size: int) -> tuple[np.ndarray, list[str | None]]:
        """Return who of the pool takes part, and the person key of each who may come again."""
        if row["method"] == "forum":
            who = self._rng.choice(MEMBERS, size=min(size, MEMBERS), replace=False)
            keys = [f"{row['engagement']}:{person}" for person in who]
            extra = self._rng.integers(POOL, size=size - len(who))
            return self._noted(np.concatenate([who, extra]), [*keys, *([None] * len(extra))])
        who = self._rng.integers(POOL, size=size)
        panel = int(size * PANEL_SHARE) if row["method"] == "survey" else 0
        members = self._rng.choice(PANEL, size=min(panel, PANEL), replace=False)
        # Whoever is of the panel gives the same answers each time.
        who[: len(members)] = members % POOL
        return self._noted(
            who, [*(f"panel:{person}" for person in members), *([None] * (size - len(members)))]
        )

    def _noted(self, who: np.ndarray, keys: list[str | None]) -> tuple[np.ndarray, list[str | None]]:
        for key in keys:
            if key is not None:
                self._times[key] = self._times.get(key, 0) + 1
        return who, keys


_COLUMNS = (
    "id",
    "import_id",
    "activity",
    "took_part_on",
    "quarter",
    "row",
    "person_key",
    "record_key",
    "change_number",
    "gender_identity_detail",
    *DRAWN,
)


def _store_people(
    connection: sqlite3.Connection,
    *,
    number: int,
    row: Row,
    size: int,
    seen: _People,
    on: date,
    rng: np.random.Generator,
) -> None:
    facts_of = world()
    form = facts_of.forms[row["form"]]
    answers, ticks = seen.answers(row, facts_of)
    who, people = seen.chosen(row, size)
    codes = recorded(facts_of, {name: answers[name][who] for name in DRAWN}, form=form)
    opens = _opens(row, on=on)
    closes = day_of(int(row["closes_quarter"]), int(row["closes_day"]), on=on)
    days = np.datetime64(opens) + np.arange((min(closes, last_day(last_closed_quarter(on))) - opens).days + 1)
    quarter = {day: quarter_of(day.item()) for day in days}
    taken = days[rng.integers(len(days), size=size)]
    first = seen.last + 1
    seen.last += size
    columns = [
        range(first, first + size),
        [number] * size,
        [row["reference"]] * size,
        [str(day) for day in taken],
        [quarter[day] for day in taken],
        range(2, size + 2),
        people,
        _record_keys(people, rng),
        [number] * size,
        ["not_asked"] * size,
        *(
            np.array([str(slug) for slug in facts_of.questions[name].slugs])[codes[name]].tolist()
            for name in DRAWN
        ),
    ]
    names, marks = ", ".join(f'"{name}"' for name in _COLUMNS), ", ".join("?" * len(_COLUMNS))
    connection.executemany(
        f"INSERT INTO {Participation.__tablename__} ({names}) VALUES ({marks})", zip(*columns, strict=True)
    )
    connection.executemany(
        f"INSERT INTO {ParticipationTick.__tablename__} (participation_id, characteristic, category) VALUES (?, ?, ?)",
        _ticks({name: ticks[name][who] for name in TICKED if name in form.asks}, first),
    )


def _record_keys(people: list[str | None], rng: np.random.Generator) -> list[str]:
    """Return a record key for each row: as good as random, and the same for the same person."""
    drawn = rng.integers(2**64, size=len(people), dtype=np.uint64).tolist()
    return [
        f"{key:016x}"
        if person is None
        else f"{np.random.default_rng(list(person.encode())).integers(2**63):016x}"
        for person, key in zip(people, drawn, strict=True)
    ]


def _ticks(said: Mapping[str, np.ndarray], first: int) -> Iterator[tuple[int, str, str]]:
    for name, each in said.items():
        for number, text in enumerate(each, first):
            for category in text.split(";"):
                yield number, name, category
