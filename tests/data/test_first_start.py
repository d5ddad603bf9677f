"""A first start: invented records where there is nothing, and nothing where there is something."""

import subprocess
import sys
import threading
import time
from datetime import UTC, datetime

import pytest
from sqlmodel import col, func, select

from data.databases import INTAKE_SETTING, intake_session, register_session
from data.demo import invent
from data.first_start import NOT_PUBLISHED, alone, fill_if_empty, in_tens
from data.secret import TOO_SHORT, secret_path
from models.intake import Import, Participation
from models.register import AuditEvent, Organisation
from models.release import Release

FEW = 600
FILL = "from data.first_start import fill_if_empty; fill_if_empty(lambda done, what: print(what, flush=True), people=600)"


def releases():
    with register_session() as session:
        return session.exec(select(Release)).all()


def people():
    with intake_session() as session:
        return session.exec(select(func.count(col(Participation.id)))).one()


def silent(_what, _done):
    return None


@pytest.mark.usefixtures("sqlite_databases")
class TestSomething:
    @pytest.mark.parametrize(
        "something",
        [
            Organisation(reference="NHS", name="NHS somewhere", role="lead"),
            AuditEvent(at=datetime(2025, 1, 1, tzinfo=UTC), who="steward", what="cleared"),
        ],
        ids=["organisation", "audit event"],
    )
    def test_in_the_register_is_left_alone(self, something):
        with register_session(writing=True) as session:
            session.add(type(something).model_validate(something.model_dump()))
            session.commit()
        assert not fill_if_empty(silent, people=FEW)
        assert people() == 0

    def test_in_the_intake_is_left_alone_and_not_published(self):
        with intake_session(writing=True) as session:
            session.add(
                Import(
                    file_name="a.csv",
                    sha256="0" * 64,
                    size=1,
                    activity="A1",
                    imported_by="steward",
                    imported_at=datetime(2025, 1, 1, tzinfo=UTC),
                    column_map="{}",
                    rows=1,
                    accepted=1,
                    state="stored",
                )
            )
            session.commit()
        assert not fill_if_empty(silent, people=FEW)
        assert releases() == []

    def test_invented_people_beside_real_ones_are_not_published(self):
        invent.fill(people=FEW)
        with intake_session(writing=True) as session:
            first = session.exec(select(Import).limit(1)).one()
            first.invented = False
            session.add(first)
            session.commit()
        assert not fill_if_empty(silent, people=FEW)
        assert releases() == []


def test_a_viewer_is_only_migrated(monkeypatch):
    monkeypatch.delenv(INTAKE_SETTING)
    assert not fill_if_empty(silent, people=FEW)
    assert releases() == []


@pytest.mark.usefixtures("sqlite_databases")
def test_a_start_that_ended_before_it_published_is_finished_by_the_next():
    invent.fill(people=FEW)
    before = people()
    assert fill_if_empty(silent)
    assert len(releases()) == 1
    assert people() == before


def test_of_two_that_start_at_once_on_empty_databases_one_fills_and_publishes():
    started = [
        subprocess.Popen([sys.executable, "-c", FILL], stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    said = [process.communicate(timeout=120)[0] for process in started]
    assert [process.returncode for process in started] == [0, 0]
    assert sorted(words.count("Published") for words in said) == [0, 1]
    assert [release.invented for release in releases()] == [True]
    assert people() > 0

    assert not fill_if_empty(silent)
    assert len(releases()) == 1


def test_the_second_waits_for_the_first(databases):
    seen = []

    def start():
        with alone():
            seen.append("in")
            time.sleep(0.2)
            seen.append("out")

    threads = [threading.Thread(target=start) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert seen == ["in", "out"] * 3


@pytest.mark.usefixtures("sqlite_databases")
def test_what_cannot_be_published_is_told_and_the_dashboard_opens_all_the_same():
    invent.fill(people=FEW)
    secret_path().write_bytes(b"short")
    told = []
    assert fill_if_empty(lambda _done, what: told.append(what), people=FEW)
    assert told == [NOT_PUBLISHED.format(reason=TOO_SHORT)]
    assert releases() == []


def test_progress_is_told_in_tens():
    told = []
    progress = in_tens(told.append)
    for hundredth in range(101):
        progress(hundredth / 100, "Counting")
    assert told == ["Counting", *(f"Counting ({tenth}0%)" for tenth in range(1, 10)), "Counting"]
