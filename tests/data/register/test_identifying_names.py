"""Names that would say who took part are found; names of subjects, places and big groups are left alone."""

import pytest

from data import facts
from data.demo.world import world
from data.facts.rows import read_rows
from data.register import identifying_names
from data.register.identifying_names import COLUMNS, counted, warning

COMMUNITIES = {
    "Carers": "unpaid_carer",
    "Deaf people": "",
    "LGBT+": "",
    "Nepalese": "",
    "Older people": "age_band",
    "Polish speakers": "",
    "Young people": "age_band",
}


def why(title, **given):
    """Return the reasons of a warning, or nothing."""
    said = warning(title, communities=COMMUNITIES, **given)
    return said.partition(": ")[2].partition(". A name goes")[0] if said else ""


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Trans young people's group, 6 people", 6),
        ("Focus group (n=9)", 9),
        ("Focus group, N = 12", 12),
        ("Six young Muslim women", 6),
        ("Group of six", 6),
        ("Circle of 11", 11),
        ("A dozen mothers", 12),
        ("A handful of carers", 5),
        ("Listening to 12 carers", 12),
        ("Interviews with 8 people", 8),
        ("Focus group 6 people", 6),
        ("4 attended, 3 people wrote", 3),
        ("29 people", 29),
    ],
)
def test_a_number_of_people_is_found(title, number):
    """Mutants: `of` without its number; no words between a number and the people."""
    assert counted(title) == number
    assert f"it says how few came, {number}" in why(title)


@pytest.mark.parametrize(
    "title",
    [
        "30 people",
        "1,000 people",
        "0 people",
        "Over 65s women's group",
        "16 to 24 year old women",
        "Women aged 16 to 24",
        "Focus group 2: women",
        "Focus group 2 women",
        "Ward 6 patients",
        "Phase 2 residents survey",
        "Three women's groups",
        "1 to 1 interviews",
        "One to one talks with parents",
        "100 voices",
        "25 years of patients",
        "6 month review",
        "2025/26 patients",
        "Meeting 12, March 2026",
    ],
)
def test_other_numbers_are_no_number_of_people(title):
    """Mutants: `ordinal` words left out; numbers of 30 and more counted."""
    assert counted(title) is None


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("Muslim women's circle", "a small gathering of “Muslim”"),
        ("LGBT+ coffee morning", "a small gathering of “LGBT+”"),
        ("Deaf people’s lunch", "a small gathering of “Deaf people”"),
        ("Nepalese mothers' group", "a small gathering of “Nepalese”"),
        ("Gypsies and Travellers: one-to-one", "a small gathering of “gypsies” and “traveller”"),
        ("HIV patient panel", "a small gathering of “hiv”"),
        ("Black Caribbean women", "it names “Black Caribbean” and “women” together"),
        ("Young Sikh carers survey, young people", "it names “Sikh”, “Carers” and “Young people” together"),
        ("Deaf veterans", "it names “deaf” and “Veterans” together"),
    ],
)
def test_a_sensitive_group_with_a_gathering_or_another_group(title, reason):
    """Mutants: curly apostrophes kept; a second group of the same characteristic counted as another."""
    assert reason in why(title)


def test_a_sensitive_group_with_its_place():
    assert why("Traveller site, Bridport", place="Bridport") == "it names “traveller” and the place"
    assert why("Traveller site, Bridport", place="Poole") == ""
    assert why("Roma survey, Countywide", place="Countywide") == ""
    assert why("Urgent care evening, Bridport", place="Bridport") == ""


@pytest.mark.parametrize(
    "title",
    [
        "Youth forum",
        "Urgent care evening, Bridport",
        "LGBT+ survey",
        "Hindu and Sikh survey",
        "Survey of trans men and non-binary people",
        "Mental health focus group 1",
        "Women's health survey",
        "Young carers' panel",
        "Older people's lunch club",
        "Carers' panel, first meetings",
        "Gypsy, Roma and Traveller survey",
        "Polish speakers' evening",
        "Urgent care in British Sign Language",
        "Talking to your GP in Nepali",
        "Bi-monthly panel",
        "Hearing aids workshop",
        "Maternity voices, first group",
        "White paper workshop",
        "Interviews at home",
        "British Heart Foundation meeting",
        "Patient participation group",
        "",
    ],
)
def test_names_of_subjects_and_of_large_groups_are_left_alone(title):
    """Mutant: every named group taken for sensitive."""
    assert why(title) == ""


def test_the_community_it_was_for_is_named_with_a_number():
    assert why("Six people", community="Nepalese") == "it says how few came, 6, and names “Nepalese”"
    assert why("Health checks", community="Nepalese") == ""


def test_a_warning_says_what_to_do():
    said = warning("Group of six")
    assert said.startswith("This name may say who took part: ")
    assert said.endswith("Name the subject instead, as in “Health checks, autumn meeting”.")


def test_of_the_invented_activities_only_one_name_is_asked_about():
    """Too many questions, and nobody reads them."""
    titles = {row["title"] for row in world().activities}
    assert {title for title in titles if why(title)} == {"Windrush elders' lunch"}


def test_the_words_hold_together():
    """Mutant: a characteristic that there is not."""
    rows = read_rows(facts.REFERENCE / "naming_words.csv", columns=COLUMNS)
    known = {one.slug for one in facts.characteristics()}
    assert len({(row.text("kind"), row.text("word")) for row in rows}) == len(rows)
    for row in rows:
        kind, meaning = row.text("kind"), row.cells["meaning"]
        if kind in ("named", "sensitive"):
            assert meaning in known
        elif kind == "few":
            assert 1 < int(meaning) < facts.disclosure_rules().min_base
        else:
            assert kind in identifying_names.Kind.__args__
            assert meaning == ""
