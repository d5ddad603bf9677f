"""A meeting of the network as tables. What is in them was typed by somebody; `tables` and `downloads` escape it."""

from collections.abc import Mapping

from data import facts
from data.network import Coming, Joinable, Piece
from data.register import shown_names
from data.register.activities import NOT_GIVEN
from data.register.findings import KnownFinding
from data.register.network_work import Work
from models.vocabulary import Decision, Dimension
from pages.parts import address, wording
from pages.parts.network.network_view import View
from pages.parts.tables import Cell, Column, Row, Table

EVERYONE = "everyone"
NONE = "none"
MOST_JOINABLE = 30
"""Pairs that the page lists; the download has them all."""
NOT_SAID = "not given"
DECIDED: Mapping[Decision, str] = {
    Decision.ACCEPTED: "Accepted",
    Decision.PARTLY: "Accepted in part",
    Decision.NOT: "Not accepted",
}
SAME: Mapping[str, str] = {"community": "For the same community", "place": "In the same place"}


def opened(view: View) -> Table:
    """Return what is open on the day."""
    columns = (
        Column("Engagement"),
        Column("Closes"),
        Column("Where"),
        Column("For"),
        Column("Lead"),
        Column("Partners"),
    )
    rows = tuple(
        Row(
            (
                _engagement(each.work),
                Cell(wording.short_day(each.closes)) if each.closes else Cell("no day set", quiet=True),
                said(wording.joined(each.places), NOT_SAID),
                Cell(_whom(each)),
                said(each.work.lead, NOT_SAID),
                said(wording.joined(each.work.partners), NONE),
            )
        )
        for each in view.open
    )
    return Table("Engagements that are open", columns, rows)


def coming(view: View) -> Table:
    """Return what opens before the next meeting."""
    return Table(
        "Activities that open before the next meeting",
        (
            Column("Activity"),
            Column("Engagement"),
            Column("Open"),
            Column("Method"),
            Column("Where"),
            Column("For"),
            Column("Held by"),
        ),
        tuple(
            Row(
                (
                    Cell(each.activity.title),
                    _engagement(each.work),
                    Cell(wording.days(each.activity.opens, each.activity.closes)),
                    *_method_and_whom(each),
                )
            )
            for each in view.coming
        ),
    )


def closed(view: View) -> Table:
    """Return what closed since the meeting before: which method, where and for whom."""
    return Table(
        "Activities that closed since the meeting before",
        (
            Column("Activity"),
            Column("Engagement"),
            Column("Closed"),
            Column("Method"),
            Column("Where"),
            Column("For"),
            Column("Held by"),
        ),
        tuple(
            Row(
                (
                    Cell(each.activity.title),
                    _engagement(each.work),
                    Cell(wording.days(None, each.activity.closes).removeprefix("to ")),
                    *_method_and_whom(each),
                )
            )
            for each in view.closed
        ),
    )


def joinable(view: View) -> Table:
    """Return which engagements could be joined, for whom or where, and when; the first of many."""
    columns = (Column("In common"), Column("Engagement"), Column("And"), Column("When", prose=True))
    rows = tuple(
        Row((Cell(each.value), _engagement(each.first), _engagement(each.second), Cell(when(each))), SAME[each.common])
        for each in view.joinable[:MOST_JOINABLE]
    )  # fmt: skip
    return Table("Work that could be joined", columns, rows)


def when(each: Joinable) -> str:
    """Return when two pieces of work meet, in words."""
    if each.together:
        return f"Both open {wording.days(each.starts, each.ends)}"
    later = wording.short_day(each.ends) if each.ends else NOT_SAID
    return f"One closes {wording.short_day(each.starts)}, the other opens {later}"


def learnt(view: View) -> Table:
    """Return what was learnt since the meeting before."""
    columns = (Column("Engagement"), Column("Written down"), Column("What was learnt", prose=True))
    rows = tuple(
        Row(
            (
                _engagement(each),
                Cell(wording.short_day(each.learnt_on) if each.learnt_on else NOT_SAID),
                Cell(" ".join(each.learnt.split())),
            )
        )
        for each in view.learnt
    )
    return Table("What was learnt since the meeting before", columns, rows)


