"""The page Report: what is chosen, what the paper will say, the file, and the choices that a steward saves."""

import io
import logging
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from data.databases import INTAKE_SETTING, register_session
from data.register import paper_profiles
from data.register.paper_profiles import ALL, NEWEST_QUARTER, NEWEST_YEAR, OPEN_TO_ALL, ProfileEntry
from data.register.papers_made import note_paper
from models.paper import PaperMade
from pages.paper import asking, composing, contents, making
from pages.paper.asking import PaperChoices
from pages.paper.writing.formats import FORMATS
from pages.parts import days, frame, reads
from pages.parts.report import paper_file
from pages.parts.report.report_choices import ReportChosen
from pages.parts.sentences import on_report
from tests.pages.visits import headline, html, press, visit
from tests.world import World

PARTS = ("summary", "gaps", "reach.sex")
SAVED = ProfileEntry(
    name="Bi-monthly to the leaders",
    title="Who we heard",
    sections=PARTS,
    period=NEWEST_YEAR,
    activities=OPEN_TO_ALL,
    for_whom="Leaders",
)


MADE: list[World] = []
"""The world that this module's tests have copies of, for one that publishes once more."""


def publish_world() -> None:
    """Two releases: the first heard no young men, the second did; and one activity was for carers alone."""
    made = World()
    made.activity("survey", engagement="care", quarter="2024-Q1", stage="consultation")
    made.activity("later", engagement="care", quarter="2025-Q1", stage="consultation")
    made.activity("circle", engagement="carers", quarter="2025-Q1", community="carers")
    made.people("survey", 400, sex="female", age_band="65_74")
    made.people("later", 200, sex="female", age_band="65_74")
    made.people("later", 60, sex="male", age_band="16_24")
    made.people("circle", 80, sex="female", age_band="65_74")
    made.publish()
    made.people("survey", 360, sex="male", age_band="16_24")
    made.publish()
    MADE.append(made)


def opened(**address: str) -> AppTest:
    return visit("report", **address)


def said(app: AppTest) -> dict[str, str]:
    return {name: value if isinstance(value, str) else value[-1] for name, value in app.query_params.items()}


def ticked(app: AppTest) -> list[str]:
    return [each.key.removeprefix("tick_") for each in app.checkbox if "tick_" in each.key and each.value]


def tick(app: AppTest, slug: str) -> AppTest:
    found = next(each for each in app.checkbox if each.key == f"tick_{slug}")
    return (found.uncheck() if found.value else found.check()).run()


def box(app: AppTest, label: str):
    return next(each for each in app.selectbox if each.label == label)


def typed(app: AppTest, label: str, text: str) -> AppTest:
    next(each for each in app.text_input if each.label == label).set_value(text)
    return app


def save(entry=SAVED) -> str:
    return paper_profiles.add_profile(entry, who="steward")


def the_one():
    (found,) = paper_profiles.profiles()
    return found


def paper(*, period=ALL, activities=OPEN_TO_ALL, parts=PARTS, title="", profile=None):
    chosen = PaperChoices(period, activities, parts, title, profile)
    return composing.compose(asking.ask(reads.release(), chosen, on=days.today()))


def made() -> list[tuple[str | None, int, str]]:
    with register_session() as session:
        return [(row.profile, row.release_id, row.format) for row in session.exec(select(PaperMade))]


def bullets(app: AppTest) -> list[str]:
    return [str(each.proto.body) for each in app.get("html") if "er-bullets" in each.proto.body]


# --- what is chosen


def test_without_a_release_it_says_what_it_needs_and_offers_no_file(sqlite_databases):
    app = opened()
    assert frame.NOTHING_YET in html(app)
    assert 'href="import"' in html(app)
    assert not app.get("download_button")
    assert not app.checkbox


def test_it_opens_on_the_usual_sections_in_activities_open_to_everyone(world):
    app = opened()
    assert not app.exception
    assert ticked(app) == list(contents.usual())
    assert said(app) == {"period": "all", "activities": OPEN_TO_ALL}
    usual = paper(parts=contents.usual())
    assert headline(app).startswith('<div class="er-headline"><p><strong>Your paper has ')
    assert str(on_report.headline(usual)).split(",")[0] in headline(app)
    assert not [each for each in app.selectbox if each.label == "Saved choices"]


