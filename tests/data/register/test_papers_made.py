"""Which papers were made: the next one of the same choices says what changed since the last."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlmodel import select

from data.databases import INTAKE_SETTING, REGISTER_SETTING, close, register_session, with_driver
from data.register import paper_profiles
from data.register.paper_profiles import ProfileEntry
from data.register.papers_made import LastPaper, last_paper, note_paper
from models.paper import PaperMade
from models.register import AuditEvent
from models.release import Release

TODAY = date(2026, 11, 26)
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def release(number):
    return Release(
        id=number,
        made_at=NOON,
        figures_to=TODAY,
        change_number=1,
        secret_fingerprint="",
        rules="",
        content_hash="",
        audit="{}",
    )


def filled():
    """Put two releases and saved choices into the register; return the reference of the choices."""
    with register_session(writing=True) as session:
        session.add_all([release(1), release(2)])
        session.commit()
    return paper_profiles.add_profile(ProfileEntry("Board", "Who we heard", ("summary",)), who="steward")


@pytest.fixture
def board(databases):
    return filled()


def note(profile, *, days_ago=0.0, release=1, format="docx"):
    return note_paper(profile, release=release, format=format, at=NOON - timedelta(days=days_ago))


def kept():
    with register_session() as session:
        return [
            (row.profile, row.release_id, row.format, row.made_at)
            for row in session.exec(select(PaperMade).order_by(PaperMade.id))
        ]


def test_a_paper_is_noted_with_its_release_its_day_and_its_format_and_is_no_event(board):
    """An event would make every page read everything anew."""
    with register_session() as session:
        before = session.exec(select(AuditEvent)).all()
    assert note(board, release=2, format="pdf")
    assert note(None)
    assert kept() == [(board, 2, "pdf", NOON), (None, 1, "docx", NOON)]
    with register_session() as session:
        assert session.exec(select(AuditEvent)).all() == before


def test_the_last_paper_is_the_newest_of_the_same_choices(board):
    """Mutants: the oldest; of any profile."""
    other = paper_profiles.add_profile(ProfileEntry("Committee", "Who", ("summary",)), who="steward")
    assert last_paper(board, before=TODAY) is None
    note(board, days_ago=84, release=1)
    note(board, days_ago=23, release=2)
    note(board, days_ago=60, release=1)
    note(other, days_ago=1)
    note(None, days_ago=1)
    assert last_paper(board, before=TODAY) == LastPaper(date(2026, 11, 3), 2)
    assert last_paper(other, before=TODAY) == LastPaper(date(2026, 11, 25), 1)
    assert last_paper(None, before=TODAY) is None


def test_what_was_made_on_the_same_day_is_the_same_paper(board):
    """Else the PowerPoint that follows the Word would say that nothing has changed. Mutant: until now."""
    note(board, days_ago=70)
    note(board, days_ago=0.49, release=2)
    note(board, days_ago=0, release=2)
    assert last_paper(board, before=TODAY) == LastPaper(date(2026, 9, 17), 1)
    assert last_paper(board, before=TODAY + timedelta(days=1)) == LastPaper(TODAY, 2)


def test_what_was_made_goes_with_its_profile_so_that_another_of_its_name_begins_anew(board):
    note(board, days_ago=9)
    note(None)
    (found,) = paper_profiles.profiles()
    paper_profiles.remove_profile(board, opened=found.version, who="steward")
    again = paper_profiles.add_profile(found.entry, who="steward")
    assert again == board
    assert last_paper(board, before=TODAY) is None
    assert [profile for profile, *_ in kept()] == [None]


def test_a_viewer_notes_nothing(board, monkeypatch):
    monkeypatch.delenv(INTAKE_SETTING)
    assert not note(board)
    assert kept() == []
    assert last_paper(board, before=TODAY) is None


def test_where_it_cannot_be_noted_nothing_fails(board, caplog):
    """The paper is the reader's all the same. Mutant: the error let through."""
    assert not note("a-profile-that-is-gone")
    assert not note(board, release=99)
    assert kept() == []
    assert "99" not in caplog.text


@pytest.mark.postgres
def test_a_role_that_can_only_read_reads_the_last_paper_and_notes_none(
    postgres_databases, monkeypatch, caplog
):
    """As docs/sharing.md gives it to a viewer; here even where the program believes that it may write."""
    profile = filled()
    note(profile, days_ago=9, release=2)
    register = make_url(postgres_databases.register)
    engine = create_engine(with_driver(postgres_databases.register, setting="the test server"))
    with engine.begin() as connection:
        connection.execute(text("CREATE ROLE reads_papers LOGIN"))
        connection.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reads_papers"))
    close()
    monkeypatch.setenv(
        REGISTER_SETTING, register.set(username="reads_papers").render_as_string(hide_password=False)
    )
    assert last_paper(profile, before=TODAY) == LastPaper(date(2026, 11, 17), 2)
    assert not note(profile)
    assert "ProgrammingError" in caplog.text
    with engine.begin() as connection:
        connection.execute(text("DROP OWNED BY reads_papers"))
        connection.execute(text("DROP ROLE reads_papers"))
    engine.dispose()
