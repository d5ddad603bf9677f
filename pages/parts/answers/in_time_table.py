"""How often reports were told in the time promised, each kind beside all others, as a table. Pure."""

from collections.abc import Sequence

from data.responses.in_time import Difference
from data.responses.rules import AnswerRules
from pages.parts import wording
from pages.parts.sentences import on_in_time
from pages.parts.tables import Cell, Column, Row, Table

NOBODY = "none due yet"


def table(listed: Sequence[Difference], *, rules: AnswerRules) -> Table:
    """Return a row for each kind of report: told in time of those due, the same of the others, the difference, its interval.

    The first is always there; of the others those with enough reports due to tell.
    """
    columns = (
        Column("Reports from"),
        Column("Told in time", number=True),
        Column("Others told in time", number=True),
        Column("Difference in points", number=True),
        Column(f"{on_in_time.certainty(rules)} interval", number=True),
    )
    told = (*listed[:1], *(each for each in listed[1:] if each.more is not None))
    rows = tuple(Row(_cells(each), f"Against {wording.in_sentence(each.others_name)}") for each in told)
    return Table(f"Told within the {rules.promised_days} days promised", columns, rows)


def _cells(found: Difference) -> tuple[Cell, ...]:
    both = (
        Cell(on_in_time.of(each) if each.due else NOBODY, quiet=not each.due)
        for each in (found.those, found.others)
    )
    if found.more is None or found.low is None or found.high is None:
        return (
            Cell(found.name),
            *both,
            Cell(on_in_time.TOO_FEW, quiet=True),
            Cell(wording.NOT_APPLICABLE, quiet=True),
        )
    return (
        Cell(found.name),
        *both,
        Cell(on_in_time.points(found.more)),
        Cell(on_in_time.between(found.low, found.high)),
    )
