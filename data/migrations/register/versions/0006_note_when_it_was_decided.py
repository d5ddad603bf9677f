"""Note the stage in which people said something, and the day on which it was decided."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not in a batch, which would copy the table and drop the one that responses point at. What is there already has no
    # stage and no day that anybody noted.
    op.add_column("finding", sa.Column("stage", sa.String(), nullable=False, server_default=""))
    op.add_column("response", sa.Column("decided_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("response", "decided_on")
    op.drop_column("finding", "stage")
