"""What a finding is: a claim, printed bold, and what follows it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A claim, which is printed bold, and what follows it."""

    claim: str
    rest: str

    def __str__(self) -> str:
        """Return the finding as plain text."""
        return f"{self.claim}{self.rest}"
