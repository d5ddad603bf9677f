"""`check`, `import` and `undo` on the command line: one object with --json and nothing else; 0, or 2 where refused."""

import json
from pathlib import Path

import pytest
from sqlmodel import select

from data.__main__ import main
from data.commands.source_map import NO_INTAKE, NOTHING_BEFORE, REMEMBERED
from data.databases import register_session
from models.register import Activity, Engagement

LINES = "Name,Date,Gender,Age\nx,2024-05-01,Woman,34\ny,2024-05-02,Jedi,130\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "people.csv"
    made.write_text(LINES, encoding="utf-8")
    return made


def test_check_prints_one_object(file: Path, capsys) -> None:
    assert main(["check", str(file), "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == {
        "rows": 2,
        "heading_rows": 1,
        "columns": [
            {"column": "Name", "characteristic": None, "why": "dropped: names"},
            {"column": "Date", "characteristic": None, "why": "the date people took part"},
            {
                "column": "Gender",
                "characteristic": "gender",
                "why": "the heading asks it; 1 of 2 kinds of answer are known",
            },
            {
                "column": "Age",
                "characteristic": "age_band",
                "why": "the heading asks it; read as ages in years",
            },
        ],
        "counts": {"age_band": {"25_34": 1, "not_known": 1}, "gender": {"woman": 1, "needs_review": 1}},
        "problems": [{"row": 3, "column": "Age", "kind": "impossible_age"}],
        "unmatched": {"gender": {"Jedi": 1}},
        "refused": None,
    }
    assert (said.out.count("\n"), said.err) == (1, "")


def test_check_stores_nothing_and_needs_no_database(file: Path, own_folder: Path) -> None:
    assert main(["check", str(file), "--json"]) == 0
    assert not list(own_folder.glob("*.db"))


def test_check_says_the_same_in_words(file: Path, capsys) -> None:
    assert main(["check", str(file)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("people.csv: 2 rows, 2 people.\n")
    for line in (
        "  Name: dropped: names",
        "  Gender: Jedi (1)",
        "  row 3, Age: the age can't be right, so it counts as not known",
        "  Needs review: nobody has said what the answer means: 1",
    ):
        assert line in said.split("\n")
    assert "130" not in said


@pytest.mark.parametrize("command", [["check"], ["import", "--activity", "A1"]])
def test_a_refused_file_gives_2_and_the_reason(
    command, sqlite_databases, activity, tmp_path: Path, capsys
) -> None:
    activity()
    empty = tmp_path / "empty.csv"
    empty.write_text("")
    reason = "empty.csv is empty. Export the answers as CSV or XLSX, with one row per person."
    assert main([command[0], str(empty), *command[1:], "--json"]) == 2
    said = json.loads(capsys.readouterr().out)
    assert (said["refused"], said["rows"], said["columns"]) == (reason, 0, [])
    assert main([command[0], str(empty), *command[1:]]) == 2
    assert capsys.readouterr() == ("", reason + "\n")


def test_a_file_is_imported_and_taken_back(sqlite_databases, activity, file: Path, capsys) -> None:
    activity()
    assert main(["import", str(file), "--activity", "A1", "--who", "steward"]) == 0
    said = capsys.readouterr().out
    assert said.endswith(
        "Stored people.csv as import 1 into A1: 2 people.\nTo take it back: python -m data undo 1\n"
    )
    assert main(["undo", "1", "--who", "steward"]) == 0
    assert (
        capsys.readouterr().out
        == "Import 1 (people.csv) is taken back: 2 people removed. Publish to show it.\n"
    )
    assert main(["undo", "1"]) == 2
    assert capsys.readouterr().err == "Import 1 was taken back before. Nothing was changed.\n"


def test_import_prints_one_object(sqlite_databases, activity, file: Path, capsys) -> None:
    activity()
    assert main(["import", str(file), "--activity", "A1", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["import"], said["rows"], said["refused"]) == (1, 2, None)
    assert main(["undo", "1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"import": 1, "removed": 2, "refused": None}
    assert main(["undo", "9", "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["refused"] == "There is no import 9. Nothing was changed."


def test_a_decision_in_a_map_is_remembered_for_the_source(
    sqlite_databases, activity, tmp_path: Path, file: Path, capsys
) -> None:
    activity()
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    first.write_text('source = "Partner A"\n[labels.gender]\nJedi = "other_gender"\n')
    second.write_text('source = "Partner A"\n')
    assert main(["import", str(file), "--activity", "A1", "--map", str(first), "--json"]) == 0
    next_file = tmp_path / "next.csv"
    next_file.write_text("Gender\nJedi\n")
    assert main(["import", str(next_file), "--activity", "A1", "--map", str(second), "--json"]) == 0
    assert json.loads(capsys.readouterr().out.split("\n")[1])["counts"] == {"gender": {"other_gender": 1}}


def test_check_may_ask_for_an_activity(sqlite_databases, activity, file: Path, capsys) -> None:
    activity()
    assert main(["check", str(file), "--activity", "A1", "--json"]) == 0
    assert main(["check", str(file), "--activity", "B9"]) == 2
    assert 'There is no activity "B9"' in capsys.readouterr().err


@pytest.fixture
def jedi(sqlite_databases, activity, tmp_path: Path) -> Path:
    """Return the map of a source, of which one file with three Jedi is stored."""
    activity()
    made, said = tmp_path / "jedi.csv", tmp_path / "partner.toml"
    made.write_text("Gender\nJedi\nJedi\njedi\nWoman\n", encoding="utf-8")
    said.write_text('source = "Partner A"\n', encoding="utf-8")
    assert main(["import", str(made), "--activity", "A1", "--map", str(said), "--json"]) == 0
    return said


DECIDE = ["decide", "--source", "Partner A", "--characteristic", "gender", "--label", "Jedi"]


def test_decide_says_what_follows(jedi: Path, capsys) -> None:
    capsys.readouterr()
    assert main([*DECIDE, "--as", "other_gender"]) == 0
    assert capsys.readouterr().out == (
        "The label counts as other_gender: 1 import followed, 3 answers changed. Publish to show it.\n"
    )
    assert main([*DECIDE, "--review", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"imports": 1, "changed": 3, "refused": None}


def test_decide_refuses_what_is_no_answer(jedi: Path, capsys) -> None:
    capsys.readouterr()
    assert main([*DECIDE, "--as", "sith"]) == 2
    assert capsys.readouterr().err.startswith(
        "“sith” is not an answer to gender. There are: man, non_binary, woman,"
    )
    assert main([*DECIDE, "--review", "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["refused"].startswith("Nobody has decided that label")


def engagements() -> list[str]:
    with register_session() as session:
        return [*session.exec(select(Activity.reference)), *session.exec(select(Engagement.reference))]


def test_an_activity_that_only_a_refused_file_named_does_not_stay(
    sqlite_databases, file: Path, capsys
) -> None:
    """Mutants: the activity left in the register; its engagement left; one that was there before taken out."""
    assert main(["import", str(file), "--activity", "A1"]) == 0
    assert engagements() == ["A1", "A1"]
    capsys.readouterr()
    # The same file again: refused while it is stored, when the activity is there already.
    assert main(["import", str(file), "--activity", "B2"]) == 2
    said = capsys.readouterr()
    assert "is stored already, as import 1" in said.err
    assert "was not in the register" not in said.err
    assert engagements() == ["A1", "A1"]
    assert main(["import", str(file), "--activity", "A1"]) == 2
    assert engagements() == ["A1", "A1"]


def test_check_and_import_read_a_file_by_what_was_said_of_its_source(
    sqlite_databases, activity, tmp_path: Path, capsys
) -> None:
    """Mutants: labels alone remembered, and not the columns; what was said before going before the map; `check` without it."""
    activity()
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    first.write_text(
        'source = "Partner A"\n[columns]\nQ7 = "gender"\n[labels.gender]\nJedi = "other_gender"\n'
        '[polarity]\ntrans_status = "same"\n'
    )
    second.write_text('source = "Partner A"\n')
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text("Q7,Trans status\nJedi,Yes\nWoman,No\n")
    two.write_text("Q7,Trans status\nJedi,Yes\nMan,No\nMan,No\n")
    assert main(["check", str(two), "--map", str(second), "--json"]) == 0
    said = capsys.readouterr()
    assert "gender" not in json.loads(said.out)["counts"]
    assert said.err == NOTHING_BEFORE.format(source="Partner A") + "\n"
    assert main(["import", str(one), "--activity", "A1", "--map", str(first), "--json"]) == 0
    capsys.readouterr()
    expected = {
        "gender": {"man": 2, "other_gender": 1},
        "trans_status": {"same_as_birth": 1, "different_from_birth": 2},
    }
    assert main(["check", str(two), "--map", str(second), "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["counts"] == expected
    assert said.err == REMEMBERED.format(source="Partner A") + "\n"
    assert main(["check", str(two), "--map", str(second)]) == 0
    assert capsys.readouterr().out.startswith(REMEMBERED.format(source="Partner A") + "\n")
    second.write_text('source = "Partner A"\n[labels.gender]\nJedi = "non_binary"\n')
    assert main(["import", str(two), "--activity", "A1", "--map", str(second), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["counts"]
    assert found == expected | {"gender": {"man": 2, "non_binary": 1}}


def test_check_makes_no_database_to_look_for_what_was_said(
    file: Path, own_folder: Path, tmp_path: Path, capsys
) -> None:
    said = tmp_path / "said.toml"
    said.write_text('source = "Partner A"\n')
    assert main(["check", str(file), "--map", str(said)]) == 0
    assert capsys.readouterr().out.startswith(NO_INTAKE.format(source="Partner A"))
    assert not list(own_folder.glob("*.db"))
