"""Communities as a table: activities, contacts, voices, and what came of what they said; and the tables of one community."""

from collections.abc import Mapping, Sequence

from data import facts
from data.register.contacts import Contact, Contacted
from data.register.partners import Partner
from data.responses.waiting import Standing
from models.vocabulary import Dimension, FindingState, Stage
from pages.parts import address, wording
from pages.parts.communities import community_words as words
from pages.parts.communities.voices_heard import Voices
from pages.parts.tables import Cell, Column, Row, Table

_NUMBER = True
_STAGES = tuple(facts.dimension_label(Dimension.STAGE.value, stage.value) for stage in Stage)
MATRIX = (
    Column("Community"),
    *(Column(stage, _NUMBER) for stage in _STAGES),
    Column("Last activity"),
    Column("Activities a year", _NUMBER),
    Column("Voices heard", _NUMBER),
    Column("Target", _NUMBER),
    Column("Heard back on", _NUMBER),
    Column("Waiting for an answer", _NUMBER),
)
WHOLE = (
    *MATRIX,
    Column("First activity"),
    Column("Activities not begun", _NUMBER),
    Column("Counted from"),
    Column("Organisations that reach them"),
)
BY_STAGE = (Column("Community"), *(Column(stage, _NUMBER) for stage in _STAGES))
HELD = (
    *(Column("Activity"), Column("Engagement"), Column("Stage"), Column("Method"), Column("Held by")),
    Column("Days"),
)
HEARD = (Column("Engagement"), Column("Voices heard", _NUMBER))
SAID = (Column("What they told us"), Column("Received"), Column("Standing"), Column("Waited", _NUMBER))
REACHED = (Column("Organisation"), Column("What it is"), Column("Whom to ask"))
NOBODY = "nobody on record"
NO_CONTACT = "no contact on record"
NO_STAGE = "not said yet"

Listed = Sequence[tuple[Contacted, Voices]]


def matrix(
    listed: Listed,
    *,
    partners: Mapping[str, Sequence[Partner]],
    caption: str,
    whole: bool = False,
    linked: bool = True,
) -> Table:
    """Return every community in its order; `whole` adds what the download has besides. Nothing is `linked` in it, or on paper."""
    rows = []
    for each, voices in listed:
        community = each.community
        cells = (
            Cell(
                community.name,
                link=address.to("communities", community=community.slug) if linked and not whole else "",
            ),
            *(_count(each.at(stage)) for stage in Stage),
            Cell(_last(each), quiet=not each.all_time),
            Cell(words.a_year(each), quiet=each.a_year is None),
            _voices(voices),
            Cell(wording.NOT_APPLICABLE if voices.wanted is None else f"{voices.wanted:,}"),
            Cell(words.heard_back(each), quiet=not each.findings),
            Cell(_waiting(each), quiet=not each.waiting, act=bool(each.overdue)),
        )
        more = (
            Cell(wording.short_day(each.first_on) if each.first_on else wording.NOT_APPLICABLE),
            _count(each.planned),
            Cell(words.counted_from(community)),
            Cell(wording.joined([one.name for one in partners.get(community.slug, ())]) or NOBODY),
        )
        rows.append(Row((*cells, *more) if whole else cells))
    return Table(caption, WHOLE if whole else MATRIX, tuple(rows), scrolls=True)


def by_stage(listed: Sequence[tuple[Contacted, Sequence[Voices]]], *, caption: str) -> Table:
    """Return the voices at each stage of the communities that are counted from answers."""
    rows = [Row((Cell(each.community.name), *(_voices(one) for one in voices))) for each, voices in listed]
    return Table(caption, BY_STAGE, tuple(rows), scrolls=True)


def held(one: Contacted) -> Table:
    """Return the activities for one community, the newest first, by their names as shown."""
    rows = [
        Row(
            (
                Cell(each.title),
                Cell(each.engagement_title),
                Cell(
                    facts.dimension_label(Dimension.STAGE.value, each.stage.value)
                    if each.stage
                    else NO_STAGE,
                    quiet=each.stage is None,
                ),
                Cell(facts.dimension_label(Dimension.METHOD.value, each.method)),
                Cell(each.held_by or wording.NOT_APPLICABLE),
                Cell(_days(each)),
            )
        )
        for each in one.contacts
    ]
    return Table(f"Activities for {one.community.name}", HELD, tuple(rows))


def heard(one: Contacted, found: Sequence[tuple[str, Voices]]) -> Table:
    """Return the voices of one community by engagement, by its title as shown."""
    rows = [Row((Cell(title), _voices(voices))) for title, voices in found]
    return Table(f"Voices of {one.community.name}, engagement by engagement", HEARD, tuple(rows))


def said(one: Contacted) -> Table:
    """Return what one community told us, oldest first, and how it stands."""
    rows = [
        Row(
            (
                Cell(each.finding.entry.title),
                Cell(wording.short_day(each.finding.received_on)),
                Cell(wording.at_start(each.state.value), act=each.state is FindingState.OVERDUE),
                _waited(each),
            )
        )
        for each in one.findings
    ]
    return Table(f"What {one.community.name} told us", SAID, tuple(rows))


def reached(one: Contacted, partners: Sequence[Partner]) -> Table:
    """Return the organisations that reach one community."""
    rows = [
        Row(
            (
                Cell(each.name),
                Cell(each.role or wording.NOT_APPLICABLE),
                Cell(each.contact or NO_CONTACT, quiet=not each.contact),
            )
        )
        for each in partners
    ]
    return Table(f"Organisations that reach {one.community.name}", REACHED, tuple(rows))


def _count(number: int) -> Cell:
    return Cell(f"{number:,}" if number else words.NONE, quiet=not number)


def _last(each: Contacted) -> str:
    if not each.all_time or each.open_now or each.last_on is None:
        return wording.in_sentence(words.last_contact(each))
    return wording.short_day(each.last_on)


def _voices(voices: Voices) -> Cell:
    hidden = voices.hidden_to is not None
    return Cell(voices.said, swatch="hidden" if hidden else "", quiet=voices.shown is None)


def _waiting(each: Contacted) -> str:
    if not each.waiting:
        return words.NONE
    return f"{each.longest_wait:,} day{'' if each.longest_wait == 1 else 's'}"


def _waited(each: Standing) -> Cell:
    return Cell(f"{each.words}{', then told' if each.told else ''}", act=each.state is FindingState.OVERDUE)


def _days(each: Contact) -> str:
    return wording.days(each.opened_on, each.closed_on) or words.NO_DAY
