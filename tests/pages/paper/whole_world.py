"""A small published world with something for every part of a paper, and what a paper is asked for of it."""

from dataclasses import replace
from datetime import timedelta

from sqlmodel import select

from data.databases import close, register_session
from data.importing.counts.heads import HeadLine, store_heads
from data.register import evidence_entries, finding_entries
from data.register.evidence_entries import EvidenceEntry
from data.register.findings import FindingEntry
from data.register.responses import ResponseEntry
from models.register import Activity, Engagement, Organisation, Target
from models.vocabulary import Decision, Standing
from pages.paper.asked import Asked
from pages.parts import choices, days, earlier, reads
from tests.world import World

TODAY = days.today()
MALE = {"sex": "male", "age_band": "16_24", "ethnic_group": "white_british"}
FEMALE = {"sex": "female", "age_band": "65_74", "ethnic_group": "asian_indian"}


def publish_world() -> None:
    """Men and women at three stages and by four methods; communities asked, targets set, reports waiting, evidence by hand."""
    made = World()
    made.activity("survey", engagement="urgent-care")
    made.activity(
        "panel", engagement="neighbourhoods", stage="participation", method="forum", place="Swanage"
    )
    made.activity("walk", engagement="parks", stage="consultation", method="event", place="Weymouth")
    made.activity("circle", engagement="carers", stage="participation", method="forum", community="carers")
    made.activity("signed", engagement="signing", community="deaf_people")
    made.people("survey", 143, **MALE, unpaid_carer="not_carer")
    made.people("survey", 921, **FEMALE, unpaid_carer="carer_1_19")
    made.people("survey", 31, sex="female")
    made.people("survey", 317, quarter="2025-Q2", **MALE, unpaid_carer="carer_1_19")
    made.people("survey", 205, quarter="2025-Q2", **FEMALE, unpaid_carer="not_carer")
    made.people("circle", 118, quarter="2025-Q2", **FEMALE, unpaid_carer="carer_1_19")
    made.people("panel", 262, **MALE, unpaid_carer="not_carer")
    made.people("panel", 211, **FEMALE, unpaid_carer="carer_1_19")
    made.people("walk", 372, age_band="16_24")
    made.people("walk", 163, age_band="65_74")
    made.people("circle", 133, **MALE, unpaid_carer="carer_1_19")
    made.people("circle", 97, **FEMALE, unpaid_carer="carer_1_19")
    made.people("signed", 67, sex="male")
    store_heads((HeadLine("community", "deaf_people", 31),), activity="signed", who="test")
    made.publish()
    _register()
    close()


def _register() -> None:
    with register_session() as register:
        for one in register.exec(select(Activity)).all():
            one.opened_on, one.closed_on = TODAY - timedelta(days=500), TODAY - timedelta(days=400)
            register.add(one)
        for work in register.exec(select(Engagement)).all():
            work.feedback_due_on = TODAY - timedelta(days=100)
            register.add(work)
        register.add(
            Organisation(
                reference="link", name="Language Link", role="voluntary_sector", reaches="polish_speakers"
            )
        )
        for characteristic, category, kind, amount in (
            ("sex", "male", "share", "0.5"),
            ("community", "deaf_people", "voices", "60"),
        ):
            register.add(
                Target(
                    characteristic=characteristic, category=category, kind=kind, amount=amount, owner="Lead",
                    set_on=TODAY - timedelta(days=90), due_on=TODAY + timedelta(days=90), source="the board",
                )
            )  # fmt: skip
        register.commit()
    told = ResponseEntry(
        Decision.ACCEPTED,
        TODAY - timedelta(days=260),
        "",
        "New signs.",
        told_on=TODAY - timedelta(days=250),
    )
    for title, community, ago, response in (
        ("Being ourselves", "lgbt_plus", 1600, ResponseEntry(owner="Director of Nursing")),
        ("Say it in Sign", "deaf_people", 30, ResponseEntry()),
        ("Signs", None, 300, told),
    ):
        entry = FindingEntry(
            "urgent-care", title, "We said so.", TODAY - timedelta(days=ago), community, "consultation"
        )
        finding_entries.add_finding(entry, response=response, who="steward", on=TODAY)
    written = EvidenceEntry(
        "standards", "honesty", None, Standing.SHOWN, "A letter to all.", "Head of Care", TODAY
    )
    evidence_entries.add_evidence(written, who="steward", on=TODAY)
    evidence_entries.add_evidence(
        replace(written, frame="eds", standard="access", standing=Standing.PARTLY), who="steward", on=TODAY
    )


def asked(period: str | None = None, activities: str = choices.OPEN_TO_ALL) -> Asked:
    """Return what a paper is asked for; the world is published."""
    release = reads.release()
    assert release is not None
    chosen = choices.described(release, period, activities)
    before = earlier.before(release, chosen.selection)
    return Asked(release, chosen.selection, chosen.where, TODAY, (), "", aside=chosen.aside, before=before)
