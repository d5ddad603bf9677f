"""Reads the figures of a benchmark from a CSV: who a group is held against, category by category. Stores nothing.

The shape: a heading row with `characteristic`, `level`, `category`, and either `share` or `people`; one row for each
category. The words of this dashboard and its slugs are both understood. `share` is a part of 1, such as 0.16, or a
percentage, such as 16%; `people` is a whole number,
and no group of so few that the disclosure rules would hide their number. The category "not answered" is taken off and the rest rescaled
(method 3.2).
"""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from data import facts
from data.facts.benchmark_files import NOT_ANSWERED
from data.register.entries import EntryRefused
from models.facts import Characteristic, Level

LARGEST = 500_000
"""Bytes."""
MOST_ROWS = 2_000
LONGEST_CELL = 120
TOLERANCE = Fraction(1, 1000)
"""How far from 1 the shares of a level may be (method 3.4)."""
KEYS = ("characteristic", "level", "category")
AMOUNTS = ("share", "people")
MOST_PEOPLE = 1_000_000_000
"""In one benchmark; the register keeps their number in four bytes."""
FORMULA_STARTS = ("=", "+", "-", "@")

TOO_LARGE = f"The file is larger than {LARGEST // 1000} kB. Keep only the rows of one benchmark in it."
TOO_MANY = f"The file has more than {MOST_ROWS:,} rows. Keep only the rows of one benchmark in it."
NOT_TEXT = "The file is not a CSV of text. Save it from your spreadsheet as “CSV UTF-8” and send that."
NO_ROWS = "The file has a heading and no figures. Add a row for each group."
HEADING = "Row 1: the headings must be {wanted}. Found: {found}."
BOTH = "Row 1: give either share or people, not both."
CELLS = "Row {row}: it has {found} cells, and the heading has {wanted}. Check for commas inside a cell."
CELL = "Row {row}, column {column}: {why}"
BLANK = "it is blank. Fill it in, or delete the row."
FORMULA = "it is a formula. Put the value itself there."
TOO_LONG = f"it is longer than {LONGEST_CELL} letters. Use the name of a group as this dashboard writes it."
NO_CHARACTERISTIC = "there is no such characteristic. Use one of: {known}."
SEVERAL_ANSWERS = (
    "people may give several answers to this, so shares of it don't make a whole. Set a number of voices as a target "
    "instead."
)
NO_LEVEL = "there is no such level of detail of {characteristic}. Use one of: {known}."
NO_CATEGORY = "there is no such group at this level. Use one of: {known}."
TWICE = "this group is there already, in row {row}. Keep one of them."
NEGATIVE = "it is below 0. A share or a number of people can't be."
NOT_A_SHARE = "it must be a share such as 0.16 or 16%."
NOT_PEOPLE = "it must be a whole number of people, such as 1250."
FEW_PEOPLE = (
    "it is a number from 1 to {few}, by which people could be recognised. Give the share of each group in place of people, or "
    "put small groups together: use a level of detail with fewer groups."
)
TOO_MANY_PEOPLE = "{what}, in the rows {rows}: that is {people:,} people together, and more than {most:,} can't be. Correct the numbers."
SUM = (
    "The shares of {what} add up to {total}, and must add up to 1 (or 100%). The rows are {rows}. Correct them, or add "
    "what is missing; people who did not answer go in a row “not answered”."
)
NOBODY = "{what}, in the rows {rows}: nobody is in any group. There is nothing to compare with."

_SHARE = re.compile(r"(\d{1,3}(?:\.\d{1,12})?|\.\d{1,12})\s*(%?)")
_PEOPLE = re.compile(r"\d{1,12}|\d{1,3}(?:,\d{3}){1,3}")


@dataclass(frozen=True)
class Figures:
    """The shares of one characteristic at one level, as text that says them exactly; without those who did not answer."""

    characteristic: str
    level: str
    shares: Mapping[str, str]
    not_answered_included: bool
    people: int | None = None
    """How many answered, where the file gives people; None where it gives shares."""


@dataclass(frozen=True)
class _Line:
    row: int
    category: str
    amount: Fraction


def read(content: bytes) -> tuple[Figures, ...]:
    """Return the figures of a file, in its order.

    Raises
    ------
    EntryRefused
        Something in it can't be; the message says the row, the column and what to put there.
    """
    rows = _rows(content)
    amount = _amount_column(rows[0])
    if len(rows) == 1:
        raise EntryRefused(NO_ROWS)
    lines: dict[tuple[str, str], list[_Line]] = defaultdict(list)
    for number, cells in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(rows[0]):
            raise EntryRefused(CELLS.format(row=number, found=len(cells), wanted=len(rows[0])))
        named = dict(zip((name.strip().casefold() for name in rows[0]), cells, strict=True))
        key, line = _line(named, row=number, amount=amount)
        if same := next((each for each in lines[key] if each.category == line.category), None):
            raise _wrong(number, "category", TWICE.format(row=same.row))
        lines[key].append(line)
    if not lines:
        raise EntryRefused(NO_ROWS)
    return tuple(_figures(key, found, people=amount == "people") for key, found in lines.items())


def empty_file(characteristic: Characteristic) -> str:
    """Return a CSV to fill in: a row for each group of each level of a characteristic, the amounts blank."""
    out = io.StringIO(newline="")
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow([*KEYS, "share"])
    for level in facts.levels(characteristic.slug):
        write.writerows(
            [characteristic.label, level.label, category.label, ""] for category in level.categories
        )
    return out.getvalue()


