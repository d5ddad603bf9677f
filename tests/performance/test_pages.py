"""The script that measures the pages, run on a small world: that it measures what it says. Not of the ordinary run."""

import time

import pytest
import streamlit as st

from tests.performance.constant import note_down
from tests.performance.own_work import Watch, addresses, visit, walk
from tests.performance.pages import Size, own_work, publishings
from tests.performance.report import Times, on_own_work, on_publishing
from tests.performance.settings import use

SMALL = Size(activities=73, participations=6_000, steps=2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("performance")


@pytest.fixture(scope="module")
def made(folder):
    return publishings(folder, SMALL)


def test_two_worlds_are_made_and_published(folder, made):
    assert [each.participations for each in made] == [600, 6_000]
    assert all(each.tables for each in made)
    assert publishings(folder, SMALL) == made
    assert "6,000" in on_publishing(made)


def test_every_page_is_measured(folder, made):
    found = own_work(folder, SMALL)
    assert [each.page for each in found] == list(addresses())
    assert all(busy > 0 for each in found for busy in each.first_busy.runs)
    assert all(
        own <= whole for each in found for own, whole in zip(each.first.runs, each.whole.runs, strict=True)
    )
    assert len(on_own_work(found).splitlines()) == len(found) + 2


def test_a_page_without_charts_has_few_choices(folder, made):
    use(folder / "6000")
    assert visit("method").charts == 0
    assert len(walk("who-we-reached", steps=3)) == 3


def test_the_watch_stands_still_while_streamlit_draws():
    """Mutant: `_stop` left out of `drawing`."""
    watch = Watch()
    slow = watch.drawing("html", lambda _body: time.sleep(0.2))
    watch.run(lambda: slow("x"))
    assert watch.own < 0.1 < watch.whole


def test_the_watch_runs_while_streamlit_calls_us_back():
    watch = Watch()
    box = watch.drawing("selectbox", lambda _label, _options, *, format_func: format_func("a"))
    watch.run(lambda: box("Choice", ["a"], format_func=lambda _value: time.sleep(0.2)))
    assert watch.own > 0.19


def test_what_a_page_draws_is_noted_with_its_figures(folder, made, tmp_path):
    use(folder / "6000")
    note_down("who-we-reached", box="characteristic", options=["sex", "age_band"], to=tmp_path / "page.json")
    noted = (tmp_path / "page.json").read_text()
    assert noted.count('"kind": "plotly_chart"') == sum(
        visit("who-we-reached", characteristic=name).charts for name in ("sex", "age_band")
    )
    assert "constant(" in (tmp_path / "page_constant.py").read_text()
    assert st.html.__module__.startswith("streamlit")


def test_times_are_told_with_least_and_most():
    assert str(Times((12.4, 3.21, 300.0))) == "12 (3.2 to 300, 3 runs)"
