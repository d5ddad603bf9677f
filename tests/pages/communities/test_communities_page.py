"""The page of communities, from the address to what it sends.

One world is published for all tests, and each gets a copy of it.
"""

import re
from datetime import date, timedelta

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from data.databases import INTAKE_SETTING, close, register_session
from data.importing.counts.heads import HeadLine, store_heads
from data.register import shown_names
from models.register import Activity, Finding, Organisation, Response, Target
from pages.parts import days, frame
from pages.parts.sentences import on_communities
from tests.pages.visits import html, visit
from tests.world import World

TODAY = days.today()
EXACT = (1237, 413, 2861)
"""True counts, none a multiple of 5."""


def publish_world() -> None:
    """Carers asked and at the table, Deaf people asked three times and never there, LGBT+ people long ago."""
    made = World()
    made.activity("survey", engagement="winter", quarter="2024-Q1")
    made.activity("circle", engagement="caring", community="carers", quarter="2024-Q1")
    made.activity("panel", engagement="caring", community="carers", stage="participation", quarter="2025-Q1")
    made.activity("signed", engagement="signing", community="deaf_people", quarter="2024-Q1")
    made.activity("signed-2", engagement="signing", community="deaf_people", stage="consultation")
    made.activity("signed-3", engagement="signing", community="deaf_people")
    made.activity("report", engagement="network", community="lgbt_plus", quarter="2024-Q1")
    made.activity("coming", engagement="signing", community="nepalese")
    made.people("survey", 2861, sex="female", unpaid_carer="not_carer")
    made.people("survey", 1237, sex="male", unpaid_carer="carer_1_19")
    made.people("circle", 413, sex="female", unpaid_carer="carer_1_19")
    made.people("circle", 58, sex="female", unpaid_carer="not_carer")
    made.people("panel", 66, sex="female", unpaid_carer="carer_1_19")
    made.people("signed", 67, sex="male", unpaid_carer="not_carer")
    made.people("report", 71, sex="male", unpaid_carer="not_carer")
    for activity, slug, came in (("survey", "polish_speakers", 43), ("signed", "deaf_people", 31)):
        store_heads((HeadLine("community", slug, came),), activity=activity, who="test")
    made.publish()
    held = {
        "circle": (date(2024, 4, 2), date(2024, 6, 20)),
        "panel": (date(2025, 4, 2), TODAY + timedelta(days=30)),
        "signed": (date(2023, 5, 2), date(2023, 6, 20)),
        "signed-2": (date(2024, 5, 2), date(2024, 6, 20)),
        "signed-3": (date(2024, 5, 2), date(2024, 7, 20)),
        "report": (date(2022, 3, 1), date(2022, 5, 20)),
        "coming": (TODAY + timedelta(days=9), TODAY + timedelta(days=30)),
    }
    with register_session() as register:
        for one in register.exec(select(Activity)).all():
            one.opened_on, one.closed_on = held.get(one.reference, (None, None))
            one.held_by = "Signing Society" if one.reference.startswith("signed") else ""
            register.add(one)
        register.add(
            Organisation(
                reference="link", name="Language Link", role="voluntary_sector", reaches="polish_speakers",
                contact="Coordinator",
            )
        )  # fmt: skip
        for number, (community, day, told) in enumerate(
            (
                ("deaf_people", date(2024, 7, 1), None),
                ("deaf_people", date(2023, 7, 1), date(2023, 9, 1)),
                ("lgbt_plus", date(2022, 6, 14), None),
            )
        ):
            register.add(
                Finding(
                    reference=f"f{number}", engagement="signing", community=community, title=f"Report {number}",
                    said="So.", received_on=day,
                )
            )  # fmt: skip
            register.flush()
            register.add(
                Response(
                    finding=f"f{number}",
                    decision="",
                    due_on=day + timedelta(days=90),
                    told_on=told,
                )
            )
        for characteristic, category, amount in (
            ("unpaid_carer", "carer", "2000"),
            ("community", "deaf_people", "60"),
        ):
            register.add(
                Target(
                    characteristic=characteristic, category=category, kind="voices", amount=amount, owner="Lead",
                    set_on=date(2025, 1, 1), source="the board",
                )
            )  # fmt: skip
        register.commit()
    close()


def opened(**address: str) -> AppTest:
    app = visit("communities", **address)
    assert not app.exception
    return app


