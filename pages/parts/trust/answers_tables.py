"""Can we trust it?: who answered, what waits to be sorted, how old the population figures are, what a number stands for."""

from collections.abc import Sequence
from datetime import date

from data import facts
from data.register.benchmark_choice import Library
from models.facts import Benchmark, DisclosureRules
from models.vocabulary import Missing
from pages.parts import wording
from pages.parts.charts.missing_strip import NAMES, UNPLACED
from pages.parts.tables import Cell, Column, Row, Table, heard
from pages.parts.trust.answering import Answering

NOT_AVAILABLE = "not available"
OLD = "older than 5 years"
OLD_AFTER_YEARS = 5
"""Our choice: the census is taken every ten years, and half way places have changed."""
EVERYBODY_ELSE = "All work without a benchmark of its own"


def of_questions(rows: Sequence[Answering], *, period: str | None, where: str) -> Table:
    """Return every question in the period and activities chosen, one row each."""
    caption = f"Who answered each question, {wording.when(period)}, {where}"
    return answers(rows, first="Question", caption=caption)


def answers(rows: Sequence[Answering], *, first: str, caption: str) -> Table:
    """Return who was asked, who answered and why others did not; `first` is the heading of the rows' names.

    A kind of missing that nobody has in any row, and whose zeros are shown, has no column.
    """
    kinds = [
        kind for kind in Missing if any(row.missing(kind).shown != 0 for row in rows if row.table.available)
    ]
    detail = any(row.table.unplaced.shown != 0 for row in rows if row.table.available)
    columns = (
        Column(first),
        Column("People", number=True),
        Column("Asked", number=True),
        Column("Answered", number=True),
        Column("Share of those asked", number=True),
        *([Column(UNPLACED, number=True)] if detail else []),
        *(Column(NAMES[kind], number=True) for kind in kinds),
    )
    body = tuple(Row(_answers(row, kinds, detail=detail)) for row in rows)
    return Table(caption, columns, body, scrolls=True)


def _answers(row: Answering, kinds: Sequence[Missing], *, detail: bool) -> tuple[Cell, ...]:
    name = Cell(row.label, link=row.link)
    if row.state != "shown":
        # One way to say so, whatever the reason; that no form asked is known to whoever took part.
        why = wording.NOT_ASKED if row.state == "not_asked" else NOT_AVAILABLE
        rest = [Cell(wording.NOT_APPLICABLE, quiet=True)] * (2 + detail + len(kinds))
        return (name, Cell(wording.NOT_APPLICABLE, quiet=True), Cell(why, quiet=True), *rest)
    share = (
        Cell(wording.HIDDEN, quiet=True)
        if row.share is None
        else Cell(wording.percent(row.share, wording.decimals_for(row.table.asked)))
    )
    counts = (row.table.people, row.table.asked, row.table.known)
    return (
        name,
        *(heard(count) for count in counts),
        share,
        *([heard(row.table.unplaced)] if detail else []),
        *(heard(row.missing(kind)) for kind in kinds),
    )


def to_sort(rows: Sequence[Answering]) -> Table | None:
    """Return the questions with answers in words that nobody has sorted yet; None where there is none to show."""
    waiting = [row for row in rows if row.state == "shown" and row.missing(Missing.NEEDS_REVIEW).shown != 0]
    if not waiting:
        return None
    columns = (
        Column("Question"),
        Column("People whose answer needs review", number=True),
        Column("Asked", number=True),
    )
    return Table(
        "Answers that nobody has sorted yet",
        columns,
        tuple(
            Row((Cell(row.label), heard(row.missing(Missing.NEEDS_REVIEW)), heard(row.table.asked)))
            for row in waiting
        ),
    )


def benchmarks_in_use(library: Library) -> tuple[tuple[str, Benchmark], ...]:
    """Return (title of the engagement it belongs to, or nothing, benchmark) of every question, one for each date and table."""
    found: dict[tuple[str, str, str, date], tuple[str, Benchmark]] = {}
    chosen = {each.benchmark: each.title for each in library.engagements.values() if each.benchmark}
    for characteristic in facts.characteristics():
        for level in facts.levels(characteristic.slug) if characteristic.published else ():
            key = (characteristic.slug, level.slug)
            area = facts.benchmark(library.area, characteristic=key[0], level=key[1])
            own = [(title, library.added.get(reference, {}).get(key)) for reference, title in chosen.items()]
            for title, each in [("", area), *own]:
                if each is not None:
                    found.setdefault((title, characteristic.slug, each.table, each.date), (title, each))
    return tuple(found.values())


def ages(listed: Sequence[tuple[str, Benchmark]], *, on: date) -> Table:
    """Return every benchmark in use with its date and its age on a day, those of single engagements last."""
    rows = [
        Row(
            (
                Cell(facts.characteristic(each.characteristic).label),
                Cell(f"{each.area_name}, {each.universe}"),
                Cell(wording.at_start(", ".join(filter(None, (each.source, each.table)))), quiet=True),
                Cell(wording.short_day(each.date)),
                Cell(wording.age(each.date, on)),
                Cell(OLD if is_old(each.date, on=on) else wording.NOT_APPLICABLE),
            ),
            title or EVERYBODY_ELSE,
        )
        for title, each in sorted(listed, key=lambda pair: (bool(pair[0]), pair[0].casefold()))
    ]
    columns = (
        Column("Question"),
        Column("Whom it counts"),
        Column("Source", prose=True),
        Column("Date"),
        Column("Age at this release"),
        Column("Take care"),
    )
    return Table("Population figures in use, and how old they are", columns, tuple(rows))


def is_old(measured: date, *, on: date) -> bool:
    """Return whether figures of one day are older than five years on another."""
    due = (measured.year + OLD_AFTER_YEARS, measured.month, measured.day)
    return due < (on.year, on.month, on.day)


def rounding(rules: DisclosureRules) -> Table:
    """Return what some shown numbers stand for under the rules in force, computed from them."""
    base = rules.base
    low, high = rules.hidden_bounds(zeros_hidden=True)
    smallest = -(-rules.min_display // base) * base
    numbers = dict.fromkeys((smallest, smallest + base, smallest + 2 * base, 20 * base))
    rows = [
        Row((Cell(f"fewer than {rules.min_display}", swatch="hidden", quiet=True), Cell(f"{low} to {high}"))),
        *(Row((Cell(f"{shown}"), Cell("{} to {}".format(*rules.bounds(shown))))) for shown in numbers),
    ]
    columns = (Column("A page shows"), Column("It stands for", number=True))
    return Table("What a rounded number stands for", columns, tuple(rows))
