"""The Register page: what everybody sees, and a steward's forms from a blank register to a change that is put back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from data.databases import INTAKE_SETTING, register_session
from data.register import (
    activities,
    bare_activities,
    comparison_history,
    engagements,
    organisations,
    shown_names,
)
from data.register.activities import ActivityEntry
from data.register.engagements import EngagementEntry
from data.register.organisations import OrganisationEntry
from models.register import AuditEvent, Engagement
from pages.parts import frame, saving
from pages.parts.register import register_lists
from pages.parts.sentences import on_register
from pages.parts.targets import target_tables
from tests.pages.visits import html, press, visit

FRONT = Path(__file__).parents[3] / "pages" / "parts" / "front.py"
NASTY = '<img src=x onerror="a()"> ![x](http://example.org/x.png) :red[y]'
STALL = ActivityEntry(
    "Market stall", "consultation", "involve", "event", "Poole", date(2026, 6, 1), date(2026, 6, 30)
)


def opened(**address: str) -> AppTest:
    return visit("register", **address)


def said(app: AppTest) -> str:
    """Return what the panels say."""
    return "\n".join(each.proto.body for each in app.get("html") if "er-panel" in each.proto.body)


def fill(app: AppTest, form: str, **boxes: str) -> None:
    """Fill the boxes of a form, named by what follows it in their keys."""
    for end, value in boxes.items():
        of = [
            box
            for box in (*app.text_input, *app.selectbox, *app.multiselect, *app.text_area)
            if f"{str(box.key).removeprefix(form)}_".startswith(f"_{end}_")
        ]
        (box,) = of
        box.set_value(value)


@pytest.fixture
def recorded(sqlite_databases) -> None:
    """Two engagements, two activities, of which one came by the command line, and two organisations."""
    organisations.set_home("NHS Somewhere", area="E54000041", who="steward")
    himal = OrganisationEntry("Himal Society", "voluntary_sector", ("Nepalese",), "Secretary")
    organisations.add_organisation(himal, who="steward")
    plan = EngagementEntry("Winter plan", lead="Head of Winter", partners=("Himal Society",))
    engagements.add_engagement(plan, who="steward")
    activities.add_activity(STALL, engagement="winter-plan", who="steward")
    bare_activities.add_bare_activity("from-a-file", who="steward")


# --- what everybody sees


def test_an_empty_register_says_so_and_a_steward_may_begin(sqlite_databases):
    app = opened()
    assert frame.NOTHING_YET in html(app)
    assert on_register.NO_ORGANISATION in html(app)
    assert {each.label for each in app.expander} >= {
        "Add an engagement",
        "Add an activity",
        "Add an organisation",
    }
    assert not app.exception


def test_what_is_on_record_stands_in_a_sentence_and_in_tables(recorded):
    app = opened()
    assert "Two engagements and two activities are on record" in html(app)
    assert "one activity waits to be completed" in html(app)
    assert "One other organisation is on record; it reaches one community." in html(app)
    assert 'href="register?engagement=winter-plan"' in html(app)
    assert html(app).index("Needs completing") < html(app).index(on_register.ACTIVITIES)


def test_all_activities_are_listed_when_asked_for(recorded):
    app = opened()
    assert "All activities on record" not in html(app)
    app.checkbox(key="register_all").set_value(True).run()
    assert "All activities on record" in html(app)
    assert "Market stall" in html(app)


def test_a_long_list_says_how_many_more_there_are(recorded, monkeypatch):
    """Mutant: the whole list whatever its length."""
    monkeypatch.setattr(register_lists, "MOST_LISTED", 1)
    bare_activities.add_bare_activity("another-file", who="steward")
    assert "And one more activity: choose an engagement above, or list all below." in html(opened())


def test_an_engagement_of_the_address_shows_what_it_is_and_its_activities(recorded):
    app = opened(engagement="winter-plan")
    assert "Head of Winter" in html(app)
    assert "Market stall" in html(app)
    assert ">from-a-file<" not in html(app)


@pytest.mark.parametrize("address", [{"engagement": "nowhere"}, {"engagement": "all", "start": "2024"}])
def test_another_address_gets_the_one_plain_message(recorded, address):
    """Mutant: without the look at stray names."""
    app = opened(**address)
    assert frame.WITHHELD in html(app)
    assert not app.get("form")


def test_a_viewer_sees_the_lists_and_no_form(recorded, monkeypatch):
    """Mutant: `steward=True` whatever there is."""
    monkeypatch.delenv(INTAKE_SETTING)
    app = opened()
    assert "Winter plan" in html(app)
    assert "Himal Society" in html(app)
    assert not app.get("form")
    assert [each.label for each in app.expander] == ["How to read this page"]


def test_a_name_kept_knowingly_is_for_stewards_alone(recorded, monkeypatch):
    """Mutant: every title shown."""
    telling = replace(STALL, title="Trans group, 6 people")
    activities.add_activity(telling, engagement="winter-plan", who="steward", keep_name=True)
    assert "Trans group, 6 people" in html(opened(engagement="winter-plan"))
    monkeypatch.delenv(INTAKE_SETTING)
    app = opened(engagement="winter-plan")
    assert "Trans group" not in html(app)
    assert shown_names.KEPT_BACK in html(app)


def test_where_a_name_is_kept_back_no_link_holds_the_reference(recorded, monkeypatch):
    """Mutant: a link on every row."""
    with register_session() as session:
        session.add(Engagement(reference="windrush", title="Windrush elders' lunch"))
        session.commit()
    assert "register?engagement=windrush" in html(opened())
    monkeypatch.delenv(INTAKE_SETTING)
    app = opened()
    assert "windrush" not in html(app).lower()
    assert shown_names.KEPT_BACK in html(app)
    assert 'href="register?engagement=winter-plan"' in html(app)


def test_what_people_typed_is_shown_and_not_obeyed(recorded):
    organisations.add_organisation(OrganisationEntry(NASTY, "nhs", (NASTY,), NASTY), who="steward")
    plan = EngagementEntry(NASTY, NASTY, NASTY, NASTY, NASTY, (NASTY,), NASTY)
    reference = engagements.add_engagement(plan, who="steward")
    stall = replace(STALL, title=NASTY, place=NASTY)
    activities.add_activity(stall, engagement=reference, who="steward", keep_name=True)
    for app in (opened(), opened(engagement=reference)):
        assert "<img" not in html(app)
        assert "&lt;img src=x onerror=&quot;a()&quot;&gt;" in html(app)
        # A label or a heading would obey its Markdown.
        labels = [
            each.label for kind in (app.text_input, app.selectbox, app.expander, app.button) for each in kind
        ]
        assert not [each for each in labels if "http" in each or "<img" in each]
        assert not [each for each in app.markdown if "http" in each.value]


def test_the_page_stands_in_the_navigation_also_for_a_viewer(recorded, monkeypatch):
    monkeypatch.delenv(INTAKE_SETTING)
    app = AppTest.from_file(str(FRONT), default_timeout=60).run()
    assert ">Register</a>" in html(app)
    assert ">Import</a>" not in html(app)


# --- adding


def test_an_organisation_an_engagement_and_an_activity(sqlite_databases):
    app = opened()
    fill(app, "add_organisation_0", name="Himal Society", role="voluntary_sector", new_community="Nepalese")
    press(app, "Add this organisation")
    assert "“Himal Society” is in the register." in said(app)
    fill(app, "add_engagement_0", title="Winter plan", opened="1/6/2026", partners=["Himal Society"])
    press(app, "Add this engagement")
    fill(
        app,
        "add_activity_0",
        engagement="winter-plan",
        title="Market stall",
        stage="consultation",
        level="involve",
        method="event",
        place="Poole",
        held_by="Himal Society",
        community="nepalese",
        format=["audio"],
    )
    press(app, "Add this activity")
    assert "“Market stall” is in the register." in said(app)
    (activity,) = activities.recorded()
    assert activity.entry == replace(
        STALL,
        opened_on=None,
        closed_on=None,
        community="nepalese",
        held_by="Himal Society",
        formats=("audio",),
    )
    (plan,) = engagements.recorded()
    assert (plan.entry.opened_on, plan.entry.partners) == (date(2026, 6, 1), ("Himal Society",))


def test_a_form_is_blank_again_after_it_was_saved(recorded):
    app = opened()
    fill(app, "add_engagement_0", title="Spring plan")
    press(app, "Add this engagement")
    assert app.text_input(key="add_engagement_1_title").value == ""


def test_a_form_that_cannot_be_keeps_what_was_typed(recorded):
    app = opened()
    fill(app, "add_engagement_0", title="Spring plan", closed="soon")
    press(app, "Add this engagement")
    assert saving.NOT_SAVED in said(app)
    assert app.text_input(key="add_engagement_0_title").value == "Spring plan"
    assert len(engagements.recorded()) == 2


def test_an_activity_needs_its_engagement(recorded):
    app = opened()
    fill(
        app,
        "add_activity_0",
        title="Walk",
        stage="consultation",
        level="involve",
        method="event",
        place="Poole",
    )
    press(app, "Add this activity")
    assert "Choose the engagement it belongs to." in said(app)


def test_a_name_that_may_identify_is_asked_about_before_it_is_stored(recorded):
    """Mutant: `attempt` with `keep_name` at once."""
    app = opened(engagement="winter-plan")
    telling = {"title": "Trans young people's group, 6 people", "place": "Poole"}
    fill(app, "add_activity_0", stage="consultation", level="involve", method="focus_group", **telling)
    press(app, "Add this activity")
    assert saving.NAME_HEADING in said(app)
    assert "it says how few came, 6, and names “trans” and “Young people”" in said(app)
    assert len(activities.recorded()) == 2
    press(app, saving.KEEP)
    assert "Trans young people&#x27;s group, 6 people" in html(app)
    assert saving.NAME_HEADING not in said(app)
    with register_session() as session:
        assert "name kept that may say who took part" in session.exec(select(AuditEvent.what)).all()


def test_a_purpose_is_asked_about_where_it_may_identify(recorded):
    """Mutant: `attempt` that asks about a name whatever was raised."""
    app = opened()
    telling = "Six trans women came to the group."
    fill(app, "add_engagement_0", title="Waiting rooms", purpose=telling)
    press(app, "Add this engagement")
    assert saving.TEXT_HEADING in said(app)
    assert "What stands under “Purpose: why you ask people” may say" in said(app)
    press(app, saving.KEEP_TEXT)
    assert "Waiting rooms" in {each.entry.title for each in engagements.recorded()}


def test_a_name_can_be_changed_instead(recorded):
    app = opened(engagement="winter-plan")
    boxes = {"stage": "consultation", "level": "involve", "method": "focus_group", "place": "Poole"}
    fill(app, "add_activity_0", title="Group of six", **boxes)
    press(app, "Add this activity")
    fill(app, "add_activity_0", title="Waiting rooms, spring meeting")
    press(app, "Add this activity")
    assert saving.NAME_HEADING not in said(app)
    assert "Waiting rooms, spring meeting" in {each.entry.title for each in activities.recorded()}


# --- changing


def changing(app: AppTest, what: str, reference: str) -> AppTest:
    app.selectbox(key=f"change_{what}_which").set_value(reference)
    return app.run()


def test_a_lead_writes_down_what_was_learnt_and_on_which_day(recorded):
    """Mutant: the day left out of what the form sends."""
    app = changing(opened(), "engagement", "winter-plan")
    app.text_area(key="change_engagement_0_winter-plan_learnt").set_value("Go on market day.")
    press(app, "Save this engagement")
    assert engagements.LEARNT_WHEN in said(app)
    app.text_input(key="change_engagement_0_winter-plan_learnt_on").set_value("14/06/2026")
    press(app, "Save this engagement")
    (plan,) = [each.entry for each in engagements.recorded() if each.reference == "winter-plan"]
    assert (plan.learnt, plan.learnt_on) == ("Go on market day.", date(2026, 6, 14))


def test_an_activity_that_came_with_a_file_is_completed_and_says_what_moves(recorded):
    app = changing(opened(), "activity", "from-a-file")
    assert app.selectbox(key="change_activity_0_from-a-file_stage").value is None
    boxes = {"stage": "consultation", "level": "involve", "method": "survey", "place": "Online"}
    fill(app, "change_activity_0_from-a-file", **boxes)
    press(app, "Save this activity")
    assert "Its stage, level, method and place are new" in said(app)
    assert "until 30 people change in it" in said(app)
    assert all(each.entry.complete for each in activities.recorded())
    press(app, saving.PUT_BACK)
    assert saving.PUT_BACK_DONE[1] in said(app)
    assert not all(each.entry.complete for each in activities.recorded())


def test_who_saves_second_is_told_and_may_open_it_as_it_is_now(recorded):
    """Mutant: the version read anew when the form is sent."""
    app = changing(opened(), "engagement", "winter-plan")
    before = next(each for each in engagements.recorded() if each.reference == "winter-plan")
    theirs = replace(before.entry, lead="Head of Spring")
    engagements.change_engagement("winter-plan", theirs, opened=before.version, who="anna")
    fill(app, "change_engagement_0_winter-plan", decision="Where clinics open.")
    press(app, "Save this engagement")
    assert "Somebody changed this entry after you opened it." in said(app)
    now = next(each for each in engagements.recorded() if each.reference == "winter-plan")
    assert (now.entry.lead, now.entry.decision) == ("Head of Spring", "")
    press(app, saving.OPEN_ANEW)
    assert app.text_input(key="change_engagement_1_winter-plan_lead").value == "Head of Spring"
    fill(app, "change_engagement_1_winter-plan", decision="Where clinics open.")
    press(app, "Save this engagement")
    now = next(each for each in engagements.recorded() if each.reference == "winter-plan")
    assert (now.entry.lead, now.entry.decision) == ("Head of Spring", "Where clinics open.")


def test_what_somebody_changed_meanwhile_is_not_put_back_over(recorded):
    app = changing(opened(), "organisation", "himal-society")
    fill(app, "change_organisation_0_himal-society", contact="Desk")
    press(app, "Save this organisation")
    mine = next(each for each in organisations.organisations() if not each.is_home)
    theirs = replace(mine.entry, contact="Reception")
    organisations.change_organisation("himal-society", theirs, opened=mine.version, who="anna")
    press(app, saving.PUT_BACK)
    assert saving.NOT_SAVED in said(app)
    assert theirs in [each.entry for each in organisations.organisations()]


def test_removing_asks_first_and_says_why_not(recorded):
    app = changing(opened(), "organisation", "himal-society")
    assert not [button for button in app.button if button.label == "Remove this organisation"]
    app.checkbox(key="change_organisation_0_sure").set_value(True).run()
    press(app, "Remove this organisation")
    assert "1 entry still names this organisation." in said(app)
    plan = next(each for each in engagements.recorded() if each.reference == "winter-plan")
    engagements.change_engagement(
        "winter-plan", replace(plan.entry, partners=()), opened=plan.version, who="steward"
    )
    press(app, "Remove this organisation")
    assert [each.is_home for each in organisations.organisations()] == [True]
    assert app.selectbox(key="change_organisation_which").value is None
    assert not app.exception


def test_the_area_of_the_home_organisation_can_be_changed_and_put_back(recorded):
    """Mutants: the box for every organisation; a saved sentence without the area."""
    app = changing(opened(), "organisation", "himal-society")
    assert "Area that it serves" not in {box.label for box in app.selectbox}
    app = changing(opened(), "organisation", "nhs-somewhere")
    assert "Another area changes all comparisons at once" in html(app)
    fill(app, "change_organisation_0_nhs-somewhere", area="E06000059")
    press(app, "Save this organisation")
    assert "is compared with who lives in Dorset." in said(app)
    assert "compared with who lives in Dorset, but for work" in html(app)
    (change,) = comparison_history.history()
    assert "compared with who lives in Dorset instead of NHS Dorset" in target_tables.changed(
        change, release=None
    )
    press(app, saving.PUT_BACK)
    assert "compared with who lives in NHS Dorset, but for work" in html(app)
