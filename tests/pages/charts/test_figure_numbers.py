"""Every number that a figure sends can be made from the protected table (method 2.8 no. 13, 14 and 17).

The scanner reads the figure as the browser gets it: JSON, arrays in base64 too. It allows the numbers that the
shown values give, and those that every chart has (axis, band, layout in pixels); any other is a leak.
"""

import base64
import json
import math
import re

import numpy as np
import pytest

from data.measures.ladder import ladder
from models.vocabulary import Missing
from pages.parts import wording
from pages.parts.charts import (
    dumbbell,
    funnel_chart,
    gaps_chart,
    glance_strip,
    ladder_chart,
    matrix_chart,
    missing_strip,
    reach_chart,
)
from pages.parts.groups import sure_gaps
from pages.parts.side_by_side import across, funnel_table
from pages.parts.side_by_side.across import Part
from tests.pages.pets import pets

FIXED = {0.0, 0.5, 0.8, 1.0, 1.25, 1.5, 2.0}
"""Axis and band."""
PEOPLE = pets(
    known=1235,
    asked=1490,
    people=2000,
    missing={Missing.PREFER_NOT_TO_SAY: 205, Missing.NOT_KNOWN: None, Missing.NOT_ASKED: 510},
    cats=120,
    dogs=None,
    fish=335,
    birds=770,
)


