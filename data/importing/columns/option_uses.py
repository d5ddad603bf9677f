"""Turns groups of option columns into uses of columns; finds the columns of words written beside "Other"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from data import facts
from data.importing.columns.column_map import ColumnMap
from data.importing.columns.column_use import ColumnUse, Option, Use
from data.importing.columns.option_groups import Group
from data.importing.columns.option_headings import (
    asks_for_own_words,
    is_other,
    question_key,
    splits,
    without_asking,
)
from data.importing.columns.option_members import Member, is_known, member_of
from data.importing.columns.wishes import BY_MAP
from data.importing.files.reading import RawTable
from data.importing.labels.meaning import Meaning, is_missing
from models.vocabulary import Missing

PLAIN_CODE = re.compile(r"^\w+\.\s+")
"""A code of LimeSurvey without a number: "eth. What is your ethnic group?"."""
STANDS_FOR = 'ticked, it means "{label}": one of {columns} columns that answer {what} together'
NOBODY_TICKED = "left out: it is one of the columns of a question that nobody has answered"
NOBODY_KNOWS = ", and an answer that nobody has mapped"
OWN_WORDS = 'dropped: what people write beside "other" is never kept'
COUNTS_AS = '; a row that holds something counts as "{label}"'
COUNTS_INSTEAD = '; a row that holds something, and no other answer, counts as "{label}"'


def mapped_groups(
    table: RawTable,
    distinct: Sequence[list[str]],
    *,
    column_map: ColumnMap,
    decided: Mapping[str, Mapping[str, str]],
) -> tuple[Group, ...]:
    """Return the groups that a map makes by naming several columns of ticks for one characteristic."""
    named: dict[str, list[int]] = {}
    known = {characteristic.slug for characteristic in facts.characteristics()}
    for index, heading in enumerate(table.headings):
        if column_map.columns.get(heading) in known:
            named.setdefault(column_map.columns[heading], []).append(index)
    groups = []
    for characteristic, indexes in named.items():
        meaning = Meaning(characteristic, decided=decided.get(characteristic, {}))
        members = [
            member_of(_option(table.headings[index], meaning), distinct[index], index=index, meaning=meaning)
            for index in indexes
        ]
        ticks = [member for member in members if member is not None]
        if len(indexes) > 1 and len(ticks) == len(indexes):
            groups.append(Group(characteristic, BY_MAP, tuple(ticks)))
    return tuple(groups)


def group_uses(
    table: RawTable, group: Group, *, decided: Mapping[str, Mapping[str, str]]
) -> dict[int, ColumnUse]:
    """Return what each column of a group is used for; the first that holds ticks stands for all of them."""
    meaning = Meaning(group.characteristic, decided=decided.get(group.characteristic, {}))
    if not group.filled:
        return {
            member.index: ColumnUse(table.headings[member.index], member.index, Use.LEFT, NOBODY_TICKED)
            for member in group.members
        }
    ticks = [member for member in group.members if not member.own_words]
    # Words beside "Other" say nothing new where there is a column to tick it.
    ticked_other = any(is_other(member.label) for member in ticks)
    counted = ticks if ticked_other else list(group.members)
    options = tuple(
        Option(member.index, member.says, member.label, instead=member.own_words and _single(group))
        for member in counted
    )
    uses = {}
    for member in group.members:
        heading = table.headings[member.index]
        if member.own_words:
            counts_as = "" if ticked_other else COUNTS_AS.format(label=member.label)
            uses[member.index] = ColumnUse(heading, member.index, Use.DROPPED, OWN_WORDS + counts_as)
            continue
        why = _why(member, len(ticks), group.characteristic, meaning)
        if group.question == BY_MAP:
            why = f"{BY_MAP}: {why}"
        uses[member.index] = ColumnUse(heading, member.index, Use.OPTION, why, group.characteristic)
    leader = ticks[0].index
    uses[leader] = replace(uses[leader], use=Use.CHARACTERISTIC, meaning=meaning, options=options)
    return uses


def add_own_words(table: RawTable, uses: dict[int, ColumnUse], distinct: Sequence[list[str]]) -> None:
    """Drop, in `uses`, the columns of words written beside "Other"; where the answer itself is then blank, count them.

    Such a column is one whose heading repeats the question of another and adds "Other", or asks for a person's own
    words. SurveyMonkey leaves the answer blank where somebody wrote something; most tools don't.
    """
    questions = {
        question_key(column): use
        for use in uses.values()
        if use.use is Use.CHARACTERISTIC and not use.options and not asks_for_own_words(use.column)
        for column in (use.column, PLAIN_CODE.sub("", use.column))
    }
    for index, use in list(uses.items()):
        if use.use in (Use.OPTION, Use.PERSON_KEY) or use.options or use.why.startswith(OWN_WORDS):
            continue
        heading = table.headings[index]
        parts = [
            split for split in splits(heading) if is_other(split.option) or asks_for_own_words(split.option)
        ]
        main = next(
            (
                questions[split.key]
                for split in parts
                if split.key in questions and questions[split.key].index != index
            ),
            None,
        )
        if main is not None:
            _drop(table, uses, distinct, index=index, main=main)
        elif use.characteristic and use.meaning and asks_for_own_words(heading):
            told = [label for label in distinct[index] if not is_missing(label)]
            if sum(is_known(label, use.meaning) for label in told) * 2 < len(told):
                uses[index] = ColumnUse(heading, index, Use.DROPPED, OWN_WORDS)


def _drop(
    table: RawTable, uses: dict[int, ColumnUse], distinct: Sequence[list[str]], *, index: int, main: ColumnUse
) -> None:
    why = OWN_WORDS
    meaning = main.meaning
    told = {label for label in distinct[index] if not is_missing(label)}
    main = uses[main.index]
    blank = {label for label in distinct[main.index] if not label.strip()}
    written = zip(table.columns[index], table.columns[main.index], strict=True)
    if meaning and blank and any(text in told and answer in blank for text, answer in written):
        label = next(
            (one for one in ("Other", "Any other") if meaning.of(one) != Missing.NEEDS_REVIEW), "Other"
        )
        own = main.options or (Option(main.index, {cell: cell for cell in distinct[main.index]}),)
        says = {cell: label if cell in told else "" for cell in distinct[index]}
        uses[main.index] = replace(main, options=(*own, Option(index, says, label, instead=True)))
        why += COUNTS_INSTEAD.format(label=label)
    uses[index] = ColumnUse(table.headings[index], index, Use.DROPPED, why)


def _why(member: Member, columns: int, characteristic: str, meaning: Meaning) -> str:
    what = facts.characteristic(characteristic).label.lower()
    why = STANDS_FOR.format(label=member.label, columns=columns, what=what)
    return why if is_known(member.label, meaning) else why + NOBODY_KNOWS


def _single(group: Group) -> bool:
    return not facts.characteristic(group.characteristic).multiple


def _option(heading: str, meaning: Meaning) -> str:
    """Return the option that a heading names: the part of it that is known, else its last part, else all of it."""
    parts = splits(heading)
    known = [split.option for split in parts if is_known(split.option, meaning)]
    if known or is_known(heading, meaning):
        return known[0] if known else heading
    return without_asking(parts[0].option) or parts[0].option if parts else heading
