"""Figures that a release kept from an earlier one, and those of a past period that it revised, say so wherever they stand."""

import re
from dataclasses import dataclass
from datetime import date

import pytest

from data.databases import close
from data.importing.counts.heads import HeadLine, store_heads
from data.published.communities import voices
from data.published.needs import needs
from models.protected import Selection
from models.vocabulary import TableChange
from pages.parts import moved
from tests.pages.visits import html, visit
from tests.world import World

KEPT_ONE = f"These figures are those of 1 November 2026: {moved.WHY_KEPT}."
REVISED_ONE = f"Revised: this release {moved.REVISED}."


@dataclass(frozen=True)
class Figures:
    change: TableChange
    figures_from: date | None = date(2026, 11, 1)


NEW, UNCHANGED, KEPT, REVISED = (
    Figures(TableChange(change)) for change in ("new", "unchanged", "kept", "revised")
)


@pytest.mark.parametrize(
    ("figures", "period", "said"),
    [
        (NEW, "2024-25", []),
        (UNCHANGED, "2024-25", []),
        (KEPT, None, [KEPT_ONE]),
        (KEPT, "2024-25", [KEPT_ONE]),
        # Of all time, every release has new figures: that is what a release is for.
        (REVISED, None, []),
        (REVISED, "2024-25", [REVISED_ONE]),
    ],
)
def test_what_is_said_of_one_table(figures, period, said):
    """Mutant: revised without a period."""
    assert moved.note(figures, period=period) == said


@pytest.mark.parametrize(
    ("figures", "period", "said"),
    [
        ([], None, []),
        ([NEW, UNCHANGED], "2024-25", []),
        (
            [KEPT, NEW],
            None,
            [f"In one of 2 rows the figures are those of an earlier release: {moved.WHY_KEPT}."],
        ),
        ([KEPT, KEPT], None, [f"In all rows the figures are those of an earlier release: {moved.WHY_KEPT}."]),
        ([REVISED, NEW], None, []),
        ([REVISED, NEW, REVISED], "2024-25", [f"Revised: in two of 3 rows this release {moved.REVISED}."]),
        ([REVISED], "2024-25", [f"Revised: in all rows this release {moved.REVISED}."]),
    ],
)
def test_what_is_said_of_several(figures, period, said):
    assert moved.notes(figures, period=period) == said


def publish_world() -> None:
    """Of the survey 7 more women came since the first release, and of the walk 60 in a year long closed."""
    made = World()
    made.activity("survey", engagement="urgent-care")
    made.activity("walk", engagement="parks", stage="consultation", method="event", community="carers")
    made.activity("signed", engagement="signing", community="deaf_people")
    for sex in ("female", "male"):
        made.people("survey", 143, sex=sex, unpaid_carer="carer_1_19")
        made.people("survey", 143, quarter="2025-Q1", sex=sex, unpaid_carer="not_carer")
        made.people("survey", 143, quarter="2025-Q1", sex=sex, unpaid_carer="carer_1_19")
        made.people("walk", 143, sex=sex, unpaid_carer="not_carer")
        made.people("signed", 143, sex=sex)
    lines = (HeadLine("community", "deaf_people", 60), HeadLine("need", "easy_read", 60, 40))
    store_heads(lines, activity="signed", who="test")
    made.publish()
    made.people("survey", 7, quarter="2025-Q1", sex="female", unpaid_carer="carer_1_19")
    made.people("walk", 60, sex="female", unpaid_carer="carer_1_19")
    made.activity("again", engagement="signing", community="deaf_people")
    more = (HeadLine("community", "deaf_people", 5), HeadLine("need", "easy_read", 5, 5))
    store_heads(more, activity="again", who="test")
    made.publish()
    close()


def test_voices_and_needs_know_how_they_stand_to_the_release_before(world):
    """Of a community that is a cell of a table, and one of heads; and of a need.

    Mutants: `change` left out of each of the three.
    """
    kept, revised = voices(Selection("2025-26")), voices(Selection("2024-25"))
    assert (kept["carers"].change, revised["carers"].change) == (TableChange.KEPT, TableChange.REVISED)
    deaf = voices()["deaf_people"]
    assert {deaf.change, *(one.change for one in deaf.engagements)} == {TableChange.KEPT}
    assert [each.change for each in needs()["signing"]] == [TableChange.KEPT]


SEX = {"characteristic": "sex"}
KEPT_SEVERAL = rf"In (all|[\w]+ of \d+) \w+ the figures are those of an earlier release: {moved.WHY_KEPT}\."
KEPT_ON_BOARD = rf"the figures (on \w+ )?are those of an earlier release: {moved.WHY_KEPT}\."
REVISED_SEVERAL = rf"Revised: in (all|[\w]+ of \d+) \w+ this release {moved.REVISED}\."


@pytest.mark.parametrize(
    ("page", "address", "said"),
    [
        (
            "who_we_reached",
            SEX | {"period": "2025-26", "activities": "all"},
            rf"These figures are those of [^:]+: {moved.WHY_KEPT}\.",
        ),
        ("who_we_reached", SEX | {"period": "2024-25", "activities": "all"}, re.escape(REVISED_ONE)),
        (
            "who_we_reached",
            SEX | {"period": "2024-25", "activities": "audience=one_group"},
            re.escape(REVISED_ONE),
        ),
        ("board_summary", {"period": "2025-26", "activities": "all"}, KEPT_ON_BOARD),
        ("can_we_trust_it", {"period": "2025-26", "activities": "all"}, KEPT_SEVERAL),
        ("can_we_trust_it", {"period": "2024-25", "activities": "all"}, REVISED_SEVERAL),
        ("coverage", SEX | {"across": "stage"}, KEPT_SEVERAL),
        ("coverage", SEX | {"across": "stage", "period": "2024-25"}, REVISED_SEVERAL),
        ("communities", {"period": "2025-26"}, KEPT_SEVERAL),
        ("communities", {"period": "2024-25"}, REVISED_SEVERAL),
        ("communities", {"community": "deaf_people"}, KEPT_SEVERAL),
        ("accessible_information", {}, KEPT_SEVERAL),
    ],
)
def test_every_page_says_it(world, files, page, address, said):
    """Mutants: `change` not read for voices, for needs; no note on the questions of Can we trust it?"""
    app = visit(page, **address)
    assert not app.exception
    assert re.search(said, html(app), re.IGNORECASE)
    assert any(re.search(said, file.decode("utf-8-sig"), re.IGNORECASE) for file in files), (
        "and so does a file"
    )


@pytest.mark.parametrize("page", ["who_we_reached", "board_summary", "communities", "can_we_trust_it"])
def test_all_time_is_never_called_revised(world, page):
    app = visit(page, **(SEX if page == "who_we_reached" else {}))
    assert not app.exception
    assert "Revised" not in html(app)
