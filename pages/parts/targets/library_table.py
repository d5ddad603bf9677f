"""The benchmark library as a table, and which engagement is held against which benchmark."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from data import facts
from data.register import shown_names
from data.register.benchmark_choice import EngagementUse, Library
from models.facts import Benchmark, Characteristic, Level
from models.protected import ReleaseNote, Selection
from models.vocabulary import Dimension
from pages.parts import address, reads, wording
from pages.parts.tables import Cell, Column, Row, Table

OLD_AFTER = 5
"""Years after which a benchmark is called old."""
OLD = "old"
NOT_STATED = "not stated"
SURVEY = "a survey of {people} people"
FRAME = "{level} ({frame} question)"
NO_FIGURE = "No population figure"
INDICATIVE = "indicative only, no verdict"
NO_VERDICT = "no verdict"
COLUMNS = (
    Column("Characteristic"),
    Column("Level of detail"),
    Column("Whom it counts"),
    Column("Source and table"),
    Column("Date", number=True),
    Column("Age", number=True),
    Column("Licence"),
)
USE_COLUMNS = (Column("Engagement"), Column("Compared with"), Column("Ages compared"))


def library(held: Library, *, characteristic: Characteristic | None, on: date) -> Table:
    """Return every benchmark, of one characteristic where given: who lives here first, then those that were added."""
    area = facts.area_name(held.area)
    rows = _rows(_of_area(held, characteristic), on=on, under=f"Who lives in {area}")
    for name, tables in named(held).items():
        found = (
            (each, level, tables[each.slug, level.slug])
            for each in _published(characteristic)
            for level in facts.levels(each.slug)
            if (each.slug, level.slug) in tables
        )
        rows += _rows(found, on=on, under=f"Added: {name}")
    of = f": {wording.in_sentence(characteristic.label)}" if characteristic else ""
    return Table(f"Benchmark library{of}", COLUMNS, tuple(rows))


def named(held: Library) -> dict[str, dict[tuple[str, str], Benchmark]]:
    """Return the added benchmarks by name, in the order of their names: whom they count, where, and of which year."""
    listed = {reference: dict(tables) for reference, tables in held.added.items()}
    return {
        name_of(held, reference): listed[reference]
        for reference in sorted(listed, key=lambda each: (name_of(held, each).casefold(), each))
    }


def name_of(held: Library, reference: str | None) -> str:
    """Return what a benchmark is called: "women who gave birth in a year, NHS Dorset (2024)"."""
    if reference is None:
        return f"who lives in {facts.area_name(held.area)}"
    tables = held.added.get(reference)
    if not tables:
        return "a benchmark that is no longer in the library"
    first = next(iter(tables.values()))
    return f"{first.universe}, {first.area_name} ({first.date.year})"


def without_figure(held: Library) -> tuple[Characteristic, ...]:
    """Return the characteristics that nothing in the organisation's area can be compared with, whatever the level."""
    covered = {
        each.slug for each, _, found in _of_area(held, None) if found is not None and not found.indicative
    }
    return tuple(each for each in _published(None) if each.slug not in covered or not each.verdict_allowed)


def _of_area(
    held: Library, characteristic: Characteristic | None
) -> Iterator[tuple[Characteristic, Level, Benchmark | None]]:
    for each in _published(characteristic):
        for level in facts.levels(each.slug):
            yield (
                each,
                level,
                facts.benchmark(
                    held.area, characteristic=each.slug, level=level.slug, children_in_scope=True
                ),
            )


def _published(characteristic: Characteristic | None) -> list[Characteristic]:
    return [each for each in facts.published() if characteristic in (None, each)]


def _rows(
    found: Iterable[tuple[Characteristic, Level, Benchmark | None]], *, on: date, under: str
) -> list[Row]:
    """Return one row for all levels of a characteristic whose figures are from one table, in their order."""

    def same(each: tuple[Characteristic, Level, Benchmark | None]) -> tuple[object, ...]:
        characteristic, _, one = each
        return characteristic.slug, one and (
            one.universe,
            one.source,
            one.table,
            one.date,
            one.licence,
            one.sample,
        )

    rows = []
    for alike in (list(group) for _, group in groupby(found, key=same)):
        characteristic, _, benchmark = alike[0]
        labels = "; ".join(_level(level) for _, level, _ in alike)
        rows.append(_row(characteristic, labels, benchmark, on=on, under=under))
    return rows


def _level(level: Level) -> str:
    """Return a level's label, with the ethnic question of the census that it takes, where only one has its groups."""
    return level.label if level.frame == "any" else FRAME.format(level=level.label, frame=level.frame)


def _row(
    characteristic: Characteristic, levels: str, found: Benchmark | None, *, on: date, under: str
) -> Row:
    names = (Cell(characteristic.label), Cell(levels))
    if found is None:
        nothing = Cell(wording.NOT_APPLICABLE, quiet=True)
        return Row((*names, Cell(NO_FIGURE, quiet=True), *(nothing,) * 4), under)
    unjudged = INDICATIVE if found.indicative else NO_VERDICT if not characteristic.verdict_allowed else ""
    survey = SURVEY.format(people=f"{found.sample:,}") if found.sample is not None else ""
    limits = "; ".join(filter(None, (survey, unjudged)))
    whom = f"{wording.at_start(found.universe)}{f' ({limits})' if limits else ''}"
    table = f", table {found.table}" if found.table else ""
    return Row(
        (
            *names,
            Cell(whom),
            Cell(f"{wording.at_start(found.source)}{table}"),
            Cell(wording.short_day(found.date)),
            Cell(age(found.date, on=on)),
            Cell(found.licence or NOT_STATED, quiet=not found.licence),
        ),
        under,
    )


def age(when: date, *, on: date) -> str:
    """Return how old a figure is, with a word where it is past five years: "5 years and 8 months (old)"."""
    said = wording.age(when, on)
    years = on.year - when.year - ((on.month, on.day) < (when.month, when.day))
    past = years > OLD_AFTER or (years == OLD_AFTER and (on.month, on.day) != (when.month, when.day))
    return f"{said} ({OLD})" if past else said


def uses(held: Library, *, release: ReleaseNote) -> Table:
    """Return the engagements that are compared with something else than the others, by title."""
    rows = [
        Row(
            (
                Cell(each.title, link=_link(release, each)),
                Cell(wording.at_start(name_of(held, each.benchmark))),
                Cell("Children too" if each.children_in_scope else "From 16 up"),
            )
        )
        for each in different(held)
    ]
    return Table(
        "Engagements with a benchmark of their own, or with children in scope", USE_COLUMNS, tuple(rows)
    )


def different(held: Library) -> Sequence[EngagementUse]:
    """Return the engagements with a benchmark of their own or with children in scope, by title."""
    listed = [each for each in held.engagements.values() if each.benchmark or each.children_in_scope]
    return sorted(listed, key=lambda each: (each.title.casefold(), each.reference))


def _link(release: ReleaseNote, each: EngagementUse) -> str:
    alone = Selection(None, Dimension.ENGAGEMENT, each.reference)
    if shown_names.is_kept_back(each.title) or alone not in reads.menu(release).selections:
        return ""
    return address.to("who-we-reached", activities=alone.by or "", period="all")
