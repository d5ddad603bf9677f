"""Turns the text of a file into slugs: who took part, what each said, what is missing and why. Stores nothing."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from data import facts
from data.importing.columns.column_map import ColumnMap, Decisions, Frame, decided_for
from data.importing.columns.column_use import ColumnUse, Use, answering
from data.importing.columns.finding import find_columns
from data.importing.files.reading import RawTable
from data.importing.labels.age_column import AgeColumn, read_age_column
from data.importing.labels.ages import AGE
from data.importing.labels.answers import Unmatched, read_many, read_one
from data.importing.labels.deprivation_version import DEPRIVATION, ImdVersion, find_version, not_compared
from data.importing.labels.ethnic_frame import find_frame
from data.importing.labels.given import read_given
from data.importing.labels.norm import norm
from data.importing.labels.participation_dates import Took, read_took_part_on
from data.importing.labels.trans_answers import set_by_trans_answers
from data.importing.people.person_keys import PersonKeys, without_references
from data.importing.people.privacy import NOT_SHOWN, shown
from data.importing.people.row_choice import choose_rows
from data.importing.places.lookup import PostcodeLookup
from data.importing.places.placing import place
from data.progress import Progress, silent
from models.vocabulary import Missing, ProblemKind

NO_CHARACTERISTIC = (
    "No column says who took part. The people can be stored, and every characteristic is then not asked. "
    "If there is such a column, name it in a map."
)
NO_DATE = "No column says when people took part. {instead} stands for it."
CLOSING_DATE = "The day the activity closed"
IMPORT_DATE = "The day of the import"


@dataclass(frozen=True)
class FoundProblem:
    """What is wrong with one cell or row: where and of what kind, never what it held."""

    row: int
    """As a spreadsheet numbers it."""
    column: str
    """Empty where the whole row is meant."""
    kind: ProblemKind


@dataclass(frozen=True)
class DecidedLabel:
    """A label of this file that a person decided, as it may be stored."""

    characteristic: str
    label: str
    slug: str
    rows: int


@dataclass(frozen=True)
class HarmonisedFile:
    """A file ready to be stored. Every list of answers is as long as `kept`."""

    table: RawTable
    """As read, but for what said who the people are: that is hashed, and gone."""
    columns: tuple[ColumnUse, ...]
    kept: list[int]
    """Index in the table of each row that is a person."""
    took_part_on: list[date | None]
    person: list[str | None]
    """Keyed hash of each person; None where nobody says who it is."""
    keyed_by: str
    """Which key hashed them: only people hashed with the intake's own can be stored."""
    answers: Mapping[str, list[str]]
    """Single answers: characteristic to slugs. A characteristic that was not asked is absent."""
    ticks: Mapping[str, list[tuple[str, ...]]]
    """Multiple answers: characteristic to the slugs of each row."""
    counts: Mapping[str, Mapping[str, int]]
    """Characteristic to slug to number of rows (of ticks, for multiple answers), kinds of missing included."""
    problems: tuple[FoundProblem, ...]
    unmatched: Mapping[str, Mapping[str, int]]
    """Characteristic to label, as it may be shown, to number of rows. They count as `needs_review`."""
    decided: tuple[DecidedLabel, ...]
    """The labels of this file that people have decided."""
    ethnic_frame: Frame | None
    imd_version: str | None
    """Version of the Index of Multiple Deprivation that deprivation is of: by a postcode, the map or the heading. None where
    nothing says it, or there is no deprivation."""
    said: ColumnMap
    """What a person said of the file: the map by which it was read."""
    notes: tuple[str, ...]

    @property
    def source(self) -> str:
        """Which tool or partner the file came from; empty where nobody said."""
        return self.said.source

    @property
    def rows(self) -> int:
        """Number of records read."""
        return self.table.rows

    @property
    def refused_rows(self) -> int:
        """Number of records that are no person of this activity, or can't be read."""
        return self.table.rows - len(self.kept)


