"""*Accessible information*: its headline word for word, its tables, and the page by address."""

import pytest
from streamlit.testing.v1 import AppTest

from data.accessible_information import at_each
from data.databases import register_session
from data.register.offers import Offer, Offers
from models.community import Needs
from models.protected import ProtectedCount
from models.register import Activity, Engagement
from models.vocabulary import Withheld
from pages.parts import frame
from pages.parts.information import information_tables
from pages.parts.information.information_view import View
from pages.parts.sentences import on_information
from tests.pages.visits import html, visit

FEW = ProtectedCount(None, Withheld.FEWER_THAN_10, 0, 9)
NASTY = '<img src=x onerror="a()">'


def count(number):
    return ProtectedCount(number, None, max(number - 2, 0), number + 2)


def offers(reference, *formats, languages=()):
    return Offers(reference, f"The {reference}", (Offer("Stall", None, None, formats, tuple(languages)),))


def view(listed, *needs):
    """Return what there is to see of needs given as (engagement, kind, asked, got)."""
    held: dict[str, list[Needs]] = {}
    for engagement, kind, stated, met in needs:
        held.setdefault(engagement, []).append(Needs(engagement, kind, stated, met))
    return View(tuple(listed), at_each(listed, held))


PLAN, WALK, TALK = (
    offers("plan", "easy_read"),
    offers("walk"),
    offers("talk", "large_print", languages=("polish",)),
)


@pytest.mark.parametrize(
    ("seen", "headline"),
    [
        (view([PLAN, WALK], ("walk", "easy_read", count(15), FEW)), "At The walk fewer than 10 of about 15 people who asked for Easy Read got it. It was not offered there."),
        (
            view([WALK, TALK], ("walk", "easy_read", count(15), FEW), ("talk", "easy_read", count(15), FEW)),
            "At The walk fewer than 10 of about 15 people who asked for Easy Read got it. It was not offered there. People asked for Easy Read at The talk where none was offered.",
        ),
        (
            view([WALK, PLAN], ("walk", "large_print", count(15), FEW), ("plan", "large_print", count(15), FEW), ("walk", "easy_read", count(15), FEW)),
            "At The walk fewer than 10 of about 15 people who asked for large print got it. It was not offered there. At two engagements people asked for what was not offered there: Easy Read and large print.",
        ),
        (
            view([WALK, PLAN], ("walk", "large_print", count(15), FEW), ("plan", "easy_read", count(25), count(15))),
            "At The plan about 15 of 25 people who asked for Easy Read got it. People asked for large print at The walk where none was offered.",
        ),
        (view([PLAN], ("plan", "easy_read", count(20), count(10))), "At The plan about 10 of 20 people who asked for Easy Read got it."),
        (
            view([PLAN, WALK], ("plan", "easy_read", count(90), count(85)), ("walk", "interpreter", count(35), count(10)), ("plan", "audio", count(15), count(10))),
            "At The walk about 10 of 35 people who asked for an interpreter got one. At The plan fewer people got support than asked for it: audio and Easy Read.",
        ),
        (view([WALK], ("walk", "advocate", count(10), FEW)), "People asked for an advocate or communication support at The walk where none was offered."),
        (view([PLAN], ("plan", "easy_read", count(20), count(20))), "Whatever people asked for was offered, as far as the numbers can be shown."),
        (view([PLAN, WALK], ("walk", "easy_read", FEW, FEW)), "We cannot tell yet what people asked for. 1 of 2 activities offered another format or language; Easy Read most often, at 1."),
        (view([WALK], ("walk", "other_need", count(20), count(20))), "We cannot tell yet what people asked for. 0 of 1 activities offered another format or language."),
    ],
)  # fmt: skip
def test_the_headline_names_kinds_and_never_people(seen, headline):
    """Mutants: kinds in the order of engagements; what is hidden taken for asked; the gap of the most who asked first."""
    assert str(on_information.headline(seen)) == headline


