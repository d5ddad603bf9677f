"""The door where people sign in: files come in from stewards alone, and go out only to those they were given to.

What a page draws goes through the web socket, where `gate.py` asks who is here on every run. A file has an address of its own.
"""

from pathlib import PurePosixPath

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import Runtime
from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import (
    _get_signed_cookie_with_chunks,
    _parse_decoded_user_cookie,
)

from data.databases import intake_available
from data.who_is_here import Role
from pages.parts import days
from pages.parts.signing_in import claimed, given, left
from pages.parts.signing_in.configured import SignIn, sign_in

UPLOADS = "/_stcore/upload_file"
FILES = "/media/"
OF_STREAMLIT = "/static/media/"
"""Fonts, which everybody may have."""


class SignedIn:
    """Answers 404 to whoever may not have a file or bring one, and lets cookies go by HTTPS alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        configured = sign_in()
        if scope["type"] != "http" or configured is None:
            await self.app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                if configured.by_https:
                    only_by_https(message)
                if _is_file(scope["path"]):
                    MutableHeaders(scope=message)["Cache-Control"] = "private, no-store"
            await send(message)

        app = self.app if may_pass(scope, configured) else PlainTextResponse("Not found", status_code=404)
        await app(scope, receive, send_safely)


def may_pass(scope: Scope, configured: SignIn) -> bool:
    """Say whether whoever sends a request may have what it asks for: files are asked about, nothing else has figures."""
    path: str = scope["path"]
    if UPLOADS not in path and not _is_file(path):
        return True
    claims = claims_of(scope, configured)
    here = claimed.here(
        claims,
        configured,
        now=days.now(),
        holds_people=intake_available(),
        left=left.at(claimed.identity(claims)),
    )
    if UPLOADS in path:
        return here.role is Role.STEWARD
    number = PurePosixPath(path).stem
    if _is_mark(number):
        return True
    whose = claimed.identity(claims) if here.until else ""
    return here.role is not Role.STRANGER and given.is_given(number, to=whose)


def claims_of(scope: Scope, configured: SignIn) -> claimed.Claims:
    """Return the claims in the signed cookies of a request, read as Streamlit reads them for a session; none where not signed."""
    raw = _get_signed_cookie_with_chunks(HTTPConnection(scope).cookies, USER_COOKIE_NAME)
    return _parse_decoded_user_cookie(raw, configured.origin) if raw else {}


def only_by_https(message: Message) -> None:
    """Mark every cookie of an answer as one that a browser sends by HTTPS alone; Streamlit leaves that to whoever runs it."""
    message["headers"] = [
        (name, value + b"; Secure")
        if name.lower() == b"set-cookie" and b"; secure" not in value.lower()
        else (name, value)
        for name, value in message["headers"]
    ]


def _is_file(path: str) -> bool:
    # Wherever it stands: the setting server.baseUrlPath puts a path before it.
    return FILES in path and OF_STREAMLIT not in path


def _is_mark(number: str) -> bool:
    """Say whether a file is a picture of ours and no download: the mark in the browser's tab. No page draws another."""
    if not Runtime.exists():
        return False
    files = Runtime.instance().media_file_mgr
    found = files.read_file(number) if files.can_read_files else None
    return found is not None and found.kind is MediaFileKind.MEDIA
