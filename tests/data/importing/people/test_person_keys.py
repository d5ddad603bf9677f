"""What says who a person is becomes a keyed hash as the file is read, and nothing else of it goes on.

Mutants: NFKC left out; the check digit of NHS numbers not looked at; "n/a" taken for somebody (two people became
one); the column left in the table; a file hashed with a random key stored; row numbers suggested.
"""

import dataclasses
import json
from datetime import date

import pytest

from data.__main__ import main
from data.importing import FileRefused, harmonise, store
from data.importing.columns.column_map import ColumnMap
from data.importing.columns.finding import find_columns
from data.importing.columns.person_key_columns import (
    BY_HEADING,
    E_MAILS,
    FOUND,
    NHS_NUMBERS,
    PERHAPS,
    SuggestedKey,
    suggested_person_keys,
)  # fmt: skip
from data.importing.people.person_keys import NOT_KEPT, PersonKeys, nhs_number, plain_reference
from data.importing.storing.whole import OTHER_KEY
from data.keys import person_key
from data.secret import read_secret

TODAY = date(2026, 6, 15)
KEY = b"k" * 32


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        (" Jo@Example.ORG ", "jo@example.org"),
        ("jo @example.org", "jo@example.org"),
        ("mailto:jo@example.org", "jo@example.org"),
        ("Ｊｏ@example.org", "jo@example.org"),
        ("jo@example.org\u200b", "jo@example.org"),
        ("943 476 5919", "9434765919"),
        ("943-476-5919", "9434765919"),
        ("9434765919", "9434765919"),
        ("M  77", "m 77"),
        ("M\u00a077", "m 77"),
        ("00123", "00123"),
        ("123", "123"),
        ("AB-1", "ab-1"),
        # Ten digits that are no NHS number stay as they were typed.
        ("943 476 5918", "943 476 5918"),
        ("0", "0"),
        ("9", "9"),
        ("99", "99"),
    ],
)  # fmt: skip
def test_one_spelling_of_each_reference(typed: str, same: str) -> None:
    assert plain_reference(typed) == same


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "n/a", "N/A", "-", ".", "???", "Prefer not to say", "Anonymous", "None", "#N/A", "\u200b"],
)
def test_what_names_nobody(typed: str) -> None:
    assert plain_reference(typed) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("943 476 5919", "9434765919"), ("9434765918", None), ("0000000000", None), ("01202 000000", None),
        ("943476591", None), ("94347659190", None), ("9434 765919", None),
    ],
)  # fmt: skip
def test_an_nhs_number_is_proved_by_its_last_digit(text: str, number: str | None) -> None:
    assert nhs_number(text) == number


def test_blank_keys_are_nobodys_and_make_nobody_the_same(people) -> None:
    found = people(
        "Member,Gender", "n/a,Woman", "N/A,Man", ",Man", "Anonymous,Man", "anonymous,Man", person_key="Member"
    )
    assert found.person == [None] * 5
    assert found.problems == ()


def test_the_same_person_twice_is_said_and_told_from_others(people) -> None:
    found = people(
        "Email,Gender",
        "Jo@example.org,Woman",
        "al@example.org,Man",
        " jo@EXAMPLE.org,Woman",
        person_key="Email",
    )
    key = read_secret().person
    assert found.person == [person_key(who, key=key) for who in ("jo@example.org", "al@example.org")]
    assert [(one.row, one.column, one.kind.value) for one in found.problems] == [
        (4, "Email", "same_person_twice")
    ]


def test_nothing_after_harmonising_holds_what_was_read(people) -> None:
    """`repr` goes through the whole file, its table included."""
    found = people(
        "Email,Gender,Age",
        "zara@example.org,Woman,34",
        "n/a,Man,34",
        "zara@example.org,Woman,35",
        person_key="Email",
    )
    assert "zara" not in repr(found)
    assert found.table.columns[0] == [NOT_KEPT, "n/a", NOT_KEPT]


def test_a_table_whose_people_were_taken_out_is_not_read_again(people) -> None:
    found = people("Email,Gender", "zara@example.org,Woman", person_key="Email")
    with pytest.raises(ValueError, match="Read the file again"):
        harmonise(found.table, today=TODAY, column_map=ColumnMap(person_key="Email"))


def test_rows_of_nobody_keep_their_record_key_whatever_column_was_named(people) -> None:
    """The key of a row comes from its cells as read: naming a person key changes it for nobody who has none."""
    lines = ("Email,Gender", ",Woman", "n/a,Man")
    named, plain = people(*lines, person_key="Email"), people(*lines)
    assert [named.table.cells(index) for index in named.kept] == [
        plain.table.cells(index) for index in plain.kept
    ]


