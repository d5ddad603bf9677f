"""Targets and benchmarks: what everybody sees, and a steward's journeys, from a CSV to a comparison that changed.

Mutants, each caught here: the forms drawn for a viewer; `reads.library` kept over a change; the library's choice of all
characteristics carried to other pages; what a person typed put into HTML as it is.
"""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from data.databases import INTAKE_SETTING, register_session
from data.register import benchmark_entries, target_entries
from data.register.benchmark_csv import Figures
from data.register.benchmark_entries import Header
from data.register.target_entries import TargetEntry
from models.protected import EVERYTHING, Selection
from models.register import AuditEvent, Engagement, Target
from models.vocabulary import Dimension, TargetKind
from pages.parts import frame, saving, sources
from pages.parts.targets import benchmark_forms, library_table, target_sections, target_words
from tests.pages.visits import WHOLE, press
from tests.world import World

ON = datetime.now(UTC).date()
NASTY = '<img src=x onerror="a()"> ![x](http://example.org/x.png) =1+1'
CSV = b"characteristic,level,category,share\nSex,Sex,Female,90%\nSex,Sex,Male,10%\n"
MATERNITY = Selection(None, Dimension.ENGAGEMENT, "maternity")
ENTRY = TargetEntry(
    EVERYTHING,
    "sex",
    "male",
    TargetKind.VOICES,
    "500",
    "Head of Engagement",
    ON,
    None,
    "agreed by the board",
    "They were missing.",
)
WOMEN = Header("NHS Dorset", "women who gave birth", "Births", "B1", date(2024, 12, 31))


def publish_world() -> None:
    """A survey open to all, and a maternity forum."""
    made = World()
    made.activity("survey", engagement="urgent-care", stage="consultation")
    made.activity("forum", engagement="maternity", stage="participation", quarter="2024-Q2")
    made.people("survey", 400, sex="male", age_band="65_74")
    made.people("survey", 600, sex="female", age_band="45_54")
    made.people("forum", 60, sex="female", age_band="25_34")
    made.people("forum", 50, sex="female", age_band="65_74")
    made.people("forum", 20, sex="male", age_band="65_74")
    made.publish()


def opened(page: str = "targets_and_benchmarks", **address: str | list[str]) -> AppTest:
    app = AppTest.from_string(WHOLE.format(page=page), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def html(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(str(each.proto.body) for each in app.get("html"))


def box(app: AppTest, label: str):
    """Return the box of a label; of several the last drawn."""
    return [each for each in (*app.text_input, *app.selectbox, *app.checkbox) if each.label == label][-1]


def reached(activities: str) -> str:
    return html(opened("who_we_reached", characteristic="sex", activities=activities))


# --- what everybody sees


def test_before_the_first_release_the_page_says_what_it_would_show(sqlite_databases):
    app = opened()
    assert frame.NOTHING_YET in html(app)
    assert not app.expander


def test_the_page_answers_compared_with_what(world):
    said = html(opened())
    assert "<strong>Nobody has set a target yet.</strong> 13 of 21 characteristics are compared" in said
    assert target_words.NONE_SET in said
    assert "All 2 engagements are compared with who lives in the NHS Dorset area, in ages from 16 up." in said
    assert "table TS008" in said
    assert "Open Government Licence" in said
    assert target_sections.NO_CHANGES in said


def test_a_viewer_has_the_figures_and_no_forms(world, monkeypatch):
    target_entries.set_target(ENTRY, who="steward", on=ON)
    steward = opened()
    assert {each.label for each in steward.expander} > {"Set a target", "Add a benchmark from a CSV"}
    monkeypatch.delenv(INTAKE_SETTING)
    app = opened()
    assert [each.label for each in app.expander] == ["How to read this page"]
    assert not app.get("form")
    assert not app.get("file_uploader")
    assert "The one target is not met yet" in html(app)


def test_targets_stand_in_charts_table_and_sentence(world):
    target_entries.set_target(ENTRY, who="steward", on=ON)
    share = replace(ENTRY, kind=TargetKind.SHARE_OF_BENCHMARK, amount="80%", selection=MATERNITY)
    target_entries.set_target(share, who="steward", on=ON)
    target_entries.set_target(replace(ENTRY, category="female", amount="300"), who="steward", on=ON)
    app = opened()
    said = html(app)
    assert "<strong>One of three targets is met</strong>; we still hear too few" in said
    assert [chart.proto.alt.split(" of ")[0] for chart in app.get("plotly_chart")] == [
        "Bars",
        "Bars",
        "Bars",
        "Bars",
    ]
    assert "Engagement: About maternity" in said
    assert "of its share in the benchmark: " in said
    assert "who-we-reached?characteristic=sex&amp;activities=engagement%3Dmaternity&amp;period=all" in said


@pytest.mark.parametrize(
    "address",
    [{"characteristic": "shoe_size"}, {"start": "2024"}, {"characteristic": ["sex", "sex"]}],
    ids=str,
)
def test_an_address_with_anything_else_is_not_available(world, address):
    said = html(opened(**address))
    assert frame.WITHHELD in said
    assert "Benchmark library" not in said


def test_the_library_shows_one_characteristic_by_address_and_all_is_carried_nowhere(world):
    one = opened(characteristic="sex")
    assert "table TS008" in html(one)
    assert "table TS021" not in html(one)
    box(one, "Characteristic").set_value("all").run()
    assert "table TS021" in html(one)
    assert "characteristic" not in one.query_params
    assert "chosen_characteristic" not in one.session_state


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2021, 3, 22), "less than a month"),
        (date(2022, 3, 20), "11 months"),
        (date(2022, 3, 21), "1 year"),
        (date(2026, 3, 20), "4 years and 11 months"),
        (date(2026, 3, 21), "5 years"),
        (date(2026, 3, 22), "5 years (old)"),
        (date(2026, 11, 25), "5 years and 8 months (old)"),
        (date(2027, 3, 21), "6 years (old)"),
    ],
)
def test_a_figure_is_old_from_the_day_after_its_fifth_year(on, words):
    assert library_table.age(date(2021, 3, 21), on=on) == words


