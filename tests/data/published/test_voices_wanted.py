"""Which number of voices of a community is in force: set for itself, or for the one answer that its rule is."""

from datetime import date

from data.databases import register_session
from data.published.voices_wanted import voices_wanted
from models.protected import EVERYTHING, Selection
from models.register import Target

ON = date(2026, 11, 25)


def setting(characteristic: str, category: str, amount: str, **values) -> None:
    plain = {"kind": "voices", "owner": "Lead", "set_on": date(2026, 1, 1), "source": "the board"}
    with register_session() as session:
        session.add(Target(characteristic=characteristic, category=category, amount=amount, **plain | values))
        session.commit()


def wanted(selection=EVERYTHING, *, on=ON):
    return {slug: one.voices for slug, one in voices_wanted(selection, on=on).items()}


def test_for_the_community_itself_or_for_the_one_answer_of_its_rule(sqlite_databases):
    """Mutant: a rule of several answers taken for one."""
    setting("community", "polish_speakers", "60")
    setting("unpaid_carer", "carer", "200")
    setting("trans_status", "different_from_birth", "30")
    assert wanted() == {"polish_speakers": 60, "carers": 200}


def test_a_share_is_no_number_of_voices(sqlite_databases):
    setting("unpaid_carer", "carer", "0.08", kind="share")
    assert wanted() == {}


def test_only_what_is_in_force_on_the_day_and_the_newest_of_several(sqlite_databases):
    """Mutants: a target still in force on the day it ended; the oldest of several."""
    setting("community", "nepalese", "10", set_on=date(2025, 1, 1), ended_on=ON)
    setting("community", "homeless", "20", set_on=date(2026, 11, 26))
    setting("community", "deaf_people", "30")
    setting("community", "deaf_people", "40", set_on=ON)
    assert wanted() == {"deaf_people": 40}
    assert wanted(on=date(2026, 11, 24)) == {"nepalese": 10, "deaf_people": 30}


def test_each_for_its_own_selection(sqlite_databases):
    setting("community", "deaf_people", "40")
    setting("community", "nepalese", "50", period="2024-25")
    assert wanted() == {"deaf_people": 40}
    assert wanted(Selection("2024-25")) == {"nepalese": 50}


def test_without_a_source_that_is_noted(sqlite_databases):
    setting("community", "deaf_people", "40", source=" ")
    assert not voices_wanted(EVERYTHING, on=ON)["deaf_people"].sourced
