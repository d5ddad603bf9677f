"""What one column asks for, from its heading and its values together, before its neighbours are heard."""

from dataclasses import dataclass
from itertools import islice
from statistics import median

from data import facts
from data.importing.columns.column_map import LEAVE, POSTCODE, RESPONDENT, TOOK_PART_ON, ColumnMap
from data.importing.columns.column_phrases import (
    Phrase,
    asks_something_else,
    heading_words,
    names_option,
    opens_with,
    said_by,
)
from data.importing.columns.option_headings import Split, one_option, options_decide, ticks_only
from data.importing.labels.ages import AGE, AgeStyle, age_style, is_range_of_ages
from data.importing.labels.answer_parts import parts_of
from data.importing.labels.dates import looks_like_date
from data.importing.labels.meaning import Meaning, found_codes, is_missing
from data.importing.people.privacy import E_MAIL, IP_ADDRESS, PHONE
from data.importing.people.privacy import POSTCODE as A_POSTCODE
from models.vocabulary import Missing

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
DROPPED = "dropped: {what}"
POSTCODES = "postcodes"
"""What such a column is said to hold."""
NOT_A_QUESTION = "left out: not a question about who took part"

ONE_OPTION = (
    "left out: one option of a question whose other options are not here. Name it in a map to use it, and say there "
    "what Yes means"
)
ANSWERS_SAY = (
    "the heading is no more than a number or a code, but its answers are those to {what}: "
    "{known} of {kinds} kinds of answer are known"
)

MOSTLY_DATES = 0.8
MOSTLY_KNOWN = 0.8
FEW_KNOWN = 0.1
LEAST_MORE = 0.25
"""Of their answers so much more must be known that they are those of another list."""
FEWEST_ANSWERS = 3
OTHER_LIST = {"disability": ("impairment",), "impairment": ("disability",)}
"""Where the answers are not those of the first, they may be those of the others, which people name alike."""
NO_STANDARD_LIST = ("accessible_need", "inclusion_health", "plus_group", "digital_inclusion")
"""What people ask of these in so many ways that a heading alone does not do."""
TOLD_BY_ANSWERS = (
    "ethnic_group",
    "religion_or_belief",
    "sexual_orientation",
    "marriage_civil_partnership",
    "gender",
    "sex",
    "impairment",
)
"""Lists that no other question of a survey has."""
KNOWN_SHARE = 0.5
KNOWN_SHARE_ASKED = 0.25
"""Enough where the question opens with what it asks: some countries' labels are not ours."""
PERSONAL_SHARE = 0.3
SAMPLE = 400
FREE_TEXT_LENGTH = 40
NOT_ANSWERS = frozenset({TOOK_PART_ON, RESPONDENT, "something else", "filler"})


@dataclass(frozen=True)
class Wish:
    """What a heading asks for, before its neighbours are heard."""

    answers: str
    phrase: Phrase | None
    why: str


def wish_of(heading: str, read_as: str, labels: list[str], column_map: ColumnMap) -> Wish:
    """Return what a column asks for; `labels` are its distinct cells, `read_as` its heading without a version."""
    if heading in column_map.columns:
        return Wish(column_map.columns[heading], None, BY_MAP)
    if (split := one_option(heading)) and ticks_only(islice(labels, SAMPLE)) and _names_option(split):
        return Wish(LEAVE, None, ONE_OPTION)
    said = said_by(read_as)
    doubted: list[Phrase] = []
    for phrase in said:
        if phrase.answers in characteristic_slugs():
            if not phrase.alone and asks_something_else(read_as, phrase):
                continue
            if wish := _question(phrase, labels, heading=heading, opens=opens_with(read_as, phrase)):
                return wish
            doubted.append(phrase)
        elif phrase.answers == TOOK_PART_ON:
            told = _told(labels)
            dates = sum(looks_like_date(label) for label in told)
            fits = dates >= MOSTLY_DATES * len(told) and dates > 0
            return Wish(TOOK_PART_ON, phrase, DATE) if fits else Wish(LEAVE, None, NOT_DATES)
        elif phrase.answers == RESPONDENT:
            return Wish(RESPONDENT, phrase, WHO_ANSWERS)
    if kind := _personal_kind(said, labels):
        if kind == POSTCODES:
            return Wish(POSTCODE, next((each for each in said if each.answers == POSTCODES), None), "")
        return Wish(LEAVE, None, DROPPED.format(what=kind))
    if doubted:
        return Wish(LEAVE, None, NOT_ITS_ANSWERS.format(what=in_words(doubted[0].answers)))
    return _by_answers(read_as, labels) or Wish(LEAVE, None, NOT_A_QUESTION)


