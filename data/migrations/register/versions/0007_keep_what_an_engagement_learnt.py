"""Keep what an engagement learnt of how to reach and hear people."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not in a batch, which would copy the table and drop the one that activities point at.
    op.add_column("engagement", sa.Column("learnt", sa.String(), nullable=False, server_default=""))
    op.add_column("engagement", sa.Column("learnt_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("engagement", "learnt_on")
    op.drop_column("engagement", "learnt")
