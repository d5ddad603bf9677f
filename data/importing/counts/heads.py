"""Counts that a steward enters for one activity: how many of a community came, and who asked for a format and got it.

Numbers of people only, never a name and never free text. Communities whose members follow from what people answered
are not counted here: two counts of the same people could be held against each other.
"""

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlmodel import Session, select

from data import facts
from data.databases import intake_session, register_session
from data.importing.counts.told import MOST_HEADS
from data.importing.refusal import FileRefused
from data.importing.storing.activities import find_activity
from data.importing.storing.change_counter import next_change
from data.keys import head_keys
from data.published.needs import kinds
from data.register import communities
from data.secret import Secret, read_secret
from models.community import KnownBy
from models.intake import Import, NeedCount
from models.register import AuditEvent
from models.vocabulary import ImportState

Kind = Literal["community", "need"]

COMMUNITY: Kind = "community"
NEED: Kind = "need"
SOURCE = "heads and needs"
ENTERED = "heads-and-needs"
HEADING = ("what", "people", "given")
LARGEST = 100_000
"""Bytes."""
MOST_ROWS = 200

TOO_LARGE = (
    f"The file is larger than {LARGEST // 1000} kB. It holds one row for each community or kind of need."
)
TOO_MANY = f"The file has more than {MOST_ROWS} rows. It holds one row for each community or kind of need."
NOT_TEXT = "The file is not a CSV of text. Save it from your spreadsheet as “CSV UTF-8” and send that."
WRONG_HEADING = f"Row 1: the headings must be {', '.join(HEADING)}."
NOTHING = "There is no count. Give the number of people for at least one community or kind of need."
CELLS = f"Row {{row}}: it must have {len(HEADING)} cells: {', '.join(HEADING)}."
UNKNOWN = "it is neither a community that is counted by heads nor a kind of format or support."
BY_RULE = "{name} follows from what people answered, so it is not counted by heads."
NUMBER = f"it must be a whole number from {{least}} to {MOST_HEADS:,}."
NO_GIVEN = "leave it blank for a community."
MORE_GIVEN = "more people got it than asked for it. Count those who asked and got it."
TWICE = "it is there twice. Keep one row."
COUNTED = "{name} is counted at this activity already. Take that count back first, under “Imports so far”."


@dataclass(frozen=True)
class HeadLine:
    """One count of people at one activity."""

    kind: Kind
    category: str
    """Slug of a community or of a need."""
    stated: int
    """Those who came of a community, or who asked."""
    met: int | None = None
    """Those who asked and got it; None for a community."""


@dataclass(frozen=True)
class StoredHeads:
    """What one entry put into the intake."""

    number: int
    """The import's number: what `undo` takes."""
    lines: int


def countable() -> Mapping[str, str]:
    """Return what heads may be counted of, by slug: communities by name, then kinds of format and support."""
    library = facts.communities()
    named = {
        slug: name
        for slug, name in communities.communities().items()
        if slug not in library or library[slug].known_by is KnownBy.HEADS
    }
    labels = {one.slug: one.label for one in facts.answers("accessible_need")}
    return named | {slug: labels[slug] for slug in kinds()}


def line(what: str, *, people: str, given: str, row: int | None = None) -> HeadLine:
    """Return one count out of what was typed: a slug or a name as `countable` has them, and numbers.

    `row` is that of a file; None for a form.

    Raises
    ------
    FileRefused
        It is not one of them, or a number is wrong. The message names row and column and never says what stood there.
    """
    said = what.strip()
    known = countable()
    slug = (
        said
        if said in known
        else {name.casefold(): slug for slug, name in known.items()}.get(said.casefold())
    )
    if slug is None:
        for one in facts.communities().values():
            if said.casefold() in (one.slug.casefold(), one.name.casefold()):
                raise _wrong("what", BY_RULE.format(name=one.name), row=row)
        raise _wrong("what", UNKNOWN, row=row)
    stated = _number(people, column="people", row=row, least=1)
    if slug not in kinds():
        if given.strip():
            raise _wrong("given", NO_GIVEN, row=row)
        return HeadLine(COMMUNITY, slug, stated)
    met = _number(given, column="given", row=row, least=0)
    if met > stated:
        raise _wrong("given", MORE_GIVEN, row=row)
    return HeadLine(NEED, slug, stated, met)


