"""Writes a file of invented people: twelve questions, with a number and a day for each person, messy here and there.

The answers are labels as forms have them, drawn from a seed: the same file in every run.
"""

import csv
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import openpyxl

from data.importing.columns.column_map import ColumnMap

HEADINGS = (
    "Response ID",
    "Completion date",
    "How old are you?",
    "What is your sex?",
    "Is the gender you identify with the same as your sex registered at birth?",
    "Which of the following best describes your sexual orientation?",
    "What is your ethnic group?",
    "What is your religion?",
    "Do you consider yourself to have a disability?",
    "Which impairments do you have?",
    "What is your marital or civil partnership status?",
    "Are you pregnant, or have you been in the last year?",
    "Do you look after, or give any help or support to, anyone (unpaid carer)?",
    "Have you ever served in the armed forces?",
)
MAP = ColumnMap(polarity={"trans_status": "same"})
"""What a steward says of the file: which way round the question of trans status was put."""
QUESTIONS = len(HEADINGS) - 2

ANSWERS: dict[int, tuple[tuple[str, float], ...]] = {
    3: (("Female", 0.52), ("Male", 0.46), ("Prefer not to say", 0.015), ("", 0.005)),
    4: (("Yes", 0.93), ("No", 0.01), ("Prefer not to say", 0.03), ("", 0.03)),
    5: (
        ("Heterosexual or straight", 0.88),
        ("Gay or lesbian", 0.03),
        ("Bisexual", 0.03),
        ("Prefer not to say", 0.05),
        ("", 0.01),
    ),
    6: (
        ("White British", 0.78),
        ("White Irish", 0.02),
        ("Any other White background", 0.06),
        ("Indian", 0.03),
        ("Pakistani", 0.02),
        ("African", 0.02),
        ("Caribbean", 0.02),
        ("Roma", 0.01),
        ("White and Asian", 0.01),
        ("Prefer not to say", 0.025),
        ("Martian", 0.005),
    ),
    7: (
        ("No religion", 0.4),
        ("Christian", 0.45),
        ("Muslim", 0.06),
        ("Hindu", 0.02),
        ("Sikh", 0.01),
        ("Prefer not to say", 0.05),
        ("", 0.01),
    ),
    8: (("Yes", 0.2), ("No", 0.75), ("Prefer not to say", 0.05)),
    9: (
        ("", 0.8),
        ("Hearing", 0.05),
        ("Mobility", 0.07),
        ("Hearing;Mobility", 0.03),
        ("Vision;Memory;Mobility", 0.01),
        ("None", 0.04),
    ),
    10: (("Married", 0.5), ("Single", 0.35), ("Divorced", 0.1), ("Widowed", 0.05)),
    11: (("No", 0.95), ("Yes", 0.03), ("Prefer not to say", 0.02)),
    12: (("No", 0.85), ("Yes", 0.12), ("Prefer not to say", 0.03)),
    13: (("No", 0.95), ("Yes", 0.05)),
}
"""By column: answers and the share of people who give them."""
AGES = tuple([str(age) for age in range(12, 95)] + ["130", "Prefer not to say", ""])
DAYS = 365
SECONDS = 24 * 60 * 60
DRAWN = 10_000


def rows(n: int, *, seed: int = 1) -> Iterator[list[str]]:
    """Yield the headings and then `n` rows of text."""
    rng = np.random.default_rng(seed)
    yield list(HEADINGS)
    for start in range(0, n, DRAWN):
        count = min(DRAWN, n - start)
        columns = [
            [f"R-{number:08d}" for number in range(start, start + count)],
            [_moment(second) for second in rng.integers(DAYS * SECONDS, size=count).tolist()],
            [AGES[place] for place in rng.integers(len(AGES), size=count)],
        ]
        for answers in ANSWERS.values():
            labels, shares = zip(*answers, strict=True)
            columns.append([labels[place] for place in rng.choice(len(labels), size=count, p=shares)])
        yield from map(list, zip(*columns, strict=True))


def _moment(second: int) -> str:
    """Return a moment of 2025 as survey tools write it: hardly any twice in a file."""
    return f"{datetime(2025, 1, 1) + timedelta(seconds=second):%d/%m/%Y %H:%M:%S}"


def csv_file(path: Path, *, n: int) -> Path:
    """Return the file as CSV, made if it is not there."""
    if not path.exists():
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows(n))
    return path


def xlsx_file(path: Path, *, n: int) -> Path:
    """Return the file as XLSX with strings in a table of their own, as spreadsheets save them; made if it is not there."""
    if not path.exists():
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Answers")
        for row in rows(n):
            sheet.append([cell or None for cell in row])
        book.save(path)
    return path
