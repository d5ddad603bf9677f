"""Which column answers which question, from its heading and its values together; each with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from statistics import median

from data import facts
from data.importing.ages import AGE, age_style
from data.importing.answer_parts import parts_of
from data.importing.column_map import LEAVE, RESPONDENT, TOOK_PART_ON, ColumnMap
from data.importing.column_phrases import (
    Phrase,
    asks_something_else,
    heading_words,
    opens_with,
    said_by,
    without_version,
)
from data.importing.column_use import ColumnUse, Use
from data.importing.dates import looks_like_date
from data.importing.labels import OWN_SLUGS, Meaning, declared_codes, found_codes, is_missing
from data.importing.norm import norm
from data.importing.option_groups import find_groups
from data.importing.option_uses import add_own_words, group_uses, mapped_groups
from data.importing.privacy import E_MAIL, IP_ADDRESS, PHONE, POSTCODE
from data.importing.reading import RawTable
from data.importing.refusal import FileRefused
from data.importing.side_by_side import TAKEN, more_detailed
from models.vocabulary import Missing

NOT_IN_FILE = 'The map names the column "{column}", which {file} does not have. Its columns are: {columns}.'

BY_MAP = "the map says so"
HEADING_AND_VALUES = "the heading asks it; {known} of {kinds} kinds of answer are known"
AGES = "the heading asks it; read as {style}"
NO_VALUES = "the heading asks it; the column holds no answer"
LONG_QUESTION = "the question asks it; {known} of {kinds} kinds of answer are known"
NOT_ITS_ANSWERS = (
    "left out: the heading mentions {what}, but its answers are not known ones. Name it in a map to use it"
)
DATE = "the date people took part"
NOT_DATES = "left out: the heading says date, but the cells are not dates"
WHO_ANSWERS = "says whether a person or a body answers"
PERSON_KEY = "tells one person from another; kept as a keyed hash only"
DROPPED = "dropped: {what}"
POSTCODES = (
    "dropped: postcodes. Without a lookup file, deprivation and rural or urban are not asked of these people"
)
NOT_A_QUESTION = "left out: not a question about who took part"

MOSTLY_DATES = 0.8
KNOWN_SHARE = 0.5
KNOWN_SHARE_ASKED = 0.25
"""Enough where the question opens with what it asks: some countries' labels are not ours."""
PERSONAL_SHARE = 0.3
SAMPLE = 400
FREE_TEXT_LENGTH = 40
NOT_ANSWERS = frozenset({TOOK_PART_ON, RESPONDENT, "something else", "filler"})


@dataclass(frozen=True)
class _Wish:
    """What a heading asks for, before its neighbours are heard."""

    answers: str
    phrase: Phrase | None
    why: str


def find_columns(
    table: RawTable, *, column_map: ColumnMap, decided: dict[str, dict[str, str]]
) -> tuple[ColumnUse, ...]:
    """Say of every column what it is used for, in the order of the file.

    `decided` is, by characteristic, what people decided that labels mean (normalised label to slug).

    Raises
    ------
    FileRefused
        The map names a column that the file does not have.
    """
    named = {*column_map.columns, *([column_map.person_key] if column_map.person_key else [])}
    for column in sorted(named - set(table.headings)):
        wrong = NOT_IN_FILE.format(column=column, file=table.file_name, columns="; ".join(table.headings))
        raise FileRefused(wrong)
    distinct = [list(dict.fromkeys(column)) for column in table.columns]
    free = [index for index, heading in enumerate(table.headings) if heading not in named]
    groups = [
        *mapped_groups(table, distinct, column_map=column_map, decided=decided),
        *find_groups(table, distinct, free=free, decided=decided),
    ]
    uses: dict[int, ColumnUse] = {}
    phrases: dict[int, Phrase | None] = {}
    for group in groups:
        uses.update(group_uses(table, group, decided=decided))
    read_as = without_version(table.headings)
    for index, heading in enumerate(table.headings):
        if heading == column_map.person_key:
            uses[index] = ColumnUse(heading, index, Use.PERSON_KEY, PERSON_KEY)
        elif index not in uses:
            wish = _wish(heading, read_as[index], distinct[index], column_map)
            phrases[index] = wish.phrase
            uses[index] = _use(heading, index, wish, distinct[index], column_map, decided)
    add_own_words(table, uses, distinct)
    _leave_all_but_one(table, uses, phrases, column_map)
    return tuple(uses[index] for index in range(len(table.headings)))


