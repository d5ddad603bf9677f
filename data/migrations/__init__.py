"""The history of both databases' tables, kept by Alembic: one line of revisions per family, no alembic.ini.

A new revision is written by `python -m data.migrations FAMILY "What changes"`, read, and corrected by hand.
"""

from pathlib import Path
from typing import Literal

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

Family = Literal["intake", "register"]
Standing = Literal["newest", "behind", "unknown"]

FOLDER = Path(__file__).parent
TOO_NEW = "The {family} was made by a newer version of Equal Reach. Update the program, then start it again."


def version_table(family: Family) -> str:
    """Return the table that holds the revision a family stands at; the families may share a PostgreSQL server."""
    return f"{family}_version"


def config(family: Family, *, connection: Connection | None = None) -> Config:
    """Return Alembic's configuration of one family, made in code, so that the working folder doesn't matter."""
    made = Config()
    made.set_main_option("path_separator", "newline")
    made.set_main_option("script_location", _escaped(FOLDER))
    made.set_main_option("version_locations", _escaped(FOLDER / family / "versions"))
    made.attributes.update(family=family, connection=connection)
    return made


def standing(connection: Connection, *, family: Family) -> Standing:
    """Say how a database stands to the revisions that this program knows; an empty one is behind."""
    context = MigrationContext.configure(connection, opts={"version_table": version_table(family)})
    current = context.get_current_revision()
    script = ScriptDirectory.from_config(config(family))
    if current == script.get_current_head():
        return "newest"
    known = {revision.revision for revision in script.walk_revisions()}
    return "behind" if current is None or current in known else "unknown"


def upgrade(connection: Connection, *, family: Family) -> None:
    """Bring one family to its newest revision, inside the transaction of `connection`."""
    command.upgrade(config(family, connection=connection), "head")


def downgrade(connection: Connection, *, family: Family, to: str = "base") -> None:
    """Take one family back to revision `to`, inside the transaction of `connection`."""
    command.downgrade(config(family, connection=connection), to)


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")
