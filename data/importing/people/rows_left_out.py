"""Rows that are nobody who took part: bookings that came to nothing, previews, tests and spam."""

from collections.abc import Iterator

from data.importing.columns.column_phrases import heading_words
from data.importing.files.reading import RawTable
from data.importing.files.shape_words import left_out
from data.importing.labels.norm import norm
from models.vocabulary import ProblemKind

Found = dict[int, tuple[str, ProblemKind]]


def rows_left_out(table: RawTable, *, taken: frozenset[str] = frozenset()) -> Found:
    """Return index of each row that is nobody, with the column that says so and the kind.

    `taken` are the columns whose answers mean something else: a steward or a heading says so.
    """
    return dict(_said_by_a_column(table, taken))


def _said_by_a_column(
    table: RawTable, taken: frozenset[str]
) -> Iterator[tuple[int, tuple[str, ProblemKind]]]:
    names = [" ".join(heading_words(heading)) for heading in table.headings]
    for rule in left_out():
        if not rule.beside <= set(names):
            continue
        for column, name in enumerate(names):
            if name not in rule.headings or table.headings[column] in taken:
                continue
            cells = table.columns[column]
            labels = {label for label in set(cells) if norm(label) in rule.answers}
            if labels:
                heading = table.headings[column]
                yield from ((i, (heading, rule.kind)) for i, cell in enumerate(cells) if cell in labels)
