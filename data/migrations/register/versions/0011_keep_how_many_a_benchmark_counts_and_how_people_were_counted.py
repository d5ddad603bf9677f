"""Keep how many people a benchmark counts, and how those of a selection were counted; drop what nobody reads."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not in a batch, which would copy the table and drop the one that shares point at.
    op.add_column("benchmark", sa.Column("people", sa.Integer(), nullable=True))
    op.add_column("benchmark", sa.Column("sample", sa.Integer(), nullable=True))
    # The level says it.
    op.drop_column("benchmark", "frame")
    # The rules of communities stand in the reference files.
    op.drop_column("community", "rule")
    op.create_table(
        "published_selection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("keyed", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_published_selection_release_id_release")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_selection")),
        sa.UniqueConstraint("release_id", "period", "by", name=op.f("uq_published_selection_release_id")),
    )
    with op.batch_alter_table("published_selection", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_published_selection_release_id"), ["release_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("published_selection", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_published_selection_release_id"))
    op.drop_table("published_selection")
    op.add_column("community", sa.Column("rule", sa.String(), nullable=False, server_default=""))
    op.add_column("benchmark", sa.Column("frame", sa.String(), nullable=True))
    op.drop_column("benchmark", "sample")
    op.drop_column("benchmark", "people")
