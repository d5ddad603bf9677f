"""`python -m data report`: a paper without a browser, by saved choices or not; a refusal leaves what stood there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from data.__main__ import main
from data.databases import INTAKE_SETTING, register_session
from data.register import paper_profiles
from data.register.paper_profiles import ALL, NEWEST_YEAR, OPEN_TO_ALL, ProfileEntry
from data.register.papers_made import note_paper
from models.paper import PaperMade
from pages.paper import asking, composing, contents, making
from pages.paper.asking import PaperChoices
from pages.paper.writing.formats import FORMATS
from pages.parts import days, reads
from tests.world import World

SAVED = ProfileEntry("For the Board", "Who we heard", ("summary", "reach.sex"), NEWEST_YEAR, OPEN_TO_ALL)


def publish_world() -> None:
    made = World()
    made.activity("survey", engagement="care", quarter="2024-Q1")
    made.people("survey", 300, sex="female", age_band="65_74")
    made.people("survey", 60, sex="male", age_band="16_24")
    made.publish()


@pytest.fixture
def out(tmp_path):
    return tmp_path / "paper.xlsx"


def report(out, *more: str) -> int:
    return main(["report", "--out", str(out), *more])


def written_by(chosen: PaperChoices, ending: str) -> bytes:
    paper = composing.compose(asking.ask(reads.release(), chosen, on=days.today()))
    return next(kind for kind in FORMATS if kind.ending == ending).writes(paper)


def made() -> list[tuple[str | None, int, str]]:
    with register_session() as session:
        return [(row.profile, row.release_id, row.format) for row in session.exec(select(PaperMade))]


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.ending)
def test_the_ending_says_which_kind_of_file(world, tmp_path, kind, capsys):
    out = tmp_path / f"paper{kind.ending.upper()}"
    paper_profiles.add_profile(replace(SAVED, sections=("summary",)), who="steward")
    assert report(out, "--profile", "For the Board") == 0
    assert out.read_bytes() == written_by(
        PaperChoices(NEWEST_YEAR, OPEN_TO_ALL, ("summary",), "Who we heard", "for-the-board"), kind.ending
    )
    assert made() == [("for-the-board", 1, kind.ending.removeprefix("."))]
    assert f"{out}: " in capsys.readouterr().out


def test_saved_choices_are_found_whatever_the_case_of_their_name(world, out):
    """Mutant: the usual paper whatever the profile."""
    paper_profiles.add_profile(SAVED, who="steward")
    chosen = PaperChoices(NEWEST_YEAR, OPEN_TO_ALL, SAVED.sections, "Who we heard", "for-the-board")
    for name in ("for the board", "FOR THE BOARD", "for-the-board"):
        assert report(out, "--profile", name) == 0
        assert out.read_bytes() == written_by(chosen, ".xlsx")


def test_without_saved_choices_it_is_the_usual_paper(world, out):
    assert report(out) == 0
    assert out.read_bytes() == written_by(PaperChoices(ALL, OPEN_TO_ALL, contents.usual(), ""), ".xlsx")
    assert made() == [(None, 1, "xlsx")]


def test_the_next_paper_of_the_choices_says_what_changed_since_the_last(world, out):
    reference = paper_profiles.add_profile(replace(SAVED, period=ALL), who="steward")
    note_paper(reference, release=1, format="docx", at=datetime.now(UTC) - timedelta(days=60))
    chosen = asking.saved(paper_profiles.profile(reference))
    found = making.make(chosen, format=FORMATS[0]).paper
    told = next(fact.text for fact in found.facts if fact.label == "What changed")
    day = days.today() - timedelta(days=60)
    assert told.startswith(
        f"Nothing in the figures has changed since the last paper, of {day.day} {day:%B %Y}: it was made from the same release."
    )


REFUSED = [
    (["--profile", "Nobody"], "There are no saved choices named 'Nobody'. There are: For the Board."),
    (["--profile", "gone"], "The release that stands has no figures for the period and activities"),
    (["--profile", "old"], "No section is chosen, or none that a paper has."),
]


@pytest.mark.parametrize(("more", "why"), REFUSED, ids=lambda value: str(value)[:30])
def test_a_refusal_says_what_to_do_and_leaves_what_stood_there(world, out, capsys, more, why):
    """Mutant: the file opened before the paper is made."""
    for entry in (
        SAVED,
        replace(SAVED, name="gone", period="2019-20"),
        replace(SAVED, name="old", sections=("a_section_of_an_older_version",)),
    ):
        if entry.name in (more[1], "For the Board"):
            paper_profiles.add_profile(entry, who="steward")
    out.write_bytes(b"the paper of before")
    assert report(out, *more) == 2
    assert why in capsys.readouterr().err
    assert out.read_bytes() == b"the paper of before"
    assert [each.name for each in out.parent.glob("paper*")] == ["paper.xlsx"]
    assert made() == []


def test_another_ending_is_refused_before_anything_is_read(own_folder, tmp_path, capsys):
    assert report(tmp_path / "paper.exe") == 2
    assert ".docx" in capsys.readouterr().err
    assert not list(own_folder.glob("*.db"))


def test_without_a_release_there_is_nothing_to_report(sqlite_databases, out, capsys):
    assert report(out) == 2
    assert "There is no release yet" in capsys.readouterr().err
    assert not out.exists()


def test_a_folder_that_is_not_there_is_said_so_and_nothing_is_noted(world, tmp_path, capsys):
    """Mutant: noted before it is written."""
    assert report(tmp_path / "nowhere" / "paper.xlsx") == 2
    assert capsys.readouterr().err
    assert made() == []


def test_a_viewer_makes_the_paper_and_notes_nothing(world, out, monkeypatch):
    paper_profiles.add_profile(SAVED, who="steward")
    monkeypatch.delenv(INTAKE_SETTING)
    assert report(out, "--profile", "For the Board") == 0
    assert out.stat().st_size > 1000
    assert made() == []
