"""Signing in, with a real provider of OpenID Connect and a real browser, and what an attacker gets through every door.

One server holds people and lets a steward and viewers in; it listens where a trust's would, and is called by its own name.
"""

import http.client
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from pages.parts.signing_in.configured import ROLES_CLAIM, SIGN_IN_WITH, STEWARD_ROLE
from tests.browser.serving import copied, free_port, serving
from tests.sign_in_provider import STEWARD_CLAIMS, VIEWER_CLAIMS, providing, secrets_file

pytestmark = pytest.mark.browser

BUTTON = "Sign in with NHSmail"
SETTINGS = {ROLES_CLAIM: "roles", STEWARD_ROLE: "Steward", SIGN_IN_WITH: "NHSmail"}
XSRF = "_streamlit_xsrf"


@pytest.fixture(scope="module")
def provider():
    with providing() as started:
        yield started


@pytest.fixture(scope="module")
def server(first_start, provider, tmp_path_factory):
    folder = copied(first_start.folder, to=tmp_path_factory.mktemp("signing_in") / "copy")
    port = free_port()
    (folder / "secrets.toml").write_text(secrets_file(provider, address=f"http://127.0.0.1:{port}/"))
    options = (f"--secrets.files={folder / 'secrets.toml'}",)
    with serving(folder, port=port, options=options, settings=SETTINGS) as started:
        yield started


@pytest.fixture
def somebody(browser, server):
    """Return what opens a browser of somebody who was never here."""
    contexts = []

    def opened(path: str = "") -> Page:
        contexts.append(browser.new_context())
        page = contexts[-1].new_page()
        page.set_default_timeout(30_000)
        page.goto(f"{server.address}{path}")
        return page

    yield opened
    for context in contexts:
        context.close()


def sign_in(page: Page) -> None:
    """Press the button, and come back from the provider."""
    page.evaluate("() => { window.stayed = true; }")
    page.get_by_role("button", name=BUTTON).click()
    page.wait_for_function("() => !window.stayed && document.querySelector('h1.er-title')")


def signed_in(page: Page) -> str:
    """Return what the page says of who is signed in."""
    line = page.locator(".st-key-signed_in")
    expect(line).to_contain_text("Signed in as")
    return line.inner_text()


def is_the_page_to_sign_in(page: Page) -> None:
    expect(page.get_by_role("button", name=BUTTON)).to_be_visible()
    assert page.locator("h1").all_inner_texts() == ["Sign in"]
    assert page.get_by_role("link").all_inner_texts() in ([], ["Skip to main content"])
    assert page.get_by_role("button").count() == 1
    assert page.locator(".er-headline, table, .er-pages").count() == 0


def test_a_steward_signs_in_changes_something_and_signs_out(somebody, provider):
    provider.signs_in(STEWARD_CLAIMS)
    page = somebody()
    is_the_page_to_sign_in(page)
    assert page.title() == "Sign in · Equal Reach"
    sign_in(page)
    assert "a.patel (" in signed_in(page)
    assert ", a steward." in signed_in(page)
    page.get_by_role("link", name="Import", exact=True).click()
    expect(page.locator("h1.er-title")).to_have_text("Import")
    expect(page.get_by_test_id("stFileUploader").first).to_be_attached()
    left = provider.signed_out
    page.get_by_role("button", name="Sign out").click()
    is_the_page_to_sign_in(page)
    assert provider.signed_out == left + 1
    assert not [each for each in page.context.cookies() if each["name"].startswith("_streamlit_user")]
    # Nor does the way back lead to what was there.
    page.go_back()
    page.goto(page.url)
    expect(page.get_by_role("button", name=BUTTON)).to_be_visible()


