"""Reads who lives here: areas, benchmark counts with their sources, and the totals they must come near to."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from data.facts.rows import FactsError, Row, read_rows
from models.facts import Area, Benchmark, Level

NOT_ANSWERED = "not_answered"
"""People who left a voluntary census question blank: kept in the file, removed from the benchmark (method 3.2)."""

CHILDREN = "0_15"
ADULTS = "usual residents aged 16 and over"

AREA_UNKNOWN = 'there is no area "{slug}". Add it to areas.csv or correct it.'
AREA_TWICE = 'the area "{slug}" is there twice. Keep one row.'
LEVEL_UNKNOWN = 'there is no level "{slug}" of "{characteristic}". Add it to levels.csv or correct it.'
CATEGORY_NOT_THERE = '"{slug}" is no category of this level. See placements.csv.'
COUNT_TWICE = 'the category "{slug}" is there twice for this area and level. Keep one row.'
SOURCE_TWICE = "this area and level have two sources. Keep one row."
SOURCE_MISSING = "there is no source for this area and level. Add it to benchmark_sources.csv."
COUNTS_MISSING = "there are no counts for this area and level. Add them to benchmarks.csv."
NOT_A_DATE = "it must be a date such as 2021-03-21."

Key = tuple[str, str, str]
"""Area code, characteristic and level."""


def read_areas(folder: Path) -> tuple[Area, ...]:
    """Read areas.csv, in its order."""
    found: dict[str, tuple[int, Area]] = {}
    for row in read_rows(folder / "areas.csv", columns=("code", "name", "kind", "order")):
        area = Area(code=row.text("code"), name=row.text("name"), kind=row.text("kind"))
        if area.code in found:
            raise row.wrong("code", AREA_TWICE.format(slug=area.code))
        found[area.code] = (row.whole("order"), area)
    return tuple(area for _, area in sorted(found.values(), key=lambda pair: pair[0]))


def read_counts(
    folder: Path, *, areas: Collection[str], levels: Mapping[tuple[str, str], Level]
) -> dict[Key, dict[str, int]]:
    """Read benchmarks.csv: people by category, `not_answered` among them, for each area and level."""
    counts: dict[Key, dict[str, int]] = defaultdict(dict)
    for row in read_rows(
        folder / "benchmarks.csv", columns=("area", "characteristic", "level", "category", "count")
    ):
        key, slug = _key(row, areas=areas, levels=levels), row.text("category")
        if slug != NOT_ANSWERED and slug not in {one.slug for one in levels[key[1:]].categories}:
            raise row.wrong("category", CATEGORY_NOT_THERE.format(slug=slug))
        if slug in counts[key]:
            raise row.wrong("category", COUNT_TWICE.format(slug=slug))
        counts[key][slug] = row.whole("count")
    return dict(counts)


def read_benchmarks(
    folder: Path, *, areas: Mapping[str, Area], levels: Mapping[tuple[str, str], Level]
) -> dict[Key, Benchmark]:
    """Join benchmarks.csv with benchmark_sources.csv; shares are of people who answered and sum to 1.

    A category in which nobody lives is left out: nobody can be missing from it, and no ratio exists.
    Raises `FactsError` where a benchmark has no source, or a source no counts.
    """
    counts = read_counts(folder, areas=areas, levels=levels)
    found: dict[Key, Benchmark] = {}
    for row in read_rows(
        folder / "benchmark_sources.csv",
        columns=(
            *("area", "characteristic", "level", "table", "universe", "date"),
            *("basis", "source", "licence", "indicative", "note"),
        ),
    ):
        key = _key(row, areas=areas, levels=levels)
        if key in found:
            raise row.wrong("level", SOURCE_TWICE)
        if key not in counts:
            raise row.wrong("level", COUNTS_MISSING)
        found[key] = Benchmark(
            area=key[0],
            area_name=areas[key[0]].name,
            characteristic=key[1],
            level=key[2],
            universe=row.text("universe"),
            source=row.text("source"),
            table=row.text("table"),
            date=_date(row),
            basis=row.text("basis"),
            licence=row.text("licence"),
            shares=shares_of(counts[key], without=(NOT_ANSWERED,)),
            people=sum(count for slug, count in counts[key].items() if slug != NOT_ANSWERED),
            indicative=row.yes("indicative"),
            note=row.cells["note"],
        )
    for key in counts.keys() - found.keys():
        raise FactsError(f"benchmarks.csv, {', '.join(key)}: {SOURCE_MISSING}")
    return found


def shares_of(counts: Mapping[str, int | Fraction], *, without: Collection[str]) -> dict[str, Fraction]:
    """Return exact shares that sum to 1, after leaving out `without` and the categories with nobody."""
    kept = {slug: Fraction(count) for slug, count in counts.items() if slug not in without and count}
    total = sum(kept.values(), start=Fraction(0))
    return {slug: count / total for slug, count in kept.items()}


def without_group(found: Benchmark, group: str, *, universe: str) -> Benchmark:
    """Return a benchmark without one of its groups, of another universe: shares rescaled, and the people counted so."""
    left = 1 - found.shares[group]
    return replace(
        found,
        universe=universe,
        shares=shares_of(found.shares, without=(group,)),
        people=None if found.people is None else round(found.people * left),
        sample=None if found.sample is None else max(1, round(found.sample * left)),
    )


def _key(row: Row, *, areas: Collection[str], levels: Mapping[tuple[str, str], Level]) -> Key:
    area, characteristic, level = (row.text(name) for name in ("area", "characteristic", "level"))
    if area not in areas:
        raise row.wrong("area", AREA_UNKNOWN.format(slug=area))
    if (characteristic, level) not in levels:
        raise row.wrong("level", LEVEL_UNKNOWN.format(slug=level, characteristic=characteristic))
    return area, characteristic, level


def _date(row: Row) -> date:
    try:
        return date.fromisoformat(row.text("date"))
    except ValueError as error:
        raise row.wrong("date", NOT_A_DATE) from error
