"""The two databases: their addresses, how they are opened, and their tables."""

import re
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import MetaData, inspect, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from data import databases as opened
from data import migrations
from data.databases import (
    INTAKE_SETTING,
    NO_INTAKE,
    ONE_DATABASE,
    REGISTER_SETTING,
    UNKNOWN_KIND,
    DatabaseError,
    NoIntake,
    intake_available,
    intake_session,
    intake_url,
    migrate,
    register_session,
    register_url,
)
from data.migrations import Family
from models.intake import Intake, Participation
from models.naming import CONSTRAINT_NAMES
from models.register import AuditEvent, Register

METADATA: dict[Family, MetaData] = {"intake": Intake.metadata, "register": Register.metadata}
FAMILIES: tuple[Family, Family] = ("intake", "register")


def session_of(family: Family):
    return intake_session(writing=True) if family == "intake" else register_session(writing=True)


def event(detail: str) -> AuditEvent:
    return AuditEvent(at=datetime(2025, 1, 1, tzinfo=UTC), who="steward", what="import", detail=detail)


class TestAddresses:
    def test_neither_set_gives_two_files_in_data_local(self, monkeypatch):
        monkeypatch.delenv(INTAKE_SETTING)
        monkeypatch.delenv(REGISTER_SETTING)
        local = Path(opened.__file__).parent / "local"
        assert intake_url() == f"sqlite:///{(local / 'intake.db').as_posix()}"
        assert register_url() == f"sqlite:///{(local / 'register.db').as_posix()}"
        assert intake_available()

    def test_register_set_and_intake_not_is_a_viewer(self, monkeypatch):
        monkeypatch.delenv(INTAKE_SETTING)
        assert intake_url() is None
        assert not intake_available()
        with pytest.raises(NoIntake, match=f"^{re.escape(NO_INTAKE)}$"), intake_session():
            pass

    @pytest.mark.parametrize("empty", ["", None])
    def test_an_empty_setting_is_an_unset_one(self, monkeypatch, empty):
        monkeypatch.setenv(INTAKE_SETTING, empty or "")
        assert not intake_available()

    @pytest.mark.parametrize(
        ("written", "used"),
        [
            ("postgres://u:p@host/db", "postgresql+psycopg://u:p@host/db"),
            ("postgresql://u:p@host/db", "postgresql+psycopg://u:p@host/db"),
            ("postgresql+psycopg://host/db", "postgresql+psycopg://host/db"),
            ("sqlite:///folder/register.db", "sqlite:///folder/register.db"),
        ],
    )
    def test_the_driver_is_ours(self, monkeypatch, written, used):
        monkeypatch.setenv(REGISTER_SETTING, written)
        assert register_url() == used

    @pytest.mark.parametrize(
        "written", ["mysql://host/db", "register.db", "sqlite://", "sqlite:///", "postgres://"]
    )
    def test_another_kind_is_refused_without_repeating_it(self, monkeypatch, written):
        monkeypatch.setenv(REGISTER_SETTING, written)
        with pytest.raises(DatabaseError) as refused:
            register_url()
        assert str(refused.value) == UNKNOWN_KIND.format(setting=REGISTER_SETTING)

    @pytest.mark.parametrize("other", ["postgresql://host/one", "postgres://host/one"])
    def test_one_database_for_both_is_refused(self, monkeypatch, other):
        monkeypatch.setenv(INTAKE_SETTING, "postgresql://host/one")
        monkeypatch.setenv(REGISTER_SETTING, other)
        with pytest.raises(DatabaseError) as refused:
            intake_url()
        assert str(refused.value) == ONE_DATABASE

    def test_importing_makes_no_engine_and_no_file(self, own_folder):
        script = "import sys; from data import databases; print(len(databases._engines))"
        said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert said.stdout.strip() == "0"
        assert not list(own_folder.glob("*.db"))


