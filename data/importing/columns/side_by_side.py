"""Several columns that answer one question: which is taken, and whether the others say the same."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from data import facts
from data.importing.columns.column_phrases import heading_words
from data.importing.columns.column_use import ColumnUse
from data.importing.files.reading import RawTable
from data.importing.labels.ages import AGE, AgeStyle, age_style, read_age
from data.importing.labels.given import goes_with, labels_of_rows, one_answer, read_given, several_answers
from data.importing.labels.label_search import UNSPECIFIED
from data.importing.labels.meaning import is_missing
from models.vocabulary import Missing, Withheld

TAKEN = 'left out: "{column}" was taken for {what}'
MORE_DETAIL = ", for it says more"
MORE_KNOWN = ", for more of its answers are known"
MORE_FILLED = ", for more people are in it"
AGREE = "; they agree"
DISAGREE = "; they disagree in {rows}"

MOSTLY_KNOWN = 0.9
MOST_UNKNOWN = 8
"""A steward may decide so many labels; more are what people typed in their own ways."""
HALF = 0.5
FEWEST_SAID = 10
AGE_DETAIL = {AgeStyle.BIRTH_DATE: 300, AgeStyle.YEARS: 250, AgeStyle.BIRTH_YEAR: 200}
SAME_ON_ANY_DAY = (AgeStyle.YEARS, AgeStyle.LABELS)
ANY_DAY = date(2000, 1, 1)

Slugs = tuple[str, ...]


@dataclass(frozen=True)
class _Weight:
    """What a column is worth as the answer to its question."""

    filled: int
    """Rows that say something."""
    known: float
    """Share of them whose answer is known."""
    detail: int
    """How many answers it tells apart."""
    unknown: int
    """How many kinds of answer nobody has mapped."""


def more_detailed(
    table: RawTable, uses: Sequence[ColumnUse], *, order: Callable[[ColumnUse], int]
) -> tuple[ColumnUse, dict[int, str]]:
    """Return the column to take, and why each of the others (by its index) is left out.

    All answer the same characteristic. The most detailed one is taken whose answers are known and that is not filled
    in for fewer than half as many people as another; of equals one column before several, then the one with the lower
    `order`, then the first.
    """
    weights = {use.index: _weigh(table, use) for use in uses}
    most = max(weight.filled for weight in weights.values())

    def rank(use: ColumnUse) -> tuple[bool, bool, bool, bool, int, float, bool, int, int]:
        weight = weights[use.index]
        return (
            weight.filled == 0,
            weight.known < HALF,
            weight.filled < HALF * most,
            weight.known < MOSTLY_KNOWN and weight.unknown > MOST_UNKNOWN,
            -weight.detail,
            -weight.known,
            bool(use.options),
            order(use),
            use.index,
        )

    taken = min(uses, key=rank)
    return taken, {
        use.index: _because(weights[taken.index], weights[use.index]) + _compared(table, taken, use)
        for use in uses
        if use is not taken
    }


def _because(taken: _Weight, left: _Weight) -> str:
    if taken.detail > left.detail:
        return MORE_DETAIL
    if left.filled * 2 < taken.filled:
        return MORE_FILLED
    return MORE_KNOWN if left.known < taken.known else ""


def _weigh(table: RawTable, use: ColumnUse) -> _Weight:
    keys, slugs = _read(table, use)
    tally = Counter(keys)
    filled = {key: times for key, times in tally.items() if Missing.NOT_KNOWN not in slugs[key]}
    rows = sum(filled.values())
    known = sum(times for key, times in filled.items() if Missing.NEEDS_REVIEW not in slugs[key])
    answers = {slug for key in filled for slug in slugs[key]} - set(Missing)
    # An answer without detail counts half.
    detail = sum(1 if slug.endswith(UNSPECIFIED) else 2 for slug in answers)
    if use.characteristic == AGE:
        detail = AGE_DETAIL.get(_style(table, use), detail)
    unknown = sum(Missing.NEEDS_REVIEW in slugs[key] for key in filled)
    return _Weight(rows, known / rows if rows else 0.0, detail, unknown)


def _read(table: RawTable, use: ColumnUse) -> tuple[Sequence[Hashable], dict[Hashable, Slugs]]:
    """Return the key of each row and what each key says."""
    if use.meaning is None:
        raise ValueError("Only a column that answers a question has answers.")
    meaning = use.meaning
    if use.characteristic == AGE:
        cells, style = labels_of_rows(table, use), _style(table, use)
        if style not in SAME_ON_ANY_DAY:
            return cells, {cell: (Missing.NOT_KNOWN if is_missing(cell) else cell,) for cell in set(cells)}
        return cells, {
            cell: (str(read_age(cell, style=style, meaning=meaning, on=ANY_DAY, today=ANY_DAY).slug),)
            for cell in set(cells)
        }
    given = read_given(table, use)
    if facts.characteristic(meaning.characteristic).multiple:
        return given.keys, {key: several_answers(parts, meaning) for key, parts in given.parts.items()}
    return given.keys, {
        key: (one_answer(parts, given.whole(key), meaning)[0],) for key, parts in given.parts.items()
    }


def _style(table: RawTable, use: ColumnUse) -> AgeStyle:
    cells = labels_of_rows(table, use)
    return age_style(heading_words(use.column), dict.fromkeys(cells))


def _compared(table: RawTable, taken: ColumnUse, left: ColumnUse) -> str:
    """Say whether two columns agree where both say something; "" where that can't be told."""
    if taken.characteristic is None:
        return ""
    if taken.characteristic == AGE and any(
        _style(table, use) not in SAME_ON_ANY_DAY for use in (taken, left)
    ):
        return ""
    (one_keys, one), (other_keys, other) = _read(table, taken), _read(table, left)
    both = differ = 0
    for (key, other_key), times in Counter(zip(one_keys, other_keys, strict=True)).items():
        first, second = set(one[key]) - set(Missing), set(other[other_key]) - set(Missing)
        if not first or not second:
            continue
        both += times
        if not any(goes_with(a, b, characteristic=taken.characteristic) for a in first for b in second):
            differ += times
    if not both:
        return ""
    few = Withheld.FEWER_THAN_10 + " rows"
    return DISAGREE.format(rows=f"{differ:,} rows" if differ >= FEWEST_SAID else few) if differ else AGREE
