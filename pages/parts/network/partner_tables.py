"""Who reaches whom as tables: by community, and by the role of the partner. `tables` and `downloads` escape what is in them."""

from collections.abc import Mapping, Sequence

from data.register.entry_choices import choices, label
from data.register.reaching import Reach, Reached
from pages.parts import address, wording
from pages.parts.network.network_tables import NONE, NOT_SAID, said
from pages.parts.network.network_view import OnRecord
from pages.parts.tables import Cell, Column, Row, Table

NOBODY = "nobody yet"
NONE_HELD = "none yet"
NOT_LISTED = "Not in the register"


def communities(found: OnRecord) -> Table:
    """Return every community, a link to what is known of it, with the organisations that reach it and what was held for it."""
    columns = (
        Column("Community"),
        Column("Reached by", prose=True),
        Column("Activities held for it", prose=True),
    )
    to = address.links()
    rows = tuple(
        Row(
            (
                Cell(each.name, link=to("communities", community=each.slug)),
                Cell("; ".join(_with_role(one) for one in each.by))
                if each.by
                else Cell(NOBODY, link=to("register") if address.is_page("register") else ""),
                said(_held(each), NONE_HELD),
            )
        )
        for each in found.reached
    )
    return Table("Who reaches each community", columns, rows)


def _held(each: Reached) -> str:
    """Return how many activities were held for a community, by whom and when last: "2 by partners, the last 1 May 2026"."""
    last = max((one.last_on for one in each.by if one.last_on), default=None)
    theirs = each.held - each.ours
    parts = [
        f"{theirs:,} by partners{f', the last {wording.short_day(last)}' if last else ''}" if theirs else "",
        f"{each.ours:,} by us" if each.ours else "",
    ]
    return "; ".join(filter(None, parts))


def _with_role(one: Reach) -> str:
    return f"{one.organisation} ({label('role', one.role)})" if one.role else one.organisation


def roles(found: OnRecord) -> Table:
    """Return every partner under its role: whom it reaches, what it held for them, whom to ask there."""
    by_organisation: dict[str, list[tuple[Reached, Reach]]] = {}
    for community in found.reached:
        for one in community.by:
            by_organisation.setdefault(one.organisation, []).append((community, one))
    order = list(choices("role"))
    listed = sorted(
        found.organisations,
        key=lambda each: order.index(each.entry.role) if each.entry.role in order else len(order),
    )
    rows = [
        _organisation(each.entry.name, each.entry.contact, label("role", each.entry.role), by_organisation)
        for each in listed
    ]
    known = {each.entry.name for each in listed}
    rows += [
        _organisation(name, "", NOT_LISTED, by_organisation)
        for name in sorted(by_organisation.keys() - known, key=str.casefold)
    ]
    columns = (
        Column("Organisation"),
        Column("Communities it reaches", prose=True),
        Column("Activities held for them", number=True),
        Column("Contact"),
    )
    return Table("Partners by role", columns, tuple(rows))


def _organisation(
    name: str, contact: str, role: str, reaches: Mapping[str, Sequence[tuple[Reached, Reach]]]
) -> Row:
    its = reaches.get(name, ())
    held = sum(one.held for _, one in its)
    return Row(
        (
            Cell(name),
            said(wording.joined([community.name for community, _ in its]), NOT_SAID),
            Cell(f"{held:,}") if held else Cell(NONE, quiet=True),
            said(contact, NOT_SAID),
        ),
        role,
    )