def _leave_all_but_one(
    table: RawTable, uses: dict[int, ColumnUse], phrases: dict[int, Phrase | None], column_map: ColumnMap
) -> None:
    """Leave, in `uses`, one column or one group of columns for each question: what the map says, else the better."""

    def order(use: ColumnUse) -> int:
        phrase = phrases.get(use.index)
        return phrase.order if phrase else 0

    asked: dict[str, list[ColumnUse]] = {}
    for use in uses.values():
        answers = use.characteristic or (
            use.use.value if use.use in (Use.TOOK_PART_ON, Use.RESPONDENT) else ""
        )
        if answers and use.use is not Use.OPTION:
            asked.setdefault(answers, []).append(use)
    for answers, rivals in asked.items():
        if len(rivals) < 2:
            continue
        mapped = [use for use in rivals if use.column in column_map.columns]
        whys: dict[int, str] = {}
        if mapped or answers not in _characteristics():
            taken = min(mapped or rivals, key=lambda use: (_empty(table, use), order(use), use.index))
        else:
            taken, whys = more_detailed(table, rivals, order=order)
        for use in rivals:
            if use is taken:
                continue
            why = TAKEN.format(column=taken.column, what=_in_words(answers)) + whys.get(use.index, "")
            for index in {use.index, *(option.index for option in use.options)}:
                if uses[index].use is not Use.DROPPED:
                    uses[index] = ColumnUse(table.headings[index], index, Use.LEFT, why)


def _empty(table: RawTable, use: ColumnUse) -> bool:
    return not any(cell.strip() for cell in table.columns[use.index])


def _wish(heading: str, read_as: str, labels: list[str], column_map: ColumnMap) -> _Wish:
    if heading in column_map.columns:
        return _Wish(column_map.columns[heading], None, BY_MAP)
    said = said_by(read_as)
    for phrase in said:
        if phrase.answers in _characteristics():
            if phrase.alone:
                return _Wish(
                    phrase.answers,
                    phrase,
                    _known_why(phrase.answers, labels, HEADING_AND_VALUES, heading=heading),
                )
            if not asks_something_else(read_as, phrase):
                return _long_question(phrase, labels, asked=opens_with(read_as, phrase))
        elif phrase.answers == TOOK_PART_ON:
            # A million moments are a million labels: only as many are looked at as are needed.
            told = list(islice((label for label in labels if not is_missing(label)), SAMPLE))
            dates = sum(looks_like_date(label) for label in told)
            fits = dates >= MOSTLY_DATES * len(told) and dates > 0
            return _Wish(TOOK_PART_ON, phrase, DATE) if fits else _Wish(LEAVE, None, NOT_DATES)
        elif phrase.answers == RESPONDENT:
            return _Wish(RESPONDENT, phrase, WHO_ANSWERS)
    if kind := _personal_kind(said, labels):
        return _Wish(LEAVE, None, POSTCODES if kind == "postcodes" else DROPPED.format(what=kind))
    return _Wish(LEAVE, None, NOT_A_QUESTION)


