"""The forms of *You said, we did*, as a steward fills them: a report goes from said to told, and every step can be put back.

Mutants, each caught here: the day of today sent with no decision; the undo of an added report that somebody answered since.
"""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from data.register import engagements, finding_entries, findings, responses
from data.register.engagements import EngagementEntry
from data.register.entries import ChangedSince
from data.register.findings import FindingEntry
from data.register.responses import ResponseEntry
from models.vocabulary import Decision
from pages.parts import days, saving
from pages.parts.answers import answer_forms
from tests.pages.register.test_register_page import press, said
from tests.pages.test_canary import opened

TODAY = datetime.now(UTC).date()
OLD = TODAY - timedelta(days=200)


@pytest.fixture
def register(sqlite_databases) -> None:
    engagements.add_engagement(EngagementEntry("Winter plan"), who="steward")


@pytest.fixture
def reported(register) -> str:
    entry = FindingEntry("winter-plan", "Nights are long", "Nobody comes.", OLD, "Carers", "consultation")
    return finding_entries.add_finding(entry, response=ResponseEntry(), who="steward", on=TODAY)


def box(app: AppTest, form: str, name: str):
    (found,) = [
        each
        for each in (*app.text_input, *app.text_area, *app.selectbox)
        if str(each.key).startswith(form) and str(each.key).endswith(f"_{name}")
    ]
    return found


def fill(app: AppTest, form: str, **values: object) -> None:
    for name, value in values.items():
        box(app, form, name).set_value(value)


def to_answer(reference: str) -> AppTest:
    app = opened("you-said-we-did", {})
    app.selectbox(key=f"{answer_forms.ANSWER}_which").set_value(reference)
    return app.run()


def only():
    (found,) = findings.recorded()
    return found


def test_a_report_is_added_and_can_be_put_back(register):
    app = opened("you-said-we-did", {})
    fill(
        app,
        answer_forms.ADD,
        engagement="winter-plan",
        title="Nights are long",
        said="Nobody comes.",
        received=days.to_type(OLD),
        owner="Head of Care",
    )
    app = press(app, "Add this report")
    assert "and its clock runs" in said(app)
    found = only()
    assert (found.entry.title, found.response.owner) == ("Nights are long", "Head of Care")
    press(app, saving.PUT_BACK)
    assert findings.recorded() == ()


def test_what_was_added_is_not_put_back_once_somebody_answered_it(register, reported):
    found = only()
    finding_entries.change_finding(
        reported,
        found.entry,
        response=ResponseEntry(owner="Head of Care"),
        opened=found.version,
        who="steward",
        on=TODAY,
    )
    with pytest.raises(ChangedSince):
        finding_entries.remove_added(reported, who="steward")


def test_it_is_answered_done_and_told_and_leaves_the_list(reported):
    app = to_answer(reported)
    assert not [each for each in app.button if each.label == "Mark people as told"]
    fill(app, answer_forms.ANSWER, decision=Decision.PARTLY, reason="Half the money.", action="A night line.")
    app = press(app, "Save this answer")
    assert "The clock runs until people are told." in said(app)
    assert only().response.decided_on == TODAY
    app = press(app, "Mark as done")
    assert only().response.done_on == TODAY
    app = press(app, "Mark people as told")
    assert answer_forms.OFF_THE_LIST in said(app)
    assert only().response.told_on == TODAY
    assert "Nobody waits for an answer here." in "\n".join(str(e.proto.body) for e in app.get("html"))
    press(app, saving.PUT_BACK)
    assert only().response.told_on is None


def test_an_owner_can_be_named_without_a_decision(reported):
    app = to_answer(reported)
    fill(app, answer_forms.ANSWER, owner="Head of Care")
    press(app, "Save this answer")
    assert (only().response.owner, only().response.decision) == ("Head of Care", None)


def test_a_day_that_can_not_be_is_refused_and_what_was_typed_stays(reported):
    app = to_answer(reported)
    fill(
        app,
        answer_forms.ANSWER,
        decision=Decision.ACCEPTED,
        action="A night line.",
        decided=days.to_type(OLD - timedelta(days=1)),
    )
    app = press(app, "Save this answer")
    assert "“Day it was decided” is before the day the finding was received" in said(app)
    assert box(app, answer_forms.ANSWER, "action").value == "A night line."
    fill(app, answer_forms.ANSWER, decided="31/02/2026")
    assert days.NOT_A_DAY in said(press(app, "Save this answer"))
    fill(app, answer_forms.ANSWER, decision=Decision.NOT, decided=days.to_type(TODAY))
    assert responses.NO_REASON in said(press(app, "Save this answer"))
    assert only().response.decision is None


def test_where_somebody_was_quicker_the_second_is_told(reported):
    app = to_answer(reported)
    found = only()
    finding_entries.change_finding(
        reported,
        found.entry,
        response=ResponseEntry(owner="Head of Care"),
        opened=found.version,
        who="steward",
        on=TODAY,
    )
    fill(app, answer_forms.ANSWER, owner="Head of Nights")
    app = press(app, "Save this answer")
    assert "Somebody changed this entry after you opened it" in said(app)
    assert only().response.owner == "Head of Care"


def test_a_report_is_corrected_or_taken_out_and_brought_back(reported):
    app = opened("you-said-we-did", {})
    app = app.selectbox(key=f"{answer_forms.CORRECT}_which").set_value(reported).run()
    fill(app, answer_forms.CORRECT, title="Nights are too long", community="")
    app = press(app, "Save this report")
    assert (only().entry.title, only().entry.community) == ("Nights are too long", None)
    next(each for each in app.checkbox if each.label == answer_forms.SURE).check()
    app = press(app.run(), "Take it out")
    assert findings.recorded() == ()
    press(app, saving.PUT_BACK)
    assert only().entry.title == "Nights are too long"
