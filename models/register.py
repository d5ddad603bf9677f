"""The register: the database that holds no people. Engagements, activities, benchmarks, findings, releases."""

from datetime import date, datetime

from sqlalchemy import MetaData, UniqueConstraint
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from models.naming import CONSTRAINT_NAMES


class Register(SQLModel, registry=registry(metadata=MetaData(naming_convention=CONSTRAINT_NAMES))):
    """Parent of every table of the register."""


class Organisation(Register, table=True):
    """A body that leads, holds or joins engagements. One of them is whose dashboard this is."""

    id: int | None = Field(default=None, primary_key=True)
    reference: str = Field(unique=True)
    name: str
    role: str
    """For instance "lead", "healthwatch", "voluntary_sector", "scrutiny"."""
    is_home: bool = False
    """True for the one whose dashboard this is."""
    area: str | None = None
    """Code of the area whose population is its default benchmark."""
    reaches: str = ""
    """Slugs of communities it reaches, separated by ";"."""
    contact: str = ""
    """A role or a shared mailbox, not a person."""


class Engagement(Register, table=True):
    """One piece of work with a purpose and a decision it informs."""

    id: int | None = Field(default=None, primary_key=True)
    reference: str = Field(unique=True)
    title: str
    purpose: str = ""
    can_change: str = ""
    cannot_change: str = ""
    lead: str = ""
    partners: str = ""
    decision: str = ""
    opened_on: date | None = None
    closed_on: date | None = None
    feedback_due_on: date | None = None
    benchmark: str | None = None
    """Reference of its own benchmark; None means the organisation's area."""
    children_in_scope: bool = False


class Activity(Register, table=True):
    """One thing people could take part in: one method, one place, opened and closed dates."""

    id: int | None = Field(default=None, primary_key=True)
    reference: str = Field(unique=True)
    engagement: str = Field(foreign_key="engagement.reference", index=True)
    title: str
    stage: str
    level: str
    method: str
    place: str
    held_by: str = ""
    opened_on: date | None = None
    closed_on: date | None = None
    community: str | None = None
    """Slug of the community it was for; None means open to all."""
    formats_offered: str = ""
    languages_offered: str = ""


class Community(Register, table=True):
    """People who share something."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    name: str
    rule: str = ""
    """Which answers make one a member; empty where activities say whom they were for."""


class BenchmarkEntry(Register, table=True):
    """A benchmark that a user added; the census ones stand in the reference files."""

    __tablename__ = "benchmark"

    id: int | None = Field(default=None, primary_key=True)
    reference: str = Field(index=True)
    area_name: str
    characteristic: str
    level: str
    universe: str
    source: str
    table: str
    measured_on: date
    frame: str | None = None
    not_answered_included: bool = False


class BenchmarkShare(Register, table=True):
    """One category's share in an added benchmark."""

    __tablename__ = "benchmark_share"

    id: int | None = Field(default=None, primary_key=True)
    benchmark_id: int = Field(foreign_key="benchmark.id", index=True)
    category: str
    share: str
    """A decimal in text, so that it is exact."""


class Target(Register, table=True):
    """What we set out to reach: a share, or a number of voices."""

    id: int | None = Field(default=None, primary_key=True)
    period: str | None = None
    by: str | None = None
    characteristic: str
    category: str
    kind: str
    """"share" or "voices"."""
    amount: str
    owner: str
    set_on: date
    due_on: date | None = None
    source: str = ""
    reason: str = ""
    ended_on: date | None = None


class Finding(Register, table=True):
    """What people told us, in one engagement, on one date."""

    id: int | None = Field(default=None, primary_key=True)
    reference: str = Field(unique=True)
    engagement: str = Field(foreign_key="engagement.reference", index=True)
    community: str | None = None
    title: str
    said: str
    source_report: str = ""
    received_on: date


class Response(Register, table=True):
    """What we did about a finding, and when people were told."""

    id: int | None = Field(default=None, primary_key=True)
    finding: str = Field(foreign_key="finding.reference", index=True)
    decision: str
    """"accepted", "partly", "not", or "" while there is none."""
    reason: str = ""
    action: str = ""
    owner: str = ""
    due_on: date | None = None
    done_on: date | None = None
    told_on: date | None = None


