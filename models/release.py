"""The releases of the register: frozen protected tables, and what was withdrawn or never asked. Holds no people."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.register import Register


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
    """Digest of what was frozen, by which anybody can check that it still is so (`data.frozen.content`)."""
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


class PublishedSelection(Register, table=True):
    """One selection that one release offers, and how its people were counted: of the forms, not of who filled them in."""

    __tablename__ = "published_selection"
    __table_args__ = (UniqueConstraint("release_id", "period", "by"),)

    id: int | None = Field(default=None, primary_key=True)
    release_id: int = Field(foreign_key="release.id", index=True)
    period: str = ""
    by: str = ""
    keyed: str
    """One of `Keyed`."""


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


class PublishedHeads(Register, table=True):
    """One protected count of one release that stands alone: of a community, or of people with a need.

    `shown` is null where it is withheld, and `withheld` says why; one that the audit withdrew has neither.
    """

    __tablename__ = "published_heads"
    __table_args__ = (UniqueConstraint("release_id", "kind", "period", "by", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    release_id: int = Field(foreign_key="release.id", index=True)
    kind: str
    """One of `HeadKind`."""
    period: str = ""
    by: str = ""
    name: str
    """Slug of a community, or of a need."""
    change: str
    made_in: int
    """Number of the release that made this figure."""
    made_on: date
    change_number: int
    """Running number of the intake when it was made, or withdrawn."""
    withdrawn: bool = False
    shown: int | None = None
    withheld: str | None = None
    low: int = 0
    high: int = 0