@pytest.mark.parametrize(
    ("need", "cells"),
    [
        (("walk", "easy_read", count(15), FEW), ["Easy Read", "15", "fewer than 10", "4 to 17", "none", "Asked for, not offered"]),
        (("walk", "easy_read", count(15), count(15)), ["Easy Read", "15", "15", "0 to 4", "none", "Given, not noted as offered"]),
        (("plan", "easy_read", count(15), count(15)), ["Easy Read", "15", "15", "0 to 4", "1 of 1", "Offered"]),
        (("plan", "easy_read", count(20), count(10)), ["Easy Read", "20", "10", "6 to 14", "1 of 1", "Fewer got it than asked"]),
        (("plan", "easy_read", FEW, FEW), ["Easy Read", "fewer than 10", "fewer than 10", "hidden", "1 of 1", "–"]),
        (("plan", "other_need", count(15), FEW), ["Other need", "15", "fewer than 10", "4 to 17", "–", "Fewer got it than asked"]),
    ],
)  # fmt: skip
def test_a_need_at_an_engagement(need, cells):
    (row,) = information_tables.needs(view([PLAN, WALK], need)).rows
    assert [cell.text for cell in row.cells] == cells
    assert row.under == f"The {need[0]}"


def test_what_was_offered_by_engagement():
    seen = view([PLAN, TALK])
    table = information_tables.formats(seen)
    assert [column.heading for column in table.columns] == [
        "Engagement",
        "Activities",
        "Easy Read",
        "Large print",
    ]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["The plan", "1", "1", "none"],
        ["The talk", "1", "none", "1"],
    ]
    assert [row.cells[1].text for row in information_tables.languages(seen).rows] == ["none", "Polish (1)"]
    assert "audio" in information_tables.never_offered(seen)
    assert "British Sign Language" in information_tables.never_offered(seen)  # fmt: skip


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        (view([PLAN], ("plan", "audio", FEW, FEW)), ""),
        (view([PLAN]), on_information.NONE_SHOWN),
        (view([PLAN, WALK], ("plan", "audio", FEW, FEW)), "One engagement is not listed: nobody counted there what people asked for, or the numbers are too small to show."),
    ],
)  # fmt: skip
def test_an_engagement_without_a_number_looks_the_same_whatever_the_reason(seen, said):
    assert on_information.uncounted(seen) == said


# --- the page


def opened(**address: str) -> AppTest:
    return visit("accessible_information", **address)


@pytest.fixture
def recorded(sqlite_databases) -> None:
    with register_session() as session:
        session.add(Engagement(reference="plan", title="Winter plan"))
        session.flush()
        for reference, title, formats in (("a", "Market stall", "easy_read;audio"), ("b", NASTY, "")):
            session.add(
                Activity(
                    reference=reference, engagement="plan", title=title, stage="consultation", level="involve",
                    method="event", place="Poole", formats_offered=formats, languages_offered="polish" if formats else "",
                )
            )  # fmt: skip
        session.commit()


def test_an_empty_register_has_nothing_yet(sqlite_databases):
    assert frame.NOTHING_YET in html(opened())


def test_all_engagements_show_what_was_offered_and_say_that_nothing_was_counted(recorded):
    app = opened()
    assert not app.exception
    assert "1 of 2 activities offered another format or language" in html(app)
    assert on_information.NONE_SHOWN in html(app)
    assert 'href="accessible-information?engagement=plan"' in html(app)
    assert "Polish (1)" in html(app)


def test_one_engagement_shows_its_activities(recorded):
    app = opened(engagement="plan")
    assert not app.exception
    assert "Easy Read and Audio" in html(app)
    assert "&lt;img" in html(app)
    assert "<img" not in html(app)


@pytest.mark.parametrize("address", [{"engagement": "nowhere"}, {"engagement": "all", "start": "1"}])
def test_an_address_that_is_not_offered_is_not_available(recorded, address):
    assert frame.WITHHELD in html(opened(**address))
