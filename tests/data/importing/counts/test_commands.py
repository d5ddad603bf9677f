"""`check --counts` and `import --counts`: what they print, and their exit codes.

Mutants: the disagreement stored all the same; --activity left out where the file names none.
"""

import json

import pytest
from sqlmodel import select

from data.__main__ import main
from data.databases import intake_session
from data.importing.storing import history
from models.intake import ParticipationCount

LUNCH = "characteristic,category,n\nSex,Women,11\nSex,Men,7\nAge,65-74,15\n"


@pytest.fixture
def totals(tmp_path):
    def write(text=LUNCH):
        path = tmp_path / "totals.csv"
        path.write_text(text)
        return str(path)

    return write


def ran(words, capsys):
    code = main(words)
    said = capsys.readouterr()
    return code, said.out, said.err


def test_check_says_what_would_count_and_stores_nothing(sqlite_databases, totals, capsys) -> None:
    code, out, _ = ran(["check", totals(), "--counts"], capsys)
    assert code == 0
    assert "How many came in all is not told. Sex has the largest count, so 18 people came." in out
    assert "Age: 15 of 18 told. The other 3 count as not known." in out
    assert history.imports() == ()


def test_check_prints_the_object_that_it_prints_for_people(sqlite_databases, totals, capsys) -> None:
    code, out, _ = ran(["check", totals(), "--counts", "--json"], capsys)
    assert (code, json.loads(out)) == (
        0,
        {
            "rows": 3,
            "heading_rows": 1,
            "columns": [
                {"column": "characteristic", "characteristic": None, "why": "names the question"},
                {"column": "category", "characteristic": None, "why": "names the answer"},
                {"column": "n", "characteristic": None, "why": "counts people"},
            ],
            "counts": {
                "age_band": {"65_74": 15, "not_known": 3},
                "sex": {"female": 11, "male": 7},
            },
            "problems": [],
            "unmatched": {},
            "refused": None,
            "came": {"": 18},
        },
    )


def test_more_than_came_is_refused_until_it_is_said_how_many_came(
    sqlite_databases, activity, totals, capsys
) -> None:
    activity("lunch")
    path = totals(LUNCH + "Total,,17\n")
    code, _, err = ran(["import", path, "--activity", "lunch", "--counts"], capsys)
    assert code == 2
    assert "Sex adds up to 18, but 17 are said to have come." in err
    assert err.endswith("If 18 came, add --came 18.\n")
    assert history.imports() == ()
    code, out, _ = ran(["import", path, "--activity", "lunch", "--counts", "--came", "18"], capsys)
    assert code == 0
    assert out.endswith("Stored as import 1 into lunch: 18 heads. To take it back: python -m data undo 1\n")


def test_import_says_who_is_there_already(sqlite_databases, activity, people, totals, capsys) -> None:
    activity("lunch")
    code, _, _ = ran(["import", totals("Sex\nF\nM\n"), "--activity", "lunch"], capsys)
    assert code == 0
    code, out, _ = ran(["import", totals(), "--activity", "lunch", "--counts"], capsys)
    assert code == 0
    assert "lunch has 2 participations on record already. These counts are added to them" in out
    code, _, err = ran(["import", totals(LUNCH + "Age,75-84,1\n"), "--activity", "lunch", "--counts"], capsys)
    assert (code, err.endswith("say so. Add --other-people.\n")) == (2, True)
    words = ["import", totals(LUNCH + "Age,75-84,1\n"), "--activity", "lunch", "--counts", "--other-people"]
    assert ran(words, capsys)[0] == 0
    with intake_session() as session:
        rows = session.exec(select(ParticipationCount).where(ParticipationCount.characteristic == "people"))
        assert [row.n for row in rows] == [18, 18]


def test_a_question_is_asked_for_where_the_file_leaves_it_open(sqlite_databases, totals, capsys) -> None:
    path = totals("Women,Men,Total\n11,7,18\n")
    code, out, _ = ran(["check", path, "--counts", "--json"], capsys)
    assert code == 2
    assert json.loads(out)["refused"].endswith(
        "Say which question was asked. Add --question, for instance --question gender."
    )
    code, out, _ = ran(["check", path, "--counts", "--question", "sex", "--json"], capsys)
    assert (code, json.loads(out)["counts"]) == (0, {"sex": {"female": 11, "male": 7}})
    code, _, err = ran(["check", path, "--counts", "--question", "shoes"], capsys)
    assert (code, err[:58]) == (2, "--question: there is no characteristic “shoes”. There are:")


def test_the_refusal_of_counts_among_files_of_people_says_how(sqlite_databases, totals, capsys) -> None:
    """Mutant: the advice left out."""
    code, _, err = ran(["check", totals("Sex,Count\nFemale,11\nMale,7\n")], capsys)
    assert code == 2
    assert "open “Or bring in totals” on the Import page, or run python -m data import --counts." in err


def test_a_map_says_what_labels_mean(sqlite_databases, tmp_path, totals, capsys) -> None:
    (tmp_path / "map.toml").write_text('source = "Quillhaven"\n[labels.sex]\n"Ladies" = "female"\n')
    path = totals(LUNCH.replace("Women", "Ladies"))
    words = ["check", path, "--counts", "--json", "--map", str(tmp_path / "map.toml")]
    assert json.loads(ran(words, capsys)[1])["counts"]["sex"] == {"female": 11, "male": 7}
    assert json.loads(ran(words[:4], capsys)[1])["unmatched"] == {"sex": {"Ladies": 11}}
