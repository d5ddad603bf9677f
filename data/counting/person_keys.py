"""Which selections' records have person keys: of the forms, not of the people who filled them in.

Where they have none, each participation counts as a person, and pages must say so (design 1). The word of a period is that of
the same work of all time: a word of the period's own records would move as one person came in it, to an activity that had
nobody there before.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from data.menu import Candidates
from models.intake import Participation, ParticipationCount
from models.protected import Selection
from models.vocabulary import Keyed


def keyed_by_activity(session: Session) -> Mapping[str, Keyed]:
    """Return for each activity with records whether all, some or none of its imports had person keys.

    An import had them where any of its rows has one: somebody who left it blank is not told from others. Heads that a
    partner counted have none.
    """
    had: dict[str, set[bool]] = defaultdict(set)
    # count() leaves nulls out.
    for activity, keys in session.execute(
        select_columns(col(Participation.activity), func.count(col(Participation.person_key))).group_by(
            col(Participation.activity), col(Participation.import_id)
        )
    ):
        had[activity].add(keys > 0)
    for activity in session.exec(select(ParticipationCount.activity).distinct()):
        had[activity].add(False)
    return {
        activity: _of(Keyed.ALL if each else Keyed.NONE for each in found) for activity, found in had.items()
    }


def keyed_by_selection(by_activity: Mapping[str, Keyed], *, menu: Candidates) -> Mapping[Selection, Keyed]:
    """Return the word of each selection of the menu, from those of its activities; of a period, that of all time."""
    all_time = {
        selection: _of(
            by_activity.get(atom.activity, Keyed.NONE)
            for atom, held in zip(menu.atoms, holds, strict=True)
            if held
        )
        for selection, holds in zip(menu.selections, menu.holds, strict=True)
        if selection.period is None
    }
    return {selection: all_time[of_all_time(selection)] for selection in menu.selections}


def of_all_time(selection: Selection) -> Selection:
    """Return the selection of the same work in all time. The menu holds it wherever it holds one of a period."""
    return replace(selection, period=None)


def _of(words: Iterable[Keyed]) -> Keyed:
    found = set(words)
    return found.pop() if len(found) == 1 else Keyed.SOME
