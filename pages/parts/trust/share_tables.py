"""Can we trust it?: how many responded, preferred not to say, or left a question blank, as shares of those asked (method 3.1).

Pure, and from shown values alone: the share of a hidden number is hidden; one that several numbers make up is a range where one
of them is hidden. The first and the last speak of the form, the one between of trust.
"""

from collections.abc import Sequence
from fractions import Fraction

from data.measures.answers import not_recorded_rate, prefer_not_to_say_rate, response_rate
from models.facts import Characteristic
from models.vocabulary import Missing
from pages.parts import wording
from pages.parts.charts.missing_strip import NAMES
from pages.parts.tables import Cell, Column, Row, Table
from pages.parts.trust.answering import Answering
from pages.parts.trust.answers_tables import NOT_AVAILABLE

RESPONDED = "Responded"
THREE = "Responded, preferred not to say, left blank"


def of_questions(*, period: str | None, where: str) -> str:
    """Return what the table of all questions is of."""
    return f"{THREE}: shares of those asked, {wording.when(period)}, {where}"


def of_groups(question: Characteristic, *, by: str, period: str | None) -> str:
    """Return what the table of one question `by` what its rows are is of, always in all activities."""
    asked, rows = wording.in_sentence(question.label), wording.in_sentence(by)
    return f"{THREE} on {asked}: shares of those asked, by {rows}, {wording.when(period)}, in all activities"


def shares(rows: Sequence[Answering], *, first: str, caption: str) -> Table:
    """Return the three shares of each row, in the order of the rows; `first` is the heading of the rows' names."""
    columns = (
        Column(first),
        Column(RESPONDED, number=True),
        Column(NAMES[Missing.PREFER_NOT_TO_SAY], number=True),
        Column(NAMES[Missing.NOT_KNOWN], number=True),
    )
    return Table(caption, columns, tuple(Row(_shares(row)) for row in rows))


def _shares(row: Answering) -> tuple[Cell, ...]:
    name = Cell(row.label, link=row.link)
    if row.state != "shown":
        why = wording.NOT_ASKED if row.state == "not_asked" else NOT_AVAILABLE
        return (name, Cell(why, quiet=True), *[Cell(wording.NOT_APPLICABLE, quiet=True)] * 2)
    decimals = wording.decimals_for(row.table.asked)
    return (
        name,
        _between(response_rate(row.table), decimals),
        _one(prefer_not_to_say_rate(row.table), decimals),
        _one(not_recorded_rate(row.table), decimals),
    )


def _one(share: Fraction | None, decimals: int) -> Cell:
    if share is None:
        return Cell(wording.HIDDEN, quiet=True)
    return Cell(wording.percent(float(share), decimals))


def _between(span: tuple[Fraction, Fraction] | None, decimals: int) -> Cell:
    """Return a share, or the least and the most that it can be; they are one where no part is hidden."""
    if span is None:
        return Cell(wording.HIDDEN, quiet=True)
    least, most = (wording.percent(float(each), decimals) for each in span)
    return Cell(least if least == most else f"{least} to {most}")
