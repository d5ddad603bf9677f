"""The page *Can we trust it?* on a published world: what it says, what it refuses, and where it leads."""

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from data import published
from data.databases import INTAKE_SETTING, register_session
from models.register import AuditEvent, BenchmarkEntry, BenchmarkShare, Engagement
from pages.parts import days, downloads, frame, reads, wording
from pages.parts.importing import import_again
from pages.parts.sentences import on_trust
from tests.pages.visits import html, press, table, visit
from tests.world import World


def opened(**address: str) -> AppTest:
    return visit("can_we_trust_it", **address)


def publish_world() -> None:
    """A survey that asked about sex and religion, and a forum that did not ask about religion."""
    made = World()
    made.activity("survey", engagement="urgent-care", method="survey")
    made.activity("forum", engagement="mental-health", method="forum")
    made.people("survey", 1237, sex="male", religion_or_belief="christian")
    made.people("survey", 713, sex="female", religion_or_belief="no_religion")
    made.people("survey", 861, sex="female", religion_or_belief="prefer_not_to_say")
    made.people("survey", 143, sex="female", religion_or_belief="needs_review")
    made.people("forum", 231, sex="female")
    made.people("forum", 189, sex="male")
    made.people("forum", 137, sex="not_known")
    made.publish()


def test_nothing_yet_says_so(sqlite_databases):
    assert frame.NOTHING_YET in html(opened())


def test_the_question_that_fewest_answered_is_the_first_row_of_the_table(world):
    """Mutant: `of_questions` in the order of the reference file."""
    app = opened()
    assert "The question that the smallest share answered is religion or belief: 66%" in html(app)
    rows = table(app, "Who answered each question")
    assert rows[0][0] == "Religion or belief"
    assert rows[1][0] == "Sex"
    assert {row[2] for row in rows[2:]} <= {"not asked", "not available"}


def test_what_engagements_left_out_is_told_from_their_forms(world):
    """20 questions that nobody asked are no headline about one; so the claim counts them."""
    assert "questions were not asked in any of the 2 engagements of 30 people or more." in html(opened())


def test_one_question_is_shown_group_by_group(world):
    app = opened(characteristic="religion_or_belief")
    rows = table(app, "Who answered the question on religion or belief, by engagement")
    assert [(row[0], row[2]) for row in rows] == [
        ("About mental-health", "not asked"),
        ("About urgent-care", rows[1][2]),
    ]
    assert int(rows[1][2].replace(",", "")) % 5 == 0
    app.selectbox(key="box_across").set_value("method").run()
    assert [row[0] for row in table(app, "Who answered the question on religion or belief, by method")] == [
        *("Forum", "Survey"),
    ]


class TestOpening:
    """Mutants: ethnic group whatever it has; engagements whatever they have; the default carried to other pages."""

    def test_is_with_a_question_that_has_something_to_show(self, world):
        app = opened()
        assert app.selectbox(key="box_characteristic").value == "religion_or_belief"
        assert app.selectbox(key="box_across").value == "engagement"
        assert frame.WITHHELD not in html(app)
        assert "chosen_characteristic" not in app.session_state

    def test_is_by_other_rows_where_no_engagement_has_a_table_of_the_question(self, sqlite_databases):
        made = World()
        for number in range(2):
            made.activity(f"survey-{number}", engagement=f"work-{number}", method="survey")
            made.people(f"survey-{number}", 16, ethnic_group="white_british")
            made.people(f"survey-{number}", 12, ethnic_group="asian_indian")
            made.people(f"survey-{number}", 60)
        made.publish()
        app = opened()
        assert app.selectbox(key="box_characteristic").value == "ethnic_group"
        assert app.selectbox(key="box_across").value == "stage"
        assert frame.WITHHELD not in html(app)

    def test_says_once_and_plainly_that_no_question_can_be_shown(self, sqlite_databases):
        made = World()
        made.activity("survey", engagement="urgent-care")
        made.activity(
            "forum",
            engagement="mental-health",
            stage="consultation",
            level="involve",
            method="forum",
            place="Weymouth",
        )
        for activity in ("survey", "forum"):
            made.people(activity, 12, sex="male")
            made.people(activity, 12, sex="female")
            made.people(activity, 60)
        made.publish()
        app = opened()
        assert table(app, "Who answered each question")
        assert html(app).count(on_trust.NO_GROUPS) == 1
        assert frame.WITHHELD not in html(app)
        assert not [box for box in app.selectbox if box.key in ("box_characteristic", "box_across")]


def test_an_engagement_leads_to_the_register_and_a_question_to_its_groups(world):
    app = opened(characteristic="sex")
    assert re.search(r'href="register\?[^"]*engagement=urgent-care"', html(app))
    assert re.search(r'href="who-we-reached\?[^"]*characteristic=religion_or_belief', html(app))


def test_answers_to_sort_lead_a_steward_to_import_and_a_viewer_nowhere(world, monkeypatch):
    app = opened()
    assert [row[0] for row in table(app, "Answers that nobody has sorted yet")] == ["Religion or belief"]
    assert on_trust.GO_TO_IMPORT in html(app)
    monkeypatch.delenv(INTAKE_SETTING)
    app = opened()
    assert table(app, "Answers that nobody has sorted yet")
    assert on_trust.GO_TO_IMPORT not in html(app)