@pytest.mark.parametrize("roles", [[], ["Reader"], None], ids=str)
def test_whoever_has_not_the_role_is_a_viewer(somebody, provider, roles):
    provider.signs_in(VIEWER_CLAIMS | {"roles": roles}, missing=set() if roles is not None else {"roles"})
    page = somebody()
    sign_in(page)
    assert ", a viewer." in signed_in(page)
    expect(page.get_by_role("link", name="Register", exact=True)).to_be_visible()
    assert page.get_by_role("link", name="Import", exact=True).count() == 0
    page.goto(f"{urlsplit(page.url).scheme}://{urlsplit(page.url).netloc}/import")
    expect(page.locator("h1.er-title")).to_have_text("Not available")


@pytest.mark.parametrize(
    "token",
    [
        {"claims": STEWARD_CLAIMS | {"aud": "other"}},
        {"claims": STEWARD_CLAIMS | {"aud": "other", "azp": "other"}},
        {"claims": STEWARD_CLAIMS | {"iss": "https://other.example.nhs.uk"}},
        {"claims": STEWARD_CLAIMS | {"nonce": "of another sign-in"}},
        {"claims": STEWARD_CLAIMS, "lasts": -600},
        {"claims": STEWARD_CLAIMS, "missing": {"exp"}},
        {"claims": STEWARD_CLAIMS, "missing": {"sub"}},
        {"claims": STEWARD_CLAIMS, "forged": True},
    ],
    ids=["audience", "party", "issuer", "replayed", "expired", "no end", "nobody", "another key"],
)
def test_a_token_that_is_wrong_signs_nobody_in(somebody, provider, token):
    provider.signs_in(**token)
    page = somebody()
    sign_in(page)
    is_the_page_to_sign_in(page)
    assert not [each for each in page.context.cookies() if each["name"].startswith("_streamlit_user")]


def test_a_token_for_another_program_that_names_us_as_party_signs_nobody_in(somebody, provider):
    """Authlib lets it pass, so our own check must not. Mutant: `aud` not looked at."""
    provider.signs_in(STEWARD_CLAIMS | {"aud": "other", "azp": "equal-reach"})
    page = somebody()
    sign_in(page)
    expect(page.get_by_text("Your sign-in could not be used")).to_be_visible()
    assert page.locator(".er-headline").count() == 0


def test_a_sign_in_that_runs_out_says_so_at_the_next_step(somebody, provider):
    provider.signs_in(STEWARD_CLAIMS, lasts=8)
    page = somebody()
    sign_in(page)
    signed_in(page)
    page.wait_for_timeout(8_500)
    page.get_by_role("link", name="Method", exact=True).click()
    expect(page.get_by_text("Your sign-in has run out")).to_be_visible()
    expect(page.locator(".er-pages")).to_have_count(0)
    # Opened anew, with its cookie still there, it is told again; and signing in again lets it in.
    page.goto(page.url)
    expect(page.get_by_text("Your sign-in has run out")).to_be_visible()
    provider.signs_in(STEWARD_CLAIMS)
    sign_in(page)
    signed_in(page)


def test_an_address_for_one_page_leads_a_stranger_to_the_same_page(somebody):
    for path in ("register", "import", "no-such-page", "a/b"):
        is_the_page_to_sign_in(somebody(path))


# --- what an attacker gets who is not signed in, or signed in as a viewer


def asked(server, method: str, path: str, **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=30)
    try:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        return response.status, response.read().decode("utf-8-sig", errors="replace")
    finally:
        connection.close()


def cookies_of(page: Page) -> dict[str, str]:
    """Return the headers that this browser's cookies make."""
    found = {each["name"]: each["value"] for each in page.context.cookies()}
    return {
        "Cookie": "; ".join(f"{name}={value}" for name, value in found.items()),
        "X-Xsrftoken": found.get(XSRF, ""),
    }


