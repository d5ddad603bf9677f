"""The doorway: who may come in, and what every answer carries.

Where people's records are, only this machine may come in, unless sign-in with a steward's role is configured
(`signing_in/`). Without it a proxy in front counts as another machine. No page of another website steers ours: a browser says whose
page it is that calls. Every answer carries headers that keep the page to itself.
"""

from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from data.databases import DatabaseError, intake_available
from pages.parts.delivery import Delivery
from pages.parts.signing_in.configured import ONLY_HERE, SignInIncomplete, is_loopback, sign_in
from pages.parts.signing_in.door import UPLOADS, SignedIn

THIS_MACHINE_ONLY = (
    "This dashboard can reach people's records, so it listens on this machine only. Start it with "
    "--server.address=127.0.0.1. To share it, run it as a viewer: set EQUAL_REACH_REGISTER_URL and leave out "
    "EQUAL_REACH_INTAKE_URL. Or let people sign in, some of them as stewards: docs/sharing.md says how."
)
NOT_FROM_THAT_PAGE = "This dashboard answers its own pages, and no other website's."
NOT_FROM_THERE = "This dashboard answers on the machine that it runs on, and nowhere else."
HEADERS = {
    # Streamlit's own page needs inline scripts and styles; nothing may come from, or go to, another host.
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
CLOSED = ("/_stcore/metrics", "/_stcore/agent")
"""What Streamlit offers to programs rather than to readers."""


def reason_to_stay_shut(address: str | None) -> str | None:
    """Return why the server may not listen on `address`, or None where it may. No address means all of them."""
    here = is_loopback(address or "")
    try:
        configured, holds_people = sign_in(), intake_available()
    except (DatabaseError, SignInIncomplete) as wrong:
        return str(wrong)
    if configured is not None:
        return ONLY_HERE if configured.only_here and not here else None
    return THIS_MACHINE_ONLY if holds_people and not here else None


def middleware() -> list[Middleware]:
    """Return what every connection passes through, outermost first."""
    return [
        Middleware(Headed),
        Middleware(ThisMachineOnly),
        Middleware(OwnPagesOnly),
        Middleware(SignedIn),
        Middleware(Delivery),
    ]


class Headed:
    """Puts the headers on every answer, refusals included, and closes what no reader needs."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
            await send(message)

        app = self.app
        if scope["type"] == "http" and _is_closed(scope["path"]):
            app = PlainTextResponse("Not found", status_code=404)
        await app(scope, receive, send_with_headers)


def _is_closed(path: str) -> bool:
    # Wherever it stands: the setting server.baseUrlPath puts a path before it. A viewer has no form for files.
    return any(each in path for each in CLOSED) or (UPLOADS in path and not intake_available())


class ThisMachineOnly:
    """Answers 403 to whatever comes from beyond this machine, however the server was started, where nobody there can sign in."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        app = self.app
        if scope["type"] in {"http", "websocket"} and _is_for_this_machine() and not _stays_here(scope):
            if scope["type"] == "http":
                app = PlainTextResponse(NOT_FROM_THERE, status_code=403)
            else:
                app = WebSocketClose(code=1008, reason=NOT_FROM_THERE)
        await app(scope, receive, send)


def _is_for_this_machine() -> bool:
    configured = sign_in()
    return intake_available() if configured is None else configured.only_here


def _stays_here(scope: Scope) -> bool:
    """Say whether both ends are this machine, and whether the reader called it by a name of its own.

    The name (the header Host) catches a proxy that passes on calls from elsewhere, and a website that has made its
    own name point here to read what the browser can reach.
    """
    ends = [scope.get("server"), scope.get("client")]
    named = Headers(scope=scope).get("host", "")
    name = named.rpartition(":")[0] if named.rpartition(":")[2].isdigit() else named
    return all(end is not None and is_loopback(end[0]) for end in ends) and is_loopback(name.strip("[]"))


class OwnPagesOnly:
    """Answers 403 to web sockets, and to whatever brings something, that the page of another website opened (its header Origin).

    Streamlit lets every page of localhost in, whatever its port; and of an origin that it does not know it asks another host for
    its own address, while all readers wait. So nothing but its own origin reaches it. Programs send no Origin, and pass.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        app = self.app
        opens = scope["type"] == "websocket"
        origins = Headers(scope=scope).getlist("origin") if opens or _brings(scope) else []
        if origins and not (len(origins) == 1 and is_own(origins[0], scope)):
            app = (
                WebSocketClose(code=1008, reason=NOT_FROM_THAT_PAGE)
                if opens
                else PlainTextResponse(NOT_FROM_THAT_PAGE, status_code=403)
            )
        elif origins:
            # As Streamlit writes it: it compares the texts, and asks elsewhere where one names the port and the other does not.
            host = urlsplit(origins[0]).netloc.encode("latin-1")
            others = [each for each in scope["headers"] if each[0].lower() != b"host"]
            scope = {**scope, "headers": [(b"host", host), *others]}
        await app(scope, receive, send)


def is_own(origin: str, scope: Scope) -> bool:
    """Say whether an origin is that of our own pages: the one of sign-in; without sign-in the one that the request was sent to.

    A proxy may take HTTPS and pass on HTTP, so https:// is ours either way; http:// is not where the request came by HTTPS. A viewer
    without people may stand behind a proxy that changes the header Host: what browser.serverAddress says is ours then.
    """
    configured = sign_in()
    found = _parts(origin)
    if found is None or configured is not None:
        return found is not None and found == _parts(configured.origin if configured else "")
    scheme, name, _ = found
    if scheme == "http" and scope.get("scheme") in ("https", "wss"):
        return False
    told = str(st.get_option("browser.serverAddress") or "").lower()
    if name == told and not is_loopback(told) and not intake_available():
        return True
    return found == _parts(f"{scheme}://{Headers(scope=scope).get('host', '')}")


def _brings(scope: Scope) -> bool:
    return scope["type"] == "http" and scope["method"] not in ("GET", "HEAD")


def _parts(origin: str) -> tuple[str, str, int] | None:
    """Return scheme, name and port of an origin; None where it is none."""
    try:
        found = urlsplit(origin)
        port = found.port
    except ValueError:
        return None
    usual = {"http": 80, "https": 443}.get(found.scheme)
    if usual is None or not found.hostname or origin != f"{found.scheme}://{found.netloc}" or "@" in origin:
        return None
    return found.scheme, found.hostname, usual if port is None else port
