"""Communities as a register would have them, in few words: what was held for each, and what it said."""

from datetime import date, timedelta

from data.register.contacts import Contact, Contacted, ListedCommunity, contacted
from data.register.findings import FindingEntry, KnownFinding
from data.register.responses import ResponseEntry
from data.responses.waiting import Standing, standings
from models.vocabulary import Stage

ON = date(2026, 11, 25)
GATHERING, CONSULTATION, TABLE = Stage
RULE = (("unpaid_carer", "carer"),)


def listed(*slugs: str, **people: str) -> list[ListedCommunity]:
    """Return communities that no answers count; `people` gives slug and words of those that are people in a sentence."""
    return [ListedCommunity(slug, slug.title(), people.get(slug, slug)) for slug in (*slugs, *people)]


def contact(
    community: str,
    *,
    stage: Stage | None = GATHERING,
    closed: date | None = date(2025, 6, 1),
    opened: date | None = None,
    title: str = "Survey",
) -> Contact:
    return Contact(
        reference=f"{community}-{title}-{closed}".lower(),
        title=title,
        engagement="work",
        engagement_title="The work",
        community=community,
        stage=stage,
        method="survey",
        held_by="",
        opened_on=opened,
        closed_on=closed,
    )


def findings(*told: tuple[str, int, int | None], on: date = ON) -> tuple[Standing, ...]:
    """Return findings as (community, days since received, days after which they were told or None); due after 90 days."""
    known = []
    for number, (community, days, told_after) in enumerate(told):
        received = on - timedelta(days=days)
        known.append(
            KnownFinding(
                f"finding-{number}",
                FindingEntry("work", f"Report {number}", "So.", received, community),
                "",
                ResponseEntry(
                    due_on=received + timedelta(days=90),
                    told_on=None if told_after is None else received + timedelta(days=told_after),
                ),
                "The work",
                community.title(),
                "",
            )
        )
    return standings(known, on=on)


def record(
    communities: list[ListedCommunity],
    *contacts: Contact,
    said: tuple[tuple[str, int, int | None], ...] = (),
    period: str | None = None,
    on: date = ON,
    counted: tuple[str, ...] = (),
) -> tuple[Contacted, ...]:
    """Return communities as a page gets them."""
    return contacted(
        communities,
        contacts=contacts,
        findings=findings(*said, on=on),
        on=on,
        period=period,
        counted=counted,
    )
