"""What *Method* says in its own words."""

from pages.parts.sentences.headline import Headline

FINDING = Headline(
    "Every number is counted, rounded and checked before anyone sees it.",
    " A release that fails the check is not made, and no switch turns it off.",
)
UNSIGNED = Headline(
    "Nobody has agreed the disclosure rules, so no release is made.", " Nothing here is in force."
)
NOT_IN_FORCE = "No rules are in force"
GUARDED = "Each line has tests that fail when it is no longer so. docs/security.md of this program names them, and what is not stopped."
MEET = (
    "Two characteristics together, communities, and heads that somebody counted: more than one number is then about the same people, "
    "so that more is asked before one is shown."
)
PROMISES = "What we promise, and from where on we say that something is shown. Where no law or paper is named, a line is our choice."
COMPARED = "Every level of detail at which figures are published, and the population it is held against."
VERDICTS = "The first that applies, from the top. Each line is a convention, and says whose."


def read_from(file: str) -> str:
    """Return which of its own files the code reads this from."""
    return f"Read from {file}."


def fold(caption: str, lines: int) -> str:
    """Return the words on a fold: what is in it, and how long it is."""
    return f"{caption}: {lines} lines"
