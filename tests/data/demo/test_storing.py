"""Filling empty databases with the invented records, and taking them away again."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlmodel import func, select

from data.databases import intake_session, register_session
from data.demo.clear import CLEARED, Cleared, clear
from data.demo.invent import fill, invent
from data.demo.storing import NOT_EMPTY, NotEmpty, store
from models.intake import (
    ChangeCounter,
    Import,
    Intake,
    Participation,
    ParticipationTick,
    Tombstone,
    UnmatchedLabel,
)
from models.paper import PaperMade
from models.register import (
    Activity,
    AuditEvent,
    Engagement,
    Finding,
    Organisation,
    Register,
    Response,
    StandardEvidence,
)
from models.release import Release

ON = date(2026, 10, 2)
PEOPLE = 600
COUNTED = 3
"""Activities of which partners sent totals."""


def rows_of(session, family):
    """How many rows each table of a family holds, the empty ones left out."""
    tables = {mapper.class_.__tablename__: mapper.class_ for mapper in family._sa_registry.mappers}
    counts = {
        name: session.exec(select(func.count()).select_from(table)).one() for name, table in tables.items()
    }
    return {name: number for name, number in counts.items() if number}


@pytest.fixture
def filled(databases):
    """Filled on both engines: for what an engine may do its own way."""
    return fill(people=PEOPLE, on=ON)


@pytest.fixture
def filled_files(sqlite_databases):
    """Filled on SQLite alone: for what no engine can change."""
    return fill(people=PEOPLE, on=ON)


def test_both_databases_are_filled(filled):
    with intake_session() as intake, register_session() as register:
        people = rows_of(intake, Intake)
        assert (people["import"], people["participation"]) == (73 + COUNTED, PEOPLE)
        assert people["participation_tick"] > PEOPLE
        assert rows_of(register, Register) == {
            "activity": 81,
            "benchmark": 3,
            "benchmark_share": 14,
            "engagement": 16,
            "finding": 30,
            "organisation": 18,
            "response": 30,
            "standard_evidence": 12,
            "target": 12,
        }
        (home,) = register.exec(select(Organisation).where(Organisation.is_home)).all()
        assert (home.name, home.area) == ("NHS Dorset", "E54000041")


def test_every_activity_has_one_invented_import_of_its_own_content(filled_files):
    with intake_session() as intake:
        imports = intake.exec(select(Import).order_by(Import.id)).all()
    assert all(one.invented for one in imports)
    totals = imports[-COUNTED:]
    assert [one.file_name for one in totals] == [f"invented-{one.activity}-totals.csv" for one in totals]
    assert [one.accepted for one in totals] == [one.total for one in filled_files.counts]
    imports = imports[:-COUNTED]
    assert [one.file_name for one in imports] == [f"invented-{one.activity}.csv" for one in imports]
    assert [(one.rows, one.accepted, one.size) for one in imports] == [
        (len(file.days), len(file.days), len(file.content())) for file in filled_files.files
    ]
    assert len({one.sha256 for one in imports}) == 73


def test_every_row_is_stored_as_the_file_says(filled):
    by_activity = {file.activity: file for file in filled.files}
    with intake_session() as intake:
        for row in intake.exec(select(Participation)):
            file, i = by_activity[row.activity], row.row - 2
            assert row.took_part_on == file.days[i]
            assert row.quarter == file.quarters()[i]
            assert {name: getattr(row, name) for name in file.answers} == {
                name: slugs[i] for name, slugs in file.answers.items()
            }
            assert row.gender_identity_detail == "not_asked"


def test_ticks_stand_with_their_person(filled):
    by_activity = {file.activity: file for file in filled.files}
    ticked: dict[tuple[str, int, str], set[str]] = {}
    with intake_session() as intake:
        for tick, activity, row in intake.exec(
            select(ParticipationTick, Participation.activity, Participation.row).join(
                Participation, ParticipationTick.participation_id == Participation.id
            )
        ):
            ticked.setdefault((activity, row, tick.characteristic), set()).add(tick.category)
    assert ticked == {
        (activity, i + 2, name): set(said.split(";"))
        for activity, file in by_activity.items()
        for name, every in file.ticks.items()
        for i, said in enumerate(every)
    }


def test_keys_stand_for_people(filled_files):
    """A person who comes again has one person key and one record key; everybody else a record key of their own."""
    with intake_session() as intake:
        rows = intake.exec(
            select(Participation.activity, Participation.person_key, Participation.record_key)
        ).all()
    keyed = {activity for activity, person, _ in rows if person}
    assert all(activity.startswith(("youth-forum", "maternity-voices")) for activity in keyed)
    assert len(keyed) == 23
    pairs = {(person, record) for _, person, record in rows if person}
    assert len(pairs) == len({person for person, _ in pairs}) == len({record for _, record in pairs})
    alone = [record for _, person, record in rows if not person]
    assert len(alone) == len(set(alone))


def test_running_numbers_go_through_the_counter(filled_files):
    with intake_session() as intake:
        numbers = sorted(intake.exec(select(Participation.change_number)).all())
        assert numbers == list(range(1, PEOPLE + 1))
        assert intake.get(ChangeCounter, 1).last == PEOPLE + COUNTED


def test_what_needs_review_is_listed_without_its_text(filled_files):
    waiting = sum(
        int((slugs == "needs_review").sum()) for f in filled_files.files for slugs in f.answers.values()
    )
    with intake_session() as intake:
        listed = intake.exec(select(UnmatchedLabel)).all()
    assert sum(label.count for label in listed) == waiting > 0
    assert {label.label for label in listed} == {"(text not shown)"}


def test_progress_is_told(sqlite_databases):
    told = []
    fill(people=PEOPLE, on=ON, progress=lambda done, what: told.append((what, done)))
    assert told[0] == ("Inventing people", 0.0)
    assert told[-1] == ("Storing invented people", 1.0)
    assert [done for _, done in told] == sorted(done for _, done in told)


def test_databases_that_hold_something_are_refused(filled_files):
    with pytest.raises(NotEmpty, match=f"^{NOT_EMPTY}$"):
        fill(people=PEOPLE, on=ON)
    with intake_session() as intake:
        assert rows_of(intake, Intake)["participation"] == PEOPLE


def test_storing_itself_refuses_where_another_process_was_quicker(filled_files):
    with pytest.raises(NotEmpty):
        store(filled_files.programme, files=filled_files.files, on=ON, progress=lambda _what, _done: None)


def test_people_who_answered_all_the_same_on_one_day_have_keys_of_their_own(sqlite_databases):
    made = invent(people=PEOPLE, on=ON)
    file = next(file for file in made.files if not file.people)
    twins = replace(
        file,
        days=file.days[[0, 0]],
        answers={name: slugs[[0, 0]] for name, slugs in file.answers.items()},
        ticks={name: ticked[[0, 0]] for name, ticked in file.ticks.items()},
    )
    store(made.programme, files=(twins,), on=ON, progress=lambda _what, _done: None)
    with intake_session() as intake:
        assert len(set(intake.exec(select(Participation.record_key)).all())) == 2


def test_a_register_that_holds_an_engagement_is_refused(sqlite_databases):
    with register_session() as register:
        register.add(Engagement(reference="ours", title="Ours"))
        register.commit()
    with pytest.raises(NotEmpty):
        fill(people=PEOPLE, on=ON)
    with intake_session() as intake:
        assert rows_of(intake, Intake) == {}


def test_clear_leaves_both_databases_empty_but_for_one_event(filled):
    with intake_session() as intake, register_session() as register:
        intake.add(Tombstone(activity="carers-survey", quarter="2024-Q1", change_number=1))
        intake.commit()
        made = a_release()
        register.add(made)
        register.flush()
        register.add(PaperMade(release_id=made.id, made_at=made.made_at, format="docx"))
        register.commit()
    assert clear(who="Steward") == Cleared(participations=PEOPLE, releases=1, kept_imports=0)
    with intake_session() as intake, register_session() as register:
        assert rows_of(intake, Intake) == {"change_counter": 1}
        assert rows_of(register, Register) == {"audit_event": 1}
        event = register.exec(select(AuditEvent)).one()
        assert (event.who, event.what) == ("Steward", CLEARED)


def test_cleared_databases_may_be_filled_again(filled_files):
    clear()
    assert fill(people=PEOPLE, on=ON).participations == PEOPLE


def test_clear_keeps_real_records_and_what_they_name(filled):
    with intake_session() as intake, register_session() as register:
        theirs = intake.exec(select(Import)).first().model_dump(exclude={"id"})
        real = Import(**{**theirs, "invented": False, "activity": "carers-survey", "sha256": "0" * 64})
        intake.add(real)
        intake.flush()
        intake.add(a_participation(real))
        intake.commit()
        register.add(Engagement(reference="ours", title="Ours", benchmark="maternity-invented"))
        register.flush()
        register.add(an_activity("ours"))
        register.add(
            Finding(reference="their-finding", engagement="carers", title="t", said="s", received_on=ON)
        )
        register.add(Response(finding="break-for-carers", decision="accepted"))
        for engagement in ("carers", None):
            register.add(evidence_of(engagement))
        register.commit()
    assert clear() == Cleared(participations=PEOPLE, releases=0, kept_imports=1)
    with intake_session() as intake, register_session() as register:
        assert rows_of(intake, Intake) == {"import": 1, "participation": 1, "change_counter": 1}
        assert set(register.exec(select(Activity.reference)).all()) == {"carers-survey", "our-survey"}
        assert set(register.exec(select(Engagement.reference)).all()) == {"carers", "ours"}
        # Its benchmark was invented and is gone.
        assert set(register.exec(select(Engagement.benchmark)).all()) == {None}
        assert register.exec(select(Organisation.name)).all() == ["NHS Dorset"]
        assert register.exec(select(Finding.reference)).all() == ["their-finding"]
        assert register.exec(select(Response)).all() == []
        written = register.exec(select(StandardEvidence)).all()
        assert [(each.engagement, each.evidence) for each in written] == [("carers", THEIRS), (None, THEIRS)]


THEIRS = "This was written by the organisation itself."


def evidence_of(engagement):
    return StandardEvidence(
        frame="standards",
        standard="support",
        engagement=engagement,
        standing="shown",
        evidence=THEIRS,
        written_by="Lead",
        written_on=ON,
    )


def a_release():
    return Release(
        made_at=datetime(2026, 10, 2, tzinfo=UTC),
        figures_to=ON,
        change_number=1,
        secret_fingerprint="f",
        rules="{}",
        content_hash="h",
        audit="{}",
    )


def a_participation(real):
    return Participation(
        import_id=real.id,
        activity=real.activity,
        quarter="2024-Q1",
        row=2,
        record_key="0" * 16,
        change_number=9,
    )


def an_activity(engagement):
    return Activity(
        reference="our-survey",
        engagement=engagement,
        title="Our survey",
        stage="consultation",
        level="inform",
        method="survey",
        place="Poole",
    )
