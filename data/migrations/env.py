"""What Alembic runs for each command: one family's tables, on the connection that it was handed."""

from typing import Any, Literal

from alembic import context
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from data.migrations import version_table
from models import paper, release  # noqa: F401 their tables belong to the register too
from models.intake import Intake
from models.register import Register

METADATA = {"intake": Intake.metadata, "register": Register.metadata}


def plain_type(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Write SQLModel's own types as SQLAlchemy's, so that a revision outlives a change of library."""
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String(length={item.length})" if item.length else "sa.String()"
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    return False


family = context.config.attributes["family"]
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA[family],
    version_table=version_table(family),
    # SQLite can't alter a column: Alembic copies the table instead.
    render_as_batch=True,
    render_item=plain_type,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
