"""The web page, read by another parser: every text of the paper is in it, it fetches nothing and obeys no text."""

import base64
import copy
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from plotly.offline import get_plotlyjs

from pages.paper.blocks import Figures, Paper, Section
from pages.paper.writing import live_chart, web_page
from pages.paper.writing.office_file import allowed
from pages.parts.tables import Cell, Column, Row, Table
from tests.pages.paper.invented_paper import WARNING, invented_paper, texts

PAPER = invented_paper()
PLOTLY = get_plotlyjs()


@pytest.fixture(scope="module")
def written():
    return web_page.write(PAPER).decode()


@pytest.fixture(scope="module")
def page(written):
    return html.document_fromstring(written.replace(PLOTLY, ""))


def said(element):
    """Return the text of an element as a browser shows it."""
    return " ".join(element.text_content().split())


def in_one(text):
    return " ".join(text.split())


def paper_of(*blocks, warning=""):
    section = Section("one", "One", "Which one?", blocks)
    return Paper("Title", "Body", PAPER.made_on, (), (section,), warning)


class Tags(HTMLParser):
    """Collects every element with what it is given."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_every_text_of_the_paper_stands_in_it_in_order(page):
    """Mutants: the question left out; the rest of a claim left out; the key of a chart left out."""
    body = copy.deepcopy(page.body)
    for script in body.iter("script"):
        script.text = ""
    whole = said(body)
    at = whole.index(in_one(PAPER.title))
    for text in list(texts(PAPER)):
        if text == PAPER.warning:
            assert text in whole
        else:
            assert in_one(text) in whole[at:] or text == PAPER.organisation, text
            at = whole.index(in_one(text), at)


def test_every_cell_of_every_table_is_there_in_its_place(page):
    """Mutant: the last row left out."""
    facts, *found = page.findall(".//table")
    assert [[said(cell) for cell in row] for row in facts.findall("tbody/tr")] == [
        [in_one(fact.label), in_one(fact.text)] for fact in PAPER.facts
    ]
    for table, (_, figures) in zip(found, PAPER.tables(), strict=True):
        assert said(table.find("caption")) == in_one(figures.table.caption)
        assert [said(each) for each in table.findall("thead/tr/th")] == [
            column.heading for column in figures.table.columns
        ]
        rows = [row for row in table.findall("tbody/tr") if row.get("class") != "er-group"]
        assert [[said(cell) for cell in row] for row in rows] == [
            [in_one(cell.text) for cell in row.cells] for row in figures.table.rows
        ]
        groups = [said(row) for row in table.findall("tbody/tr") if row.get("class") == "er-group"]
        wanted = [row.under for row in figures.table.rows if row.under]
        assert groups == [in_one(each) for each in dict.fromkeys(wanted)]


def test_it_leads_nowhere_but_within_itself_and_fetches_nothing(written):
    """Mutant: links of cells kept."""
    tags = Tags(written.replace(PLOTLY, "")).found
    addresses = [
        value for _, given in tags for name, value in given.items() if name in ("href", "src", "action")
    ]
    assert all(each.startswith(("#", "data:image/svg+xml;base64,")) for each in addresses)
    assert not [tag for tag, _ in tags if tag in ("link", "iframe", "base", "object", "embed", "form")]
    within = {given["id"] for _, given in tags if "id" in given}
    assert {each[1:] for each in addresses if each.startswith("#")} <= within
    style = re.search("<style>(.*)</style>", written, re.S).group(1)
    assert "@import" not in style
    assert all(each.startswith("data:") for each in re.findall(r'url\("?([^"\)]*)', style))


def test_only_our_scripts_may_run(written):
    """Mutant: the policy without the hash of the second script."""
    policy = next(
        given["content"] for tag, given in Tags(written).found if "content-security" in str(given).lower()
    )
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "'unsafe-eval'" not in policy
    assert "unsafe-inline" not in policy.split("style-src")[0]
    scripts = re.findall(r"<script>(.*?)</script>", written, re.S)
    assert len(scripts) == 2
    for script in scripts:
        assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy


def test_no_text_becomes_an_element(page):
    """Mutant: a title put in as it is."""
    assert page.findall(".//script[@src]") == []
    assert len(page.findall(".//script")) == len(list(PAPER.charts())) + 2
    assert page.findall(".//b") == []
    assert page.findall(".//i") == []


def test_the_library_that_draws_comes_once_and_only_where_a_chart_is(written):
    assert written.count(PLOTLY) == 1
    without = web_page.write(paper_of()).decode()
    assert "<script" not in without
    assert "script-src 'none'" in without


def test_every_chart_is_there_still_and_live_with_its_text(page):
    """Mutant: the alternative text left out of the live chart."""
    for figure, (_, chart) in zip(page.findall(".//figure"), PAPER.charts(), strict=True):
        still, live = figure.find(".//img"), figure.find('.//div[@class="er-live"]')
        assert (still.get("alt"), live.get("aria-label"), live.get("role")) == (chart.alt, chart.alt, "img")
        assert said(figure.find("figcaption")) == chart.title
        picture = base64.b64decode(still.get("src").split(",", 1)[1])
        assert picture.startswith(b"<?xml")
        assert page.get_element_by_id(live.get("data-drawing")).get("type") == "application/json"


def test_the_pointer_is_told_only_what_is_printed(page):
    """Mutant: the place of the mark added to what the pointer is told."""
    told = 0
    for _, chart in PAPER.charts():
        drawn = json.loads(page.get_element_by_id(f"drawing-{chart.name}").text)
        printed = {re.sub("<[^>]*>", "", each["text"]) for each in drawn["layout"]["annotations"]}
        for trace in drawn["data"]:
            if trace.get("hoverinfo") == "skip":
                continue
            assert trace["hovertemplate"] == "%{hovertext}<extra></extra>"
            for text in trace["hovertext"]:
                told += bool(text)
                assert not text or set(text.split(" · ")) <= printed
    assert told


def test_the_pointer_is_told_the_words_of_its_own_row(page):
    drawn = json.loads(page.get_element_by_id("drawing-reach_pets").text)
    told = {text for trace in drawn["data"] for text in trace.get("hovertext", ()) if text}
    assert told == {
        "Cats · 700 · 360 · Over-reached",
        "Dogs · 120 · 360 · Under-reached",
        "Fish · fewer than 10 · 120 · Under-reached",
        "Birds · 0 · 360 · Under-reached",
    }


def test_the_figure_is_the_pages_own_beside_what_the_pointer_is_told(page):
    """Every number that is sent is one that the page sends, which other tests hold to shown values."""
    for _, chart in PAPER.charts():
        sent = json.loads(page.get_element_by_id(f"drawing-{chart.name}").text)
        own = json.loads(json.dumps(chart.drawing.to_dict()))
        for trace in sent["data"]:
            for added in ("hovertext", "hovertemplate", "hoverinfo"):
                trace.pop(added, None)
        assert sent["layout"].pop("hoverlabel")
        assert sent["layout"].pop("hovermode") == "closest"
        own["layout"].pop("hovermode", None)
        assert sent == own


def test_a_figure_cannot_end_its_script():
    """Mutant: the escaping of "<" left out."""
    _, chart = next(PAPER.charts())
    spec = chart.drawing.to_dict()
    words = {"text": "</script><!-- & \u2028", "yref": "y", "y": 5}
    hostile = replace(chart, drawing=_Drawn({**spec, "layout": {**spec["layout"], "annotations": [words]}}))
    text = live_chart.drawing(hostile)
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text)["layout"]["annotations"][0]["text"] == words["text"]


class _Drawn:
    def __init__(self, spec):
        self._spec = spec

    def to_dict(self):
        return self._spec


def test_it_has_a_language_a_title_landmarks_and_headings_in_order(page):
    """Mutant: the heading in a section as h4."""
    assert page.get("lang") == "en-GB"
    assert said(page.find(".//title")) == PAPER.title
    assert [len(page.findall(f".//{tag}")) for tag in ("header", "nav", "main", "footer", "h1")] == [1] * 5
    levels = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in zip(levels, levels[1:], strict=False))
    assert page.body.find("a").get("href") == "#main"
    assert [said(each) for each in page.findall(".//nav//a")] == [
        "About this paper",
        *(section.title for section in PAPER.sections),
    ]


@pytest.mark.parametrize("warning", [WARNING, ""])
def test_the_warning_comes_first_and_stands_at_the_foot_of_every_page(warning):
    """Mutant: the foot without the warning."""
    text = web_page.write(invented_paper(warning=warning)).decode()
    body = html.document_fromstring(text.replace(PLOTLY, "")).body
    marked = body.findall('.//aside[@class="er-warning"]')
    assert [said(each) for each in marked] == ([warning] if warning else [])
    if warning:
        assert body.index(marked[0]) < body.index(body.find("header"))
    foot = re.search(r"@bottom-left \{ content: \"(.*?)\";", text).group(1)
    unescaped = re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found.group(1), 16)), foot)
    assert unescaped == (warning or f"{PAPER.organisation}: {PAPER.title}")


def test_the_foot_is_written_so_that_no_text_ends_its_string_or_its_sheet():
    """Mutant: only quotes escaped."""
    text = web_page.write(paper_of(warning='"; } </style>\\ \n')).decode()
    style = re.search("<style>(.*?)</style>", text, re.S).group(1)
    assert r'"\22 \3b  \7d  \3c \2f style\3e \5c  \a "' in style


@pytest.mark.parametrize(
    ("letters", "kinds"),
    [
        (5, "er-figures"),
        (110, "er-figures er-lying er-wide"),
        (300, "er-figures er-lying er-breaking er-wide"),
    ],
)
def test_a_table_too_wide_for_the_page_lies_and_one_too_wide_even_so_breaks_its_words(letters, kinds):
    table = Table("T", (Column("A"), Column("B")), (Row((Cell("a" * letters), Cell("b"))),))
    assert f'<div class="{kinds}"' in web_page.write(paper_of(Figures(table))).decode()


def test_the_marks_of_tables_are_those_of_the_pages(written):
    style = re.search("<style>(.*?)</style>", written, re.S).group(1)
    for kind in (
        "hidden",
        "down",
        "up",
        "circle",
        "hollow-down",
        "hollow-up",
        "hollow-circle",
        "dash",
        "diamond",
    ):
        assert f".er-{kind} {{ background-image" in style


def test_the_same_paper_gives_the_same_bytes(written):
    assert web_page.write(invented_paper()).decode() == written


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=40))
def test_any_text_is_written_and_read_back(text):
    """Mutant: `allowed` left out."""
    table = Table(
        text, (Column(text), Column("N", number=True)), (Row((Cell(text), Cell(text)), under=text),)
    )
    paper = replace(paper_of(Figures(table), warning=text), title=text, organisation=text)
    page = html.document_fromstring(web_page.write(paper).decode())
    wanted = in_one(allowed(text))
    assert said(page.find(".//h1")) == wanted
    assert [said(cell) for cell in page.findall(".//table")[1].findall("tbody/tr[2]/*")] == [wanted, wanted]
    assert len(page.findall(".//script")) == 0
