"""Make the tables of the intake."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "change_counter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_counter")),
    )
    op.create_table(
        "import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("activity", sa.String(), nullable=False),
        sa.Column("imported_by", sa.String(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("column_map", sa.String(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("accepted", sa.Integer(), nullable=False),
        sa.Column("ethnic_frame", sa.String(length=4), nullable=True),
        sa.Column("imd_version", sa.String(length=4), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import")),
    )
    with op.batch_alter_table("import", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_activity"), ["activity"], unique=False)
        batch_op.create_index(batch_op.f("ix_import_sha256"), ["sha256"], unique=False)
        batch_op.create_index(batch_op.f("ix_import_source"), ["source"], unique=False)

    op.create_table(
        "tombstone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity", sa.String(), nullable=False),
        sa.Column("quarter", sa.String(length=7), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tombstone")),
    )
    with op.batch_alter_table("tombstone", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tombstone_activity"), ["activity"], unique=False)
        batch_op.create_index(batch_op.f("ix_tombstone_change_number"), ["change_number"], unique=False)

    op.create_table(
        "need_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("activity", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("stated", sa.Integer(), nullable=False),
        sa.Column("met", sa.Integer(), nullable=True),
        sa.Column("record_keys", sa.String(), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["import.id"], name=op.f("fk_need_count_import_id_import")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need_count")),
    )
    with op.batch_alter_table("need_count", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_need_count_activity"), ["activity"], unique=False)
        batch_op.create_index(batch_op.f("ix_need_count_change_number"), ["change_number"], unique=False)
        batch_op.create_index(batch_op.f("ix_need_count_import_id"), ["import_id"], unique=False)

    op.create_table(
        "participation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("activity", sa.String(), nullable=False),
        sa.Column("took_part_on", sa.Date(), nullable=True),
        sa.Column("quarter", sa.String(length=7), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("person_key", sa.String(length=64), nullable=True),
        sa.Column("record_key", sa.String(length=16), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.Column("age_band", sa.String(), nullable=False),
        sa.Column("sex", sa.String(), nullable=False),
        sa.Column("gender", sa.String(), nullable=False),
        sa.Column("trans_status", sa.String(), nullable=False),
        sa.Column("gender_identity_detail", sa.String(), nullable=False),
        sa.Column("sexual_orientation", sa.String(), nullable=False),
        sa.Column("ethnic_group", sa.String(), nullable=False),
        sa.Column("religion_or_belief", sa.String(), nullable=False),
        sa.Column("disability", sa.String(), nullable=False),
        sa.Column("marriage_civil_partnership", sa.String(), nullable=False),
        sa.Column("pregnancy_maternity", sa.String(), nullable=False),
        sa.Column("unpaid_carer", sa.String(), nullable=False),
        sa.Column("armed_forces", sa.String(), nullable=False),
        sa.Column("imd_quintile", sa.String(), nullable=False),
        sa.Column("rural_urban", sa.String(), nullable=False),
        sa.Column("coastal", sa.String(), nullable=False),
        sa.Column("digital_inclusion", sa.String(), nullable=False),
        sa.Column("english_proficiency", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["import.id"], name=op.f("fk_participation_import_id_import")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation")),
    )
    with op.batch_alter_table("participation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participation_activity"), ["activity"], unique=False)
        batch_op.create_index(batch_op.f("ix_participation_change_number"), ["change_number"], unique=False)
        batch_op.create_index(batch_op.f("ix_participation_import_id"), ["import_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_participation_person_key"), ["person_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_participation_quarter"), ["quarter"], unique=False)
        batch_op.create_index(batch_op.f("ix_participation_record_key"), ["record_key"], unique=False)

    op.create_table(
        "participation_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("activity", sa.String(), nullable=False),
        sa.Column("quarter", sa.String(length=7), nullable=False),
        sa.Column("characteristic", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("record_keys", sa.String(), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["import.id"], name=op.f("fk_participation_count_import_id_import")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation_count")),
    )
    with op.batch_alter_table("participation_count", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participation_count_activity"), ["activity"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_participation_count_change_number"), ["change_number"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_participation_count_import_id"), ["import_id"], unique=False)

    op.create_table(
        "problem",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("column", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["import.id"], name=op.f("fk_problem_import_id_import")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problem")),
    )
    with op.batch_alter_table("problem", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_problem_import_id"), ["import_id"], unique=False)

    op.create_table(
        "unmatched_label",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("characteristic", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("decided_slug", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["import_id"], ["import.id"], name=op.f("fk_unmatched_label_import_id_import")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unmatched_label")),
    )
    with op.batch_alter_table("unmatched_label", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unmatched_label_import_id"), ["import_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_unmatched_label_source"), ["source"], unique=False)

    op.create_table(
        "participation_tick",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("characteristic", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participation_id"],
            ["participation.id"],
            name=op.f("fk_participation_tick_participation_id_participation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation_tick")),
        sa.UniqueConstraint(
            "participation_id",
            "characteristic",
            "category",
            name=op.f("uq_participation_tick_participation_id"),
        ),
    )
    with op.batch_alter_table("participation_tick", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_participation_tick_participation_id"), ["participation_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("participation_tick", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participation_tick_participation_id"))

    op.drop_table("participation_tick")
    with op.batch_alter_table("unmatched_label", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unmatched_label_source"))
        batch_op.drop_index(batch_op.f("ix_unmatched_label_import_id"))

    op.drop_table("unmatched_label")
    with op.batch_alter_table("problem", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_problem_import_id"))

    op.drop_table("problem")
    with op.batch_alter_table("participation_count", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participation_count_import_id"))
        batch_op.drop_index(batch_op.f("ix_participation_count_change_number"))
        batch_op.drop_index(batch_op.f("ix_participation_count_activity"))

    op.drop_table("participation_count")
    with op.batch_alter_table("participation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participation_record_key"))
        batch_op.drop_index(batch_op.f("ix_participation_quarter"))
        batch_op.drop_index(batch_op.f("ix_participation_person_key"))
        batch_op.drop_index(batch_op.f("ix_participation_import_id"))
        batch_op.drop_index(batch_op.f("ix_participation_change_number"))
        batch_op.drop_index(batch_op.f("ix_participation_activity"))

    op.drop_table("participation")
    with op.batch_alter_table("need_count", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_need_count_import_id"))
        batch_op.drop_index(batch_op.f("ix_need_count_change_number"))
        batch_op.drop_index(batch_op.f("ix_need_count_activity"))

    op.drop_table("need_count")
    with op.batch_alter_table("tombstone", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tombstone_change_number"))
        batch_op.drop_index(batch_op.f("ix_tombstone_activity"))

    op.drop_table("tombstone")
    with op.batch_alter_table("import", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_source"))
        batch_op.drop_index(batch_op.f("ix_import_sha256"))
        batch_op.drop_index(batch_op.f("ix_import_activity"))

    op.drop_table("import")
    op.drop_table("change_counter")
