"""What a file can't say by itself and a person is asked: which way round, which code list, which ethnic group question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from data.importing.columns.column_map import ByPostcode, ColumnMap, Frame
from data.importing.columns.column_phrases import heading_words
from data.importing.columns.column_use import ColumnUse
from data.importing.files.reading import RawTable
from data.importing.labels.ages import AGE, AgeStyle, age_style
from data.importing.labels.deprivation_version import DEPRIVATION, ImdVersion, find_version
from data.importing.labels.ethnic_frame import find_frame
from data.importing.labels.given import distinct_labels
from data.importing.labels.meaning import OWN_SLUGS, Meaning, Polarity, coded, declared_codes, standards
from data.importing.labels.norm import norm
from data.importing.people.privacy import NOT_SHOWN, shown
from models.vocabulary import Missing

ETHNIC_GROUP = "ethnic_group"
MOST_LISTS = 4
MOST_CODES = 40
KNOWN_SHARE = 0.5
"""A list that knows fewer of the codes of a column is none that it was filled in with."""


@dataclass(frozen=True)
class PolarityQuestion:
    """Which way round a trans question was put: Yes may mean the same as at birth, or different from it."""

    column: str
    characteristic: str
    labels: tuple[str, ...]
    """The labels whose meaning hangs on it."""
    said: Polarity | None


@dataclass(frozen=True)
class CodeList:
    """One code list that knows codes of a column."""

    name: str
    meanings: Mapping[str, str | None]
    """Code as read to the slug that the list gives it; None where it does not know it, or leaves it to a person."""
    also: tuple[str, ...] = ()
    """Lists that give every one of these codes the same meaning."""


@dataclass(frozen=True)
class CodesQuestion:
    """Which code list a column was filled in with."""

    column: str
    characteristic: str
    lists: tuple[CodeList, ...]
    """Those that know most of the codes first."""
    said: str | None
    """Name of the list that a person declared; where nobody did, our own short names where the heading says so."""


@dataclass(frozen=True)
class FrameQuestion:
    """Which ethnic group question a form asked, where its answers fit more than one of 2001, 2011 and 2021."""

    column: str
    characteristic: str
    said: Frame | None


@dataclass(frozen=True)
class PostcodeQuestion:
    """Which counts where a column and a postcode both tell a characteristic."""

    column: str
    """Heading of the file's own column."""
    characteristic: str
    postcodes: str
    """Heading of the column of postcodes."""
    said: ByPostcode
    """The file's own column, unless a person said otherwise."""


@dataclass(frozen=True)
class VersionQuestion:
    """Which index of deprivation a column is of, where its heading does not say so."""

    column: str
    characteristic: str
    said: ImdVersion | None


Question = PolarityQuestion | CodesQuestion | FrameQuestion | PostcodeQuestion | VersionQuestion


def find_questions(table: RawTable, columns: Sequence[ColumnUse], *, said: ColumnMap) -> tuple[Question, ...]:
    """Return what must be asked of a file, in the order of its columns. What a person has answered is among it."""
    found: list[Question] = []
    asked: set[tuple[type, str]] = set()
    for use in columns:
        found += [
            PostcodeQuestion(own, slug, use.column, said.postcode.get(slug, "column"))
            for slug, own in use.contested
        ]
        if use.characteristic is None or use.meaning is None:
            continue
        labels = [label for label in distinct_labels(table, use) if label.strip()]
        for question in (
            _polarity(use, use.meaning, labels, said),
            _codes(use, use.meaning, labels, said),
            _frame(use, use.meaning, labels, said),
            _version(use, said),
        ):
            # Said of the characteristic, so asked once, in however many columns it is answered.
            if question and (type(question), question.characteristic) not in asked:
                asked.add((type(question), question.characteristic))
                found.append(question)
    return tuple(found)


def unanswered(questions: Sequence[Question]) -> int:
    """Return how many of them nobody has answered."""
    return sum(question.said is None for question in questions)


def _polarity(
    use: ColumnUse, meaning: Meaning, labels: Sequence[str], said: ColumnMap
) -> PolarityQuestion | None:
    same, different = (replace(meaning, polarity=polarity) for polarity in ("same", "different"))
    hanging = tuple(label for label in labels if same.of(label) != different.of(label))
    if not hanging:
        return None
    characteristic = meaning.characteristic
    return PolarityQuestion(use.column, characteristic, hanging, said.polarity.get(characteristic))


def _codes(use: ColumnUse, meaning: Meaning, labels: Sequence[str], said: ColumnMap) -> CodesQuestion | None:
    characteristic = meaning.characteristic
    by_heading = bool(meaning.codes) and not meaning.standard
    if by_heading and characteristic not in said.coded and _knows_all(meaning, labels):
        return None
    # Where the heading says it and nobody else, that is how the cells are read: what is done is what the box shows.
    declared = said.coded.get(characteristic, OWN_SLUGS if by_heading else None)
    if (meaning.standard and declared is None) or (
        characteristic == AGE and age_style(heading_words(use.column), labels) is not AgeStyle.LABELS
    ):
        return None
    # As if nobody had declared a list, so that who comes back is asked the same.
    plain = replace(meaning, codes={}, standard="")
    hanging = [label for label in labels if plain.of(label) == Missing.NEEDS_REVIEW]
    codes = [label for label in hanging if shown(label) != NOT_SHOWN][:MOST_CODES]
    groups: dict[tuple[str | None, ...], list[str]] = {}
    for name in [*standards(characteristic), OWN_SLUGS]:
        known = declared_codes(characteristic, name)
        meanings = tuple(_said_by(known, code) for code in codes)
        knows = sum(slug is not None for slug in meanings)
        if name == declared or (knows and knows >= KNOWN_SHARE * len(codes)):
            groups.setdefault(meanings, []).append(name)
    lists = []
    for meanings, names in sorted(groups.items(), key=lambda each: each[0].count(None)):
        first = declared if declared in names else names[0]
        also = tuple(name for name in names if name != first)
        lists.append(CodeList(first, dict(zip(codes, meanings, strict=True)), also))
    kept = [each for place, each in enumerate(lists) if place < MOST_LISTS or each.name == declared]
    return CodesQuestion(use.column, characteristic, tuple(kept), declared) if kept else None


def _knows_all(meaning: Meaning, labels: Sequence[str]) -> bool:
    """Whether no label is left for review. Where one is, as 10 is no fifth, the heading may be wrong, and a person is asked."""
    return all(meaning.of(label) != Missing.NEEDS_REVIEW for label in labels)


def _said_by(codes: Mapping[str, str], code: str) -> str | None:
    slug = coded(norm(code), codes)
    return None if slug == Missing.NEEDS_REVIEW else slug


def _version(use: ColumnUse, said: ColumnMap) -> VersionQuestion | None:
    if use.characteristic != DEPRIVATION or find_version([use.column], declared=None).by_heading:
        return None
    return VersionQuestion(use.column, DEPRIVATION, said.imd_version)


def _frame(use: ColumnUse, meaning: Meaning, labels: Sequence[str], said: ColumnMap) -> FrameQuestion | None:
    if use.characteristic != ETHNIC_GROUP:
        return None
    if not find_frame(labels, meaning=meaning, declared=None).unsure:
        return None
    return FrameQuestion(use.column, ETHNIC_GROUP, said.ethnic_frame)
