"""The page that goes back to a community: everything that it said, as plain HTML that calls nobody.

Mutants, each caught here: text not escaped; who owes the answer left out; what was refused told without its reason.
"""

import re
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser

import pytest

from models.vocabulary import Decision
from pages.parts.answers import report_back
from pages.parts.frame import INVENTED
from tests.findings import a_finding
from tests.pages.answers.test_answers_words import NETWORK, ON, answers, days_ago


def page(*findings, invented: bool = False) -> str:
    return report_back.as_html(
        answers(*findings), community="LGBT+", organisation="NHS Somewhere", invented=invented
    ).decode()


class Outline(HTMLParser):
    """The headings of a page and every element in it; each that is opened is closed in turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.opened: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag not in ("meta", "br"):
            self.opened.append(tag)

    def handle_endtag(self, tag):
        assert self.opened.pop() == tag

    @property
    def headings(self) -> list[str]:
        return [tag for tag in self.tags if re.fullmatch("h[1-6]", tag)]


def test_it_is_sound_html_in_british_english_that_calls_nobody():
    text = page(NETWORK, days_ago(300, told=100))
    found = Outline(text)
    assert found.opened == []
    assert found.headings == ["h1", "h2", "h3", "h2", "h3"]
    assert text.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert "<title>You said, we did: LGBT+</title>" in text
    assert not {"script", "link", "img", "iframe", "form"} & set(found.tags)
    assert not re.search(r"https?:|src=|url\(|@import| on\w+=", text)
    assert "@media print" in text
    assert "default-src 'none'" in text
    assert INVENTED not in text
    assert INVENTED in page(NETWORK, invented=True)


def test_it_says_what_still_waits_and_whose_it_is():
    text = page(NETWORK)
    for words in (
        "We received one report from you, and owe you an answer to it. We are sorry that you have waited so long.",
        "We received it on 14 June 2022.",
        "We said so.",
        "We have not decided yet.",
        "4 years 3 months. You should have had an answer by 12 September 2022.",
        "Head of Care.",
        "NHS Somewhere, 2 October 2026",
    ):
        assert words in text, words
    assert report_back.NO_OWNER in page(days_ago(10, owner=""))


def test_it_says_what_was_decided_and_why_done_and_told():
    text = page(
        days_ago(300, "a", decided=40, done=60, told=50),
        days_ago(300, "b", told=50, decision=Decision.NOT),
    )
    received = ON - timedelta(days=300)
    for words in (
        "We received two reports from you. You have an answer to every one.",
        f"Done on {(received + timedelta(days=60)).day} ",
        "Not accepted, on ",
        "No money.",
        "50 days after we received it.",
    ):
        assert words in text, words
    assert text.count("A new form.") == 1


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        ((days_ago(10),), "We received one report from you, and owe you an answer to it."),
        (
            (days_ago(10), days_ago(9)),
            "We received two reports from you, and owe you an answer to each.",
        ),
        (
            (days_ago(10), days_ago(300, told=9)),
            "We received two reports from you. One has an answer; one waits.",
        ),
        ((days_ago(300, told=9),), "We received one report from you. You have an answer to it."),
    ],
)
def test_the_first_sentence_says_how_things_stand(findings, words):
    assert report_back.opening(answers(*findings)) == words


def test_no_text_is_obeyed():
    nasty = "<script>x</script>"
    found = a_finding("f", received=ON, owner=nasty)
    text = page(replace(found, entry=replace(found.entry, title=nasty, said=nasty, source_report=nasty)))
    assert "<script>" not in text
    assert "&lt;script&gt;" in text