def test_what_it_will_say_is_what_the_sections_say_first(world):
    """Mutant: the question in place of the finding."""
    app = opened(sections="summary~reach.sex")
    told = on_report.preview(paper(parts=("summary", "reach.sex")))
    assert [line.claim for line in told] == ["Summary.", "Sex."]
    for line in told:
        assert str(line.rest).strip().replace("'", "&#x27;") in bullets(app)[0]
    assert "clearly under-reached" in bullets(app)[0]


@pytest.mark.parametrize(
    "address",
    [
        {"sections": "summary~nonsense"},
        {"sections": "summary~summary"},
        {"sections": ""},
        {"sections": "summary.gaps"},
        {"period": "2019-20"},
        {"period": "newest_month"},
        {"activities": "stage=nonsense"},
        {"period": "2024-Q1", "activities": OPEN_TO_ALL},
        {"profile": "nobody"},
        {"format": "exe"},
        {"title": "Mine"},
        {"sections": ["summary", "gaps"]},
    ],
    ids=str,
)
def test_what_is_not_offered_gets_the_one_plain_message(world, address):
    """Mutants: unknown sections left out; a format that is not there taken for the first."""
    app = opened(**address)
    assert frame.WITHHELD in html(app)
    assert not app.get("download_button")
    assert not bullets(app)


def test_a_section_is_ticked_and_stands_in_the_address_in_its_place(world):
    """Mutant: written in the order in which they were ticked."""
    app = tick(opened(sections="gaps"), "reach.sex")
    app = tick(app, "summary")
    assert said(app)["sections"] == "summary~gaps~reach.sex"
    assert ticked(app) == ["summary", "gaps", "reach.sex"]
    app = tick(app, "gaps")
    assert said(app)["sections"] == "summary~reach.sex"
    assert "Your paper has two sections" in headline(app)


def test_all_none_and_the_usual_ones_are_ticked_at_once(world):
    """Mutant: every slug written for all of them."""
    app = press(opened(), "Tick all")
    assert said(app)["sections"] == "all"
    assert ticked(app) == [each.slug for each in contents.parts()]
    app = press(app, "Untick all")
    assert said(app)["sections"] == "none"
    assert ticked(app) == []
    assert str(on_report.NO_PARTS)[:10] in headline(app)
    assert app.get("download_button")[0].proto.disabled
    app = press(app, "Tick the usual ones")
    assert "sections" not in said(app)
    assert ticked(app) == list(contents.usual())


def test_every_box_says_in_a_line_what_its_section_answers(world):
    app = opened()
    labels = {each.key.removeprefix("tick_"): each.label for each in app.checkbox}
    assert labels["data_quality"].startswith("**Can we trust it?** How")
    for part in contents.parts():
        assert part.title in labels[part.slug]
        if not part.slug.startswith(contents.CHARACTERISTIC):
            assert part.question in labels[part.slug]


def test_a_period_that_moves_says_what_it_is_now_and_goes_to_no_other_page(world):
    """Mutant: carried along, which other pages do not offer."""
    app = opened()
    options = box(app, "Period").options
    assert options[:3] == [
        "Since records began",
        "Newest year: now April 2025 to March 2026",
        "Newest quarter: now April to June 2025",
    ]
    box(app, "Period").select(NEWEST_YEAR).run()
    assert said(app)["period"] == NEWEST_YEAR
    assert "chosen_period" not in app.session_state
    assert "April 2025 to March 2026" in paper(period=NEWEST_YEAR).facts[3].text


def test_a_quarter_is_of_all_activities(world):
    """Mutant: the activities kept, which leaves nothing that is offered."""
    app = opened()
    box(app, "Period").select("2025-Q1").run()
    assert said(app) == {"period": "2025-Q1", "activities": "all"}
    assert box(app, "Activities").options == ["All activities together"]
    assert not app.exception
    assert "Your paper has" in headline(app)


def test_activities_that_another_page_was_asked_for_are_left_there(world):
    app = opened(activities="stage=consultation")
    assert said(app)["activities"] == OPEN_TO_ALL
    assert frame.WITHHELD not in html(app)


def test_all_activities_come_with_what_must_be_said_of_them(world):
    assert "Together they can look like good reach" in html(opened(activities="all"))
    assert "Together they can look like good reach" not in html(opened())


# --- the file


