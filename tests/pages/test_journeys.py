"""Whole pages over real small databases: what a reader sees, by address, and that nothing else comes through."""

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from data import published
from models.protected import Selection
from pages.parts import apart, frame, front
from pages.parts.reach import unanswered
from tests.pages.visits import WHOLE, html
from tests.world import World

FRONT = Path(__file__).parents[2] / "pages" / "parts" / "front.py"


def opened(page: str = "", **address: str) -> AppTest:
    """Return the front script, run at an address."""
    app = AppTest.from_file(str(FRONT), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    if page:
        app.switch_page(page)
        app.run()
    return app


def drawn(app: AppTest) -> str:
    """Return everything that was sent, figures' JSON and alternative texts included.

    Streamlit's names of elements are left out: they are digests, and hold any four digits now and then.
    """

    def protos(block):
        for child in block.children.values():
            if hasattr(child, "children"):
                yield from protos(child)
            if getattr(child, "proto", None) is not None:
                yield str(child.proto)

    sent = "\n".join([*protos(app.main), *protos(app.sidebar)])
    return re.sub(r"\$\$ID-[0-9a-f]{32}", "", sent)


def address(app: AppTest) -> dict[str, str]:
    """Return the address as the reader would copy it, one value a name."""
    return {name: value if isinstance(value, str) else value[-1] for name, value in app.query_params.items()}


def publish_world() -> None:
    """Two years of a survey open to all, and one meeting for one community; answers of known size."""
    made = World()
    made.activity("survey", engagement="urgent-care", stage="consultation", quarter="2024-Q1")
    made.activity("again", engagement="urgent-care", stage="consultation", quarter="2025-Q1")
    made.activity(
        "group", engagement="maternity", stage="participation", community="mothers", quarter="2024-Q2"
    )
    made.people("survey", 1237, sex="male", age_band="65_74")
    made.people("survey", 1861, sex="female", age_band="45_54")
    made.people("survey", 3, sex="indeterminate", age_band="16_24")
    made.people("again", 137, sex="male", age_band="65_74")
    made.people("again", 231, sex="female", age_band="55_64")
    made.people("group", 61, sex="female", age_band="25_34")
    made.publish()


def test_nothing_yet_says_so_on_every_page(sqlite_databases):
    for page in ("", "who-we-reached"):
        app = opened()
        if page:
            app = AppTest.from_string("from pages import who_we_reached\nwho_we_reached.page()").run()
        assert frame.NOTHING_YET in html(app)
        assert not app.get("plotly_chart")


def test_the_board_opens_on_activities_open_to_everyone(world):
    app = opened()
    assert "Board summary" in html(app)
    assert "people heard in activities open to everyone" in html(app)
    assert not app.exception


def leads(app: AppTest) -> list[str]:
    return [unescape(found) for found in re.findall(r'class="er-lead"[^>]*href="([^"]+)"', html(app))]


def test_every_sentence_of_the_board_leads_to_a_page_that_exists_with_the_choices_made(world):
    """Mutant: `address.is_page` without what the front noted, which leads to pages that are not there."""
    app = opened(period="2024-25")
    found = leads(app)
    assert found
    assert {lead.split("?")[0] for lead in found} <= {each.address for each in front.entries()}
    assert all("period=2024-25" in lead and "activities=audience%3Dopen_to_all" in lead for lead in found)


def test_a_gap_of_the_board_leads_to_the_page_of_its_characteristic(world):
    links = re.findall(r'href="(who-we-reached\?[^"]+characteristic=[^"]+)"', html(opened()))
    told = html(reached(**dict(parse_qsl(unescape(links[-1]).partition("?")[2]))))
    assert "clearly under-reached" in told


def reached(**address: str | list[str]) -> AppTest:
    app = AppTest.from_string(WHOLE.format(page="who_we_reached"), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def test_an_address_shows_what_it_names(world):
    app = reached(characteristic="sex", period="2024-25", activities="stage=consultation")
    assert "sex, April 2024 to March 2025" in html(app)
    assert "Stage: Consultation" in html(app)
    assert "takes the place of" in html(app)
    assert app.selectbox(key="box_characteristic").value == "sex"


def test_a_box_writes_the_address_and_the_slug_stands_in_it(world):
    app = reached(characteristic="sex")
    app.selectbox(key="box_period").set_value("2024-25").run()
    assert address(app)["period"] == "2024-25"
    assert address(app)["characteristic"] == "sex"


def test_a_quarter_takes_all_activities_and_says_so(world):
    app = reached(characteristic="sex")
    app.selectbox(key="box_period").set_value("2024-Q1").run()
    assert address(app)["activities"] == "all"
    assert "Quarters are published for all activities together" in html(app)


OUTSIDE = [
    {"characteristic": "shoe_size"},
    {"characteristic": "gender_identity_detail"},
    {"level": "nineteen", "characteristic": "sex"},
    {"level": "hundred", "characteristic": "age_band"},
    {"period": "2031-32"},
    {"period": "2024-13"},
    {"period": ["2024-25", "2024-25"]},
    {"period": "2024-25", "activities": "engagement=nowhere"},
    {"activities": "stage=participation&stage=consultation"},
    {"activities": "sex=female"},
    {"start": "2024-01-01", "end": "2024-02-01"},
    {"characteristic": "religion_or_belief"},
    {"period": "<script>alert(1)</script>"},
]


@pytest.mark.parametrize("address", OUTSIDE, ids=str)
def test_one_plain_message_for_hidden_absent_and_never_offered(world, address):
    """Method 2.8 no. 9, 10, 19. Mutant: skipping the check of stray names lets start and end through."""
    app = reached(**({"characteristic": "sex"} | address))
    panels = [each.proto.body for each in app.get("html") if "er-panel" in each.proto.body]
    assert len(panels) == 1
    assert f"<h2>{frame.WITHHELD}</h2><p>{frame.WITHHELD_WHY}</p>" in panels[0]
    assert not app.get("plotly_chart")
    assert not app.exception
    assert "alert(1)" not in html(app)


def test_activities_for_one_community_stand_apart_from_those_open_to_all(world):
    assert apart.HEADING in html(reached(characteristic="sex"))
    told = html(reached(characteristic="sex")).split(apart.HEADING, 1)[1]
    assert (
        "people answered this question in activities meant for one community" in told
        or apart.NONE_TO_SHOW in told
    )
    assert apart.HEADING not in html(reached(characteristic="sex", activities="all"))


def test_a_fold_says_whether_those_who_did_not_answer_would_change_it(world):
    app = reached(characteristic="sex")
    assert unanswered.FOLD in [fold.label for fold in app.expander]
    assert "Could the verdict change?" in html(app)


def test_there_is_a_way_back_from_what_is_not_available(world):
    assert f'href="who-we-reached">{frame.BACK}</a>' in html(reached(characteristic="sex", period="2031-32"))


def test_only_what_the_menu_holds_is_an_option(world):
    app = reached(characteristic="sex")
    menu = published.menu()
    offered = set(app.selectbox(key="box_activities").options)
    assert "All open to everyone" in offered
    assert not any(char.isdigit() and "people" in option for option in offered for char in option)
    assert app.selectbox(key="box_period").options[1:] != []
    assert all(Selection(period) in menu.selections for period in menu.periods)


def test_a_group_with_nobody_is_listed_too(world):
    assert "Indeterminate or intersex" in html(reached(characteristic="sex"))


EXACT = ("1,237", "1,861", "3,098", "3,101", "1,374", "2,092", "2,153", "3,469")
"""True counts and sums of them, none a multiple of 5, and too long to turn up by chance."""


def test_no_true_number_is_anywhere_on_any_page(world):
    """The canary (method 2.8 no. 14). Mutant: `bounds` without rounding shows 1,237."""
    pages = [
        opened(),
        reached(characteristic="sex"),
        reached(characteristic="sex", activities="all"),
        reached(characteristic="age_band", period="2024-25"),
    ]
    for app in pages:
        said = drawn(app)
        for exact in EXACT:
            for written in (exact, exact.replace(",", "")):
                assert not re.search(rf"(?<![\d,.]){written}(?![\d,.])", said), written


def test_every_count_of_people_is_a_multiple_of_five_or_hidden(world):
    for app in (opened(), reached(characteristic="sex"), reached(characteristic="age_band")):
        cells = re.findall(r'data-name="People heard"[^>]*>(.*?)</td>', html(app))
        told = [re.sub("<[^>]+>", "", cell).replace(",", "") for cell in cells]
        assert told
        assert all(text in ("fewer than 10", "not available") or int(text) % 5 == 0 for text in told)


def test_charts_have_text_for_those_who_cannot_see_them(world):
    charts = reached(characteristic="sex").get("plotly_chart")
    assert charts
    for chart in charts:
        assert chart.proto.alt
        assert json.loads(chart.proto.spec)["layout"]["hovermode"] is False


def test_two_readers_of_one_address_get_the_same(world):
    assert drawn(reached(characteristic="sex")) == drawn(reached(characteristic="sex"))


def listed(app: AppTest) -> list[str]:
    """Return the pages that the navigation leads to."""
    (navigation,) = re.findall(r"<nav .*</nav>", html(app))
    return re.findall(r"<a [^>]+>([^<]+)</a>", navigation)


def test_the_navigation_lists_what_there_is_and_marks_where_we_are(world, monkeypatch):
    assert 'aria-current="page">Board summary' in html(opened())
    steward = listed(opened())
    assert steward[:2] == ["You said, we did", "Who we reached"]
    assert steward[-1] == "Method"
    monkeypatch.delenv("EQUAL_REACH_INTAKE_URL")
    viewer = listed(opened())
    assert viewer == [label for label in steward if label != "Import"] != steward


def test_an_error_of_ours_says_nothing_technical(world, monkeypatch):
    monkeypatch.setattr("pages.board_summary.page", lambda: 1 / 0)
    app = opened()
    assert frame.WENT_WRONG in html(app)
    assert "division" not in drawn(app)
    assert not app.exception


def carried(page: str, **address: str) -> dict[str, str]:
    """Return what a link to another page carries once `page` has been drawn at an address."""
    app = AppTest.from_string(
        f"from pages import {page}\nfrom pages.parts import address\nimport streamlit as st\n{page}.page()\n"
        "st.session_state.kept = address.carried()",
        default_timeout=60,
    )
    for name, value in address.items():
        app.query_params[name] = value
    kept: dict[str, str] = app.run().session_state["kept"]
    return kept


def test_a_level_is_carried_where_the_reader_chose_it_and_not_where_the_page_opened_with_it(world):
    """Each page opens on a level of its own: in a matrix most of a fine one would be hidden.

    Mutant: `carry_default` always on.
    """
    assert "level" not in carried("who_we_reached", characteristic="age_band")
    assert "level" not in carried("coverage", characteristic="age_band")
    assert carried("who_we_reached", characteristic="age_band", level="broad")["level"] == "broad"
    assert carried("coverage", characteristic="age_band", level="broad")["level"] == "broad"
    assert carried("coverage", characteristic="age_band")["characteristic"] == "age_band"
