"""Import, step 3: what a file can't say by itself: which way round, which code list, which frame, which index."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal, TypeVar

import streamlit as st

from data import facts
from data.importing import ColumnMap, RawTable
from data.importing.columns.column_map import ByPostcode, Frame
from data.importing.columns.questions import (
    CodesQuestion,
    FrameQuestion,
    PolarityQuestion,
    PostcodeQuestion,
    Question,
    VersionQuestion,
    unanswered,
)
from data.importing.labels.deprivation_version import VERSIONS, ImdVersion, compared_version
from data.importing.labels.meaning import OWN_SLUGS, Polarity
from data.importing.outcome import answer_words
from pages.parts import frame, tables, wording
from pages.parts.importing import import_boxes, import_reading, import_state
from pages.parts.importing.import_state import Steps
from pages.parts.tables import Cell, Column, Row, Table

T = TypeVar("T")

LEAVE: Literal[""] = ""
"""What stands for no answer: the boxes are given the answer, never nothing."""
POLARITIES: dict[Polarity | Literal[""], str] = {
    "same": "“Is your gender the same as the sex you were registered at birth?” Yes means the same.",
    "different": "“Is your gender different from the sex you were registered at birth?” Yes means different.",
    LEAVE: "I don't know. Leave these answers for review.",
}
FRAMES: dict[Frame | Literal[""], str] = {
    "2021": "The 2021 one, as in the census: boxes for Arab, Roma, and Gypsy or Irish Traveller (19 groups).",
    "2011": "The 2011 one: boxes for Arab, and for Gypsy or Irish Traveller, and none for Roma (18 groups).",
    "2001": "The 2001 one: none of these boxes (16 groups).",
    LEAVE: "I don't know. It is taken as the older one, which makes no group look missing that was never offered.",
}
NO_CODES = "They are no codes, or I don't know. Leave these answers for review."
OWN = "The short names that Equal Reach uses itself"


def draw(now: Steps, table: RawTable) -> None:
    """Draw the step."""
    for question in import_reading.looked_at(now, table).questions:
        frame.label(f"{facts.characteristic(question.characteristic).label}: “{question.column}”")
        if isinstance(question, PolarityQuestion):
            _polarity(question, now)
        elif isinstance(question, CodesQuestion):
            _codes(question, now)
        elif isinstance(question, PostcodeQuestion):
            _postcode(question, now)
        elif isinstance(question, VersionQuestion):
            _version(question, now)
        else:
            _frame(question, now)


def summary(questions: Sequence[Question]) -> str:
    """Return the step in a line."""
    if not questions:
        return "Nothing to ask of this file"
    left = unanswered(questions)
    return "Answered" if not left else f"{wording.at_start(wording.in_words(left))} left open"


def list_words(name: str) -> str:
    """Return the name of a code list as a person would say it."""
    if name == OWN_SLUGS:
        return OWN
    source, _, rest = name.partition(" ")
    rest, _, table = rest.partition(" (")
    if source == "NHS_DD":
        return f"NHS Data Dictionary: {rest.capitalize().replace('pds', 'PDS')}"
    if source == "CENSUS2021":
        return f"Census 2021: {rest.replace('_', ' ')} ({table}"
    return name


def codes_table(question: CodesQuestion) -> Table:
    """Return what each code list would make of the codes of a column."""
    codes = sorted({code for each in question.lists for code in each.meanings}, key=_in_order)
    rows = [
        Row(
            (
                Cell(code),
                *(
                    Cell(answer_words(question.characteristic, slug))
                    if (slug := each.meanings.get(code))
                    else Cell(wording.NOT_APPLICABLE, quiet=True)
                    for each in question.lists
                ),
            )
        )
        for code in codes
    ]
    heads = (Column("Code"), *(Column(list_words(each.name)) for each in question.lists))
    return Table(
        f"{question.column}: what each list would make of the codes", heads, tuple(rows), scrolls=True
    )


def _in_order(code: str) -> tuple[bool, int, str]:
    """Return what codes are sorted by: numbers by their size, then the rest."""
    number = int(code) if code.isascii() and code.isdigit() else 0
    return not number and code != "0", number, code


def _polarity(question: PolarityQuestion, now: Steps) -> None:
    labels = wording.joined([f"“{label}”" for label in question.labels])
    st.html(f"<p>People answered {wording.html(labels)}. What that means hangs on how they were asked.</p>")
    import_boxes.pick(
        "How was the question put?",
        list(POLARITIES),
        chosen=question.said or LEAVE,
        key=f"import_polarity_{now.serial}_{question.characteristic}",
        words=POLARITIES.__getitem__,
        tell=partial(_say_polarity, question.characteristic),
    )


def _codes(question: CodesQuestion, now: Steps) -> None:
    st.html(
        "<p>The answers look like codes. Code lists disagree, so this is never guessed. Where a list makes something of a "
        "code that can't be, it is not the one: leave the codes, and say what each means in the next step.</p>"
    )
    tables.show(codes_table(question))
    also = {each.name: each.also for each in question.lists}

    def words(name: str) -> str:
        if name == LEAVE:
            return NO_CODES
        return list_words(name) + (f", and {_lists(len(also[name]))} that say the same" if also[name] else "")

    import_boxes.pick(
        "Which code list was used?",
        [*also, LEAVE],
        chosen=question.said if question.said in also else LEAVE,
        key=f"import_codes_{now.serial}_{question.characteristic}",
        words=lambda name: wording.plain_markdown(words(name)),
        tell=partial(_say_codes, question.characteristic),
    )


def _lists(number: int) -> str:
    return "one more list" if number == 1 else f"{wording.in_words(number)} more lists"


def _frame(question: FrameQuestion, now: Steps) -> None:
    st.html(
        "<p>The ethnic group question has changed twice, and the answers in this file fit more than one form of it. "
        "People are compared with those who live here by the groups that were offered to them.</p>"
    )
    import_boxes.pick(
        "Which ethnic group question did the form ask?",
        list(FRAMES),
        chosen=question.said or LEAVE,
        key=f"import_frame_{now.serial}",
        words=FRAMES.__getitem__,
        tell=_say_frame,
    )


def _postcode(question: PostcodeQuestion, now: Steps) -> None:
    words: dict[ByPostcode, str] = {
        "column": f"What stands in “{question.column}”",
        "postcode": f"What the postcode file says of the postcodes in “{question.postcodes}”",
    }
    st.html("<p>The file says it twice: in this column, and by postcode. Only one of them counts.</p>")
    import_boxes.pick(
        "Which counts?",
        list(words),
        chosen=question.said,
        key=f"import_postcode_{now.serial}_{question.characteristic}",
        words=lambda which: wording.plain_markdown(words[which]),
        tell=partial(_say_postcode, question.characteristic),
    )


def _say_postcode(characteristic: str, counts: ByPostcode) -> None:
    import_state.say(lambda said: replace(said, postcode={**said.postcode, characteristic: counts}))


def _version(question: VersionQuestion, now: Steps) -> None:
    st.html(
        "<p>Deprivation is told by an index of areas, and the heading does not say which. No two indices divide the areas alike, so "
        "people are compared with those who live here only where both are told by the same one.</p>"
    )
    import_boxes.pick(
        "Which Index of Multiple Deprivation is it?",
        [*VERSIONS, LEAVE],
        chosen=question.said or LEAVE,
        key=f"import_version_{now.serial}",
        words=index_words,
        tell=_say_version,
    )


def index_words(version: ImdVersion | Literal[""]) -> str:
    """Return what stands for one index of deprivation among those to choose from."""
    if not version:
        return "I don't know. These people are kept, and not compared."
    if version == compared_version():
        return f"That of {version}, as the population figures are."
    return f"That of {version}. These people are kept, and not compared."


def _say_polarity(characteristic: str, polarity: Polarity | Literal[""]) -> None:
    def without(said: ColumnMap) -> ColumnMap:
        return replace(said, polarity=_less(said.polarity, characteristic))

    import_state.unsay(without)
    if polarity:
        answer: Polarity = polarity
        import_state.say(lambda said: replace(said, polarity={**said.polarity, characteristic: answer}))


def _say_codes(characteristic: str, name: str) -> None:
    import_state.unsay(lambda said: replace(said, coded=_less(said.coded, characteristic)))
    if name != LEAVE:
        import_state.say(lambda said: replace(said, coded={**said.coded, characteristic: name}))


def _say_frame(asked: Frame | Literal[""]) -> None:
    import_state.unsay(lambda said: replace(said, ethnic_frame=None))
    if asked:
        answer: Frame = asked
        import_state.say(lambda said: replace(said, ethnic_frame=answer))


def _say_version(told: ImdVersion | Literal[""]) -> None:
    import_state.unsay(lambda said: replace(said, imd_version=None))
    if told:
        answer: ImdVersion = told
        import_state.say(lambda said: replace(said, imd_version=answer))


def _less(said: Mapping[str, T], characteristic: str) -> dict[str, T]:
    return {slug: each for slug, each in said.items() if slug != characteristic}
