"""The page over time over real small databases: three years, one of them too small to show, and some quarters."""

import json
import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data import published
from data.databases import register_session
from models.protected import Selection
from models.register import Target
from models.vocabulary import Dimension
from pages import over_time
from pages.parts import address, frame
from tests.pages.visits import html, visit
from tests.world import World

OPEN = Selection(None, Dimension.AUDIENCE, "open_to_all")


def publish_world() -> None:
    """2022/23: 301 women and 903 men; 2023/24: 21 people, too few to show; 2024/25: 603 women and 607 men, in two of its
    quarters; 2025/26: 25 people, too few to show.
    """
    made = World()
    made.activity("first", quarter="2022-Q2")
    made.activity("small", quarter="2023-Q1")
    made.activity("later", quarter="2024-Q1")
    made.activity("autumn", quarter="2024-Q3")
    made.people("first", 301, sex="female")
    made.people("first", 903, sex="male")
    made.people("small", 21, sex="female")
    made.activity("last", quarter="2025-Q4")
    made.people("last", 25, sex="female")
    made.people("later", 402, sex="female")
    made.people("later", 403, sex="male")
    made.people("autumn", 201, sex="female")
    made.people("autumn", 204, sex="male")
    made.publish()
    with register_session() as register:
        register.add(
            Target(
                by="audience=open_to_all", characteristic="sex", category="female", kind="share", amount="0.45",
                owner="Head of Engagement", set_on=date(2024, 6, 1), source="The board", reason="A first step.",
            )
        )  # fmt: skip
        register.commit()


def opened(**choices: str | list[str]) -> AppTest:
    return visit("over_time", **choices)


