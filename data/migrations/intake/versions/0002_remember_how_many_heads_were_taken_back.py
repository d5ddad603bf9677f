"""Remember how many heads were taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "head_tombstone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("heads", sa.Integer(), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_head_tombstone")),
    )
    with op.batch_alter_table("head_tombstone", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_head_tombstone_activity"), ["activity"], unique=False)
        batch_op.create_index(batch_op.f("ix_head_tombstone_change_number"), ["change_number"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("head_tombstone", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_head_tombstone_change_number"))
        batch_op.drop_index(batch_op.f("ix_head_tombstone_activity"))
    op.drop_table("head_tombstone")
