"""The canary (method 2.8 no. 14 and 16): no true number is on any page, in any chart, in any download.

A world of unusual counts is published. Every page is opened with several choices, and everything that it sends is searched
for the true counts of every selection and group, and for the shares that they would give: in HTML, in the JSON of figures with
their arrays in base64, in the files behind the download buttons.
"""

import base64
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import product

import numpy as np
import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from data import published
from data.databases import close, register_session
from data.periods import year_of
from models.register import Activity
from pages.paper.writing.formats import FORMATS
from pages.parts import front
from tests.pages.visits import texts
from tests.world import World

SMALLEST = 1_000
"""True numbers below this may turn up by chance, as pixels or days."""
NOT_COUNTS = {*range(2001, 2036), 1024, 1280, 1666}
"""Years, the file sizes that a form may speak of, and the height of a chart in pixels."""

DAYS = timedelta(days=60)
"""Since the open engagement opened, and until it closes: at its pace as many people again will have come."""

NUMBER = re.compile(r"(?<![\d.,#x])\d{1,3}(?:,\d{3})+(?![\d,])|(?<![\d.,#x\w-])\d{4,6}(?![\d\w-]|\.\d)")
"""A whole number that stands by itself: not a part of a colour, a decimal or an address."""


@dataclass(frozen=True)
class Some:
    """People of one kind at one activity."""

    activity: str
    quarter: str
    people: int
    answers: dict[str, str]


ACTIVITIES = {
    "survey": {"engagement": "urgent-care", "method": "survey", "stage": "information_gathering"},
    "forum": {
        "engagement": "neighbourhoods",
        "method": "forum",
        "stage": "participation",
        "place": "Weymouth",
    },
    "event": {"engagement": "neighbourhoods", "method": "event", "stage": "consultation", "place": "Swanage"},
    "circle": {"engagement": "carers", "method": "forum", "stage": "participation", "community": "carers"},
}
PEOPLE = tuple(
    Some(activity, quarter, count, {"sex": sex, "age_band": age, "disability": disability})
    for (activity, quarter, sex, age, disability), count in zip(
        product(
            ("survey", "forum", "event", "circle"),
            ("2023-Q2", "2024-Q2", "2025-Q2"),
            ("female", "male"),
            ("16_24", "65_74"),
            ("limited_a_lot", "not_disabled"),
        ),
        (
            *(1237, 643, 1861, 487, 2203, 711, 1319, 863, 1487, 532, 978, 1613, 747, 2111, 387, 1093),
            *(1427, 811, 596, 1721, 939, 1553, 472, 1163, 3, 17, 131, 1049, 213, 77, 8, 1501),
            *(619, 1367, 827, 2347, 12, 458, 1181, 902, 1733, 266, 713, 1979, 549, 1117, 34, 1281),
            *(1409, 377, 58, 1613, 722, 1249, 83, 991, 1571, 427, 1139, 86, 1823, 613, 1187, 4),
            *(1361, 741, 1087, 1933, 1427, 556, 1219, 67, 3, 1451, 389, 1103, 622, 1747, 1003, 219),
            *(1291, 1579, 463, 1847, 1129, 607, 1373, 791, 1499, 838, 1033, 1693, 917, 1151, 2, 1889),
        ),
        strict=False,
    )
)


def publish_world() -> None:
    made = World()
    for reference, values in ACTIVITIES.items():
        made.activity(reference, **values)
    for some in PEOPLE:
        made.people(some.activity, some.people, quarter=some.quarter, **some.answers)
    made.publish()
    with register_session() as register:
        today = datetime.now(UTC).date()
        for one in register.exec(select(Activity).where(Activity.engagement == "neighbourhoods")).all():
            one.opened_on, one.closed_on = today - DAYS, today + DAYS
            register.add(one)
        register.commit()
    close()


@cache
def true_numbers() -> frozenset[int]:
    """Return the true count of people of every selection, of every answer and pair of answers in it."""
    filters: list[dict[str, str]] = [{}]
    for values in ACTIVITIES.values():
        filters += [{name: value} for name, value in values.items()]
    filters += [{"community": ""}]
    periods = ["", *{some.quarter for some in PEOPLE}, *{year_of(some.quarter) for some in PEOPLE}]
    groups: list[dict[str, str]] = [{}]
    for name in ("sex", "age_band", "disability"):
        groups += [{name: value} for value in {some.answers[name] for some in PEOPLE}]
    groups += [one | other for one in groups for other in groups if not one.keys() & other.keys()]
    found = set()
    for period, chosen, group in product(periods, filters, groups):
        found.add(
            sum(
                some.people
                for some in PEOPLE
                if period in ("", some.quarter, year_of(some.quarter))
                and all(ACTIVITIES[some.activity].get(name, "") == value for name, value in chosen.items())
                and group.items() <= some.answers.items()
            )
        )
    return frozenset({number for number in found if number >= SMALLEST and number % 5} - NOT_COUNTS)


