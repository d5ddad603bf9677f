"""Protected two-way tables out of audited drafts. Nothing exact is read here: only what a reader may be shown."""

from data.disclosure.not_available import NOT_AVAILABLE
from data.disclosure.rounding import HIDDEN
from data.disclosure.two_way import TwoWayDraft
from models.facts import DisclosureRules
from models.protected import OverlapRow, OverlapTable, ProtectedCell, ProtectedCount
from models.vocabulary import Withheld


def overlap_table(
    draft: TwoWayDraft, *, row: int, one: int, other: int, rules: DisclosureRules
) -> OverlapTable:
    """Return the table of two levels (by place) in one selection as it may be shown."""
    given = draft.crossed.answered
    first, second = given.levels[one], given.levels[other]
    down, across = int(given.starts[one]), int(given.starts[other])

    def count(number: int) -> ProtectedCount:
        if number == HIDDEN:
            low, high = rules.hidden_bounds(zeros_hidden=True)
            return ProtectedCount(None, Withheld.FEWER_THAN_10, low, high)
        return ProtectedCount(number, None, *rules.bounds(number))

    def line(place: int, level: int) -> ProtectedCount:
        return (
            count(int(draft.line_numbers[row, place, level]))
            if draft.lines[row, place, level]
            else NOT_AVAILABLE
        )

    def cell(i: int, j: int) -> ProtectedCount:
        both = draft.lines[row, i, other] and draft.lines[row, j, one]
        return count(int(draft.numbers[row, i, j])) if both else NOT_AVAILABLE

    return OverlapTable(
        selection=given.selections[row],
        characteristic=first.characteristic,
        level=first.slug,
        other=second.characteristic,
        other_level=second.slug,
        available=True,
        base=count(int(draft.base_numbers[row, one, other])),
        rows=tuple(
            OverlapRow(
                category.slug,
                line(down + i, other),
                tuple(
                    ProtectedCell(their.slug, cell(down + i, across + j))
                    for j, their in enumerate(second.categories)
                ),
            )
            for i, category in enumerate(first.categories)
        ),
        columns=tuple(
            ProtectedCell(category.slug, line(across + j, one))
            for j, category in enumerate(second.categories)
        ),
    )
