"""What *Method* says in its own words."""

from pages.parts.sentences.headline import Headline

FINDING = Headline(
    "Every number is counted, rounded and checked before anyone sees it.",
    " A release that fails the check is not made, and no switch turns it off.",
)
VERDICTS = "The first that applies, from the top. Each line is a convention, and says whose."


def read_from(file: str) -> str:
    """Return which of its own files the code reads this from."""
    return f"Read from {file}."