def test_what_somebody_typed_is_shown_and_not_obeyed(world):
    reference = benchmark_entries.add(
        replace(WOMEN, universe=NASTY, source=NASTY, licence=NASTY),
        figures=(Figures("sex", "two", {"female": "1"}, False),),
        who=NASTY,
        on=ON,
    )
    with register_session() as session:
        session.exec(select(Engagement)).first().title = NASTY
        session.commit()
    benchmark_entries.choose("maternity", benchmark=reference, children_in_scope=True, who=NASTY)
    target_entries.set_target(replace(ENTRY, owner=NASTY, reason=NASTY, source=NASTY), who=NASTY, on=ON)
    app = opened()
    assert "<img src=x" not in html(app)
    assert "&lt;img src=x" in html(app)
    assert "<img src=x" not in reached("all")
    labels = [each.label for each in (*app.expander, *app.button)]
    assert not any("![x]" in label for label in labels)


# --- journeys of a steward


def test_from_a_csv_to_a_comparison_that_changed_and_back(world):
    """Add a benchmark, choose it for an engagement, see Who we reached change, and choose back."""
    assert "Living here: NHS Dorset" in reached("engagement=maternity")
    app = opened()
    for label, value in {
        "Area the figures are of": "NHS Dorset",
        "Whom they count": "women who gave birth",
        "Source": "Births",
        "Day the figures are of": "31/12/2024",
        "Licence": "Open Government Licence v.3.0",
    }.items():
        box(app, label).set_value(value)
    app.get("file_uploader")[0].set_value(("figures.csv", CSV, "text/csv"))
    press(app, "Add this benchmark")
    assert "The benchmark is in the library" in html(app)
    assert "Added: women who gave birth, NHS Dorset (2024)" in html(app)

    app.selectbox(key="choose_benchmark_which").set_value("maternity").run()
    box(app, "Compared with").set_value("women-who-gave-birth-2024")
    press(app, "Save this choice")
    assert benchmark_forms.FROM_THE_NEXT_RELEASE in html(app)
    changed = reached("engagement=maternity")
    assert f"{sources.ITS_OWN}NHS Dorset, women who gave birth" in changed
    assert "90%" in changed
    assert "Share in their benchmark" in changed
    assert "in proportion to their benchmark" in changed
    assert "live here" not in changed
    together = reached("all")
    assert "Living here: NHS Dorset" in together
    assert "activities=engagement%3Dmaternity" in together
    assert "About maternity</a>" in together
    ages = html(opened("who_we_reached", characteristic="age_band", activities="engagement=maternity"))
    assert sources.NOT_IN_ITS_OWN in ages

    press(app, saving.PUT_BACK)
    assert "Living here: NHS Dorset" in reached("engagement=maternity")
    said = html(app)
    assert "compared with women who gave birth, NHS Dorset instead of everybody who lives here" in said
    assert "compared with everybody who lives here instead of women who gave birth, NHS Dorset" in said


def test_a_file_that_can_not_be_is_refused_and_nothing_is_saved(world):
    app = opened()
    for label, value in {
        "Area the figures are of": "NHS Dorset",
        "Whom they count": "women",
        "Source": "Births",
        "Day the figures are of": "31/12/2024",
    }.items():
        box(app, label).set_value(value)
    press(app, "Add this benchmark")
    assert "Choose the CSV file with the figures." in html(app)
    app.get("file_uploader")[0].set_value(("figures.csv", CSV.replace(b"90%", b"80%"), "text/csv"))
    press(app, "Add this benchmark")
    assert saving.NOT_SAVED in html(app)
    assert "add up to 0.9000" in html(app)
    assert box(app, "Source").value == "Births"
    with register_session() as session:
        assert session.exec(select(AuditEvent).where(AuditEvent.what == "benchmark added")).all() == []


