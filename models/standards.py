"""Standards of engagement, what shows that they are kept, and how each stands. Holds no count of people but shown ones."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.vocabulary import Standing

Early = Literal["", "not_open", "not_closed"]
"""Whether an engagement has still to open, or to close."""
RestsOn = Literal["records", "hand", "nothing"]


@dataclass(frozen=True)
class EvidenceKind:
    """One kind of evidence that the data themselves supply. It may serve many standards, of several frames."""

    slug: str
    label: str
    looks_at: str
    """In one sentence: what is looked at, and where."""
    page: str
    """Address of the page behind it."""
    waits: bool
    """Whether anything less than shown is too early to say before the engagement has closed."""
    mends: bool
    """Whether it can still be put right once the engagement has closed."""
    of_all_only: bool
    """Whether it speaks of all our work and never of one engagement."""


@dataclass(frozen=True)
class Standard:
    """One promise of a frame: a standard, a principle, a step."""

    frame: str
    slug: str
    label: str
    promise: str
    """What it promises, in plain words."""
    shown_by: tuple[str, ...]
    """Slugs of the kinds of evidence that can show it; empty where only evidence by hand can."""
    source: str
    """Where in the source of its frame it stands."""
    official: bool
    """Whether `label` is the wording of the source, checked; False where it is our wording."""


@dataclass(frozen=True)
class StandardFrame:
    """A set of standards that an organisation is held to."""

    slug: str
    label: str
    one: str
    """What one of them is called, e.g. "principle"."""
    counted: str
    """How they are counted in a sentence, with {number} in it: "our {number} standards"."""
    about: str
    source: str
    standards: tuple[Standard, ...]

    def standard(self, slug: str) -> Standard:
        """Return one of them; raise `KeyError` if there is none of that slug."""
        return {one.slug: one for one in self.standards}[slug]


@dataclass(frozen=True)
class Evidence:
    """What one kind of evidence says, of one engagement or of all our work."""

    kind: str
    standing: Standing
    part: int | None = None
    """The figure behind it: `part` of `of`, in what the kind counts; None where there is none."""
    of: int | None = None
    detail: str = ""
    """A word that tells apart why it stands so, for the sentence about it; a kind has its own."""
    amount: int | None = None
    """A second figure where the sentence needs one, e.g. how many answers are overdue."""
    early: Early = ""
    """Why it is too early to say, where that is because of the engagement's own days."""
    past: bool = False
    """Whether what is wanting has happened, and nothing can be done about it any more."""
    act: bool = False
    """Whether it is not shown, and can still be put right."""


@dataclass(frozen=True)
class WrittenEvidence:
    """Evidence that somebody wrote by hand."""

    number: int
    frame: str
    standard: str
    engagement: str | None
    """Reference; None means all our work."""
    standing: Standing
    text: str
    written_by: str
    written_on: date


@dataclass(frozen=True)
class Stands:
    """How one standard stands, in one engagement or over all our work."""

    standard: Standard
    engagement: str | None
    standing: Standing
    rests_on: RestsOn
    """Whether the records say so; or, where they cannot tell, evidence by hand does."""
    records: Standing
    """What the records say by themselves."""
    evidence: tuple[Evidence, ...]
    """One for each kind that speaks of it, in the order of the reference file."""
    written: tuple[WrittenEvidence, ...]
    """Newest first."""
    disagrees: bool
    """Whether the newest evidence by hand says something else than the records."""
    act: bool
    """Whether it is not shown, and something about it can still be put right."""
