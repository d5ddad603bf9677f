"""What a sentence claims: a table of sentences, and the numbers and kinds that are found in each."""

import pytest

from data.measures import claims
from data.measures.claims import Claim, Sentence

REPRESENTATIVE, MARGIN, POPULATION = Claim.REPRESENTATIVE, Claim.MARGIN, Claim.POPULATION
RATE, SIGNIFICANT, SMALL_BASE, SHARE = (
    Claim.RESPONSE_RATE,
    Claim.SIGNIFICANT,
    Claim.SMALL_BASE,
    Claim.SHARE,
)

SENTENCES: list[tuple[str, tuple[Claim, ...], dict[str, object]]] = [
    ("893 replies, so representative to within 3.28 %", (REPRESENTATIVE, MARGIN), {"replies": 893, "margin": 0.0328}),
    ("With 1,234 responses the margin of error is ±2.8%.", (MARGIN,), {"replies": 1234, "margin": 0.028}),
    ("n = 400; accurate to 5 per cent at 99% confidence", (MARGIN,), {"replies": 400, "margin": 0.05, "confidence": 0.99}),
    ("The margin of error is small.", (MARGIN,), {}),
    ("54 % of people in Dorset think parking is hard (893 replies).", (POPULATION, SHARE), {"replies": 893, "shares": (0.54,)}),
    ("9 in 10 residents want it", (POPULATION, SHARE), {"shares": (0.9,)}),
    ("54% of residents who replied think so", (SHARE,), {"shares": (0.54,)}),
    ("893 people in Dorset replied in 2024, 54 per cent said yes", (SHARE,), {"replies": 893, "shares": (0.54,)}),
    ("We had 49 replies and 58% want a later clinic", (SMALL_BASE,), {"replies": 49, "shares": (0.58,)}),
    ("We had 50 replies and 58% want a later clinic", (SHARE,), {"replies": 50, "shares": (0.58,)}),
    ("10,000 letters sent, 893 replies, a response rate of 9%", (RATE,), {"replies": 893, "invited": 10_000, "rate": 0.09}),
    ("893 of the 10,000 people invited replied", (RATE,), {"replies": 893, "invited": 10_000}),
    ("We invited 10,000 and 893 replied", (RATE,), {"replies": 893, "invited": 10_000}),
    ("The response rate was 12%.", (RATE,), {"rate": 0.12}),
    ("Significantly more women came.", (SIGNIFICANT,), {}),
    ("893 people replied.", (), {"replies": 893}),
    ("Eight hundred and ninety-three people replied", (), {"replies": 893}),
    ("Ten thousand were invited and eight hundred replied", (RATE,), {"replies": 800, "invited": 10_000}),
    ("We had 1.2k responses", (), {"replies": 1200}),
    ("No one replied", (), {}),
    ("Nine out of ten patients like it", (POPULATION, SHARE), {"shares": (0.9,)}),
    ("Two-thirds of those who replied want it", (SHARE,), {"shares": (0.67,)}),
    ("Half the respondents said yes", (SHARE,), {"shares": (0.5,)}),
    ("It takes half an hour, and a third party replied", (), {}),
    ("A quarter of carers feel alone", (POPULATION, SHARE), {"shares": (0.25,)}),
    ("Disabled people want ramps", (POPULATION,), {}),
    ("15 carers said that nights are hard", (), {}),
    ("In 2024 carers said that nights are hard", (POPULATION,), {}),
    ("The overwhelming majority of the public backs closure", (POPULATION,), {}),
    ("893 responses, giving a confidence interval of 3.28%", (MARGIN,), {"replies": 893, "margin": 0.0328}),
    ("893 responses, at a confidence level of 95%", (MARGIN,), {"replies": 893, "confidence": 0.95}),
    ("Accurate to within three percentage points, nineteen times out of twenty", (MARGIN,), {"margin": 0.03}),
    ("With 800 responses our findings are statistically valid", (REPRESENTATIVE,), {"replies": 800}),
    ("Our views can be generalised", (REPRESENTATIVE,), {}),
    ("The sample is large enough", (REPRESENTATIVE,), {}),
    ("We heard 4,155 people, so this is representative", (REPRESENTATIVE,), {"replies": 4155}),
    ("Our survey reached everyone", (REPRESENTATIVE,), {}),
    ("It covers everybody in Dorset", (REPRESENTATIVE,), {}),
    ("Parking matters to everyone", (), {}),
    ("0 replies", (), {"replies": 0}),
    ("People told us that parking is hard.", (), {}),
    ("", (), {}),
    ("150% of replies", (), {}),
    ("99999999999 replies", (), {}),
    ("893.5 replies", (), {}),
    ("A1234567 replies", (), {}),
    ("<script>alert(893)</script> ![](x) '; drop table", (), {}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "kinds", "found"), SENTENCES, ids=[each[0] for each in SENTENCES])