def _long_question(phrase: Phrase, labels: list[str], *, asked: bool) -> _Wish:
    told = [label for label in labels if not is_missing(label)]
    meaning = Meaning(phrase.answers, codes=found_codes(phrase.answers, labels)[1])
    enough = (KNOWN_SHARE_ASKED if asked else KNOWN_SHARE) * len(told)
    if told and sum(all(map(meaning.knows, parts_of(label, meaning))) for label in told) < enough:
        return _Wish(LEAVE, None, NOT_ITS_ANSWERS.format(what=_in_words(phrase.answers)))
    return _Wish(phrase.answers, phrase, _known_why(phrase.answers, labels, LONG_QUESTION))


def _known_why(characteristic: str, labels: list[str], words: str, *, heading: str = "") -> str:
    told = [label for label in labels if label.strip()]
    if not told:
        return NO_VALUES
    if characteristic == AGE:
        return AGES.format(style=age_style(heading_words(heading), told))
    return words.format(known=_known(characteristic, told), kinds=len(told))


def _known(characteristic: str, labels: list[str]) -> int:
    _, codes = found_codes(characteristic, labels)
    meaning = Meaning(characteristic, codes=codes)
    # "Needs polarity" is a known label: what it lacks is the question.
    return sum(
        meaning.of(label) != Missing.NEEDS_REVIEW or norm(label) in ("yes", "no", "y", "n", "true", "false")
        for label in labels
    )


def _personal_kind(said: tuple[Phrase, ...], labels: list[str]) -> str:
    """Return what a column holds that must not be kept, by its heading, else by its cells; "" for nothing."""
    for phrase in said:
        if phrase.answers not in NOT_ANSWERS and phrase.answers not in _characteristics():
            return phrase.answers
    told = [label.strip() for label in labels if label.strip()][:SAMPLE]
    if not told:
        return ""
    for what, pattern in (
        ("e-mail addresses", E_MAIL),
        ("postcodes", POSTCODE),
        ("IP addresses", IP_ADDRESS),
    ):
        if sum(bool(pattern.search(label)) for label in told) > PERSONAL_SHARE * len(told):
            return what
    phones = sum(bool(PHONE.fullmatch(label)) and not looks_like_date(label) for label in told)
    if phones > PERSONAL_SHARE * len(told):
        return "telephone numbers"
    return "free text" if len(told) > 20 and median(len(label) for label in told) > FREE_TEXT_LENGTH else ""


def _use(
    heading: str,
    index: int,
    wish: _Wish,
    labels: list[str],
    column_map: ColumnMap,
    decided: dict[str, dict[str, str]],
) -> ColumnUse:
    if wish.answers in _characteristics():
        meaning = _meaning(wish.answers, wish.phrase, labels, column_map, decided.get(wish.answers, {}))
        why = wish.why if not meaning.standard else f"{wish.why}; codes of {meaning.standard}"
        return ColumnUse(heading, index, Use.CHARACTERISTIC, why, wish.answers, meaning)
    if wish.answers in (TOOK_PART_ON, RESPONDENT):
        return ColumnUse(heading, index, Use(wish.answers), wish.why)
    dropped = wish.why.startswith("dropped")
    return ColumnUse(heading, index, Use.DROPPED if dropped else Use.LEFT, wish.why)


def _meaning(
    characteristic: str,
    phrase: Phrase | None,
    labels: Iterable[str],
    column_map: ColumnMap,
    decided: dict[str, str],
) -> Meaning:
    standard = column_map.coded.get(characteristic, phrase.standard if phrase else "")
    if standard:
        codes = declared_codes(characteristic, standard)
    else:
        standard, codes = found_codes(characteristic, labels)
    return Meaning(
        characteristic,
        codes=codes,
        standard="" if standard == OWN_SLUGS else standard,
        polarity=column_map.polarity.get(characteristic),
        decided=decided,
    )


def _characteristics() -> frozenset[str]:
    return frozenset(characteristic.slug for characteristic in facts.characteristics())


def _in_words(answers: str) -> str:
    return (
        "the date"
        if answers == TOOK_PART_ON
        else ("who answers" if answers == RESPONDENT else facts.characteristic(answers).label.lower())
    )
