"""Whether a selection's records say who came twice: a word of the forms, and of nobody who filled them in.

Mutants, each caught here: any row without a key makes an import one without; the word of an activity from its first import;
"some" for a selection of one kind; the word of each quarter; the word that moves before the figures.
"""

import pytest
from sqlalchemy import update
from sqlmodel import col

from data import published
from data.counting.person_keys import keyed_by_activity
from data.databases import intake_session
from models.intake import Participation
from models.protected import EVERYTHING, Selection
from models.vocabulary import Dimension, Keyed
from pages.parts import reads, sources
from tests.world import World


def by(value: str) -> Selection:
    return Selection(dimension=Dimension.ENGAGEMENT, value=value)


@pytest.fixture
def world(sqlite_databases) -> World:
    made = World()
    for name in ("keyed", "bare", "both"):
        made.activity(name, engagement=name)
    for sex in ("female", "male"):
        made.people("keyed", 40, person=f"a {sex}", sex=sex)
        # Somebody left it blank: the form had it all the same.
        made.people("keyed", 1, sex=sex)
        made.people("bare", 60, sex=sex)
        made.people("both", 40, person=f"b {sex}", sex=sex)
    made.counts("both", 80, sex={"female": 40, "male": 40})
    return made


def test_an_activity_has_the_word_of_its_imports(world):
    with intake_session() as session:
        assert keyed_by_activity(session) == {"keyed": Keyed.ALL, "bare": Keyed.NONE, "both": Keyed.SOME}


def test_of_two_imports_one_with_keys_is_some(world):
    world.activity("twice")
    world.people("twice", 4, person="c", sex="female")
    world.people("twice", 4, sex="female")
    with intake_session(writing=True) as session:
        session.execute(
            update(Participation)
            .where(col(Participation.activity) == "twice", col(Participation.person_key).is_(None))
            .values(import_id=2)
        )
        session.commit()
    with intake_session() as session:
        assert keyed_by_activity(session)["twice"] is Keyed.SOME


def test_it_is_read_alike_on_either_engine(databases):
    made = World()
    made.activity("keyed")
    made.activity("bare")
    made.people("keyed", 2, person="a", sex="female")
    made.people("bare", 2, sex="male")
    with intake_session() as session:
        assert keyed_by_activity(session) == {"keyed": Keyed.ALL, "bare": Keyed.NONE}


def test_a_selection_has_the_word_of_its_activities_and_pages_say_it(world):
    world.publish()
    found = published.keyed()
    assert [found[each] for each in (by("keyed"), by("bare"), by("both"), EVERYTHING)] == [
        Keyed.ALL,
        Keyed.NONE,
        Keyed.SOME,
        Keyed.SOME,
    ]
    assert set(found) == published.menu().selections
    release = reads.release()
    assert sources.people_counted(release, by("bare")).startswith("Each participation counts as one person")
    assert sources.people_counted(release, by("keyed")).startswith("A person is counted once, however often")
    for several in ((), (by("bare"), by("keyed")), (by("nowhere"),)):
        assert "where the records say who came twice" in sources.people_counted(release, *several)


@pytest.mark.parametrize(("more", "word"), [(29, Keyed.ALL), (30, Keyed.SOME)])
def test_the_word_moves_with_the_figures(world, more, word):
    """Else it alone would tell that 29 people were added, of whom the tables say nothing yet."""
    world.publish()
    world.counts("keyed", more, sex={"female": more})
    world.publish()
    assert published.keyed()[by("keyed")] is word


@pytest.mark.parametrize("came", [0, 1])
def test_the_word_of_a_period_does_not_say_that_one_person_came_in_it(sqlite_databases, came):
    """One came to the hall in a year in which it had nobody else. Mutant: the word of the period's own records."""
    made = World()
    made.activity("post", engagement="big", method="survey")
    made.activity("hall", engagement="other", method="event")
    for sex in ("female", "male"):
        for quarter in ("2023-Q1", "2024-Q1"):
            made.people("post", 60, quarter=quarter, person=f"{quarter} {sex}", sex=sex)
        made.people("hall", 60, quarter="2024-Q1", sex=sex)
    made.people("hall", came, quarter="2023-Q1", sex="male")
    made.publish()
    found = published.keyed()
    words = {found[each] for each in found if each.by == EVERYTHING.by}
    assert words == {Keyed.SOME}
    assert Selection(period="2023-24") in found
    assert {word for each, word in found.items() if each.value == "big"} == {Keyed.ALL}