def sent(app: AppTest) -> Iterator[str]:
    """Give everything that a page sent: each proto as text, and the arrays of its figures as numbers."""

    def protos(block):
        for child in block.children.values():
            if hasattr(child, "children"):
                yield from protos(child)
            if getattr(child, "proto", None) is not None:
                yield child

    for child in (*protos(app.main), *protos(app.sidebar)):
        yield str(child.proto)
        if child.type == "plotly_chart":
            yield from (f"{number:.6g}" for number in arrays_in(json.loads(child.proto.spec)))


def arrays_in(node) -> Iterator[float]:
    """Give every number that stands in base64 under a node of figure JSON."""
    if isinstance(node, dict) and "bdata" in node:
        yield from np.frombuffer(base64.b64decode(node["bdata"]), dtype=node["dtype"]).astype(float)
    elif isinstance(node, dict | list):
        for child in node.values() if isinstance(node, dict) else node:
            yield from arrays_in(child)


def leaks(text: str) -> set[int]:
    """Return the true numbers that stand in a text, with or without a comma."""
    said = {int(found.replace(",", "")) for found in NUMBER.findall(text)}
    return said & true_numbers()


CHOICES: dict[str, list[dict[str, str]]] = {
    "board-summary": [{}, {"activities": "all"}, {"period": "2024-25"}],
    "who-we-reached": [
        {"characteristic": "sex"},
        {"characteristic": "sex", "activities": "all"},
        {"characteristic": "age_band", "level": "ten_year", "period": "2024-25"},
        {"characteristic": "disability", "activities": "method=forum"},
    ],
    "open-activities": [
        {"characteristic": "sex"},
        {"characteristic": "age_band", "level": "ten_year"},
        {"characteristic": "disability", "engagement": "neighbourhoods"},
    ],
    "coverage": [{"characteristic": "sex"}, {"characteristic": "age_band", "across": "method"}],
    "methods-and-places": [
        {"characteristic": "age_band", "group": "16_24"},
        {"characteristic": "sex", "across": "place", "period": "2024-25"},
    ],
    "standards": [{}, {"engagement": "neighbourhoods"}, {"frame": "equality_duty"}],
    "report": [{"sections": "all", "format": each.ending.removeprefix(".")} for each in FORMATS],
    "depth-of-dialogue": [{"characteristic": "sex"}, {"characteristic": "disability", "across": "level"}],
}
"""Choices with which pages are opened; every other page is opened with `OTHERWISE`."""
OTHERWISE: list[dict[str, str]] = [{"characteristic": "sex"}, {"characteristic": "disability"}]


def cases() -> list[tuple[str, dict[str, str]]]:
    return [
        (entry.address, choices)
        for entry in front.entries()
        for choices in CHOICES.get(entry.address, OTHERWISE)
    ]


def opened(page: str, choices: dict[str, str]) -> AppTest:
    """Return one page, run at an address."""
    entry = next(each for each in front.entries() if each.address == page)
    module = entry.page.__module__ if entry.page.__module__ != front.__name__ else "pages.import_records"
    app = AppTest.from_string(f"from {module} import page\npage()", default_timeout=60)
    for name, value in choices.items():
        app.query_params[name] = value
    return app.run()


def given_by_shown_values() -> set[int]:
    """Return the numbers of people that the shown figures give, and that may be a true number by chance."""
    library = published.library()
    return {
        math.floor(by_then * group.expected + 0.5)
        for selection in published.menu().selections
        for table in published.tables(selection)
        for group in published.compared(table, library=library).groups
        if group.expected is not None
        for by_then in (1, 2)
    }


@pytest.mark.parametrize(
    ("page", "choices"),
    cases(),
    ids=lambda value: value if isinstance(value, str) else "-".join(value.values()),
)
def test_no_true_number_is_on_any_page_in_any_chart_or_download(world, files, page, choices):
    """Mutant: `rounding.shown` giving the counts as they are."""
    app = opened(page, choices)
    assert not app.exception
    said = "\n".join(sent(app))
    assert "er-title" in said
    by_chance = given_by_shown_values()
    assert leaks(said) - by_chance == set()
    for text in (text for file in files for text in texts(file)):
        assert leaks(text) - by_chance == set()


def test_the_canary_would_sing():
    """The search finds a number with a comma, without one, in base64, and no part of a longer one."""
    number = max(true_numbers())
    assert leaks(f"<td>{number:,}</td>") == leaks(f'"x": {number}, "y": 1') == {number}
    assert leaks(f"1{number} {number}1 0.{number} #{number}") == set()
    array = {"bdata": base64.b64encode(np.array([float(number)])).decode(), "dtype": "f8"}
    assert list(arrays_in({"data": [{"customdata": array}]})) == [float(number)]
    assert len(true_numbers()) > 300
