"""The page of standards: what everybody sees, where it leads, and a steward's evidence from adding to taking back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from data.databases import INTAKE_SETTING, register_session
from data.register import activities, engagements, evidence_entries
from data.register.activities import ActivityEntry
from data.register.engagements import EngagementEntry
from data.register.evidence_entries import EvidenceEntry
from data.register.shown_names import KEPT_BACK
from data.standards import frames
from models.register import Finding, Response
from models.vocabulary import Standing
from pages.parts import days, frame, front, saving
from pages.parts.sentences import on_standards
from tests.pages.visits import WHOLE, headline, html, press, visit
from tests.world import World

PAGE = WHOLE.format(page="standards")
NASTY = '<img src=x onerror="a()"> ![x](http://example.org/x.png)'
PLAN = EngagementEntry(
    title="Winter plan",
    purpose="To hear what helps.",
    can_change="Hours.",
    cannot_change="The sum.",
    decision="Where clinics open.",
    opened_on=date(2026, 1, 1),
    closed_on=date(2026, 3, 1),
    feedback_due_on=date(2026, 6, 1),
)
STALL = ActivityEntry("Market stall", "consultation", "involve", "event", "Poole")
TEXT = "Letters went to all who came."


def opened(**address: str) -> AppTest:
    return visit("standards", **address)


def box(app: AppTest, form: str, label: str):
    (found,) = [
        each
        for each in (*app.selectbox, *app.text_input, *app.text_area)
        if each.label == label and str(each.key).startswith(form)
    ]
    return found


def hand(**changes) -> EvidenceEntry:
    day = date(2026, 9, 1)
    return replace(
        EvidenceEntry("standards", "support", "winter-plan", Standing.SHOWN, TEXT, "Head of Care", day),
        **changes,
    )


def write(entry: EvidenceEntry, **given) -> int:
    return evidence_entries.add_evidence(entry, who="steward", on=days.today(), **given)


@pytest.fixture
def recorded(sqlite_databases) -> None:
    """One closed engagement with one activity, and no release."""
    engagements.add_engagement(PLAN, who="steward")
    activities.add_activity(STALL, engagement="winter-plan", who="steward")


@pytest.fixture
def overdue(recorded) -> None:
    with register_session() as session:
        session.add(
            Finding(
                reference="pram",
                engagement="winter-plan",
                title="t",
                said="s",
                received_on=days.today() - timedelta(days=40),
            )
        )
        session.flush()
        session.add(Response(finding="pram", decision="", due_on=days.today() - timedelta(days=1)))
        session.commit()


def attend(made: World) -> None:
    """People of whom four characteristics were asked and answered."""
    for sex, age, ethnic, religion in (
        ("female", "16_24", "white_british", "christian"),
        ("male", "65_74", "asian_indian", "hindu"),
    ):
        made.people("clinic", 60, sex=sex, age_band=age, ethnic_group=ethnic, religion_or_belief=religion)


# --- what everybody sees


def test_without_an_engagement_it_says_so_and_offers_no_chart(sqlite_databases):
    app = opened()
    assert frame.NOTHING_YET in html(app)
    assert not app.get("plotly_chart")
    assert not app.get("form")


def test_it_opens_on_the_eleven_standards_and_all_engagements(recorded):
    app = opened()
    assert not app.exception
    assert "of our 11 standards in full" in headline(app)
    assert app.query_params["frame"] in ("standards", ["standards"])
    assert app.query_params["engagement"] in ("all", ["all"])
    assert len(app.get("plotly_chart")) == 2
    assert 'href="standards?' in html(app)


def test_an_overdue_answer_is_in_the_headline_and_is_pink(overdue):
    """Mutant: the cell of the matrix without `act`, which the first form of this test let through."""
    app = opened()
    assert "one report is overdue an answer" in headline(app)
    for caption in ("Our eleven standards, by engagement", "Evidence for our eleven standards, all our work"):
        table = next(str(each.proto.body) for each in app.get("html") if caption in each.proto.body)
        assert '<span class="er-act">Not shown</span>' in table


def test_one_engagement_shows_what_the_records_say_and_what_was_written(recorded):
    write(hand())
    app = opened(engagement="winter-plan")
    assert "“Winter plan” shows" in headline(app)
    assert "What can change and what can&#x27;t are both written." in html(app)
    assert f"{TEXT} {on_standards.INSTEAD}".replace("'", "&#x27;") in html(app)
    assert "Support: shown, by hand. " in html(app)


def test_what_was_written_stands_beside_records_that_say_something_else(recorded):
    """Mutant: only the newest word of the two."""
    write(hand(standard="methods"))
    app = opened()
    assert (
        "In one place what was written by hand says something else than the records (Winter plan: methods)."
        in html(app)
    )
    assert "Not shown ≠" in html(app)
    assert on_standards.READ_UNEQUAL in html(app)
    assert "not shown (by hand: shown)." in html(opened(engagement="winter-plan"))
    assert f"{TEXT} {on_standards.DISAGREES}" in html(app)


def test_evidence_leads_to_the_page_behind_it_with_the_choices(recorded):
    """Mutant: links to pages that do not exist here."""
    app = opened(engagement="winter-plan")
    assert 'href="register?engagement=winter-plan"' in html(app)
    before = AppTest.from_string(f"from pages.parts import address\naddress.there_are(['standards'])\n{PAGE}")
    assert 'href="register' not in html(before.run())


@pytest.mark.parametrize("slug", ["principles", "statutory", "gunning", "eds", "accessible", "equality_duty"])
def test_every_frame_opens_for_all_and_for_one(recorded, slug):
    for address in ({}, {"engagement": "winter-plan"}):
        app = opened(frame=slug, **address)
        assert not app.exception
        assert len(app.get("plotly_chart")) == 2
        assert "in full" in headline(app)


def test_what_only_evidence_by_hand_can_show_says_so(recorded):
    assert on_standards.ONLY_BY_HAND in html(opened(frame="accessible"))


@pytest.mark.parametrize(
    "address", [{"frame": "other"}, {"engagement": "other"}, {"frame": "gunning", "from": "there"}]
)
def test_another_address_gets_the_one_plain_message(recorded, address):
    app = opened(**address)
    assert frame.WITHHELD in html(app)
    assert not app.get("plotly_chart")
    assert not app.get("form")


def test_figures_of_people_come_from_the_release(sqlite_databases):
    """Mutant: the tables of everything for each engagement."""
    made = World()
    made.activity("clinic", engagement="urgent-care")
    attend(made)
    made.publish()
    said = html(opened(engagement="urgent-care"))
    assert "Of 9 protected characteristics, 4 were asked about, and 4 answered" in said
    assert "4 of 9" in said


def test_a_change_in_the_register_is_seen_at_once(sqlite_databases):
    """Mutant: kept for as long as the process runs."""
    made = World()
    made.activity("clinic", engagement="urgent-care")
    attend(made)
    made.publish()
    assert "Neither what can change nor what can&#x27;t is written." in html(opened(engagement="urgent-care"))
    (held,) = engagements.recorded()
    better = replace(held.entry, can_change="Hours.", cannot_change="The sum.")
    engagements.change_engagement("urgent-care", better, opened=held.version, who="steward")
    assert "What can change and what can&#x27;t are both written." in html(opened(engagement="urgent-care"))


# --- viewers


def test_a_viewer_sees_the_page_and_no_form(recorded, monkeypatch):
    write(hand())
    monkeypatch.delenv(INTAKE_SETTING)
    app = opened()
    assert TEXT in html(app)
    assert not app.get("form")
    assert [each.label for each in app.expander] == ["What the records look at", "How to read this page"]


def test_a_name_kept_back_is_in_no_cell_and_no_link(recorded, monkeypatch):
    """Mutants: the title itself; a link on every row; a link to the register."""
    telling = replace(PLAN, title="Trans youth circle, 7 people")
    reference = engagements.add_engagement(telling, who="steward", keep_name=True)
    engagements.add_engagement(replace(PLAN, title="Spring plan"), who="steward")
    write(hand(engagement=reference, text="All seven of the circle had a letter."), keep_name=True)
    monkeypatch.delenv(INTAKE_SETTING)
    said = html(opened())
    assert KEPT_BACK in said
    assert "engagement=spring-plan" in said
    for telltale in ("trans youth", "seven of the circle", f"engagement={reference}"):
        assert telltale not in said.lower()
    one = html(opened(engagement=reference))
    assert f"{KEPT_BACK}” shows" in one
    assert f"engagement={reference}" not in one


# --- a steward's evidence


def filled(app: AppTest, **boxes: str) -> AppTest:
    for label, value in {
        "Standard": "support",
        "How it stands": "shown",
        "What shows it": TEXT,
        "Written by": "Head of Care",
        **{label.replace("_", " "): value for label, value in boxes.items()},
    }.items():
        box(app, "add_evidence", label).set_value(value)
    return press(app, "Add this evidence")


def test_evidence_is_added_corrected_and_taken_back(recorded):
    app = filled(opened(engagement="winter-plan"))
    (held,) = evidence_entries.recorded()
    assert (held.entry.engagement, held.entry.standard, held.entry.standing) == (
        "winter-plan",
        "support",
        Standing.SHOWN,
    )
    assert "The evidence for “Support” stands beside the records." in html(app)
    assert TEXT in html(app)

    box(app, "correct_evidence_which", "Evidence to correct").set_value(held.reference)
    app.run()
    box(app, "correct_evidence", "How it stands").set_value("partly")
    press(app, "Save this evidence")
    assert evidence_entries.recorded()[0].entry.standing is Standing.PARTLY
    press(app, "Put it back as it was")
    assert evidence_entries.recorded()[0].entry == held.entry

    next(each for each in app.checkbox if "take this evidence back" in each.label).check()
    app.run()
    press(app, "Take this evidence back")
    assert evidence_entries.recorded() == ()
    press(app, "Put it back as it was")
    assert evidence_entries.recorded()[0].entry == held.entry


def test_a_mark_alone_is_refused_and_what_was_typed_stays(recorded):
    app = filled(opened(), What_shows_it=" ")
    assert "A mark without evidence is not kept." in html(app)
    assert box(app, "add_evidence", "Written by").value == "Head of Care"
    assert evidence_entries.recorded() == ()


def test_a_text_that_may_identify_is_asked_about(recorded):
    app = filled(opened(), What_shows_it="We rang the 6 trans people who came.")
    assert saving_asked(app)
    press(app, saving.KEEP_TEXT)
    assert len(evidence_entries.recorded()) == 1


def saving_asked(app: AppTest) -> bool:
    return evidence_entries.MAY_IDENTIFY in html(app)


def test_what_somebody_typed_is_shown_and_not_obeyed(recorded):
    write(hand(text=f"{NASTY} is what we did", written_by=NASTY))
    app = opened()
    assert "<img" not in html(app)
    assert "&lt;img" in html(app)


def test_the_download_holds_the_evidence_with_its_source(recorded, monkeypatch):
    from pages.parts import downloads

    held: dict[str, str] = {}
    keep = downloads.as_csv

    def keeping(table, *, notes):
        held[table.caption] = keep(table, notes=notes).decode("utf-8-sig")
        return keep(table, notes=notes)

    monkeypatch.setattr(downloads, "as_csv", keeping)
    write(hand(text="=cmd() is what we did"))
    opened()
    assert set(held) == {
        "Our eleven standards, by engagement",
        "Evidence for our eleven standards, all our work",
        "Evidence written by hand for our eleven standards",
    }
    assert "Source: Our engagement strategy." in held["Evidence for our eleven standards, all our work"]
    assert "'=cmd() is what we did" in held["Evidence written by hand for our eleven standards"]


def test_a_choice_of_a_frame_is_not_carried_to_other_pages(recorded):
    """Mutant: `frame` in every link."""
    assert "register?frame" not in html(opened(frame="gunning", engagement="winter-plan"))
    with register_session() as session:
        assert session.exec(select(Finding)).first() is None


def test_of_many_engagements_the_newest_stand_side_by_side_and_the_download_has_all(recorded, monkeypatch):
    """Mutants: the first by title; all of them in the chart."""
    from pages.parts import downloads
    from pages.parts.standards import standings

    files: dict[str, str] = {}
    keep = downloads.as_csv

    def keeping(table, *, notes):
        files[table.caption] = keep(table, notes=notes).decode("utf-8-sig")
        return keep(table, notes=notes)

    monkeypatch.setattr(downloads, "as_csv", keeping)
    monkeypatch.setattr(standings, "MOST_ROWS", 1)
    later = replace(PLAN, title="Zebra crossing", closed_on=date(2026, 4, 1))
    engagements.add_engagement(later, who="steward")
    app = opened()
    assert "Zebra crossing" in app.get("plotly_chart")[0].proto.spec
    assert "Winter plan" not in app.get("plotly_chart")[0].proto.spec
    assert "The download has one more" in html(app)
    assert {"Winter plan", "Zebra crossing"} <= {
        line.partition(",")[0] for line in files["Our eleven standards, by engagement"].splitlines()
    }


def test_every_kind_of_evidence_leads_to_a_page_that_there_is():
    """Mutant: a page of another name."""
    there = {entry.address for entry in front.entries()}
    assert {kind.page for kind in frames.kinds().values()} <= there
