"""The reference files of standards: what they hold, that they hold together, and what is said of one that is wrong."""

import shutil
import subprocess
from pathlib import Path

import pytest

from data.facts.rows import FactsError
from data.standards import frames, kinds
from data.standards.frames import FOLDER, read_frames, read_kinds
from data.standards.lines import lines, read_lines

ELEVEN = [
    *("honesty", "involvement", "support", "planning", "methods", "working_together"),
    *("improvement", "feedback", "communication", "proactive", "monitoring"),
]


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the reference folder."""
    shutil.copytree(FOLDER, tmp_path / "standards")
    return tmp_path / "standards"


def change(folder, file, old, new):
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_eleven_standards_are_the_first_frame_in_their_order():
    first = next(iter(frames.frames().values()))
    assert [each.slug for each in first.standards] == ELEVEN
    assert first.counted.format(number=11) == "our 11 standards"


def test_the_further_frames_have_as_many_parts_as_their_sources():
    assert {slug: len(frame.standards) for slug, frame in frames.frames().items()} == {
        "standards": 11,
        "principles": 4,
        "statutory": 10,
        "gunning": 4,
        "eds": 2,
        "accessible": 6,
        "equality_duty": 3,
    }


def test_each_of_the_eleven_has_evidence_that_the_data_supply_of_one_engagement():
    """Mutant: `shown_by` of support left blank."""
    for standard in frames.frames()["standards"].standards:
        assert [kind for kind in standard.shown_by if kind in kinds.OF_ONE], standard.slug


def test_every_kind_has_its_function_and_is_used():
    used = {kind for frame in frames.frames().values() for each in frame.standards for kind in each.shown_by}
    assert set(frames.kinds()) == used == {*kinds.OF_ONE, *kinds.OF_ALL}
    of_all_only = {slug for slug, kind in frames.kinds().items() if kind.of_all_only}
    assert of_all_only == set(kinds.OF_ALL) - set(kinds.OF_ONE)


def test_one_kind_serves_several_frames():
    serving = [
        frame.slug
        for frame in frames.frames().values()
        if any("told_in_time" in each.shown_by for each in frame.standards)
    ]
    assert serving == ["standards", "principles", "statutory", "eds"]


def test_only_wording_that_was_checked_is_called_official():
    official = {each.label for frame in frames.frames().values() for each in frame.standards if each.official}
    assert official == {
        *("Identify", "Record", "Flag", "Share", "Meet", "Review"),
        *("Proposals at a formative stage", "Adequate time"),
    }


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("standards.csv", "standards,honesty", "standrads,honesty", "row 2, column frame: there is no frame"),
        (
            "standards.csv",
            "can_change;reasoned",
            "can_chnge;reasoned",
            "row 2, column shown_by: there is no kind",
        ),
        (
            "standards.csv",
            "beyond_surveys;level_reached",
            "methods;methods",
            'row 3, column shown_by: "methods" is',
        ),
        (
            "standards.csv",
            "standards,support",
            "standards,honesty",
            'row 4, column slug: "honesty" is there twice',
        ),
        ("standards.csv", ",no,1\n", ",no,2\n", "row 3, column order: the order 2 is there twice"),
        (
            "standards.csv",
            "Standards of engagement,no,1",
            "Standards of engagement,maybe,1",
            'must be "yes" or "no"',
        ),
        ("frames.csv", "our {number} standards", "our standards", "row 2, column counted: it must hold"),
        ("frames.csv", "our {number} standards", "our {number} {x}", "row 2, column counted: it must hold"),
        ("frames.csv", "slug,label", "slug,name", "row 1: the columns are"),
        ("kinds.csv", "can_change,What", ",What", "row 2, column slug: it is blank. Fill it in."),
    ],
)
def test_a_file_that_is_wrong_names_file_row_column_and_remedy(folder, file, old, new, message):
    change(folder, file, old, new)
    with pytest.raises(FactsError) as error:
        read_frames(folder, kinds=read_kinds(folder))
    assert str(error.value).startswith(file)
    assert message in str(error.value)


def test_a_frame_without_standards_is_refused(folder):
    with (folder / "frames.csv").open("a", encoding="utf-8") as file:
        file.write("new,New,step,the {number} steps,About,Source,8\n")
    with pytest.raises(FactsError, match='row 9, column slug: "new" has no standards'):
        read_frames(folder, kinds=read_kinds(folder))


def test_the_lines_are_read_exactly():
    assert (str(lines().overall_shown), str(lines().overall_partly)) == ("9/10", "1/2")
    assert lines().level_reached_shown == ("collaborate", "empower")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('shown = "0.90"', 'shown = "1.5"', r'\[overall\]: "shown" must be a share'),
        ('shown = "0.90"', "shown = 0.9", r'\[overall\]: "shown" must be a share in quotes'),
        ('shown = "0.90"', 'shown = "0.50"', r'\[overall\]: "partly" must be below "shown"'),
        ("days = 14", "days = 0", r'\[closed_before_decision\]: "days" must be a whole number'),
        ("days = 14", "day = 14", r'\[closed_before_decision\]: "days" is missing'),
        ("days = 14", "days = 14\nmore = 1", r'\[closed_before_decision\]: "more" is no line'),
        ('"empower"]', '"rule"]', r'\[level_reached\]: "shown" must be a list of values of level'),
        ("[overall]", "[overall", "cannot be read"),
    ],
)
def test_a_line_that_is_wrong_names_table_line_and_remedy(folder, old, new, message):
    """Mutant: unknown lines let through."""
    change(folder, "standings.toml", old, new)
    with pytest.raises(FactsError, match=message):
        read_lines(folder / "standings.toml")


def test_no_lines_no_standing(tmp_path):
    with pytest.raises(FactsError, match="is missing"):
        read_lines(tmp_path / "standings.toml")


def test_git_keeps_every_reference_file():
    """Mutant: the folder not named in .gitignore, where all other files of this kind are left out."""
    root = Path(__file__).parents[3]
    if not (root / ".git").exists():
        pytest.skip("There is no Git here.")
    files = [str(path) for path in FOLDER.parent.rglob("*.*")]
    # It ends with 1 where none of the files is left out.
    found = subprocess.run(["git", "check-ignore", *files], cwd=root, capture_output=True, text=True)
    assert (found.returncode, found.stdout) == (1, "")
