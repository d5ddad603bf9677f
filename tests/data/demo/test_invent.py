"""The invented world (design 6): its size, its story, and that nobody in it is real."""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from data import facts
from data.demo.days import day_of, last_closed_quarter, months_of
from data.demo.files import TooFewPeople, spread
from data.demo.invent import fill, invent
from data.demo.programme import programme
from data.demo.world import FOLDER, HOME_AREA, world
from data.periods import quarter_of
from data.register import evidence_entries, responses
from data.register.entry_choices import choices
from data.register.evidence_entries import EvidenceEntry
from data.register.responses import ResponseEntry
from models.vocabulary import Decision, Missing, ParticipationLevel, Stage, Standing

ON = date(2026, 10, 2)
REFERENCE = FOLDER.parent / "reference"
KINDS = {kind.value for kind in Missing}


@pytest.fixture(scope="module")
def records():
    return invent(on=ON)


@pytest.fixture(scope="module")
def open_to_all(records):
    own = {row["reference"] for row in records.programme.engagements if row["benchmark"]}
    references = {
        row["reference"]
        for row in records.programme.activities
        if row["community"] is None and row["engagement"] not in own
    }
    return [file for file in records.files if file.activity in references]


def reach(files, characteristic, level):
    """Reach ratio of each category: its share of those who answered over its share of the population."""
    placement = next(one for one in facts.levels(characteristic) if one.slug == level).placement
    shares = facts.benchmark(HOME_AREA, characteristic=characteristic, level=level).shares
    said = Counter(slug for file in files for slug in file.answers[characteristic])
    heard = Counter()
    for slug, number in said.items():
        if slug in placement:
            heard[placement[slug]] += number
    return {slug: heard[slug] / heard.total() / float(share) for slug, share in shares.items()}


def test_the_same_seed_gives_the_same_bytes(records):
    again = invent(on=ON)
    assert again.programme == records.programme
    assert [file.content() for file in again.files] == [file.content() for file in records.files]


def test_another_seed_gives_other_people(records):
    assert [f.content() for f in invent(seed=2, on=ON).files] != [f.content() for f in records.files]


def test_the_world_has_16_engagements_81_activities_and_6000_participations(records):
    assert len(records.programme.engagements) == 16
    assert len(records.programme.activities) == 81
    assert records.participations == 6_000


def test_an_activity_that_has_only_just_opened_has_sent_no_file(records):
    came = {file.activity for file in records.files} | {counts.activity for counts in records.counts}
    without = [one for one in records.programme.activities if one["reference"] not in came]
    (opened,) = [one for one in without if one["opened_on"] <= ON]
    assert opened["opened_on"] == date(2026, 10, 1)
    assert opened["closed_on"] > ON
    assert len(without) == 5


def test_of_three_activities_partners_sent_only_totals(records):
    assert {one.activity: one.total for one in records.counts} == {
        "vaccination-library": 38,
        "urgent-care-market": 46,
        "neighbourhood-breakfast": 62,
    }
    assert all(sum(heads.values()) == one.total for one in records.counts for heads in one.answers.values())
    assert not any(one.disagreement for one in records.counts)


def test_every_role_but_the_last_resort_has_a_partner_and_some_communities_have_none():
    files = world()
    partners = [row for row in files.organisations if row["is_home"] == "no"]
    assert {row["role"] for row in partners} >= {
        "ics_partner",
        "healthwatch",
        "board",
        "scrutiny",
        "voluntary_sector",
    }
    assert {row["role"] for row in files.organisations} <= choices("role").keys()
    reached = {slug for row in partners for slug in row["reaches"].split(";") if slug}
    assert reached <= facts.communities().keys()
    assert "deaf_people" not in reached


@pytest.mark.parametrize(
    ("on", "reference", "learnt_on"),
    [
        (ON, "youth-forum", date(2026, 9, 18)),
        (ON, "neighbourhood-health", None),
        (date(2026, 11, 25), "neighbourhood-health", date(2026, 11, 9)),
        (ON, "carers", None),
    ],
)
def test_what_was_learnt_is_written_down_once_its_day_has_come(on, reference, learnt_on):
    """Mutant: the lesson told before its day."""
    (row,) = [row for row in programme(on=on).engagements if row["reference"] == reference]
    assert (row["learnt_on"], bool(row["learnt"])) == (learnt_on, learnt_on is not None)


