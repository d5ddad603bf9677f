"""From records to the drafts of a whole release: count, round, and offer only what may be offered."""

from collections.abc import Callable, Sequence

import numpy as np

from data.disclosure.draft import Draft, draft
from data.disclosure.offering import Bases, Nesting, offered
from data.disclosure.one_way import protect
from data.menu import Candidates
from data.releasing.counting import ASKED, membership, tallies
from data.releasing.records import Records
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
        keep = np.ones(len(menu.selections), dtype=bool)
        # Two selections may hold the same people asked, and differ by a few whom the level can't hold.
        for bases in (
            Bases(people=asked, once=tally.asked_once, again=tally.asked_again),
            Bases(people=tally.concerned, once=tally.concerned_once, again=tally.concerned_again),
        ):
            # Most questions were asked of the same people: what may be offered is worked out once for each such set.
            same = bases.people.tobytes() + bases.once.tobytes() + bases.again.tobytes()
            if same not in known:
                known[same] = offered(menu, nested=nested, bases=bases, rules=rules)
            keep &= known[same]
        shown = protect(tally, selections=menu.selections, rules=rules)
        levels_so_far = drafts.setdefault(tally.characteristic, {})
        for coarser in levels_so_far.values():
            # What is withheld because one group holds all would stand in the finer level.
            keep &= ~coarser.shown.one_holds_all
        levels_so_far[tally.level.slug] = draft(tally, shown=shown, offered=keep, menu=menu)
    return drafts
