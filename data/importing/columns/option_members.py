"""One column as an option of a question: what a tick in it means, whatever form the tick has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.importing.columns.option_headings import asks_for_own_words, is_other, without_asking, words_of
from data.importing.labels.ages import AGE, is_range_of_ages
from data.importing.labels.meaning import Meaning, is_missing
from data.importing.labels.norm import norm
from models.vocabulary import Missing

MOST_KINDS_OF_CELL = 8
MOST_LABELS = 40
"""A column with more distinct cells, blank ones and kinds of missing included, is not looked at: it ticks nothing."""


@dataclass(frozen=True)
class Member:
    """One column of a group."""

    index: int
    label: str
    """The option: a label that is known, else as the heading has it."""
    says: Mapping[str, str]
    """Cell to label, or to "" for nothing."""
    own_words: bool
    """Whether the column holds what people wrote beside the option."""


def member_of(option: str, labels: Sequence[str], *, index: int, meaning: Meaning) -> Member | None:
    """Return a column as an option of a question, or None where its cells are no ticks."""
    if len(labels) > MOST_LABELS and not is_other(option):
        return None
    label = _known_label(option, meaning)
    told = [cell for cell in labels if norm(cell)]
    nothing_written = not told and is_other(option) and asks_for_own_words(option)
    if (
        not nothing_written
        and len(told) <= MOST_KINDS_OF_CELL
        and all(_tick(cell) is not None for cell in told)
    ):
        said = label or option
        return Member(index, said, {cell: _said(cell, said) for cell in labels}, own_words=False)
    if asks_for_own_words(option) and not without_asking(option):
        return None  # "Text", "Please specify": it belongs to the option before it
    answers = [cell for cell in told if not is_missing(cell) and _tick(cell) is not False]
    if len(answers) == 1 and (said := _same(answers[0], option, label, meaning)):
        return Member(
            index,
            said,
            {cell: said if cell == answers[0] else _said(cell, said) for cell in labels},
            own_words=False,
        )
    if is_other(option):
        said = label or _known_label("Other", meaning) or option
        says = {
            cell: "" if not norm(cell) or is_missing(cell) or _tick(cell) is False else said
            for cell in labels
        }
        return Member(index, said, says, own_words=True)
    return None


def _known_label(option: str, meaning: Meaning) -> str:
    """Return the spelling of an option under which it is known; "" where it is not."""
    for label in (option, without_asking(option)):
        if label and is_known(label, meaning):
            return label
    return ""


def is_known(label: str, meaning: Meaning) -> bool:
    """Whether an option is one that we know: by its whole label, or as a range of ages."""
    return meaning.of(label) != Missing.NEEDS_REVIEW or (
        meaning.characteristic == AGE and is_range_of_ages(label)
    )


def _tick(cell: str) -> bool | None:
    """Whether a cell ticks its option, or doesn't; None where it is no tick at all."""
    key = norm(cell)
    if key in words_of("ticked"):
        return True
    if not key or key in words_of("not_ticked") or is_missing(cell):
        return False
    return None


def _said(cell: str, label: str) -> str:
    if _tick(cell):
        return label
    # Who would rather not say, said so in every column.
    slug = Meaning("*").of(cell) if norm(cell) and norm(cell) not in words_of("not_ticked") else ""
    return cell if slug in (Missing.PREFER_NOT_TO_SAY, Missing.DONT_KNOW) else ""


def _same(cell: str, option: str, label: str, meaning: Meaning) -> str:
    """Return the label of a column whose only kind of cell is a text or a number of its own; "" for no option."""
    if norm(cell).isdigit():
        return label or option
    if is_known(cell, meaning):
        # Beside "Other" stand people's own words: they answer nothing, even where they are a label that we know.
        same = meaning.of(cell) == meaning.of(label) if label else not is_other(option)
        return (label or cell) if same else ""
    one, other = norm(cell), norm(option)
    return (label or option) if one and other and (one.startswith(other) or other.startswith(one)) else ""
