"""An OpenID Connect provider of our own: a small server with a real key, that signs in whoever a test says.

It is what a trust's is: a discovery document, a page to sign in (which asks nothing), a token endpoint, its public key, and
a way out. What its tokens say, a test sets before somebody signs in.
"""

import base64
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "equal-reach"
CLIENT_SECRET = "what only the dashboard and its provider know"
COOKIE_SECRET = "a secret for the cookies of tests, long enough"
STEWARD_CLAIMS = {"sub": "0001", "preferred_username": "a.patel@example.nhs.uk", "roles": ["Steward"]}
VIEWER_CLAIMS = {"sub": "0002", "preferred_username": "b.jones@example.nhs.uk", "roles": []}


def signed_in(claims: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return claims as Streamlit holds them of somebody who signed in just now, for an hour."""
    return {
        "is_logged_in": True,
        "provider": "default",
        "iss": "https://login.example.nhs.uk",
        "aud": CLIENT,
        "iat": int(time.time()),
        "exp": int(time.time()) + 3600,
        **claims,
        **more,
    }


class Provider:
    """The provider; `claims` go into the next token, `missing` are left out of it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.key = RSAKey.generate_key(2048, {"kid": "of-tests", "use": "sig"})
        self.other_key = RSAKey.generate_key(2048, {"kid": "of-tests", "use": "sig"})
        self.claims: dict[str, Any] = dict(STEWARD_CLAIMS)
        self.missing: set[str] = set()
        self.lasts = 3600
        self.signs_with_its_own_key = True
        self.codes: dict[str, dict[str, str]] = {}
        self.signed_out = 0

    def signs_in(
        self,
        claims: dict[str, Any],
        *,
        lasts: int = 3600,
        missing: set[str] = frozenset(),
        forged: bool = False,
    ) -> None:
        """Let whoever signs in next be somebody."""
        self.claims, self.lasts, self.missing, self.signs_with_its_own_key = (
            dict(claims),
            lasts,
            set(missing),
            not forged,
        )

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "end_session_endpoint": f"{self.address}/out",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """Return where the browser goes on to, with a code."""
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, sent: dict[str, str], client: str) -> dict[str, Any] | None:
        """Return the tokens for a code, once, to the client alone."""
        asked = self.codes.pop(sent.get("code", ""), None)
        if asked is None or client != f"{CLIENT}:{CLIENT_SECRET}" or "code_verifier" not in sent:
            return None
        now = int(time.time())
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "iat": now,
            "exp": now + self.lasts,
            "nonce": asked["nonce"],
            **self.claims,
        }
        said = {name: value for name, value in claims.items() if name not in self.missing}
        key = self.key if self.signs_with_its_own_key else self.other_key
        return {
            "access_token": secrets.token_urlsafe(16),
            "token_type": "Bearer",
            "expires_in": self.lasts,
            "id_token": jwt.encode({"alg": "RS256", "kid": "of-tests"}, said, key),
        }


@contextmanager
def providing() -> Iterator[Provider]:
    """Run a provider on this machine."""

    class Answering(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def answer(self, found: object, status: int = 200) -> None:
            body = json.dumps(found).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def go_to(self, address: str) -> None:
            self.send_response(302)
            self.send_header("Location", address)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_GET(self) -> None:
            path, asked = urlsplit(self.path).path, _single(urlsplit(self.path).query)
            if path == "/.well-known/openid-configuration":
                self.answer(provider.discovery())
            elif path == "/keys":
                self.answer({"keys": [provider.key.as_dict(private=False)]})
            elif path == "/authorize" and asked.get("client_id") == CLIENT:
                self.go_to(provider.authorize(asked))
            elif path == "/out":
                provider.signed_out += 1
                self.go_to(asked["post_logout_redirect_uri"])
            else:
                self.answer({}, 404)

        def do_POST(self) -> None:
            sent = _single(self.rfile.read(int(self.headers["Content-Length"])).decode())
            client = base64.b64decode(self.headers.get("Authorization", "").removeprefix("Basic ")).decode()
            found = provider.token(sent, client.replace("%20", " ").replace("+", " "))
            self.answer(found or {"error": "invalid_grant"}, 200 if found else 400)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    provider = Provider(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def secrets_file(provider: Provider, *, address: str) -> str:
    """Return what stands in Streamlit's file of secrets for a dashboard at an address."""
    lines = {
        "redirect_uri": f"{address}oauth2callback",
        "cookie_secret": COOKIE_SECRET,
        "client_id": CLIENT,
        "client_secret": CLIENT_SECRET,
        "server_metadata_url": f"{provider.address}/.well-known/openid-configuration",
    }
    return "\n".join(["[auth]", *(f"{name} = {json.dumps(value)}" for name, value in lines.items())]) + "\n"


def _single(query: str) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(query).items()}
