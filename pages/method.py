"""Method: how is it computed, and what must stay true?"""

from pages.parts import frame, reads

TITLE = "Method"
QUESTION = "How is it computed, and what must stay true?"


def page() -> None:
    """Draw the page."""
    frame.opening(TITLE, QUESTION, release=reads.release())
