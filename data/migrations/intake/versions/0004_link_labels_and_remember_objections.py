"""Link labels to the answers they stood in, and remember who asked not to be counted."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("unmatched_label", schema=None) as batch_op:
        batch_op.add_column(sa.Column("decided_by", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "participation_label",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("label_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("beside", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["label_id"], ["unmatched_label.id"], name=op.f("fk_participation_label_label_id_unmatched_label")
        ),
        sa.ForeignKeyConstraint(
            ["participation_id"],
            ["participation.id"],
            name=op.f("fk_participation_label_participation_id_participation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation_label")),
        sa.UniqueConstraint(
            "participation_id", "label_id", "place", name=op.f("uq_participation_label_participation_id")
        ),
    )
    with op.batch_alter_table("participation_label", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participation_label_label_id"), ["label_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_participation_label_participation_id"), ["participation_id"], unique=False
        )
    op.create_table(
        "objection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("keyed_hash", sa.String(length=64), nullable=False),
        sa.Column("activity", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection")),
        sa.UniqueConstraint("keyed_hash", name=op.f("uq_objection_keyed_hash")),
    )


def downgrade() -> None:
    op.drop_table("objection")
    with op.batch_alter_table("participation_label", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participation_label_participation_id"))
        batch_op.drop_index(batch_op.f("ix_participation_label_label_id"))
    op.drop_table("participation_label")
    with op.batch_alter_table("unmatched_label", schema=None) as batch_op:
        batch_op.drop_column("decided_at")
        batch_op.drop_column("decided_by")
