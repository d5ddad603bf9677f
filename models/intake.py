"""The intake: the database that holds people. No page of the shared dashboard can reach it.

No name, e-mail, telephone, address, IP address or free text has a column here.
"""

from datetime import date, datetime

from sqlalchemy import MetaData, UniqueConstraint
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from models.naming import CONSTRAINT_NAMES


class Intake(SQLModel, registry=registry(metadata=MetaData(naming_convention=CONSTRAINT_NAMES))):
    """Parent of every table of the intake."""


SINGLE_ANSWER = (
    "age_band",
    "sex",
    "gender",
    "trans_status",
    "gender_identity_detail",
    "sexual_orientation",
    "ethnic_group",
    "religion_or_belief",
    "disability",
    "marriage_civil_partnership",
    "pregnancy_maternity",
    "unpaid_carer",
    "armed_forces",
    "imd_quintile",
    "rural_urban",
    "coastal",
    "digital_inclusion",
    "english_proficiency",
)
"""The characteristics that have a column of their own on `Participation`."""

MULTIPLE_ANSWER = ("impairment", "inclusion_health", "plus_group", "accessible_need", "community")
"""The characteristics kept as `ParticipationTick`."""


class Import(Intake, table=True):
    """One file brought in, whole or not at all."""

    __tablename__ = "import"

    id: int | None = Field(default=None, primary_key=True)
    file_name: str
    sha256: str = Field(index=True, max_length=64)
    size: int
    source: str = Field(default="", index=True)
    """Which tool or partner the file came from: decided labels are remembered per source."""
    activity: str = Field(index=True)
    imported_by: str
    imported_at: datetime
    column_map: str
    """JSON: which column answered which question."""
    rows: int
    accepted: int
    ethnic_frame: str | None = Field(default=None, max_length=4)
    imd_version: str | None = Field(default=None, max_length=4)
    state: str = Field(max_length=20)
    invented: bool = False


class Participation(Intake, table=True):
    """One person's part in one activity. Each characteristic holds a slug: a category or a kind of missing."""

    id: int | None = Field(default=None, primary_key=True)
    import_id: int = Field(foreign_key="import.id", index=True)
    activity: str = Field(index=True)
    took_part_on: date | None = None
    quarter: str = Field(max_length=7, index=True)
    """For instance "2024-Q1", April to June 2024."""
    row: int
    """Row of the file, as a spreadsheet numbers it."""
    person_key: str | None = Field(default=None, max_length=64, index=True)
    """Keyed hash of the person; None where the file named no person key."""
    record_key: str = Field(max_length=16, index=True)
    """Sixteen hexadecimal digits that drive rounding; the same for the same person or the same row."""
    change_number: int = Field(index=True)
    """Running number of this row's last change."""

    age_band: str = "not_asked"
    sex: str = "not_asked"
    gender: str = "not_asked"
    trans_status: str = "not_asked"
    gender_identity_detail: str = "not_asked"
    sexual_orientation: str = "not_asked"
    ethnic_group: str = "not_asked"
    religion_or_belief: str = "not_asked"
    disability: str = "not_asked"
    marriage_civil_partnership: str = "not_asked"
    pregnancy_maternity: str = "not_asked"
    unpaid_carer: str = "not_asked"
    armed_forces: str = "not_asked"
    imd_quintile: str = "not_asked"
    rural_urban: str = "not_asked"
    coastal: str = "not_asked"
    digital_inclusion: str = "not_asked"
    english_proficiency: str = "not_asked"


class ParticipationTick(Intake, table=True):
    """One answer of several that a person gave to one question; a kind of missing is a tick too."""

    __tablename__ = "participation_tick"
    __table_args__ = (UniqueConstraint("participation_id", "characteristic", "category"),)

    id: int | None = Field(default=None, primary_key=True)
    participation_id: int = Field(foreign_key="participation.id", index=True)
    characteristic: str
    category: str


EVERYONE = "people"
"""Stands in `ParticipationCount.characteristic` for how many came in all; the category is then blank."""