@pytest.mark.parametrize("on", [ON, date(2026, 11, 25), date(2026, 12, 31)])
def test_the_network_always_has_something_to_look_at(on):
    """Whatever day the demo is made: something is coming or open, and two engagements could be joined."""
    files = programme(on=on)
    ahead = [one for one in files.activities if one["closed_on"] >= on]
    shared = Counter(
        key
        for engagement, key in {
            (one["engagement"], key) for one in ahead for key in (one["community"], one["place"]) if key
        }
        if key != "Countywide"
    )
    assert max(shared.values()) > 1


@pytest.mark.parametrize("people", [73, 999, 20_000])
def test_any_number_of_people_can_be_made(people):
    assert invent(people=people, on=ON).participations == people


def test_fewer_people_than_activities_are_refused():
    with pytest.raises(TooFewPeople, match="^There are 73 activities: make at least that many people.$"):
        invent(people=72, on=ON)


@pytest.mark.parametrize(
    ("sizes", "people", "expected"),
    [
        ([2, 3], 5, [2, 3]),
        ([1, 1], 2, [1, 1]),
        ([1, 3], 8, [3, 5]),
        ([1, 999], 2, [1, 1]),
        ([1, 1, 1], 5, [2, 2, 1]),
    ],
)
def test_sizes_are_spread_so_that_they_add_up_and_nobody_has_none(sizes, people, expected):
    assert spread(sizes, people) == expected


def test_every_answer_is_known_to_the_facts(records):
    for name, question in world().questions.items():
        known = {category.slug for category in facts.categories(name)} | KINDS
        assert {str(slug) for slug in question.slugs} <= known, name
    for file in records.files:
        for name, ticked in file.ticks.items():
            known = {category.slug for category in facts.categories(name)} | KINDS
            assert {slug for said in ticked for slug in said.split(";")} <= known


def test_every_skew_names_a_profile_a_place_or_an_answer_that_exists():
    files = world()
    places = {row["place"] for row in files.activities}
    for (kind, who, characteristic), odds in files.skews.items():
        question = files.questions[characteristic]
        if characteristic in files.ticks:
            assert odds.keys() <= files.ticks[characteristic].keys()
        else:
            assert odds.keys() <= set(question.slugs)
        if kind == "given":
            other, _, slug = who.partition("=")
            assert slug in files.questions[other].slugs
        else:
            assert who in (places if kind == "place" else files.like)


def test_stages_levels_and_methods_are_of_the_reference():
    with (REFERENCE / "dimensions.csv").open(encoding="utf-8") as file:
        methods = {row["value"] for row in csv.DictReader(file) if row["dimension"] == "method"}
    activities = world().activities
    assert {row["stage"] for row in activities} == {stage.value for stage in Stage}
    assert {row["level"] for row in activities} == {level.value for level in ParticipationLevel}
    assert {row["method"] for row in activities} <= methods
    assert {row["community"] for row in activities} - {""} <= facts.communities().keys()
    reached = {slug for row in world().organisations for slug in row["reaches"].split(";")}
    assert reached - {""} <= facts.communities().keys()


def test_records_end_with_the_last_closed_quarter(records):
    assert max(day for file in records.files for day in file.days) <= date(2026, 9, 30)
    assert "2026-Q2" in {quarter for file in records.files for quarter in file.quarters()}


@pytest.mark.parametrize(
    ("on", "quarter"),
    [
        (date(2026, 10, 1), "2026-Q2"),
        (date(2026, 9, 30), "2026-Q1"),
        (date(2026, 12, 31), "2026-Q2"),
        (date(2027, 1, 1), "2026-Q3"),
        (date(2027, 4, 1), "2026-Q4"),
    ],
)
def test_the_last_closed_quarter_ended_before_the_day(on, quarter):
    assert last_closed_quarter(on) == quarter


