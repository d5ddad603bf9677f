"""*Method*: a sentence goes in, the one that its replies can carry comes out; nothing of what was typed is kept or shown."""

import logging
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from data import facts
from data.measures import claims
from pages.parts.claims import claim_words
from pages.parts.claims.claim_words import MARGIN_WRONG, NOTHING_TYPED, NUMBER_WRONG, WHERE

DEFENSIBLE = {
    "893 replies, so representative to within 3.28 %": f"893 people replied. This tells what those 893 think. {WHERE}",
    "54 % of people in Dorset think so (1,893 replies)": f"1,893 people replied, and 54% of them said so. This tells what those 1,893 think. {WHERE}",
    "893 of the 10,000 invited replied": f"893 of the 10,000 people invited replied (8.93%). This tells what those 893 think. {WHERE}",
    "12 replies, 58% want it": f"12 people replied. This tells what those 12 think. {WHERE}",
    "9 replies, 58% want it": f"Fewer than 10 people replied. This tells what those few think; put it in words, without a percentage. {WHERE}",
    "10 replies": f"10 people replied. This tells what those 10 think. {WHERE}",
    "0 replies, which is significant": "Nobody replied, so there is nothing to say of what people think.",
    "A significant majority": f"The people who replied told us what they think. Say how many they were. {WHERE}",
    "9 in 10 residents want it": f"The people who replied told us what they think. Say how many they were, and that a percentage is of them and of nobody else. {WHERE}",
    "Parking is hard.": str(claim_words.NO_CLAIM),
}


@pytest.mark.parametrize(("sentence", "instead"), DEFENSIBLE.items(), ids=list(DEFENSIBLE))
def test_the_sentence_that_can_be_defended(sentence, instead):
    """Mutants: ten people told as fewer than ten; the percentage of few people repeated."""
    assert str(claim_words.defensible(claims.read(sentence))) == instead


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("893 replies within 3.28%", "A random draw of 893 people would have a margin of 3.28% at 95% confidence. A margin"),
        ("893 replies within 2%", "margin of 3.28% at 95% confidence, and not 2%. A margin"),
        ("893 replies within 4.31% at 99% confidence", "margin of 4.31% at 99% confidence. A margin"),
        ("accurate to 3%", "A margin of error is what chance does in a random draw."),
        ("900 of the 800 invited replied", "More people replied than were invited"),
        ("893 of the 10,000 invited replied, a response rate of 12%", "893 of 10,000 is 8.93%, and not 12%."),
        ("893 of the 10,000 invited replied, a response rate of 9%", "893 of 10,000 is 8.93%. A rate"),
        ("a response rate of 12%", "It needs the number who were invited"),
        ("12 replies, 58% agree", "One person more or less moves it by 8 points. With fewer than 50 people"),
        ("58% agree", "It needs the number of people that it is a percentage of."),
    ],
)  # fmt: skip
def test_the_reason(sentence, reason):
    """Mutant: the claimed margin never held against that of a random draw."""
    (row,) = claim_words.reasons(claims.read(sentence)).rows
    assert reason in row.cells[2].text


def test_every_claim_has_a_reason():
    said = claims.Sentence(tuple(claims.Claim))
    assert all(row.cells[2].text.endswith(".") for row in claim_words.reasons(said).rows)


@pytest.fixture
def method(sqlite_databases) -> AppTest:
    return AppTest.from_string("from pages import method\nmethod.page()", default_timeout=60).run()


def checked(app: AppTest, text: str = "", replies: str = "", margin: str = "") -> str:
    """Send the form; return all the HTML that the page then holds."""
    app.text_area(key="claim_text").set_value(text)
    app.text_input(key="claim_replies").set_value(replies)
    app.text_input(key="claim_margin").set_value(margin)
    next(each for each in app.button if each.label == "Check this sentence").click()
    app.run()
    assert not app.exception
    return "\n".join(str(each.proto.body) for each in app.get("html"))


class TestThePage:
    def test_gives_the_sentence_and_its_reasons(self, method):
        said = checked(method, "893 replies, so representative to within 3.28 %")
        assert "<strong>893 people replied.</strong> This tells what those 893 think." in said
        assert "A margin of error" in said

    def test_takes_the_numbers_alone(self, method):
        assert "margin of 3.28% at 95% confidence" in checked(method, replies="893", margin="3.28")

    @pytest.mark.parametrize(
        ("typed", "refusal"),
        [
            ({}, NOTHING_TYPED),
            ({"text": "  \n "}, NOTHING_TYPED),
            ({"replies": "many"}, NUMBER_WRONG),
            ({"replies": "9", "margin": "<b>3</b>"}, MARGIN_WRONG),
        ],
    )
    def test_says_what_to_put_right(self, method, typed, refusal):
        assert refusal in checked(method, **typed)

    def test_gives_nothing_back_of_what_was_typed_and_keeps_none_of_it(self, method, caplog):
        """Mutant: the sentence put into the address."""
        caplog.set_level(logging.DEBUG)
        hostile = (
            '893 replies <img src=x onerror=alert(1)> ![](//zebra) $zebra$ :red[zebra] within 3% "'
            + "zebra " * 200
        )
        said = checked(method, hostile)
        assert "893 people replied" in said
        assert "zebra" not in said
        assert "onerror" not in said
        assert "zebra" not in str(method.query_params)
        assert "zebra" not in caplog.text
        method.run()
        assert "893 people replied" not in "\n".join(str(each.proto.body) for each in method.get("html"))


def test_what_all_our_work_missed_says_that_it_is_of_all_our_work(monkeypatch):
    """Mutant: the sentence without saying of what, beside a sentence of one survey."""
    category = next(iter(facts.categories("sex")))
    monkeypatch.setattr(claim_words, "sure_gaps", lambda _: [SimpleNamespace(category=category)])
    (told,) = claim_words.whom_we_missed(())
    assert told.text.startswith(
        "About all our work: in all activities that were open to everyone we clearly under-reached "
    )


def test_nobody_is_said_not_to_have_been_drawn():
    """Mutant: "These people were not drawn", which the check can't know."""
    (margin,) = claim_words.reasons(claims.read("893 replies within 3.28%")).rows
    assert "Unless they were drawn at random, people chose to take part" in margin.cells[2].text
