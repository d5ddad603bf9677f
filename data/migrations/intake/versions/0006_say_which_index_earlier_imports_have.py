"""Say which index of deprivation earlier imports have, where a heading says it."""

import json
import re

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

DEPRIVATION = "imd_quintile"
YEAR = re.compile(r"(?<!\d)20(?:10|15|19|25)(?!\d)")
SHORT = re.compile(r"\b(?:imd|iod)\s?['\u2019]?(15|19|25)(?!\d)", re.IGNORECASE)


def upgrade() -> None:
    connection = op.get_bind()
    imports = sa.table("import", sa.column("id"), sa.column("column_map"), sa.column("imd_version"))
    rows = connection.execute(
        sa.select(imports.c.id, imports.c.column_map).where(imports.c.imd_version.is_(None))
    ).all()
    for number, said in rows:
        if version := _version(said):
            connection.execute(sa.update(imports).where(imports.c.id == number).values(imd_version=version))


def downgrade() -> None:
    """What a heading says stays true."""


def _version(column_map: str) -> str | None:
    """Return the one version that the headings of deprivation say; None for none or several."""
    try:
        uses = json.loads(column_map).get("uses")
    except (ValueError, AttributeError):
        return None
    if not isinstance(uses, dict):
        return None
    found = set()
    for heading, use in uses.items():
        if use == DEPRIVATION:
            plain = str(heading).replace("_", " ")
            found |= {*YEAR.findall(plain), *(f"20{short}" for short in SHORT.findall(plain))}
    return found.pop() if len(found) == 1 else None
