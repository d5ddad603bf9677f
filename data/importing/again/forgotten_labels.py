"""Forgets labels that may be kept no more: nobody decides them, and fewer than three rows of their import hold them."""

from collections.abc import Iterable

from sqlalchemy import delete
from sqlmodel import Session, col, select

from models.intake import ParticipationLabel, UnmatchedLabel
from models.vocabulary import Missing


def forget_labels(session: Session, rows: Iterable[UnmatchedLabel]) -> None:
    """Forget labels and where they stood. What stands beside them goes on saying that one of them is there."""
    for row in rows:
        for link in session.exec(
            select(ParticipationLabel).where(ParticipationLabel.label_id == row.id)
        ).all():
            siblings = (
                select(ParticipationLabel)
                .join(UnmatchedLabel, col(UnmatchedLabel.id) == ParticipationLabel.label_id)
                .where(
                    ParticipationLabel.participation_id == link.participation_id,
                    ParticipationLabel.label_id != row.id,
                    UnmatchedLabel.characteristic == row.characteristic,
                )
            )
            for sibling in session.exec(siblings):
                sibling.beside = f"{sibling.beside} {link.place}:{Missing.NEEDS_REVIEW}".strip()
        session.flush()
        session.connection().execute(
            delete(ParticipationLabel).where(col(ParticipationLabel.label_id) == row.id)
        )
        session.delete(row)
