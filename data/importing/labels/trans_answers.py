"""The one answer that fills a second field: who answers "Trans woman" to sex or gender has said a trans status too."""

from collections.abc import Mapping

from data import facts
from data.importing.columns.column_use import ColumnUse
from data.importing.files.reading import RawTable
from data.importing.labels.age_column import AgeColumn
from data.importing.labels.given import read_given
from data.importing.labels.meaning import labels_of
from data.importing.labels.norm import norm
from models.vocabulary import Missing

TRANS_STATUS = "trans_status"
DIFFERENT = "different_from_birth"
ASKED_IN = ("gender", "gender_identity_detail", "sex")
OPEN = (Missing.NOT_ASKED, Missing.NOT_KNOWN, Missing.NEEDS_REVIEW)
"""What a trans answer fills. Who would rather not say, or says the same as at birth, is believed."""


def says_trans(label: str) -> bool:
    """Whether a label is listed as a gender or sex answer and as a different trans status alike."""
    key = norm(label)
    return labels_of(TRANS_STATUS).get(key) == DIFFERENT and any(key in labels_of(name) for name in ASKED_IN)


def set_by_trans_answers(
    answers: dict[str, list[str]],
    table: RawTable,
    of: Mapping[str, ColumnUse],
    kept: list[int],
    *,
    age: AgeColumn,
) -> None:
    """Set trans status, in `answers`, of those whose sex or gender answer says trans; others stay as they are."""
    too_young = age.younger_than(facts.characteristic(TRANS_STATUS).minimum_age)
    for place in sorted(rows_that_say_trans(table, of, kept)):
        if not too_young[place]:
            status = answers.setdefault(TRANS_STATUS, [str(Missing.NOT_ASKED)] * len(kept))
            if status[place] in OPEN:
                status[place] = DIFFERENT


def rows_that_say_trans(table: RawTable, of: Mapping[str, ColumnUse], kept: list[int]) -> set[int]:
    """Return the places among `kept` whose sex or gender answer says trans; `of` is the column of each question."""
    found: set[int] = set()
    for name in ASKED_IN:
        if name not in of:
            continue
        given = read_given(table, of[name])
        trans = {key for key, parts in given.parts.items() if any(says_trans(part) for part in parts)}
        if trans:
            found.update(place for place, index in enumerate(kept) if given.keys[index] in trans)
    return found
