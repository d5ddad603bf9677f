"""From a column of postcodes to answers: what counts, what is a problem, and who is asked what."""

import pytest

from data.importing import FileRefused, PostcodeLookup
from data.importing.columns.column_map import check_map
from data.importing.columns.column_use import Use
from data.importing.columns.questions import PostcodeQuestion, find_questions
from data.importing.columns.saved_maps import together
from data.importing.harmonising import FoundProblem
from models.vocabulary import ProblemKind

PEOPLE = (
    "Sex,Postcode",
    "Female,QX1 1AA",
    "Male,qx11ab",
    "Male,QX2 1AA",
    "Female,QX9 9ZZ",
    "Female,QX1",
    "Male,hello",
    "Male,",
    "Female,Prefer not to say",
    "Male,QX4 1AA",
)
NOBODY_ASKED = "so deprivation, rural or urban, and coastal or not are not asked of these people"


def uses(found) -> dict[str, Use]:
    return {use.column: use.use for use in found.columns}


def whys(found) -> dict[str, str]:
    return {use.column: use.why for use in found.columns}


def test_a_postcode_becomes_answers_and_is_dropped(placed) -> None:
    """Mutants: unknown postcodes left out of the answers; a part of one looked up; a blank cell a problem."""
    found = placed(*PEOPLE)
    assert found.answers["imd_quintile"] == [
        "1", "5", "not_applicable", "not_known", "not_known", "not_known", "not_known", "prefer_not_to_say", "not_known",
    ]  # fmt: skip
    assert found.answers["rural_urban"] == [
        "urban_nearer", "smaller_rural_further", "smaller_rural_further",
        "not_known", "not_known", "not_known", "not_known", "prefer_not_to_say", "not_known",
    ]  # fmt: skip
    assert "coastal" not in found.answers
    assert found.imd_version == "2025"
    assert found.problems == (
        FoundProblem(5, "Postcode", ProblemKind.POSTCODE_NOT_FOUND),
        FoundProblem(6, "Postcode", ProblemKind.POSTCODE_IN_PART),
        FoundProblem(7, "Postcode", ProblemKind.NOT_A_POSTCODE),
    )
    assert whys(found)["Postcode"] == (
        "looked up in directory.csv, then dropped. It gives deprivation (English Indices 2025), and rural or urban"
    )
    assert found.unmatched == {}


def test_the_import_says_what_became_of_postcodes_and_counts_few_as_few(placed) -> None:
    """Mutant: the exact number of people in an area of nine."""
    rows = ["Female,QX1 1AA"] * 10 + ["Male,QX1 1AB"] * 9 + ["Male,QX2 1AA"]
    assert placed("Sex,Postcode", *rows).notes[-2:] == (
        "“Postcode”: looked up in directory.csv, then dropped. It gives deprivation (English Indices 2025), and rural or urban.",
        "By their postcodes, fewer than 10 live in Bournemouth, Christchurch and Poole; 10 live in Dorset; fewer than 10 live "
        "elsewhere. This is said here only, and not kept.",
    )


def test_deprivation_of_another_version_is_kept_and_said_not_to_be_compared(placed, lookup) -> None:
    """Mutant: a lookup of 2019 passed on as one of 2025."""
    found = placed(*PEOPLE, by=lookup(version="2019"))
    assert found.imd_version == "2019"
    assert found.answers["imd_quintile"][:2] == ["5", "1"]
    assert any(note.startswith("Deprivation: it is the index of 2019.") for note in found.notes)


def test_without_a_postcode_file_nothing_is_asked_and_that_is_said(people) -> None:
    found = people(*PEOPLE)
    assert set(found.answers) == {"sex"}
    assert found.imd_version is None
    why = f"dropped: postcodes. No postcode file is set, {NOBODY_ASKED}"
    assert whys(found)["Postcode"] == why
    assert f"“Postcode”: {why}." in found.notes
    assert found.problems == ()


def test_only_first_parts_can_t_be_placed(placed) -> None:
    """One whole postcode among them, and the others are a problem each. Mutant: parts looked up as they stand."""
    found = placed("Sex,Postcode", "Female,QX1", "Male,QX1 1", "Male,")
    assert set(found.answers) == {"sex"}
    assert whys(found)["Postcode"] == (
        f"dropped: postcodes. Only the first parts of postcodes are there, which can't be placed, {NOBODY_ASKED}"
    )
    found = placed("Sex,Postcode", "Female,QX1", "Male,QX1 1AA")
    assert found.answers["imd_quintile"] == ["not_known", "1"]


def test_a_column_in_which_nobody_wrote_anything_was_asked(placed) -> None:
    assert placed("Sex,Postcode", "Female,", "Male,").answers["imd_quintile"] == ["not_known", "not_known"]


@pytest.mark.parametrize(
    "heading", ["Postcode", "Q12", "Home postcode", "What is your postcode?", "Home Post code", "POSTAL CODE"]
)
def test_which_columns_say_where_people_live(placed, heading: str) -> None:
    assert uses(placed(f"Sex,{heading}", "Female,QX1 1AA", "Male,QX1 1AB"))[heading] is Use.POSTCODE


@pytest.mark.parametrize(
    "heading",
    ["Work postcode", "Billing Postal Code", "Venue postcode", "Postcode of your GP", "School post code"],
)
def test_a_postcode_of_another_place_is_dropped(placed, heading: str) -> None:
    """Mutant: the plain phrase before those of other places."""
    found = placed(f"Sex,{heading}", "Female,QX1 1AA", "Male,QX1 1AB")
    assert whys(found)[heading] == "dropped: postcodes of other places"
    assert set(found.answers) == {"sex"}