def _question(phrase: Phrase, labels: list[str], *, heading: str, opens: bool) -> Wish | None:
    """Return what a heading asks that names a characteristic, or None where its answers are those of no such question.

    A heading that is nothing but the name is believed, whatever the answers; save that "Disability" may list types of
    impairment, and that a column of people's own words is no list of answers. A question that opens with it needs fewer
    known answers than one that says it further on.
    """
    told = _told(labels)
    words = HEADING_AND_VALUES if phrase.alone else LONG_QUESTION
    share = known_share(phrase.answers, told, heading=heading)
    if not told and not phrase.alone and names_option(heading):
        return None
    for other in OTHER_LIST.get(phrase.answers, ()):
        if known_share(other, told, heading=heading) >= max(KNOWN_SHARE, share + LEAST_MORE):
            return Wish(other, phrase, _known_why(other, labels, words, heading=heading))
    if not told or share >= KNOWN_SHARE:
        return Wish(phrase.answers, phrase, _known_why(phrase.answers, labels, words, heading=heading))
    if opens and share >= KNOWN_SHARE_ASKED and phrase.answers not in NO_STANDARD_LIST:
        return Wish(phrase.answers, phrase, _known_why(phrase.answers, labels, words, heading=heading))
    if not phrase.alone or phrase.answers in NO_STANDARD_LIST or (_own_words(told) and share < FEW_KNOWN):
        return None
    return Wish(phrase.answers, phrase, _known_why(phrase.answers, labels, words, heading=heading))


def _names_option(split: Split) -> bool:
    """Whether a question and an option of it are both known, and the option is more than Yes or No."""
    asked = [phrase.answers for phrase in said_by(split.question) if phrase.answers in characteristic_slugs()]
    named = {*asked, *(other for name in asked for other in OTHER_LIST.get(name, ()))}
    return not ticks_only([split.option]) and any(Meaning(name).knows(split.option) for name in named)


def _by_answers(heading: str, labels: list[str]) -> Wish | None:
    """Return what a column asks whose heading is only a number or code, where its answers belong to one list alone."""
    if not options_decide(heading):
        return None
    told = _told(labels)
    fitting = []
    for characteristic in TOLD_BY_ANSWERS:
        meaning = Meaning(characteristic)
        slugs = {slug for label in told if (slug := meaning.of(label)) not in set(Missing)}
        if len(slugs) >= FEWEST_ANSWERS and known_share(characteristic, told) >= MOSTLY_KNOWN:
            fitting.append(characteristic)
    if len(fitting) != 1:
        return None
    return Wish(fitting[0], None, _known_why(fitting[0], labels, ANSWERS_SAY))


def _told(labels: list[str]) -> list[str]:
    """Return the first labels that say something: a million moments are a million labels, and a few hundred will do."""
    return list(islice((label for label in labels if not is_missing(label)), SAMPLE))


def known_share(characteristic: str, labels: list[str], *, heading: str = "") -> float:
    """Return the share of distinct labels that are known answers of a characteristic; ages in any form are."""
    if not labels:
        return 0.0
    if characteristic == AGE and age_style(heading_words(heading), labels) is not AgeStyle.LABELS:
        return 1.0
    return _known(characteristic, labels) / len(labels)


def _known_why(characteristic: str, labels: list[str], words: str, *, heading: str = "") -> str:
    told = [label for label in labels if label.strip()]
    if not told:
        return NO_VALUES
    if characteristic == AGE:
        return AGES.format(style=age_style(heading_words(heading), told))
    return words.format(known=_known(characteristic, told), kinds=len(told), what=in_words(characteristic))


def _known(characteristic: str, labels: list[str]) -> int:
    meaning = Meaning(characteristic, codes=found_codes(characteristic, labels)[1])
    if facts.characteristic(characteristic).multiple:
        return sum(any(map(meaning.knows, parts_of(label, meaning))) for label in labels)
    return sum(
        all(map(meaning.knows, parts_of(label, meaning)))
        or (characteristic == AGE and is_range_of_ages(label))
        for label in labels
    )


def _own_words(labels: list[str]) -> bool:
    return len(labels) > 20 and median(len(label) for label in labels) > FREE_TEXT_LENGTH


def _personal_kind(said: tuple[Phrase, ...], labels: list[str]) -> str:
    """Return what a column holds that must not be kept, by its heading, else by its cells; "" for nothing."""
    for phrase in said:
        if phrase.answers not in NOT_ANSWERS and phrase.answers not in characteristic_slugs():
            return phrase.answers
    told = list(islice((label.strip() for label in labels if label.strip()), SAMPLE))
    if not told:
        return ""
    for what, pattern in (
        ("e-mail addresses", E_MAIL),
        ("postcodes", A_POSTCODE),
        ("IP addresses", IP_ADDRESS),
    ):
        if sum(bool(pattern.search(label)) for label in told) > PERSONAL_SHARE * len(told):
            return what
    phones = sum(bool(PHONE.fullmatch(label)) and not looks_like_date(label) for label in told)
    if phones > PERSONAL_SHARE * len(told):
        return "telephone numbers"
    return "free text" if _own_words(told) else ""


def characteristic_slugs() -> frozenset[str]:
    """Return the slugs of all characteristics."""
    return frozenset(characteristic.slug for characteristic in facts.characteristics())


def in_words(answers: str) -> str:
    """Return what a column answers as it stands in a sentence."""
    return (
        "the date"
        if answers == TOOK_PART_ON
        else ("who answers" if answers == RESPONDENT else facts.characteristic(answers).label.lower())
    )
