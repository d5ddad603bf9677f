"""Remember which heads were withheld."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "withheld_heads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("engagement", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withheld_heads")),
        sa.UniqueConstraint("kind", "engagement", "category", name=op.f("uq_withheld_heads_kind")),
    )


def downgrade() -> None:
    op.drop_table("withheld_heads")
