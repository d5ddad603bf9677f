"""A question asked only of those who said Yes to one before it: both are read together, or all who said No are lost."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from data.importing.columns.column_phrases import heading_words
from data.importing.columns.column_use import ColumnUse, Option
from data.importing.files.reading import RawTable
from models.vocabulary import Missing

FOLLOWS = '; where it is blank, what "{column}" says stands, if that is no Yes'
NO = {
    "disability": ("not_disabled_unspecified", "no_condition"),
    "unpaid_carer": ("not_carer",),
    "armed_forces": ("not_armed_forces",),
}
"""The slugs of those to whom a follow-up is not put."""
YES_TO_CONDITIONS = "No long-term condition"
"""What No means where the first question asks of conditions and not of disability."""
MOSTLY = 0.9


def find_follow_up(table: RawTable, rivals: Sequence[ColumnUse]) -> tuple[ColumnUse, ColumnUse] | None:
    """Return a first question, and its follow-up with what the first one says where it is blank; None for no such pair.

    Hardly anyone who says No to the first has an answer to the second, which says more than Yes and No.
    """
    if len(rivals) != 2 or any(use.options or use.characteristic not in NO for use in rivals):
        return None
    first, follow = sorted(rivals, key=lambda use: use.index)
    if first.meaning is None or follow.meaning is None:
        return None
    refused = NO[first.meaning.characteristic]
    cells = Counter(zip(table.columns[first.index], table.columns[follow.index], strict=True))
    said_no = said_no_and_more = followed = followed_up = 0
    for (before, after), rows in cells.items():
        no = first.meaning.of(before) in refused
        answered = follow.meaning.of(after) not in (Missing.NOT_KNOWN, Missing.NOT_APPLICABLE)
        said_no += rows * no
        said_no_and_more += rows * (no and answered)
        followed += rows * answered
        followed_up += rows * (answered and not no)
    if not said_no or not followed or said_no_and_more > (1 - MOSTLY) * said_no:
        return None
    if followed_up < MOSTLY * followed:
        return None
    distinct = dict.fromkeys(table.columns[follow.index])
    own = Option(follow.index, {cell: "" if _is_blank(follow, cell) else cell for cell in distinct})
    says = {cell: _said(first, cell) for cell in dict.fromkeys(table.columns[first.index])}
    together = replace(
        follow,
        why=follow.why + FOLLOWS.format(column=first.column),
        options=(own, Option(first.index, says, instead=True)),
    )
    return first, together


def _is_blank(use: ColumnUse, cell: str) -> bool:
    slug = use.meaning.of(cell) if use.meaning else Missing.NOT_KNOWN
    return slug in (Missing.NOT_KNOWN, Missing.NOT_APPLICABLE)


def _said(first: ColumnUse, cell: str) -> str:
    """Return what the first question says where the follow-up is blank."""
    slug = first.meaning.of(cell) if first.meaning else Missing.NOT_KNOWN
    words = heading_words(first.column)
    conditions = any(word.startswith(("condition", "illness")) for word in words) and not any(
        word.startswith("disab") for word in words
    )
    if slug in (Missing.NOT_KNOWN, Missing.NOT_APPLICABLE):
        return ""
    if not conditions:
        return cell
    if slug == "not_disabled_unspecified":
        return YES_TO_CONDITIONS
    # A condition alone does not say whether it limits anybody.
    return "" if slug == "disabled_unspecified" else cell
