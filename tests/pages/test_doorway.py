"""The doorway: only this machine comes in where people's records are, and every answer carries its headers."""

import asyncio

import pytest
from starlette.responses import PlainTextResponse

from data.databases import INTAKE_SETTING, ONE_DATABASE, REGISTER_SETTING
from pages.parts.doorway import (
    HEADERS,
    NOT_FROM_THERE,
    THIS_MACHINE_ONLY,
    Headed,
    ThisMachineOnly,
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


def answer(app, *, kind="http", path="/", server=HERE, client=HERE, host=HERE):
    """Return what `app` sends to one connection."""
    scope = {
        "type": kind,
        "method": "GET",
        "path": path,
        "server": server and (server, 8501),
        "client": client and (client, 50000),
        "headers": [(b"host", host.encode())] if host is not None else [],
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
        """Mutant to try: open to everybody, as Streamlit has it."""
        assert answer(self.door, path="/_stcore/upload_file/some-session/some-file")[0]["status"] == 404
        assert answer(self.door, path="/_stcore/health")[0]["status"] == 200

    def test_a_steward_brings_in_files(self):
        assert answer(self.door, path="/_stcore/upload_file/some-session/some-file")[0]["status"] == 200
