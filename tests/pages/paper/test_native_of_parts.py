"""The native bars of the further parts: each value as it is printed, and why there is none where there is none."""

from data.measures.ladder import Rung
from models.vocabulary import Presence
from pages.paper.blocks import Series
from pages.paper.shaping import native
from pages.parts.communities.voices_heard import Voices
from pages.parts.trust.answering import Answering
from tests.pages.pets import count, pets


def test_voices_that_are_not_one_plain_number_say_so():
    """A sum of rounded numbers is about that many. Mutant: the name alone wherever there is a bar."""
    rows = [
        ("Carers", Voices(85, None, "85", 100, None)),
        ("Deaf people", Voices(40, None, "at least about 40", None, None)),
        ("Roma", Voices(None, 9, "fewer than 10", 60, None)),
        ("Sailors", Voices(None, None, "not counted", None, None)),
        ("Walkers", Voices(1200, None, "1,200", None, None)),
    ]
    bars = native.voices(rows)
    assert bars.groups == (
        "Carers", "Deaf people (at least about 40)", "Roma (fewer than 10)", "Sailors (not counted)", "Walkers",
    )  # fmt: skip
    assert bars.series == (
        Series("Voices heard", (85.0, 40.0, None, None, 1200.0)),
        Series("Target", (100.0, None, 60.0, None, None)),
    )


def rung(surveyed: int | None, table: int | None, *shares: float | None) -> Rung:
    return Rung("cats", count(surveyed), count(table), *shares, None, None, None, Presence.TOO_FEW)


def test_shares_on_the_ladder_are_those_printed():
    """Mutant: the share itself, 0.1249."""
    bars = native.surveyed_and_at_the_table(
        [
            ("Cats", rung(120, 30, 0.1249, 0.5)),
            ("Fish", rung(None, 30, None, 0.004)),
            ("Dogs", rung(None, None, None, None)),
        ]
    )
    assert bars.percent
    assert bars.groups == (
        "Cats", "Fish (surveyed fewer than 10)", "Dogs (surveyed fewer than 10, at the table fewer than 10)",
    )  # fmt: skip
    assert [each.values for each in bars.series] == [(0.12, None, None), (0.5, 0.0, None)]


def test_shares_who_answered_are_those_printed_and_a_question_without_one_says_why():
    """One decimal from a thousand asked. Mutant: no decimals."""
    table = pets(known=1201, people=1500, cats=700).comparison.table
    small = pets(known=700, people=900, cats=700).comparison.table
    bars = native.answered([Answering("Pets", table), Answering("Few", small)])
    assert bars.groups == ("Pets", "Few")
    (series,) = bars.series
    assert all(value is not None and round(value, 3) == value for value in series.values)
    assert series.values[1] == round(series.values[1] or 0, 2)


def test_a_median_that_is_not_known_says_why():
    bars = native.medians([("Carers", 118, "118 days"), ("Roma", None, "nobody told yet")])
    assert bars.groups == ("Carers", "Roma (nobody told yet)")
    assert bars.series == (Series("Median days", (118.0, None)),)


def test_what_is_no_people_is_counted_as_it_is():
    bars = native.counted("Days waited", [("Carers", 7), ("Roma", 1626)], unit="Days")
    assert bars.series == (Series("Days waited", (7.0, 1626.0)),)
    assert (bars.unit, bars.percent) == ("Days", False)
