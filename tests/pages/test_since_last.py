"""What changed since the release before: word for word on small tables, then from two real releases."""

from dataclasses import replace
from datetime import date

import pytest

from data import published
from data.measures import share_range, shares_differ
from data.register.papers_made import LastPaper
from models.comparison import KnownBase
from models.protected import Selection
from models.vocabulary import Dimension, TableChange
from pages.parts import earlier, reads
from pages.parts.sentences import on_board, since_last
from pages.parts.sentences.headline import Lead
from pages.parts.sentences.since_last import Before
from tests.pages.pets import benchmark, count, pets
from tests.world import World

EVEN = benchmark({"cats": "0.25", "dogs": "0.25", "fish": "0.25", "birds": "0.25"})
NOTHING_BEFORE = "The release before had no figures for this choice, so we cannot say what changed."
FAIR = {"known": 2000, "cats": 500, "dogs": 500, "fish": 500, "birds": 500}


def before(compared) -> Before:
    return Before(date(2026, 7, 3), {("pet", "all"): compared.comparison})


def even(**counts):
    return pets(population=EVEN, **counts)


def bullets(now, then) -> list[str]:
    return [str(line) for line in since_last.bullets([now], before(then))]


def test_who_joined_and_who_left_and_what_else_moved():
    then = even(known=2000, cats=250, dogs=500, fish=500, birds=750)
    now = even(known=2000, cats=500, dogs=250, fish=640, birds=610)
    assert bullets(now, then) == [
        "Friends of dogs joined the list of those clearly under-reached, from about in line: 50 for every 100 expected, 100 "
        "before.",
        "Friends of cats left the list of those clearly under-reached, and are now about in line: 100 for every 100 expected, "
        "50 before.",
        "Friends of fish moved from about in line to over-reached: 128 for every 100 expected, 100 before.",
        "Friends of birds moved from over-reached to a little over: 122 for every 100 expected, 150 before.",
    ]


def test_a_verdict_that_rounding_may_have_moved_is_said_to_be_one():
    """Method 3.1. Mutant: the shown shares compared in place of their ranges."""
    then = even(known=200, cats=35, dogs=55, fish=55, birds=55)
    now = even(known=200, cats=30, dogs=55, fish=55, birds=60)
    assert bullets(now, then)[0] == (
        "Friends of cats joined the list of those clearly under-reached, from no clear evidence. The share heard may not have "
        "changed: rounding alone could explain it."
    )


def test_a_hidden_group_joins_with_the_most_that_it_can_be():
    told = bullets(even(known=2000, cats=None, dogs=600, fish=600, birds=800), even(**FAIR))
    assert told[0].startswith(
        "Friends of cats joined the list of those clearly under-reached, from about in line: at most 2 for every 100 expected, "
        "100 before."
    )


def test_nothing_changed_and_nothing_before():
    fair = even(**FAIR)
    assert bullets(fair, fair) == [
        "No group joined the list of those clearly under-reached.",
        "No group left the list of those clearly under-reached.",
    ]
    assert [str(line) for line in since_last.bullets([fair], Before(date(2026, 7, 3), {}))] == [
        NOTHING_BEFORE
    ]
    assert since_last.in_short([fair], None) == since_last.FIRST
    assert since_last.in_short([fair], Before(date(2026, 7, 3), {})) == NOTHING_BEFORE
    assert since_last.in_short([fair], before(fair)) == (
        "Since the release of 3 July 2026, no group joined or left the list of those clearly under-reached."
    )


PAPER = date(2026, 9, 3)


def test_since_the_last_paper_the_same_is_said_with_its_day():
    """Mutant: the day of the paper's release in place of the paper's."""
    then = even(known=2000, cats=250, dogs=500, fish=500, birds=750)
    since_paper = replace(before(then), paper_on=PAPER)
    fair = even(**FAIR)
    assert since_last.heading(since_paper) == "What changed since the last paper, of 3 September 2026"
    assert since_last.in_short([fair], since_paper) == (
        "Since the last paper, of 3 September 2026, no group joined the list of those clearly under-reached and one left it."
    )
    assert since_last.bullets([fair], since_paper) == since_last.bullets([fair], before(then))


def test_a_paper_from_the_same_release_says_that_no_figure_has_changed():
    """Mutant: held against what that release showed, which says that no group joined or left."""
    fair = even(**FAIR)
    same = Before(date(2026, 7, 3), {}, paper_on=PAPER, same_release=True)
    said = (
        "Nothing in the figures has changed since the last paper, of 3 September 2026: it was made from the same release. "
        "Benchmarks, targets and answers may have changed."
    )
    assert since_last.in_short([fair], same) == said
    assert [str(line) for line in since_last.bullets([fair], same)] == [said]
    assert since_last.moved([fair], same) == ()


def test_what_the_release_behind_the_last_paper_did_not_have_is_said_of_that_release():
    fair = even(**FAIR)
    none = Before(date(2026, 7, 3), {}, paper_on=PAPER)
    said = "The release behind the last paper, of 3 September 2026, had no figures for this choice, so we cannot say what changed."
    assert since_last.in_short([fair], none) == said
    assert [str(line) for line in since_last.bullets([fair], none)] == [said]
    some = replace(before(even(**FAIR)), paper_on=PAPER)
    other = replace(fair, level=replace(fair.level, slug="finer"))
    assert str(since_last.bullets([fair, other], some)[-1]) == (
        "The release behind the last paper, of 3 September 2026, had no figures on pet in this detail, so nothing is said of "
        "those."
    )


