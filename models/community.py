"""The communities that the project knows, and what may be said of how many of each were heard (design 1)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.protected import ProtectedCount
from models.vocabulary import TableChange


class KnownBy(StrEnum):
    """How it is known who belongs to a community."""

    RULE = "rule"
    """From what people answered about themselves."""
    HEADS = "heads"
    """From whom an activity was for, and a count of those who came."""


@dataclass(frozen=True)
class RulePart:
    """One answer, or one group of answers, that makes a person a member."""

    characteristic: str
    category: str
    answers: frozenset[str]
    """The answers that a person may have given to be in it; one of them is enough."""


@dataclass(frozen=True)
class LibraryCommunity:
    """One community of the library. The slug never changes; the name may."""

    slug: str
    name: str
    """As people call themselves, e.g. "LGBT+"."""
    people: str
    """The community as people in a sentence, e.g. "LGBT+ people"."""
    known_by: KnownBy
    rule: tuple[RulePart, ...]
    """Whoever is in any part is a member. Empty where heads are counted."""
    why: str

    @property
    def characteristics(self) -> tuple[str, ...]:
        """The characteristics that the rule asks about, each once, in its order."""
        return tuple(dict.fromkeys(part.characteristic for part in self.rule))


@dataclass(frozen=True)
class Heads:
    """How many of a community came to one engagement, as its activities counted them."""

    engagement: str
    people: ProtectedCount
    change: TableChange = TableChange.NEW
    figures_from: date | None = None
    """Date of the release that made the figure."""


@dataclass(frozen=True)
class Voices:
    """How many of a community were heard in one selection, as far as it may be shown."""

    community: str
    known_by: KnownBy
    people: ProtectedCount
    """In the selection. Heads are published for engagements alone: anywhere else they are "not available"."""
    engagements: tuple[Heads, ...] = ()
    """Of a community known by heads: every engagement of the release that shows some, in its menu's order."""
    change: TableChange = TableChange.NEW
    """How the figure stands to the release before. Of heads, which have one at each engagement: kept where any is."""
    figures_from: date | None = None
    """Date of the release that made the figure; of heads, of the first that made any."""


@dataclass(frozen=True)
class Needs:
    """One kind of format or support at one engagement: how many people asked for it, and how many got it."""

    engagement: str
    kind: str
    """Slug of an answer to `accessible_need`, e.g. "easy_read"."""
    stated: ProtectedCount
    met: ProtectedCount
    change: TableChange = TableChange.NEW
    """How both stand to the release before: they move together."""
    figures_from: date | None = None
    """Date of the release that made them."""
