"""Every part of a paper says what the page says: the same sentences, cells and figures, at the same choices.

One world is published for all tests, and each part is held against the page that it repeats.
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from data import facts
from data.databases import close, register_session
from data.importing.counts.heads import HeadLine, store_heads
from data.register import evidence_entries, finding_entries
from data.register.evidence_entries import EvidenceEntry
from data.register.findings import FindingEntry
from data.register.responses import ResponseEntry
from models.protected import Selection
from models.register import Activity, Engagement, Organisation, Target
from models.vocabulary import Audience, Decision, Dimension, Standing
from pages.paper import contents, followed
from pages.paper.asked import Asked
from pages.paper.blocks import Finding, Section
from pages.paper.sections.characteristic import NO_FIGURES
from pages.parts import days, earlier, reads
from pages.parts.sentences import on_communities
from tests.pages.paper.paper_and_page import Shown, charts, grids, pages, pressed, texts
from tests.world import World

TODAY = days.today()
OPEN = Selection(None, Dimension.AUDIENCE, Audience.OPEN_TO_ALL.value)
OPEN_NOW = {"period": "all", "activities": "audience=open_to_all"}
MALE = {"sex": "male", "age_band": "16_24", "ethnic_group": "white_british"}
FEMALE = {"sex": "female", "age_band": "65_74", "ethnic_group": "indian"}


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


def asked(selection: Selection = OPEN, where: str = "in activities open to everyone") -> Asked:
    release = reads.release()
    assert release is not None
    return Asked(release, selection, where, TODAY, (), "", before=earlier.before(release, selection))


def visits(slug: str) -> list[tuple[str, dict[str, str]]]:
    """Return where a reader finds what a part says, at the choices of `asked`."""
    of = followed.characteristic(asked())
    chosen = {"characteristic": of.characteristic.slug, "level": of.level.slug, "period": "all"}
    return {
        "summary": [("board_summary", OPEN_NOW)],
        "gaps": [("board_summary", OPEN_NOW)],
        "communities": [("communities", {})],
        "depth": [("depth_of_dialogue", chosen)],
        "methods": [("methods_and_places", chosen | {"across": each}) for each in ("method", "place")],
        "feedback_owed": [("you_said_we_did", {})],
        "standards": [("standards", {"frame": "standards"})],
        "data_quality": [("can_we_trust_it", OPEN_NOW)],
        "method": [("method", {})],
        "annual_information": [
            ("standards", {"frame": "equality_duty"}),
            ("can_we_trust_it", OPEN_NOW),
            ("board_summary", OPEN_NOW),
            ("you_said_we_did", {}),
            ("targets_and_benchmarks", {}),
            *(("who_we_reached", OPEN_NOW | each) for each in protected()),
        ],
        "eds": [("standards", {"frame": "eds"})],
    }[slug]


def protected() -> list[dict[str, str]]:
    """Return characteristic and level of each protected characteristic that can be shown."""
    return [
        {"characteristic": each.characteristic.slug, "level": each.level.slug}
        for each in reads.overview(asked().release, OPEN)
        if each.characteristic.protected
    ]


SAID_ON_PAPER_ONLY = (
    "This part is by ",
    on_communities.NONE_BY_STAGE,
    "The first ",
    "Not compared, ",
)
"""How sentences begin that no page has need of: what a paper chose, and what it leaves to a page."""


def hold(section: Section, shown: Shown) -> None:
    """Fail where a part of a paper says what the page does not."""
    words = pressed(shown.words)
    for text in texts(section):
        assert text.startswith(SAID_ON_PAPER_ONLY) or pressed(text) in words, text
    for chart, figure in charts(section):
        assert figure in shown.figures, chart.name
        assert chart.alt in shown.alts, chart.name
    for caption, table in grids(section):
        name = max((name for name in shown.tables if caption.startswith(name)), key=len, default=None)
        if name is None:  # made for paper, of what the page says in several places
            said = words.lower()
            assert all(pressed(cell).lower() in said for row in table.rows for cell in row), caption
            continue
        on_page = shown.tables[name]
        here = table.columns[1:]
        if table.columns[0] != on_page.columns[0]:
            on_page = on_page.turned()
        there = on_page.only((table.columns[0], *here))
        assert set(table.rows) <= set(there), caption
        assert [row for row in there if row in table.rows] == list(table.rows), caption


PARTS = [each.slug for each in contents.parts() if not each.slug.startswith(contents.CHARACTERISTIC)]


@pytest.mark.parametrize("slug", PARTS)
def test_a_part_says_what_its_page_says(world, slug):
    section = contents.section(asked(), slug)
    hold(section, pages(*visits(slug)))
    assert isinstance(section.blocks[0], Finding)
    assert any(grids(section)), "a part without a table"


def test_every_characteristic_says_what_who_we_reached_says(world):
    """Those without figures say why in both places."""
    release, silent = asked().release, 0
    for each in (one for one in facts.characteristics() if one.published):
        section = contents.section(asked(), f"{contents.CHARACTERISTIC}{each.slug}")
        held = {one.characteristic.slug: one for one in reads.overview(release, OPEN)}
        if section.blocks == (Finding(NO_FIGURES),):
            silent += 1
            continue
        address = OPEN_NOW | {"characteristic": each.slug, "level": held[each.slug].level.slug}
        hold(section, pages(("who_we_reached", address)))
    assert 0 < silent < 21