def numbers_in(node) -> set[float]:
    """Return every number under a node of figure JSON: plain, in base64, or inside a text."""
    if isinstance(node, bool) or node is None:
        return set()
    if isinstance(node, int | float):
        return {float(node)}
    if isinstance(node, str):
        plain = re.sub(r"&#?\w+;|<[^>]+>", " ", node)
        return {float(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", plain)}
    if isinstance(node, dict) and "bdata" in node:
        return {float(each) for each in np.frombuffer(base64.b64decode(node["bdata"]), dtype=node["dtype"])}
    children = node.values() if isinstance(node, dict) else node
    return set().union(*(numbers_in(child) for child in children)) if children else set()


def sent(figure) -> set[float]:
    """Return the numbers that carry meaning: positions along the axis, texts, and whatever rides along."""
    said = json.loads(figure.to_json())
    found = set()
    for trace in said["data"]:
        parts = (
            "x",
            "base",
            "customdata",
            "text",
            "hovertext",
            "hovertemplate",
            "name",
            "meta",
            "ids",
            "error_x",
        )
        found |= numbers_in([trace.get(part) for part in parts])
    layout = said["layout"]
    found |= numbers_in([note["text"] for note in layout.get("annotations", [])])
    found |= numbers_in([note["x"] for note in layout.get("annotations", [])])
    found |= numbers_in(layout["xaxis"]["range"])
    for shape in layout.get("shapes", []):
        if shape.get("xsizemode") != "pixel":
            found |= numbers_in([shape["x0"], shape["x1"]])
    return {round(number, 6) for number in found}


def allowed(compared) -> set[float]:
    """Return every number that the shown values give, as it is and as it is printed."""
    found = set(FIXED)
    for group in compared.comparison.groups:
        values = [
            group.share,
            group.benchmark_share,
            group.ratio,
            group.ratio_low,
            group.ratio_high,
            group.expected,
        ]
        values += [group.heard.shown, group.needed.low, group.needed.high]
        numbers = [float(value) for value in values if value is not None]
        if group.heard.shown is None and group.ratio_high is not None and group.benchmark_share is not None:
            numbers += [10.0, group.ratio_high * group.benchmark_share]
        found |= {round(number, 6) for number in numbers}
        found |= {round(min(number, end), 6) for number in numbers for end in (1.0, 2.0)}
        found |= {float(math.floor(number + 0.5)) for number in numbers}
        found |= {float(round(100 * number)) for number in numbers}
        found |= {round(number, 1) for number in numbers}
        found |= {5.0 * -(-int(number) // 5) for number in numbers}
    return found


def scored(compared) -> set[float]:
    """Return the numbers of the score and of the share who answered, as they are printed."""
    score, share = compared.scored.score, compared.comparison.completeness
    found = [] if score is None else [score.score, score.chance_low]
    return {float(math.floor(number + 0.5)) for number in found} | {float(round(100 * (share or 0)))}


def would_do(compared) -> set[float]:
    """Return from how many answers one could tell, as it is printed."""
    said = [wording.until(group) for group in compared.comparison.groups]
    return {number for text in said for number in numbers_in(text)}


def figures(compared):
    of = {"level": compared.level, "what": "pet", "headline": "So."}
    for width in ("wide", "narrow"):
        yield reach_chart.figure(reach_chart.info(compared.comparison, headings={}, **of), width)
        yield gaps_chart.figure(gaps_chart.info(sure_gaps([compared]), headline="So."), width)
        yield glance_strip.figure(glance_strip.info([compared]), width)


SCORED = pets(known=2005, asked=2500, cats=200, dogs=1000, fish=200, birds=605)
FEW = pets(known=25, asked=30, cats=10, dogs=10, fish=None, birds=0)


@pytest.mark.parametrize("people", [PEOPLE, SCORED, FEW], ids=["hidden", "scored", "too few to tell"])
def test_every_number_of_the_ratio_charts_is_made_from_shown_values(people):
    """Mutants: a mark at 0.4321 for a hidden group in `reach_chart.row`; the score with two decimals."""
    groups = {float(n) for n in range(len(people.comparison.groups) + 1)}
    for figure in figures(people):
        assert sent(figure) <= allowed(people) | groups | scored(people) | would_do(people)


def test_every_number_of_the_dumbbell_is_made_from_shown_values():
    """Mutant: the line of who lives here moved by 0.0123 in `dumbbell._tracks`."""
    drawn = dumbbell.info(PEOPLE.comparison, level=PEOPLE.level, what="pet", headline="So.")
    ticks = {round(drawn.step * n, 6) for n in range(6)} | {
        float(round(100 * drawn.step * n)) for n in range(6)
    }
    for width in ("wide", "narrow"):
        assert sent(dumbbell.figure(drawn, width)) <= allowed(PEOPLE) | ticks


def test_every_number_of_the_missing_strip_is_made_from_shown_values():
    """Mutant: the start of a part moved by 0.0123 in `missing_strip.figure`."""
    drawn = missing_strip.info(PEOPLE.comparison.table, what="pet")
    shown = [1235, 205, 510]
    room = 1 - missing_strip.HIDDEN_WIDTH
    widths = [room * n / sum(shown) for n in shown]
    edges = np.cumsum([widths[0], widths[1], missing_strip.HIDDEN_WIDTH, widths[2]])
    expected = {*widths, *edges, widths[0] / 2, missing_strip.HIDDEN_WIDTH, 0.0, 1.0, 62.0}
    assert sent(missing_strip.figure(drawn)) <= {round(float(each), 6) for each in expected}


def test_every_number_of_the_matrix_is_made_from_shown_values():
    """Mutant: a hidden cell with the top of its band in `matrix_chart.cell`."""
    part = Part("survey", "Survey", PEOPLE)
    drawn = across.matrix([part], what="pet", headline="So.")
    places = {round(place + at, 6) for place in range(5) for at in (0.0, 0.1, 0.32, 0.5, 0.8)}
    for width in ("wide", "narrow"):
        assert sent(matrix_chart.figure(drawn, width)) <= allowed(PEOPLE) | places | {1235.0}


def test_every_number_of_the_funnel_is_made_from_shown_values_and_the_population_share():
    """Mutant: a mark moved by 0.0123 in `funnel_chart.info`."""
    part = Part("survey", "Survey", PEOPLE)
    for category in ("cats", "dogs", "birds"):
        placed = funnel_table.placed([part], category=category)
        drawn = funnel_chart.info(placed, category=category, what="pet", headline="So.")
        base = PEOPLE.comparison.base
        assert base is not None
        end = round(1.06 * base.shown, 6)
        scale = {float(n) for n in funnel_chart.ticks(end)} | {end, 1.0, 60.0, 30.0, 15.0, 0.0}
        limits = {float(x) for trace in funnel_chart.figure(drawn).data[:4] for x in trace.x}
        half = {round(base.shown - end / 90, 6), round(2 * end / 90, 6)}
        sizes = {float(n) for n in range(10, 1 + int(end) + 1)} | {end}
        assert {round(x, 6) for x in limits} <= sizes, "the limits stand at whole people along the axis"
        given = allowed(PEOPLE) | scale | half | {round(x, 6) for x in limits} | {float(base.shown)}
        for width in ("wide", "narrow"):
            assert sent(funnel_chart.figure(drawn, width)) <= given
            heights = [
                y for trace in funnel_chart.figure(drawn, width).data if "mark" in trace.name for y in trace.y
            ]
            ratio = part.group(category).ratio
            assert [round(1 - y / (360 if width == "wide" else 320), 9) * 2 for y in heights] == (
                [] if ratio is None else [pytest.approx(min(ratio, 2.0))]
            )


def test_every_number_of_the_ladder_is_made_from_shown_values():
    """Mutant: the interval of the exact shares in `ladder_chart._track`."""
    table = pets(known=500, cats=60, dogs=None, fish=100, birds=310)
    rungs = ladder(PEOPLE.comparison.table, table=table.comparison.table)
    drawn = ladder_chart.info(rungs, level=PEOPLE.level, headings={}, what="pet", headline="So.")
    given = set(FIXED)
    for rung in rungs:
        values = [rung.ratio, rung.highest, *(rung.interval or ())]
        given |= {round(min(value, 2.0), 6) for value in values if value is not None}
        given |= {round(value, 1) for value in values if value is not None}
        given |= {
            float(round(100 * share)) for share in (rung.asked_share, rung.table_share) if share is not None
        }
    for width in ("wide", "narrow"):
        assert sent(ladder_chart.figure(drawn, width)) <= given


def test_the_scanner_finds_what_hides_in_base64_and_in_texts():
    """Mutant: the scanner without its look into `bdata`."""
    import plotly.graph_objects as go

    leaky = go.Figure(go.Bar(x=np.array([1237.0, 2.0]), y=[1, 2], customdata=np.array([[4861], [3]])))
    leaky.add_annotation(text="<b>1,237</b> people, 48.6%", x=0.5, y=1)
    leaky.update_layout(
        xaxis={"range": [0, 9]}, shapes=[{"type": "line", "x0": 7, "x1": 8, "y0": 0, "y1": 1}]
    )
    assert "bdata" in leaky.to_json()
    assert sent(leaky) == {1237.0, 2.0, 4861.0, 3.0, 48.6, 0.5, 0.0, 9.0, 7.0, 8.0}


@pytest.mark.parametrize("hidden", [{"cats": None, "dogs": 120}, {"cats": 120, "dogs": None}])
def test_a_hidden_group_is_drawn_the_same_whatever_it_holds(hidden):
    """Two tables that show the same are one figure: nothing else can come from behind the shown values.

    Mutant: a band that ends at random in `reach_chart.row`.
    """
    once = pets(known=1235, fish=335, birds=770, **hidden)
    again = pets(known=1235, fish=335, birds=770, **hidden)
    assert [figure.to_json() for figure in figures(once)] == [figure.to_json() for figure in figures(again)]
