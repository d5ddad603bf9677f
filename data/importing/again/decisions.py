"""What people decided that labels of a source mean, at its earlier imports."""

from sqlmodel import Session, col, select

from data.importing.columns.column_map import decidable
from models.intake import UnmatchedLabel


def remembered(session: Session, *, source: str) -> dict[str, dict[str, str]]:
    """Return a source's decisions: characteristic to label to slug, the latest where there are two.

    Nothing is remembered without the name of a source: another partner's word may mean something else. A decision
    whose answer no longer exists is left out, and its label goes to review again.
    """
    if not source:
        return {}
    held = session.exec(
        select(UnmatchedLabel)
        .where(UnmatchedLabel.source == source, col(UnmatchedLabel.decided_slug).is_not(None))
        .order_by(col(UnmatchedLabel.id))
    )
    found: dict[str, dict[str, str]] = {}
    for row in held:
        if row.decided_slug and row.decided_slug in decidable(row.characteristic):
            found.setdefault(row.characteristic, {})[row.label] = row.decided_slug
    return found