def rows(app: AppTest) -> list[list[str]]:
    """Return the rows of the table, the group headings too."""
    body = re.search(r"<tbody.*?</tbody>", html(app), re.DOTALL)
    assert body
    lines = re.findall(r"<tr.*?</tr>", body[0], re.DOTALL)
    return [
        [re.sub("<[^>]+>", "", cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", line)] for line in lines
    ]


def test_nothing_yet(sqlite_databases):
    app = opened()
    assert frame.NOTHING_YET in html(app)
    assert not app.get("plotly_chart")


def test_nothing_has_closed_yet(sqlite_databases):
    """The only quarter ends in the future: there is a release, and no period of it."""
    made = World()
    made.activity("now", quarter="2024-Q1")
    made.people("now", 300, sex="female")
    made.people("now", 300, sex="male")
    made.publish(on=date(2024, 5, 1))
    assert published.release() is not None
    assert frame.NOTHING_YET in html(opened())


def test_years_are_read_at_once_with_what_is_missing_between_them(world):
    """Mutant: only the years that have a table, which would put 2022/23 beside 2024/25."""
    tables = published.over_time(
        OPEN, periods=("2022-23", "2023-24", "2024-25"), characteristic="sex", level="two"
    )
    assert [table.selection.period for table in tables] == ["2022-23", "2023-24", "2024-25"]
    assert [table.available for table in tables] == [True, False, True]
    for table in tables:
        assert table == published.table(table.selection, characteristic="sex", level="two")


def test_a_reader_sees_what_changed_and_where_there_is_a_gap(world):
    app = opened(characteristic="sex")
    assert not app.exception
    said = html(app)
    assert "Women" in said or "Female" in said
    assert "are too few to speak of a trend" in said
    assert "trend" not in said.replace("too few to speak of a trend", "")
    held = rows(app)
    assert [line[:1] for line in held[:4]] == [["Female"], ["2022/23"], ["2023/24"], ["2024/25"]]
    assert held[2][1:] == ["not available", "–", held[1][3], "–", "–", "Not available", "–", "–"]
    assert held[3][7] == "More than before"
    assert [line[8] for line in held[1:5]] == ["–", "–", "45.0%", "45.0%"]
    assert "Target for" in said
    (wide, narrow) = app.get("plotly_chart")
    for chart in (wide, narrow):
        words = [note["text"] for note in json.loads(chart.proto.spec)["layout"]["annotations"]]
        assert words.count("not<br>available") == 4
        assert "Reach ratios over time of sex, financial years" in chart.proto.alt


def test_the_first_period_with_figures_begins_it_and_the_newest_closed_one_ends_it(world):
    """A newest year too small to show is a gap of its own. Mutant: the last year with figures at the end."""
    periods = [line[0] for line in rows(opened(characteristic="sex")) if len(line) > 1]
    assert periods[:4] == ["2022/23", "2023/24", "2024/25", "2025/26"]
    assert len(periods) == 3 * 4


def test_nobody_was_asked(world):
    said = html(opened(characteristic="religion_or_belief"))
    assert "<strong>Nobody was asked this question</strong> in these activities." in said


def test_quarters_stand_where_all_activities_are_together_and_by_themselves(world):
    """Mutant: years among the quarters."""
    app = opened(characteristic="sex", activities="all")
    assert app.selectbox(key="box_by").value == "years"
    app.selectbox(key="box_by").set_value("quarters").run()
    assert app.query_params["by"] in ("quarters", ["quarters"])
    periods = [line[0] for line in rows(app) if len(line) > 1]
    assert periods[:12:11] == ["Apr to Jun 2023", "Jan to Mar 2026"]
    assert "Earlier quarters are left off" in html(app)
    assert not any("/" in period for period in periods)
    assert app.get("plotly_chart")


def test_another_choice_of_activities_goes_back_to_years(world):
    """Quarters of one value are not published. Mutant: `by` kept in the address, which then was not available."""
    app = opened(characteristic="sex", activities="all", by="quarters")
    app.selectbox(key="box_activities").set_value("audience=open_to_all").run()
    assert "by" not in app.query_params
    assert frame.WITHHELD not in html(app)
    assert "box_by" not in {box.key for box in app.selectbox}


@pytest.mark.parametrize(
    "choices",
    [
        {"by": "quarters"},
        {"by": "months", "activities": "all"},
        {"by": ["years", "years"], "activities": "all"},
        {"by": "months"},
        {"activities": "stage=nowhere"},
        {"characteristic": "shoe_size"},
        {"characteristic": "age_band", "level": "hundred"},
        {"start": "2024-01-01"},
    ],
    ids=str,
)
def test_one_plain_message_for_whatever_is_not_offered(world, choices):
    """Mutant: an unknown `by` taken for years."""
    app = opened(**({"characteristic": "sex"} | choices))
    panels = [each.proto.body for each in app.get("html") if "er-panel" in each.proto.body]
    assert len(panels) == 1
    assert f"<h2>{frame.WITHHELD}</h2><p>{frame.WITHHELD_WHY}</p>" in panels[0]
    assert f'href="{over_time.ADDRESS}">{frame.BACK}</a>' in html(app)
    assert not app.get("plotly_chart")
    assert not app.exception


def test_no_link_to_another_page_carries_years_or_quarters(world):
    """Mutant: `by` carried, and then asked of activities that have no quarters."""
    script = (
        "from pages import over_time\nfrom pages.parts import address\nover_time.page()\n"
        "import streamlit as st\nst.text(str(sorted(address.carried())))"
    )
    app = AppTest.from_string(script, default_timeout=60)
    app.query_params["characteristic"] = "sex"
    app.query_params["activities"] = "all"
    app.query_params["by"] = "quarters"
    app.run()
    assert app.text[0].value == "['activities', 'characteristic']"
    assert "by" in address.NAMES


def test_no_true_number_is_anywhere_on_the_page(world):
    """The canary (method 2.8 no. 14)."""
    for choices in ({}, {"activities": "all"}, {"activities": "all", "by": "quarters"}):
        app = opened(characteristic="sex", **choices)
        sent = html(app) + "".join(chart.proto.spec + chart.proto.alt for chart in app.get("plotly_chart"))
        for exact in (
            "301",
            "903",
            "603",
            "607",
            "402",
            "403",
            "201",
            "204",
            "1204",
            "1210",
            "1,204",
            "1,210",
        ):
            assert not re.search(rf"(?<![\d,.]){exact}(?![\d,.])", sent), exact
