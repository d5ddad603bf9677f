"""Papers in the register: what is chosen for one that is made again and again, and which were made. No figures."""

from datetime import datetime

from sqlmodel import Field

from models.register import Register


class PaperProfile(Register, table=True):
    """The choices for a paper that is made again and again, e.g. "Bi-monthly to the senior leadership team"."""

    __tablename__ = "paper_profile"

    id: int | None = Field(default=None, primary_key=True)
    reference: str = Field(unique=True)
    name: str
    name_folded: str = Field(unique=True)
    """The name without regard to case: two profiles may not differ by that alone."""
    title: str
    """What stands at the head of the paper."""
    sections: str
    """Slugs of the sections, separated by ";"."""
    period: str
    """"all", "newest_year", "newest_quarter", or one period such as "2024-25"."""
    activities: str
    """"all", or "audience=open_to_all"."""
    for_whom: str = ""
    """Whom the paper is for, in words: a role or a committee, not a person."""


class PaperMade(Register, table=True):
    """One paper that was made: from which release, when, and by which profile. Goes with either."""

    __tablename__ = "paper_made"

    id: int | None = Field(default=None, primary_key=True)
    profile: str | None = Field(default=None, foreign_key="paper_profile.reference", index=True)
    """Reference of the profile; None where the choices were made by hand."""
    release_id: int = Field(foreign_key="release.id")
    made_at: datetime
    format: str
    """"docx", "pptx", "xlsx", "html" or "pdf"."""
