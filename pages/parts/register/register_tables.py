"""Register: its lists as tables. Everything in them was typed by somebody; `tables` and `downloads` escape it."""

from collections.abc import Mapping, Sequence
from datetime import date

from data import facts
from data.register import shown_names
from data.register.activities import NOT_GIVEN, RecordedActivity
from data.register.engagements import KnownEngagement
from data.register.entry_choices import Kind, label
from data.register.organisations import KnownOrganisation
from models.vocabulary import Dimension
from pages.parts import address, wording
from pages.parts.tables import Cell, Column, Row, Table

EVERYONE = "Everyone"
NOT_SAID = "not given"


def engagements(listed: Sequence[KnownEngagement], *, titles: Mapping[str, str]) -> Table:
    """Return every engagement with what is asked of it most, each a link to its activities. `titles` by reference."""
    rows = [
        Row(
            (
                Cell(
                    titles[each.reference],
                    link=_link(each.reference, titles[each.reference]),
                ),
                Cell(f"{each.activities}" if each.activities else "none"),
                _said(wording.days(each.entry.opened_on, each.entry.closed_on)),
                _said(each.entry.lead),
                _said(each.entry.decision),
                _day(each.entry.feedback_due_on),
            )
        )
        for each in listed
    ]
    columns = (
        Column("Engagement"),
        Column("Activities", number=True),
        Column("Open"),
        Column("Lead"),
        Column("Decision it informs", prose=True),
        Column("Feedback due"),
    )
    return Table("Engagements on record", columns, tuple(rows))


def engagement(chosen: KnownEngagement, *, title: str) -> Table:
    """Return what is said of one engagement, line by line."""
    said = chosen.entry
    lines = (
        ("Purpose", said.purpose),
        ("What can change", said.can_change),
        ("What cannot change", said.cannot_change),
        ("Decision it informs", said.decision),
        ("Day of the decision", _day(said.decision_on).text),
        ("Lead", said.lead),
        ("Partners", wording.joined(said.partners)),
        ("Opened", _day(said.opened_on).text),
        ("Closes or closed", _day(said.closed_on).text),
        ("Feedback due", _day(said.feedback_due_on).text),
        ("What was learnt", said.learnt),
        ("Children under 16 could take part", "Yes" if said.children_in_scope else "No"),
    )
    rows = tuple(Row((Cell(what), _said(text))) for what, text in lines)
    return Table(f"About {title}", (Column("What"), Column("As recorded", prose=True)), rows)


def activities(
    listed: Sequence[RecordedActivity],
    *,
    titles: Mapping[str, str],
    communities: Mapping[str, str],
    caption: str,
    of_one: bool = False,
) -> Table:
    """Return activities, under the titles of their engagements (by reference) unless they are `of_one`."""
    rows = [
        Row(
            (
                Cell(each.entry.title),
                _said(wording.days(each.entry.opened_on, each.entry.closed_on)),
                _value(Dimension.STAGE, each.entry.stage),
                _value(Dimension.LEVEL, each.entry.level),
                _value(Dimension.METHOD, each.entry.method),
                _value(Dimension.PLACE, each.entry.place),
                _said(each.entry.held_by),
                Cell(communities.get(each.entry.community or "", each.entry.community or EVERYONE)),
                _offered(each.entry.formats, each.entry.languages),
            ),
            "" if of_one else titles[each.engagement],
        )
        for each in sorted(listed, key=lambda each: (titles[each.engagement].casefold(), _start(each)))
    ]
    columns = (
        Column("Activity"),
        Column("Open"),
        Column("Stage"),
        Column("Level of involvement"),
        Column("Method"),
        Column("Place"),
        Column("Held by"),
        Column("For"),
        Column("Formats and languages"),
    )
    return Table(caption, columns, tuple(rows))


def organisations(listed: Sequence[KnownOrganisation], *, communities: Mapping[str, str]) -> Table:
    """Return every organisation: its role, whom it reaches, whom to ask there."""
    rows = [
        Row(
            (
                Cell(each.entry.name),
                Cell(label("role", each.entry.role)),
                _said(wording.joined([communities.get(slug, slug) for slug in each.entry.reaches])),
                _said(each.entry.contact),
            )
        )
        for each in listed
    ]
    columns = (Column("Organisation"), Column("Role"), Column("Communities it reaches"), Column("Contact"))
    return Table("Organisations on record", columns, tuple(rows))


def _link(reference: str, title: str) -> str:
    """Return where an engagement stands by itself; nothing where its name is kept back, which the reference may tell."""
    return "" if shown_names.is_kept_back(title) else address.to("register", engagement=reference)


def _start(activity: RecordedActivity) -> tuple[date, str]:
    return activity.entry.opened_on or date.max, activity.entry.title.casefold()


def _value(dimension: Dimension, value: str) -> Cell:
    if value == NOT_GIVEN:
        return Cell(NOT_SAID, quiet=True)
    return Cell(facts.dimension_label(dimension.value, value))


def _offered(formats: Sequence[str], languages: Sequence[str]) -> Cell:
    kinds: tuple[tuple[Kind, Sequence[str]], ...] = (("format", formats), ("language", languages))
    said = [wording.joined([label(kind, each) for each in values]) for kind, values in kinds if values]
    return Cell("; ".join(said)) if said else Cell("none", quiet=True)


def _day(when: date | None) -> Cell:
    return Cell(wording.short_day(when)) if when else Cell(NOT_SAID, quiet=True)


def _said(text: str) -> Cell:
    return Cell(text) if text else Cell(NOT_SAID, quiet=True)
