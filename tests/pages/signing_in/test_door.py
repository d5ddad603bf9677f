"""The door where people sign in: who gets a file, who may bring one, how cookies go, and where the server may listen.

Cookies are signed here as Streamlit signs them. An attacker has everything but the secret.
"""

import asyncio
import json

import pytest
from starlette.responses import PlainTextResponse, Response
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from data.databases import INTAKE_SETTING
from pages.parts import doorway
from pages.parts.signing_in import claimed, given
from pages.parts.signing_in.configured import ONLY_HERE, VIEWING
from pages.parts.signing_in.door import SignedIn
from tests.sign_in_provider import COOKIE_SECRET, STEWARD_CLAIMS, VIEWER_CLAIMS, signed_in

ORIGIN = "https://reach.example.nhs.uk"
UPLOAD = "/_stcore/upload_file/some-session/some-file"
FILE = (b"a,b\r\n", "text/csv", "reach.csv")
STEWARD, VIEWER = signed_in(STEWARD_CLAIMS), signed_in(VIEWER_CLAIMS)
OTHER_VIEWER = signed_in(VIEWER_CLAIMS, sub="0003")


def cookie(claims, *, secret=COOKIE_SECRET, origin=ORIGIN, name="_streamlit_user"):
    said = json.dumps({**claims, "origin": origin})
    return f"_streamlit_user={create_signed_value(secret, name, said).decode()}"


def answer(path, *cookies, app=None, method="GET"):
    """Return the status and the headers of what the door says to one request."""
    sent = []
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "headers": [(b"host", b"reach.example.nhs.uk"), (b"cookie", "; ".join(cookies).encode())],
    }

    async def send(message):
        sent.append(message)

    asyncio.run(SignedIn(app or PlainTextResponse("let in"))(scope, None, send))
    return sent[0]["status"], [(name.decode(), value.decode()) for name, value in sent[0]["headers"]]


def status(path, *cookies, **more):
    return answer(path, *cookies, **more)[0]


@pytest.fixture
def address():
    """Return the address of a file that was given to the viewer."""
    content, mime, file_name = FILE
    given.forget_all()
    given.note(content, mime=mime, file_name=file_name, whose=claimed.identity(VIEWER))
    (number,) = given.numbers()
    yield f"/media/{number}.csv"
    given.forget_all()


NOBODY = {
    "no cookie": (),
    "an empty one": ("_streamlit_user=",),
    "one that says so itself": (f"_streamlit_user={json.dumps(STEWARD)}",),
    "one signed with another secret": (cookie(STEWARD, secret="another secret that somebody made up!"),),
    "one signed for another cookie": (cookie(STEWARD, name="_streamlit_user_tokens"),),
    "one of another dashboard": (cookie(STEWARD, origin="https://other.example.nhs.uk"),),
    "one by plain http": (cookie(STEWARD, origin="http://reach.example.nhs.uk"),),
    "one that has run out": (cookie(signed_in(STEWARD_CLAIMS, exp=1_600_000_000)),),
    "one for another program": (cookie(signed_in(STEWARD_CLAIMS, aud="other")),),
    "one that is not signed in": (cookie(signed_in(STEWARD_CLAIMS, is_logged_in=False)),),
    "one that is no claims": (cookie({}),),
}


class TestFilesThatComeIn:
    @pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS"])
    def test_a_steward_brings_them(self, with_sign_in, method):
        with_sign_in()
        assert status(UPLOAD, cookie(STEWARD), method=method) == 200

    @pytest.mark.parametrize("who", [*NOBODY, "a viewer"])
    @pytest.mark.parametrize("path", [UPLOAD, f"/reach{UPLOAD}"])
    def test_nobody_else_does(self, with_sign_in, who, path):
        """Mutants: open to whoever is signed in; the path only at the root."""
        with_sign_in()
        cookies = NOBODY.get(who, (cookie(VIEWER),))
        assert status(path, *cookies, method="PUT") == 404

    def test_not_even_where_everyone_may_read(self, with_sign_in):
        with_sign_in(**{VIEWING: "everyone"})
        assert status(UPLOAD, method="PUT") == 404
        assert status(UPLOAD, cookie(VIEWER), method="PUT") == 404

    def test_where_no_people_are_held_a_steward_brings_none(self, with_sign_in, monkeypatch):
        with_sign_in()
        monkeypatch.delenv(INTAKE_SETTING)
        assert status(UPLOAD, cookie(STEWARD), method="PUT") == 404