class ParticipationCount(Intake, table=True):
    """Heads that a partner counted for us ("18 came: 11 women, 7 men"), without any person behind them.

    One row says how many came (`EVERYONE`). Of each characteristic told, rows add up to as many: heads that it says
    nothing of are there as a kind of missing. A characteristic without rows was not asked.
    """

    __tablename__ = "participation_count"

    id: int | None = Field(default=None, primary_key=True)
    import_id: int = Field(foreign_key="import.id", index=True)
    activity: str = Field(index=True)
    quarter: str = Field(max_length=7)
    characteristic: str
    category: str
    n: int
    record_keys: str
    """JSON: a record key for each head. Those of a characteristic are those of everyone, in an order of its own."""
    change_number: int = Field(index=True)


class NeedCount(Intake, table=True):
    """How many people asked for a format or support at an activity and got it, or how many of a community came."""

    __tablename__ = "need_count"

    id: int | None = Field(default=None, primary_key=True)
    import_id: int | None = Field(default=None, foreign_key="import.id", index=True)
    activity: str = Field(index=True)
    kind: str
    """"need" for a format or support; "community" for heads counted by community."""
    category: str
    stated: int
    met: int | None = None
    """None for a community."""
    record_keys: str
    """JSON: a list of record keys for "stated" and one for "met", a key for each head."""
    change_number: int = Field(index=True)


class HeadTombstone(Intake, table=True):
    """Heads that were taken back. A count of people, as the one that it stands for was, and of nobody in particular."""

    __tablename__ = "head_tombstone"

    id: int | None = Field(default=None, primary_key=True)
    activity: str = Field(index=True)
    kind: str
    category: str
    heads: int
    change_number: int = Field(index=True)


class WithheldHeads(Intake, table=True):
    """Heads that a release withheld for what they are, so that few new ones don't bring them back. No count is in it."""

    __tablename__ = "withheld_heads"
    __table_args__ = (UniqueConstraint("kind", "engagement", "category"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    """One of `HeadKind`."""
    engagement: str
    category: str
    """Slug of a community, or of a need."""
    change_number: int
    """Running number of the intake when they were withheld."""


class Tombstone(Intake, table=True):
    """A removed participation: where and when, never who or what they answered."""

    id: int | None = Field(default=None, primary_key=True)
    activity: str = Field(index=True)
    quarter: str = Field(max_length=7)
    change_number: int = Field(index=True)
    counted: bool = False
    """Whether it stands for a head that a partner counted, which was in no table of two characteristics."""


class Problem(Intake, table=True):
    """What was wrong with one cell: where it stands and of what kind, never what it held."""

    id: int | None = Field(default=None, primary_key=True)
    import_id: int = Field(foreign_key="import.id", index=True)
    row: int
    column: str
    kind: str


class UnmatchedLabel(Intake, table=True):
    """A label that nobody had mapped, and what a steward decided it means."""

    __tablename__ = "unmatched_label"

    id: int | None = Field(default=None, primary_key=True)
    import_id: int = Field(foreign_key="import.id", index=True)
    source: str = Field(default="", index=True)
    characteristic: str
    label: str
    count: int
    decided_slug: str | None = None
    decided_by: str | None = None
    decided_at: datetime | None = None


class ParticipationLabel(Intake, table=True):
    """Which label stood in a participation, where nobody or a person decided what it means: it follows the decision.

    Only labels that are kept at all (`UnmatchedLabel`) are linked: none that may say who somebody is, and none that
    fewer than three rows held, unless it is decided.
    """

    __tablename__ = "participation_label"
    __table_args__ = (UniqueConstraint("participation_id", "label_id", "place"),)

    id: int | None = Field(default=None, primary_key=True)
    participation_id: int = Field(foreign_key="participation.id", index=True)
    label_id: int = Field(foreign_key="unmatched_label.id", index=True)
    place: int = 0
    """Where it stood among the answers that the person gave to the question, from 0."""
    beside: str = ""
    """The other answers, as "place:slug", blanks between them."""


class Objection(Intake, table=True):
    """Somebody who asked not to be counted: a keyed hash, so that no later file brings them back. Names nobody."""

    id: int | None = Field(default=None, primary_key=True)
    keyed_hash: str = Field(max_length=64, unique=True)
    """Of the person; where the file named none, of the row."""
    activity: str | None = None
    """The one activity that a row was in; None for a person, whom no activity counts."""
    at: datetime


class ChangeCounter(Intake, table=True):
    """The running number of the last change; one row."""

    __tablename__ = "change_counter"

    id: int = Field(default=1, primary_key=True)
    last: int = 0
