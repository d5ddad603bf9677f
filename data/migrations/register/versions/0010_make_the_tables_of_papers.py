"""Make the tables of papers: what is chosen for one that is made again and again, and which were made."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "paper_profile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_folded", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("sections", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("activities", sa.String(), nullable=False),
        sa.Column("for_whom", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_profile")),
        sa.UniqueConstraint("name_folded", name=op.f("uq_paper_profile_name_folded")),
        sa.UniqueConstraint("reference", name=op.f("uq_paper_profile_reference")),
    )
    op.create_table(
        "paper_made",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("profile", sa.String(), nullable=True),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["profile"], ["paper_profile.reference"], name=op.f("fk_paper_made_profile_paper_profile")
        ),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_paper_made_release_id_release")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_made")),
    )
    with op.batch_alter_table("paper_made", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_paper_made_profile"), ["profile"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("paper_made", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_paper_made_profile"))
    op.drop_table("paper_made")
    op.drop_table("paper_profile")
