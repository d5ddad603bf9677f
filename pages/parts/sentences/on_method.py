"""What *Method* says in its own words."""

from pages.parts.sentences.headline import Headline

FINDING = Headline(
    "Every number is counted, rounded and checked before anyone sees it.",
    " A release that fails the check is not made, and no switch turns it off.",
)


def verdicts(file: str) -> str:
    """Return the line over the verdicts, read from a `file`."""
    return (
        f"The first that applies, from the top. Each line is a convention, and says whose. Read from {file}."
    )
