"""Sentences that say whether a gender is the same as the sex registered at birth, read as whole sentences."""

import re

ANSWER = r"(?:(?:yes|no)[,-] ?)?"
SUBJECT = r"(?:(?:my |your |the )?(?:gender identity|gender|sex) ?)?(?:is |it is |it's |they are )?"
BIRTH = (
    r"(?: (?:as|from|to|than)(?: (?:the |my )?(?:sex|gender))?(?: (?:that )?i was| you were)?"
    r"(?: (?:registered|assigned|recorded|given|assumed))?(?: to be)?(?: (?:at|from) birth)?)?"
)
SENTENCE = re.compile(rf"{ANSWER}{SUBJECT}(?P<turned>not )?(?:the )?(?P<way>same|different){BIRTH}")


def same_as_birth(key: str) -> str | None:
    """Return the answer that a whole normalised sentence states, whichever way the question was put; else None.

    "No, it's the same" answers a question that asked for a difference: the statement counts, not the yes or no.
    """
    found = SENTENCE.fullmatch(key)
    if not found:
        return None
    same = (found["way"] == "same") != bool(found["turned"])
    return "same_as_birth" if same else "different_from_birth"
