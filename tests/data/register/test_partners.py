"""Who reaches a group: by a community's rule, by the reference file, by what they held; and never ourselves."""

import pytest

from data.databases import register_session
from data.register.partners import Partner, partners
from models.register import Activity, Community, Engagement, Organisation

NETWORK = Partner("Young Network", "Voluntary sector", "Coordinator", "Young people")


@pytest.fixture
def register(databases):
    with register_session() as session:
        session.add_all(
            [
                Organisation(
                    reference="home", name="NHS Dorset", role="lead", is_home=True, reaches="young_people",
                    contact="Equality lead",
                ),
                Organisation(
                    reference="network", name="Young Network", role="voluntary_sector",
                    reaches="young_people; lgbt_plus", contact="Coordinator",
                ),
                Organisation(reference="voice", name="Voice", role="healthwatch", reaches="older_people"),
                Organisation(reference="nobody", name="Nobody in particular", role="scrutiny"),
                Community(slug="young_people", name="Young people"),
                Community(slug="older_people", name="Older people"),
                Community(slug="lgbt_plus", name="LGBT+"),
                Community(slug="gypsy_roma_traveller", name="Gypsy, Roma, Traveller"),
                Engagement(reference="work", title="Work"),
            ]
        )  # fmt: skip
        session.flush()
        for number, (holder, community) in enumerate(
            [
                ("Roadside Friends", "gypsy_roma_traveller"),
                ("Roadside Friends", "gypsy_roma_traveller"),
                ("Voice", "Older People"),
                ("Voice", None),
                ("NHS Dorset", "lgbt_plus"),
                ("", "young_people"),
            ]
        ):
            session.add(
                Activity(
                    reference=f"a{number}", engagement="work", title="A", stage="consultation", level="involve",
                    method="event", place="Poole", held_by=holder, community=community,
                )
            )  # fmt: skip
        session.commit()


@pytest.mark.parametrize(
    ("group", "names"),
    [
        (("age_band", "16_24"), ["Young Network"]),
        # Who reaches people of 65 and over reaches those of 65 to 74, but not the other way round.
        (("age_band", "65_74"), ["Voice"]),
        (("age_band", "85_plus"), ["Voice"]),
        (("age_band", "16_64"), []),
        (("age_band", "25_34"), []),
        (("sexual_orientation", "bisexual"), ["Young Network"]),
        (("ethnic_group", "white_roma"), ["Roadside Friends"]),
        (("ethnic_group", "white"), []),
        (("gender", "16_24"), []),
    ],
)
def test_a_group_has_the_partners_of_its_communities(register, group, names):
    """Mutants: without the groups above in `_upwards`; the home organisation among them."""
    assert [one.name for one in partners().of(group)] == names


def test_a_partner_has_a_role_a_contact_and_the_community_it_reaches(register):
    assert partners().of(("age_band", "16_24")) == (NETWORK,)


def test_who_held_an_activity_but_is_not_in_the_register_has_no_contact(register):
    (friends,) = partners().of(("ethnic_group", "white_roma"))
    assert friends == Partner("Roadside Friends", "", "", "Gypsy, Roma, Traveller")


def test_a_community_written_in_words_is_found_by_its_name_and_nobody_is_listed_twice(register):
    assert [one.name for one in partners().by_community["older_people"]] == ["Voice"]
    assert set(partners().by_community) == {
        "young_people",
        "lgbt_plus",
        "older_people",
        "gypsy_roma_traveller",
    }


def test_an_empty_register_knows_nobody(sqlite_databases):
    assert partners().of(("age_band", "16_24")) == ()