def test_a_whole_address_is_no_postcode(placed) -> None:
    """Mutant: cells searched for a postcode."""
    found = placed("Sex,Where", *["Female,1 High Street QX1 1AA"] * 5)
    assert uses(found)["Where"] is Use.DROPPED
    assert set(found.answers) == {"sex"}


def test_of_two_columns_of_postcodes_the_home_counts_or_what_the_map_says(placed) -> None:
    """Mutant: the first column of the file."""
    lines = ("Postcode,Home postcode", "QX1 1AB,QX1 1AA", "QX1 1AB,QX1 1AA")
    found = placed(*lines)
    assert found.answers["imd_quintile"] == ["1", "1"]
    assert whys(found)["Postcode"] == 'dropped: postcodes. "Home postcode" says where people live'
    found = placed(*lines, columns={"Postcode": "postcode"})
    assert found.answers["imd_quintile"] == ["5", "5"]
    found = placed("Q7,Postcode", "QX1 1AB,QX1 1AA", columns={})
    assert found.answers["imd_quintile"] == ["1"]
    found = placed("Home postcode,Q7", "QX1 1AA,QX1 1AB", columns={"Q7": "postcode"})
    assert found.answers["imd_quintile"] == ["5"]
    found = placed(*lines, columns={"Postcode": "leave", "Home postcode": "leave"})
    assert found.answers == {}


def test_the_file_s_own_column_counts_unless_the_map_says_otherwise(placed) -> None:
    """Nothing counts twice. Mutants: what the postcode says written over the column; the lookup's version for both."""
    lines = ("IMD quintile,Postcode", "3,QX1 1AA", "3,QX1 1AB", "3,QX9 9ZZ")
    own = placed(*lines)
    assert own.answers["imd_quintile"] == ["3", "3", "3"]
    assert own.imd_version is None
    assert own.answers["rural_urban"] == ["urban_nearer", "smaller_rural_further", "not_known"]
    assert whys(own)["Postcode"].endswith('For deprivation the column "IMD quintile" counts')
    by = placed(*lines, postcode={"imd_quintile": "postcode"})
    assert by.answers["imd_quintile"] == ["1", "5", "not_known"]
    assert by.imd_version == "2025"
    assert by.counts["imd_quintile"] == {"1": 1, "5": 1, "not_known": 1}
    assert whys(by)["IMD quintile"] == 'left out: for deprivation the postcode in "Postcode" counts'
    for found, said in ((own, "column"), (by, "postcode")):
        asked = find_questions(found.table, found.columns, said=found.said)
        assert PostcodeQuestion("IMD quintile", "imd_quintile", "Postcode", said) in asked


def test_where_every_answer_has_a_column_the_postcode_is_only_dropped(placed) -> None:
    found = placed("IMD quintile,Rural or urban,Postcode", "3,Rural,QX1 1AA")
    assert found.answers == {"imd_quintile": ["3"], "rural_urban": ["rural_unspecified"]}
    assert found.problems == ()


def test_a_lookup_that_can_t_be_used_refuses_only_files_with_postcodes(placed, lookup) -> None:
    broken = lookup("name,imd_decile", "x,1")
    assert placed("Sex", "Female", by=broken).answers == {"sex": ["female"]}
    with pytest.raises(FileRefused, match="no column holds postcodes"):
        placed(*PEOPLE, by=broken)
    left = placed(*PEOPLE, by=broken, columns={"Postcode": "leave"})
    assert set(left.answers) == {"sex"}


def test_in_a_world_of_two_postcodes_two_people_are_placed(placed) -> None:
    found = placed("Sex,Postcode", "Female,QX1 1AA", *["Male,"] * 30, "Female,QX1 1AB")
    assert found.counts["imd_quintile"] == {"1": 1, "5": 1, "not_known": 30}


def test_the_order_of_people_and_of_the_lookup_changes_nobody_s_answer(placed, lookup, directory) -> None:
    plain = placed(*PEOPLE).answers
    turned = placed(*PEOPLE, by=lookup(directory[0], *reversed(directory[1:])))
    assert turned.answers == plain
    backwards = placed(PEOPLE[0], *reversed(PEOPLE[1:])).answers
    assert {name: said[::-1] for name, said in backwards.items()} == plain


@pytest.mark.parametrize("said", [{"imd_quintile": "both"}, {"sex": "postcode"}, {"imd_quintile": 1}])
def test_a_map_that_says_something_else_is_refused(said) -> None:
    with pytest.raises(FileRefused, match=r"map.toml, \[postcode\]"):
        check_map({"postcode": said}, file_name="map.toml")


def test_what_was_said_of_a_source_holds_until_it_is_said_otherwise() -> None:
    before = check_map({"postcode": {"imd_quintile": "postcode"}}, file_name="map.toml")
    assert together(before, check_map({}, file_name="map.toml")).postcode == {"imd_quintile": "postcode"}
    now = check_map({"postcode": {"imd_quintile": "column"}}, file_name="map.toml")
    assert together(before, now).postcode == {"imd_quintile": "column"}


def test_a_lookup_without_a_setting_says_nothing() -> None:
    assert PostcodeLookup().tells() is None
    assert PostcodeLookup().answers(["QX11AA"]) == {}