def test_a_sentence_says_what_it_claims(sentence, kinds, found):
    """Mutants: a base of 50 counted as small; the words of replies looked for beyond the next number; numbers left in
    words; "no one" read as 1; a count before people not looked at.
    """
    said = claims.read(sentence)
    expected = Sentence(kinds, **found)
    assert (said.claims, said.replies, said.invited) == (expected.claims, expected.replies, expected.invited)
    assert said.shares == pytest.approx(expected.shares)
    for name in ("margin", "confidence", "rate"):
        held, wanted = getattr(said, name), getattr(expected, name)
        assert (held is None) == (wanted is None)
        assert held == pytest.approx(wanted)


def test_what_is_typed_beside_the_sentence_stands_above_what_is_in_it():
    said = claims.read("12 replies within 9%", replies=893, margin=0.0328)
    assert (said.replies, said.margin) == (893, 0.0328)
    assert claims.read("", replies=893, margin=0.0328).claims == (MARGIN,)


@pytest.mark.parametrize(
    ("replies", "confidence", "margin"),
    [(893, None, 0.0328), (893, 0.99, 0.0431), (100, None, 0.0980), (1, None, 0.5), (0, None, None)],
)
def test_the_margin_of_a_random_draw(replies, confidence, margin):
    """1.96 x sqrt(0.25 / 893) is 3.28 points. Mutant: the whole interval in place of its half."""
    found = claims.margin_of_random_draw(replies, confidence=confidence)
    assert found == (None if margin is None else pytest.approx(margin, abs=5e-4))


@pytest.mark.parametrize(
    ("replies", "invited", "rate"),
    [(893, 10_000, 0.0893), (10, 10, 1.0), (11, 10, None), (5, 0, None), (None, 10, None), (5, None, None)],
)
def test_the_response_rate(replies, invited, rate):
    assert claims.response_rate(Sentence((), replies=replies, invited=invited)) == rate


@pytest.mark.parametrize(
    ("typed", "found"), [("", None), (" 893 ", 893), ("1,234", 1234), ("0", 0), ("٣", ValueError), ("8.5", ValueError), ("-1", ValueError), ("many", ValueError), ("9" * 9, ValueError)]
)  # fmt: skip
def test_a_typed_number(typed, found):
    if found is ValueError:
        with pytest.raises(ValueError, match="whole"):
            claims.number(typed)
    else:
        assert claims.number(typed) == found


@pytest.mark.parametrize(
    ("typed", "found"), [("", None), ("3.28", 0.0328), ("3.28 %", 0.0328), ("100", 1.0), ("101", ValueError), ("-3", ValueError), ("=1+1", ValueError)]
)  # fmt: skip
def test_a_typed_percentage(typed, found):
    if found is ValueError:
        with pytest.raises(ValueError, match="percentage"):
            claims.percentage(typed)
    else:
        assert claims.percentage(typed) == (None if found is None else pytest.approx(found))


def test_a_sentence_without_end_is_read_to_where_reading_ends():
    """Mutant: the whole text read."""
    said = claims.read("893 replies " + "9 in % of people in " * 100_000 + "within 3%")
    assert said.replies == 893
    assert said.margin is None