@pytest.mark.parametrize(
    ("quarter", "day", "expected"),
    [
        (0, 1, date(2026, 7, 1)),
        (-1, 90, date(2026, 6, 29)),
        (-2, 1, date(2026, 1, 1)),
        (1, 1, date(2026, 10, 1)),
    ],
)
def test_days_are_counted_from_the_last_closed_quarter(quarter, day, expected):
    assert day_of(quarter, day, on=ON) == expected


def test_a_forum_says_which_months_it_met_in(records):
    titles = {row["reference"]: row["title"] for row in records.programme.activities}
    assert months_of(date(2026, 7, 4)) == "July to September 2026"
    assert titles["youth-forum-12"] == "Youth forum, July to September 2026"


@pytest.mark.parametrize(
    ("characteristic", "level", "category", "least", "most"),
    [
        ("age_band", "ten_year", "16_24", 0.2, 0.6),
        ("age_band", "ten_year", "25_34", 0.4, 0.8),
        ("age_band", "ten_year", "65_74", 1.25, 1.8),
        ("age_band", "ten_year", "85_plus", 0.3, 0.8),
        ("sex", "two", "male", 0.55, 0.8),
        ("religion_or_belief", "eight", "muslim", 0.1, 0.6),
        ("ethnic_group", "nineteen", "white_other", 0.3, 0.6),
        ("ethnic_group", "nineteen", "white_british", 1.0, 1.12),
        ("ethnic_group", "nineteen", "white_gypsy_irish_traveller", 0.0, 0.0),
        ("imd_quintile", "five", "1", 0.25, 0.65),
    ],
)
def test_the_story_of_the_open_activities(open_to_all, characteristic, level, category, least, most):
    assert least <= reach(open_to_all, characteristic, level)[category] <= most


def test_one_in_nine_who_were_asked_gave_no_answer(records):
    said = Counter(str(slug) for file in records.files for slugs in file.answers.values() for slug in slugs)
    unanswered = sum(said[kind] for kind in ("prefer_not_to_say", "dont_know", "not_known", "needs_review"))
    asked = said.total() - said["not_asked"] - said["not_applicable"]
    assert 0.08 <= unanswered / asked <= 0.14
    assert all(said[kind] for kind in KINDS)


def test_one_partner_asks_the_ethnic_question_of_2001(records):
    old = [file for file in records.files if file.ethnic_frame == "2001"]
    assert 5 <= len(old) < 15
    no_box = {"white_gypsy_irish_traveller", "white_roma", "other_arab"}
    assert not any(no_box & set(file.answers["ethnic_group"]) for file in old)


def test_under_16s_are_only_in_the_youth_forum_and_not_asked_what_is_for_adults(records):
    for file in records.files:
        young = file.answers["age_band"] == "0_15"
        assert young.any() == file.activity.startswith("youth-forum")
        assert set(file.answers["sexual_orientation"][young]) <= {"not_applicable"}


def test_people_of_a_forum_come_again_and_answer_the_same(records):
    for forum, members in (("youth-forum", 160), ("maternity-voices", 128)):
        met: dict[str, set[tuple[str, ...]]] = {}
        for file in records.files:
            if file.activity.startswith(forum):
                assert len(set(file.people)) == len(file.people)
                for row in file.rows():
                    met.setdefault(row[1], set()).add(row[2:])
        assert len(met) == members
        assert all(len(answers) == 1 for answers in met.values())


def test_the_lgbt_network_waits_for_over_four_years_with_its_160_people(records):
    programme = records.programme
    (report,) = [row for row in programme.findings if row["community"] == "lgbt_plus"]
    (response,) = [row for row in programme.responses if row["finding"] == report["reference"]]
    assert report["received_on"] == date(2022, 6, 14)
    assert (response["owner"], response["told_on"]) == ("Director of Nursing", None)
    heard = [file for file in records.files if file.activity == "lgbt-network-report"]
    assert [len(file.days) for file in heard] == [160]
    assert max(heard[0].days) < report["received_on"]


