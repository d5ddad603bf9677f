"""Note which questions were not asked."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "published_not_asked",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("characteristic", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_published_not_asked_release_id_release")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_not_asked")),
        sa.UniqueConstraint(
            "release_id",
            "period",
            "by",
            "characteristic",
            name=op.f("uq_published_not_asked_release_id"),
        ),
    )
    with op.batch_alter_table("published_not_asked", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_published_not_asked_release_id"), ["release_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("published_not_asked", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_published_not_asked_release_id"))
    op.drop_table("published_not_asked")