class TestFilesThatGoOut:
    @pytest.mark.parametrize("method", ["GET", "HEAD"])
    def test_whoever_it_was_given_to_gets_it_and_no_cache_keeps_it(self, with_sign_in, address, method):
        with_sign_in()
        said, headers = answer(address, cookie(VIEWER), method=method)
        assert said == 200
        assert ("cache-control", "private, no-store") in headers

    @pytest.mark.parametrize("who", [*NOBODY, "another viewer", "a steward"])
    def test_nobody_else_does_who_knows_its_address(self, with_sign_in, address, who):
        """Mutants: open to whoever is signed in; open, as Streamlit has it."""
        with_sign_in()
        cookies = (
            NOBODY.get(who)
            if who in NOBODY
            else (cookie(OTHER_VIEWER if who == "another viewer" else STEWARD),)
        )
        assert status(address, *cookies) == 404
        assert status(f"/reach{address}", *cookies) == 404

    def test_nor_after_the_sign_in_has_run_out(self, with_sign_in, address):
        with_sign_in()
        assert status(address, cookie(signed_in(VIEWER_CLAIMS, exp=1_600_000_000))) == 404

    def test_what_was_given_to_nobody_goes_to_nobody(self, with_sign_in, address):
        with_sign_in()
        assert status("/media/0123456789abcdef.csv", cookie(STEWARD)) == 404

    def test_where_everyone_may_read_strangers_get_what_they_were_given(self, with_sign_in, address):
        """A file of whoever is signed in stays theirs: it may hold what only a steward sees."""
        with_sign_in(**{VIEWING: "everyone"})
        assert status(address) == 404
        content, mime, file_name = FILE
        given.note(content, mime=mime, file_name=file_name, whose="")
        assert status(address) == 200
        # A sign-in that has run out leaves somebody who is not signed in.
        assert status(address, cookie(signed_in(VIEWER_CLAIMS, exp=1_600_000_000))) == 200

    def test_what_is_made_once_the_button_is_pressed_is_given_then(self, with_sign_in):
        with_sign_in()
        given.forget_all()
        content, mime, file_name = FILE
        make = given.noting(lambda: content, mime=mime, file_name=file_name, whose=claimed.identity(STEWARD))
        assert not given.numbers()
        assert make() == content
        (number,) = given.numbers()
        assert status(f"/media/{number}.csv", cookie(STEWARD)) == 200
        assert status(f"/media/{number}.csv", cookie(VIEWER)) == 404

    def test_the_oldest_are_forgotten(self, monkeypatch):
        given.forget_all()
        monkeypatch.setattr(given, "MOST_KEPT", 2)
        for number in (1, 2, 3):
            given.note(bytes([number]), mime="text/csv", file_name="x.csv", whose="me")
        assert len(given.numbers()) == 2

    def test_nobody_pushes_out_what_others_were_given(self, monkeypatch):
        """Mutant: one list for all, in which a stranger who draws pages without end empties everybody's."""
        given.forget_all()
        monkeypatch.setattr(given, "MOST_KEPT", 2)
        monkeypatch.setattr(given, "MOST_PEOPLE", 2)
        given.note(b"mine", mime="text/csv", file_name="x.csv", whose="me")
        (mine,) = given.numbers()
        for number in range(9):
            given.note(bytes([number]), mime="text/csv", file_name="x.csv", whose="")
        assert given.is_given(mine, to="me")
        assert not given.is_given(mine, to="")
        assert len(given.numbers()) == 3
        # Who was given nothing for longest is forgotten.
        given.note(b"other", mime="text/csv", file_name="x.csv", whose="other")
        assert not given.is_given(mine, to="me")


class TestWhatHasNoFigures:
    @pytest.mark.parametrize(
        "path",
        [
            "/",
            "/who-we-reached",
            "/_stcore/health",
            "/_stcore/host-config",
            "/static/media/font.woff2",
            "/oauth2callback",
            "/auth/login",
        ],
    )
    def test_it_is_open_so_that_people_can_sign_in(self, with_sign_in, path):
        with_sign_in()
        assert status(path) == 200

    def test_without_sign_in_nothing_changes(self):
        assert status("/media/x.csv") == status(UPLOAD) == 200


class TestCookies:
    SETS = Response(headers={"set-cookie": "_streamlit_user=x; HttpOnly; Path=/; SameSite=lax"})

    def test_they_go_by_https_alone(self, with_sign_in):
        """Mutant: as Streamlit sets them."""
        with_sign_in()
        assert answer("/", app=self.SETS)[1] == [
            ("set-cookie", "_streamlit_user=x; HttpOnly; Path=/; SameSite=lax; Secure"),
            ("content-length", "0"),
        ]

    def test_one_that_says_so_already_stays_as_it_is(self, with_sign_in):
        with_sign_in()
        already = Response(headers={"set-cookie": "x=y; secure"})
        assert answer("/", app=already)[1][0] == ("set-cookie", "x=y; secure")

    def test_on_this_machine_they_may_go_by_http(self):
        assert answer("/", app=self.SETS)[1][0][1].endswith("SameSite=lax")


class TestWhereTheServerMayListen:
    @pytest.mark.parametrize("listens_on", ["127.0.0.1", "0.0.0.0", "::", "192.168.1.20", "", None])
    def test_with_sign_in_anywhere(self, with_sign_in, listens_on):
        with_sign_in()
        assert doorway.reason_to_stay_shut(listens_on) is None

    def test_a_proxy_may_pass_calls_on(self, with_sign_in):
        with_sign_in()
        assert not doorway._is_for_this_machine()

    def test_not_beyond_where_people_can_sign_in_here_alone(self, with_sign_in, monkeypatch):
        found = with_sign_in()
        here = type(found)(**{**found.__dict__, "redirect_uri": "http://localhost:8501/oauth2callback"})
        monkeypatch.setattr(doorway, "sign_in", lambda: here)
        assert doorway.reason_to_stay_shut("0.0.0.0") == ONLY_HERE
        assert doorway.reason_to_stay_shut("127.0.0.1") is None
        assert doorway._is_for_this_machine()

    def test_half_a_door_is_none_on_this_machine_either(self, monkeypatch):
        """Mutant: only beyond this machine."""
        monkeypatch.setenv(VIEWING, "everyone")
        doorway.sign_in.cache_clear()
        assert "client_secret" in doorway.reason_to_stay_shut("127.0.0.1")