def row(app: AppTest, name: str) -> list[str]:
    """Return the words of one row of the table of all communities."""
    table = html(app).split("<caption>Communities by stage")[1].split("</table>")[0]
    (found,) = [line for line in table.split('<tr role="row">') if f">{name}</a>" in line]
    return [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", found)]


def test_before_the_first_release_it_says_what_is_needed(sqlite_databases):
    app = opened()
    assert frame.NOTHING_YET in html(app)
    assert not app.get("plotly_chart")


def test_it_opens_with_who_is_asked_most_and_heard_least(world):
    app = opened()
    years = (TODAY - date(2022, 5, 20)).days // 365
    assert (
        "<strong>We have asked Deaf people most and heard them least</strong>: three times since 2023, never at the table, "
        "and they still wait for one of two answers."
    ) in html(app)
    assert "We have never held an activity for Black Caribbean elders and" in html(app)
    assert years >= 4
    assert "last held one for LGBT+ people over" in html(app)


def test_chart_table_and_alternative_text_are_of_the_same_figures(world):
    app = opened()
    charts = app.get("plotly_chart")
    assert len(charts) == 4, "matrix and gap, wide and narrow"
    assert all("Deaf people most" in each.proto.alt for each in charts)
    deaf = row(app, "Deaf people")
    assert deaf[:5] == ["Deaf people", "2", "1", "none", "20 Jul 2024"]
    assert deaf[-3:-1] == ["60", "1 of 2"]
    assert row(app, "Carers")[1:5] == ["1", "none", "1", "open now"]
    assert row(app, "Sex workers")[1:7] == ["none", "none", "none", "never", "–", "not available"]
    assert row(app, "Disabled people")[4] == "no activity of their own"


def test_heads_counted_at_what_was_open_to_all_are_voices_and_no_never(world):
    """Mutant: Polish speakers, 43 of whom came to the survey, called never spoken with."""
    app = opened(community="polish_speakers")
    told = row(app, "Polish speakers")
    assert told[1:6] == ["none", "none", "none", "no activity of their own", "–"]
    assert told[6] in ("40", "45")
    section = html(app).split(">Polish speakers</h2>")[1].split("</h2>")[0]
    assert "About winter" in section
    assert "never held an activity for Polish speakers" not in html(app)


def test_an_activity_that_has_not_begun_and_one_open_to_all_count_for_none(world):
    """Mutant: planned activities counted."""
    app = opened()
    assert row(app, "Nepalese")[1:5] == ["none", "none", "none", "never"]
    assert "One activity that has not begun is not counted yet." in html(app)


def test_voices_are_those_of_the_release_and_no_true_count_leaves(world, files):
    app = opened(community="carers")
    # The charts' pixels may be any number: the canary looks into those.
    said = html(app)
    assert row(app, "Carers")[6] in ("1,715", "1,720")
    assert row(app, "Carers")[7] == "2,000"
    said += "".join(file.decode("utf-8-sig", errors="replace") for file in files)
    for count in (*EXACT, 1237 + 413 + 66):
        assert not re.search(rf"(?<![\d.,]){count:,}(?!\d)", said)
        assert not re.search(rf"(?<![\d.,]){count}(?!\d)", said)


def test_the_download_has_what_the_screen_has_no_room_for(world, files):
    opened()
    (table,) = [each.decode("utf-8-sig") for each in files if b"Organisations that reach them" in each]
    (deaf,) = [line for line in table.splitlines() if line.startswith("Deaf people")]
    assert "2 May 2023" in deaf
    assert "Signing Society" in deaf
    assert "heads at activities" in deaf
    assert "Activities and reports are not people" in table


def test_a_closed_year_shows_its_activities_and_what_waits_today(world):
    """Mutant: the activities of all time in a year."""
    app = opened(period="2024-25")
    assert row(app, "Deaf people")[1:5] == ["1", "1", "none", "20 Jul 2024"]
    assert row(app, "LGBT+")[1:4] == ["none", "none", "none"]
    assert row(app, "LGBT+")[4] == "20 May 2022"
    assert "not at the table in April 2024 to March 2025" in html(app)
    assert "never at the table</p>" not in html(app)


def test_only_closed_years_with_something_in_them_are_offered(world):
    app = opened()
    offered = app.selectbox(key="box_period").options
    assert offered[0] == "Since records began"
    assert "April 2022 to March 2023" in offered
    assert all("Q" not in each for each in offered)
    year = TODAY.year if TODAY.month >= 4 else TODAY.year - 1
    assert f"April {year} to March {year + 1}" not in offered


def test_a_quarter_chosen_on_another_page_gives_way(world):
    app = opened(period="2024-Q1")
    assert frame.WITHHELD not in html(app)
    assert app.selectbox(key="box_period").value == "all"


@pytest.mark.parametrize("address", [{"community": "martians"}, {"period": "1999-00"}, {"colour": "red"}])
def test_an_address_with_anything_else_is_not_available(world, address):
    app = opened(**address)
    assert frame.WITHHELD in html(app)
    assert not app.get("plotly_chart")


def test_one_community_has_its_own_section(world):
    app = opened(community="deaf_people")
    said = html(app)
    section = said.split(">Deaf people</h2>")[1].split("</h2>")[0]
    assert "Counted from heads at activities. Asked three times since 2023, never at the table." in section
    for told in (
        "signed-2",
        "About signing",
        "2 May to 20 Jun 2024",
        "Signing Society",
        "Report 0",
        "Overdue",
    ):
        assert told in section
    assert "then told" in section
    assert 'href="you-said-we-did?' in section
    assert "community=deaf_people" in section
    assert 'href="register?' in section, "a plan for open activities does not name who is counted by heads"
    assert "open-activities" not in section
    assert (
        "<strong>Deaf people were asked three times since 2023, never sat at the table</strong>, and have waited "
        in said
    )


def test_a_community_that_answers_count_shows_its_voices_by_engagement(world):
    section = html(opened(community="carers")).split(">Carers</h2>")[1].split("</h2>")[0]
    assert "Counted from answers: unpaid carers. At the table once, asked once in 2024." in section
    voices = section.split("<caption>Voices of Carers")[1].split("</table>")[0]
    assert "About caring" in voices
    assert "480" in voices or "475" in voices
    assert re.search(r'href="open-activities\?[^"]*characteristic=unpaid_carer', section)


def test_a_community_that_nobody_reaches_says_so(world):
    section = html(opened(community="sex_workers")).split(">Sex workers</h2>")[1]
    assert on_communities.NOBODY_REACHES in section
    assert on_communities.NOTHING_SAID in section
    assert "No activity was held for them." in section
    assert 'href="you-said-we-did?' not in section, "that page offers only those who told us something"


def test_each_name_leads_to_its_section_and_keeps_the_period(world):
    app = opened(period="2024-25")
    assert "communities?period=2024-25&amp;community=deaf_people" in html(app)


def test_a_viewer_does_not_see_a_name_that_may_say_who_took_part(world, monkeypatch):
    """Mutant: the title as it stands in the register."""
    title = "Meeting of 6 Deaf people"
    with register_session() as register:
        one = register.exec(select(Activity).where(Activity.reference == "signed")).one()
        one.title = title
        register.add(one)
        register.commit()
    close()
    assert title in html(opened(community="deaf_people"))
    monkeypatch.delenv(INTAKE_SETTING)
    close()
    seen = html(opened(community="deaf_people"))
    assert title not in seen
    assert shown_names.KEPT_BACK in seen


def test_a_steward_sets_a_number_of_voices_and_can_put_it_back(world):
    """Mutant: putting back leaves the new number in force."""
    app = opened(community="polish_speakers")
    assert row(app, "Polish speakers")[-3] == "–"
    key = "set_voices_0_polish_speakers"
    app.text_input(key=f"{key}_voices").set_value("40")
    app.text_input(key=f"{key}_owner").set_value("Head of Engagement")
    app.text_input(key=f"{key}_source").set_value("the board")
    app.text_input(key=f"{key}_reason").set_value("To hear them at all.")
    next(each for each in app.button if each.label == "Set this number").click().run()
    assert not app.exception
    assert row(app, "Polish speakers")[-3] == "40"
    assert "The number of voices of Polish speakers to hear is set." in html(app)
    app.button(key="put_back").click().run()
    assert row(app, "Polish speakers")[-3] == "–"


def test_what_is_wrong_in_the_form_is_said_and_nothing_is_saved(world):
    app = opened(community="polish_speakers")
    next(each for each in app.button if each.label == "Set this number").click().run()
    assert "Nothing was saved" in html(app)
    assert row(app, "Polish speakers")[-3] == "–"


def test_a_viewer_has_no_forms(world, monkeypatch):
    monkeypatch.delenv(INTAKE_SETTING)
    close()
    assert not opened(community="polish_speakers").text_input
