"""Where people live: reads a column of postcodes into answers, by a lookup, cell by cell and not row by row."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from data import facts
from data.importing.columns.column_use import ColumnUse, Use
from data.importing.columns.postcode_columns import drops_postcodes
from data.importing.files.reading import RawTable
from data.importing.labels.label_search import ANY
from data.importing.labels.label_search import table as labels_of
from data.importing.labels.meaning import is_missing
from data.importing.labels.norm import norm
from data.importing.people.row_choice import Report
from data.importing.places.lookup import PostcodeLookup
from data.importing.places.postcodes import PostcodeKind, kind_of, spelled
from data.progress import Progress, silent
from models.vocabulary import Missing, ProblemKind, Withheld

LIVE_IN = "By their postcodes, {areas}. This is said here only, and not kept."
BECAME = "“{column}”: {why}."
FEWEST_SAID = 10
BEFORE = 0.9
"""How much of reading a file is done before postcodes are looked up."""
PROBLEMS = {PostcodeKind.PART: ProblemKind.POSTCODE_IN_PART, PostcodeKind.OTHER: ProblemKind.NOT_A_POSTCODE}


@dataclass(frozen=True)
class Placed:
    """What postcodes say of the people of a file."""

    answers: Mapping[str, list[str]]
    """Characteristic to slugs, as long as the rows that were kept."""
    imd_version: str | None
    """Version of the indices, where deprivation is among them."""
    notes: tuple[str, ...] = ()
    """What became of postcodes, and in which areas people live, in words."""


def place(
    table: RawTable,
    columns: Sequence[ColumnUse],
    kept: list[int],
    *,
    lookup: PostcodeLookup,
    problem: Report,
    progress: Progress = silent,
) -> Placed:
    """Read the column of postcodes among `columns`, where there is one; `kept` are the rows that are people.

    What is no whole postcode, and what the lookup does not have, is a problem of the row and counts as not known, as a
    blank cell does; "prefer not to say" counts as that. No problem, note or answer repeats a postcode.

    Raises
    ------
    FileRefused
        The lookup can't be read.
    """
    notes = tuple(
        BECAME.format(column=use.column, why=use.why)
        for use in columns
        if use.use is Use.POSTCODE or drops_postcodes(use)
    )
    use = next((use for use in columns if use.use is Use.POSTCODE), None)
    tells = lookup.tells() if use else None
    if use is None or tells is None or not use.gives:
        return Placed({}, None, notes)

    def told(share: float) -> None:
        progress(BEFORE + (1 - BEFORE) * share, "Looking up where postcodes are")

    column = table.columns[use.index]
    cells = Counter(column[index] for index in kept)
    everywhere = whole_postcodes(column)
    whole = {cell: everywhere[cell] for cell in cells if cell in everywhere}
    kinds = {
        cell: PostcodeKind.WHOLE if cell in whole else kind_of(cell)
        for cell in cells
        if cell in whole or not is_missing(cell)
    }
    # Of all rows: those that are no person are asked for too, so that the page reads the lookup once.
    found = lookup.answers(everywhere.values(), told=told)
    wrong = {
        cell: PROBLEMS.get(kind, ProblemKind.POSTCODE_NOT_FOUND)
        for cell, kind in kinds.items()
        if whole.get(cell) not in found
    }
    for index in kept if wrong else ():
        if kind := wrong.get(column[index]):
            problem(table.row_numbers[index], use.column, kind)
    answers = {}
    for slug in use.gives:
        which = tells.characteristics.index(slug)
        of = {
            cell: found[whole[cell]][which] if whole.get(cell) in found else _without(cell) for cell in cells
        }
        answers[slug] = [of[column[index]] for index in kept]
    if tells.areas:
        areas: Counter[str] = Counter()
        for cell, postcode in whole.items():
            if postcode in found:
                areas[found[postcode][-1]] += cells[cell]
        notes += _live_in(areas)
    return Placed(answers, tells.imd_version if "imd_quintile" in use.gives else None, notes)


def whole_postcodes(cells: Iterable[str]) -> dict[str, str]:
    """Return, of some cells, those that hold a whole postcode, each with its spelling."""
    return {cell: spelled(cell) for cell in set(cells) if kind_of(cell) is PostcodeKind.WHOLE}


def _without(cell: str) -> str:
    """Return what a cell without a known postcode says: why there is none, where it says so."""
    said = labels_of(ANY).get(norm(cell), "") if is_missing(cell) else ""
    return said if said in set(Missing) else Missing.NOT_KNOWN.value


def _live_in(areas: Counter[str]) -> tuple[str, ...]:
    """Return how many live in each area that we have benchmarks of, and how many elsewhere; few are not counted out."""
    if not areas:
        return ()
    said = []
    known = [area for area in facts.areas() if areas[area.code]]
    elsewhere = areas.total() - sum(areas[area.code] for area in known)
    for people, where in [*((areas[area.code], area.name) for area in known), (elsewhere, "")]:
        if people:
            number = f"{people:,}" if people >= FEWEST_SAID else Withheld.FEWER_THAN_10.value
            said.append(f"{number} live in {where}" if where else f"{number} live elsewhere")
    return (LIVE_IN.format(areas="; ".join(said)),)
