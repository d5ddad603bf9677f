"""Who signed out, and when: Streamlit takes the cookie from one browser, and every other window keeps the claims that it has.

Kept in this process, for as long as a token may count at the longest; several processes each know their own.
"""

import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pages.parts.signing_in.claimed import LONGEST


@dataclass
class _Left:
    at: dict[str, datetime] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


_left = _Left()


def note(identity: str, *, now: datetime, issued: datetime | None) -> None:
    """Note that somebody signed out now with a token issued then: none counts that is as old, or older than this second.

    A token says whole seconds, so one of this very second may be that of a new sign-in.
    """
    before = now.replace(microsecond=0) - timedelta(seconds=1)
    with _left.lock:
        for each in [each for each, at in _left.at.items() if at <= now - LONGEST - timedelta(minutes=1)]:
            del _left.at[each]
        if identity:
            _left.at[identity] = max(before, issued or before, _left.at.get(identity, before))


def at(identity: str) -> datetime | None:
    """Return up to which moment tokens of somebody count no more; None where they did not sign out."""
    with _left.lock:
        return _left.at.get(identity)
