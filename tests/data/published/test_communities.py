"""The library of communities: what it holds, what its rules mean, and what the standing release shows of each."""

import pytest

from data import facts
from data.facts.cells import cell_of
from data.published.communities import voices
from data.published.needs import kinds, needs
from models.community import KnownBy
from models.protected import Selection
from models.vocabulary import Dimension, Withheld

LIBRARY = facts.communities()


def test_the_library_holds_the_communities_that_the_documents_name():
    assert {
        *("lgbt_plus", "carers", "disabled_people", "gypsy_roma_traveller", "nepalese", "minority_ethnic"),
        *("faith_communities", "armed_forces", "young_people", "older_people", "rural_and_coastal"),
        *("deprived_areas", "homeless", "substance_dependence", "vulnerable_migrants", "sex_workers"),
        *("justice_contact", "modern_slavery", "other_excluded"),
    } <= LIBRARY.keys()
    assert list(LIBRARY) == sorted(LIBRARY, key=lambda slug: LIBRARY[slug].name.casefold())


def test_what_would_be_dangerous_to_record_of_a_person_is_counted_at_an_activity():
    """Standards 1.4. Mutant: homelessness with the rule inclusion_health=homeless."""
    inclusion_health = {
        *("homeless", "substance_dependence", "vulnerable_migrants", "gypsy_roma_traveller", "sex_workers"),
        *("justice_contact", "modern_slavery", "other_excluded"),
    }
    assert {LIBRARY[slug].known_by for slug in inclusion_health} == {KnownBy.HEADS}
    assert all("inclusion_health" not in one.characteristics for one in LIBRARY.values())


@pytest.mark.parametrize(
    ("community", "characteristic", "answers"),
    [
        (
            "lgbt_plus",
            "sexual_orientation",
            {"gay_or_lesbian", "bisexual", "pansexual", "queer", "asexual", "other_orientation"},
        ),
        ("lgbt_plus", "trans_status", {"different_from_birth"}),
        ("older_people", "age_band", {"65_plus", "65_74", "75_plus", "75_84", "85_plus"}),
        ("young_people", "age_band", {"16_24", "16_17", "18_24"}),
        ("armed_forces", "armed_forces", {"serving"}),
        ("rural_and_coastal", "coastal", {"coastal"}),
        (
            "carers",
            "unpaid_carer",
            {"carer_1_19", "carer_20_49", "carer_50_plus", "carer_unspecified", "young_carer"},
        ),
    ],
)
def test_a_part_of_a_rule_means_answers(community, characteristic, answers):
    """Mutants: `_answers_in` without what lies below a category; without what levels put into it."""
    parts = [set(part.answers) for part in LIBRARY[community].rule if part.characteristic == characteristic]
    assert answers in parts


PARTS = [(slug, part) for slug, one in LIBRARY.items() for part in one.rule]


@pytest.mark.parametrize(("community", "part"), PARTS)
def test_the_answers_of_a_part_are_those_that_its_level_puts_there(community, part):
    """Mutant: "not coastal" below "coastal", the category that has the name of its characteristic."""
    of = [
        {answer for answer, category in level.placement.items() if category == part.category}
        for level in facts.levels(part.characteristic)
    ]
    placed = [answers for answers in of if answers]
    assert part.answers in placed or not placed
    assert all(answers <= part.answers for answers in placed)


@pytest.mark.parametrize(
    ("community", "cell"),
    [
        ("older_people", ("age_band", "broad", "65_plus")),
        ("young_people", ("age_band", "ten_year", "16_24")),
        ("learning_disability", ("plus_group", "ticks", "learning_disability")),
        ("lgbt_plus", None),
        ("minority_ethnic", None),
        ("nepalese", None),
    ],
)
def test_a_rule_of_one_category_is_a_published_cell(community, cell):
    found = cell_of(LIBRARY[community])
    assert (found and (found[0].characteristic, found[0].slug, found[1])) == cell


def test_before_the_first_release_everything_is_not_available(sqlite_databases):
    for selection in (Selection(), Selection(dimension=Dimension.ENGAGEMENT, value="nowhere")):
        found = voices(selection)
        assert list(found) == list(LIBRARY)
        assert {one.people.withheld for one in found.values()} == {Withheld.NOT_AVAILABLE}
        assert {one.engagements for one in found.values()} == {()}
    assert needs() == {}


def test_a_need_is_of_a_kind_that_the_reference_files_know():
    assert "easy_read" in kinds()
    assert "none_need" not in kinds()
