"""Coverage, Methods and places, and Depth of dialogue over one small published world: what a reader sees, by address."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from models.protected import Selection
from models.vocabulary import Audience, Dimension
from pages.parts import frame, reads
from pages.parts.charts import matrix_chart
from pages.parts.side_by_side import opening
from tests.pages.pets import pets
from tests.pages.visits import WHOLE, headline, html
from tests.world import World

PAGES = {
    "coverage": "coverage",
    "methods_and_places": "methods-and-places",
    "depth_of_dialogue": "depth-of-dialogue",
}


def publish_world() -> None:
    made = World()
    made.activity("survey", engagement="urgent-care", stage="information_gathering", method="survey")
    made.activity(
        "panel", engagement="urgent-care", stage="participation", method="forum", community="deaf people"
    )
    made.activity(
        "forum", engagement="neighbourhoods", stage="participation", method="forum", place="Weymouth"
    )
    made.activity("circle", engagement="carers", stage="participation", method="forum", community="carers")
    made.activity("walk", engagement="parks", stage="consultation", method="event", place="Swanage")
    for activity, men, women in (
        ("survey", 140, 920),
        ("panel", 45, 60),
        ("forum", 260, 210),
        ("circle", 130, 95),
    ):
        made.people(activity, men, sex="male", age_band="16_24")
        made.people(activity, women, sex="female", age_band="65_74")
    made.people("walk", 370, age_band="16_24")
    made.people("walk", 160, age_band="65_74")
    made.publish()


def opened(page: str, **address: str) -> AppTest:
    app = AppTest.from_string(WHOLE.format(page=page), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def charts(app: AppTest) -> list[str]:
    return [chart.proto.alt for chart in app.get("plotly_chart")]


@pytest.mark.parametrize("page", PAGES)
def test_nothing_yet_says_so(sqlite_databases, page):
    app = opened(page)
    assert frame.NOTHING_YET in html(app)
    assert not app.get("plotly_chart")
    assert not app.exception


OUTSIDE = [
    {"characteristic": "shoe_size"},
    {"across": "audience"},
    {"across": "sex"},
    {"period": "2031-32"},
    {"period": "2024-Q9"},
    {"start": "2024-01-01"},
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("address", OUTSIDE, ids=str)
def test_one_plain_message_for_what_is_not_offered(world, page, address):
    app = opened(page, **({"characteristic": "sex"} | address))
    assert f"<h2>{frame.WITHHELD}</h2><p>{frame.WITHHELD_WHY}</p>" in html(app)
    assert f'href="{PAGES[page]}">{frame.BACK}</a>' in html(app)
    assert not app.get("plotly_chart")
    assert not app.exception


def test_a_group_of_another_characteristic_gets_the_one_plain_message(world):
    """Mutant: the first group in its place."""
    app = opened("methods_and_places", characteristic="sex", group="16_24")
    assert frame.WITHHELD in html(app)
    assert not app.get("plotly_chart")


def test_coverage_sets_what_was_for_one_community_apart(world):
    """Mutants: verdicts on those rows; an engagement with both kinds under the second heading."""
    app = opened("coverage", characteristic="sex")
    said = html(app)
    table = said[said.index("<table") : said.index("</table>")]
    places = [
        table.index(each) for each in ("Open to everyone", "About urgent-care", "For one community or group")
    ]
    assert places == sorted(places)
    apart = table[table.index("For one community or group") :]
    assert "About carers" in apart
    assert "people" in apart
    assert "reached" not in apart
    assert "Some activities of About urgent-care were for one community or group." in said
    assert "Sex was not asked in one of our four engagements" in headline(app)
    assert len(charts(app)) == 4, "two matrices, wide and narrow"


def test_coverage_says_of_every_question_where_it_was_asked(world):
    said = html(opened("coverage", characteristic="sex"))
    assert "What was asked where" in said
    listed = said[said.rindex("<table") :]
    sex = listed[listed.index(">Sex<") :].split("</tr>")[0]
    assert "3 of 4" in sex
    assert "About parks" in sex


@pytest.mark.parametrize("rows", ["method", "place", "stage", "level"])
def test_coverage_has_other_rows(world, rows):
    app = opened("coverage", characteristic="sex", across=rows)
    assert not app.exception
    assert "er-panel" not in html(app)
    assert "Each row holds all of its activities" in html(app)
    assert matrix_chart.LEGEND[0][1] in html(app)


def test_methods_follow_the_group_that_is_furthest_from_proportion(world):
    app = opened("methods_and_places", characteristic="sex")
    assert app.selectbox(key="box_group").value == "male"
    assert "by survey" in headline(app)
    assert "Engagements of every size: men" in html(app) or "Engagements of every size: male" in html(app)
    assert "About carers" in html(app)
    app.selectbox(key="box_group").set_value("female").run()
    assert app.query_params["group"] in ("female", ["female"])
    app.selectbox(key="box_characteristic").set_value("age_band").run()
    assert not app.exception
    assert "er-panel" not in html(app), "the group of the characteristic before is forgotten"


def test_the_ladder_stands_over_the_stages(world):
    app = opened("depth_of_dialogue", characteristic="sex")
    assert "fill in our surveys but are less often at the table" in headline(app)
    assert "Participation: people and the organisation work together" in html(app)
    assert any(alt.startswith("Ladder ratios of sex") for alt in charts(app))
    levels = opened("depth_of_dialogue", characteristic="sex", across="level")
    assert "Engage or consult" in html(levels)
    assert headline(levels) == headline(app), "the ladder is of the stages, whatever the rows are"


def test_without_people_at_the_table_the_page_says_so_and_draws_no_ladder(world):
    app = opened("depth_of_dialogue", characteristic="disability")
    assert "We cannot compare who is at the table" in headline(app)
    assert not any(alt.startswith("Ladder") for alt in charts(app))
    assert not app.exception


@pytest.mark.parametrize("page", PAGES)
def test_every_chart_has_words_and_stands_still(world, page):
    drawn = opened(page, characteristic="sex").get("plotly_chart")
    assert drawn
    for chart in drawn:
        assert chart.proto.alt
        assert json.loads(chart.proto.spec)["layout"]["hovermode"] is False


def test_the_group_that_a_page_opens_on():
    """The first sure gap with a number; a hidden one only where there is no other; else the lowest ratio.

    Mutant: the first of the sorted gaps, hidden or not.
    """
    assert opening.furthest(pets(cats=20, dogs=None, fish=20, birds=150)) == "cats"
    assert opening.furthest(pets(cats=60, dogs=None, fish=20, birds=120)) == "dogs"
    assert opening.furthest(pets(known=2000, cats=580, dogs=600, fish=200, birds=620)) == "cats"
    assert opening.furthest(pets(cats=100, dogs=100, compared_with_nobody=True)) == "cats"


def test_what_is_read_is_kept_while_the_release_stands(world):
    release = reads.release()
    assert release is not None
    first = reads.across(release, Dimension.METHOD, None, "sex", "two")
    assert reads.across(release, Dimension.METHOD, None, "sex", "two") is first
    assert reads.meant_for(release) == {
        "carers": "one_group",
        "neighbourhoods": "open",
        "parks": "open",
        "urgent-care": "both",
    }
    assert Selection(None, Dimension.AUDIENCE, Audience.ONE_GROUP.value) in reads.menu(release).selections
