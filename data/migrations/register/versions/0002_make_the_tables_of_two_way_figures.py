"""Make the tables of two-way figures."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "published_overlap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("characteristic", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.Column("other_level", sa.String(), nullable=False),
        sa.Column("change", sa.String(), nullable=False),
        sa.Column("made_in", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_published_overlap_release_id_release")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_overlap")),
        sa.UniqueConstraint(
            "release_id",
            "period",
            "characteristic",
            "level",
            "other",
            "other_level",
            name=op.f("uq_published_overlap_release_id"),
        ),
    )
    with op.batch_alter_table("published_overlap", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_published_overlap_release_id"), ["release_id"], unique=False)

    op.create_table(
        "published_overlap_cell",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("overlap_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("other_category", sa.String(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=True),
        sa.Column("withheld", sa.String(), nullable=True),
        sa.Column("low", sa.Integer(), nullable=False),
        sa.Column("high", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["overlap_id"],
            ["published_overlap.id"],
            name=op.f("fk_published_overlap_cell_overlap_id_published_overlap"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_overlap_cell")),
    )
    with op.batch_alter_table("published_overlap_cell", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_published_overlap_cell_overlap_id"), ["overlap_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("published_overlap_cell", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_published_overlap_cell_overlap_id"))

    op.drop_table("published_overlap_cell")
    with op.batch_alter_table("published_overlap", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_published_overlap_release_id"))

    op.drop_table("published_overlap")