def test_a_download_goes_to_whoever_it_was_drawn_for_and_nobody_else(somebody, provider, server):
    """Mutant: no door for files, as Streamlit has it: every one of these is answered."""
    provider.signs_in(STEWARD_CLAIMS)
    steward = somebody()
    sign_in(steward)
    signed_in(steward)
    # A page that the others do not open: whoever is drawn the same file is given it.
    steward.goto(f"{server.address}who-we-reached?characteristic=sex&activities=all")
    download = steward.get_by_role("button", name=re.compile(r"Download .*\(CSV\)")).first
    with steward.expect_response(re.compile("/media/.*csv")) as answered, steward.expect_download():
        download.click()
    assert answered.value.status == 200
    path = urlsplit(answered.value.url).path
    provider.signs_in(VIEWER_CLAIMS)
    viewer = somebody()
    sign_in(viewer)
    signed_in(viewer)
    stranger = somebody()
    is_the_page_to_sign_in(stranger)
    assert asked(server, "GET", path, **cookies_of(steward))[0] == 200
    assert asked(server, "GET", path, **cookies_of(viewer)) == (404, "Not found")
    assert asked(server, "GET", path, **cookies_of(stranger)) == (404, "Not found")
    assert asked(server, "GET", path) == (404, "Not found")
    assert asked(server, "HEAD", path)[0] == 404
    assert asked(server, "GET", path, Range="bytes=0-9")[0] == 404


def test_a_paper_reaches_the_steward_who_asked_for_it(somebody, provider, server):
    """It is made outside of the page's run, where nobody is signed in."""
    provider.signs_in(VIEWER_CLAIMS)
    page = somebody()
    sign_in(page)
    signed_in(page)
    page.goto(f"{server.address}report?sections=summary&format=html")
    expect(page.locator(".st-key-make_paper")).to_be_visible()
    with page.expect_download() as saved:
        page.locator(".st-key-make_paper").get_by_role("button").click()
    assert saved.value.path().stat().st_size > 1000


def test_a_viewer_brings_no_file(somebody, provider, server):
    tried = []
    for claims in (VIEWER_CLAIMS, STEWARD_CLAIMS):
        provider.signs_in(claims)
        page = somebody()
        sign_in(page)
        signed_in(page)
        tried.append(
            asked(server, "PUT", "/_stcore/upload_file/some-session/some-file", **cookies_of(page))[0]
        )
    # The steward is let through, to Streamlit, which knows no such session.
    assert tried == [404, 400]
    assert asked(server, "PUT", "/_stcore/upload_file/some-session/some-file")[0] == 404


def test_a_web_socket_without_a_sign_in_is_drawn_nothing(somebody, server):
    """Whatever it asks for: everything that comes through it is kept and searched."""
    page = somebody("who-we-reached?characteristic=sex")
    received: list[bytes] = []
    page.on(
        "websocket",
        lambda socket: socket.on(
            "framereceived",
            lambda content: received.append(bytes(content, "utf-8") if isinstance(content, str) else content),
        ),
    )
    page.reload()
    is_the_page_to_sign_in(page)
    everything = b"".join(received)
    assert BUTTON.encode() in everything
    # The style sheet names them too.
    assert b'class="er-headline' not in everything
    assert b'class="er-table' not in everything
    assert b"People heard" not in everything
    assert b"NHS Dorset" not in everything


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/who-we-reached",
        "/_stcore/health",
        "/_stcore/host-config",
        "/_stcore/metrics",
        "/_stcore/agent/openapi.json",
        "/media/",
        "/oauth2callback",
        "/auth/login",
        "/auth/logout",
        "/oauth2callback?code=x&state=y",
    ],
)
def test_no_other_address_gives_a_figure(server, path):
    """What is drawn goes through the web socket alone."""
    _, body = asked(server, "GET", path)
    assert "NHS Dorset" not in body
    assert "er-headline" not in body


def test_the_page_to_sign_in_is_clean(somebody, window, server):
    with window(server) as visit:
        visit.page.goto(server.address)
        is_the_page_to_sign_in(visit.page)
        assert visit.violations() == []
        assert visit.overflow() == [0, 0]
    with window(server, width=360) as visit:
        visit.page.goto(server.address)
        is_the_page_to_sign_in(visit.page)
        assert visit.overflow() == [0, 0]
