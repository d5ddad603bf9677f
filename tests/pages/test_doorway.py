"""The doorway: only this machine comes in where people's records are, and every answer carries its headers."""

import asyncio

import pytest
from starlette.responses import PlainTextResponse

from data.databases import INTAKE_SETTING, ONE_DATABASE, REGISTER_SETTING
from pages.parts.doorway import (
    HEADERS,
    NOT_FROM_THAT_PAGE,
    NOT_FROM_THERE,
    THIS_MACHINE_ONLY,
    Headed,
    OwnPagesOnly,
    ThisMachineOnly,
    middleware,
    reason_to_stay_shut,
)

HERE = "127.0.0.1"
LOOPBACK = ["127.0.0.1", "127.8.9.10", "::1", "localhost", "LOCALHOST", "localhost."]
BEYOND = [
    "0.0.0.0",
    "::",
    "192.168.1.20",
    "dashboard.example.org",
    "",
    None,
    "localhost.example.org",
    "127.0.0.1.example.org",
]


@pytest.fixture
def viewer(monkeypatch):
    monkeypatch.delenv(INTAKE_SETTING)


class TestWhereTheServerMayListen:
    @pytest.mark.parametrize("address", LOOPBACK)
    def test_on_this_machine_it_may(self, address):
        assert reason_to_stay_shut(address) is None

    @pytest.mark.parametrize("address", BEYOND)
    def test_beyond_it_may_not(self, address):
        assert reason_to_stay_shut(address) == THIS_MACHINE_ONLY

    @pytest.mark.parametrize("address", [*LOOPBACK, *BEYOND])
    def test_a_viewer_holds_nobody_and_may_listen_anywhere(self, viewer, address):
        assert reason_to_stay_shut(address) is None

    def test_databases_that_cannot_be_used_keep_it_shut(self, monkeypatch):
        monkeypatch.setenv(INTAKE_SETTING, "postgresql://host/one")
        monkeypatch.setenv(REGISTER_SETTING, "postgresql://host/one")
        assert reason_to_stay_shut(HERE) == ONE_DATABASE


def answer(
    app,
    *,
    kind="http",
    path="/",
    server=HERE,
    client=HERE,
    host=HERE,
    origins=(),
    method="GET",
    scheme="http",
):
    """Return what `app` sends to one connection."""
    scope = {
        "type": kind,
        "method": method,
        "scheme": scheme,
        "path": path,
        "server": server and (server, 8501),
        "client": client and (client, 50000),
        "headers": [
            *([(b"host", host.encode())] if host is not None else []),
            *((b"origin", each.encode()) for each in origins),
        ],
    }
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    return sent


class TestWhoComesIn:
    door = ThisMachineOnly(PlainTextResponse("welcome"))

    @pytest.mark.parametrize(
        "host", ["localhost:8501", "127.0.0.1:8501", "127.0.0.1", "[::1]:8501", "[::1]", "localhost"]
    )
    def test_this_machine_by_any_of_its_names(self, host):
        assert answer(self.door, host=host)[0]["status"] == 200

    @pytest.mark.parametrize(
        "caller",
        [
            {"server": "192.168.1.20"},
            {"client": "192.168.1.20"},
            {"server": None},
            {"client": None},
            {"host": "dashboard.example.org"},
            {"host": "192.168.1.20:8501"},
            {"host": "localhost.example.org:8501"},
            {"host": ""},
            {"host": None},
        ],
        ids=str,
    )
    def test_nobody_else(self, caller):
        start, body = answer(self.door, **caller)
        assert start["status"] == 403
        assert body["body"].decode() == NOT_FROM_THERE
        assert answer(self.door, kind="websocket", **caller) == [
            {"type": "websocket.close", "code": 1008, "reason": NOT_FROM_THERE}
        ]

    def test_anybody_where_there_are_no_records(self, viewer):
        start, body = answer(
            self.door, server="192.168.1.20", client="10.0.0.9", host="dashboard.example.org"
        )
        assert (start["status"], body["body"]) == (200, b"welcome")


