"""Tells tables that sum people up without looking like a crosstab: shares in most columns, or counts beside answers."""

import re
from collections.abc import Callable

from data.importing.columns.column_phrases import said_by
from data.importing.files.headings import Heading, is_number
from data.importing.files.shape_words import shape_words
from data.importing.labels.ages import AGE, is_range_of_ages
from data.importing.labels.meaning import is_missing, labels_of
from data.importing.labels.norm import norm
from models.intake import SINGLE_ANSWER

SHARES_COLUMNS = 3
MOST = 0.6
"""Share of the columns that hold shares in a table of shares; a survey has one or two such answers at most."""
MOSTLY = 0.8
FIRST_ROWS = 1_000
SHARE = re.compile(r"0?\.\d+|[01]")
TICKS = frozenset({"0", "1"})
LONGEST_NAME = 60
YEAR = re.compile(r"(?:19|20)\d\d")
NAMED_ANSWERS = 3
"""So many different answers beside numbers are no coincidence where nothing says that the numbers count."""


def holds_shares(body: list[list[str]], heading: Heading) -> bool:
    """Whether most columns of the rows below a heading are percentages, and none answers who people are."""
    columns = [cells for cells in _columns(body) if cells]
    if says_who(body, heading):
        return False
    with_sign = [
        cells for cells in columns if _mostly(cells, lambda cell: is_number(cell) and cell.endswith("%"))
    ]
    # A spreadsheet hands over 31% as 0.31. Without a sign, only a table with no question about people at all is one.
    shares = with_sign or (
        []
        if _asks_who(heading)
        else [cells for cells in columns if _mostly(cells, _is_share) and not set(cells) <= TICKS]
    )
    return len(shares) >= SHARES_COLUMNS and len(shares) >= MOST * len(columns)


def says_who(body: list[list[str]], heading: Heading, *, or_numbers: bool = False) -> bool:
    """Whether some column asks who people are and mostly holds answers to it (or numbers, which may be codes)."""
    return any(
        cells and _mostly(cells, lambda cell: _is_answer(cell) or (or_numbers and is_number(cell)))
        for name, cells in zip(heading.names, _columns(body), strict=False)
        if _questions(name)
    )


def listed_questions(rows: list[list[str]], body: list[list[str]], heading: Heading) -> list[str]:
    """Return the characteristics that one column of `rows` names one below the other; none where the rows are people.

    A code book does so, a table that lies on its side, and a list with one row for each answer.
    """
    if says_who(body, heading, or_numbers=True):
        return []
    for cells in _columns(rows):
        named = {
            phrase.answers
            for cell in dict.fromkeys(cells)
            if len(cell) <= LONGEST_NAME
            for phrase in said_by(cell)
            if phrase.alone and phrase.answers in (*SINGLE_ANSWER, AGE)
        }
        if len(named) >= NAMED_ANSWERS:
            return sorted(named)
    return []


def counted_answers(body: list[list[str]], heading: Heading) -> str:
    """Return the name of a column whose answers stand beside counts of people; "" where the rows may be people.

    Counts they are where every other column is named after counts, or one column is and each combination of the other
    answers stands once, or a table of two columns has answers beside whole numbers.

    Must stay fast at a million rows: what stands once in all of them stands once in the first, so that the rest are
    looked at only where the first may be counts.
    """
    if len(heading.names) < 2 or len(body) < 2:
        return ""
    if len(body) > FIRST_ROWS and not _counted_in(body[:FIRST_ROWS], heading):
        return ""
    return _counted_in(body, heading)


def _counted_in(body: list[list[str]], heading: Heading) -> str:
    columns = _columns(body)
    numbers = {i for i, cells in enumerate(columns) if _numbers(cells)}
    counts = {
        i for i, name in enumerate(heading.names[: len(columns)]) if norm(name) in shape_words("counts")
    }
    counting = {i for i in counts & numbers if not _running(columns[i])}
    words = [i for i in range(len(columns)) if i not in numbers and i not in counts and columns[i]]
    for index, name in enumerate(heading.names[: len(columns)]):
        cells = columns[index]
        known = sum(_is_answer(cell) for cell in set(cells))
        once = len(set(cells)) == len(cells) == len({norm(cell) for cell in set(cells)})
        others = set(range(len(columns))) - {index}
        if known >= 2 and once and others <= counts and others & counting:
            return name
        if known < NAMED_ANSWERS:
            continue
        if once and counting and others <= numbers:
            return name
        beside = min(others)
        alone = len(columns) == 2 and others <= numbers and not _running(columns[beside])
        if once and alone and _may_count(heading.names[beside], cells):
            return name
    plainly = {
        i
        for i, name in enumerate(heading.names[: len(columns)])
        if norm(name) in shape_words("plainly_counts")
    }
    years = [i for i in numbers - counts if all(YEAR.fullmatch(cell) for cell in columns[i])]
    answers = {i: sum(_is_answer(cell) for cell in set(columns[i])) for i in words}
    if counting & plainly and sum(answers.values()) >= NAMED_ANSWERS and _each_once(body, [*words, *years]):
        return heading.names[max(answers, key=lambda index: answers[index])]
    return ""


def _questions(name: str) -> bool:
    return any(phrase.answers in (*SINGLE_ANSWER, AGE) for phrase in said_by(name))


def _asks_who(heading: Heading) -> bool:
    return any(_questions(name) for name in heading.names)


def _is_share(cell: str) -> bool:
    return bool(SHARE.fullmatch(cell))


def _columns(body: list[list[str]]) -> list[list[str]]:
    width = max((len(row) for row in body), default=0)
    return [[row[i].strip() for row in body if i < len(row) and row[i].strip()] for i in range(width)]


def _numbers(cells: list[str]) -> bool:
    told = [cell for cell in set(cells) if is_number(cell) or not is_missing(cell)]
    return bool(told) and all(is_number(cell) for cell in told)


def _may_count(heading: str, answers: list[str]) -> bool:
    """Whether numbers under a heading may count who gave those answers: it asks nothing, or the same question."""
    said = {phrase.answers for phrase in said_by(heading)}
    keys = {norm(answer) for answer in answers}
    of = {name for name in SINGLE_ANSWER if keys & set(labels_of(name))}
    if any(is_range_of_ages(answer) for answer in answers):
        of.add(AGE)
    return not said or bool(said & of)


def _mostly(cells: list[str], fits: Callable[[str], bool]) -> bool:
    return sum(bool(fits(cell)) for cell in cells) >= MOSTLY * len(cells)


def _is_answer(cell: str) -> bool:
    key = norm(cell)
    if is_number(cell):
        return False
    return is_range_of_ages(cell) or (
        not is_missing(cell) and any(key in labels_of(name) for name in SINGLE_ANSWER)
    )


def _running(cells: list[str]) -> bool:
    """Whether numbers only number the rows: each follows the one before."""
    whole = [int(cell) for cell in cells if cell.isdigit()]
    return len(whole) == len(cells) and all(b - a == 1 for a, b in zip(whole, whole[1:], strict=False))


def _each_once(body: list[list[str]], columns: list[int]) -> bool:
    rows = [tuple(norm(row[i]) if i < len(row) else "" for i in columns) for row in body]
    return len(set(rows)) == len(rows)