def told_us(view: View) -> Table:
    """Return what people told us since the meeting before."""
    columns = (Column("What people told us"), Column("Engagement"), Column("Community"), Column("Received"))
    rows = tuple(
        Row(
            (
                Cell(each.entry.title),
                _of(each),
                Cell(each.community_name or EVERYONE),
                Cell(wording.short_day(each.received_on)),
            )
        )
        for each in view.told_us
    )
    return Table("What people told us since the meeting before", columns, rows)


def told_them(view: View) -> Table:
    """Return what came of findings, where people were told since the meeting before."""
    columns = (
        Column("What people told us"),
        Column("Engagement"),
        Column("Told on"),
        Column("What was decided"),
        Column("What came of it", prose=True),
    )
    rows = tuple(
        Row(
            (
                Cell(each.entry.title),
                _of(each),
                Cell(wording.short_day(each.response.told_on) if each.response.told_on else NOT_SAID),
                Cell(DECIDED[each.response.decision] if each.response.decision else NOT_SAID),
                said(" ".join(f"{each.response.action} {each.response.reason}".split()), NOT_SAID),
            )
        )
        for each in view.told_them
    )
    return Table("What people were told since the meeting before", columns, rows)


def agenda(view: View) -> Table:
    """Return the whole meeting as one table, for its paper."""
    columns = (Column("What"), Column("Engagement"), Column("When"), Column("Where"), Column("For"))
    lines = [
        *(
            ("Open now", each.work.title, each.work.title, wording.days(each.opens, each.closes) or NOT_SAID, wording.joined(each.places), _whom(each))
            for each in view.open
        ),
        *(
            ("Coming", each.activity.title, each.work.title, wording.days(each.activity.opens, each.activity.closes), each.activity.place, each.activity.community or EVERYONE)
            for each in view.coming
        ),
        *(
            (
                "Could be joined",
                SAME[each.common],
                wording.joined([each.first.title, each.second.title]),
                when(each),
                each.value if each.common == "place" else NOT_SAID,
                each.value if each.common == "community" else NOT_SAID,
            )
            for each in view.joinable
        ),
        *(
            ("Learnt", " ".join(each.learnt.split()), each.title, wording.short_day(each.learnt_on) if each.learnt_on else NOT_SAID, NOT_SAID, NOT_SAID)
            for each in view.learnt
        ),
        *(
            ("People told us", each.entry.title, each.engagement_title, wording.short_day(each.received_on), NOT_SAID, each.community_name or EVERYONE)
            for each in view.told_us
        ),
        *(
            ("People were told", each.entry.title, each.engagement_title, wording.short_day(each.response.told_on) if each.response.told_on else NOT_SAID, NOT_SAID, each.community_name or EVERYONE)
            for each in view.told_them
        ),
        *(
            ("Closed", each.activity.title, each.work.title, wording.days(each.activity.opens, each.activity.closes), each.activity.place, each.activity.community or EVERYONE)
            for each in view.closed
        ),
    ]  # fmt: skip
    rows = tuple(Row(tuple(Cell(text or NOT_SAID) for text in cells), under) for under, *cells in lines)
    return Table("The network's meeting", columns, rows)


def _method_and_whom(each: Coming) -> tuple[Cell, ...]:
    one = each.activity
    return (
        said("" if one.method == NOT_GIVEN else facts.dimension_label(Dimension.METHOD.value, one.method), NOT_SAID),
        said("" if one.place == NOT_GIVEN else one.place, NOT_SAID),
        Cell(one.community or EVERYONE),
        said(one.held_by, NOT_SAID),
    )  # fmt: skip


def _whom(each: Piece) -> str:
    return wording.joined([*([EVERYONE] if each.open_to_all else []), *each.communities])


def _of(each: KnownFinding) -> Cell:
    """Return the engagement of a finding, a link unless one of their names is kept back."""
    kept = each.kept_back or shown_names.is_kept_back(each.engagement_title)
    link = "" if kept else address.to("register", engagement=each.entry.engagement)
    return Cell(each.engagement_title, link=link)


def _engagement(each: Work) -> Cell:
    """Return the engagement, a link to where it stands; none where its name is kept back, which the reference may tell."""
    kept = shown_names.is_kept_back(each.title)
    return Cell(each.title, link="" if kept else address.to("register", engagement=each.reference))


def said(text: str, otherwise: str) -> Cell:
    """Return the cell of what somebody typed; `otherwise` in quiet where it is blank."""
    return Cell(text) if text else Cell(otherwise, quiet=True)