def test_nothing_is_made_before_the_button_is_pressed_and_then_it_is_the_paper(world, makers):
    """Mutant: the usual sections whatever is ticked."""
    opened(sections="~".join(PARTS))
    assert made() == []
    (make,) = makers
    content = make()
    first = FORMATS[0]
    assert content == first.writes(paper(title=composing.TITLE))
    assert made() == [(None, 2, first.ending.removeprefix("."))]


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.ending)
def test_every_kind_of_file_is_offered_and_made(world, makers, kind):
    app = opened(sections="summary", format=kind.ending.removeprefix("."))
    (button,) = app.get("download_button")
    assert kind.name in button.proto.label
    assert f"{kind.name} ({kind.ending}): {kind.good_for}" in app.radio[0].options
    assert len(makers[0]()) > 500


def test_a_title_that_was_typed_is_on_the_paper_and_in_no_address(world, makers):
    app = typed(opened(sections="summary"), "Title of the paper", "  For   the board ").run()
    made_of = making.make(PaperChoices(ALL, OPEN_TO_ALL, ("summary",), "For the board"), format=FORMATS[0])
    assert makers[-1]() == made_of.content
    assert made_of.paper.title == "For the board"
    assert "board" not in str(said(app))
    typed(app, "Title of the paper", "  ").run()
    assert makers[-1]() == FORMATS[0].writes(paper(parts=("summary",), title=composing.TITLE))


def test_the_name_of_the_file_says_whose_what_and_when(world):
    """Mutant: the title as it was typed, with what no system takes."""
    named = replace(paper(), title="Who / we: heard?", organisation="NHS Dorset")
    kind = replace(FORMATS[0], ending=".docx")
    day = days.today().isoformat()
    assert paper_file.file_name(named, kind) == f"nhs-dorset-who-we-heard-{day}.docx"
    assert paper_file.file_name(replace(named, title="x" * 300), kind) == (
        f"nhs-dorset-{'x' * 69}-{day}.docx"
    )


def test_a_paper_is_of_the_release_that_stands_when_the_button_is_pressed(world, makers):
    """A page may have been open for hours. Mutant: the release of the page."""
    opened(sections="summary")
    assert reads.release().number == 2
    MADE[-1].people("survey", 40, sex="male", age_band="16_24")
    MADE[-1].publish()
    makers[0]()
    assert made() == [(None, 3, FORMATS[0].ending.removeprefix("."))]


def test_what_fails_says_a_reference_and_nothing_else_in_the_log(world, makers, monkeypatch, caplog):
    """Streamlit logs the whole of an error. Mutant: raised from the error."""
    opened(sections="summary")
    chosen = PaperChoices("2019-20", ALL, ("summary",), "Six trans people")
    kind = FORMATS[0]
    failing = paper_file.maker(ReportChosen(chosen, kind, None), None)
    with caplog.at_level(logging.INFO), pytest.raises(paper_file.PaperFailed) as failed:
        failing()
    assert failed.value.__cause__ is None
    assert failed.value.__suppress_context__
    assert "NotMade" in caplog.text
    assert "2019-20" not in caplog.text
    assert made() == []


# --- a template


TAKES_ONE = [kind for kind in FORMATS if kind.dresses]


@pytest.mark.parametrize("kind", TAKES_ONE, ids=lambda kind: kind.ending)
def test_a_template_that_cannot_be_used_is_told_before_the_button_is_pressed(world, kind):
    """Mutant: the button left on."""
    app = opened(sections="summary", format=kind.ending.removeprefix("."))
    (uploader,) = app.file_uploader
    uploader.set_value((f"board{kind.templates[0]}", b"no such file", kind.media_type)).run()
    assert paper_file.NOT_USED.replace("'", "&#x27;") in html(app)
    assert app.get("download_button")[0].proto.disabled


@pytest.mark.parametrize("kind", TAKES_ONE, ids=lambda kind: kind.ending)
def test_a_template_is_used(world, makers, kind):
    template = kind.writes(paper(parts=("summary",)))
    app = opened(sections="summary", format=kind.ending.removeprefix("."))
    plain = makers[-1]()
    app.file_uploader[0].set_value((f"board{kind.templates[0]}", template, kind.media_type)).run()
    assert "be used" not in html(app)
    dressed = makers[-1]()
    assert zipfile.is_zipfile(io.BytesIO(dressed))
    assert zipfile.is_zipfile(io.BytesIO(plain))
    assert dressed == kind.dresses(paper(parts=("summary",), title=composing.TITLE), template)


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.ending)
def test_only_a_steward_is_asked_for_a_template(world, monkeypatch, kind):
    """The door takes no file from a viewer. Mutant: the box drawn for everybody, as it was."""
    asked = {"sections": "summary", "format": kind.ending.removeprefix(".")}
    assert len(opened(**asked).file_uploader) == (1 if kind.dresses else 0)
    monkeypatch.delenv(INTAKE_SETTING)
    app = opened(**asked)
    assert not app.exception
    assert not app.file_uploader
    assert not app.get("download_button")[0].proto.disabled


