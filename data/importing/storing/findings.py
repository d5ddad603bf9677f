"""Stores what was found in a file besides its people: problems, labels that may be kept, and where each label stood."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import Session

from data.importing.harmonising import HarmonisedFile
from data.importing.storing.inserting import insert_rows
from data.importing.storing.label_links import kept_labels, links
from data.progress import silent_step
from models.intake import ParticipationLabel, Problem, UnmatchedLabel
from models.vocabulary import ProblemKind

PROBLEM_COLUMNS = ("import_id", "row", "column", "kind")
LINK_COLUMNS = ("participation_id", "label_id", "place", "beside")


def insert_findings(
    session: Session,
    harmonised: HarmonisedFile,
    *,
    ids: Sequence[int],
    number: int,
    known_people: Collection[int],
    left_out: Collection[int],
    who: str,
    at: datetime,
) -> None:
    """Store the findings of import `number`. `known_people` and `left_out` are places among the kept rows.

    `ids` are those of the kept rows in the intake, in their order.
    Of rows that are left out nothing is kept but that they are.
    """
    _insert_problems(session, harmonised, number=number, known_people=known_people, left_out=left_out)
    labels = kept_labels(harmonised, left_out=left_out)
    if not labels:
        return
    kept = [
        UnmatchedLabel(
            import_id=number,
            source=harmonised.source,
            characteristic=one.characteristic,
            label=one.label,
            count=one.count,
            decided_slug=one.slug,
            decided_by=who if one.slug else None,
            decided_at=at if one.slug else None,
        )
        for one in labels
    ]
    session.add_all(kept)
    session.flush()
    found = links(harmonised, labels=labels)
    if not found:
        return
    numbers = {one.key: row.id for one, row in zip(labels, kept, strict=True)}
    standing = Counter(link.label for link in found if link.kept not in left_out)
    for one, row in zip(labels, kept, strict=True):
        if one.slug:
            # Not those who are too young for the question: no label of theirs counts.
            row.count = standing[one.key]
    linked = (
        (ids[link.kept], numbers[link.label], link.place, link.beside)
        for link in found
        if link.kept not in left_out
    )
    insert_rows(session, ParticipationLabel, columns=LINK_COLUMNS, rows=linked, told=silent_step)


def _insert_problems(
    session: Session,
    harmonised: HarmonisedFile,
    *,
    number: int,
    known_people: Collection[int],
    left_out: Collection[int],
) -> None:
    rows, kept = harmonised.table.row_numbers, harmonised.kept
    objecting = {rows[kept[place]] for place in left_out}
    found = [(one.row, one.column, one.kind) for one in harmonised.problems if one.row not in objecting]
    found += [(rows[kept[place]], "", ProblemKind.SAME_PERSON_TWICE) for place in known_people]
    found += [(row, "", ProblemKind.ASKED_NOT_TO_BE_COUNTED) for row in sorted(objecting)]
    problems = ((number, row, column, kind.value) for row, column, kind in found)
    insert_rows(session, Problem, columns=PROBLEM_COLUMNS, rows=problems, told=silent_step)
