"""How the people of each selection of a release were counted, as it stands in the register. Sees no people."""

from collections.abc import Mapping

from sqlalchemy import insert
from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from data.frozen.rows import ROWS_AT_ONCE, batches, selection_of
from models.protected import Selection
from models.release import PublishedSelection
from models.vocabulary import Keyed


def write(session: Session, words: Mapping[Selection, Keyed], *, release: int) -> None:
    """Add the word of each selection that a release offers, within the transaction of `session`."""
    rows = [
        {
            "release_id": release,
            "period": selection.period or "",
            "by": selection.by or "",
            "keyed": word.value,
        }
        for selection, word in words.items()
    ]
    for some in batches(rows, ROWS_AT_ONCE):
        session.execute(insert(PublishedSelection), some)


def keyed(session: Session, *, release: int) -> Mapping[Selection, Keyed]:
    """Return the word of each selection of a release; empty for one that was made before anybody noted it."""
    rows = session.execute(
        select_columns(
            col(PublishedSelection.period), col(PublishedSelection.by), col(PublishedSelection.keyed)
        ).where(col(PublishedSelection.release_id) == release)
    )
    return {selection_of(period, by): Keyed(word) for period, by, word in rows}
