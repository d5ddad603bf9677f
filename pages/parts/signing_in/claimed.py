"""What the claims of an ID token say: who it is, what they may do, and until when. From values to values."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from data.register.entries import STEWARD
from data.who_is_here import Ended, Here, Role
from pages.parts.signing_in.configured import SignIn

Claims = Mapping[str, Any]
LONGEST = timedelta(hours=12)
"""For which a token counts, whatever it says: a day's work."""
LONGEST_NAME = 24
NAMED_BY = ("preferred_username", "email", "name")
"""Claims that may hold a name that colleagues know, the first first."""


def here(
    claims: Claims, configured: SignIn, *, now: datetime, holds_people: bool, left: datetime | None = None
) -> Here:
    """Return who is here by the claims that Streamlit read from its signed cookie; none where nobody signed in.

    The key, the issuer and the moment of the token were checked when it came (Authlib). Checked again, each time: that it was
    made for us (`aud`: Authlib lets another audience pass where `azp` is ours; OpenID Connect Core 3.1.3.7 does not), and that
    it has not run out (`exp`, which Streamlit never checks), nor is older than `LONGEST` (`iat`). `left` is when whoever it is
    signed out (`left.py`): a token that was issued by then has run out. `holds_people` says whether the intake is here: nobody
    is a steward without one.
    """
    unknown = Role.VIEWER if configured.open_to_all else Role.STRANGER
    if claims.get("is_logged_in") is not True:
        return Here(unknown)
    if configured.client_id not in _several(claims.get("aud")) or not identity(claims):
        return Here(unknown, ended=Ended.NOT_FOR_US)
    until, since = _moment(claims.get("exp")), issued(claims)
    if until is None or since is None or (left is not None and since <= left):
        return Here(unknown, ended=Ended.RUN_OUT)
    until = min(until, since + LONGEST)
    if until <= now:
        return Here(unknown, ended=Ended.RUN_OUT)
    trusted = holds_people and configured.steward_role in _several(claims.get(configured.roles_claim))
    return Here(Role.STEWARD if trusted else Role.VIEWER, who=who(claims), until=until)


def issued(claims: Claims) -> datetime | None:
    """Return when a token was made (`iat`), None where it does not say so."""
    return _moment(claims.get("iat"))


def identity(claims: Claims) -> str:
    """Return what tells one person from every other, and never changes: `iss` and `sub` (OpenID Connect Core 2); blank for none."""
    issuer, subject = claims.get("iss"), claims.get("sub")
    if not isinstance(issuer, str) or not isinstance(subject, str) or not issuer or not subject:
        return ""
    return sha256(f"{issuer}\n{subject}".encode()).hexdigest()


def who(claims: Claims) -> str:
    """Return a short name for histories: "a.patel (3f9c2a)".

    First what colleagues know somebody by, which may change; in brackets six digits of `identity`, which do not.
    """
    named = next((str(claims[name]) for name in NAMED_BY if claims.get(name)), STEWARD)
    plain = re.sub(r"[^a-z0-9._-]+", ".", named.partition("@")[0].lower()).strip(".-_")[:LONGEST_NAME]
    return f"{plain or STEWARD} ({identity(claims)[:6]})"


def _several(value: object) -> tuple[str, ...]:
    """Return the values of a claim that holds one or several; a text is one value, however it is written."""
    if isinstance(value, str):
        return (value,)
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list | tuple) else ()


def _moment(value: object) -> datetime | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return datetime.fromtimestamp(value, UTC)
    except (OverflowError, OSError, ValueError):
        return None
