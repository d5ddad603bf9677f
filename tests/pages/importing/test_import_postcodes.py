"""Postcodes on the Import page: what it says they become, with and without a postcode file, and that none is shown."""

from pathlib import Path

import pytest

from data.databases import close
from data.importing.storing import history
from pages.parts.importing import import_postcodes, import_state
from tests.pages.importing.bringing import an_activity, box, html, onward, press, step, with_file

DIRECTORY = (
    "pcds,lad26cd,ctry26cd,ruc21ind,imd25ind",
    "QX1 1AA,E06000059,E92000001,UN1,1",
    "QX1 1AB,E06000058,E92000001,RSF1,33755",
)
PEOPLE = [
    "Sex,Postcode",
    *["Female,QX1 1AA"] * 20,
    *["Male,QX1 1AB"] * 20,
    *["Male,QX9 9ZZ"] * 4,
    *["Male,QX9"] * 4,
    *["Male,QZ7-1AA"] * 4,
]
OWN = ["IMD quintile,Postcode", *["Quintile 3,QX1 1AA"] * 20, *["Quintile 4,QX1 1AB"] * 20]
SECRETS = ("QX1", "QX9", "QZ7", "9ZZ")


@pytest.fixture
def ready(sqlite_databases) -> None:
    an_activity()


@pytest.fixture
def directory(tmp_path: Path, monkeypatch):
    """Return what writes a postcode file and names it in the settings."""

    def make(*lines: str, version: str = "2025") -> Path:
        (tmp_path / "given").mkdir(exist_ok=True)
        path = tmp_path / "given" / "directory.csv"
        path.write_text("\n".join(lines or DIRECTORY), "utf-8")
        monkeypatch.setenv("EQUAL_REACH_POSTCODE_FILE", str(path))
        monkeypatch.setenv("EQUAL_REACH_POSTCODE_IMD", version)
        return path

    return make


def shown(app) -> str:
    """Return everything that the page sends: HTML, boxes with their options, buttons, captions, the file to save."""
    boxes = [str(each.proto) for each in app.get("selectbox") + app.get("radio") + app.get("button")]
    return "\n".join(
        [html(app), *boxes, *(str(each.proto) for each in app.get("download_button")), str(app.markdown)]
    )


def said_of(app) -> str:
    """Return what the page says in the step of the columns."""
    return html(onward(app, to="2")).replace("&#x27;", "'")


def test_with_a_postcode_file_it_says_what_they_become(ready, directory):
    """Mutant: a version left out of the words."""
    directory()
    said = said_of(with_file(PEOPLE))
    assert (
        "Each postcode in “Postcode” is looked up in directory.csv and becomes deprivation of its area (English Indices of "
        "Deprivation 2025), and rural or urban. Then it is dropped: it is never stored, and no page shows it."
    ) in said
    assert import_postcodes.NO_FILE[0] not in said


def test_without_one_it_says_what_to_do(ready):
    said = said_of(with_file(PEOPLE))
    for sentence in import_postcodes.NO_FILE:
        assert sentence in said
    assert "EQUAL_REACH_POSTCODE_FILE" in said
    assert "EQUAL_REACH_POSTCODE_IMD" in said


def test_a_file_without_postcodes_hears_nothing_of_them(ready, directory):
    directory("name,imd_decile", "x,1")
    said = said_of(with_file(["Sex,Name", *["Female,Ann"] * 12]))
    assert import_postcodes.HEADING not in said
    assert import_postcodes.REFUSED not in said


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (("name,imd_decile", "x,1"), "directory.csv, row 1: no column holds postcodes."),
        (("postcode,imd_decile", "QX1 1AA,11"), "directory.csv, row 2, column"),
        (("postcode,imd_decile", "QX1 1AA,1", "QX1 1AA,10"), "directory.csv has a postcode more than once"),
    ],
)
def test_a_postcode_file_that_can_t_be_used_is_said_and_the_rest_can_be_stored(
    ready, directory, lines, reason
):
    """Mutant: the refusal of the rows left to the step that reads the answers."""
    directory(*lines)
    app = with_file(PEOPLE)
    said = said_of(app)
    assert import_postcodes.REFUSED in said
    assert reason in said
    assert import_postcodes.TILL_THEN in said
    press(onward(app, to="6"), "Store these records")
    assert [each.accepted for each in history.imports()] == [52]


