"""What the page of overlaps says first. Pure: a two-way table in, words out.

It names the combinations of whom we heard fewer than 10 people, although both groups were heard on their own.
It gives no verdict: a combination may be rare among those who live here, and no census table here says how rare.
"""

from models.facts import Category
from pages.parts import wording
from pages.parts.overlaps.overlap import Overlap
from pages.parts.sentences.headline import Headline

NAMED = 3
"""Up to this many combinations or groups are named."""


def headline(held: Overlap) -> Headline:
    """Return which combinations are missing, and which can't be told."""
    out = _left_out(held)
    if not any(cell.count.shown is not None for _, row in held.rows for cell in row.cells):
        return Headline(
            "We can't say who is missing here,",
            f" because too few of any two groups answered both questions to show a number.{out}",
        )
    missing = held.hidden
    if not missing:
        claim = "We heard at least 10 people of every combination that we can show."
        return Headline(claim, f" That does not say that they are in proportion.{out}")
    if len(missing) == 1:
        row, column = missing[0]
        return Headline(
            f"We heard fewer than 10 {_both(row, column)},",
            f" although we heard people of either group.{out}",
        )
    named = wording.joined([_both(row, column) for row, column in missing[:NAMED]])
    more = len(missing) - NAMED
    rest = f"{named}" if more <= 0 else f"among them {named}"
    claim = f"Of {wording.in_words(len(missing))} combinations we heard fewer than 10 people,"
    return Headline(claim, f" although we heard people of either group: {rest}.{out}")


def heading(held: Overlap) -> str:
    """Return what stands over the matrix."""
    return f"{held.characteristic.label} and {wording.in_sentence(held.other.characteristic.label)}"


def shown_from(held: Overlap, *, where: str) -> str:
    """Return the line over the matrix: who counts, and how to read a row."""
    other = wording.in_sentence(held.other.characteristic.label)
    return f"People heard {where} who answered both questions. Each row is one group, divided by {other}: read it across."


def what(held: Overlap) -> str:
    """Return what the figures are of, for a caption: "ethnic group by sex, April 2024 to March 2025"."""
    one, other = (wording.in_sentence(each.characteristic.label) for each in (held, held.other))
    return f"{one} by {other}, {wording.when(held.table.selection.period)}"


def _both(row: Category, column: Category) -> str:
    """Return two groups at once: "disabled people among Muslims"."""
    return f"{column.people} among {row.people}"


def _left_out(held: Overlap) -> str:
    """Return which groups are left out, or nothing where none is."""
    groups = held.left_out
    if not groups:
        return ""
    why = "because too few of them answered both questions"
    if len(groups) == 1:
        return f" We can't say anything of {groups[0].people}, {why}."
    return f" {wording.at_start(wording.in_words(len(groups)))} groups are left out, {why}."
