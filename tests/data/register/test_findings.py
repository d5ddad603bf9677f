"""What a steward does to findings and responses, on both engines: add, answer, correct, take back; who may see which words.

Mutants, each caught here: a reason not asked for; told before it was decided; an answer of days to come; a version of the
finding alone, without its response; the engagement's name kept back and its report's title shown.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import select

from data.databases import INTAKE_SETTING, register_session
from data.register import engagements, entries, finding_entries, findings, responses
from data.register.engagements import EngagementEntry
from data.register.entries import ChangedSince, EntryRefused, NameMayIdentify, TextMayIdentify
from data.register.finding_entries import add_finding, bring_back, change_finding, put_back, remove_finding
from data.register.finding_texts import TEXT_KEPT_BACK
from data.register.findings import FindingEntry, KnownFinding
from data.register.responses import ResponseEntry
from data.register.shown_names import KEPT_BACK
from models.register import Activity, AuditEvent, Finding, Organisation, Response
from models.vocabulary import Decision

ON = date(2026, 10, 2)
RECEIVED = date(2026, 3, 1)
ENTRY = FindingEntry(
    "winter-plan",
    "Nights  are long",
    "Nobody comes\n\nat night.",
    RECEIVED,
    "Carers",
    "consultation",
    "Notes",
)
ANSWER = ResponseEntry(
    Decision.ACCEPTED, date(2026, 4, 1), "", "A night line.", "Head of Care", date(2026, 5, 30)
)


@pytest.fixture
def register(databases) -> None:
    engagements.add_engagement(EngagementEntry("Winter plan"), who="steward")


def add(entry: FindingEntry = ENTRY, response: ResponseEntry | None = None, **more: object) -> str:
    return add_finding(entry, response=response or ResponseEntry(), who="steward", on=ON, **more)


def only() -> KnownFinding:
    (found,) = findings.recorded()
    return found


def answer(found: KnownFinding, response: ResponseEntry, **more: object) -> str:
    return change_finding(
        found.reference,
        found.entry,
        response=response,
        opened=found.version,
        who="steward",
        on=ON,
        **more,
    )


def events() -> list[tuple[str, str]]:
    with register_session() as session:
        rows = session.exec(select(AuditEvent).order_by(AuditEvent.id)).all()
        return [(row.what, row.detail) for row in rows if row.what != "engagement added"]


def test_a_finding_is_added_and_its_answer_is_due_as_promised(register):
    reference = add()
    found = only()
    assert reference == found.reference == "nights-are-long"
    assert found.entry == replace(
        ENTRY, title="Nights are long", said="Nobody comes\nat night.", community="carers"
    )
    assert (found.engagement_title, found.community_name) == ("Winter plan", "Carers")
    assert found.response == ResponseEntry(due_on=RECEIVED + timedelta(days=90))
    assert events() == [("finding added", "nights-are-long")]


def test_it_is_answered_done_told_and_each_step_is_noted(register):
    add()
    for response in (
        ANSWER,
        replace(ANSWER, done_on=date(2026, 5, 1)),
        replace(ANSWER, done_on=date(2026, 5, 1), told_on=date(2026, 5, 2)),
        replace(ANSWER, done_on=date(2026, 5, 1), told_on=date(2026, 5, 3)),
    ):
        answer(only(), response)
        assert only().response == response
    assert [what for what, _ in events()] == [
        "finding added",
        "finding answered",
        "response done",
        "people told",
        "finding changed",
    ]


REFUSED_RESPONSES = [
    (replace(ANSWER, decision=Decision.PARTLY), responses.NO_REASON),
    (replace(ANSWER, decision=Decision.NOT), responses.NO_REASON),
    (replace(ANSWER, action=" "), responses.NO_ACTION),
    (replace(ANSWER, decided_on=None), responses.NO_DECIDED_DAY),
    (
        replace(ANSWER, decided_on=RECEIVED - timedelta(days=1)),
        responses.DECIDED_FIRST.format(day="1 March 2026"),
    ),
    (replace(ANSWER, decided_on=ON + timedelta(days=1)), responses.AHEAD.format(name="Day it was decided")),
    (replace(ANSWER, due_on=RECEIVED - timedelta(days=1)), responses.DUE_FIRST.format(day="1 March 2026")),
    (replace(ANSWER, done_on=date(2026, 3, 31)), responses.DONE_FIRST.format(day="1 April 2026")),
    (replace(ANSWER, told_on=date(2026, 3, 31)), responses.TOLD_FIRST.format(day="1 April 2026")),
    (replace(ANSWER, done_on=ON + timedelta(days=1)), responses.AHEAD.format(name="Day it was done")),
    (replace(ANSWER, told_on=ON + timedelta(days=1)), responses.AHEAD.format(name="Day people were told")),
    (
        replace(ANSWER, decision=Decision.NOT, reason="No money.", done_on=date(2026, 4, 2)),
        responses.DONE_REFUSED,
    ),
    (ResponseEntry(told_on=date(2026, 4, 2)), responses.TOLD_UNDECIDED),
    (ResponseEntry(done_on=date(2026, 4, 2)), responses.DONE_UNDECIDED),
    (ResponseEntry(decided_on=date(2026, 4, 2)), responses.DAY_UNDECIDED),
    (replace(ANSWER, owner="Mrs Hill"), responses.OWNER_IS_A_PERSON),
    (replace(ANSWER, owner="hill@example.org"), responses.OWNER_IS_A_PERSON),
]
REFUSED_FINDINGS = [
    (replace(ENTRY, engagement=""), finding_entries.NO_ENGAGEMENT),
    (replace(ENTRY, engagement="nowhere"), finding_entries.NO_ENGAGEMENT),
    (replace(ENTRY, title=" "), finding_entries.NO_TITLE),
    (replace(ENTRY, said="\n"), finding_entries.NOTHING_SAID),
    (replace(ENTRY, received_on=None), finding_entries.NO_RECEIVED_DAY),
    (replace(ENTRY, received_on=ON + timedelta(days=1)), finding_entries.RECEIVED_AHEAD),
    (replace(ENTRY, stage="teatime"), entries.NO_SUCH_VALUE.format(what="stage")),
]


@pytest.mark.parametrize(("response", "why"), REFUSED_RESPONSES)
def test_a_response_that_can_not_be_is_refused(response, why):
    with pytest.raises(EntryRefused) as refused:
        responses.checked(response, received_on=RECEIVED, on=ON)
    assert str(refused.value) == why


@pytest.mark.parametrize("days", [0, 1])
def test_days_may_fall_together(days):
    day = RECEIVED + timedelta(days=days)
    same = replace(ANSWER, decided_on=day, done_on=day, told_on=day, due_on=day)
    assert responses.checked(same, received_on=RECEIVED, on=day) == same


@pytest.mark.parametrize(("entry", "why"), REFUSED_FINDINGS)
def test_a_finding_that_can_not_be_is_refused_and_leaves_nothing(register, entry, why):
    with pytest.raises(EntryRefused) as refused:
        add(entry)
    assert str(refused.value) == why
    assert findings.recorded() == ()
    assert events() == []


def test_the_same_report_twice_is_refused(register):
    add()
    with pytest.raises(EntryRefused, match=finding_entries.ALREADY_THERE):
        add()
    add(replace(ENTRY, received_on=date(2026, 3, 2)))
    assert [each.reference for each in findings.recorded()] == ["nights-are-long", "nights-are-long-2"]


def test_where_two_change_one_finding_at_once_the_second_is_told_and_nothing_is_lost(register):
    add()
    opened = only()
    answer(opened, ANSWER)
    with pytest.raises(ChangedSince):
        answer(opened, replace(ANSWER, action="Something else."))
    with pytest.raises(ChangedSince):
        remove_finding(opened.reference, opened=opened.version, who="steward")
    assert only().response == ANSWER


def test_a_change_can_be_taken_back_unless_somebody_changed_it_since(register):
    add()
    before = only()
    now = answer(before, ANSWER)
    put_back(before, now=now, who="steward")
    assert (only().entry, only().response, only().version) == (before.entry, before.response, before.version)
    assert events()[-1] == ("finding put back", "nights-are-long")
    with pytest.raises(ChangedSince):
        put_back(before, now=now, who="steward")


def test_a_finding_can_be_removed_and_brought_back(register):
    add(response=ANSWER)
    before = only()
    remove_finding(before.reference, opened=before.version, who="steward")
    with register_session() as session:
        assert session.exec(select(Finding)).all() == session.exec(select(Response)).all() == []
    bring_back(before, who="steward")
    after = only()
    assert (after.reference, after.entry, after.response) == (
        before.reference,
        before.entry,
        before.response,
    )
    with pytest.raises(EntryRefused, match=finding_entries.ALREADY_THERE):
        bring_back(before, who="steward")


def test_a_finding_without_a_row_for_its_response_can_be_answered(register):
    with register_session() as session:
        session.add(
            Finding(reference="bare", engagement="winter-plan", title="t", said="s", received_on=RECEIVED)
        )
        session.commit()
    answer(only(), ANSWER)
    assert only().response == ANSWER


@pytest.mark.parametrize(
    "texts",
    [
        {"title": "Trans group, 6 people"},
        {"source_report": "Notes of 6 people"},
        {"said": "Six Muslim women said so."},
    ],
    ids=lambda texts: next(iter(texts)),
)
def test_words_that_may_say_who_took_part_are_asked_about_and_kept_from_viewers(register, monkeypatch, texts):
    with pytest.raises(NameMayIdentify):
        add(replace(ENTRY, **texts))
    reference = add(replace(ENTRY, **texts), keep_name=True)
    assert (entries.NAME_KEPT, reference) in events()
    (name, text), *_ = texts.items()
    assert getattr(only().entry, name) == text
    monkeypatch.delenv(INTAKE_SETTING)
    assert getattr(only().entry, name) == (TEXT_KEPT_BACK if name == "said" else KEPT_BACK)


def test_kept_words_are_asked_about_once_and_new_ones_again(register):
    add(replace(ENTRY, title="Trans group, 6 people"), keep_name=True)
    answer(only(), ANSWER)
    with pytest.raises(NameMayIdentify):
        answer(only(), replace(ANSWER, action="We met the 6 people again."))


def test_where_the_name_of_an_engagement_is_kept_back_its_report_and_holder_are_too(register, monkeypatch):
    engagements.add_engagement(EngagementEntry("Trans circle, 7 people"), who="steward", keep_name=True)
    reference = next(each for each, _ in engagements.engagements() if each != "winter-plan")
    with register_session() as session:
        session.add(Organisation(reference="o", name="Trans Circle", role="voluntary_sector"))
        session.add(
            Activity(
                reference="a",
                engagement=reference,
                title="t",
                stage="consultation",
                level="involve",
                method="forum",
                place="Poole",
                held_by="Trans Circle",
            )
        )
        session.commit()
    add(replace(ENTRY, engagement=reference, community=None))
    assert (only().through, only().kept_back) == ("Trans Circle", False)
    monkeypatch.delenv(INTAKE_SETTING)
    found = only()
    assert (found.through, found.kept_back, found.entry.title) == ("", True, KEPT_BACK)
    assert found.engagement_title == KEPT_BACK
    assert found.entry.source_report == KEPT_BACK
    assert found.entry.said == TEXT_KEPT_BACK


def test_what_people_said_is_asked_about_as_what_it_is_and_not_as_a_name(register):
    """Also over the end of a line, for viewers are shown the words as one. Mutants: every text warned of as a name; line by line."""
    telling = replace(ENTRY, title="Waiting", source_report="", said="Six\nwomen said so.")
    with pytest.raises(TextMayIdentify, match="^What stands under “What people said” may say who took part"):
        add(telling)
    with pytest.raises(
        NameMayIdentify, match="^This name may say .*\n\nWhat stands under “What people said”"
    ):
        add(replace(telling, title="Trans group, 6 people"))