class StandardEvidence(Register, table=True):
    """Evidence that an engagement met a standard, written by hand."""

    __tablename__ = "standard_evidence"

    id: int | None = Field(default=None, primary_key=True)
    frame: str
    standard: str
    engagement: str | None = Field(default=None, foreign_key="engagement.reference")
    standing: str
    evidence: str
    written_by: str
    written_on: date


class Release(Register, table=True):
    """One frozen set of protected tables."""

    id: int | None = Field(default=None, primary_key=True)
    made_at: datetime
    figures_to: date
    change_number: int
    """Running number of the intake's last change that the release counts."""
    secret_fingerprint: str = Field(max_length=64)
    rules: str
    """JSON: the disclosure parameters in force."""
    content_hash: str = Field(max_length=64)
    audit: str
    """JSON: what the audit looked at, how long it took, its narrowest width, what it withdrew."""
    invented: bool = False


class PublishedTable(Register, table=True):
    """One table of one release: an available one, or one that its audit withdrew."""

    __tablename__ = "published_table"
    __table_args__ = (UniqueConstraint("release_id", "period", "by", "characteristic", "level"),)

    id: int | None = Field(default=None, primary_key=True)
    release_id: int = Field(foreign_key="release.id", index=True)
    period: str = ""
    """Empty for all time: a null would escape the unique constraint."""
    by: str = ""
    """Empty for no filter."""
    characteristic: str
    level: str
    change: str
    made_in: int
    """Number of the release that made these figures."""
    made_on: date
    change_number: int
    """Running number of the intake when they were made, or when the table was withdrawn."""
    withdrawn: bool = False
    """True for a table that the audit withdrew: it has no cells, and stays away until enough people changed."""


class PublishedCell(Register, table=True):
    """One protected count. `shown` is null where it is withheld, and `withheld` says why."""

    __tablename__ = "published_cell"

    id: int | None = Field(default=None, primary_key=True)
    table_id: int = Field(foreign_key="published_table.id", index=True)
    kind: str
    """"people", "asked", "known", "unplaced", "category" or "missing"."""
    category: str = ""
    shown: int | None = None
    withheld: str | None = None
    low: int
    high: int


class PublishedNotAsked(Register, table=True):
    """A selection of one release in which no form asked about a characteristic. Says nothing of anybody's answer."""

    __tablename__ = "published_not_asked"
    __table_args__ = (UniqueConstraint("release_id", "period", "by", "characteristic"),)

    id: int | None = Field(default=None, primary_key=True)
    release_id: int = Field(foreign_key="release.id", index=True)
    period: str = ""
    by: str = ""
    characteristic: str


class PublishedOverlap(Register, table=True):
    """One two-way table of one release: two characteristics at one level each, or one that its audit withdrew.

    Either characteristic may be asked for first; it is kept once, in reference order.
    """

    __tablename__ = "published_overlap"
    __table_args__ = (
        UniqueConstraint("release_id", "period", "characteristic", "level", "other", "other_level"),
    )

    id: int | None = Field(default=None, primary_key=True)
    release_id: int = Field(foreign_key="release.id", index=True)
    period: str = ""
    """A financial year; empty for all time. Two-way tables have no other filter (method 2.7)."""
    characteristic: str
    level: str
    other: str
    other_level: str
    change: str
    made_in: int
    """Number of the release that made these figures."""
    made_on: date
    change_number: int
    """Running number of the intake when they were made, or when the table was withdrawn."""
    withdrawn: bool = False
    """True for a table that the audit withdrew: it has no cells, and stays away until enough people changed."""


class PublishedOverlapCell(Register, table=True):
    """One protected count of a two-way table. Rows and columns that are left out have none."""

    __tablename__ = "published_overlap_cell"

    id: int | None = Field(default=None, primary_key=True)
    overlap_id: int = Field(foreign_key="published_overlap.id", index=True)
    kind: str
    """"base", "row", "column" or "cell"."""
    category: str = ""
    """Of the first characteristic; empty for the base and for a column."""
    other_category: str = ""
    """Of the other characteristic; empty for the base and for a row."""
    shown: int | None = None
    withheld: str | None = None
    low: int
    high: int


class AuditEvent(Register, table=True):
    """Who did what, and when. Never says what a person answered."""

    __tablename__ = "audit_event"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    who: str
    what: str
    detail: str = ""
