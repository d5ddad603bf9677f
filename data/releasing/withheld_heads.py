"""Which heads releases withheld: kept in the intake, since the register is shared and must not tell them from uncounted ones."""

from collections.abc import Iterable

from sqlmodel import Session, select

from data.frozen.heads import EarlierHeads, HeadKey, WithdrawnHeads
from models.intake import WithheldHeads
from models.protected import Selection
from models.vocabulary import Dimension, HeadKind


def and_withheld(shown: EarlierHeads, *, intake: Session) -> EarlierHeads:
    """Return the newest state of every count of heads: as it was shown, or withheld where that was later."""
    withheld = {
        key: WithdrawnHeads(key, row.change_number)
        for row in intake.exec(select(WithheldHeads))
        if (key := _key_of(row)) not in shown or shown[key].change_number <= row.change_number
    }
    return {**shown, **withheld}


def remember(intake: Session, withdrawn: Iterable[WithdrawnHeads]) -> None:
    """Note what a release withholds of what was counted at engagements, within the transaction of `intake`.

    Before the release is frozen: noted without it, a count stays away for longer, and never comes back too soon.
    """
    known = {_key_of(row): row for row in intake.exec(select(WithheldHeads))}
    for gone in withdrawn:
        kind, selection, category = gone.key
        if kind is HeadKind.RULE:
            continue
        row = known.get(gone.key) or WithheldHeads(
            kind=kind.value, engagement=selection.value or "", category=category, change_number=0
        )
        row.change_number = gone.change_number
        intake.add(row)


def _key_of(row: WithheldHeads) -> HeadKey:
    return HeadKind(row.kind), Selection(None, Dimension.ENGAGEMENT, row.engagement), row.category
