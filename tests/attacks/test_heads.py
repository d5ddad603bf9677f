"""An attacker against heads: who came is known, releases are compared, and the published tables stand beside them."""

import pytest
from sqlmodel import select

from data import migrations
from data.databases import register_session
from data.importing import undo
from data.importing.counts.heads import HeadLine, store_heads
from data.published.communities import voices
from data.published.needs import needs
from models.protected import EVERYTHING, Selection
from models.release import PublishedHeads, Release
from models.vocabulary import Dimension, Withheld
from tests.world import World


def heads(activity, *lines):
    return store_heads(lines, activity=activity, who="steward").number


def came(n, community="nepalese"):
    return HeadLine("community", community, n)


def shown(community="nepalese"):
    return {one.engagement: one.people for one in voices()[community].engagements}


@pytest.fixture
def world(sqlite_databases):
    """An engagement of 100 people, in which one activity is of 12; one of 40; and two small ones of 20."""
    made = World()
    made.activity("survey", engagement="big")
    made.activity("circle", engagement="big", method="focus_group")
    made.activity("visit", engagement="small", method="event")
    made.activity("lunch", engagement="meant", community="nepalese", method="outreach")
    made.people("survey", 44, sex="female")
    made.people("survey", 44, sex="male")
    made.people("circle", 12, sex="female")
    made.activity("walk", engagement="small-too", method="event")
    made.people("visit", 10, sex="male")
    made.people("visit", 10, sex="female")
    made.people("walk", 10, sex="male")
    made.people("walk", 10, sex="female")
    made.people("lunch", 20, sex="female")
    made.people("lunch", 20, sex="male")
    return made


def test_heads_stand_at_engagements_alone_and_never_at_a_small_one(world):
    """Mutants: every engagement; everything too."""
    heads("survey", came(20))
    heads("visit", came(15))
    world.publish()
    assert list(shown()) == ["big"]
    for selection in (EVERYTHING, Selection(dimension=Dimension.METHOD, value="survey")):
        assert voices(selection)["nepalese"].people.withheld is Withheld.NOT_AVAILABLE
    big = voices(Selection(dimension=Dimension.ENGAGEMENT, value="big"))["nepalese"].people
    assert (big.shown, big) == (20, shown()["big"])


def test_heads_of_one_small_activity_are_not_told_of_its_engagement(world):
    """The table of everything would be that group of 12. Mutant: the base of the whole engagement."""
    heads("circle", came(9))
    world.publish()
    assert shown() == {}


@pytest.mark.parametrize("n", [84, 85, 86, 87, 88, 90])
def test_nobody_learns_that_nearly_everybody_belongs(world, n):
    """88 came. Mutant: the rest not looked at."""
    heads("survey", came(n))
    world.publish()
    if n >= 88:
        assert shown() == {}
    for count in shown().values():
        least, most = max(0, 88 - count.high), max(0, 88 - count.low)
        assert least >= 10 or most - least >= 5


def test_an_activity_that_was_meant_for_a_community_may_say_how_many_came(world):
    heads("lunch", came(40))
    world.publish()
    assert shown()["meant"].shown == 40


@pytest.mark.parametrize("n", [1, 2, 5, 9, 10, 30, 39])
@pytest.mark.parametrize("own", [1, 12, 40])
def test_nobody_takes_those_of_the_activity_that_was_for_them_from_the_count(world, own, n):
    """Who came to the lunch may all be taken for members, and somebody came to the open evening.

    Mutants: the open part not looked at; nobody at the evening; visits.
    """
    world.activity("supper", engagement="mixed", community="nepalese", method="outreach")
    world.activity("evening", engagement="mixed", method="event")
    world.people("supper", own, sex="female")
    world.people("evening", 40, sex="male")
    heads("supper", came(own))
    heads("evening", came(n))
    world.publish()
    for count in shown().values():
        left = [each - own for each in range(count.low, count.high + 1) if 1 <= each - own < 40]
        assert max(left) - min(left) >= 5


@pytest.mark.parametrize(("before", "after", "moves"), [(20, 25, False), (20, 9, False), (20, 60, True)])
def test_a_correction_of_few_heads_moves_nothing(world, before, after, moves):
    """Taking a count back and entering another changes the heads of both. Mutant: no carrying over."""
    number = heads("survey", came(before))
    world.publish()
    first = shown()
    undo(number, who="steward")
    if before + after < 30:
        world.publish()
        assert shown() == first, "nor does it go away"
    heads("survey", came(after))
    world.publish()
    changed = before + after >= 30
    assert (shown() != first) is (changed and (moves or after != before))


def test_what_was_withheld_does_not_come_back_with_few_heads_changed(world):
    """Mutants: `remember` left out; `and_withheld` left out."""
    heads("survey", came(88))
    world.publish()
    assert shown() == {}
    heads("circle", came(1))
    world.publish()
    world.publish()
    assert shown() == {}


