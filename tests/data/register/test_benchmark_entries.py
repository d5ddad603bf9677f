"""What a steward does to the benchmark library, on both engines: the register alone changes, and every change is noted.

Mutants, each caught here: a benchmark in use removed; the event left out; the date of today refused; children in scope
not compared with what was chosen before.
"""

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from sqlmodel import select

from data.databases import register_session
from data.register import benchmark_entries, benchmark_library
from data.register.benchmark_csv import Figures
from data.register.benchmark_entries import Header
from data.register.entries import EntryRefused
from models.register import AuditEvent, BenchmarkEntry, BenchmarkShare, Engagement

ON = date(2026, 11, 25)
HEADER = Header(
    "NHS  Dorset",
    "women who gave birth in a year",
    "Office for National Statistics, births",
    "B1",
    date(2024, 12, 31),
    "Open Government Licence v.3.0",
)
FIGURES = (Figures("age_band", "ten_year", {"16_24": "1/3", "25_34": "0.667"}, True),)


@pytest.fixture
def register(databases):
    with register_session() as session:
        session.add(Engagement(reference="maternity", title="Maternity voices"))
        session.add(Engagement(reference="urgent", title="Urgent care"))
        session.commit()


def add(header: Header = HEADER, figures=FIGURES, on: date = ON) -> str:
    return benchmark_entries.add(header, figures=figures, who="steward", on=on)


def choose(engagement: str = "maternity", benchmark: str | None = None, children: bool = False) -> None:
    benchmark_entries.choose(engagement, benchmark=benchmark, children_in_scope=children, who="steward")


def events() -> list[tuple[str, str, dict]]:
    with register_session() as session:
        return [(each.who, each.what, json.loads(each.detail)) for each in session.exec(select(AuditEvent))]


def test_a_benchmark_is_added_with_its_source_and_exact_shares(register):
    reference = add()
    assert reference == "women-who-gave-birth-in-a-year-2024"
    with register_session() as session:
        entry = session.exec(select(BenchmarkEntry)).one()
        shares = {each.category: each.share for each in session.exec(select(BenchmarkShare))}
        read = benchmark_library.added(session)[reference]["age_band", "ten_year"]
    assert shares == {"16_24": "1/3", "25_34": "0.667"}
    assert (entry.area_name, entry.licence, entry.not_answered_included) == (
        "NHS Dorset",
        "Open Government Licence v.3.0",
        True,
    )
    assert sum(read.shares.values()) == 1
    assert read.shares["16_24"] == Fraction(1, 3) / (Fraction(1, 3) + Fraction(667, 1000))
    assert events() == [
        (
            "steward",
            "benchmark added",
            {"benchmark": reference, "name": "women who gave birth in a year, NHS Dorset"},
        )
    ]


@pytest.mark.parametrize(("sample", "people"), [(None, 3000), (1200, None)])
def test_how_many_it_counts_is_kept_and_of_a_survey_how_many_were_asked(register, sample, people):
    """Mutant: the people of a survey's file taken for the population."""
    reference = add(replace(HEADER, sample=sample), (replace(FIGURES[0], people=3000),))
    with register_session() as session:
        read = benchmark_library.added(session)[reference]["age_band", "ten_year"]
    assert (read.sample, read.people) == (sample, people)


def test_a_survey_of_nobody_is_refused(sqlite_databases):
    with pytest.raises(EntryRefused, match="whole number above 0"):
        add(replace(HEADER, sample=0))


@pytest.mark.parametrize(
    ("header", "why"),
    [
        (replace(HEADER, area_name=" "), "which area"),
        (replace(HEADER, universe=""), "whom the figures count"),
        (replace(HEADER, source=" "), "where the figures are from"),
        (replace(HEADER, measured_on=None), "day that the figures are of"),
        (replace(HEADER, measured_on=date(2026, 11, 26)), "has not come yet"),
    ],
)
def test_without_area_people_source_or_date_nothing_is_added(sqlite_databases, header, why):
    with pytest.raises(EntryRefused, match=why):
        add(header)
    assert events() == []


def test_figures_of_today_are_taken_and_no_figures_are_not(sqlite_databases):
    assert add(replace(HEADER, measured_on=ON))
    with pytest.raises(EntryRefused, match="Choose the CSV file"):
        add(figures=())


def test_the_same_benchmark_is_not_added_twice_and_another_year_is(sqlite_databases):
    add()
    with pytest.raises(EntryRefused, match="already"):
        add()
    assert add(replace(HEADER, measured_on=date(2025, 12, 31))) == "women-who-gave-birth-in-a-year-2025"
    assert add(replace(HEADER, table="B2")) == "women-who-gave-birth-in-a-year-2024-2"


def test_an_engagement_chooses_and_chooses_back(register):
    reference = add()
    choose(benchmark=reference)
    choose(benchmark=reference, children=True)
    choose()
    with register_session() as session:
        found = session.exec(select(Engagement).where(Engagement.reference == "maternity")).one()
        other = session.exec(select(Engagement).where(Engagement.reference == "urgent")).one()
        library = benchmark_library.read(session, area="E54000041")
    assert (found.benchmark, found.children_in_scope) == (None, False)
    assert (other.benchmark, other.children_in_scope) == (None, False)
    assert library.engagements["maternity"].chosen_at is not None
    assert library.engagements["urgent"].chosen_at is None
    told = [
        (each["benchmark"], each["was"], each["children"], each["had_children"])
        for _, what, each in events()
        if what == "benchmark chosen"
    ]
    assert told == [
        (reference, None, False, False),
        (reference, reference, True, False),
        (None, reference, False, True),
    ]


@pytest.mark.parametrize(
    ("engagement", "benchmark", "why"),
    [
        ("nowhere", None, "Choose an engagement"),
        ("maternity", "nothing", "Choose a benchmark"),
        ("maternity", None, "Nothing is different"),
    ],
)
def test_a_choice_of_what_is_not_there_or_is_chosen_already_is_refused(register, engagement, benchmark, why):
    with pytest.raises(EntryRefused, match=why):
        choose(engagement, benchmark)
    assert events() == []


def test_a_benchmark_in_use_stays_until_another_is_chosen(register):
    reference = add()
    choose("maternity", reference)
    choose("urgent", reference)
    with pytest.raises(EntryRefused, match="in use by “Maternity voices” and “Urgent care”"):
        benchmark_entries.remove(reference, who="steward")
    choose("maternity")
    choose("urgent")
    benchmark_entries.remove(reference, who="steward")
    with register_session() as session:
        assert session.exec(select(BenchmarkEntry)).all() == []
        assert session.exec(select(BenchmarkShare)).all() == []
    assert events()[-1][1] == "benchmark removed"
    with pytest.raises(EntryRefused, match="Choose a benchmark"):
        benchmark_entries.remove(reference, who="steward")
