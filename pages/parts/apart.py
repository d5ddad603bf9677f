"""What was heard in activities for one community or group: shown apart, as counts, and never compared (design 5).

One good targeted study must not hide poor reach elsewhere, and it must not go unseen either.
"""

from collections.abc import Mapping, Sequence

from data import facts
from data.register.for_one_community import ForOne
from models.facts import Level
from models.protected import ProtectedCount, ProtectedTable, ReleaseNote, Selection
from models.vocabulary import Dimension, Withheld
from pages.parts import (
    choices,
    downloads,
    for_one_group,
    frame,
    groups,
    moved,
    picture,
    reads,
    sources,
    tables,
    wording,
)
from pages.parts.tables import Cell, Column, Row, Table, heard

HEADING = "Heard in activities for one community"
NOT_SHOWN = "Not available: the figures of an engagement may be too small to show safely, or there may be none for this choice."
ITS_OWN = "Those it concerns"
BESIDE = (
    "Heard apart: people of this group heard in activities for one community or group. They are never added."
)
NONE_TO_SHOW = "There are no figures for these activities that we can show for this choice."


def show(release: ReleaseNote, period: str | None, *, level: Level, what: str) -> None:
    """Draw the section: who was heard in those activities alone, in the same period, in this level of detail or a coarser one."""
    found = for_one_group.heard_apart(release, period, level.characteristic, level.slug)
    held = next(each for each in facts.levels(level.characteristic) if each.slug == found.level)
    frame.section(HEADING, told(found, level=level))
    if (listed := table(found, level=held, what=what)).rows:
        tables.show(listed)
        _offer(
            listed,
            release,
            name="heard-apart",
            what="people heard apart",
            told=moved.note(found, period=period),
        )
    counts = [
        (each, reads.people_in(release, Selection(period, Dimension.ENGAGEMENT, each.reference)))
        for each in for_one_group.engagements_for_one(release)
    ]
    if (shown := engagements(counts, period=period)).rows:
        tables.show(shown)
        told_of = [NOT_SHOWN] if any(count.shown is None for _, count in counts) else []
        frame.notes(told_of)
        _offer(
            shown,
            release,
            name="engagements-apart",
            what="engagements for one community or group",
            told=told_of,
        )


def _offer(listed: Table, release: ReleaseNote, *, name: str, what: str, told: Sequence[str]) -> None:
    """Draw the download of a table of activities for one community or group, whatever activities were chosen."""
    with picture.instead({choices.ACTIVITIES: (choices.ONE_GROUP_ONLY, choices.ONE_GROUP)}):
        downloads.offer(
            listed, notes=[sources.standing(release), sources.rounding(), *told], name=name, what=what
        )


def engagements(counts: Sequence[tuple[ForOne, ProtectedCount]], *, period: str | None) -> Table:
    """Return the engagements that were for one community or group, for whom, and the people heard in each."""
    rows = [
        Row((Cell(each.title), Cell(wording.joined(each.whom) or ITS_OWN), _people(count)))
        for each, count in counts
    ]
    columns = (Column("Engagement"), Column("For"), Column("People heard", number=True))
    return Table(f"Engagements for one community or group, {wording.when(period)}", columns, tuple(rows))


def _people(count: ProtectedCount) -> Cell:
    """Return the cell of an engagement's people; what is not available is no small number, and has no hatch."""
    return (
        Cell(wording.people(count), quiet=True) if count.withheld is Withheld.NOT_AVAILABLE else heard(count)
    )


def beside(found: ProtectedTable, *, level: Level) -> Mapping[str, str]:
    """Return category slug to what stands beside its row on the chart: "+35 heard apart".

    Only of the very level that the chart shows, and of groups whose number is shown: it is never added.
    """
    if not found.available or found.level != level.slug:
        return {}
    return {
        cell.category: f"+{wording.people(cell.count)} heard apart"
        for cell in found.cells
        if cell.count.shown
    }


def told(found: ProtectedTable, *, level: Level) -> str:
    """Return the sentence, and where the table is in less detail than the `level` asked for, in which."""
    if not found.available or found.level == level.slug:
        return sentence(found)
    held = next(each for each in facts.levels(level.characteristic) if each.slug == found.level)
    return f"{sentence(found)} Shown in less detail: {held.label.lower()}."


def sentence(found: ProtectedTable) -> str:
    """Return how many answered there, and that they are not in the figures above."""
    if not found.available:
        return NONE_TO_SHOW
    told = (
        f"{wording.at_start(wording.people(found.known))} people answered this question in activities meant for one community "
        "or group. They are not in the figures above. Who was invited decides who came, so nothing is compared."
    )
    unseen = sum(cell.count.shown is None for cell in found.cells)
    if unseen:
        groups = "group is" if unseen == 1 else "groups are"
        told += (
            f" {wording.at_start(wording.in_words(unseen))} {groups} not listed: fewer than 10 people each."
        )
    return told


def table(found: ProtectedTable, *, level: Level, what: str) -> Table:
    """Return the groups whose number is shown and not nobody, in reference order."""
    shown = {cell.category: cell.count for cell in found.cells if cell.count.shown}
    under = groups.headings(level)
    rows = [
        Row((Cell(category.short), heard(shown[category.slug])), under.get(category.slug, ""))
        for category in level.categories
        if found.available and category.slug in shown
    ]
    columns = (Column("Group"), Column("People heard", number=True))
    return Table(f"{HEADING}: {what}", columns, tuple(rows))