def test_what_was_shown_and_then_withheld_does_not_come_back_and_goes_on_from_there(world):
    """Mutants: what was shown before counts; what was withheld before counts for ever."""
    number = heads("survey", came(40))
    world.publish()
    assert shown()["big"].shown == 40
    undo(number, who="steward")
    number = heads("survey", came(88))
    world.publish()
    assert shown() == {}
    heads("circle", came(1))
    world.publish()
    assert shown() == {}
    undo(number, who="steward")
    heads("survey", came(39))
    world.publish()
    assert shown()["big"].shown == 40


def test_the_register_tells_withheld_heads_from_uncounted_ones_in_no_row(world, own_folder):
    """Whoever opens register.db reads every row. Mutant: rows of those withheld."""
    heads("survey", came(88), HeadLine("need", "bsl", 88, 88))
    heads("lunch", came(20))
    world.publish()
    heads("circle", came(1))
    world.publish()
    with register_session() as session:
        rows = session.exec(select(PublishedHeads)).all()
        assert {(row.name, row.by, row.withdrawn) for row in rows} == {
            ("nepalese", "engagement=meant", False)
        }
        releases = session.exec(select(Release)).all()
    assert all("heads" not in one.audit for one in releases)


def test_rows_of_an_earlier_version_go(world, own_folder):
    """Mutant: nothing deleted."""
    heads("lunch", came(40))
    world.publish()
    with register_session(writing=True) as session:
        row = session.exec(select(PublishedHeads)).one()
        for kind in ("community", "rule"):
            session.add(
                PublishedHeads(
                    **row.model_dump(exclude={"id", "name", "kind", "withdrawn"}),
                    name=f"gone {kind}",
                    kind=kind,
                    withdrawn=True,
                )
            )
        session.commit()
    with register_session(writing=True) as session:
        migrations.downgrade(session.connection(), family="register", to="0008")
        migrations.upgrade(session.connection(), family="register")
        session.commit()
    with register_session() as session:
        assert {row.name for row in session.exec(select(PublishedHeads))} == {"nepalese", "gone rule"}
    assert b"gone community" not in (own_folder / "register.db").read_bytes()


def test_heads_move_no_table_of_answers_and_answers_move_no_heads(world):
    heads("survey", came(20))
    world.publish()
    first = shown()
    world.people("survey", 60, sex="female")
    outcome = world.publish()
    assert shown() == first
    heads("circle", came(2, "homeless"), came(40, "polish_speakers"))
    again = world.publish()
    assert (again.new, again.revised, again.kept) == (0, 0, 0)
    assert again.unchanged == outcome.tables


def test_needs_stated_and_met_are_of_the_same_release_and_in_order(world):
    number = heads("survey", HeadLine("need", "bsl", 20, 0), HeadLine("need", "easy_read", 30, 30))
    world.publish()
    (bsl, easy) = sorted(needs()["big"], key=lambda one: one.kind)
    assert (bsl.stated.shown, bsl.met.shown, bsl.met.withheld) == (20, None, Withheld.FEWER_THAN_10)
    assert (easy.stated.shown, easy.met.shown) == (30, 30)
    undo(number, who="steward")
    heads("survey", HeadLine("need", "bsl", 5, 5))
    world.publish()
    assert {one.kind: (one.stated, one.met) for one in needs()["big"]}["bsl"] == (bsl.stated, bsl.met)


def words():
    """The word of every count of heads at "big", communities and needs alike."""
    communities = {
        slug: one.change.value
        for slug, each in voices().items()
        for one in each.engagements
        if one.engagement == "big"
    }
    return communities | {one.kind: one.change.value for one in needs().get("big", ())}


@pytest.mark.parametrize("newcomer", ["nepalese", "homeless", "bsl", None])
def test_the_word_of_a_count_does_not_say_where_one_newcomer_belongs(world, newcomer):
    """It is known that one more came to the circle: of which community, or with which need, no word of a count tells.

    Mutants: the word of each category; the people of the engagement left out; its heads left out.
    """
    heads("survey", came(20), came(20, "homeless"), HeadLine("need", "bsl", 20, 20))
    world.publish()
    world.publish()
    assert words() == dict.fromkeys(("nepalese", "homeless", "bsl"), "unchanged")
    world.people("circle", 1, sex="female")
    if newcomer == "bsl":
        heads("circle", HeadLine("need", "bsl", 1, 1))
    elif newcomer is not None:
        heads("circle", came(1, newcomer))
    world.publish()
    assert words() == dict.fromkeys(("nepalese", "homeless", "bsl"), "kept")


def test_a_head_alone_gives_every_count_of_its_engagement_the_same_word(world):
    """Nobody came to be counted with it. Mutant: the heads of the engagement left out."""
    heads("survey", came(20), came(20, "homeless"), HeadLine("need", "bsl", 20, 20))
    world.publish()
    heads("circle", came(1))
    world.publish()
    assert words() == dict.fromkeys(("nepalese", "homeless", "bsl"), "kept")