# --- what changed


def note(profile, *, days_ago, release):
    note_paper(profile, release=release, format="docx", at=datetime.now(UTC) - timedelta(days=days_ago))


def test_without_saved_choices_it_is_held_against_the_release_before(world):
    app = opened()
    assert "What changed since the release of" in html(app)
    assert asking.FIRST_OF_ITS_CHOICES not in html(app)


def test_the_first_paper_of_saved_choices_says_so(world):
    """Mutant: nothing said."""
    app = opened(profile=save(replace(SAVED, period=ALL)))
    assert "What changed since the release of" in html(app)
    assert asking.FIRST_OF_ITS_CHOICES in html(app)
    assert "Men left the list" in bullets(app)[1].replace("<strong>", "").replace("</strong>", "")


def test_a_later_paper_says_what_changed_since_the_last(world):
    """Mutant: held against the release before, which is the same here but for its words."""
    reference = save(replace(SAVED, period=ALL))
    note(reference, days_ago=40, release=1)
    app = opened(profile=reference)
    assert "What changed since the last paper, of " in html(app)
    assert "Men left the list" in bullets(app)[1].replace("<strong>", "").replace("</strong>", "")
    note(reference, days_ago=9, release=2)
    app = opened(profile=reference)
    assert "Nothing in the figures has changed since the last paper, of " in bullets(app)[1]


def test_the_paper_says_whom_it_is_for_where_that_is_saved(world):
    """Mutant: left out."""
    saved = asking.saved(paper_profiles.profile(save(replace(SAVED, sections=("gaps",)))))
    told = [(each.label, each.text) for each in making.make(saved, format=FORMATS[-1]).paper.facts]
    assert told[0] == ("Made for", "Leaders")
    assert "Made for" not in [fact.label for fact in paper().facts]


def test_two_boxes_ticked_before_the_page_is_drawn_again_are_both_kept(world):
    """Mutant: reckoned from what the page was drawn with."""
    app = opened(sections="gaps")
    for slug in ("summary", "reach.sex"):
        next(each for each in app.checkbox if each.key == f"tick_{slug}").check()
    app.run()
    assert said(app)["sections"] == "summary~gaps~reach.sex"
    assert ticked(app) == ["summary", "gaps", "reach.sex"]


def test_the_paper_says_the_same(world):
    reference = save(replace(SAVED, period=ALL))
    note(reference, days_ago=9, release=2)
    told = {fact.label: fact.text for fact in paper(profile=reference).facts}
    assert told["What changed"].startswith("Nothing in the figures has changed since the last paper, of ")


def test_a_second_format_on_the_same_day_says_what_the_first_did(world, makers):
    reference = save(replace(SAVED, period=ALL))
    opened(profile=reference)
    first = makers[0]()
    assert made() == [(reference, 2, FORMATS[0].ending.removeprefix("."))]
    assert makers[0]() == first


# --- saved choices


def test_choices_are_saved_under_a_name_and_opened_by_their_address(world):
    app = opened(sections="~".join(PARTS), period=NEWEST_YEAR)
    typed(app, "Title of the paper", SAVED.title).run()
    typed(app, "Name of these choices", SAVED.name)
    typed(app, "Whom the paper is for", SAVED.for_whom)
    press(app, "Save these choices")
    assert not app.exception
    assert the_one().entry == SAVED
    assert said(app) == {"profile": the_one().reference}
    assert "The choices are saved." in html(app)
    again = opened(profile=the_one().reference)
    assert ticked(again) == list(PARTS)
    assert box(again, "Period").value == NEWEST_YEAR
    assert SAVED.title in [each.value for each in again.text_input]
    assert said(again) == {"profile": the_one().reference}
    assert "These choices are saved as “Bi-monthly to the leaders”, for: Leaders." in headline(again)
    assert on_report.DIFFERS not in headline(again)


