"""A file of counts instead of people: from its bytes to what was told of each activity. The door for such files.

Labels mean what the label tables say; one that nobody has mapped goes to review, with its heads.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data import facts
from data.importing.columns.column_map import Decisions, Frame, decided_for
from data.importing.counts.found import FoundCount, FoundCounts, FoundTotal
from data.importing.counts.headings import answers_as_headings
from data.importing.counts.rows import rows_of_answers, under_questions
from data.importing.counts.told import MOST_HEADS, FoundLabel, ToldCount, ToldCounts
from data.importing.counts.words import heads_in
from data.importing.files.reading import read_grids
from data.importing.labels.ages import AGE, AgeStyle, read_age
from data.importing.labels.deprivation_version import DEPRIVATION, ImdVersion, find_version
from data.importing.labels.ethnic_frame import find_frame
from data.importing.labels.meaning import Meaning, found_codes
from data.importing.labels.norm import norm
from data.importing.people.privacy import NOT_SHOWN, shown
from data.importing.refusal import FileRefused
from models.intake import MULTIPLE_ANSWER
from models.vocabulary import Missing

MOST_SAID = 12
LIMIT = 5_000_000
"""Bytes. A table of totals is a page or two."""

NOT_COUNTS = (
    "{file} is no table of totals that can be read. Give it a row for each answer, with the headings characteristic, "
    "category, n; or the answers as headings over one row of numbers."
)
WRONG = "{file} can't be brought in as it is. "
NUMBER = (
    f"Row {{row}}: how many is not a whole number from 0 to {MOST_HEADS:,}. Where it is not known or was hidden for being "
    "small, leave it blank: that counts as not told."
)
NO_LABEL = "Row {row}: there is a number and no answer beside it."
TWICE = "Row {row}: {name}, “{label}” stands there twice. Keep one."
TWO_TOTALS = "Row {row}: another row says another total. Keep the right one."
MORE_THAN_TOTAL = (
    "Row {row}: {name} adds up to {told:,}, and its total says {total:,}. Nothing is scaled: put one right."
)
AND_MORE = "And {more:,} more."
NOT_KEPT = "“{named}” is none of the questions that are kept: row {row} is left out."
SEVERAL_ANSWERS = (
    "{name}: one person may give several answers, so such counts are not people. Row {row} is left out. Formats and "
    "support can be counted under heads and needs."
)
ADDED_UP = "{name}: {labels} mean the same answer, and are added up."


@dataclass(frozen=True)
class CountsFile:
    """What a file of counts says."""

    file_name: str
    told: tuple[ToldCounts, ...]
    """One for each activity that is named; one with a blank reference where none is."""
    columns: tuple[tuple[str, str | None, str], ...]
    """Column, the characteristic whose answer it counts or None, and why."""
    heading_rows: int
    rows: int
    unmatched: Mapping[str, Mapping[str, int]]
    """Characteristic to label, as it may be shown, to heads. They count as `needs_review`."""
    notes: tuple[str, ...]
    ethnic_frame: Frame | None
    imd_version: ImdVersion | None
    """Which index of deprivation it counts by; None where nothing says it, or it counts none."""

    @property
    def counts_deprivation(self) -> bool:
        """Whether any of its counts are of deprivation."""
        return any(one.characteristic == DEPRIVATION for told in self.told for one in told.counts)


def read_counts(
    source: Path | bytes,
    *,
    today: date,
    file_name: str | None = None,
    question: str | None = None,
    decisions: Decisions | None = None,
    ethnic_frame: Frame | None = None,
    imd_version: ImdVersion | None = None,
) -> CountsFile:
    """Read a file of counts.

    `question` is the characteristic that somebody said it counts, where it does not say so itself; `decisions` what people
    decided that labels mean; `ethnic_frame` which ethnic question was asked and `imd_version` which index of deprivation it is, where
    that is known.

    Raises
    ------
    WhichQuestion
        What is counted may answer several questions: somebody must say which.
    FileRefused
        It is no table of totals, or a number or row in it is wrong. Every wrong row is named, never what stood there.
    """
    name = file_name or (source.name if isinstance(source, Path) else "The file")
    found = _sheet(source, file_name=name, question=question)
    if found is None:
        raise FileRefused(NOT_COUNTS.format(file=name))
    notes = list(dict.fromkeys(found.notes))
    kept = []
    for count in found.counts:
        if not count.question:
            notes.append(NOT_KEPT.format(named=shown(count.named), row=count.row))
        elif count.question in MULTIPLE_ANSWER:
            asked = facts.characteristic(count.question).label
            notes.append(SEVERAL_ANSWERS.format(name=asked, row=count.row))
        else:
            kept.append(count)
    _refuse_wrong(kept, found.came, file_name=name)
    meanings = {
        slug: _meaning(slug, [count.label for count in kept if count.question == slug], decisions or {})
        for slug in sorted({count.question for count in kept})
    }
    frame = _frame(kept, meanings, declared=ethnic_frame, notes=notes)
    version = _version(kept, declared=imd_version, notes=notes)
    told = tuple(
        _told(kept, found.came, meanings, activity=each, today=today) for each in _activities(kept, found)
    )
    notes += _added_up(kept, meanings, today=today)
    unmatched: dict[str, Counter[str]] = {}
    for each in told:
        for one in each.labels:
            if one.decided is None:
                unmatched.setdefault(one.characteristic, Counter())[one.label] += one.heads
    return CountsFile(
        file_name=name,
        told=told,
        columns=tuple(found.columns),
        heading_rows=found.heading_rows,
        rows=found.rows,
        unmatched={slug: dict(labels.most_common()) for slug, labels in unmatched.items()},
        notes=tuple(notes),
        ethnic_frame=frame,
        imd_version=version,
    )


def _sheet(source: Path | bytes, *, file_name: str, question: str | None) -> FoundCounts | None:
    for grid in read_grids(source, file_name=file_name, limit=LIMIT, unpacked_limit=10 * LIMIT):
        found = (
            rows_of_answers(grid) or under_questions(grid, question) or answers_as_headings(grid, question)
        )
        if found is not None:
            return found
    return None


def _refuse_wrong(counts: list[FoundCount], came: list[FoundTotal], *, file_name: str) -> None:
    wrong = [*_wrong_counts(counts), *_wrong_totals(counts, came)]
    if wrong:
        more = [AND_MORE.format(more=len(wrong) - MOST_SAID)] if len(wrong) > MOST_SAID else []
        raise FileRefused(WRONG.format(file=file_name) + " ".join([*wrong[:MOST_SAID], *more]))


def _wrong_counts(counts: list[FoundCount]) -> Iterator[str]:
    seen: set[tuple[str, str, str]] = set()
    for one in counts:
        if one.said and not one.label:
            yield NO_LABEL.format(row=one.row)
            continue
        if one.said and heads_in(one.said) is None:
            yield NUMBER.format(row=one.row)
        key = (one.activity, one.question, norm(one.label))
        if key in seen:
            name = facts.characteristic(one.question).label
            yield TWICE.format(row=one.row, name=name, label=shown(one.label))
        seen.add(key)


def _wrong_totals(counts: list[FoundCount], came: list[FoundTotal]) -> Iterator[str]:
    known: dict[tuple[str, str], int] = {}
    sums: Counter[tuple[str, str]] = Counter()
    for count in counts:
        sums[count.activity, count.question] += heads_in(count.said) or 0
    for one in came:
        number, key = heads_in(one.said), (one.activity, one.question)
        if number is None:
            if one.said:
                yield NUMBER.format(row=one.row)
        elif known.setdefault(key, number) != number:
            yield TWO_TOTALS.format(row=one.row)
        elif one.question and sums[key] > number:
            name = facts.characteristic(one.question).label
            yield MORE_THAN_TOTAL.format(row=one.row, name=name, told=sums[key], total=number)


def _activities(counts: list[FoundCount], found: FoundCounts) -> list[str]:
    return list(dict.fromkeys([*(one.activity for one in counts), *(one.activity for one in found.came)]))


def _meaning(characteristic: str, labels: list[str], decisions: Decisions) -> Meaning:
    standard, codes = found_codes(characteristic, labels)
    return Meaning(
        characteristic, codes=codes, standard=standard, decided=decided_for(decisions, characteristic)
    )


def _read(label: str, meaning: Meaning, *, today: date) -> tuple[str, int | None]:
    """Return what a label means, and of an age the oldest that it can be."""
    if meaning.characteristic != AGE:
        return str(meaning.of(label)), None
    age = read_age(label, style=AgeStyle.LABELS, meaning=meaning, on=today, today=today)
    return str(age.slug), age.oldest


def _told(
    counts: list[FoundCount],
    came: list[FoundTotal],
    meanings: Mapping[str, Meaning],
    *,
    activity: str,
    today: date,
) -> ToldCounts:
    told, labels = [], []
    for one in counts:
        heads = heads_in(one.said)
        if one.activity != activity or heads is None:
            continue
        meaning = meanings[one.question]
        slug, oldest = _read(one.label, meaning, today=today)
        told.append(ToldCount(one.question, slug, heads, oldest))
        decided = meaning.decided.get(norm(one.label))
        if heads and (decided or slug == Missing.NEEDS_REVIEW):
            label = shown(one.label)
            if not (decided and label == NOT_SHOWN):
                labels.append(FoundLabel(one.question, label, heads, decided))
    return ToldCounts(activity, _stated(came, activity), tuple(told), tuple(labels))


def _stated(came: list[FoundTotal], activity: str) -> int | None:
    """Return how many are said to have come: the total of all, else the largest total of one question."""
    here = [(one.question, heads_in(one.said)) for one in came if one.activity == activity]
    of_all = [number for question, number in here if number is not None and not question]
    return max(of_all or [number for _, number in here if number is not None], default=None)


def _frame(
    counts: list[FoundCount], meanings: Mapping[str, Meaning], *, declared: Frame | None, notes: list[str]
) -> Frame | None:
    if "ethnic_group" not in meanings:
        return None
    labels = dict.fromkeys(one.label for one in counts if one.question == "ethnic_group")
    found = find_frame(labels, meaning=meanings["ethnic_group"], declared=declared)
    notes.append(found.why)
    return found.frame


def _version(counts: list[FoundCount], *, declared: ImdVersion | None, notes: list[str]) -> ImdVersion | None:
    named = {one.named for one in counts if one.question == DEPRIVATION}
    if not named:
        return None
    found = find_version(named, declared=declared)
    notes.append(found.why)
    return found.version


def _added_up(counts: list[FoundCount], meanings: Mapping[str, Meaning], *, today: date) -> Iterator[str]:
    """Say which labels of one question mean the same answer."""
    same: dict[tuple[str, str], dict[str, None]] = {}
    for one in counts:
        if one.said:
            slug, _ = _read(one.label, meanings[one.question], today=today)
            same.setdefault((one.question, slug), {})[shown(one.label)] = None
    for (question, slug), labels in same.items():
        if len(labels) > 1 and slug != Missing.NEEDS_REVIEW:
            named = " and ".join(f"“{label}”" for label in labels)
            yield ADDED_UP.format(name=facts.characteristic(question).label, labels=named)
