"""Keep the day of the decision that an engagement informs."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not in a batch, which would copy the table and drop the one that activities point at.
    op.add_column("engagement", sa.Column("decision_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("engagement", "decision_on")
