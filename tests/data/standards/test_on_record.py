"""What evidence is made of: answers as the clock has them, needs from shown values alone, and one read of everything."""

from datetime import date, timedelta

import pytest

from data.register import activities, engagements, organisations
from data.register.activities import ActivityEntry
from data.register.engagements import EngagementEntry
from data.register.findings import FindingEntry, KnownFinding
from data.register.responses import ResponseEntry
from data.standards import reading
from data.standards.answers_on_record import answers
from data.standards.needs_on_record import needs_met, together
from data.standards.on_record import Answer, NeedsMet
from models.community import Needs
from models.protected import ProtectedCount
from models.vocabulary import Decision, Withheld
from tests.world import World

ON = date(2026, 11, 1)
BEFORE, AFTER = ON - timedelta(days=1), ON + timedelta(days=1)
HIDDEN = ProtectedCount(None, Withheld.FEWER_THAN_10, 0, 9)


def finding(response: ResponseEntry, *, received: date = date(2026, 3, 1)) -> KnownFinding:
    entry = FindingEntry("winter-plan", "Title", "Said.", received)
    return KnownFinding("one", entry, "", response, "Winter plan", "", "")


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (ResponseEntry(), Answer(False, False, "", to_do=False, done=False, told=False, late=False)),
        (
            ResponseEntry(due_on=BEFORE),
            Answer(False, False, "", to_do=False, done=False, told=False, late=True),
        ),
        (ResponseEntry(due_on=ON), Answer(False, False, "", to_do=False, done=False, told=False, late=False)),
        (
            ResponseEntry(Decision.ACCEPTED, BEFORE, due_on=ON, done_on=ON, told_on=ON),
            Answer(True, True, "", to_do=True, done=True, told=True, late=False),
        ),
        (
            ResponseEntry(Decision.PARTLY, BEFORE, "No money.", due_on=BEFORE, told_on=ON),
            Answer(True, False, "No money.", to_do=True, done=False, told=True, late=True),
        ),
        (
            ResponseEntry(Decision.NOT, BEFORE, "No money."),
            Answer(True, False, "No money.", to_do=False, done=False, told=False, late=False),
        ),
        (
            ResponseEntry(Decision.ACCEPTED, AFTER, done_on=AFTER, told_on=AFTER),
            Answer(False, False, "", to_do=False, done=False, told=False, late=False),
        ),
    ],
)
def test_an_answer_as_it_stands_on_a_day(response, expected):
    """Mutants: what is dated later counted; a decision against it as something to do."""
    assert answers([finding(response)], on=ON) == {"winter-plan": (expected,)}


def test_what_was_received_later_is_left_out():
    assert answers([finding(ResponseEntry(), received=AFTER)], on=ON) == {}


def count(shown: int) -> ProtectedCount:
    return ProtectedCount(shown, None, shown, shown + 4)


def test_a_hidden_number_of_needs_met_counts_by_the_least_it_can_be():
    """Mutants: such kinds left out, which were met worst; what is hidden of the stated counted too."""
    kinds = (
        Needs("winter-plan", "easy_read", count(40), count(30)),
        Needs("winter-plan", "large_print", count(10), count(10)),
        Needs("winter-plan", "bsl", count(15), HIDDEN),
        Needs("winter-plan", "audio", HIDDEN, HIDDEN),
    )
    assert needs_met({"winter-plan": kinds, "other": kinds[3:]}) == {
        "winter-plan": NeedsMet(65, 40, hidden=9)
    }
    assert together(kinds[:2]) == NeedsMet(50, 40)
    assert together([]) is None


def test_everything_is_read_once_and_no_title_is_kept(sqlite_databases):
    """Mutant: the title left where it was."""
    organisations.set_home("NHS Somewhere", area="E54000041", who="steward")
    engagements.add_engagement(EngagementEntry("Winter plan", purpose="To hear."), who="steward")
    stall = ActivityEntry("Stall", "consultation", "involve", "event", "Poole")
    activities.add_activity(stall, engagement="winter-plan", who="steward")
    read = reading.all_work(on=ON)
    (work,) = read.engagements
    assert (work.reference, work.home, work.said.title, work.said.purpose) == (
        "winter-plan",
        "NHS Somewhere",
        "",
        "To hear.",
    )
    assert work.activities == (stall,)
    assert (read.released_on, read.asked, read.targets) == (None, {}, 0)


def test_an_engagement_has_the_tables_of_its_own_people(sqlite_databases):
    made = World()
    for reference, people in (("clinic", 40), ("market", 60)):
        made.activity(reference, engagement=f"of-{reference}")
        for sex in ("female", "male"):
            made.people(reference, people, sex=sex)
    made.publish()
    read = reading.all_work(on=ON)
    asked = {work.reference: work.asked["sex"].asked.shown for work in read.engagements}
    assert asked == {"of-clinic": 80, "of-market": 120}
    assert read.asked["sex"].asked.shown == 200
    assert {work.asked["disability"].asked.shown for work in read.engagements} == {0}
