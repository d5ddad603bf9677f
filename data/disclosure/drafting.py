"""From records to the drafts of a whole release: count, round, and offer only what may be offered."""

from collections.abc import Callable, Sequence

import numpy as np

from data.counting import ASKED, membership, tallies
from data.disclosure.draft import Draft, draft
from data.disclosure.offering import Bases, Nesting, offered
from data.disclosure.one_way import protect
from data.menu import Candidates
from data.records import Records
from models.facts import DisclosureRules, Level


def draft_release(
    records: Records,
    *,
    menu: Candidates,
    nested: Nesting,
    levels: Sequence[Level],
    rules: DisclosureRules,
    progress: Callable[[float], None] = lambda _: None,
) -> dict[str, dict[str, Draft]]:
    """Draft every table of a release: by characteristic, then by level, each with every selection of the menu.

    The levels of one characteristic must stand together in `levels`, coarsest first. Levels at which nobody was
    asked are left out.
    """
    members = membership(records, holds=menu.holds)
    known: dict[bytes, np.ndarray] = {}
    drafts: dict[str, dict[str, Draft]] = {}
    for done, tally in enumerate(tallies(records, members=members, levels=levels)):
        progress((done + 1) / len(levels))
        asked = tally.of(ASKED)
        if asked.max(initial=0) < rules.min_base:
            continue
        # Most questions were asked of the same people: what may be offered is worked out once for each such set.
        same = asked.tobytes() + tally.asked_once.tobytes() + tally.asked_again.tobytes()
        if same not in known:
            bases = Bases(people=asked, once=tally.asked_once, again=tally.asked_again)
            known[same] = offered(menu, nested=nested, bases=bases, rules=rules)
        shown = protect(tally, selections=menu.selections, rules=rules)
        drafts.setdefault(tally.characteristic, {})[tally.level.slug] = draft(
            tally, shown=shown, offered=known[same], menu=menu
        )
    return drafts