class TestWhatEveryAnswerCarries:
    door = Headed(ThisMachineOnly(PlainTextResponse("welcome")))

    @pytest.mark.parametrize(("host", "status"), [(HERE, 200), ("dashboard.example.org", 403)])
    def test_the_headers_stand_on_welcomes_and_refusals(self, host, status):
        start = answer(self.door, host=host)[0]
        carried = {name.decode(): value.decode() for name, value in start["headers"]}
        assert start["status"] == status
        assert {name.lower(): value for name, value in HEADERS.items()}.items() <= carried.items()

    def test_nothing_may_come_from_or_go_to_another_host(self):
        policy = dict(part.strip().split(" ", 1) for part in HEADERS["Content-Security-Policy"].split(";"))
        allowed = {source for sources in policy.values() for source in sources.split()}
        assert allowed == {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}
        assert policy["default-src"] == policy["connect-src"] == "'self'"
        assert policy["frame-ancestors"] == policy["object-src"] == "'none'"

    @pytest.mark.parametrize(
        "path", ["/_stcore/metrics", "/_stcore/agent/interact", "/_stcore/agent/openapi.json"]
    )
    def test_what_no_reader_needs_is_closed(self, path):
        assert answer(self.door, path=path)[0]["status"] == 404

    def test_a_viewer_takes_no_file(self, viewer):
        """Mutant: open to everybody, as Streamlit has it."""
        assert answer(self.door, path="/_stcore/upload_file/some-session/some-file")[0]["status"] == 404
        assert answer(self.door, path="/_stcore/health")[0]["status"] == 200

    def test_a_steward_brings_in_files(self):
        assert answer(self.door, path="/_stcore/upload_file/some-session/some-file")[0]["status"] == 200


PUBLIC = "reach.example.nhs.uk"
OURS = [
    ("127.0.0.1:8501", "http://127.0.0.1:8501", "ws"),
    ("localhost:8501", "http://localhost:8501", "ws"),
    ("LOCALHOST:8501", "http://localhost:8501", "ws"),
    ("[::1]:8501", "http://[::1]:8501", "ws"),
    # Behind a proxy with HTTPS, which says so or does not, and which names the port or does not.
    (PUBLIC, f"https://{PUBLIC}", "wss"),
    (PUBLIC, f"https://{PUBLIC}", "ws"),
    (f"{PUBLIC}:443", f"https://{PUBLIC}", "ws"),
    (f"{PUBLIC}:80", f"http://{PUBLIC}", "ws"),
]
NOT_OURS = [
    ("localhost:8501", "http://localhost:3000", "ws"),
    ("localhost:8501", "http://localhost", "ws"),
    ("localhost:8501", "http://127.0.0.1:8501", "ws"),
    ("127.0.0.1:8501", "http://evil.example", "ws"),
    ("127.0.0.1:8501", "http://evil.example:8501", "ws"),
    ("127.0.0.1:8501", "null", "ws"),
    ("127.0.0.1:8501", "", "ws"),
    ("127.0.0.1:8501", "http://127.0.0.1:8501/", "ws"),
    ("127.0.0.1:8501", "http://127.0.0.1:8501@evil.example", "ws"),
    ("127.0.0.1:8501", "http://me@127.0.0.1:8501", "ws"),
    ("127.0.0.1:8501", "file://127.0.0.1:8501", "ws"),
    ("127.0.0.1:8501", "http://[", "ws"),
    ("127.0.0.1:8501", "http://127.0.0.1:port", "ws"),
    (PUBLIC, f"http://{PUBLIC}", "wss"),
    (PUBLIC, f"https://{PUBLIC}.evil.example", "wss"),
    (f"{PUBLIC}:80", f"https://{PUBLIC}", "ws"),
    (None, "http://localhost", "ws"),
    ("", "http://localhost", "ws"),
]


