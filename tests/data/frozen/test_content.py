"""Whether a release still holds what was frozen.

Mutants, each caught here: one kind of row left out of the digest, the release's own too; the rows of every release in it; a digest of what was
to be written, and not of what stands there.
"""

import pytest
from sqlalchemy import text
from sqlmodel import select

from data import published
from data.databases import register_session
from data.frozen import content
from models.release import Release
from tests.world import World


@pytest.fixture
def world(databases) -> World:
    made = World()
    made.activity("survey", engagement="urgent-care")
    for age in ("25_34", "65_74"):
        made.people("survey", 60, sex="female", age_band=age)
        made.people("survey", 60, sex="male", age_band=age)
    made.publish()
    return made


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE published_cell SET shown = shown + 5 WHERE id = (SELECT max(id) FROM published_cell WHERE shown > 0)",
        "DELETE FROM published_cell WHERE id = (SELECT max(id) FROM published_cell)",
        "UPDATE published_table SET change = 'kept' WHERE id = 1",
        "UPDATE published_selection SET keyed = 'all' WHERE id = 1",
        "DELETE FROM published_not_asked WHERE id = (SELECT max(id) FROM published_not_asked)",
        "UPDATE published_overlap SET made_on = '2020-01-01' WHERE id = 1",
        "UPDATE published_overlap_cell SET low = low + 1 WHERE id = 1",
        "UPDATE release SET invented = NOT invented WHERE id = 1",
        "UPDATE release SET figures_to = '2020-03-31' WHERE id = 1",
        "UPDATE release SET made_at = '2020-03-31 10:00:00' WHERE id = 1",
        "UPDATE release SET rules = '{}' WHERE id = 1",
        "UPDATE release SET audit = '{}' WHERE id = 1",
    ],
    ids=lambda change: change.split(" = ")[0].split(" WHERE ")[0],
)
def test_a_change_in_any_row_is_found(world, change):
    assert published.as_frozen() is True
    with register_session() as session:
        assert session.execute(text(change)).rowcount == 1
        session.commit()
    assert published.as_frozen() is False


def test_only_the_release_that_stands_is_looked_at(world):
    world.people("survey", 60, sex="female", age_band="25_34")
    world.publish()
    with register_session() as session:
        session.execute(text("DELETE FROM published_not_asked WHERE release_id = 1"))
        session.commit()
    assert published.as_frozen() is True


def test_a_release_of_an_earlier_program_is_checked_by_what_its_digest_holds(world):
    """It left out the release's own row. Mutant: every release checked by the new rule."""
    with register_session() as session:
        release = session.exec(select(Release)).one()
        release.content_hash = content.digest(session, release=1, of=content.WITHOUT_ITS_OWN)
        session.add(release)
        session.commit()
    assert published.as_frozen() is True
    with register_session() as session:
        session.execute(text("UPDATE published_cell SET low = low + 1 WHERE id = 1"))
        session.commit()
    assert published.as_frozen() is False


def test_a_digest_of_an_earlier_program_can_not_be_checked(world):
    with register_session() as session:
        release = session.exec(select(Release)).one()
        release.content_hash = "0" * 64
        session.add(release)
        session.commit()
    assert published.as_frozen() is None


def test_without_a_release_there_is_nothing_to_check(databases):
    assert published.as_frozen() is None
