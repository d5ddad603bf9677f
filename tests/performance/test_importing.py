"""The script that measures importing, run on small files: that it measures what it says. Not of the ordinary run."""

from data.importing import harmonise, read
from tests.performance.importing import run, told
from tests.performance.one_import import ON
from tests.performance.people_file import QUESTIONS, csv_file, xlsx_file


def test_the_same_file_is_brought_in_with_pandas_and_as_we_do(tmp_path):
    found = run(tmp_path, csv_rows=300, xlsx_rows=200)
    assert {(each.file, each.ours.rows, each.pandas.rows) for each in found} == {
        ("people_300.csv", 300, 300),
        ("people_200.xlsx", 200, 200),
    }
    assert {each.database for each in found} == {"SQLite", "PostgreSQL"}
    assert all(set(each.ours.steps) == {"read", "harmonise", "store"} for each in found)
    assert all(each.ours.peak_megabytes > each.ours.at_start_megabytes > 0 for each in found)
    assert len(told(found).splitlines()) == 2 + 2 * len(found)


def test_every_question_of_the_file_is_found(tmp_path):
    for file in (csv_file(tmp_path / "people.csv", n=2_000), xlsx_file(tmp_path / "people.xlsx", n=2_000)):
        found = harmonise(read(file), today=ON)
        assert len(found.answers) + len(found.ticks) == QUESTIONS
        assert found.rows == 2_000