def test_population_figures_have_an_age_on_the_day_of_the_release(world):
    app = opened()
    rows = table(app, "Population figures in use")
    sex = next(row for row in rows if row[0] == "Sex")
    age = wording.age(date(2021, 3, 21), published.release().made_at.date())
    assert sex[3:] == ["21 Mar 2021", age, "older than 5 years"]
    assert "are older than five years" in html(app)


def test_an_engagements_own_benchmark_is_listed_with_it(world):
    with register_session(writing=True) as session:
        entry = BenchmarkEntry(
            reference="births",
            area_name="NHS Dorset",
            characteristic="sex",
            level="two",
            universe="people who gave birth",
            source="births",
            table="T1",
            licence="OGL",
            measured_on=date(2025, 1, 1),
        )
        session.add(entry)
        session.flush()
        for category, share in (("female", "0.9"), ("male", "0.1")):
            session.add(BenchmarkShare(benchmark_id=entry.id, category=category, share=share))
        session.exec(
            select(Engagement).where(Engagement.reference == "mental-health")
        ).one().benchmark = "births"
        session.add(AuditEvent(at=datetime(2026, 11, 2, tzinfo=UTC), who="test", what="changed"))
        session.commit()
    body = html(opened())
    assert 'colspan="6">About mental-health' in body
    assert "people who gave birth" in body


@pytest.mark.parametrize(
    "address",
    [
        {"period": "2031-32"},
        {"activities": "engagement=nowhere"},
        {"start": "2024-01-01"},
        {"characteristic": "shoe_size"},
        {"across": "audience"},
    ],
    ids=str,
)
def test_another_address_gets_the_one_plain_message(world, address):
    app = opened(**address)
    assert html(app).count(f"<h2>{frame.WITHHELD}</h2>") == 1
    assert not app.exception


def test_a_quarter_keeps_its_questions_and_says_that_groups_have_none(world):
    app = opened(period="2024-Q1", characteristic="sex")
    assert table(app, "Who answered each question, April to June 2024, in all activities")
    assert "Groups have no figures for the period chosen above" in html(app)


def test_the_download_says_what_the_screen_says(world, monkeypatch):
    """Method 2.8 no. 16."""
    kept = {}
    monkeypatch.setattr(
        downloads,
        "offer",
        lambda table, *, notes, name, what: kept.update({name: downloads.as_csv(table, notes=notes)}),
    )
    app = opened(characteristic="sex")
    for name, caption in (
        ("who-answered-questions", "Who answered each question"),
        ("who-answered-groups", "Who answered the question on sex, by engagement"),
        ("form-or-trust-questions", "Responded, preferred not to say, left blank: shares"),
        ("form-or-trust-groups", "Responded, preferred not to say, left blank on sex"),
    ):
        lines = list(csv.reader(io.StringIO(kept[name].decode("utf-8-sig"))))
        blank = lines.index([])
        assert lines[blank + 2 :] == table(app, caption)


def test_three_shares_say_what_is_about_the_form_and_what_about_trust(world):
    """231, 189 and 137 people of the forum and 1,237, 713, 861 and 143 of the survey, as shown: multiples of 5 alone."""
    app = opened()
    assert html(app).count(on_trust.FORM_OR_TRUST) == 2
    rows = {row[0]: row[1:] for row in table(app, "Responded, preferred not to say, left blank: shares")}
    counts = {row[0]: row for row in table(app, "Who answered each question")}
    _, _, asked, known, _, silent, *_ = (each.replace(",", "") for each in counts["Religion or belief"])
    assert rows["Religion or belief"] == [
        f"{100 * (int(known) + int(silent)) / int(asked):.1f}%",
        f"{100 * int(silent) / int(asked):.1f}%",
        "0.0%",
    ]
    assert rows["Sex"][1:] == ["0.0%", "3.8%"]


def test_words_to_sort_are_decided_under_import_and_stored_files_follow(world):
    """Mutant: the file to be taken back and brought in again, as it was before decisions reached stored answers."""
    said = html(opened())
    assert "decided under Import, What words mean; every stored file of the source follows." in said
    assert import_again.HEADING in said
    assert 'href="import"' in said


def test_what_the_page_waits_for_is_read_once_for_each_release(world):
    opened(characteristic="sex")
    before = reads.asked.cache_info().misses
    opened(characteristic="sex")
    assert reads.asked.cache_info().misses == before


@pytest.mark.parametrize(
    ("lost", "heading"), [(False, "As they were published"), (True, "Not as they were published")]
)
def test_whoever_asks_learns_whether_the_figures_are_as_they_were_frozen(world, lost, heading):
    """Mutant: the answer whatever the check found."""
    reads.as_frozen.cache_clear()
    app = opened()
    assert heading not in html(app)
    if lost:
        with register_session() as session:
            session.execute(text("DELETE FROM published_cell WHERE id = 1"))
            session.commit()
    assert f"<h2>{heading}</h2>" in html(press(app, on_trust.CHECK_FROZEN))


def test_the_figures_are_read_once_a_minute_however_often_the_button_is_pressed(world, monkeypatch):
    """Mutant: read at every press."""
    reads.as_frozen.cache_clear()
    asked = []
    found = published.as_frozen
    monkeypatch.setattr(published, "as_frozen", lambda: asked.append(1) or found())
    at = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
    for second, times in ((0, 1), (1, 1), (59, 1), (60, 2)):
        monkeypatch.setattr(days, "now", lambda second=second: at + timedelta(seconds=second))
        press(opened(), on_trust.CHECK_FROZEN)
        assert len(asked) == times
