"""Every download says the choices of its page in words, in every state that a reader can choose, and so does its name.

Every page is walked: as it opens, and once for each of its boxes with its last option. What is drawn is read where it leaves
us, at Streamlit's own button, so that a new page and a new file are held to it too.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
import streamlit as st
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from data.databases import close, register_session
from models.register import Activity
from pages.parts import choices, days, downloads, front, picture, wording
from pages.parts.side_by_side import group_choice
from tests.pages.paper import whole_world
from tests.pages.visits import visit

WITHOUT = {
    ("can-we-trust-it", "who-answered-groups"): {choices.PERIOD, choices.ACTIVITIES},
    ("can-we-trust-it", "form-or-trust-groups"): {choices.PERIOD, choices.ACTIVITIES},
    ("communities", "communities"): {"Community"},
    ("communities", "voices-by-stage"): {"Community"},
    ("depth-of-dialogue", "depth-of-dialogue"): {choices.ROWS},
    ("methods-and-places", "engagements-of-every-size"): {choices.ROWS},
    ("methods-and-places", "reach-by-method"): {group_choice.LABEL},
    ("methods-and-places", "reach-by-place"): {group_choice.LABEL},
    ("partners-and-network", "partners-by-role"): {"Meeting in"},
    ("partners-and-network", "who-reaches-whom"): {"Meeting in"},
    ("who-we-reached", "engagements-apart"): {choices.ACTIVITIES},
    ("who-we-reached", "heard-apart"): {choices.ACTIVITIES},
    ("you-said-we-did", "told-in-time"): {"Community"},
    ("you-said-we-did", "time-to-answer"): {"Community"},
    ("you-said-we-did", "time-to-answer-by-stage"): {"Community"},
}
"""The files that hold something else than was chosen in these boxes, and say that in its place, or nothing."""
LATER = {
    "Targets and benchmarks": {"Characteristic"},
    "Can we trust it?": {"Question", choices.ROWS},
}
"""Page to the boxes that it asks after its first file."""
NO_FILE = {"report", "import", "method"}
"""Pages without a table to download: the first gives a paper, which says its choices itself (`paper/`)."""


def publish_world() -> None:
    """The world of papers, and one of its activities open now."""
    whole_world.publish_world()
    with register_session() as register:
        for one in register.exec(select(Activity).where(Activity.engagement == "neighbourhoods")).all():
            one.closed_on = days.today() + timedelta(days=60)
            register.add(one)
        register.commit()
    close()


@dataclass(frozen=True)
class Offered:
    """One file as a page offers it, and what the page showed then."""

    label: str
    name: str
    head: list[str]
    """Its lines over the table."""
    shown: picture.Shown


@pytest.fixture
def offered(monkeypatch) -> list[Offered]:
    held: list[Offered] = []
    draw = st.download_button

    def drawing(label, data, file_name, **rest):
        if rest["key"].startswith(downloads.KEY):
            lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
            head = [line[0] for line in lines[: lines.index([])]]
            held.append(Offered(label, file_name, head, picture.shown()))
        return draw(label, data=data, file_name=file_name, **rest)

    monkeypatch.setattr(st, "download_button", drawing)
    return held


def opened(page: str) -> AppTest:
    entry = next(each for each in front.entries() if each.address == page)
    module = entry.page.__module__
    return visit("import_records" if module == front.__name__ else module.removeprefix("pages."))


def boxes(app: AppTest) -> list[str]:
    return [
        each.key for each in app.selectbox if (each.key or "").startswith("box_") and len(each.options) > 1
    ]


def check(page: str, held: list[Offered], app: AppTest) -> Iterator[tuple[str, set[str]]]:
    """Fail where a file does not say what was chosen, or where one button can't be told from another.

    Give each file that may say something else, and the boxes of which it does.
    """
    assert not app.exception
    chosen = {label: (words, slug) for label, words, slug in app.session_state["picture_of"].choices}
    labels = [each.label for each in held]
    assert len(labels) == len(set(labels)), "two buttons of one name"
    for each in held:
        assert each.label.startswith("Download ")
        assert "this table" not in each.label, "a button says what it holds"
        said = " ".join(each.head)
        for label, words, slug in each.shown.choices:
            assert f"{label}: {words}." in said, (each.name, label)
            assert picture.Shown().named(slug) in each.name, (each.name, slug)
            if label == choices.PERIOD:
                assert wording.when(None if slug == choices.ALL else slug) in each.head[0], each.name
        told = {label: (words, slug) for label, words, slug in each.shown.choices}
        other = {label for label in chosen if told.get(label) != chosen[label]} - late(each)
        name = max(
            (name for at, name in WITHOUT if at == page and each.name.startswith(name)), default="", key=len
        )
        assert other <= WITHOUT.get((page, name), set()), each.name
        yield name, other


def late(each: Offered) -> set[str]:
    """Return the boxes that a page asks after it offered a file, for what stands below."""
    asked = {label for label, _, _ in each.shown.choices}
    return LATER.get(each.shown.page, set()) - asked


@pytest.mark.parametrize("page", [entry.address for entry in front.entries()])
def test_every_file_says_every_choice_in_words_and_in_its_name(world, offered, page):
    """Nor is there a page with a chart that offers no figures.

    Mutants: no line of choices; a name without them; the period left out of the caption of the gaps, of overlaps, of
    what was asked where; the choice of a community on the time that an answer takes; no download of every characteristic.
    """
    app = opened(page)
    other = defaultdict(set)
    for name, labels in check(page, offered, app):
        other[name] |= labels
    assert bool(offered) is (page not in NO_FILE)
    # The last first: a period may leave nothing to choose from.
    for box in reversed(boxes(app)):
        if box in boxes(app):
            found = app.selectbox(key=box)
            offered.clear()
            app = found.select_index(0 if found.index else len(found.options) - 1).run()
            for name, labels in check(page, offered, app):
                other[name] |= labels
    for name in other.keys() - {""}:
        assert other[name] == WITHOUT[page, name], (name, "it says what was chosen, and holds something else")
