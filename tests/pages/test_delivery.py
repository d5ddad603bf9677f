"""How files reach a reader: scripts compressed once, the page in British English, all else untouched."""

import asyncio
import gzip
import re

import pytest
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from pages.parts import fitting
from pages.parts.delivery import EARLY, SCRIPTS, Delivery, fetched_early

SCRIPT = b"let reached = 1;" * 500
PAGE = '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head></html>'


class Server:
    """Answers as Streamlit does, and counts how often it was asked."""

    def __init__(self, response):
        self.response = response
        self.asked = 0

    async def __call__(self, scope, receive, send):
        self.asked += 1
        await self.response(scope, receive, send)


def get(delivery, path, **headers):
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }
    sent = []

    async def send(message):
        sent.append(message)

    asyncio.run(delivery(scope, None, send))
    carried = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], carried, b"".join(message.get("body", b"") for message in sent[1:])


def scripts(status=200, **headers):
    return Server(Response(SCRIPT, status, headers={"etag": "e1", **headers}, media_type="text/javascript"))


def test_a_script_is_compressed_once_and_kept():
    server = scripts()
    delivery = Delivery(server)
    first = get(delivery, "/static/js/index.js", accept_encoding="gzip, br")
    second = get(delivery, "/static/js/index.js", accept_encoding="gzip, br")
    assert first == second
    status, carried, body = first
    assert status == 200
    assert gzip.decompress(body) == SCRIPT
    assert carried["content-encoding"] == "gzip"
    assert carried["content-length"] == str(len(body))
    assert carried["vary"] == "Accept-Encoding"
    assert server.asked == 1


def test_each_script_is_kept_apart():
    server = scripts()
    delivery = Delivery(server)
    get(delivery, "/static/js/a.js", accept_encoding="gzip")
    get(delivery, "/static/js/b.js", accept_encoding="gzip")
    assert server.asked == 2


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/static/js/index.js", {}),
        ("/static/js/index.js", {"accept_encoding": "br"}),
        ("/static/js/index.js", {"accept_encoding": "gzip", "range": "bytes=0-9"}),
        ("/static/js/index.js", {"accept_encoding": "gzip", "if_none_match": "e1"}),
        ("/static/media/font.woff2", {"accept_encoding": "gzip"}),
        ("/media/download.js", {"accept_encoding": "gzip"}),
    ],
)
def test_what_cannot_or_need_not_be_compressed_is_sent_as_it_is(path, headers):
    status, carried, body = get(Delivery(scripts()), path, **headers)
    assert (status, body) == (200, SCRIPT)
    assert "content-encoding" not in carried


@pytest.mark.parametrize(
    "server", [scripts(404), scripts(content_encoding="br")], ids=["missing", "compressed"]
)
def test_only_a_whole_plain_file_is_kept(server):
    if server.response.status_code == 200:
        server.response.headers["content-encoding"] = "br"
    delivery = Delivery(server)
    for _ in range(2):
        _, _, body = get(delivery, "/static/js/index.js", accept_encoding="gzip")
        assert body == SCRIPT
    assert server.asked == 2


@pytest.mark.parametrize("path", ["/", "/board-summary", ""])
def test_the_page_says_its_language_and_its_name(path):
    response = HTMLResponse(PAGE, headers={"etag": "e1", "last-modified": "yesterday"})
    _, carried, body = get(Delivery(Server(response)), path)
    assert body.startswith(b'<!DOCTYPE html><html lang="en-GB"><head><title>Equal Reach</title>')
    assert body.endswith(b"</head></html>")
    assert carried["content-length"] == str(len(body))
    assert not {"etag", "last-modified"} & set(carried)


def test_the_page_names_what_draws_charts_before_a_chart_asks_for_it():
    """Mutant: a part's name without its hash, as an older Streamlit had it."""
    _, _, body = get(Delivery(Server(HTMLResponse(PAGE))), "/")
    links = re.findall(rb'<link rel="modulepreload"[^>]* href="\./static/js/([^"]+)">', body)
    assert [name.decode().partition(".")[0] for name in links] == list(EARLY)
    assert all((SCRIPTS / name.decode()).is_file() for name in links)


def test_a_part_that_streamlit_no_longer_has_is_left_out(tmp_path):
    (tmp_path / "Selectbox.x1.js").touch()
    assert fetched_early(tmp_path).count(b"<link") == 1
    assert b"./static/js/Selectbox.x1.js" in fetched_early(tmp_path)


def test_the_page_fetches_no_font_that_is_not_used():
    font = '<link\n rel="preload"\n href="./static/media/Sans.woff2"\n as="font"\n crossorigin\n/>'
    page = PAGE.replace("<title>", f"{font}<title>")
    assert b"woff2" not in get(Delivery(Server(HTMLResponse(page))), "/")[2]


def test_the_page_says_which_variant_of_charts_fits():
    _, _, body = get(Delivery(Server(HTMLResponse(PAGE))), "/")
    assert body.count(b"<script>") == 1
    assert fitting.COOKIE.encode() in body


def test_what_is_not_the_page_is_untouched():
    status, _, body = get(Delivery(Server(PlainTextResponse(PAGE))), "/_stcore/health")
    assert (status, body.decode()) == (200, PAGE)
    status, _, body = get(Delivery(Server(PlainTextResponse(PAGE))), "/robots.txt")
    assert (status, body.decode()) == (200, PAGE)


@pytest.mark.parametrize("path", ["/a/b", "/a/b/", "/who-we-reached/x", "/_stcorex/y"])
def test_below_a_page_there_is_none(path):
    """Mutant: the page as it is, which looks for its scripts below /a/."""
    status, carried, _ = get(Delivery(Server(HTMLResponse(PAGE))), path)
    assert (status, carried["location"]) == (302, "/not-available")


@pytest.mark.parametrize("path", ["/component/x/index.html", "/media/x.html", "/static/x.html"])
def test_what_streamlit_keeps_below_is_no_page(path):
    assert get(Delivery(Server(HTMLResponse(PAGE))), path)[2].decode() == PAGE


def test_what_is_not_there_and_no_page_stays_so():
    assert get(Delivery(Server(PlainTextResponse("Not found", 404))), "/a/_stcore/health")[0] == 404


def test_below_the_setting_of_a_base_stands_a_page(monkeypatch):
    monkeypatch.setattr(
        "streamlit.get_option", lambda name: "reach" if name == "server.baseUrlPath" else None
    )
    assert get(Delivery(Server(HTMLResponse(PAGE))), "/reach/coverage")[2].startswith(
        b'<!DOCTYPE html><html lang="en-GB">'
    )
    assert get(Delivery(Server(HTMLResponse(PAGE))), "/reach/a/b")[1]["location"] == "/reach/not-available"
