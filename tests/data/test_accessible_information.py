"""What serves which need, and what may be said where the counts are rounded or hidden."""

import pytest

from data import accessible_information, facts
from data.accessible_information import at_each, most_offered, offered_at, offering_nothing, serves, serving
from data.facts.rows import FactsError
from data.published import needs
from data.register.entry_choices import choices
from data.register.offers import Offer, Offers
from models.community import Needs
from models.protected import ProtectedCount
from models.vocabulary import Withheld


def offer(formats=(), languages=()):
    return Offer("Stall", None, None, tuple(formats), tuple(languages))


def engagement(*offers, reference="plan"):
    return Offers(reference, reference.title(), offers)


def shown(number):
    return ProtectedCount(number, None, max(number - 2, 0), number + 2)


FEW = ProtectedCount(None, Withheld.FEWER_THAN_10, 0, 9)
NOT_AVAILABLE = ProtectedCount(None, Withheld.NOT_AVAILABLE, 0, 6000)


@pytest.mark.parametrize(
    ("need", "formats", "languages", "does"),
    [
        ("easy_read", ["easy_read"], [], True),
        ("easy_read", ["large_print"], ["polish"], False),
        ("lipreading", ["captions"], [], True),
        ("lipreading", ["hearing_loop"], [], True),
        ("lipreading", ["bsl"], [], False),
        ("interpreter", [], ["nepali"], True),
        ("interpreter", ["easy_read"], [], False),
        ("other_need", ["easy_read"], ["polish"], False),
    ],
)
def test_what_serves_a_need(need, formats, languages, does):
    """Mutant: any language taken to serve every need."""
    assert serves(offer(formats, languages), need) is does


def test_every_need_is_served_by_something_but_the_one_that_nobody_can_name():
    known = {each.slug for each in facts.answers(needs.NEEDS)}
    assert serving().keys() | {"other_need", needs.NO_NEED} == known
    assert set(needs.kinds()) == known - {needs.NO_NEED}
    served = {value for listed in serving().values() for kind, value in listed if kind == "format"}
    assert choices("format").keys() - served == {"paper", "telephone"}


def test_offers_are_counted_by_activity():
    both = engagement(offer(["easy_read", "audio"]), offer(["easy_read"]), offer(), offer([], ["polish"]))
    assert [
        offered_at(both, need) for need in ("easy_read", "audio", "bsl", "interpreter", "other_need")
    ] == [2, 1, 0, 1, None]
    assert offering_nothing([both]) == 1
    assert most_offered([both]) == ("easy_read", 2)
    assert most_offered([engagement(offer())]) is None  # fmt: skip


@pytest.mark.parametrize(
    ("stated", "met", "formats", "not_offered", "fewer", "not_noted"),
    [
        (shown(15), FEW, [], True, False, False),
        # One may have got it, whoever offered it.
        (shown(15), ProtectedCount(10, None, 8, 12), [], False, True, True),
        (shown(15), shown(15), [], False, False, True),
        (shown(15), shown(10), ["easy_read"], False, True, False),
        # 13 to 17 asked, 13 to 17 got it.
        (shown(15), shown(15), ["easy_read"], False, False, False),
        # 12 may have asked and 12 got it.
        (
            ProtectedCount(15, None, 12, 17),
            ProtectedCount(10, None, 8, 12),
            ["easy_read"],
            False,
            False,
            False,
        ),
        (shown(15), FEW, ["easy_read"], False, True, False),
        # Nobody may have asked.
        (FEW, FEW, [], False, False, False),
        (NOT_AVAILABLE, NOT_AVAILABLE, [], False, False, False),
        (shown(0), shown(0), [], False, False, False),
    ],
)
def test_nothing_is_said_that_a_hidden_number_does_not_prove(
    stated, met, formats, not_offered, fewer, not_noted
):
    """Mutants: "fewer than 10" taken for somebody; what was given taken for not offered."""
    needs = {"plan": [Needs("plan", "easy_read", stated, met)]}
    (found,) = at_each([engagement(offer(formats))], needs)
    assert (found.not_offered, found.fewer_than_asked, found.not_noted) == (not_offered, fewer, not_noted)


def test_needs_stand_in_the_order_of_the_engagements_and_those_of_no_engagement_are_left_out():
    needs = {
        "b": [Needs("b", "audio", FEW, FEW), Needs("b", "bsl", FEW, FEW)],
        "a": [Needs("a", "easy_read", FEW, FEW)],
        "gone": [Needs("gone", "audio", FEW, FEW)],
    }
    found = at_each([engagement(offer(), reference="a"), engagement(offer(), reference="b")], needs)
    assert [(each.engagement.reference, each.needs.kind) for each in found] == [("a", "easy_read"), ("b", "audio"), ("b", "bsl")]  # fmt: skip


def test_a_file_that_names_a_choice_that_there_is_not_is_refused(tmp_path, monkeypatch):
    wrong = tmp_path / "formats_for_needs.csv"
    wrong.write_text("need,kind,value\neasy_read,format,smoke_signals\n", encoding="utf-8")
    monkeypatch.setattr(accessible_information, "NEEDS_FILE", wrong)
    with pytest.raises(FactsError, match="row 2, column value: .*smoke_signals"):
        serving.__wrapped__()


def test_there_are_words_for_every_need_that_people_can_state():
    kinds = {each.slug for each in facts.answers(needs.NEEDS)} - {"none_need"}
    assert set(accessible_information.in_words()) == kinds