def test_each_look_without_the_secret_has_a_key_of_its_own(table) -> None:
    def look() -> list[str | None]:
        read = table("Email,Gender", "a@example.org,Woman", "b@example.org,Man", "A@example.org,Man")
        return harmonise(read, today=TODAY, column_map=ColumnMap(person_key="Email")).person

    first, second = look(), look()
    assert len(set(first)) == len(first) == 2
    assert not set(first) & set(second)


def test_a_file_that_was_only_looked_at_is_not_stored(databases, table, activity) -> None:
    found = harmonise(
        table("Email,Gender", "a@example.org,Woman"), today=TODAY, column_map=ColumnMap(person_key="Email")
    )
    with pytest.raises(FileRefused) as refused:
        store(found, activity=activity(), who="steward", today=TODAY)
    assert str(refused.value) == OTHER_KEY.format(file="people.csv")
    store(dataclasses.replace(found, person=[None]), activity="A1", who="steward", today=TODAY)


def test_check_says_who_comes_twice_without_a_secret_and_without_saying_who(
    tmp_path, own_folder, capsys
) -> None:
    file, said = tmp_path / "people.csv", tmp_path / "map.toml"
    file.write_text("Email,Gender\nzara@example.org,Woman\nZara@example.org,Man\n", encoding="utf-8")
    said.write_text('person_key = "Email"\n', encoding="utf-8")
    for words in ((), ("--json",)):
        assert main(["check", str(file), "--map", str(said), *words]) == 0
        printed = capsys.readouterr()
        assert "zara" not in (printed.out + printed.err).lower()
    assert json.loads(printed.out)["problems"] == [{"row": 3, "column": "Email", "kind": "same_person_twice"}]
    assert not (own_folder / "secret").exists()


def test_hashes_are_made_once_for_each_cell() -> None:
    keys = PersonKeys(KEY)
    assert keys.of(["a", "A ", "b", ""]) == {
        "a": person_key("a", key=KEY), "A ": person_key("a", key=KEY), "b": person_key("b", key=KEY), "": None,
    }  # fmt: skip


# ---- Which columns could say who a person is ----


def suggested(table, *lines: str) -> tuple[SuggestedKey, ...]:
    read = table(*lines)
    return suggested_person_keys(read, find_columns(read, column_map=ColumnMap(), decided={}))


def test_addresses_numbers_and_what_the_heading_says_are_suggested_with_the_reason(table) -> None:
    found = suggested(
        table,
        "Respondent ID,Member number,NHS number,Contact,Gender",
        "118001,M-2,943 476 5919,a@example.org,Woman",
        "118007,M-9,401 023 2137,b@example.org,Man",
        "118031,M-4,,c@example.org,Man",
    )

    def words(what: str, filled: int) -> str:
        return FOUND.format(what=what, filled=filled, rows="3 rows", different=filled)

    assert found == (
        SuggestedKey("NHS number", words(NHS_NUMBERS, 2)),
        SuggestedKey("Contact", words(E_MAILS, 3)),
        SuggestedKey("Member number", words(BY_HEADING.format(phrase="member number"), 3)),
        SuggestedKey("Respondent ID", f"{words(BY_HEADING.format(phrase='respondent id'), 3)} {PERHAPS}"),
    )


def test_of_a_long_file_only_the_first_rows_are_looked_at(table, monkeypatch) -> None:
    """The sentence says so. Mutant: every row looked at."""
    monkeypatch.setattr("data.importing.columns.person_key_columns.LOOKED_AT", 2)
    (found,) = suggested(table, "Email,Gender", "a@example.org,Woman", "b@example.org,Man", "no,Man")
    expected = FOUND.format(what=E_MAILS, filled=2, rows="the first 2 rows", different=2)
    assert found == SuggestedKey("Email", expected)


@pytest.mark.parametrize(
    "lines",
    [
        # Rows counted; names; telephones; days of birth; an address that all share; mostly blank; an answer.
        ("ID,Gender", "1,Woman", "2,Man", "3,Man"),
        ("Respondent ID,Gender", "1,Woman", "2,Man", "3,Man"),
        ("Full name,Gender", "Zara Exampleton,Woman", "Al Exampleton,Man"),
        ("Telephone,Gender", "01202 000000,Woman", "01202 000001,Man"),
        ("Date of birth,Gender", "1990-01-01,Woman", "1991-01-01,Man"),
        ("Email,Gender", "info@example.org,Woman", "info@example.org,Man", "info@example.org,Man"),
        ("Email,Gender", "a@example.org,Woman", ",Man", ",Man", ",Man", "b@example.org,Man"),
        ("Response ID,Gender", "R_1,Woman", "R_2,Man"),
        ("IP Address,Gender", "10.0.0.1,Woman", "10.0.0.2,Man"),
    ],
)  # fmt: skip
def test_what_two_people_may_share_or_what_only_counts_is_not_suggested(
    table, lines: tuple[str, ...]
) -> None:
    assert suggested(table, *lines) == ()
