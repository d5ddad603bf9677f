"""The map of a source from one file to the next: what was said before, what is said now, and both together."""

import json
from collections.abc import Collection, Mapping
from dataclasses import replace

from sqlmodel import Session, col, select

from data import facts
from data.importing.again.decisions import remembered
from data.importing.columns.column_map import LEAVE, ColumnMap, check_map
from data.importing.columns.column_use import ColumnUse, Use
from data.importing.columns.map_file import as_parts
from data.importing.labels.norm import norm
from data.importing.refusal import FileRefused
from models.intake import Import
from models.vocabulary import ImportState

UNDECIDED = ""
"""Stands in what is said now for a label whose earlier meaning is taken back: it goes to review."""


def as_json(columns: Collection[ColumnUse], said: ColumnMap) -> str:
    """Return what the intake keeps of an import's columns: what each was used for, and what a person said of them.

    Labels are not in it: those that were decided are kept as decisions.
    """
    uses = {use.column: use.characteristic or use.use.value for use in columns}
    return json.dumps({"uses": uses, "said": as_parts(replace(said, source=""))}, ensure_ascii=False)


def remembered_map(session: Session, *, source: str, headings: Collection[str]) -> ColumnMap:
    """Return what was said of a source before: its decided labels, and of its last file with these headings the rest.

    Only the same headings count: "Q7" of another form of the same tool may be another question.
    """
    said = ColumnMap(source=source, labels=remembered(session, source=source))
    if not source:
        return said
    stored = select(Import.column_map).where(Import.source == source, Import.state == ImportState.STORED)
    for kept in session.exec(stored.order_by(col(Import.id).desc())):
        found = json.loads(kept)
        uses, before = found.get("uses"), found.get("said")
        if isinstance(uses, dict) and isinstance(before, dict) and set(uses) == set(headings):
            return _checked(before, labels=said)
    return said


def _checked(before: Mapping[str, object], *, labels: ColumnMap) -> ColumnMap:
    try:
        found = check_map(before, file_name=labels.source)
    except FileRefused:
        # A characteristic or code list that has gone since: ask again.
        return labels
    return replace(found, source=labels.source, labels=labels.labels)


def known_sources(session: Session) -> tuple[str, ...]:
    """Return the names of the sources that files came from, in alphabetical order."""
    return tuple(
        session.exec(select(Import.source).where(Import.source != "").distinct().order_by(Import.source))
    )


def together(before: ColumnMap, said: ColumnMap) -> ColumnMap:
    """Return what holds: what is said now goes before what was said earlier."""
    taken = {use for use in said.columns.values() if _one_column(use)}
    columns = {
        heading: use
        for heading, use in before.columns.items()
        if use not in taken and heading != said.person_key
    }
    person_key = said.person_key or (None if before.person_key in said.columns else before.person_key)
    labels = {
        characteristic: _decided(before.labels.get(characteristic, {}), said.labels.get(characteristic, {}))
        for characteristic in {*before.labels, *said.labels}
    }
    return ColumnMap(
        source=said.source or before.source,
        person_key=person_key,
        ethnic_frame=said.ethnic_frame or before.ethnic_frame,
        imd_version=said.imd_version or before.imd_version,
        columns=columns | dict(said.columns),
        coded={**before.coded, **said.coded},
        polarity={**before.polarity, **said.polarity},
        postcode={**before.postcode, **said.postcode},
        labels={characteristic: decided for characteristic, decided in labels.items() if decided},
    )


def _decided(before: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    anew = {norm(label) for label in said}
    kept = {label: slug for label, slug in before.items() if norm(label) not in anew}
    return kept | {label: slug for label, slug in said.items() if slug != UNDECIDED}


def fitting(said: ColumnMap, headings: Collection[str]) -> tuple[ColumnMap, tuple[str, ...]]:
    """Return a map without the columns that a file does not have, and those columns."""
    named = [*said.columns, *([said.person_key] if said.person_key else [])]
    lacking = tuple(dict.fromkeys(name for name in named if name not in headings))
    columns = {heading: use for heading, use in said.columns.items() if heading in headings}
    person_key = said.person_key if said.person_key in headings else None
    return replace(said, columns=columns, person_key=person_key), lacking


def with_columns(said: ColumnMap, headings: Collection[str], use: str) -> ColumnMap:
    """Return a map that also says what a column is, or several that answer a question together.

    `use` is a characteristic, `leave`, `took_part_on`, `respondent`, `postcode` or `person_key`. Where no other column can be
    that, the map no longer says it of another.
    """
    columns = {
        column: other
        for column, other in said.columns.items()
        if column not in headings and not (other == use and _one_column(use))
    }
    if use == Use.PERSON_KEY:
        return replace(said, columns=columns, person_key=next(iter(headings)))
    person_key = None if said.person_key in headings else said.person_key
    return replace(said, columns=columns | dict.fromkeys(headings, use), person_key=person_key)


def with_label(said: ColumnMap, characteristic: str, label: str, slug: str) -> ColumnMap:
    """Return a map that also says what a label means; `UNDECIDED` takes an earlier meaning back."""
    decided = {**said.labels.get(characteristic, {}), label: slug}
    return replace(said, labels={**said.labels, characteristic: decided})


def _one_column(use: str) -> bool:
    """Whether a file has one column, or one group of them, for a use: several answers may stand in several columns."""
    multiple = {each.slug for each in facts.characteristics() if each.multiple}
    return use != LEAVE and use not in multiple
