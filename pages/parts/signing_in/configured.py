"""How sign-in is configured: Streamlit's own section [auth] among its secrets, and our settings beside it.

Nothing of it: no sign-in. Some of it and not all: the app does not start, and says what is missing; half a door is none.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

ROLES_CLAIM = "EQUAL_REACH_ROLES_CLAIM"
"""Which claim of the ID token holds somebody's roles."""
STEWARD_ROLE = "EQUAL_REACH_STEWARD_ROLE"
"""Which of its values makes a steward."""
VIEWING = "EQUAL_REACH_VIEWING"
"""Who may read: `signed-in` (also where it is not set) or `everyone`."""
SIGN_IN_WITH = "EQUAL_REACH_SIGN_IN_WITH"
"""What the button calls that with which people sign in, for instance NHSmail."""
SETTINGS = (ROLES_CLAIM, STEWARD_ROLE, VIEWING, SIGN_IN_WITH)
OF_STREAMLIT = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
"""What Streamlit needs in the section [auth]."""
CALLBACK = "/oauth2callback"
SHORTEST_SECRET = 32
YOUR_ACCOUNT = "your organisation's account"

MISSING = "Sign-in is not complete. Also set: {names}. docs/sharing.md says how."
NOT_VIEWING = f'{VIEWING} is neither "signed-in" nor "everyone".'
SHORT_SECRET = (
    f"cookie_secret in [auth] has fewer than {SHORTEST_SECRET} characters: whoever guesses it is a steward."
)
NOT_HTTPS = "{name} in [auth] must begin with https://: without it, a sign-in can be read on its way."
NOT_CALLBACK = "redirect_uri in [auth] must be the address of this dashboard, then {path}."
HEADERS_TRUSTED = "The setting server.trustedUserHeaders is set. It lets a header say who somebody is, beside the sign-in: take it away."
ONLY_HERE = (
    "redirect_uri in [auth] leads to this machine, so nobody elsewhere can sign in. To listen beyond this machine, give the "
    "address by which readers know this dashboard; to stay on it, start with --server.address=127.0.0.1."
)


class SignInIncomplete(Exception):
    """Sign-in can't be used as it is configured; the message says which setting is missing or wrong, never its value."""


@dataclass(frozen=True)
class SignIn:
    """Complete settings of sign-in, secrets left out."""

    redirect_uri: str
    client_id: str
    roles_claim: str
    steward_role: str
    open_to_all: bool
    """Whether whoever is not signed in may read."""
    with_what: str

    @property
    def origin(self) -> str:
        """Scheme, name and port by which readers know this dashboard."""
        address = urlsplit(self.redirect_uri)
        return f"{address.scheme}://{address.netloc}"

    @property
    def only_here(self) -> bool:
        """Whether people can sign in on this machine alone."""
        return is_loopback(urlsplit(self.redirect_uri).hostname or "")

    @property
    def by_https(self) -> bool:
        """Whether readers come by HTTPS, so that cookies need go no other way."""
        return urlsplit(self.redirect_uri).scheme == "https"


@cache
def sign_in() -> SignIn | None:
    """Return how sign-in is configured, None where it is not. Read once: what is taken away later opens no door.

    Raises
    ------
    SignInIncomplete
        Something of it is missing or wrong.
    """
    auth: Mapping[str, Any] = (
        st.secrets["auth"] if st.secrets.load_if_toml_exists() and "auth" in st.secrets else {}
    )
    return read(
        auth,
        os.environ,
        port=str(st.get_option("server.port")),
        below=str(st.get_option("server.baseUrlPath") or ""),
        trusted=bool(st.get_option("server.trustedUserHeaders")),
    )


def read(
    auth: Mapping[str, Any],
    settings: Mapping[str, str],
    *,
    port: str = "8501",
    below: str = "",
    trusted: bool = False,
) -> SignIn | None:
    """Return what the section [auth] and our `settings` say together.

    `port` stands for {port} in the redirect_uri, as Streamlit has it; `below` is the path that the app is served under;
    `trusted` says whether headers may name people.

    Raises
    ------
    SignInIncomplete
        Something of it is missing or wrong.
    """
    if not auth and not any(settings.get(name) for name in SETTINGS):
        return None
    missing = [f"{name} in the section [auth]" for name in OF_STREAMLIT if not auth.get(name)]
    missing += [name for name in (ROLES_CLAIM, STEWARD_ROLE) if not settings.get(name)]
    if missing:
        raise SignInIncomplete(MISSING.format(names=", ".join(missing)))
    redirect_uri = str(auth["redirect_uri"]).replace("{port}", port)
    viewing = settings.get(VIEWING) or "signed-in"
    path = f"/{below.strip('/')}{CALLBACK}" if below.strip("/") else CALLBACK
    faults = {
        NOT_VIEWING: viewing not in ("signed-in", "everyone"),
        SHORT_SECRET: len(str(auth["cookie_secret"])) < SHORTEST_SECRET,
        NOT_HTTPS.format(name="redirect_uri"): not _is_safe(redirect_uri),
        NOT_HTTPS.format(name="server_metadata_url"): not _is_safe(str(auth["server_metadata_url"])),
        NOT_CALLBACK.format(path=path): urlsplit(redirect_uri).path != path,
        HEADERS_TRUSTED: trusted,
    }
    for words, wrong in faults.items():
        if wrong:
            raise SignInIncomplete(words)
    return SignIn(
        redirect_uri=redirect_uri,
        client_id=str(auth["client_id"]),
        roles_claim=settings[ROLES_CLAIM],
        steward_role=settings[STEWARD_ROLE],
        open_to_all=viewing == "everyone",
        with_what=settings.get(SIGN_IN_WITH) or YOUR_ACCOUNT,
    )


def is_loopback(name: str) -> bool:
    """Say whether a name or an address is that of the machine itself."""
    if name.lower().rstrip(".") == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def _is_safe(address: str) -> bool:
    found = urlsplit(address)
    return bool(found.hostname) and (
        found.scheme == "https" or (found.scheme == "http" and is_loopback(found.hostname or ""))
    )
