"""Forget which heads were withheld: whoever holds the register could read it. The intake remembers."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        # Else the rows stay in the file, in pages that are free.
        op.execute("PRAGMA secure_delete = ON")
    op.execute("DELETE FROM published_heads WHERE withdrawn AND kind <> 'rule'")


def downgrade() -> None:
    """What was deleted does not come back."""
