"""What a headline is: a claim, printed bold, and what follows it; and where a sentence leads."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Headline:
    """A claim, which is printed bold, and what follows it."""

    claim: str
    rest: str

    def __str__(self) -> str:
        """Return the headline as plain text."""
        return f"{self.claim}{self.rest}"


@dataclass(frozen=True)
class Lead:
    """Where a sentence leads: the words of the link, the page's address, and the choices it sets beside those made."""

    words: str
    page: str
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Told:
    """A sentence, and the page behind it."""

    text: str
    lead: Lead | None = None
    claim: str = ""
    """Printed bold before the text."""

    def __str__(self) -> str:
        """Return the sentence as plain text."""
        return f"{self.claim}{self.text}"
