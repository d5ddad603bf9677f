"""Make the table of heads."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "published_heads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("change", sa.String(), nullable=False),
        sa.Column("made_in", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=True),
        sa.Column("withheld", sa.String(), nullable=True),
        sa.Column("low", sa.Integer(), nullable=False),
        sa.Column("high", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_published_heads_release_id_release")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_heads")),
        sa.UniqueConstraint(
            "release_id", "kind", "period", "by", "name", name=op.f("uq_published_heads_release_id")
        ),
    )
    with op.batch_alter_table("published_heads", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_published_heads_release_id"), ["release_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("published_heads", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_published_heads_release_id"))
    op.drop_table("published_heads")
