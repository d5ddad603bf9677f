"""What was given in answer to a question, row by row: from one column, or from one column for each option."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from data import facts
from data.importing.columns.column_use import ColumnUse
from data.importing.files.reading import RawTable
from data.importing.labels.ages import AGE
from data.importing.labels.answer_parts import parts_of
from data.importing.labels.label_search import UNSPECIFIED
from data.importing.labels.meaning import Meaning
from data.importing.labels.norm import norm
from models.vocabulary import Missing

BETWEEN = "; "
"""Stands between the answers of a person who gave several, where they came in several columns."""


@dataclass(frozen=True)
class Given:
    """What the rows of a file say. A row's key is its cell, or its cells where several columns answer."""

    keys: Sequence[Hashable]
    """One for each row of the table."""
    parts: Mapping[Hashable, tuple[str, ...]]
    """Key to the labels that it says."""

    def whole(self, key: Hashable) -> str:
        """Return all that a key says as one label: what goes to review where its parts can't all be the answer."""
        joined = BETWEEN.join(self.parts[key])
        # As it stands in the file, but for the words that a person wrote beside "Other".
        return key if isinstance(key, str) and _letters(key) == _letters(joined) else joined


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def read_given(table: RawTable, use: ColumnUse) -> Given:
    """Read what a column, or the columns that answer with it, hold.

    Raises
    ------
    ValueError
        The column answers no question.
    """
    meaning = use.meaning
    if meaning is None:
        raise ValueError("Only a column that answers a question has answers.")
    if not use.options:
        cells = table.columns[use.index]
        return Given(cells, {cell: parts_of(cell, meaning) for cell in set(cells)})
    said = [map(option.says.__getitem__, table.columns[option.index]) for option in use.options]
    keys = list(zip(*said, strict=True))
    instead = [option.instead for option in use.options]
    parts: dict[Hashable, tuple[str, ...]] = {}
    for key in set(keys):
        first = [label for label, late in zip(key, instead, strict=True) if label and not late]
        several = tuple(part for label in first for part in parts_of(label, meaning))
        real = [part for part in several if meaning.of(part) != Missing.NOT_KNOWN]
        late = [label for label, late in zip(key, instead, strict=True) if label and late]
        # Each label once, as it was first spelled.
        parts[key] = tuple({norm(part): part for part in reversed(real or late or several)}.values())[
            ::-1
        ] or ("",)
    return Given(keys, parts)


def labels_of_rows(table: RawTable, use: ColumnUse) -> Sequence[str]:
    """Return one label for each row; several answers stand in one, as they go to review.

    Ages are as read: they are no labels that could be parted.
    """
    if not use.options and use.characteristic == AGE:
        return table.columns[use.index]
    given = read_given(table, use)
    whole = {key: given.whole(key) for key in given.parts}
    return [whole[key] for key in given.keys]


def distinct_labels(table: RawTable, use: ColumnUse) -> tuple[str, ...]:
    """Return the labels of `labels_of_rows`, each once, in the order in which the rows have them."""
    if not use.options and use.characteristic == AGE:
        return tuple(dict.fromkeys(table.columns[use.index]))
    given = read_given(table, use)
    return tuple(dict.fromkeys(given.whole(key) for key in dict.fromkeys(given.keys)))


def one_answer(parts: tuple[str, ...], whole: str, meaning: Meaning) -> tuple[str, bool]:
    """Return the slug of a question that takes one answer, and whether several were given that can't all be it."""
    if len(parts) == 1:
        return str(meaning.of(parts[0])), False
    if (decided := meaning.decided.get(norm(whole))) is not None:
        return decided, False
    slugs = without_groups(
        list(dict.fromkeys(str(meaning.of(part)) for part in parts)), meaning.characteristic
    )
    if len(slugs) == 1:
        return slugs[0], False
    return str(Missing.NEEDS_REVIEW), True


def several_answers(parts: tuple[str, ...], meaning: Meaning) -> tuple[str, ...]:
    """Return each slug once; a kind of missing beside an answer says nothing, but one that needs review stays."""
    slugs = tuple(dict.fromkeys(str(meaning.of(part)) for part in parts))
    said = tuple(slug for slug in slugs if slug not in set(Missing) or slug == Missing.NEEDS_REVIEW)
    return said or slugs[:1]


def goes_with(one: str, other: str, *, characteristic: str) -> bool:
    """Whether two slugs may be the same person's answer: equal, or one of them the other with less detail."""
    parents = {category.slug: category.parent for category in facts.categories(characteristic)}

    def above(slug: str) -> set[str]:
        found = {slug}
        while (slug := parents.get(slug, characteristic)) not in (characteristic, *found):
            found.add(slug)
        return found

    def holds(broad: str, fine: str) -> bool:
        whole = parents.get(broad, "") if broad.endswith(UNSPECIFIED) else broad
        return whole in above(fine) or (broad.endswith(UNSPECIFIED) and whole == characteristic)

    return holds(one, other) or holds(other, one)


def without_groups(slugs: list[str], characteristic: str) -> list[str]:
    """Leave out an answer without detail where the detail was given as well: White, beside White British."""
    return [
        slug
        for slug in slugs
        if not (
            slug.endswith(UNSPECIFIED)
            and any(
                other != slug and goes_with(slug, other, characteristic=characteristic) for other in slugs
            )
        )
    ]