def test_choosing_saved_ones_takes_away_what_was_chosen(world):
    """Mutant: the sections of the address left in it."""
    reference = save()
    app = opened(sections="gaps", period="2024-25", activities="all")
    box(app, "Saved choices").select(reference).run()
    assert said(app) == {"profile": reference}
    assert ticked(app) == list(PARTS)
    assert (box(app, "Period").value, box(app, "Activities").value) == (NEWEST_YEAR, OPEN_TO_ALL)


def test_what_differs_from_the_saved_choices_is_told_and_can_be_saved_over_them(world):
    reference = save()
    app = tick(opened(profile=reference), "gaps")
    assert said(app) == {"profile": reference, "sections": "summary~reach.sex"}
    assert on_report.DIFFERS in headline(app)
    assert the_one().entry == SAVED
    name = next(
        each for each in app.text_input if str(each.key).startswith("change_profile") and "name" in each.key
    )
    name.set_value("For the board")
    press(app, "Save over them")
    assert the_one().entry == replace(SAVED, name="For the board", sections=("summary", "reach.sex"))
    assert the_one().reference == reference
    assert on_report.DIFFERS not in headline(app)
    press(app, "Put it back as it was")
    assert the_one().entry == SAVED


def test_saved_choices_are_removed_once_somebody_is_sure(world):
    """Mutant: removed without the tick."""
    reference = save()
    app = opened(profile=reference)
    assert not [each for each in app.button if each.label == "Remove them"]
    next(each for each in app.checkbox if "sure" in str(each.key)).check().run()
    press(app, "Remove them")
    assert not app.exception
    assert paper_profiles.profiles() == ()
    assert "profile" not in said(app)
    assert frame.WITHHELD not in html(app)
    assert "are removed." in html(app)


def test_a_name_that_is_taken_is_refused_and_nothing_is_lost(world):
    save()
    app = opened(sections="gaps")
    typed(app, "Name of these choices", SAVED.name.upper())
    press(app, "Save these choices")
    assert paper_profiles.NAME_TAKEN in html(app)
    assert the_one().entry == SAVED
    assert said(app)["sections"] == "gaps"


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(world):
    reference = save()
    app = opened(profile=reference)
    paper_profiles.change_profile(
        reference, replace(SAVED, for_whom="Board"), opened=the_one().version, who="anna"
    )
    press(app, "Save over them")
    assert "Somebody changed this entry" in html(app)
    assert the_one().entry.for_whom == "Board"


def test_words_that_may_say_who_took_part_are_asked_about(world):
    app = opened(sections="gaps")
    typed(app, "Name of these choices", "Report on the 6 trans people who came")
    press(app, "Save these choices")
    assert paper_profiles.MAY_IDENTIFY in html(app)
    assert paper_profiles.profiles() == ()
    press(app, "Keep this name")
    assert the_one().reference == "paper"


def test_saved_choices_whose_period_is_gone_get_the_plain_message_and_another_can_be_chosen(world):
    """A period that the release no longer has is never replaced silently."""
    reference = save(replace(SAVED, period="2019-20"))
    app = opened(profile=reference)
    assert frame.WITHHELD in html(app)
    box(app, "Period").select("2024-25").run()
    assert "Your paper has" in headline(app)


def test_a_name_with_markdown_in_it_stays_as_it_was_typed(world):
    nasty = '<img src=x onerror="a()"> ![x](http://x)'
    app = opened(profile=save(replace(SAVED, name=nasty, for_whom=nasty)))
    assert "<img" not in html(app)
    assert "&lt;img" in headline(app)


# --- a viewer


def test_a_viewer_makes_papers_and_saves_nothing(world, makers, monkeypatch):
    """Mutant: the forms drawn everywhere."""
    reference = save()
    monkeypatch.delenv(INTAKE_SETTING)
    app = opened(profile=reference)
    assert not app.exception
    assert ticked(app) == list(PARTS)
    assert not app.get("form")
    assert not [each for each in app.button if "Save" in each.label or "Remove" in each.label]
    assert len(makers[0]()) > 500
    assert made() == []
    assert not app.error


def test_quarter_profiles_open_on_the_newest_quarter(world):
    reference = save(replace(SAVED, period=NEWEST_QUARTER, activities=ALL))
    app = opened(profile=reference)
    assert box(app, "Period").value == NEWEST_QUARTER
    assert "Your paper has" in headline(app)
