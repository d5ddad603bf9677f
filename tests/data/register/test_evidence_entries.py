"""Evidence by hand: added with what shows it, corrected, taken back; refused where it is only a mark."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from data.databases import INTAKE_SETTING, register_session
from data.register import engagements, evidence_entries
from data.register.engagements import EngagementEntry
from data.register.entries import ChangedSince, EntryRefused, NameMayIdentify
from data.register.evidence_entries import TEXT_KEPT_BACK, EvidenceEntry
from models.register import AuditEvent, StandardEvidence
from models.vocabulary import Standing

ON = date(2026, 11, 1)
GOOD = EvidenceEntry(
    "standards",
    "feedback",
    "winter-plan",
    Standing.SHOWN,
    "Everybody who left an address got a letter.\nIt is on our website.",
    "Head of Engagement",
    date(2026, 10, 1),
)
TELLING = "We rang the 6 trans people who came and told them."


@pytest.fixture(autouse=True)
def register(sqlite_databases):
    engagements.add_engagement(EngagementEntry("Winter plan"), who="steward")


def add(entry=GOOD, **given):
    return evidence_entries.add_evidence(entry, who="steward", on=ON, **given)


def the_one():
    (found,) = evidence_entries.recorded()
    return found


def noted():
    with register_session() as session:
        rows = session.exec(select(AuditEvent).order_by(AuditEvent.id)).all()
        return [(row.who, row.what, row.detail) for row in rows][1:]


def test_evidence_is_added_and_noted_without_its_text():
    number = add()
    assert the_one().entry == GOOD
    assert noted() == [("steward", "evidence added", str(number))]


def test_what_was_typed_is_tidied():
    add(replace(GOOD, text="  It is   there \n\n for all ", written_by=" Head  of Care "))
    assert (the_one().entry.text, the_one().entry.written_by) == ("It is there\nfor all", "Head of Care")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"frame": "other"}, "Choose a standard"),
        ({"standard": "formative"}, "Choose a standard"),
        ({"engagement": "other"}, "Choose an engagement"),
        ({"standing": None}, "Say how it stands"),
        ({"standing": Standing.CANNOT_TELL}, "Say how it stands"),
        ({"text": " \n "}, "A mark without evidence is not kept"),
        ({"text": "We did it"}, "at least 4 words"),
        ({"written_by": " "}, "Say who writes this"),
        ({"written_on": None}, "Give the day"),
        ({"written_on": date(2026, 11, 2)}, "has not come yet"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(changes, message):
    """Mutant: a mark without a text let through."""
    with pytest.raises(EntryRefused, match=message):
        add(replace(GOOD, **changes))
    assert evidence_entries.recorded() == ()
    number = add()
    with pytest.raises(EntryRefused, match=message):
        evidence_entries.change_evidence(
            number, replace(GOOD, **changes), opened=the_one().version, who="steward", on=ON
        )
    assert the_one().entry == GOOD


def test_four_words_are_enough_and_today_is_not_ahead():
    add(replace(GOOD, text="Letters went to all", written_on=ON, engagement=None))
    assert the_one().entry.engagement is None


def test_a_text_that_may_say_who_took_part_is_asked_about_and_may_be_kept():
    """Mutant: only the first line looked at."""
    telling = replace(GOOD, text=f"It is written up in full.\n{TELLING}")
    with pytest.raises(NameMayIdentify):
        add(telling)
    assert noted() == []
    number = add(telling, keep_name=True)
    assert noted()[-1] == ("steward", evidence_entries.NAME_KEPT, str(number))
    other = replace(telling, written_by="Head of Care")
    evidence_entries.change_evidence(number, other, opened=the_one().version, who="steward", on=ON)
    assert the_one().entry == other


def test_a_correction_and_its_undoing(databases):
    engagements.add_engagement(EngagementEntry("Winter plan"), who="steward")
    number = add()
    before = the_one()
    weaker = replace(GOOD, standing=Standing.PARTLY)
    now = evidence_entries.change_evidence(number, weaker, opened=before.version, who="steward", on=ON)
    assert the_one().entry == weaker
    with pytest.raises(ChangedSince):
        evidence_entries.change_evidence(number, GOOD, opened=before.version, who="anna", on=ON)
    evidence_entries.change_evidence(number, before.entry, opened=now, who="steward", on=ON)
    assert the_one() == before


def test_what_is_taken_back_is_gone_and_the_audit_says_that_it_was_there():
    number = add()
    opened = the_one().version
    evidence_entries.take_back(number, opened=opened, who="steward")
    assert evidence_entries.recorded() == evidence_entries.written() == ()
    assert noted()[-1] == ("steward", "evidence taken back", str(number))
    with pytest.raises(EntryRefused, match="no longer in the register"):
        evidence_entries.take_back(number, opened=opened, who="steward")


def test_the_newest_stands_first_for_who_corrects():
    add(replace(GOOD, written_on=date(2026, 9, 1), text="The first of three texts."))
    add(replace(GOOD, text="The last of three texts."))
    add(replace(GOOD, text="Later on the same day."))
    assert [each.entry.text[:8] for each in evidence_entries.recorded()] == [
        "Later on",
        "The last",
        "The firs",
    ]


def test_a_mark_that_got_in_without_text_or_with_an_unknown_standing_is_not_read():
    """Mutant: whatever the table holds."""
    with register_session() as session:
        for standing, text in (("shown", " "), ("excellent", "We say so ourselves.")):
            session.add(
                StandardEvidence(
                    frame="standards",
                    standard="feedback",
                    standing=standing,
                    evidence=text,
                    written_by="x",
                    written_on=ON,
                )
            )
        session.commit()
    assert evidence_entries.written() == ()


def test_viewers_read_no_text_that_may_say_who_took_part(monkeypatch):
    """Mutant: the text itself, whoever looks."""
    add(replace(GOOD, text=TELLING), keep_name=True)
    add()
    assert [each.text for each in evidence_entries.written()] == [TELLING, GOOD.text]
    monkeypatch.delenv(INTAKE_SETTING)
    assert [each.text for each in evidence_entries.written()] == [TEXT_KEPT_BACK, GOOD.text]


def test_viewers_read_no_text_about_an_engagement_whose_name_is_kept_back(monkeypatch):
    """Mutant: only the text looked at."""
    told = EngagementEntry("Trans youth circle, 7 people")
    reference = engagements.add_engagement(told, who="steward", keep_name=True)
    add(replace(GOOD, engagement=reference))
    monkeypatch.delenv(INTAKE_SETTING)
    assert [each.text for each in evidence_entries.written()] == [TEXT_KEPT_BACK]
    assert [each.written_by for each in evidence_entries.written()] == [TEXT_KEPT_BACK]