def _wrong(column: str, why: str, *, row: int | None) -> FileRefused:
    where = f"{column.capitalize()}: " if row is None else f"Row {row}, column {column}: "
    return FileRefused(where + why)


def _number(said: str, *, column: str, row: int | None, least: int) -> int:
    text = said.strip()
    if not (text.isascii() and text.isdigit() and least <= int(text[:9]) <= MOST_HEADS and len(text) <= 9):
        raise _wrong(column, NUMBER.format(least=least), row=row)
    return int(text)


def read_heads(content: bytes) -> tuple[HeadLine, ...]:
    """Read a CSV of counts: a heading row "what,people,given", then one row for each community or need.

    Raises
    ------
    FileRefused
        The file is not such a table. The message names row and column, never what stood there.
    """
    if len(content) > LARGEST:
        raise FileRefused(TOO_LARGE)
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise FileRefused(NOT_TEXT) from error
    if not rows or tuple(cell.strip().casefold() for cell in rows[0]) != HEADING:
        raise FileRefused(WRONG_HEADING)
    if len(rows) > MOST_ROWS + 1:
        raise FileRefused(TOO_MANY)
    found: list[HeadLine] = []
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(HEADING):
            raise FileRefused(CELLS.format(row=number))
        one = line(row[0], people=row[1], given=row[2], row=number)
        if (one.kind, one.category) in {(each.kind, each.category) for each in found}:
            raise _wrong("what", TWICE, row=number)
        found.append(one)
    return tuple(found)


def store_heads(
    lines: Sequence[HeadLine], *, activity: str, who: str, file_name: str = ENTERED
) -> StoredHeads:
    """Store counts under an activity of the register, as one import: whole or not at all.

    Raises
    ------
    FileRefused
        There is no such activity, no count, or one that the activity has already.
    SecretError
        The secret can't be used.
    """
    find_activity(activity)
    if not lines:
        raise FileRefused(NOTHING)
    secret = read_secret()
    with intake_session(writing=True) as session:
        change = next_change(session)
        _refuse_counted(session, lines, activity=activity)
        content = json.dumps([[one.kind, one.category, one.stated, one.met] for one in lines])
        made = Import(
            file_name=file_name,
            sha256=hashlib.sha256(f"{activity} {change} {content}".encode()).hexdigest(),
            size=len(content),
            source=SOURCE,
            activity=activity,
            imported_by=who,
            imported_at=datetime.now(UTC),
            column_map="{}",
            rows=len(lines),
            accepted=len(lines),
            state=ImportState.STORED.value,
        )
        session.add(made)
        session.flush()
        number = made.id or 0
        session.add_all(
            need_count(one, activity=activity, import_id=number, change=change, secret=secret)
            for one in lines
        )
        session.commit()
    with register_session(writing=True) as register:
        detail = f"Import {number} into {activity}"
        register.add(AuditEvent(at=datetime.now(UTC), who=who, what="heads", detail=detail))
        register.commit()
    return StoredHeads(number, len(lines))


def need_count(one: HeadLine, *, activity: str, import_id: int, change: int, secret: Secret) -> NeedCount:
    """Return a count as a row of the intake, with a record key for each head."""
    keys = {
        "stated": head_keys(one.stated, of=(activity, one.kind, one.category, "stated"), key=secret.rounding),
        "met": head_keys(one.met or 0, of=(activity, one.kind, one.category, "met"), key=secret.rounding),
    }
    return NeedCount(
        import_id=import_id,
        activity=activity,
        kind=one.kind,
        category=one.category,
        stated=one.stated,
        met=one.met,
        record_keys=json.dumps({name: [f"{key:016x}" for key in each] for name, each in keys.items()}),
        change_number=change,
    )


def _refuse_counted(session: Session, lines: Sequence[HeadLine], *, activity: str) -> None:
    held = {
        (row.kind, row.category)
        for row in session.exec(select(NeedCount).where(NeedCount.activity == activity)).all()
    }
    for one in lines:
        if (one.kind, one.category) in held:
            raise FileRefused(COUNTED.format(name=countable().get(one.category, one.category)))