class TestOpening:
    def test_sqlite_keeps_a_write_ahead_log_foreign_keys_and_patience_and_overwrites_what_is_deleted(
        self, sqlite_databases
    ):
        for family in FAMILIES:
            with session_of(family) as session:
                said = {
                    pragma: session.connection().exec_driver_sql(f"PRAGMA {pragma}").scalar()
                    for pragma in ("journal_mode", "foreign_keys", "busy_timeout", "secure_delete")
                }
            assert said == {
                "journal_mode": "wal",
                "foreign_keys": 1,
                "busy_timeout": opened.BUSY_TIMEOUT,
                "secure_delete": 1,
            }

    def test_a_row_without_its_parent_is_refused(self, databases):
        with intake_session(writing=True) as session:
            session.add(
                Participation(
                    import_id=99,
                    activity="A1",
                    quarter="2024-Q1",
                    row=2,
                    record_key="0" * 16,
                    change_number=1,
                )
            )
            with pytest.raises(IntegrityError):
                session.commit()

    def test_what_is_not_committed_is_undone(self, databases):
        with register_session(writing=True) as session:
            session.add(event("kept"))
            session.commit()
            session.add(event("lost"))
            session.flush()
        with register_session() as session:
            assert [found.detail for found in session.exec(select(AuditEvent))] == ["kept"]

    def test_a_reader_does_not_wait_for_a_writer(self, databases):
        with register_session(writing=True) as writer:
            writer.add(event("half done"))
            writer.flush()
            with register_session() as reader:
                assert reader.exec(select(AuditEvent)).all() == []

    def test_a_writer_holds_the_lock_from_its_first_statement(self, sqlite_databases, own_folder):
        with register_session(writing=True) as writer:
            writer.exec(select(AuditEvent)).all()
            with (
                sqlite3.connect(own_folder / "register.db", timeout=0) as other,
                pytest.raises(sqlite3.OperationalError, match="database is locked"),
            ):
                other.execute("BEGIN IMMEDIATE")
            other.close()

    def test_an_error_never_repeats_an_answer(self, databases):
        with intake_session(writing=True) as session:
            session.add(
                Participation(
                    import_id=99,
                    activity="A1",
                    quarter="2024-Q1",
                    row=2,
                    record_key="0" * 16,
                    change_number=1,
                    religion_or_belief="a-rare-belief",
                )
            )
            with pytest.raises(IntegrityError) as refused:
                session.commit()
        assert "a-rare-belief" not in str(refused.value)


