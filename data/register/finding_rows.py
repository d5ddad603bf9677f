"""Findings with their responses as the rows of a file that `finding_file` takes in again."""

from collections.abc import Sequence
from datetime import date

from data.register.findings import KnownFinding


def rows_of(known: Sequence[KnownFinding]) -> tuple[tuple[str, ...], ...]:
    """Return findings as the rows of a file that `read` takes, without the heading."""
    return tuple(
        (
            *(
                each.entry.engagement,
                each.community_name,
                each.entry.stage,
                each.entry.title,
                each.entry.said,
            ),
            each.entry.source_report,
            _day_of(each.entry.received_on),
            each.response.decision.value if each.response.decision else "",
            _day_of(each.response.decided_on),
            *(each.response.reason, each.response.action, each.response.owner),
            *map(_day_of, (each.response.due_on, each.response.done_on, each.response.told_on)),
        )
        for each in known
    )


def _day_of(day: date | None) -> str:
    return day.isoformat() if day else ""
