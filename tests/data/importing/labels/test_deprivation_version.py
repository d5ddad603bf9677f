"""Which index of deprivation a file has: by its heading, by what a person says, or unknown; and what is said of it.

Mutants: the newest index taken where no heading says one; a heading going before a person; "IMD 10" read as a year; the
first of two years in a heading believed.
"""

import pytest
from sqlmodel import select

from data.databases import intake_session
from data.importing import FileRefused, store
from data.importing.columns.column_map import check_map
from data.importing.columns.questions import VersionQuestion, find_questions
from data.importing.labels.deprivation_version import find_version
from models.intake import Import


@pytest.mark.parametrize(
    ("heading", "version"),
    [
        ("IMD 2025 quintile", "2025"),
        ("imd_decile_2019", "2019"),
        ("IMD2015Quintile", "2015"),
        ("IMD19 decile", "2019"),
        ("IoD25", "2025"),
        ("IMD '19 quintile", "2019"),
        ("Index of Multiple Deprivation 2010", "2010"),
        ("IMD quintile", None),
        ("IMD 10", None),
        ("IMD decile (1 most deprived, 10 least)", None),
        ("IMD 2019 or 2025", None),
        ("IMD quintile 120251", None),
        ("IMD 2016 decile", None),
    ],
)
def test_a_heading_says_its_year(heading, version):
    found = find_version([heading], declared=None)
    assert (found.version, found.by_heading) == (version, version is not None)


def test_who_knows_goes_before_the_heading():
    assert find_version(["IMD 2019 quintile"], declared="2025").version == "2025"


@pytest.mark.parametrize(
    "heading", ["IMD 2025 quintile", "IMD 2019 quintile", "IMD 2015 decile", "imd2019decile", "IMD quintile"]
)
def test_each_heading_is_a_column_of_deprivation(people, heading):
    found = people(heading, "1", "2", "5")
    assert set(found.counts) == {"imd_quintile"}
    assert "IoD2025" not in found.columns[0].why


@pytest.mark.parametrize(
    ("heading", "said", "compared"),
    [
        ("IMD 2025 quintile", "the heading says that it is the index of 2025", True),
        ("IMD 2019 quintile", "the heading says that it is the index of 2019", False),
        ("IMD quintile", "nothing says which index it is", False),
    ],
)
def test_the_import_says_whether_its_people_are_compared(people, heading, said, compared):
    notes = " ".join(people(heading, "1", "2").notes)
    assert said in notes
    assert ("and not compared" in notes) is not compared


def test_it_is_kept_with_the_import(sqlite_databases, activity, people):
    activity()
    for number, (heading, said) in enumerate(
        [
            ("IMD 2019 quintile", {}),
            ("IMD quintile", {}),
            ("IMD quintile", {"imd_version": "2025"}),
            ("Sex", {}),
        ]
    ):
        store(people(heading, *["1"] * (number + 1), **said), activity="A1", who="test")
    with intake_session() as session:
        kept = [row.imd_version for row in session.exec(select(Import).order_by(Import.id))]
    assert kept == ["2019", None, "2025", None]


def test_of_two_columns_that_agree_the_one_that_can_be_compared_is_taken(people):
    found = people("IMD 2019 quintile,IMD 2025 quintile", "1,1", "2,2")
    assert found.imd_version == "2025"


@pytest.mark.parametrize(
    ("heading", "said", "questions"),
    [
        ("IMD quintile", None, [VersionQuestion("IMD quintile", "imd_quintile", None)]),
        ("IMD quintile", "2019", [VersionQuestion("IMD quintile", "imd_quintile", "2019")]),
        ("IMD 2019 quintile", None, []),
    ],
)
def test_what_no_heading_says_is_asked(people, heading, said, questions):
    found = people(heading, "1", "2", **({"imd_version": said} if said else {}))
    asked = find_questions(found.table, found.columns, said=found.said)
    assert [each for each in asked if isinstance(each, VersionQuestion)] == questions


def test_a_map_with_a_year_that_is_none_is_refused():
    with pytest.raises(FileRefused, match="imd_version: write one of: 2025, 2019, 2015, 2010"):
        check_map({"imd_version": "2022"}, file_name="map.toml")


def test_a_map_that_names_the_code_list_as_it_was_called_before_is_read():
    said = check_map({"coded": {"imd_quintile": "IoD2025 IMD decile"}}, file_name="map.toml")
    assert said.coded == {"imd_quintile": "IMD decile"}