@pytest.mark.parametrize(("typed", "kept"), [("1,200", 1200), ("", None)])
def test_a_benchmark_from_a_survey_says_so_in_the_library_and_under_its_figures(world, typed, kept):
    """Mutants: the box not sent; the note under figures left out."""
    app = opened()
    for label, value in {
        "Area the figures are of": "NHS Dorset",
        "Whom they count": "women",
        "Source": "Births",
        "Day the figures are of": "31/12/2024",
        benchmark_forms.SAMPLE: typed,
    }.items():
        box(app, label).set_value(value)
    app.get("file_uploader")[0].set_value(("figures.csv", CSV, "text/csv"))
    press(app, "Add this benchmark")
    assert ("Women (a survey of 1,200 people)" in html(app)) == bool(kept)
    benchmark_entries.choose("maternity", benchmark="women-2024", children_in_scope=False, who="steward")
    assert ("from a survey of 1,200 people" in reached("engagement=maternity")) == bool(kept)


@pytest.mark.parametrize("typed", ["0", "about 900", "-3", "1.5"])
def test_a_survey_has_a_whole_number_of_people(world, typed):
    app = opened()
    for label, value in {"Area the figures are of": "A", "Whom they count": "B", "Source": "C"}.items():
        box(app, label).set_value(value)
    box(app, "Day the figures are of").set_value("31/12/2024")
    box(app, benchmark_forms.SAMPLE).set_value(typed)
    app.get("file_uploader")[0].set_value(("figures.csv", CSV, "text/csv"))
    press(app, "Add this benchmark")
    assert benchmark_entries.NO_SAMPLE in html(app)


def test_where_many_of_all_were_heard_the_notes_say_so(world):
    """To the nearest 5, as everywhere. Mutants: said wherever people are counted; the number itself."""
    for people, said in ((2002, True), (2_000_002, False)):
        figures = (Figures("sex", "two", {"female": "0.9", "male": "0.1"}, False, people=people),)
        header = replace(WOMEN, table=f"B{people}")
        reference = benchmark_entries.add(header, figures=figures, who="steward", on=ON)
        benchmark_entries.choose("maternity", benchmark=reference, children_in_scope=False, who="steward")
        found = reached("engagement=maternity")
        assert ("more than 5% of all whom that benchmark counts, about 2,000 people" in found) == said
        assert f"{people:,}" not in found


def test_a_benchmark_in_use_is_not_removed(world):
    figures = (Figures("sex", "two", {"female": "1"}, False),)
    reference = benchmark_entries.add(WOMEN, figures=figures, who="steward", on=ON)
    benchmark_entries.choose("maternity", benchmark=reference, children_in_scope=False, who="steward")
    app = opened()
    app.selectbox(key="remove_benchmark_which").set_value(reference).run()
    box(app, benchmark_forms.SURE).check().run()
    press(app, "Remove this benchmark")
    assert "in use by “About maternity”" in html(app)
    benchmark_entries.choose("maternity", benchmark=None, children_in_scope=False, who="steward")
    press(app.run(), "Remove this benchmark")
    assert "Benchmark removed: women who gave birth, NHS Dorset." in html(app)


def test_set_a_target_change_it_see_the_history_and_put_it_back(world):
    app = opened()
    box(app, "Characteristic of the group").set_value("sex").run()
    box(app, "Group").set_value("male")
    box(app, "Amount").set_value("500")
    box(app, "Owner").set_value("Head of Engagement")
    box(app, "Where it comes from").set_value("agreed by the board")
    box(app, "Why").set_value("They were missing.")
    press(app, "Set this target")
    assert "The target for men is set." in html(app)
    with register_session() as session:
        (row,) = session.exec(select(Target)).all()
    assert (row.by, row.kind, row.amount, row.set_on) == ("audience=open_to_all", "voices", "500", ON)

    app.selectbox(key="change_target_which").set_value(row.id).run()
    box(app, "Amount").set_value("400")
    box(app, "Day it is due").set_value("31/03/2030")
    press(app, "Save this target")
    said = html(app)
    assert "target changed from 500 people to 400 people; due moved from no day to 31 Mar 2030" in said
    assert "31 Mar 2030" in said
    press(app, saving.PUT_BACK)
    assert "target changed from 400 people to 500 people; due moved from 31 Mar 2030 to no day" in html(app)


def test_nonsense_is_refused_with_what_to_put_there_and_a_target_ends_with_a_reason(world):
    number = target_entries.set_target(ENTRY, who="steward", on=ON)
    app = opened()
    app.selectbox(key="change_target_which").set_value(number).run()
    box(app, "Owner").set_value(" ")
    press(app, "Save this target")
    assert "Say who owns the target" in html(app)
    box(app, "Owner").set_value("Chief Nurse")
    box(app, "Day it is due").set_value("soon")
    press(app, "Save this target")
    assert "Write a day as 14/06/2026" in html(app)
    box(app, "Why it ends").set_value("The work is done.")
    press(app, "End this target")
    said = html(app)
    assert "target of 500 people ended." in said
    assert "The work is done." in said
    assert "Nobody has set a target yet." in said
