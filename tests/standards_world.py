"""Engagements as evidence sees them, for tests: closed on 1 March 2026, looked at on 1 November 2026, and fully described."""

from datetime import date
from typing import Any

from data.disclosure.not_available import not_asked
from data.published.comparing import absent
from data.register.activities import ActivityEntry
from data.register.engagements import EngagementEntry
from data.standards.on_record import Answer, Work
from models.protected import EVERYTHING, ProtectedCount, ProtectedTable

ON = date(2026, 11, 1)
HOME = "NHS Somewhere"
SAID = EngagementEntry(
    title="",
    purpose="To hear what helps.",
    can_change="Hours.",
    cannot_change="The sum.",
    partners=("Himal Society",),
    decision="Where clinics open.",
    decision_on=date(2026, 4, 1),
    opened_on=date(2026, 1, 1),
    closed_on=date(2026, 3, 1),
    feedback_due_on=date(2026, 6, 1),
)
SURVEY = ActivityEntry(
    "Survey", "information_gathering", "engage_consult", "survey", "Countywide", held_by=HOME
)
WORKSHOP = ActivityEntry(
    "Workshop",
    "participation",
    "collaborate",
    "workshop",
    "Poole",
    held_by="Himal Society",
    formats=("easy_read",),
    languages=("nepali",),
)
TOLD = Answer(decided=True, in_full=True, reason="", to_do=True, done=True, told=True, late=False)
WAITING = Answer(decided=False, in_full=False, reason="", to_do=False, done=False, told=False, late=False)
OVERDUE = Answer(decided=False, in_full=False, reason="", to_do=False, done=False, told=False, late=True)
LATE = Answer(decided=True, in_full=True, reason="", to_do=True, done=True, told=True, late=True)


def work(*activities: ActivityEntry, said: EngagementEntry = SAID, **more: Any) -> Work:
    """Return an engagement with these activities."""
    return Work("winter-plan", ON, HOME, said, activities, **more)


def shown(number: int | None) -> ProtectedCount:
    """Return a protected count."""
    return ProtectedCount(number, None, number or 0, (number or 0) + 4)


def asked(characteristic: str, known: int, of: int) -> ProtectedTable:
    """Return the table of a question that `of` people were asked and `known` answered."""
    nothing = unavailable(characteristic)
    return ProtectedTable(
        **(
            vars(nothing)
            | {"available": True, "asked": shown(of), "known": shown(known), "people": shown(of)}
        )
    )


def unavailable(characteristic: str) -> ProtectedTable:
    """Return the table of a question of which nothing can be shown."""
    return absent(EVERYTHING, characteristic=characteristic, level="none")


def unasked(characteristic: str) -> ProtectedTable:
    """Return the table of a question that nobody was asked."""
    return not_asked(unavailable(characteristic))
