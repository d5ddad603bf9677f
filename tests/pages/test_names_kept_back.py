"""A name that may say who took part is in nothing that a viewer is sent (method 2.8 no. 24): no page, figure or download.

The world has two such engagements, one of which is open, has activities so named, a target, an own benchmark and a line
in the history, and one for a community. What is sent is searched as the canary does it.
"""

import json
from datetime import UTC, datetime

import pytest
from sqlmodel import select

from data.databases import INTAKE_SETTING, close, register_session
from data.register import benchmark_entries
from data.register.shown_names import KEPT_BACK
from models.register import Activity, Engagement, Finding, Response, Target
from pages.paper import asking, composing, contents
from pages.paper.asking import PaperChoices
from pages.paper.writing.formats import FORMATS
from pages.parts import days, front, reads
from tests.pages.test_canary import DAYS, opened, sent
from tests.pages.visits import texts
from tests.world import World

TITLES = {
    "group": "Trans youth circle, 7 people",
    "elders": "Windrush elders' lunch",
    "winter": "Winter plan",
}
TELLING = ("trans youth", "windrush elders", "7 people")
CHOSEN = {"activities": "engagement=group"}


def publish_world() -> None:
    made = World()
    for engagement in TITLES:
        community = "elders" if engagement == "elders" else None
        made.activity(f"of-{engagement}", engagement=engagement, community=community)
        made.people(f"of-{engagement}", 40, sex="female", age_band="16_24")
        made.people(f"of-{engagement}", 30, sex="male", age_band="65_74")
    made.publish()
    today = datetime.now(UTC).date()
    with register_session() as register:
        for one in register.exec(select(Engagement)).all():
            one.title = TITLES[one.reference]
            register.add(one)
        for one in register.exec(select(Activity)).all():
            one.title = TITLES[one.engagement]
            if one.engagement != "elders":
                one.opened_on, one.closed_on = today - DAYS, today + DAYS
            register.add(one)
        register.add(
            Finding(
                reference="notes",
                engagement="group",
                title="Trans youth wait",
                said="All 7 people said so.",
                source_report="Notes of the Windrush elders' lunch",
                received_on=today - 10 * DAYS,
            )
        )
        register.flush()
        register.add(Response(finding="notes", decision="", reason="", action="", owner="Head of Winter"))
        register.add(
            Target(
                by="engagement=group",
                characteristic="sex",
                category="male",
                kind="voices",
                amount="50",
                owner="Head of Winter",
                set_on=today - DAYS,
            )
        )
        register.commit()
    benchmark_entries.choose("group", benchmark=None, children_in_scope=True, who="steward")
    with register_session() as register:
        own = register.exec(select(Engagement).where(Engagement.reference == "elders")).one()
        own.benchmark = "elders"
        register.add(own)
        register.commit()
    close()


def everything(page: str, choices: dict[str, str], files: list[bytes]) -> str:
    app = opened(page, choices)
    assert not app.exception
    said = "\n".join(sent(app))
    assert "er-title" in said
    return "\n".join((said, *(text for file in files for text in texts(file)))).lower()


def cases() -> list[tuple[str, dict[str, str]]]:
    choices: dict[str, list[dict[str, str]]] = {
        "open-activities": [{}, {"engagement": "group", "characteristic": "sex"}],
        "register": [{}, {"engagement": "group"}],
        "standards": [{}, {"engagement": "group"}],
        "report": [{"sections": "all", "format": each.ending.removeprefix(".")} for each in FORMATS],
        "who-we-reached": [{"activities": "all"}, {"characteristic": "sex"}, CHOSEN],
        "board-summary": [{}, CHOSEN],
        "coverage": [{"across": "engagement", "characteristic": "sex"}],
        "can-we-trust-it": [{}, {"groups": "engagement"}, CHOSEN],
        "methods-and-places": [{"across": "engagement", "characteristic": "sex"}],
    }
    # The page of files is for stewards.
    pages = [each.address for each in front.entries() if each.address != "import"]
    return [(page, chosen) for page in pages for chosen in choices.get(page, [{}])]


@pytest.mark.parametrize(
    ("page", "choices"),
    cases(),
    ids=lambda value: value if isinstance(value, str) else "-".join(value.values()) or "opened",
)
def test_no_telling_name_is_on_any_page_of_a_viewer_in_any_chart_or_download(
    world, files, monkeypatch, page, choices
):
    """Mutants: the title itself in `value_label`, `open_engagements`, `for_one_community`, `benchmark_library`."""
    monkeypatch.delenv(INTAKE_SETTING)
    said = everything(page, choices, files)
    assert [words for words in TELLING if words in said] == []


SHOWN_ON = (
    ("who-we-reached", {"activities": "all"}),
    ("open-activities", {}),
    ("targets-and-benchmarks", {}),
    ("register", {}),
    ("partners-and-network", {}),
    ("standards", {}),
    ("you-said-we-did", {}),
)


@pytest.mark.parametrize(
    ("page", "choices"), SHOWN_ON, ids=lambda value: value if isinstance(value, str) else ""
)
def test_what_is_kept_back_is_numbered_and_a_steward_sees_the_names(world, files, monkeypatch, page, choices):
    """The search finds the names where they are, so that headline none means something."""
    said = everything(page, choices, files)
    assert [words for words in TELLING if words in said]
    files.clear()
    monkeypatch.delenv(INTAKE_SETTING)
    said = everything(page, choices, files)
    assert f"{KEPT_BACK} (1)".lower() in said or f"{KEPT_BACK} (2)".lower() in said


def test_a_paper_keeps_them_back_also_where_stewards_see_them(world, files):
    """Nobody knows where a paper goes. And what was read for it is not what the steward's pages show next, nor before.

    Mutants: composing without `as_viewers_see`; without `for_viewers` in the release note.
    """
    pages = ("you-said-we-did", {}), ("standards", {})
    before = [everything(page, choices, files) for page, choices in pages]
    release = reads.release()
    assert release is not None
    every = tuple(part.slug for part in contents.parts())
    asked = asking.ask(release, PaperChoices("all", "all", every, ""), on=days.today())
    assert asked is not None
    paper = composing.compose(asked)
    said = (
        repr((paper.facts, paper.sections)).lower()
        + "".join(chart.alt for _, chart in paper.charts()).lower()
    )
    said += "".join(json.dumps(chart.drawing.to_dict()) for _, chart in paper.charts()).lower()
    assert [words for words in TELLING if words in said] == []
    assert KEPT_BACK.lower() in said
    after = [everything(page, choices, files) for page, choices in pages]
    assert all(any(words in page for words in TELLING) for page in (*before, *after))
