"""The labels that nobody had mapped in the imports that stand, and what people decided of them, by source."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from data.databases import intake_session
from data.importing.again.deciding_again import Scope
from data.importing.labels.norm import norm
from data.importing.people.privacy import FEWEST_STORED, NOT_SHOWN
from models.intake import Import, UnmatchedLabel
from models.vocabulary import ImportState


@dataclass(frozen=True)
class LabelSoFar:
    """One label of a source. Its count is exact: for the steward only."""

    characteristic: str
    label: str
    rows: int
    """Rows that hold it, in the imports that stand."""
    imports: int
    """Imports that stand and hold it."""
    few: bool
    """Whether fewer than three rows of one of them do: it is kept there only while it is decided."""
    slug: str | None
    """What was decided; None where nobody has."""
    decided_by: str | None
    decided_at: datetime | None


@dataclass(frozen=True)
class SourceLabels:
    """The labels of a source, or of one import that names none."""

    scope: Scope
    file_name: str
    """Of the one import, where it names no source; else empty."""
    labels: tuple[LabelSoFar, ...]


def labels_so_far() -> tuple[SourceLabels, ...]:
    """Return every source that has labels, in alphabetical order, then the imports that name none, the latest first.

    Imports that were taken back count for nothing, but for what was decided of their words while their source stands.
    """
    with intake_session() as session:
        standing = {
            one.id: one for one in session.exec(select(Import).where(Import.state == ImportState.STORED))
        }
        rows = session.exec(
            select(UnmatchedLabel)
            .where(UnmatchedLabel.label != NOT_SHOWN)
            .order_by(col(UnmatchedLabel.characteristic), col(UnmatchedLabel.id))
        ).all()
        sources = {one.source for one in standing.values()}
        by_scope: dict[Scope, list[UnmatchedLabel]] = {}
        for row in rows:
            if row.import_id not in standing and not (row.source in sources and row.decided_slug):
                continue
            if row.source or row.import_id in standing:
                scope = Scope(row.source) if row.source else Scope(number=row.import_id)
                by_scope.setdefault(scope, []).append(row)
        ordered = sorted(
            by_scope, key=lambda scope: (not scope.source, scope.source.casefold(), -(scope.number or 0))
        )
        return tuple(
            SourceLabels(
                scope,
                standing[scope.number].file_name if scope.number in standing else "",
                _together(by_scope[scope], standing=standing),
            )
            for scope in ordered
        )


def _together(rows: Iterable[UnmatchedLabel], *, standing: Iterable[int | None]) -> tuple[LabelSoFar, ...]:
    """Return each label once, however it is spelled. What was decided last counts; by whom, when it was first said so."""
    among = set(standing)
    found: dict[tuple[str, str], list[UnmatchedLabel]] = {}
    for row in rows:
        found.setdefault((row.characteristic, norm(row.label)), []).append(row)
    made = []
    for (characteristic, _), held in found.items():
        here = [row for row in held if row.import_id in among and row.count]
        slug = next((row.decided_slug for row in reversed(held) if row.decided_slug), None)
        said = [row for row in held if slug and row.decided_slug == slug and row.decided_at]
        first = min(said, key=lambda row: row.decided_at or datetime.max, default=None)
        made.append(
            LabelSoFar(
                characteristic=characteristic,
                label=held[0].label,
                rows=sum(row.count for row in here),
                imports=len({row.import_id for row in here}),
                few=any(row.count < FEWEST_STORED for row in here),
                slug=slug,
                decided_by=first.decided_by if first else None,
                decided_at=first.decided_at if first else None,
            )
        )
    return tuple(made)