class TestSchema:
    @pytest.mark.parametrize("family", FAMILIES)
    def test_the_migrated_schema_is_what_the_models_say(self, databases, family):
        with session_of(family) as session:
            context = MigrationContext.configure(
                session.connection(),
                opts={"version_table": migrations.version_table(family), "compare_type": True},
            )
            assert compare_metadata(context, METADATA[family]) == []

    @pytest.mark.parametrize("family", FAMILIES)
    def test_a_family_goes_down_to_nothing_and_up_again(self, databases, family):
        with session_of(family) as session:
            connection = session.connection()
            migrations.downgrade(connection, family=family)
            assert set(inspect(connection).get_table_names()) <= {migrations.version_table(family)}
            assert migrations.standing(connection, family=family) == "behind"
            migrations.upgrade(connection, family=family)
            assert migrations.standing(connection, family=family) == "newest"
            tables = set(inspect(connection).get_table_names())
            assert tables == {*METADATA[family].tables, migrations.version_table(family)}

    def test_a_migration_that_fails_leaves_nothing_behind(self, databases):
        with register_session(writing=True) as session:
            migrations.downgrade(session.connection(), family="register")
            session.commit()
        with register_session(writing=True) as session:
            migrations.upgrade(session.connection(), family="register")
            session.rollback()
            assert migrations.standing(session.connection(), family="register") == "behind"
            assert set(inspect(session.connection()).get_table_names()) <= {"register_version"}

    def test_two_processes_may_start_at_once(self, databases):
        """Both are made to wait at the same point, so that they go on together."""
        for family in FAMILIES:
            with session_of(family) as session:
                migrations.downgrade(session.connection(), family=family)
                session.commit()
        script = "from data.databases import migrate; print('ready', flush=True); migrate()"
        with register_session(writing=True) as gate:
            if databases.engine == "postgres":
                gate.connection().execute(text(f"SELECT pg_advisory_xact_lock({opened.MIGRATION_LOCK})"))
            gate.connection()
            started = [
                subprocess.Popen(
                    [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
                )
                for _ in range(2)
            ]
            assert [process.stdout.readline() for process in started] == ["ready\n", "ready\n"]
            time.sleep(1)
        said = [process.communicate(timeout=120)[1] for process in started]
        assert [process.returncode for process in started] == [0, 0], said
        for family in FAMILIES:
            with session_of(family) as session:
                assert migrations.standing(session.connection(), family=family) == "newest"

    def test_migrating_twice_changes_nothing(self, databases):
        with register_session(writing=True) as session:
            session.add(event("kept"))
            session.commit()
        migrate()
        with register_session() as session:
            assert len(session.exec(select(AuditEvent)).all()) == 1

    def test_a_viewer_migrates_the_register_alone(self, own_folder, monkeypatch):
        monkeypatch.delenv(INTAKE_SETTING)
        migrate()
        assert [found.name for found in own_folder.glob("*.db")] == ["register.db"]

    def test_a_database_of_a_newer_program_is_left_alone(self, databases):
        with register_session(writing=True) as session:
            session.connection().execute(text("UPDATE register_version SET version_num = '9999'"))
            session.commit()
        with pytest.raises(DatabaseError) as refused:
            migrate()
        assert str(refused.value) == (
            "The register was made by a newer version of Equal Reach. Update the program, then start it again."
        )


class TestFamilies:
    def test_they_share_no_table(self):
        assert not set(Intake.metadata.tables) & set(Register.metadata.tables)
        assert Intake.metadata is not Register.metadata

    @pytest.mark.parametrize("family", FAMILIES)
    def test_no_foreign_key_leaves_its_family(self, family):
        tables = METADATA[family].tables
        keys = [key for table in tables.values() for key in table.foreign_keys]
        assert keys
        assert all(key.column.table.metadata is METADATA[family] for key in keys)

    @pytest.mark.parametrize("family", FAMILIES)
    def test_every_constraint_has_the_name_that_the_convention_gives(self, databases, family):
        assert METADATA[family].naming_convention == CONSTRAINT_NAMES
        with session_of(family) as session:
            inspector = inspect(session.connection())
            for table in METADATA[family].tables:
                assert inspector.get_pk_constraint(table)["name"] == f"pk_{table}"
                for key in inspector.get_foreign_keys(table):
                    assert key["name"] == (
                        f"fk_{table}_{key['constrained_columns'][0]}_{key['referred_table']}"
                    )
                for unique in inspector.get_unique_constraints(table):
                    assert unique["name"] == f"uq_{table}_{unique['column_names'][0]}"

    FORBIDDEN = re.compile(
        r"(^|_)(e?mail|phone|telephone|mobile|address|ip|postcode|postal|surname|forename|birth|dob|nhs"
        r"|comment|comments|free_text|text|notes?|reference|nickname)($|_)|^name$|(^|_)(first|last|full|person|user)_name"
    )

    @pytest.mark.parametrize(
        "column",
        [
            "name",
            "first_name",
            "email",
            "home_address",
            "ip",
            "postcode",
            "date_of_birth",
            "comment",
            "nhs_number",
        ],
    )
    def test_the_rule_on_columns_knows_what_it_looks_for(self, column):
        assert self.FORBIDDEN.search(column)

    def test_no_column_of_the_intake_can_hold_who_somebody_is_or_what_they_wrote(self):
        columns = {column.name for table in Intake.metadata.tables.values() for column in table.columns}
        assert not [column for column in sorted(columns) if self.FORBIDDEN.search(column)]