def test_no_postcode_is_shown_saved_or_stored_on_the_way(ready, directory, own_folder: Path):
    """Mutant: the column of postcodes among the samples."""
    directory()
    app = with_file(PEOPLE, source="Partner A")
    for number in ("2", "5", "6"):
        onward(app, to=number)
        assert step(app) == number
        assert not [piece for piece in SECRETS if piece in shown(app)]
    assert "not in the postcode file" in html(press(app, "See the problems"))
    onward(app, to="6")
    assert not [piece for piece in SECRETS if piece in str(app.session_state[import_state.STEPS].found.notes)]
    press(app, "Store these records")
    assert not [piece for piece in SECRETS if piece in shown(app)]
    close()
    for path in own_folder.glob("*.db*"):
        assert not [piece for piece in SECRETS if piece in path.read_bytes().decode("latin-1")]
    # With the file in hand, what was looked up is forgotten.
    assert app.session_state[import_state.STEPS].looked is None


def test_postcodes_of_other_places_hear_nothing_of_the_file(ready):
    """Mutant: any column whose reason begins with the word postcodes."""
    said = said_of(with_file(["Sex,Work postcode", *["Female,QX1 1AA"] * 12]))
    assert import_postcodes.HEADING not in said


def test_a_column_of_parts_is_no_sample_even_where_it_is_taken_for_something_else(ready):
    """Mutant: samples of every column."""
    app = with_file(["Sex,Postcode", *["Female,QX9"] * 20])
    onward(app, to="2")
    box(app, "Postcode").set_value("rural_urban").run()
    assert not [piece for piece in SECRETS if piece in shown(app)]


def test_a_column_whose_heading_says_nothing_gives_no_sample_of_postcodes(ready, directory):
    """Taken, and left out by the steward. Mutants: samples of a column that is looked up; of one with postcodes in it."""
    directory()
    app = with_file(["Sex,Q12", *["Female,QX1 1AA"] * 20, *["Male,QX9"] * 4])
    onward(app, to="2")
    assert box(app, "Q12").value == "postcode"
    assert not [piece for piece in SECRETS if piece in shown(app)]
    box(app, "Q12").set_value("leave").run()
    assert not [piece for piece in SECRETS if piece in shown(app)]


def test_the_steward_chooses_which_counts(ready, directory):
    """The column, unless they say otherwise; and back again. Mutant: the choice kept only as long as the step is open."""
    directory()
    app = onward(with_file(OWN), to="3")
    which = box(app, "Which counts?")
    assert which.value == "column"
    press(which.set_value("postcode").run(), "Continue")
    onward(app, to="6")
    found = app.session_state[import_state.STEPS].found
    assert found.counts["imd_quintile"] == {"1": 20, "5": 20}
    assert found.imd_version == "2025"
    press(app, "Change what you said")
    box(app, "Which counts?").set_value("column").run()
    onward(app, to="6")
    assert app.session_state[import_state.STEPS].found.counts["imd_quintile"] == {"3": 20, "4": 20}


def test_the_postcode_file_is_read_once_for_a_file(ready, directory, monkeypatch):
    """Mutant: read whenever an answer changes."""
    from data.importing.places import lookup

    reads = []
    read = lookup._read
    monkeypatch.setattr(lookup, "_read", lambda *args, **said: reads.append(1) or read(*args, **said))
    directory()
    app = onward(with_file(OWN), to="3")
    box(app, "Which counts?").set_value("postcode").run()
    onward(app, to="6")
    press(app, "Back")
    assert len(reads) == 1
