"""SPSS files: labels for values, questions for names, what is missing; and a broken one costs us nothing.

Mutants: values with a label left as numbers; declared missing values kept as answers; the
variable's name taken although its label asks more; a file cut short read as far as it goes.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat
import pytest

from data.importing import FileRefused, read
from data.importing.files.statistics_file import BROKEN, TOO_MANY_CELLS, read_statistics_file

FRAME = pd.DataFrame(
    {
        "id": [1, 2, 3, 4, 5],
        "gender": [1, 2, 9, -1, 7],
        "age": [34, 51.5, np.nan, 70, 18],
        "when": pd.to_datetime(
            ["2026-05-01", "2026-05-02", None, "2026-05-04 10:30", "2026-05-05"], format="ISO8601"
        ),
        "why": ["a", "", "c", "ü", "=1+1"],
    }
)


@pytest.fixture
def content(tmp_path: Path) -> bytes:
    file = tmp_path / "people.sav"
    pyreadstat.write_sav(
        FRAME,
        file,
        column_labels=["Case number", "Interviewer's note", "Q2. How old are you?", "", "Why?"],
        variable_value_labels={"gender": {1: "Man", 2: "Woman", 9: "Prefer not to say", -1: "Routing"}},
        missing_ranges={"gender": [9, -1]},
    )
    return file.read_bytes()


def test_labels_stand_for_values_and_questions_for_names(content: bytes) -> None:
    found = read(content, file_name="people.sav")
    assert found.headings == ("id", "gender", "Q2. How old are you?", "when", "Why?")
    assert found.columns == (
        ["1", "2", "3", "4", "5"],
        ["Man", "Woman", "Prefer not to say", "", "7"],
        ["34", "51.5", "", "70", "18"],
        ["2026-05-01", "2026-05-02", "", "2026-05-04 10:30:00", "2026-05-05"],
        ["a", "", "c", "ü", "=1+1"],
    )
    assert (found.row_numbers, found.heading_rows, found.sheet) == ([2, 3, 4, 5, 6], 1, "SPSS file")


def test_a_compressed_file_is_read_too(tmp_path: Path) -> None:
    pyreadstat.write_sav(FRAME[["gender"]], tmp_path / "people.zsav", compress=True)
    assert read(tmp_path / "people.zsav").columns == (["1", "2", "9", "-1", "7"],)


@pytest.mark.parametrize("keep", [4, 180, -9])
def test_a_file_cut_short_is_refused(content: bytes, keep: int) -> None:
    with pytest.raises(FileRefused) as refused:
        read(content[:keep], file_name="people.sav")
    assert str(refused.value) == BROKEN.format(file="people.sav")


def test_a_file_of_too_many_cells_is_refused(content: bytes) -> None:
    with pytest.raises(FileRefused) as refused:
        read_statistics_file(content, file_name="people.sav", most_cells=24)
    assert str(refused.value) == TOO_MANY_CELLS.format(file="people.sav", limit=24)
    assert len(read_statistics_file(content, file_name="people.sav", most_cells=25).rows) == 6
