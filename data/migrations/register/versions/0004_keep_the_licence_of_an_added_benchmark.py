"""Keep the licence of an added benchmark."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not in a batch, which would copy the table and drop the one that shares point at. Benchmarks that are there
    # already have no licence that anybody stated.
    op.add_column("benchmark", sa.Column("licence", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("benchmark", "licence")
