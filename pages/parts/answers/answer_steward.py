"""You said, we did: what only stewards have, the forms and the file."""

from data.register import communities, engagements
from pages.parts import frame, saving
from pages.parts.answers import answer_file, answer_forms
from pages.parts.answers.answer_reads import Answers

FORMS = "part-forms"
"""Anchor of the section."""
UNDER = "Every change is noted, and can be put back right after it was made."


def forms(known: Answers) -> None:
    """Draw the forms."""
    frame.section("Add, answer and correct", UNDER, anchor=FORMS)
    titles, named = dict(engagements.engagements()), communities.communities()
    answer_forms.add(titles=titles, communities=named)
    if known.standings:
        answer_forms.answer(known)
        answer_forms.correct(known, titles=titles, communities=named)
    else:
        saving.say_what_happened(answer_forms.CORRECT)  # the last report was taken out
    answer_file.bring(known)
