"""The communities on record and their activities, as whoever looks may see them."""

from datetime import date

import pytest

from data import facts
from data.databases import INTAKE_SETTING, register_session
from data.register import community_records, shown_names
from models.register import Activity, Community, Engagement
from models.vocabulary import Stage


@pytest.fixture
def record(sqlite_databases) -> None:
    with register_session() as session:
        session.add(Engagement(reference="winter", title="Winter plan"))
        session.add(Community(slug="harbour_families", name="Families at the harbour"))
        session.add(Community(slug="ferry_crews", name="Ferry crews"))
        session.flush()
        for reference, community, title, stage in (
            ("open", None, "Survey", "information_gathering"),
            ("talk", "harbour_families", "On the harbour", "consultation"),
            ("bare", "stall_holders", "Market day", "not_given"),
            ("six", "nepalese", "Meeting of 6 Nepalese people", "participation"),
        ):
            session.add(
                Activity(
                    reference=reference, engagement="winter", title=title, stage=stage, level="involve",
                    method="event", place="Poole", community=community, closed_on=date(2025, 6, 1),
                )
            )  # fmt: skip
        session.commit()


def test_the_library_the_register_and_what_only_an_activity_names_stand_there_by_name(record):
    """Mutant: the register's own left out."""
    found = {each.slug: each for each in community_records.listed()}
    assert found.keys() == facts.communities().keys() | {
        *("harbour_families", "ferry_crews", "stall_holders"),
    }
    assert found["stall_holders"].name == "Stall holders"
    assert found["harbour_families"].name == "Families at the harbour"
    assert found["harbour_families"].people == ""
    assert found["carers"].rule == (("unpaid_carer", "carer"),)
    names = [each.name.casefold() for each in community_records.listed()]
    assert names == sorted(names)


def test_an_activity_open_to_all_is_no_contact_and_a_stage_not_given_is_none(record):
    """Mutant: activities open to all among them."""
    found = {each.reference: each for each in community_records.contacts()}
    assert found.keys() == {"talk", "bare", "six"}
    assert (found["talk"].stage, found["bare"].stage) == (Stage.CONSULTATION, None)
    assert found["talk"].engagement_title == "Winter plan"


def test_a_viewer_does_not_see_a_name_that_may_say_who_took_part(record, monkeypatch):
    """Mutant: the title as it stands in the register."""
    titles = {each.reference: each.title for each in community_records.contacts()}
    assert titles["six"] == "Meeting of 6 Nepalese people"
    monkeypatch.delenv(INTAKE_SETTING)
    titles = {each.reference: each.title for each in community_records.contacts()}
    assert titles == {"talk": "On the harbour", "bare": "Market day", "six": shown_names.KEPT_BACK}