def _rows(content: bytes) -> list[list[str]]:
    if len(content) > LARGEST:
        raise EntryRefused(TOO_LARGE)
    if b"\0" in content:
        raise EntryRefused(NOT_TEXT)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise EntryRefused(NOT_TEXT) from error
    if len(rows) > MOST_ROWS + 1:
        raise EntryRefused(TOO_MANY)
    return rows or [[]]


def _amount_column(heading: Sequence[str]) -> str:
    names = [name.strip().casefold() for name in heading]
    amounts = [name for name in AMOUNTS if name in names]
    if len(amounts) == 2:
        raise EntryRefused(BOTH)
    if len(amounts) != 1 or sorted(names) != sorted([*KEYS, *amounts]):
        found = ", ".join(name[:LONGEST_CELL] for name in names if name) or "nothing"
        raise EntryRefused(HEADING.format(wanted=", ".join((*KEYS, "share")) + " (or people)", found=found))
    return amounts[0]


def _line(named: Mapping[str, str], *, row: int, amount: str) -> tuple[tuple[str, str], _Line]:
    for column, cell in named.items():
        _check(cell.strip(), row=row, column=column, number=column == amount)
    listed = {one.slug: one for one in facts.published()}
    slug = _slug(named["characteristic"], {one: (each.label,) for one, each in listed.items()})
    if slug is None:
        known = ", ".join(each.label for each in listed.values())
        raise _wrong(row, "characteristic", NO_CHARACTERISTIC.format(known=known))
    if listed[slug].multiple:
        raise _wrong(row, "characteristic", SEVERAL_ANSWERS)
    level = _level(named["level"], characteristic=listed[slug], row=row)
    groups = {each.slug: (each.label, each.short, each.people) for each in level.categories}
    category = _slug(named["category"], {**groups, NOT_ANSWERED: ("not answered",)})
    if category is None:
        known = "; ".join(each.label for each in level.categories)
        raise _wrong(row, "category", NO_CATEGORY.format(known=f"{known}; not answered"))
    line = _Line(row, category, _amount(named[amount].strip(), row=row, column=amount))
    if amount == "people" and category != NOT_ANSWERED:
        _require_no_small_number(line)
    return (slug, level.slug), line


def _require_no_small_number(line: _Line) -> None:
    """Refuse a group of so few that a page, which shows its share of all, would tell their number."""
    few = facts.disclosure_rules().hide_up_to
    if 0 < line.amount <= few:
        raise _wrong(line.row, "people", FEW_PEOPLE.format(few=few))


def _check(cell: str, *, row: int, column: str, number: bool) -> None:
    if not cell:
        raise _wrong(row, column, BLANK)
    if len(cell) > LONGEST_CELL:
        raise _wrong(row, column, TOO_LONG)
    if number and re.fullmatch(r"-\s*[\d.,]+\s*%?", cell):
        raise _wrong(row, column, NEGATIVE)
    if cell.startswith(FORMULA_STARTS):
        raise _wrong(row, column, FORMULA)


def _level(cell: str, *, characteristic: Characteristic, row: int) -> Level:
    levels = facts.levels(characteristic.slug)
    slug = _slug(cell, {each.slug: (each.label,) for each in levels})
    if slug is None:
        known = "; ".join(each.label for each in levels)
        why = NO_LEVEL.format(characteristic=characteristic.label, known=known)
        raise _wrong(row, "level", why)
    return facts.level(characteristic.slug, slug)


def _slug(cell: str, known: Mapping[str, Sequence[str]]) -> str | None:
    """Return the slug that a cell names, by itself or by one of its labels; None where none or several fit."""
    wanted = " ".join(cell.split()).casefold()
    if wanted in known:
        return wanted
    found = {slug for slug, labels in known.items() if wanted in {label.casefold() for label in labels}}
    return found.pop() if len(found) == 1 else None


def _amount(cell: str, *, row: int, column: str) -> Fraction:
    if column == "people":
        if not _PEOPLE.fullmatch(cell):
            raise _wrong(row, column, NOT_PEOPLE)
        return Fraction(cell.replace(",", ""))
    found = _SHARE.fullmatch(cell)
    if found is None:
        raise _wrong(row, column, NOT_A_SHARE)
    share = Fraction(found[1]) / (100 if found[2] else 1)
    if share > 1:
        raise _wrong(row, column, NOT_A_SHARE)
    return share


def _figures(key: tuple[str, str], lines: Sequence[_Line], *, people: bool) -> Figures:
    what = f"{facts.characteristic(key[0]).label}, {facts.level(*key).label}"
    rows = ", ".join(str(line.row) for line in lines)
    total = sum((line.amount for line in lines), start=Fraction(0))
    kept = [line for line in lines if line.category != NOT_ANSWERED]
    answered = sum((line.amount for line in kept), start=Fraction(0))
    if not answered:
        raise EntryRefused(NOBODY.format(what=what, rows=rows))
    if not people and abs(total - 1) > TOLERANCE:
        raise EntryRefused(SUM.format(what=what, total=f"{float(total):.4f}", rows=rows))
    if people and answered > MOST_PEOPLE:
        raise EntryRefused(
            TOO_MANY_PEOPLE.format(what=what, rows=rows, people=int(answered), most=MOST_PEOPLE)
        )
    return Figures(
        characteristic=key[0],
        level=key[1],
        shares={line.category: _exact(line.amount, of=answered if people else None) for line in kept},
        not_answered_included=len(kept) < len(lines),
        people=int(answered) if people else None,
    )


def _exact(amount: Fraction, *, of: Fraction | None) -> str:
    """Return a share as text: "0.16" stays as it was written, people become a fraction of all, such as "12/345"."""
    return str(amount if of is None else amount / of)


def _wrong(row: int, column: str, why: str) -> EntryRefused:
    return EntryRefused(CELL.format(row=row, column=column, why=why))
