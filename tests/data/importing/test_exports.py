"""A small invented file of every tool, with that tool's headings and shape, gives the right answers beside it.

`exports/right_answers.toml` was drafted from what the importer found and then read against each file by eye.

Mutants: the row of import identifiers read as a person; previews counted; a total taken for a
person; the first sheet taken instead of the one that asks most; the upper heading put before every lower one;
quotation marks read in one way only; the day that LimeSurvey writes for none taken for a day.
"""

import subprocess
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from data.importing import FileRefused, harmonise, read, store

EXPORTS = Path(__file__).parent / "exports"
ANSWERS = EXPORTS / "right_answers.toml"
RIGHT = tomllib.loads(ANSWERS.read_text(encoding="utf-8"))
PEOPLE = [name for name, right in RIGHT.items() if "refused" not in right]
TODAY = date(2026, 6, 15)


def test_every_file_has_its_right_answers() -> None:
    assert sorted(RIGHT) == sorted(file.name for file in EXPORTS.iterdir() if file != ANSWERS)


@pytest.mark.parametrize("name", PEOPLE)
def test_a_file_gives_its_right_answers(name: str) -> None:
    right = RIGHT[name]
    found = harmonise(read(EXPORTS / name), today=TODAY)
    left_out: dict[str, list[int]] = {}
    for problem in found.problems:
        left_out.setdefault(problem.kind.value, []).append(problem.row)
    columns: dict[str, list[str]] = {}
    for use in found.columns:
        if use.characteristic:
            columns.setdefault(use.characteristic, []).append(use.column)
    assert {
        "tool": right["tool"],
        "rows": found.rows,
        "people": len(found.kept),
        "heading_rows": found.table.heading_rows,
        "problems": left_out,
        "columns": {name: used[0] if len(used) == 1 else used for name, used in columns.items()},
        "counts": found.counts,
        "unmatched": found.unmatched,
    } == {"problems": {}, "unmatched": {}, **right}
    assert found.rows == len(found.kept) + found.refused_rows


@pytest.mark.parametrize("name", sorted(set(RIGHT) - set(PEOPLE)))
def test_a_file_is_refused_with_advice(name: str) -> None:
    with pytest.raises(FileRefused) as refused:
        harmonise(read(EXPORTS / name), today=TODAY)
    assert str(refused.value) == RIGHT[name]["refused"]


def test_the_whole_folder_is_imported_without_cleaning(sqlite_databases, activity) -> None:
    stored: Counter[str] = Counter()
    for number, name in enumerate(PEOPLE):
        found = harmonise(read(EXPORTS / name), today=TODAY)
        outcome = store(found, activity=activity(f"A{number}"), who="steward", today=TODAY)
        assert (outcome.rows, outcome.refused_rows) == (found.rows, found.rows - outcome.accepted)
        stored[name] = outcome.accepted
    assert stored == {name: RIGHT[name]["people"] for name in PEOPLE}


def test_git_keeps_every_file() -> None:
    """Mutant: "*.sav" left out in .gitignore without the exception for this folder."""
    root = Path(__file__).parents[3]
    if not (root / ".git").exists():
        pytest.skip("There is no Git here.")
    files = [str(path) for path in EXPORTS.iterdir()]
    # It ends with 1 where none is left out; without --no-index it says nothing of files that Git holds already.
    found = subprocess.run(
        ["git", "check-ignore", "--no-index", *files], cwd=root, capture_output=True, text=True
    )
    assert (found.returncode, found.stdout) == (1, "")
