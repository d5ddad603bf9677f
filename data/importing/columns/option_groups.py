"""Finds the columns that answer one question together, each standing for one option: by their headings and cells."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from data import facts
from data.importing.columns.column_phrases import asks_something_else, said_by
from data.importing.columns.option_headings import (
    Split,
    options_decide,
    splits,
)
from data.importing.columns.option_members import MOST_KINDS_OF_CELL, Member, is_known, member_of
from data.importing.files.reading import RawTable
from data.importing.labels.ages import AGE, is_range_of_ages
from data.importing.labels.meaning import Meaning
from data.importing.labels.norm import norm
from models.vocabulary import Missing

LONGEST_OPTION = 120
NO_OPTION = re.compile(r"[?\[\]{}]")
SOME_WORD = re.compile(r"[^\W\d_]{3}")
LABELS_KEPT = 20_000
FEWEST_BY_OPTIONS = 3
"""Options that must be known where only they, and no question, say which characteristic is meant."""
KNOWN_BY_OPTIONS = 0.6
KNOWN_BY_QUESTION = 0.3
MOST_SEVERAL = 0.05
"""Options without a question are no one-answer question where more rows than this tick several."""
NEAR = {
    "disability": ("impairment", "disability"),
    "impairment": ("impairment", "disability"),
    "gender": ("gender", "gender_identity_detail", "trans_status"),
    "sex": ("sex", "gender"),
    "trans_status": ("trans_status", "gender_identity_detail"),
    "unpaid_carer": ("unpaid_carer",),
}
"""A question that names the first may be about any of the others: the options say which."""
YES_NO = frozenset({"yes", "no", "y", "n", "true", "false"})


@dataclass(frozen=True)
class Group:
    """The columns of one question."""

    characteristic: str
    question: str
    members: tuple[Member, ...]

    @property
    def filled(self) -> bool:
        """Whether any of its cells says anything, were it only that the option was not ticked."""
        return any(norm(cell) for member in self.members for cell in member.says)


@dataclass(frozen=True)
class _Found:
    """A group, and how sure it is."""

    group: Group
    known: int
    asked: bool


def find_groups(
    table: RawTable,
    distinct: Sequence[list[str]],
    *,
    free: Sequence[int],
    decided: Mapping[str, Mapping[str, str]],
) -> tuple[Group, ...]:
    """Find the groups among the columns `free`; no column is in two. `distinct` has the kinds of cell of each column."""
    by_question: dict[str, dict[int, Split]] = {}
    for index in free:
        for split in splits(table.headings[index]):
            by_question.setdefault(split.key, {}).setdefault(index, split)
    found = []
    for splits_of in by_question.values():
        if len(splits_of) > 1 and (one := _group(splits_of, distinct, decided)):
            found.append(one)
    found += _without_question(table, distinct, free=free, decided=decided)
    taken: set[int] = set()
    groups = []
    for one in sorted(found, key=lambda one: (-one.asked, -one.known, -len(one.group.question))):
        indexes = {member.index for member in one.group.members}
        if not indexes & taken:
            taken |= indexes
            groups.append(one.group)
    return tuple(groups)


def _group(
    splits_of: Mapping[int, Split],
    distinct: Sequence[list[str]],
    decided: Mapping[str, Mapping[str, str]],
) -> _Found | None:
    question = next(iter(splits_of.values())).question
    said = said_by(question)
    asking = [phrase for phrase in said if phrase.answers in _slugs()]
    if asks_something_else(question, asking[0] if asking else None):
        return None
    named = list(dict.fromkeys(phrase.answers for phrase in said if phrase.answers in _slugs()))
    first = named[0] if named else ""
    if first:
        candidates = NEAR.get(first, (first,))
    elif options_decide(question):
        candidates = _known_by_options(splits_of, distinct, decided)
    else:
        return None
    best: _Found | None = None
    for characteristic in candidates:
        one = _as_characteristic(characteristic, question, splits_of, distinct, decided, asked=bool(first))
        if one and (best is None or one.known > best.known):
            best = one
        elif one and best and one.known == best.known and not first:
            return None
    return best


def _known_by_options(
    splits_of: Mapping[int, Split],
    distinct: Sequence[list[str]],
    decided: Mapping[str, Mapping[str, str]],
) -> tuple[str, ...]:
    """Return the characteristics of which enough options, or the cells that stand for them, are known."""
    known: Counter[str] = Counter()
    for index, split in splits_of.items():
        labels = {split.option, *(distinct[index] if len(distinct[index]) <= MOST_KINDS_OF_CELL else ())}
        known.update({name for label in labels for name in _known_to(label, decided)})
    return tuple(name for name in _slugs() if known[name] >= FEWEST_BY_OPTIONS)


def _known_to(label: str, decided: Mapping[str, Mapping[str, str]]) -> set[str]:
    """Return the characteristics to which a label is an option that says more than Yes or No."""
    key = norm(label)
    if key in YES_NO or len(key) > LONGEST_OPTION or NO_OPTION.search(key) or not SOME_WORD.search(key):
        return {AGE} if is_range_of_ages(label) else set()
    return {*_always_known_to(label), *(name for name, labels in decided.items() if key in labels)}


@lru_cache(maxsize=LABELS_KEPT)
def _always_known_to(label: str) -> frozenset[str]:
    return frozenset(name for name in _slugs() if is_known(label, Meaning(name)))


def _as_characteristic(
    characteristic: str,
    question: str,
    splits_of: Mapping[int, Split],
    distinct: Sequence[list[str]],
    decided: Mapping[str, Mapping[str, str]],
    *,
    asked: bool,
) -> _Found | None:
    meaning = Meaning(characteristic, decided=decided.get(characteristic, {}))
    members = [
        member
        for index, split in splits_of.items()
        if (member := member_of(split.option, distinct[index], index=index, meaning=meaning))
    ]
    answers = {
        slug
        for member in members
        if not member.own_words and (slug := meaning.of(member.label)) not in set(Missing)
    }
    if characteristic == AGE:
        answers |= {norm(member.label) for member in members if is_range_of_ages(member.label)}
    known = len(answers)
    enough = 2 if asked else FEWEST_BY_OPTIONS
    share = KNOWN_BY_QUESTION if asked else KNOWN_BY_OPTIONS
    if len(members) < 2 or known < enough or known < share * len(members):
        return None
    return _Found(Group(characteristic, question, tuple(members)), known, asked)


def _without_question(
    table: RawTable,
    distinct: Sequence[list[str]],
    *,
    free: Sequence[int],
    decided: Mapping[str, Mapping[str, str]],
) -> list[_Found]:
    """Return runs of columns whose headings are nothing but the answers of one characteristic."""
    found: dict[tuple[int, ...], list[_Found]] = {}
    options: dict[int, str] = {}
    for index in free:
        heading = table.headings[index].strip()
        options[index] = heading.replace("_", " ") if " " not in heading else heading
    known = {index: _known_to(label, decided) for index, label in options.items()}
    for characteristic in _slugs():
        run: dict[int, Split] = {}
        for index in [*free, -1]:
            is_option = characteristic in known.get(index, ())
            if is_option and (not run or index - 1 in run):
                run[index] = Split("", options[index])
                continue
            if len(run) >= FEWEST_BY_OPTIONS:
                one = _as_characteristic(characteristic, "", run, distinct, decided, asked=False)
                if one and (facts.characteristic(characteristic).multiple or _one_each(table, one.group)):
                    found.setdefault(tuple(run), []).append(one)
            run = {index: Split("", options[index])} if is_option else {}
    return [each for ones in found.values() if len(ones) == 1 for each in ones]


def _one_each(table: RawTable, group: Group) -> bool:
    """Whether hardly a row ticks several columns of a group."""
    ticks = [[bool(member.says[cell]) for cell in table.columns[member.index]] for member in group.members]
    several = sum(sum(row) > 1 for row in zip(*ticks, strict=True))
    return several <= MOST_SEVERAL * max(1, table.rows)


def _slugs() -> tuple[str, ...]:
    return tuple(characteristic.slug for characteristic in facts.characteristics())
