"""Which columns could say who a person is. They are suggested with the reason; a person takes one, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.facts.rows import read_rows
from data.importing.columns.column_phrases import Words, heading_words
from data.importing.columns.column_use import ColumnUse, Use
from data.importing.files.reading import RawTable
from data.importing.people.person_keys import nhs_number, plain_reference
from data.importing.people.privacy import E_MAIL

FILE = Path(__file__).parent.parent.parent / "reference" / "person_keys.csv"
COLUMNS = ("phrase", "lasting")

MOSTLY = 0.8
"""Share of the filled cells that are e-mail addresses or NHS numbers, or that differ from all others."""
FILLED = 0.5
"""Share of the rows that must say who they are at all."""
SAMPLE = 2_000
LOOKED_AT = 10_000
"""So many rows, the first of a file, are looked at: to spell a million references takes a minute."""

E_MAILS = "It holds e-mail addresses"
NHS_NUMBERS = "It holds NHS numbers"
BY_HEADING = "Its heading says “{phrase}”"
FOUND = "{what}: {filled:,} of {rows} have one, and {different:,} are different."
PERHAPS = (
    "Take it only if a person keeps the same one in every file: a tool may give a new one to each answer."
)


@dataclass(frozen=True)
class SuggestedKey:
    """A column that could say who a person is."""

    column: str
    why: str
    """In words, for a screen. It says nothing that stands in a cell."""


def suggested_person_keys(table: RawTable, columns: Sequence[ColumnUse]) -> tuple[SuggestedKey, ...]:
    """Return the columns that could tell people apart: those that hold e-mail addresses or NHS numbers first.

    A column is suggested that most rows fill and in which nearly all differ, by its cells or by its heading
    (`person_keys.csv`). Names, telephone numbers, days of birth and postcodes never are: two people may share one.
    Nor are the numbers of the rows (1, 2, 3 ...): in the next file they are other people's.
    """
    found = []
    for use in columns:
        if use.use in (Use.CHARACTERISTIC, Use.TOOK_PART_ON, Use.RESPONDENT):
            continue
        if suggestion := _suggestion(table, use):
            found.append(suggestion)
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def _suggestion(table: RawTable, use: ColumnUse) -> tuple[int, SuggestedKey] | None:
    cells = table.columns[use.index][:LOOKED_AT]
    spelled = {cell: plain_reference(cell) for cell in set(cells)}
    told = [said for cell in cells if (said := spelled[cell])]
    different = list(dict.fromkeys(told))
    if (
        len(told) < FILLED * len(cells)
        or len(different) < max(2, MOSTLY * len(told))
        or _counts_rows(different)
    ):
        return None
    some = different[:SAMPLE]
    phrase = _phrase(heading_words(use.column))
    why, order = "", 0
    if sum(bool(E_MAIL.fullmatch(said)) for said in some) >= MOSTLY * len(some):
        why = E_MAILS
    elif sum(nhs_number(said) is not None for said in some) >= MOSTLY * len(some):
        why = NHS_NUMBERS
    elif phrase is not None:
        words, lasting = phrase
        why, order = BY_HEADING.format(phrase=" ".join(words)), 1 if lasting else 2
    else:
        return None
    rows = f"{len(cells):,} rows" if len(cells) == table.rows else f"the first {len(cells):,} rows"
    said = FOUND.format(what=why, filled=len(told), rows=rows, different=len(different))
    return order, SuggestedKey(use.column, f"{said} {PERHAPS}" if order == 2 else said)


def _counts_rows(different: Sequence[str]) -> bool:
    """Whether the cells only count: 1, 2, 3 ..., or from 0."""
    if not all(said.isascii() and said.isdigit() for said in different):
        return False
    numbers = sorted(int(said) for said in different)
    return numbers[0] <= 1 and numbers[-1] - numbers[0] < 2 * len(numbers)


def _phrase(words: Words) -> tuple[Words, bool] | None:
    return next(((phrase, lasting) for phrase, lasting in _phrases() if phrase == words), None) or next(
        (
            (phrase, lasting)
            for phrase, lasting in _phrases()
            if len(phrase) > 1
            and any(words[i : i + len(phrase)] == phrase for i in range(len(words) - len(phrase) + 1))
        ),
        None,
    )


@cache
def _phrases() -> tuple[tuple[Words, bool], ...]:
    found = []
    for row in read_rows(FILE, columns=COLUMNS):
        found.append((heading_words(row.text("phrase")), row.yes("lasting")))
    return tuple(found)
