"""What an earlier release showed of a selection: the one before, or the one behind the last paper.

Held against the benchmark of today, so that what differs is what was heard.
"""

from dataclasses import replace
from functools import lru_cache

from data import published
from data.register.papers_made import LastPaper
from models.protected import ReleaseNote, Selection
from pages.parts import reads
from pages.parts.sentences.since_last import Before


@lru_cache(maxsize=128)
def before(release: ReleaseNote, selection: Selection) -> Before | None:
    """Return what the release before this one showed of a selection; None where this one is the first."""
    number = published.previous_release()
    return None if number is None else in_release(release, selection, number)


@lru_cache(maxsize=128)
def in_release(release: ReleaseNote, selection: Selection, number: int) -> Before:
    """Return what the earlier release of a number showed of a selection. Raises NoResultFound where there is none."""
    library = reads.library(release)
    held = {
        (table.characteristic, table.level): published.compared(table, library=library, scored=False)
        for table in published.tables(selection, release=number)
    }
    return Before(published.made_at(number).date(), held)


def since_paper(release: ReleaseNote, selection: Selection, last: LastPaper | None) -> Before | None:
    """Return what the last paper was made from; where there is none, what `before` returns."""
    if last is None:
        return before(release, selection)
    if last.release == release.number:
        return Before(release.made_at.date(), {}, paper_on=last.made_on, same_release=True)
    return replace(in_release(release, selection, last.release), paper_on=last.made_on)
