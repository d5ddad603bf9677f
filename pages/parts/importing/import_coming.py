"""Import, step 7: what publishing will change, said before anybody presses. Engagements by name, and no number of people."""

from collections.abc import Mapping, Sequence

import streamlit as st

from data import facts
from data.register import engagements
from data.releasing import coming
from data.releasing.coming import Coming, What
from models.protected import ReleaseNote
from pages.parts import wording
from pages.parts.sentences.headline import Headline

FOUND = "import_coming"
"""Key of the session for what was found: (what it was found for, Coming). It is looked for again when that changes."""
MOST_NAMED = 5
FEW_CHANGED = " A table in which fewer than {change} people changed keeps its figures."
NOTHING_MOVES = Headline("No table of answers changes.", " What they count is what they counted before.")
ALL_GO = Headline("Every figure goes.", " No records are left, and pages say that there is nothing yet.")
ALL_HIDDEN = Headline("Every figure goes.", " Fewer than {least} people are left.")
TOO_FEW = Headline("Nothing can be published yet.", " Fewer than {least} people are here.")
ALL_WORK: Mapping[What, Headline] = {
    "new": Headline("First figures of all work together.", ""),
    "moves": Headline("All work together is updated.", FEW_CHANGED),
    "keeps": Headline(
        "All work together keeps its figures", " until {change} people have changed since they were made."
    ),
}
OF_ENGAGEMENTS: Mapping[What, tuple[str, str]] = {
    "new": ("First figures of their own:", "."),
    "moves": ("Updated:", f".{FEW_CHANGED}"),
    "keeps": ("Kept as they are:", ", until {change} people have changed since their figures were made."),
    "leaves": ("No figures of their own any more:", ". Fewer than {least} people are left in each."),
    "too_few": (
        "No figures of their own yet:",
        ". Fewer than {least} people took part in each; they count in all work.",
    ),
}
"""What is true of some engagements: the claim before their names, and what stands after them."""


def found(release: ReleaseNote | None) -> Coming:
    """Return what the next release would change; looked for once for each change of the records and each release."""
    asked = (release and release.number, release and release.register_stamp, coming.last_change())
    kept = st.session_state.get(FOUND)
    if kept is None or kept[0] != asked:
        kept = (asked, coming.coming())
        st.session_state[FOUND] = kept
    change: Coming = kept[1]
    return change


def lines(change: Coming, titles: Mapping[str, str]) -> tuple[Headline, ...]:
    """Return what publishing will change, a line each; `titles` are those of engagements by reference."""
    rules = facts.disclosure_rules()

    def filled(line: Headline) -> Headline:
        rest = line.rest.format(change=rules.change_base, least=rules.min_base)
        return Headline(line.claim, rest)

    if change.empty:
        return () if change.first else (ALL_GO,)
    if change.all_work in ("too_few", "leaves"):
        return (filled(TOO_FEW if change.first else ALL_HIDDEN),)
    told = [filled(ALL_WORK[change.all_work])] if change.all_work in ALL_WORK else []
    for what, (claim, rest) in OF_ENGAGEMENTS.items():
        if references := change.of(what):
            after = filled(Headline("", rest)).rest
            told.append(Headline(claim, f" {_named(references, titles)}{after}"))
    return tuple(told) or (NOTHING_MOVES,)


def titles() -> Mapping[str, str]:
    """Return the title of every engagement by its reference: a steward sees them all."""
    return dict(engagements.engagements())


def _named(references: Sequence[str], titles: Mapping[str, str]) -> str:
    some = [f"“{titles.get(each, each)}”" for each in references[:MOST_NAMED]]
    more = len(references) - len(some)
    return wording.joined([*some, *([f"{wording.in_words(more)} more"] if more else [])])
