"""The register: the database that holds no people. Engagements, activities, benchmarks, targets, findings.

Its releases stand in `models.release`, what is kept of papers in `models.paper`.
"""

from datetime import date, datetime

from sqlalchemy import MetaData
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
    decision_on: date | None = None
    """Day on which the decision is taken, or was."""
    opened_on: date | None = None
    closed_on: date | None = None
    feedback_due_on: date | None = None
    benchmark: str | None = None
    """Reference of its own benchmark; None means the organisation's area."""
    children_in_scope: bool = False
    learnt: str = ""
    """What was learnt of how to reach and hear people, for others to use."""
    learnt_on: date | None = None


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
    people: int | None = None
    """People in its categories, where the source gives people; None where it gives shares only."""
    sample: int | None = None
    """People in the survey that it comes from; None where everybody was counted."""
    not_answered_included: bool = False
    """Whether the source counted people who did not answer; their share is taken off and the rest rescaled."""
    licence: str = ""


class BenchmarkShare(Register, table=True):
    """One category's share in an added benchmark."""

    __tablename__ = "benchmark_share"

    id: int | None = Field(default=None, primary_key=True)
    benchmark_id: int = Field(foreign_key="benchmark.id", index=True)
    category: str
    share: str
    """A decimal, or a fraction such as "12/345", in text, so that it is exact."""


class Target(Register, table=True):
    """What we set out to reach: a share, or a number of voices."""

    id: int | None = Field(default=None, primary_key=True)
    period: str | None = None
    by: str | None = None
    characteristic: str
    category: str
    kind: str
    """"share", "share_of_benchmark" or "voices": see `TargetKind`."""
    amount: str
    """A share of 1, a part of the benchmark's share, or a number of people; a decimal, or a fraction such as "2/25", in
    text, so that it is exact."""
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
    """Slug of the community that said it; None where everybody could."""
    stage: str = ""
    """In which stage of the work they said it; empty where nobody noted it."""
    title: str
    said: str
    source_report: str = ""
    received_on: date


class Response(Register, table=True):
    """What we did about a finding, and when people were told."""

    id: int | None = Field(default=None, primary_key=True)
    finding: str = Field(foreign_key="finding.reference", index=True)
    decision: str
    """"accepted", "partly", "not", or "" while there is none: see `Decision`."""
    decided_on: date | None = None
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


class AuditEvent(Register, table=True):
    """Who did what, and when. Never says what a person answered."""

    __tablename__ = "audit_event"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    who: str
    what: str
    detail: str = ""
