"""Today, and days as a steward types them. No calendar: Streamlit's cannot be made accessible."""

import re
from datetime import UTC, date, datetime

from data.register.entries import EntryRefused

EXAMPLE = "14/06/2026"
NOT_A_DAY = f"Write a day as {EXAMPLE}, or leave it blank."
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def today() -> date:
    """Return the day it is, by the one clock of pages and data: two clocks would make a target overdue on one page only."""
    return now().date()


def now() -> datetime:
    """Return the moment it is, by the same clock."""
    return datetime.now(UTC)


def typed(text: str) -> date | None:
    """Return the day that a steward wrote as 14/06/2026, None for a blank. Raises EntryRefused."""
    if not text.strip():
        return None
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise EntryRefused(NOT_A_DAY)
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError as wrong:
        raise EntryRefused(NOT_A_DAY) from wrong


def to_type(day: date | None) -> str:
    """Return a day as it stands in a box; blank for none."""
    return f"{day:%d/%m/%Y}" if day else ""
