"""*Accessible information* as tables."""

from collections.abc import Sequence

from data.accessible_information import NeedAt
from data.measures.unmet import unmet
from data.register import shown_names
from data.register.entry_choices import Kind, choices, label
from data.register.offers import Offer, Offers
from pages.parts import address, wording
from pages.parts.information.information_view import View
from pages.parts.sentences import on_information
from pages.parts.tables import Cell, Column, Row, Table, heard

NONE = "none"
NOT_SAID = "not given"


def needs(view: View) -> Table:
    """Return what people asked for and got, under each engagement, and where it was offered."""
    columns = (
        Column("Format or support"),
        Column("People who asked", number=True),
        Column("People who got it", number=True),
        Column("Did not get it", number=True),
        Column("Activities that offered it", number=True),
        Column("Standing"),
    )
    rows = tuple(_need(each) for each in view.needs)
    of = view.chosen.title if view.chosen else "all engagements"
    return Table(f"What people asked for and what they got: {of}", columns, rows)


def _need(each: NeedAt) -> Row:
    said = on_information.standing(each)
    return Row(
        (
            Cell(on_information.kind(each.needs.kind)),
            heard(each.needs.stated),
            heard(each.needs.met),
            _unmet(each),
            _of(each.offered_at, len(each.engagement.activities)),
            Cell(said, quiet=said == wording.NOT_APPLICABLE),
        ),
        each.engagement.title,
    )


def _unmet(each: NeedAt) -> Cell:
    """Return how many did not get what they asked for, as a range: the difference of two rounded counts is no number."""
    found = unmet(each.needs)
    if found is None:
        return Cell(wording.HIDDEN, quiet=True)
    return Cell(f"{found.low:,} to {found.high:,}")


def formats(view: View) -> Table:
    """Return how many activities of each engagement offered each format: a matrix, formats that nobody offered left out."""
    held = [
        value
        for value in choices("format")
        if any(value in one.formats for each in view.offers for one in each.activities)
    ]
    columns = (
        Column("Engagement"),
        Column("Activities", number=True),
        *(Column(label("format", value), number=True) for value in held),
    )
    rows = tuple(
        Row(
            (
                engagement,
                Cell(f"{len(each.activities):,}"),
                *(_count(sum(value in one.formats for one in each.activities)) for value in held),
            )
        )
        for each, engagement in zip(view.offers, _engagements(view), strict=True)
    )
    return Table("Formats offered, in activities", columns, rows, side_by_side=True)


def never_offered(view: View) -> tuple[str, ...]:
    """Return the formats that no activity offered, as they stand in a sentence."""
    offered = {value for each in view.offers for one in each.activities for value in one.formats}
    return tuple(
        on_information.in_sentence(label("format", value))
        for value in choices("format")
        if value not in offered
    )


def languages(view: View) -> Table:
    """Return in which languages each engagement was offered, and at how many of its activities."""
    columns = (Column("Engagement"), Column("Languages, and at how many activities", prose=True))
    rows = tuple(Row((engagement, _listed("language", each.activities))) for each, engagement in zip(view.offers, _engagements(view), strict=True))  # fmt: skip
    return Table("Languages offered", columns, rows)


def activities(of: Offers) -> Table:
    """Return what each activity of an engagement offered."""
    columns = (
        Column("Activity"),
        Column("Open"),
        Column("Formats", prose=True),
        Column("Languages", prose=True),
    )
    rows = tuple(
        Row(
            (
                Cell(each.title),
                _said(wording.days(each.opened_on, each.closed_on), NOT_SAID),
                _said(wording.joined([label("format", value) for value in each.formats]), NONE),
                _said(wording.joined([label("language", value) for value in each.languages]), NONE),
            )
        )
        for each in of.activities
    )
    return Table(f"Formats and languages of {of.title}", columns, rows)


def _listed(kind: Kind, offered: Sequence[Offer]) -> Cell:
    counted = {
        value: sum(value in one.languages for one in offered)
        for value in dict.fromkeys(value for one in offered for value in one.languages)
    }
    listed = [f"{label(kind, value)} ({number:,})" for value, number in sorted(counted.items())]
    return _said(wording.joined(listed), NONE)


def _of(offered: int | None, activities: int) -> Cell:
    if offered is None:
        return Cell(wording.NOT_APPLICABLE, quiet=True)
    if not offered:
        return Cell(NONE, quiet=True)
    return Cell(f"{offered:,} of {activities:,}")


def _count(number: int) -> Cell:
    return Cell(f"{number:,}") if number else Cell(NONE, quiet=True)


def _engagements(view: View) -> list[Cell]:
    """Return the engagements, each a link to what is said of it here; none where its name is kept back."""
    to = address.links()
    return [
        Cell(
            each.title,
            link=""
            if shown_names.is_kept_back(each.title)
            else to("accessible-information", engagement=each.reference),
        )
        for each in view.offers
    ]


def _said(text: str, otherwise: str) -> Cell:
    return Cell(text) if text else Cell(otherwise, quiet=True)
