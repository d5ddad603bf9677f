"""Messy files for property tests, and what is true of each because of how it was made."""

import csv
import io
from collections import Counter
from dataclasses import dataclass, field

import openpyxl
from hypothesis import strategies as st

KNOWN = {
    "Sex": {"Female": "female", "Male": "male", "": "not_known", "Prefer not to say": "prefer_not_to_say"},
    "Disability": {"Yes": "disabled_unspecified", "No": "not_disabled_unspecified", "": "not_known"},
    "Religion": {"Christian": "christian", "No religion": "no_religion", "Muslim": "muslim", "": "not_known"},
    "Ethnic group": {"White British": "white_british", "Indian": "asian_indian", "": "not_known"},
}
"""What some labels mean, read off the standards and not off the code."""
UNKNOWN = ("Martian", "Zorp", "=1+1", "-5", "@home", "+SUM(A1)", "n/k?", "Fe male", "other words")
AGES = ("34", "7", "130", "-1", "25-34", "65+", "", "x", "1e3", "16 to 24")
DATES = ("2024-05-01", "31/02/2024", "01/05/2024 10:15", "2030-01-01", "1850-01-01", "", "soon")
TICKS = ("Hearing", "Mobility;Vision", "None", "", "Zorp;Hearing", "Hearing|Memory")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "xlsx")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class MessyFile:
    """A file, and what is true of it."""

    content: bytes
    name: str
    lines: dict[int, list[str]]
    """Each row below the headings that holds anything: its number in a spreadsheet, and its cells."""
    headings: list[str]
    secrets: list[str] = field(default_factory=list)
    """Texts that may be nowhere in a database: cells of columns that answer nothing, and words that one person wrote."""
    by_person: bool = False
    """Whether the column "Member no" is named as what says who a person is."""


@st.composite
def messy_files(draw: st.DrawFn) -> MessyFile:
    """Draw a file with a heading row that asks questions, and rows that are messy in any way that a file can be."""
    asked = draw(st.lists(st.sampled_from(sorted(KNOWN)), min_size=2, max_size=4, unique=True))
    others = draw(
        st.lists(
            st.sampled_from(["Age", "Date", "Impairments", "Comments", "Full name", "Member no", ""]),
            max_size=5,
            unique=True,
        )
    )
    headings = draw(st.permutations(asked + others))
    if draw(st.integers(0, 9)) == 0:
        headings = [*headings, draw(st.sampled_from(asked))]
    number = draw(st.integers(1, 10**6))
    secrets: list[str] = []

    def secret() -> str:
        nonlocal number
        number += 7
        text, left = "", number
        while left:
            left, letter = divmod(left, 26)
            text += LETTERS[letter]
        secrets.append(f"zq{text}qz")
        return secrets[-1]

    def cell(heading: str) -> str:
        if heading in KNOWN:
            kind = draw(st.integers(0, 19))
            if kind == 0:
                return secret()
            return draw(st.sampled_from(UNKNOWN if kind == 1 else list(KNOWN[heading])))
        if heading in ("Age", "Date", "Impairments"):
            return draw(st.sampled_from({"Age": AGES, "Date": DATES, "Impairments": TICKS}[heading]))
        if heading == "Member no":
            return draw(st.sampled_from(["M1", "m1 ", "M2", "M3", "", "n/a"]))
        return draw(st.sampled_from(["", secret(), f"{secret()} {secret()} lives here"]))

    rows: list[list[str]] = []
    for _ in range(draw(st.integers(3, 14))):
        row = [cell(heading) for heading in headings]
        kind = draw(st.integers(0, 19))
        if kind == 0:
            row = row[: draw(st.integers(0, len(row)))]
        elif kind == 1:
            row = [*row, "", draw(st.sampled_from(["", "stray"]))]
        elif kind in (2, 3) and rows:
            row = list(draw(st.sampled_from(rows)))
        elif kind == 4:
            row = draw(st.sampled_from([[], [""] * len(row), ["  "], ["Total", "7"], list(headings)]))
        rows.append(row)
    above = draw(st.sampled_from([[], [["Survey of 2024"]], [["Exported", "today"], []]]))
    table = [*above, headings, *rows]
    lines = {
        place: row
        for place, row in enumerate(table, start=1)
        if place > len(above) + 1 and any(cell.strip() for cell in row)
    }
    encoding = draw(st.sampled_from(ENCODINGS))
    # A word that three rows have in answer to a question may be kept, for a person to decide what it means.
    kept = {
        said
        for place, heading in enumerate(headings)
        if heading in KNOWN
        for said, rows_of_it in Counter(row[place] for row in rows if place < len(row)).items()
        if rows_of_it >= 3
    }
    return MessyFile(
        _written(table, encoding, delimiter=draw(st.sampled_from(",;\t|"))),
        f"messy.{'xlsx' if encoding == 'xlsx' else 'csv'}",
        lines,
        headings,
        [each for each in secrets if each not in kept],
        "Member no" in headings and draw(st.booleans()),
    )


def _written(table: list[list[str]], encoding: str, *, delimiter: str) -> bytes:
    if encoding == "xlsx":
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in table:
            # What begins like a formula is text here: a spreadsheet would have stored what it comes to.
            sheet.append(
                [openpyxl.cell.WriteOnlyCell(sheet, "") if not cell else _text(sheet, cell) for cell in row]
            )
        file = io.BytesIO()
        book.save(file)
        return file.getvalue()
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(table)
    return text.getvalue().encode(encoding)


def _text(sheet: object, said: str) -> openpyxl.cell.WriteOnlyCell:
    cell = openpyxl.cell.WriteOnlyCell(sheet, said)
    cell.data_type = "s"
    return cell
