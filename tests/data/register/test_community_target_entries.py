"""Setting, changing and ending how many voices of a community we set out to hear."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import select

from data.databases import register_session
from data.published.voices_wanted import voices_wanted
from data.register import community_target_entries as entries
from data.register import target_entries
from data.register.community_target_entries import VoicesEntry
from data.register.entries import EntryRefused
from models.protected import EVERYTHING
from models.register import AuditEvent, Target

ON = date(2026, 11, 25)
ENTRY = VoicesEntry(
    "polish_speakers", "60", "Head of Engagement", None, "the board, June 2026", "More than one story."
)


def wanted(on=ON):
    return {slug: one.voices for slug, one in voices_wanted(EVERYTHING, on=on).items()}


def events():
    with register_session() as session:
        found = session.exec(select(AuditEvent).order_by(AuditEvent.id)).all()
        return [(one.who, one.what, json.loads(one.detail)) for one in found]


def test_it_is_in_force_from_today_and_noted(databases):
    """Mutant: nothing noted."""
    assert entries.set_voices(ENTRY, who="steward", on=ON) is None
    assert wanted() == {"polish_speakers": 60}
    assert wanted(ON - timedelta(days=1)) == {}
    assert entries.in_force("polish_speakers", on=ON) == ENTRY
    assert events() == [("steward", "target set", {"target": 1})]


def test_another_number_takes_its_place_and_the_one_before_stays_with_its_last_day(databases):
    """Mutant: the one before left in force."""
    entries.set_voices(ENTRY, who="steward", on=date(2026, 1, 1))
    before = entries.set_voices(replace(ENTRY, voices="1,200"), who="steward", on=ON)
    assert before == ENTRY
    assert wanted() == {"polish_speakers": 1200}
    assert wanted(date(2026, 6, 1)) == {"polish_speakers": 60}
    with register_session() as session:
        assert [row.ended_on for row in session.exec(select(Target).order_by(Target.id))] == [ON, None]
    assert events()[-1] == ("steward", "target changed", {"target": 2, "was": 1})


def test_it_can_be_ended_with_a_reason(databases):
    entries.set_voices(ENTRY, who="steward", on=ON)
    with pytest.raises(EntryRefused, match=target_entries.NO_REASON):
        entries.end_voices("polish_speakers", reason=" ", who="steward", on=ON)
    assert entries.end_voices("polish_speakers", reason="Reached.", who="steward", on=ON) == ENTRY
    assert wanted() == {}
    with pytest.raises(EntryRefused, match=target_entries.GONE):
        entries.end_voices("polish_speakers", reason="Reached.", who="steward", on=ON)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"community": "martians"}, entries.NO_COMMUNITY),
        ({"community": ""}, entries.NO_COMMUNITY),
        ({"voices": "0"}, target_entries.NOT_VOICES),
        ({"voices": "8%"}, target_entries.NOT_VOICES),
        ({"voices": ""}, target_entries.NOT_VOICES),
        ({"owner": " "}, target_entries.NO_OWNER),
        ({"source": ""}, target_entries.NO_SOURCE),
        ({"reason": ""}, target_entries.NO_REASON),
        ({"due_on": ON - timedelta(days=1)}, target_entries.DUE_FIRST),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_put_there(sqlite_databases, changed, why):
    with pytest.raises(EntryRefused) as refused:
        entries.set_voices(replace(ENTRY, **changed), who="steward", on=ON)
    assert str(refused.value) == why
    assert wanted() == {}


def test_the_same_again_is_refused(sqlite_databases):
    entries.set_voices(ENTRY, who="steward", on=ON)
    with pytest.raises(EntryRefused, match=entries.NO_CHANGE):
        entries.set_voices(ENTRY, who="steward", on=ON)
