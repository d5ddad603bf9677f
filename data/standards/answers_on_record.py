"""The answers of every engagement, as evidence needs them: from the findings, and the clock that runs on them. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from data.register.findings import KnownFinding
from data.responses import waiting
from data.standards.on_record import Answer
from models.vocabulary import Decision


def answers(findings: Sequence[KnownFinding], *, on: date) -> Mapping[str, tuple[Answer, ...]]:
    """Return engagement to its answers on the day `on`, one for each finding received by then."""
    found: dict[str, list[Answer]] = defaultdict(list)
    for each in waiting.standings(findings, on=on):
        response = each.finding.response
        decided = waiting.is_answered(each.finding, on=on)
        found[each.finding.entry.engagement].append(
            Answer(
                decided=decided,
                in_full=decided and response.decision is Decision.ACCEPTED,
                reason=response.reason,
                to_do=decided and response.decision is not Decision.NOT,
                done=response.done_on is not None and response.done_on <= on,
                told=each.told,
                late=each.late,
            )
        )
    return {engagement: tuple(each) for engagement, each in found.items()}
