"""What pages read of findings and responses: how each stands today, and how many people took part, from the release."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from data import facts
from data.register import engagements, findings
from data.register.engagements import KnownEngagement
from data.register.findings import KnownFinding
from data.responses import in_time as told_in_time
from data.responses import times as times_to_answer
from data.responses import waiting
from data.responses.in_time import Difference
from data.responses.times import Comparison, TimeToAnswer
from data.responses.waiting import Flow, Standing
from models.protected import ProtectedCount, ReleaseNote, Selection
from models.vocabulary import Dimension
from pages.parts import reads

EVERYONE = "everyone"
"""In the address: what everybody could say, and no community alone."""
OPEN_TO_EVERYONE = "Open to everyone"
ONE_COMMUNITY = "For one community"
ALL_OTHERS = "All others"


@dataclass(frozen=True)
class Answers:
    """Findings as they stand on a day, the longest-standing first, and how many people took part where they were said."""

    on: date
    standings: tuple[Standing, ...]
    people: Mapping[str, ProtectedCount | None]
    """By reference of the engagement; None before the first release."""
    reports: Mapping[str, int] = field(default_factory=dict)
    """How many findings an engagement has, where that is more than one."""
    unheard: tuple[tuple[str, str], ...] = ()
    """(reference, title as shown) of engagements whose day of feedback is past and which have no finding."""

    @property
    def waiting(self) -> tuple[Standing, ...]:
        """Those whose people have not been told, oldest first."""
        return waiting.waiting(self.standings)

    @property
    def overdue(self) -> tuple[Standing, ...]:
        """Those whose answer is late and still to come, oldest first."""
        return waiting.overdue(self.standings)

    @property
    def told(self) -> tuple[Standing, ...]:
        """Those whose people know what came of it, the last told first."""
        return tuple(
            sorted((each for each in self.standings if each.told), key=lambda each: each.until, reverse=True)
        )

    @property
    def flow(self) -> Flow:
        """How far they have come."""
        return waiting.flow(self.standings, on=self.on)

    def heard(self, each: Standing) -> ProtectedCount | None:
        """Return how many people took part in the engagement of a finding."""
        return self.people[each.finding.entry.engagement]

    def speaks_for_all(self, each: Standing) -> bool:
        """Say whether a finding is the only one of its engagement: else those who took part did not all say it."""
        return self.reports.get(each.finding.entry.engagement, 1) == 1

    def of(self, community: str) -> "Answers":
        """Return those of one community, or of `EVERYONE`."""
        wanted = None if community == EVERYONE else community
        return Answers(
            self.on,
            tuple(each for each in self.standings if each.finding.entry.community == wanted),
            self.people,
            self.reports,
        )


@dataclass(frozen=True)
class Times:
    """How long an answer takes, over all findings: by community and by stage, and whether some wait longer."""

    overall: TimeToAnswer
    by_community: tuple[TimeToAnswer, ...]
    by_stage: tuple[TimeToAnswer, ...]
    for_one: Comparison
    """Reports from one community against those open to everyone."""
    each: Mapping[str, Comparison]
    """By name of the community: against all others."""
    in_time: tuple[Difference, ...] = ()
    """How much more often reports were told in the time promised: those for one community against those open to everyone
    first, then each community against all others."""


def answers(release: ReleaseNote | None, *, on: date) -> Answers:
    """Return every finding as it stands on a day. Without a release no number of people is available."""
    known = _recorded(release) if release else findings.recorded()
    return Answers(
        on,
        waiting.standings(known, on=on),
        {each.entry.engagement: _people(release, each.entry.engagement) for each in known},
        Counter(each.entry.engagement for each in known),
        unheard(
            _engagements(release) if release else engagements.recorded(),
            reported={each.entry.engagement for each in known},
            on=on,
        ),
    )


def unheard(
    known: Sequence[KnownEngagement], *, reported: Collection[str], on: date
) -> tuple[tuple[str, str], ...]:
    """Return (reference, title) of those whose day of feedback is past on a day and which are not among the `reported`."""
    return tuple(
        (each.reference, each.entry.title)
        for each in known
        if each.entry.feedback_due_on and each.entry.feedback_due_on < on and each.reference not in reported
    )


@lru_cache(maxsize=4)
def _engagements(_release: ReleaseNote) -> Sequence[KnownEngagement]:
    return engagements.recorded()


@lru_cache(maxsize=4)
def _recorded(_release: ReleaseNote) -> Sequence[KnownFinding]:
    # Every change of a finding leaves an event, and the note holds the number of the newest.
    return findings.recorded()


def _people(release: ReleaseNote | None, engagement: str) -> ProtectedCount | None:
    if release is None:
        return None
    return reads.people_in(release, Selection(None, Dimension.ENGAGEMENT, engagement))


def how_long(known: Answers) -> Times:
    """Return how long an answer takes, over all findings."""
    stages = tuple(
        (value, facts.dimension_label(Dimension.STAGE.value, value))
        for value in facts.dimension_values(Dimension.STAGE.value)
    )
    return replace(times(known.standings, stages=stages), in_time=in_time(known.standings, on=known.on))


@lru_cache(maxsize=16)
def in_time(standings: tuple[Standing, ...], *, on: date) -> tuple[Difference, ...]:
    """Return how much more often reports were told in the time promised by a day, as `Times.in_time` has it."""
    each = told_in_time.differences_of_each(standings, community, others=ALL_OTHERS, on=on)
    return (
        told_in_time.difference(
            standings, _of_one_community, name=ONE_COMMUNITY, others=OPEN_TO_EVERYONE, on=on
        ),
        *(one for one in each if one.name != OPEN_TO_EVERYONE),
    )


def _of_one_community(each: Standing) -> bool:
    return each.finding.entry.community is not None


@lru_cache(maxsize=16)
def times(standings: tuple[Standing, ...], *, stages: tuple[tuple[str, str], ...]) -> Times:
    """Return how long an answer takes. `stages` are (value, label) in their order; a finding without one is left out."""
    labels = dict(stages)
    staged = tuple(each for each in standings if each.finding.entry.stage in labels)
    compared = times_to_answer.each_against_others(standings, community, others=ALL_OTHERS)
    by_community = times_to_answer.times_by(standings, community)
    return Times(
        times_to_answer.time_to_answer(standings, name="All"),
        (
            *(each for each in by_community if each.name != OPEN_TO_EVERYONE),
            *(each for each in by_community if each.name == OPEN_TO_EVERYONE),
        ),
        times_to_answer.times_by(
            staged, lambda each: labels[each.finding.entry.stage], order=tuple(labels.values())
        ),
        times_to_answer.one_against_others(
            standings,
            _of_one_community,
            name=ONE_COMMUNITY,
            others=OPEN_TO_EVERYONE,
        ),
        {each.name: each for each in compared},
    )


def community(each: Standing) -> str:
    """Return the community whose finding it is, in words."""
    return each.finding.community_name or OPEN_TO_EVERYONE
