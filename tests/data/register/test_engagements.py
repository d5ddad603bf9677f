"""Engagements of the register: added, changed, removed only where nothing refers to them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlmodel import select

from data.databases import register_session
from data.register import activities, comparison_history, engagements
from data.register.activities import ActivityEntry
from data.register.engagements import EngagementEntry
from data.register.entries import ChangedSince, EntryRefused, NameMayIdentify, TextMayIdentify
from models.register import AuditEvent, Finding, StandardEvidence, Target
from models.release import PublishedTable, Release
from pages.parts.targets import target_tables

PLAN = EngagementEntry(
    title="Winter plan",
    purpose="To hear what helps.\nAnd what does not.",
    can_change="Hours.",
    cannot_change="The sum.",
    lead="Head of Winter",
    partners=("Himal Society", "Carers' Circle"),
    decision="Where clinics open.",
    decision_on=date(2026, 5, 1),
    opened_on=date(2026, 1, 1),
    closed_on=date(2026, 3, 1),
    feedback_due_on=date(2026, 6, 1),
    children_in_scope=True,
    learnt="Markets work.\nHalls do not.",
    learnt_on=date(2026, 4, 1),
)
STALL = ActivityEntry("Stall", "consultation", "involve", "event", "Poole")


def add(new=PLAN, **given):
    return engagements.add_engagement(new, who="steward", **given)


def the_one():
    (found,) = engagements.recorded()
    return found


def noted():
    with register_session() as session:
        return [
            (row.what, row.detail) for row in session.exec(select(AuditEvent).order_by(AuditEvent.id)).all()
        ]


def put(*rows):
    with register_session(writing=True) as session:
        for row in rows:
            session.add(row)
            session.flush()
        session.commit()


def test_everything_that_is_said_is_kept(databases):
    """Mutant: `_write` without the partners."""
    assert add() == "winter-plan"
    assert (the_one().entry, the_one().activities) == (PLAN, 0)
    assert noted() == [("engagement added", "winter-plan")]


def test_blanks_go_and_a_partner_counts_once(sqlite_databases):
    add(replace(PLAN, title=" Winter   plan ", purpose="  a \n\n b ", partners=("X", " X ", " ")))
    said = the_one().entry
    assert (said.title, said.purpose, said.partners) == ("Winter plan", "a\nb", ("X",))


def test_its_activities_are_counted(sqlite_databases):
    add()
    for _ in range(2):
        activities.add_activity(STALL, engagement="winter-plan", who="steward")
    assert the_one().activities == 2


@pytest.mark.parametrize(
    ("new", "message"),
    [
        (replace(PLAN, learnt_on=None), "Give the day on which you write down what was learnt."),
        (replace(PLAN, title=" \n "), "Give the engagement a title."),
        (replace(PLAN, closed_on=date(2025, 12, 31)), "The day it closed is before the day it opened."),
        (
            replace(PLAN, feedback_due_on=date(2025, 12, 31)),
            "The day feedback is due is before the day it opened.",
        ),
        (
            replace(PLAN, decision_on=date(2025, 12, 31)),
            "The day of the decision is before the day it opened.",
        ),
    ],
)
def test_what_cannot_be_is_refused(sqlite_databases, new, message):
    with pytest.raises(EntryRefused, match=message):
        add(new)
    assert engagements.recorded() == ()
    add()
    with pytest.raises(EntryRefused, match=message):
        engagements.change_engagement("winter-plan", new, opened=the_one().version, who="steward")
    assert the_one().entry == PLAN


def test_a_change_and_its_undoing(databases):
    add()
    before = the_one()
    spring = replace(PLAN, title="Spring plan", partners=(), closed_on=None, children_in_scope=False)
    now = engagements.change_engagement("winter-plan", spring, opened=before.version, who="steward")
    assert (the_one().reference, the_one().entry) == ("winter-plan", spring)
    with pytest.raises(ChangedSince):
        engagements.change_engagement("winter-plan", PLAN, opened=before.version, who="anna")
    engagements.change_engagement("winter-plan", before.entry, opened=now, who="steward")
    assert the_one() == before


def test_a_telling_title_is_asked_about_and_makes_no_reference(sqlite_databases):
    with pytest.raises(NameMayIdentify):
        add(replace(PLAN, title="Windrush elders' lunch"))
    assert add(replace(PLAN, title="Windrush elders' lunch"), keep_name=True) == "engagement"


TELLING = "The market.\nSix trans women came to the group."


@pytest.mark.parametrize(
    ("texts", "box"),
    [
        ({"purpose": TELLING}, "Purpose: why you ask people"),
        ({"can_change": TELLING}, "What can change"),
        ({"cannot_change": TELLING}, "What cannot change"),
        ({"decision": TELLING}, "Decision it informs"),
        ({"learnt": TELLING}, "What was learnt of how to reach and hear people"),
    ],
)
def test_a_telling_text_is_asked_about_before_it_is_stored(sqlite_databases, texts, box):
    """What viewers would not be shown is warned of at entry, by the box it stands in. Mutant: `warnings` of first lines."""
    with pytest.raises(TextMayIdentify, match=f"“{box}” may say who took part: it says how few came, 6"):
        add(replace(PLAN, **texts))
    assert engagements.recorded() == ()
    add(replace(PLAN, **texts), keep_name=True)
    assert noted() == [
        ("engagement added", "winter-plan"),
        ("text kept that may say who took part", "winter-plan"),
    ]


def test_a_telling_title_and_a_telling_text_are_asked_about_at_once(sqlite_databases):
    """Whoever keeps the name has read of the text. Mutant: `ask` with the name alone."""
    with pytest.raises(NameMayIdentify) as asked:
        add(replace(PLAN, title="Windrush elders' lunch", learnt=TELLING))
    assert not isinstance(asked.value, TextMayIdentify)
    name, text = str(asked.value).split("\n\n")
    assert name.startswith("This name may say")
    assert text.startswith("What stands under “What was learnt")


def test_a_text_that_was_kept_is_not_asked_about_again(sqlite_databases):
    """Mutant: `warnings` without what was said before."""
    add(replace(PLAN, purpose=TELLING), keep_name=True)
    change = engagements.change_engagement
    now = change("winter-plan", replace(PLAN, purpose=TELLING, lead="B"), opened=the_one().version, who="x")
    with pytest.raises(TextMayIdentify):
        change("winter-plan", replace(PLAN, purpose=TELLING, learnt=TELLING), opened=now, who="x")
    assert the_one().entry.learnt == PLAN.learnt


def test_one_that_nothing_refers_to_can_be_removed(databases):
    add()
    engagements.remove_engagement("winter-plan", opened=the_one().version, who="steward")
    assert engagements.recorded() == ()
    assert noted()[-1] == ("engagement removed", "winter-plan")


def finding():
    return [
        Finding(reference="f", engagement="winter-plan", title="t", said="s", received_on=date(2026, 2, 1))
    ]


def evidence():
    return [
        StandardEvidence(
            frame="f",
            standard="s",
            engagement="winter-plan",
            standing="met",
            evidence="e",
            written_by="w",
            written_on=date(2026, 2, 1),
        )
    ]


def target():
    return [
        Target(
            by="engagement=winter-plan",
            characteristic="sex",
            category="female",
            kind="voices",
            amount="9",
            owner="o",
            set_on=date(2026, 2, 1),
        )
    ]


def published():
    release = Release(
        id=1,
        made_at=datetime(2026, 4, 1, tzinfo=UTC),
        figures_to=date(2026, 3, 31),
        change_number=1,
        secret_fingerprint="",
        rules="{}",
        content_hash="",
        audit="{}",
    )
    table = PublishedTable(
        release_id=1,
        by="engagement=winter-plan",
        characteristic="sex",
        level="two",
        change="new",
        made_in=1,
        made_on=date(2026, 4, 1),
        change_number=1,
    )
    return [release, table]


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        (finding, "Findings"),
        (evidence, "Lines of evidence"),
        (target, "Targets"),
        (published, "Published figures"),
    ],
)
def test_one_that_something_refers_to_stays(sqlite_databases, rows, what):
    """Mutant: a removal that does not look at published figures."""
    add()
    put(*rows())
    with pytest.raises(EntryRefused, match=f"{what} belong to this engagement"):
        engagements.remove_engagement("winter-plan", opened=the_one().version, who="steward")
    assert the_one().entry == PLAN


def test_one_with_activities_stays(databases):
    add()
    activities.add_activity(STALL, engagement="winter-plan", who="steward")
    with pytest.raises(EntryRefused, match="Activities belong to this engagement"):
        engagements.remove_engagement("winter-plan", opened=the_one().version, who="steward")


def test_whether_children_are_compared_from_then_on_stands_in_the_history(sqlite_databases):
    """Mutant: a note of the reference alone, which the page of targets can't put into words."""
    reference = add()
    later = replace(PLAN, children_in_scope=False)
    engagements.change_engagement(reference, later, opened=the_one().version, who="steward")
    (noted,) = comparison_history.history()
    assert target_tables.changed(noted, release=None) == f"Winter plan: {target_tables.FROM_16}."