class TestWhosePageItIs:
    """Streamlit lets in every page of localhost, and asks an outside host of any other, while everybody waits.

    Mutants: only the name compared; only web sockets; a second Origin not looked at; the Host handed on as it came.
    """

    @staticmethod
    def let_in(**caller):
        """Return the header Host that Streamlit sees, None where the caller is refused."""
        seen = []

        async def streamlit(scope, receive, send):
            seen.append(dict(scope["headers"]).get(b"host", b"").decode())
            await send({"type": "http.response.start", "status": 200, "headers": []})

        sent = answer(OwnPagesOnly(streamlit), **caller)
        if not seen:
            refused = {"type": "websocket.close", "code": 1008, "reason": NOT_FROM_THAT_PAGE}
            assert sent[0] == refused or sent[0]["status"] == 403
        return seen[0] if seen else None

    @pytest.mark.parametrize(("host", "origin", "scheme"), OURS)
    def test_our_own(self, host, origin, scheme):
        """Streamlit compares texts, so it sees the Host as the Origin writes it."""
        host_of_origin = origin.partition("://")[2]
        call = {"host": host, "origins": [origin]}
        assert self.let_in(kind="websocket", scheme=scheme, **call) == host_of_origin
        as_http = {"ws": "http", "wss": "https"}[scheme]
        assert self.let_in(method="PUT", scheme=as_http, **call) == host_of_origin

    @pytest.mark.parametrize(("host", "origin", "scheme"), NOT_OURS)
    def test_that_of_another_website_or_program(self, host, origin, scheme):
        call = {"host": host, "origins": [origin]}
        assert self.let_in(kind="websocket", scheme=scheme, **call) is None
        as_http = {"ws": "http", "wss": "https"}[scheme]
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
            assert self.let_in(method=method, scheme=as_http, **call) is None
        # What only reads shows the other page nothing: Streamlit sends it no leave to look.
        assert self.let_in(scheme=as_http, **call) is not None

    def test_two_origins_are_none(self):
        both = ["http://localhost:8501", "http://evil.example"]
        assert self.let_in(kind="websocket", host="localhost:8501", origins=both) is None

    @pytest.mark.parametrize("kind", ["websocket", "http"])
    def test_a_program_says_of_none(self, kind):
        assert self.let_in(kind=kind, method="PUT", host="localhost:8501") == "localhost:8501"

    @pytest.mark.parametrize("host", [PUBLIC, "localhost:8501", "inside:8501"])
    def test_with_sign_in_it_is_where_people_sign_in(self, with_sign_in, host):
        with_sign_in()
        for origin in (f"https://{PUBLIC}", f"https://{PUBLIC}:443"):
            called = origin.partition("://")[2]
            assert self.let_in(kind="websocket", host=host, origins=[origin], scheme="ws") == called
        for origin in (
            f"http://{PUBLIC}",
            f"https://{PUBLIC}:8443",
            f"http://{host}",
            "https://evil.example",
        ):
            assert self.let_in(kind="websocket", host=host, origins=[origin], scheme="ws") is None

    def test_a_viewer_may_be_called_by_the_name_that_it_was_told(self, viewer, monkeypatch):
        """A proxy that changes the Host. Mutant: where people are held too."""
        monkeypatch.setattr("streamlit.get_option", lambda name: PUBLIC)
        call = {"kind": "websocket", "host": "inside:8501", "scheme": "ws"}
        assert self.let_in(origins=[f"https://{PUBLIC}"], **call) == PUBLIC
        assert self.let_in(origins=["https://evil.example"], **call) is None
        monkeypatch.setenv(INTAKE_SETTING, "sqlite:///intake.db")
        assert self.let_in(origins=[f"https://{PUBLIC}"], **call) is None

    def test_this_machine_is_no_such_name(self, viewer, monkeypatch):
        monkeypatch.setattr("streamlit.get_option", lambda name: "localhost")
        call = {"kind": "websocket", "host": "localhost:8501", "scheme": "ws"}
        assert self.let_in(origins=["http://localhost:3000"], **call) is None

    def test_the_doorway_asks(self):
        assert OwnPagesOnly in [each.cls for each in middleware()]
