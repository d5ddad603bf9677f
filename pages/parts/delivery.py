"""How files reach a reader: Streamlit's scripts compressed once and kept, its page in British English.

Streamlit sends its scripts uncompressed: the first chart at 10 Mbit took 10.9 s, and 5.8 s compressed. It also asks for
what draws a chart only when the first chart has come; the page names it at once, so that both come together.
"""

import gzip
import re
from pathlib import Path, PurePosixPath

import streamlit
import streamlit as st
from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.parts import fitting, stepping, turning

COMPRESSED = {".js", ".css", ".json", ".svg", ".map"}
PARTS = ("_stcore/", "auth/", "component/", "media/", "static/")
"""Where Streamlit keeps what is no page."""
NOWHERE = "not-available"
"""An address that no page has."""
LEVEL = 6
"""Level 9 takes three times as long and saves one hundredth."""
PAGE = {
    b'<html lang="en">': b'<html lang="en-GB">',
    b"<title>Streamlit</title>": b"<title>Equal Reach</title>",
}
"""What stands in Streamlit's page before its script runs, and what stands there instead."""
UNUSED = re.compile(rb"""<link\s+rel="preload"[^>]*\sas="font"[^>]*>""")
"""A font that our theme does not use."""
EARLY = ("PlotlyChart", "Selectbox")
"""Parts of Streamlit that nearly every page draws with, and that take longest to fetch."""
SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"

Answer = tuple[Message, bytes]
"""The start of an answer (status, headers) and its whole body."""


class Delivery:
    """Changes two kinds of answer, scripts and the page; everything else passes untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._kept: dict[str, Answer] = {}
        own = "".join(each.SCRIPT.read_text() for each in (fitting, stepping, turning))
        self._added = fetched_early(SCRIPTS) + f"<script>{own}</script>".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
        elif _is_script(scope):
            await self._deliver_script(scope, receive, send)
        elif "/" not in _below_base(scope):
            await self._deliver_page(scope, receive, send)
        elif not _below_base(scope).startswith(PARTS):
            await self._deliver_below(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _deliver_script(self, scope: Scope, receive: Receive, send: Send) -> None:
        kept = self._kept.get(scope["path"])
        if kept is None:
            start, body = await _whole_answer(self.app, scope, receive)
            headers = MutableHeaders(scope=start)
            if start["status"] != 200 or "content-encoding" in headers:
                return await _send_answer((start, body), send)
            body = await to_thread.run_sync(gzip.compress, body, LEVEL)
            headers["Content-Encoding"] = "gzip"
            headers["Content-Length"] = str(len(body))
            headers.add_vary_header("Accept-Encoding")
            # A part of the compressed file is no use to anybody.
            del headers["Accept-Ranges"]
            # Bounded: only files that Streamlit has come here.
            kept = self._kept[scope["path"]] = (start, body)
        return await _send_answer(kept, send)

    async def _deliver_below(self, scope: Scope, receive: Receive, send: Send) -> None:
        # No page of ours stands below another: Streamlit's page would be blank there, for it looks for its scripts below too.
        start, body = await _whole_answer(self.app, scope, receive)
        if Headers(scope=start).get("content-type", "").startswith("text/html"):
            await RedirectResponse(_base() + NOWHERE, status_code=302)(scope, receive, send)
        else:
            await _send_answer((start, body), send)

    async def _deliver_page(self, scope: Scope, receive: Receive, send: Send) -> None:
        # Asked for uncompressed: Streamlit compresses it at the address of any page but the first.
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        start, body = await _whole_answer(self.app, {**scope, "headers": plain}, receive)
        headers = MutableHeaders(scope=start)
        if headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers:
            for theirs, ours in PAGE.items():
                body = body.replace(theirs, ours)
            body = UNUSED.sub(b"", body).replace(b"</head>", self._added + b"</head>")
            headers["Content-Length"] = str(len(body))
            # They name Streamlit's page, not ours.
            del headers["ETag"], headers["Last-Modified"]
        await _send_answer((start, body), send)


def fetched_early(scripts: Path) -> bytes:
    """Return the links of a page that let a browser fetch `EARLY` before it is asked for; none that is not there."""
    found = [script.name for part in EARLY for script in sorted(scripts.glob(f"{part}.*.js"))]
    return b"".join(
        f'<link rel="modulepreload" crossorigin fetchpriority="low" href="./static/js/{name}">'.encode()
        for name in found
    )


def _base() -> str:
    """Return what every address begins with: a slash, or the setting server.baseUrlPath between two."""
    named = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{named}/" if named else "/"


def _below_base(scope: Scope) -> str:
    return (scope["path"] + "/").removeprefix(_base()).strip("/")


def _is_script(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    return (
        "/static/" in scope["path"]
        and PurePosixPath(scope["path"]).suffix in COMPRESSED
        and "gzip" in headers.get("accept-encoding", "")
        and not {"range", "if-none-match", "if-modified-since"} & set(headers)
    )


async def _whole_answer(app: ASGIApp, scope: Scope, receive: Receive) -> Answer:
    start: Message = {}
    body = bytearray()

    async def collect(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        else:
            body.extend(message.get("body", b""))

    await app(scope, receive, collect)
    return start, bytes(body)


async def _send_answer(answer: Answer, send: Send) -> None:
    start, body = answer
    # A copy: headers that are added on the way out must not pile up in what is kept.
    await send({**start, "headers": list(start["headers"])})
    await send({"type": "http.response.body", "body": body})