def test_the_short_sentence_counts():
    then = even(known=2000, cats=250, dogs=500, fish=500, birds=750)
    now = even(known=2000, cats=500, dogs=250, fish=250, birds=1000)
    assert since_last.in_short([now], before(then)) == (
        "Since the release of 3 July 2026, two groups joined the list of those clearly under-reached and one left it."
    )


def test_the_short_sentence_leads_to_the_characteristic_of_who_joined_or_left():
    then = even(known=2000, cats=250, dogs=500, fish=500, birds=750)
    assert on_board.more([even(**FAIR)], before=before(then))[-1].lead == Lead(
        "Show how it changed", "over-time", {"characteristic": "pet"}
    )
    assert on_board.more([even(**FAIR)], before=before(even(**FAIR)))[-1].lead == Lead(
        "Show how it changed", "over-time"
    )
    assert on_board.more([even(**FAIR)], before=None)[-1].lead is None


def test_nobody_joined_is_said_of_no_group():
    then = even(known=2000, cats=250, dogs=500, fish=500, birds=750)
    assert since_last.in_short([even(**FAIR)], before(then)) == (
        "Since the release of 3 July 2026, no group joined the list of those clearly under-reached and one left it."
    )


def test_a_group_not_judged_in_both_releases_is_left_out():
    """A question that too few answered says nothing of whether a group was missing before."""
    few = even(known=1000, asked=2000, cats=100, dogs=300, fish=300, birds=300)
    assert since_last.moved([even(**FAIR)], before(few)) == ()


def test_figures_that_were_kept_say_so():
    fair = even(**FAIR)
    kept = replace(fair.comparison, table=replace(fair.comparison.table, change=TableChange.KEPT))
    assert bullets(replace(fair, comparison=kept), fair)[-1] == (
        "The figures on pet are those of an earlier release: too few people have changed since to show new ones safely."
    )


@pytest.mark.parametrize(
    ("now", "then", "differ"),
    [
        ((30, 200), (45, 200), True),
        ((30, 200), (35, 200), False),
        ((30, 200), (60, 400), False),
        ((0, 200), (10, 200), True),
        ((None, 200), (10, 200), False),
        ((None, 200), (15, 200), True),
    ],
)
def test_shares_differ_only_where_their_ranges_do_not_meet(now, then, differ):
    base = {n: KnownBase(n, n - 4, n + 4) for n in (200, 400)}
    assert (
        shares_differ(
            count(now[0]), base=base[now[1]], from_earlier=count(then[0]), earlier_base=base[then[1]]
        )
        is differ
    )


def test_a_share_of_nobody_has_no_range():
    assert share_range(count(10), base=KnownBase(0, 0, 4)) is None


# ---- Two real releases ----


@pytest.fixture
def two_releases(sqlite_databases):
    """Of a survey that first heard no young people and, at its second release, many."""
    world = World()
    world.activity("survey", engagement="care", quarter="2024-Q1")
    world.people("survey", 400, sex="female", age_band="65_74")
    world.people("survey", 40, sex="male", age_band="16_24")
    assert world.publish().release == 1
    return world


OPEN = Selection(None, Dimension.AUDIENCE, "open_to_all")


def told():
    release = reads.release()
    listed = [each for each in reads.overview(release, OPEN) if reads.is_compared(each)]
    before = earlier.before(release, OPEN)
    return since_last.in_short(listed, before), listed, before


def test_the_first_release_has_none_before_it(two_releases):
    short, _, none = told()
    assert (short, none) == (since_last.FIRST, None)


def test_a_second_release_tells_who_left_the_list(two_releases):
    two_releases.people("survey", 360, sex="male", age_band="16_24")
    two_releases.publish()
    short, listed, first = told()
    assert first.made_on == published.made_at(1).date()
    lines = [str(line) for line in since_last.bullets(listed, first)]
    assert any(line.startswith("Men left the list of those clearly under-reached") for line in lines), lines
    assert "left it" in short


def test_too_few_changes_keep_the_figures_and_say_so(two_releases):
    two_releases.people("survey", 10, sex="male", age_band="16_24")
    two_releases.publish()
    _, listed, first = told()
    lines = [str(line) for line in since_last.bullets(listed, first)]
    assert lines[0] == "No group joined the list of those clearly under-reached."
    assert any("are those of an earlier release" in line for line in lines)


# ---- Since the last paper ----


def since(last):
    release = reads.release()
    listed = [each for each in reads.overview(release, OPEN) if reads.is_compared(each)]
    found = earlier.since_paper(release, OPEN, last)
    return found, since_last.in_short(listed, found)


def test_a_paper_is_held_against_the_release_behind_the_last_one_however_many_came_between(two_releases):
    """Mutant: the release before, whatever the last paper was made from."""
    two_releases.people("survey", 360, sex="male", age_band="16_24")
    two_releases.publish()
    two_releases.people("survey", 40, sex="male", age_band="16_24")
    two_releases.publish()
    assert reads.release().number == 3
    assert since(None)[1].endswith("no group joined or left the list of those clearly under-reached.")
    found, said = since(LastPaper(PAPER, 1))
    assert said.startswith("Since the last paper, of 3 September 2026,")
    assert "left it" in said
    assert found.made_on == published.made_at(1).date()
    assert since(LastPaper(PAPER, 2))[1] == (
        "Since the last paper, of 3 September 2026, no group joined or left the list of those clearly under-reached."
    )
    assert since(LastPaper(PAPER, 3))[1].startswith("Nothing in the figures has changed since the last paper")


def test_without_a_paper_and_without_a_release_before_it_is_the_first(two_releases):
    assert since(None) == (None, since_last.FIRST)
    assert since(LastPaper(PAPER, 1))[1].startswith("Nothing in the figures has changed")