def harmonise(
    table: RawTable,
    *,
    today: date,
    closed_on: date | None = None,
    column_map: ColumnMap | None = None,
    decisions: Decisions | None = None,
    person_key: bytes | None = None,
    lookup: PostcodeLookup | None = None,
    progress: Progress = silent,
) -> HarmonisedFile:
    """Turn a table into slugs.

    `today` is the day of the import; a row without a date counts as of `closed_on`, the activity's closing date, else
    of `today`. `decisions` are what people decided that labels mean, at earlier imports of this source or just now;
    they go before those of the map. `person_key` is the key of the intake's person hashes; without it the file can be
    looked at and not stored, for its people are told apart by a random key. `lookup` tells where postcodes are; without
    it they are dropped as they stand.

    Raises
    ------
    FileRefused
        The map names a column that is not there, or the file has postcodes and the lookup can't be used.
    """
    column_map = column_map or ColumnMap()
    decided = {
        slug: decided_for(column_map.labels, slug) | decided_for(decisions or {}, slug)
        for slug in {*column_map.labels, *(decisions or {})}
    }
    progress(0.0, "Finding out what each column holds")
    lookup = lookup or PostcodeLookup()
    columns = find_columns(table, column_map=column_map, decided=decided, lookup=lookup)
    of = answering(columns)
    problems: list[FoundProblem] = []

    def problem(row: int, column: str, kind: ProblemKind) -> None:
        problems.append(FoundProblem(row, column, kind))

    person_keys = PersonKeys(person_key)
    kept, person = choose_rows(table, columns, person_keys=person_keys, problem=problem)
    for use in columns:
        if use.use is Use.PERSON_KEY:
            table = without_references(table, index=use.index, named=person_keys.named)
    took = read_took_part_on(table, columns, kept, today=today, instead=closed_on or today, problem=problem)
    unmatched = Unmatched()
    age = _age(table, of.get(AGE), kept, took, today=today, unmatched=unmatched, problem=problem)
    answers: dict[str, list[str]] = {AGE: age.slugs} if AGE in of else {}
    ticks: dict[str, list[tuple[str, ...]]] = {}
    others = [characteristic for characteristic in facts.characteristics() if characteristic.slug in of]
    for done, characteristic in enumerate(others):
        progress(0.1 + 0.8 * done / len(others), f"Reading: {characteristic.label.lower()}")
        if characteristic.slug == AGE:
            continue
        too_young = age.younger_than(characteristic.minimum_age)
        reader = read_many if characteristic.multiple else read_one
        use = of[characteristic.slug]
        slugs = reader(table, use, kept, too_young=too_young, unmatched=unmatched, problem=problem)
        if characteristic.multiple:
            ticks[characteristic.slug] = slugs  # type: ignore[assignment]
        else:
            answers[characteristic.slug] = slugs  # type: ignore[assignment]
    set_by_trans_answers(answers, table, of, kept, age=age)
    placed = place(table, columns, kept, lookup=lookup, problem=problem, progress=progress)
    answers.update(placed.answers)
    frame, notes = _ethnic_frame(table, of.get("ethnic_group"), column_map.ethnic_frame)
    version, on_version = _imd_version(
        of.get(DEPRIVATION), column_map.imd_version, by_postcode=placed.imd_version
    )
    progress(1.0, "Read")
    return HarmonisedFile(
        table=table,
        columns=columns,
        kept=kept,
        took_part_on=took.days,
        person=person,
        keyed_by=person_keys.keyed_by,
        answers=answers,
        ticks=ticks,
        counts=_counts(answers, ticks),
        problems=tuple(sorted(problems, key=lambda found: (found.row, found.column, found.kind))),
        unmatched=unmatched.shown(),
        decided=_decided_here(table, of, kept, decided),
        ethnic_frame=frame,
        imd_version=version,
        said=column_map,
        notes=(
            *table.notes,
            *notes,
            *on_version,
            *_date_notes(columns, closed_on),
            *placed.notes,
            *(() if answers or ticks else (NO_CHARACTERISTIC,)),
        ),
    )


def _age(
    table: RawTable,
    use: ColumnUse | None,
    kept: list[int],
    took: Took,
    *,
    today: date,
    unmatched: Unmatched,
    problem: Callable[[int, str, ProblemKind], None],
) -> AgeColumn:
    if use is None:
        return AgeColumn([], [None] * len(kept))
    return read_age_column(table, use, kept, took, today=today, unmatched=unmatched, problem=problem)


def _ethnic_frame(
    table: RawTable, use: ColumnUse | None, declared: Frame | None
) -> tuple[Frame | None, tuple[str, ...]]:
    if use is None or use.meaning is None:
        return None, ()
    labels = dict.fromkeys(part for parts in read_given(table, use).parts.values() for part in parts)
    found = find_frame(labels, meaning=use.meaning, declared=declared)
    return found.frame, (found.why,)


def _imd_version(
    use: ColumnUse | None, declared: ImdVersion | None, *, by_postcode: str | None
) -> tuple[str | None, tuple[str, ...]]:
    """Return the version that deprivation is of, and what is to be said of it; a postcode's lookup says its own."""
    if by_postcode:
        said = not_compared(by_postcode)
        return by_postcode, (said,) if said else ()
    if use is None:
        return None, ()
    found = find_version([use.column], declared=declared)
    return found.version, (found.why,)


def _counts(
    answers: Mapping[str, list[str]], ticks: Mapping[str, list[tuple[str, ...]]]
) -> dict[str, dict[str, int]]:
    tallies: dict[str, Counter[str]] = {name: Counter(slugs) for name, slugs in answers.items()}
    for name, rows in ticks.items():
        tallies[name] = Counter(slug for row in rows for slug in row)
    ordered = {}
    for characteristic in facts.characteristics():
        if characteristic.slug in tallies:
            places = [category.slug for category in facts.categories(characteristic.slug)] + list(Missing)
            tally = tallies[characteristic.slug]
            ordered[characteristic.slug] = {str(slug): tally[slug] for slug in places if tally[slug]}
    return ordered


def _decided_here(
    table: RawTable,
    of: Mapping[str, ColumnUse],
    kept: list[int],
    decided: Mapping[str, Mapping[str, str]],
) -> tuple[DecidedLabel, ...]:
    found = []
    for name, labels in decided.items():
        if name not in of:
            continue
        given = read_given(table, of[name])
        rows: Counter[str] = Counter()
        spelled: dict[str, str] = {}
        for said, times in Counter(given.keys[index] for index in kept).items():
            for part in {given.whole(said), *given.parts[said]}:
                if (key := norm(part)) in labels:
                    rows[key] += times
                    spelled.setdefault(key, shown(part))
        found += [
            DecidedLabel(name, spelled[key], labels[key], times)
            for key, times in rows.items()
            if spelled[key] != NOT_SHOWN
        ]
    return tuple(found)


def _date_notes(columns: tuple[ColumnUse, ...], closed_on: date | None) -> tuple[str, ...]:
    if any(use.use is Use.TOOK_PART_ON for use in columns):
        return ()
    return (NO_DATE.format(instead=CLOSING_DATE if closed_on else IMPORT_DATE),)