def test_most_who_took_part_in_the_network_s_survey_are_lgbt(records):
    """Three in four had not said their orientation: in a network's own survey most do. Mutant: the odds on the answer
    "heterosexual" alone, which leave those who do not answer as many as those who do.
    """
    (heard,) = [file for file in records.files if file.activity == "lgbt-network-report"]
    straight_or_unsaid = {"heterosexual", *(each.value for each in Missing)}
    orientations = heard.answers["sexual_orientation"]
    assert sum(each not in straight_or_unsaid for each in orientations) >= 110


@pytest.mark.parametrize("on", [date(2026, 10, 1), date(2027, 3, 31), date(2030, 7, 1)])
def test_the_wait_is_over_four_years_on_whatever_day_the_records_are_made(on):
    received = {row["reference"]: row["received_on"] for row in invent(on=on).programme.findings}
    assert (on - received["being-ourselves"]).days > 4 * 365.25


def test_findings_are_answered_after_they_were_received_and_received_after_people_spoke(records):
    received = {row["reference"]: row["received_on"] for row in records.programme.findings}
    spoke = {row["reference"]: row["opened_on"] for row in records.programme.engagements}
    for row in records.programme.findings:
        assert spoke[row["engagement"]] < row["received_on"] <= date(2026, 9, 30), row["reference"]
    for row in records.programme.responses:
        for day in (row["decided_on"], row["done_on"], row["told_on"]):
            assert day is None or received[row["finding"]] < day <= ON, row["finding"]


def test_a_report_comes_in_while_an_activity_of_its_engagement_is_open_or_within_a_quarter(records):
    """Mutant: the drop-in of those without a home in the year before its report."""
    for row in records.programme.findings:
        ended = [
            activity["closed_on"]
            for activity in records.programme.activities
            if activity["engagement"] == row["engagement"] and activity["opened_on"] <= row["received_on"]
        ]
        assert (row["received_on"] - max(ended)).days <= 92, row["reference"]


def test_every_invented_response_is_one_that_the_form_would_take(records):
    received = {row["reference"]: row["received_on"] for row in records.programme.findings}
    for row in records.programme.responses:
        said = ResponseEntry(
            decision=Decision(row["decision"]) if row["decision"] else None,
            **{name: row[name] for name in ResponseEntry.__dataclass_fields__ if name != "decision"},
        )
        assert responses.checked(said, received_on=received[row["finding"]], on=ON) == said


def test_small_engagements_are_small_and_the_others_have_30_people_or_more(records):
    of = {row["reference"]: row["engagement"] for row in records.programme.activities}
    people = Counter()
    for file in records.files:
        people[of[file.activity]] += len(file.days)
    assert {name: number for name, number in people.items() if number < 30} == {
        "windrush": 24,
        "homeless-health": 22,
    }


def test_every_quarter_of_three_years_has_people(records):
    people = Counter(quarter_of(day) for file in records.files for day in file.days)
    assert len(people) == 13
    assert min(people.values()) >= 60


def test_no_name_in_the_world_is_real():
    """The home organisation is the only real name; the others carry the name of a place that there is not."""
    invented = re.compile(r"^(Marrowmere|Oxenwell|Quillhaven) ")
    names = {row["name"] for row in world().organisations}
    assert {name for name in names if not invented.match(name)} == {"NHS Dorset"}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.csv")), ids=lambda path: path.name)
def test_no_file_of_the_world_holds_a_postcode_an_address_or_a_number_of_a_person(path: Path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\b", text)
    assert not re.search(r"@|https?:|\b0[0-9]{9,10}\b", text)
    assert not re.search(r"\b(Mr|Mrs|Ms|Dr|Sir|Dame)\b\.? [A-Z]", text)
    assert "—" not in text


def test_evidence_by_hand_could_have_been_written_in_the_form_and_names_no_people(sqlite_databases):
    """Mutant: a small number of people in a text."""
    records = fill(people=100, on=ON)
    assert {row["frame"] for row in records.programme.evidence} >= {"standards", "gunning", "accessible"}
    for row in records.programme.evidence:
        entry = EvidenceEntry(
            str(row["frame"]),
            str(row["standard"]),
            row["engagement"],
            Standing(row["standing"]),
            str(row["evidence"]),
            str(row["written_by"]),
            row["written_on"],
        )
        evidence_entries.add_evidence(entry, who="test", on=ON)
