"""What the tests of importing share: tables from a few lines of text, harmonised files, an activity to import into."""

from collections.abc import Callable
from datetime import date

import pytest

from data.databases import register_session
from data.importing import HarmonisedFile, RawTable, harmonise, read
from data.importing.columns.column_map import check_map
from data.secret import read_secret
from models.register import Activity, Engagement

TODAY = date(2026, 6, 15)


@pytest.fixture
def table() -> Callable[..., RawTable]:
    """Return what reads the lines of a CSV file."""

    def make(*lines: str, name: str = "people.csv") -> RawTable:
        return read("\n".join(lines).encode(), file_name=name)

    return make


@pytest.fixture
def people(table: Callable[..., RawTable]) -> Callable[..., HarmonisedFile]:
    """Return what harmonises the lines of a CSV file, on 15 June 2026."""

    def make(
        *lines: str, closed_on: date | None = None, decisions=None, name="people.csv", **said
    ) -> HarmonisedFile:
        return harmonise(
            table(*lines, name=name),
            today=TODAY,
            closed_on=closed_on,
            column_map=check_map(said, file_name="map.toml"),
            decisions=decisions,
            person_key=read_secret().person,
        )

    return make


@pytest.fixture
def activity() -> Callable[..., str]:
    """Return what puts an activity into the register; it gives back the reference."""

    def make(reference: str = "A1", closed_on: date | None = date(2024, 5, 31)) -> str:
        with register_session(writing=True) as session:
            session.add(Engagement(reference=f"E-{reference}", title="Maternity services"))
            session.commit()
            session.add(
                Activity(
                    reference=reference,
                    engagement=f"E-{reference}",
                    title="Survey",
                    stage="information_gathering",
                    level="engage_consult",
                    method="survey",
                    place="Poole",
                    closed_on=closed_on,
                )
            )
            session.commit()
        return reference

    return make
