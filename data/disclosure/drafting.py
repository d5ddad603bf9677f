"""From records to the drafts of a whole release: count, round, and offer only what may be offered."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from data.counting.counting import ASKED, membership, tallies
from data.counting.records import Records
from data.disclosure.draft import Draft, draft
from data.disclosure.insiders import who_knows, without_heads
from data.disclosure.offering import Bases, Nesting, offered
from data.disclosure.one_way import protect
from data.menu import Candidates
from models.facts import DisclosureRules, Level


def draft_release(
    records: Records,
    *,
    menu: Candidates,
    nested: Nesting,
    levels: Sequence[Level],
    rules: DisclosureRules,
    insiders: Sequence[Records] = (),
    progress: Callable[[float], None] = lambda _: None,
) -> dict[str, dict[str, Draft]]:
    """Draft every table of a release: by characteristic, then by level, each with every selection of the menu.

    The levels of one characteristic must stand together in `levels`, coarsest first. Levels at which nobody was
    asked are left out. `insiders` are counted heads among `records` that somebody outside knows: a table is offered
    only where it would be without them too, or would be of nobody.
    """
    members = membership(records, holds=menu.holds)
    known: dict[bytes, NDArray[np.bool_]] = {}
    drafts: dict[str, dict[str, Draft]] = {}
    of_insiders = [
        tallies(heads, members=membership(heads, holds=menu.holds), levels=levels) for heads in insiders
    ]
    for done, (tally, *heads) in enumerate(
        zip(tallies(records, members=members, levels=levels), *of_insiders, strict=True)
    ):
        progress((done + 1) / len(levels))
        asked = tally.of(ASKED)
        if asked.max(initial=0) < rules.min_base:
            continue
        keep = np.ones(len(menu.selections), dtype=bool)
        known_to = who_knows(tally, heads)
        for each in (tally, *(without_heads(tally, some) for some in known_to)):
            # Two selections may hold the same people asked, and differ by a few whom the level can't hold.
            for bases in (
                Bases(people=each.of(ASKED), once=each.asked_once, again=each.asked_again),
                Bases(people=each.concerned, once=each.concerned_once, again=each.concerned_again),
            ):
                # Most questions were asked of the same people: what may be offered is worked out once for each such set.
                of_others = each is not tally
                same = b"".join(one.tobytes() for one in (bases.people, bases.once, bases.again)) + bytes(
                    of_others
                )
                if same not in known:
                    known[same] = offered(menu, nested=nested, bases=bases, rules=rules, or_nobody=of_others)
                keep &= known[same]
        shown = protect(tally, selections=menu.selections, rules=rules)
        levels_so_far = drafts.setdefault(tally.characteristic, {})
        for coarser in levels_so_far.values():
            # What is withheld because one group holds all would stand in the finer level.
            keep &= ~coarser.shown.one_holds_all
        levels_so_far[tally.level.slug] = draft(
            tally, shown=shown, offered=keep, menu=menu, insiders=known_to
        )
    return drafts
