"""A postcode is nowhere but in the file: not in either database, not in what a command says, not in a log, not in a map."""

import json
import logging
from pathlib import Path

import pytest
from sqlmodel import select

from data.__main__ import main
from data.databases import close, intake_session
from data.importing import as_toml
from data.importing.columns.saved_maps import as_json
from models.intake import Import, Participation, Problem

SECRETS = ("QX1", "QX2", "QX9", "QZ7", "9ZZ", "hello street")
"""Pieces of the postcodes below, whole, in part, unknown and malformed."""
HEADING = "Sex,Ethnic group,Postcode,Comments"
FEW = (
    HEADING,
    *["Female,White British,,"] * 40,
    "Male,White British,QX1 1AA,x",
    "Male,White British,QX1 1AB,x",
)
MANY = (
    HEADING,
    *["Female,White British,QX1 1AA,I am at QX1 1AA"] * 20,
    *["Male,Martian,QX2 1AA,x"] * 20,
    *["Male,White British,qx9 9zz,x"] * 5,
    *["Male,White British,QX9,x"] * 5,
    *["Male,White British,QZ7-1AA,x"] * 5,
    *["Male,White British,hello street,x"] * 5,
)


@pytest.fixture
def files(tmp_path: Path, directory, monkeypatch):
    """Return what writes a people's file beside a directory that the settings name."""
    (tmp_path / "given").mkdir()
    path = tmp_path / "given" / "directory.csv"
    path.write_text("\n".join(directory), "utf-8")
    monkeypatch.setenv("EQUAL_REACH_POSTCODE_FILE", str(path))
    monkeypatch.setenv("EQUAL_REACH_POSTCODE_IMD", "2025")

    def make(lines: tuple[str, ...]) -> Path:
        people = tmp_path / "given" / "people.csv"
        people.write_text("\n".join(lines), "utf-8")
        return people

    return make


def nowhere(text: str) -> None:
    """Fail where any piece of a postcode stands in a text."""
    assert not [piece for piece in SECRETS if piece.casefold() in text.casefold()]


def written(folder: Path) -> str:
    """Return the bytes of every file of a test's folder but those that were given: databases, their logs, the secret."""
    close()
    held = [path for path in folder.rglob("*") if path.is_file() and "given" not in path.parts]
    assert {"intake.db", "register.db"} <= {path.name for path in held}
    return "\n".join(path.read_bytes().decode("latin-1") for path in held if path.name != "secret")


@pytest.mark.parametrize("lines", [FEW, MANY], ids=["two postcodes", "all kinds"])
@pytest.mark.parametrize("said", [[], ["--json"]])
def test_no_piece_of_a_postcode_is_stored_said_or_logged(
    sqlite_databases, files, own_folder: Path, capsys, caplog, lines, said
) -> None:
    """Mutants: the cell given to the problem instead of the heading; unknown postcodes counted as labels."""
    caplog.set_level(logging.DEBUG)
    file = str(files(lines))
    assert main(["check", file, *said]) == 0
    assert main(["import", file, "--activity", "A1", *said]) == 0
    told = capsys.readouterr()
    nowhere(told.out + told.err + caplog.text)
    with intake_session() as session:
        stored = session.exec(select(Import)).one()
        assert stored.imd_version == "2025"
        assert json.loads(stored.column_map)["uses"]["Postcode"] == "postcode"
        fifths = [each.imd_quintile for each in session.exec(select(Participation)).all()]
        kinds = {each.kind for each in session.exec(select(Problem)).all()}
    assert fifths.count("1") == (1 if lines is FEW else 20)
    assert kinds == (set() if lines is FEW else {"postcode_not_found", "postcode_in_part", "not_a_postcode"})
    nowhere(written(own_folder))


@pytest.mark.parametrize(
    "twin", ["QX1 1AA,QX1 1AA,198001,,E06000059,E92000001,E01000001,UN1,30000,2", "QX1 1AA,=1,x,,x,x,x,x,x,x"]
)
def test_a_refusal_says_nothing_either_and_stores_nothing(
    sqlite_databases, files, own_folder: Path, capsys, directory, twin: str
) -> None:
    """The directory holds other people's postcodes too: not even its row is named where only theirs would be."""
    file = files(MANY)
    path = file.with_name("directory.csv")
    path.write_text("\n".join([*directory, twin.replace(",2", ",20000")]), "utf-8")
    assert main(["import", str(file), "--activity", "A1"]) == 2
    told = capsys.readouterr()
    nowhere(told.out + told.err)
    with intake_session() as session:
        assert session.exec(select(Import)).all() == []
    nowhere(written(own_folder))


def test_the_same_refusal_whoever_lives_where(sqlite_databases, files, capsys, directory) -> None:
    """A row of the directory that can't be is named, so it must not hang on who is in the file. Mutant: only rows asked for are looked at."""
    said = set()
    for lines in (FEW, MANY, (HEADING, "Male,White British,QX4 1AA,x")):
        file = files(lines)
        wrong = "QX7 7AA,QX7 7AA,198001,,E06000059,E92000001,E01000001,UN1,30000,99999"
        file.with_name("directory.csv").write_text("\n".join([*directory, wrong]), "utf-8")
        assert main(["check", str(file)]) == 2
        said.add(capsys.readouterr().err)
    assert len(said) == 1
    assert 'directory.csv, row 8, column "imd25ind"' in said.pop()


def test_what_is_kept_of_the_columns_names_only_headings(placed) -> None:
    found = placed(*MANY, columns={"Postcode": "postcode"}, postcode={"imd_quintile": "postcode"})
    nowhere(as_toml(found.said))
    nowhere(as_json(found.columns, found.said))
    nowhere(repr((found.columns, found.counts, found.problems, found.unmatched, found.decided, found.notes)))
