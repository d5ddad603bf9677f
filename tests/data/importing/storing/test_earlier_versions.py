"""Imports from before the index of deprivation was kept: it is read from the headings that they kept, where one says it.

Mutants: a heading of another question read; two years in two headings taken for the first.
"""

import json
from datetime import UTC, datetime

import pytest
from sqlmodel import select

from data import migrations
from data.databases import intake_session
from data.importing.counts.storing import COLUMN_MAP
from models.intake import Import

USES = {
    "2019": {"IMD_2019_decile": "imd_quintile", "Survey of 2025": "left"},
    "2025": {"IMD25": "imd_quintile"},
    None: {"IMD quintile": "imd_quintile", "Year 2019": "took_part_on"},
}


@pytest.mark.parametrize("version", USES)
def test_the_heading_that_was_kept_says_which_index_it_is(databases, version):
    kept = json.dumps({"uses": USES[version], "said": {}})
    assert after(kept) == version


@pytest.mark.parametrize(
    "kept", ["{}", "[]", "", COLUMN_MAP, '{"uses": {"IMD 2019": "imd_quintile", "IMD 2025": "imd_quintile"}}']
)
def test_what_says_nothing_or_two_things_is_left_unknown(sqlite_databases, kept):
    assert after(kept) is None


def after(column_map: str) -> str | None:
    """Return the version of an import with that map after the migration."""
    with intake_session(writing=True) as session:
        session.add(
            Import(
                file_name="a.csv",
                sha256="0" * 64,
                size=1,
                activity="A1",
                imported_by="test",
                imported_at=datetime(2026, 1, 1, tzinfo=UTC),
                column_map=column_map,
                rows=1,
                accepted=1,
                state="stored",
            )
        )
        session.commit()
    with intake_session(writing=True) as session:
        connection = session.connection()
        migrations.downgrade(connection, family="intake", to="0005")
        migrations.upgrade(connection, family="intake")
        session.commit()
    with intake_session() as session:
        return session.exec(select(Import.imd_version)).one()
