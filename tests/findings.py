"""A finding to test with: received on a day, and what came of it so many days later."""

from datetime import date, timedelta

from data.register.findings import FindingEntry, KnownFinding
from data.register.responses import ResponseEntry
from models.vocabulary import Decision

RECEIVED = date(2026, 1, 10)


def a_finding(
    reference: str = "f",
    *,
    received: date = RECEIVED,
    decided: int | None = None,
    done: int | None = None,
    told: int | None = None,
    due: int | None = 90,
    community: str = "",
    decision: Decision = Decision.ACCEPTED,
    owner: str = "Head of Care",
    through: str = "",
    stage: str = "consultation",
) -> KnownFinding:
    """Return a finding; `decided`, `done`, `told` and `due` are days after it was received. What is told is decided."""

    def after(days: int | None) -> date | None:
        return None if days is None else received + timedelta(days=days)

    if decided is None and told is not None:
        decided = told
    return KnownFinding(
        reference,
        FindingEntry(
            "work", f"Report {reference}", "We said so.", received, community or None, stage, "A report"
        ),
        "version",
        ResponseEntry(
            decision if decided is not None else None,
            after(decided),
            "" if decision is Decision.ACCEPTED else "No money.",
            "A new form.",
            owner,
            after(due),
            after(done),
            after(told),
        ),
        engagement_title="Work",
        community_name=community.replace("_", " ").capitalize(),
        through=through,
    )
