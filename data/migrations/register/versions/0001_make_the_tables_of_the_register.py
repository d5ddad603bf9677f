"""Make the tables of the register."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
    )
    op.create_table(
        "benchmark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("area_name", sa.String(), nullable=False),
        sa.Column("characteristic", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("universe", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("table", sa.String(), nullable=False),
        sa.Column("measured_on", sa.Date(), nullable=False),
        sa.Column("frame", sa.String(), nullable=True),
        sa.Column("not_answered_included", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_benchmark")),
    )
    with op.batch_alter_table("benchmark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_benchmark_reference"), ["reference"], unique=False)

    op.create_table(
        "community",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_community")),
        sa.UniqueConstraint("slug", name=op.f("uq_community_slug")),
    )
    op.create_table(
        "engagement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("can_change", sa.String(), nullable=False),
        sa.Column("cannot_change", sa.String(), nullable=False),
        sa.Column("lead", sa.String(), nullable=False),
        sa.Column("partners", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("feedback_due_on", sa.Date(), nullable=True),
        sa.Column("benchmark", sa.String(), nullable=True),
        sa.Column("children_in_scope", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_engagement")),
        sa.UniqueConstraint("reference", name=op.f("uq_engagement_reference")),
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("is_home", sa.Boolean(), nullable=False),
        sa.Column("area", sa.String(), nullable=True),
        sa.Column("reaches", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("reference", name=op.f("uq_organisation_reference")),
    )
    op.create_table(
        "release",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("figures_to", sa.Date(), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.Column("secret_fingerprint", sa.String(length=64), nullable=False),
        sa.Column("rules", sa.String(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("audit", sa.String(), nullable=False),
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release")),
    )
    op.create_table(
        "target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=True),
        sa.Column("by", sa.String(), nullable=True),
        sa.Column("characteristic", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("amount", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("set_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
    )
    op.create_table(
        "activity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("engagement", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("held_by", sa.String(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("community", sa.String(), nullable=True),
        sa.Column("formats_offered", sa.String(), nullable=False),
        sa.Column("languages_offered", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement"], ["engagement.reference"], name=op.f("fk_activity_engagement_engagement")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
        sa.UniqueConstraint("reference", name=op.f("uq_activity_reference")),
    )
    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_activity_engagement"), ["engagement"], unique=False)

    op.create_table(
        "benchmark_share",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("benchmark_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("share", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["benchmark_id"], ["benchmark.id"], name=op.f("fk_benchmark_share_benchmark_id_benchmark")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_benchmark_share")),
    )
    with op.batch_alter_table("benchmark_share", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_benchmark_share_benchmark_id"), ["benchmark_id"], unique=False)

    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("engagement", sa.String(), nullable=False),
        sa.Column("community", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("source_report", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement"], ["engagement.reference"], name=op.f("fk_finding_engagement_engagement")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint("reference", name=op.f("uq_finding_reference")),
    )
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_finding_engagement"), ["engagement"], unique=False)

    op.create_table(
        "published_table",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("characteristic", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("change", sa.String(), nullable=False),
        sa.Column("made_in", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_published_table_release_id_release")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_table")),
        sa.UniqueConstraint(
            "release_id",
            "period",
            "by",
            "characteristic",
            "level",
            name=op.f("uq_published_table_release_id"),
        ),
    )
    with op.batch_alter_table("published_table", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_published_table_release_id"), ["release_id"], unique=False)

    op.create_table(
        "standard_evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("frame", sa.String(), nullable=False),
        sa.Column("standard", sa.String(), nullable=False),
        sa.Column("engagement", sa.String(), nullable=True),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("written_by", sa.String(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement"], ["engagement.reference"], name=op.f("fk_standard_evidence_engagement_engagement")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standard_evidence")),
    )
    op.create_table(
        "published_cell",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("table_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=True),
        sa.Column("withheld", sa.String(), nullable=True),
        sa.Column("low", sa.Integer(), nullable=False),
        sa.Column("high", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["table_id"], ["published_table.id"], name=op.f("fk_published_cell_table_id_published_table")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_cell")),
    )
    with op.batch_alter_table("published_cell", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_published_cell_table_id"), ["table_id"], unique=False)

    op.create_table(
        "response",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("finding", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["finding"], ["finding.reference"], name=op.f("fk_response_finding_finding")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_response")),
    )
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_response_finding"), ["finding"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_response_finding"))

    op.drop_table("response")
    with op.batch_alter_table("published_cell", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_published_cell_table_id"))

    op.drop_table("published_cell")
    op.drop_table("standard_evidence")
    with op.batch_alter_table("published_table", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_published_table_release_id"))

    op.drop_table("published_table")
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_finding_engagement"))

    op.drop_table("finding")
    with op.batch_alter_table("benchmark_share", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_benchmark_share_benchmark_id"))

    op.drop_table("benchmark_share")
    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_activity_engagement"))

    op.drop_table("activity")
    op.drop_table("target")
    op.drop_table("release")
    op.drop_table("organisation")
    op.drop_table("engagement")
    op.drop_table("community")
    with op.batch_alter_table("benchmark", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_benchmark_reference"))

    op.drop_table("benchmark")
    op.drop_table("audit_event")
