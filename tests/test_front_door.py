"""The front door, tried on the real server: where it listens, whom it answers, and that it starts at all."""

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.databases import INTAKE_SETTING, close, migrate, register_session
from models.register import AuditEvent
from pages.parts.doorway import HEADERS, NOT_FROM_THERE, THIS_MACHINE_ONLY
from pages.parts.signing_in.configured import ROLES_CLAIM, STEWARD_ROLE

ROOT = Path(__file__).parent.parent
STREAMLIT = [sys.executable, "-m", "streamlit", "run", "app.py"]
PATIENCE = 60
"""Seconds for which a server may take to start on a busy machine."""


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture
def not_a_first_start(own_folder):
    """Put something into the register, so that no invented records are made."""
    migrate()
    with register_session(writing=True) as session:
        session.add(AuditEvent(at=datetime.now(UTC), who="test", what="started"))
        session.commit()
    close()


@contextmanager
def serving(*options, command=STREAMLIT):
    """Start the real server; give its port once it answers."""
    port = free_port()
    server = subprocess.Popen(
        [*command, *(option.format(port=port) for option in options)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        for _ in range(PATIENCE * 10):
            if server.poll() is not None:
                pytest.fail(f"The server ended: {server.communicate()[0]}")
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.communicate(timeout=30)


def get(port, path, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read().decode()
    finally:
        connection.close()


@pytest.mark.usefixtures("not_a_first_start")
class TestWithPeoplesRecords:
    def test_it_refuses_to_listen_beyond_this_machine(self):
        port = free_port()
        said = subprocess.run(
            [*STREAMLIT, "--server.address=0.0.0.0", f"--server.port={port}"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert said.returncode == 1
        assert said.stderr.strip().endswith(THIS_MACHINE_ONLY)

    def test_on_this_machine_it_answers_with_its_headers(self):
        with serving("--server.port={port}") as port:
            status, carried, body = get(port, "/_stcore/health")
            assert (status, body) == (200, "ok")
            lowered = {name.lower(): value for name, value in carried.items()}
            assert {name.lower(): value for name, value in HEADERS.items()}.items() <= lowered.items()

            status, _, page = get(port, "/")
            assert status == 200
            assert '<html lang="en-GB">' in page
            assert "<title>Equal Reach</title>" in page

            # A website that made its own name point to this machine, or a proxy in front.
            status, _, body = get(port, "/", Host="dashboard.example.org")
            assert (status, body) == (403, NOT_FROM_THERE)
            status, _, body = get(port, "/", **{"X-Forwarded-For": "192.0.2.7"})
            assert (status, body) == (403, NOT_FROM_THERE)
            status, _, _ = get(port, "/_stcore/metrics")
            assert status == 404

    def test_another_server_program_is_held_to_the_same(self):
        uvicorn = [sys.executable, "-m", "uvicorn", "app:app", "--host", "0.0.0.0"]
        with serving("--port", "{port}", command=uvicorn) as port:
            assert get(port, "/_stcore/health")[0] == 200
            assert get(port, "/_stcore/health", Host="192.0.2.7")[0] == 403


@pytest.mark.usefixtures("not_a_first_start")
class TestWithSignIn:
    """The whole of signing in is tried in a browser, in tests/browser/test_sign_in.py."""

    def test_half_configured_it_does_not_start_on_this_machine_either(self, monkeypatch):
        monkeypatch.setenv(STEWARD_ROLE, "Steward")
        said = subprocess.run(
            [*STREAMLIT, f"--server.port={free_port()}"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert said.returncode == 1
        assert "client_secret in the section [auth]" in said.stderr
        assert ROLES_CLAIM in said.stderr

    def test_whole_it_listens_beyond_behind_a_proxy_and_cookies_go_by_https(self, monkeypatch, tmp_path):
        for name, value in ((ROLES_CLAIM, "roles"), (STEWARD_ROLE, "Steward")):
            monkeypatch.setenv(name, value)
        (tmp_path / "secrets.toml").write_text(
            "[auth]\n"
            'redirect_uri = "https://reach.example.nhs.uk/oauth2callback"\n'
            'cookie_secret = "a secret for the cookies of tests, long enough"\n'
            'client_id = "equal-reach"\n'
            'client_secret = "secret"\n'
            'server_metadata_url = "https://login.example.nhs.uk/.well-known/openid-configuration"\n'
        )
        options = (
            "--server.address=0.0.0.0",
            "--server.port={port}",
            f"--secrets.files={tmp_path}/secrets.toml",
        )
        with serving(*options) as port:
            status, carried, _ = get(port, "/_stcore/health", Host="reach.example.nhs.uk")
            assert status == 200
            assert carried["set-cookie"].endswith("; Secure")
            assert get(port, "/media/x.csv", Host="reach.example.nhs.uk")[0] == 404


def test_a_viewer_may_listen_beyond(not_a_first_start, monkeypatch):
    monkeypatch.delenv(INTAKE_SETTING)
    with serving("--server.address=0.0.0.0", "--server.port={port}") as port:
        assert get(port, "/_stcore/health", Host="dashboard.example.org")[0] == 200
        assert not (Path(os.environ["EQUAL_REACH_SECRET_FILE"])).exists()
