"""Register: the boxes that its forms are made of."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import streamlit as st

from data import facts
from data.register.activities import NOT_GIVEN
from data.register.entry_choices import Kind, choices, label
from models.vocabulary import Dimension
from pages.parts import days, wording

LONGEST_TITLE = 120
LONGEST_NAME = 80
LONGEST_TEXT = 600
NEW_COMMUNITY = "Another community, not in the list"
ANYONE = ""
OPEN_TO_EVERYONE = "Nobody in particular: open to everyone"
NO_NUMBER = "Leave out how many took part, and anything that says who a small group was."


def title(key: str, what: str, value: str) -> str:
    """Ask for a title."""
    return st.text_input(
        f"Title of the {what}", value, max_chars=LONGEST_TITLE, key=f"{key}_title", help=NO_NUMBER
    )


def text(key: str, name: str, words: str, value: str, *, gloss: str | None = None) -> str:
    """Ask for some lines of text."""
    return st.text_area(words, value, max_chars=LONGEST_TEXT, height=80, key=f"{key}_{name}", help=gloss)


def day(key: str, name: str, words: str, value: date | None, *, gloss: str | None = None) -> str:
    """Ask for a day; returns what was typed, for `days.typed`."""
    return st.text_input(
        words, days.to_type(value), placeholder=days.EXAMPLE, key=f"{key}_{name}", help=gloss
    )


def dimension(key: str, words: str, of: Dimension, value: str) -> str:
    """Ask for the value of a dimension; one that is not given yet must be chosen."""
    values = facts.dimension_values(of.value)
    glosses = {each: facts.dimension_gloss(of.value, each) for each in values}
    return (
        st.selectbox(
            words,
            values,
            index=values.index(value) if value in values else None,
            key=f"{key}_{of.value}",
            format_func=lambda each: facts.dimension_label(of.value, each),
            placeholder="Choose",
            help=explained({facts.dimension_label(of.value, each): glosses[each] for each in values}),
        )
        or NOT_GIVEN
    )


def several(key: str, words: str, kind: Kind, value: Sequence[str]) -> tuple[str, ...]:
    """Ask for several of the closed choices of one kind; what an entry holds already is offered too."""
    offered = [*choices(kind), *(each for each in value if each not in choices(kind))]
    return tuple(
        st.multiselect(
            words,
            offered,
            list(value),
            key=f"{key}_{kind}",
            format_func=lambda each: label(kind, each),
            placeholder="None chosen",
        )
    )


def communities(key: str, known: Mapping[str, str], value: Iterable[str]) -> tuple[str, ...]:
    """Ask whom an organisation reaches: communities by slug, or new ones by name."""
    kept = [each for each in value if each in known]
    chosen = st.multiselect(
        "Communities it reaches",
        list(known),
        kept,
        key=f"{key}_reaches",
        format_func=known.__getitem__,
        placeholder="None chosen",
    )
    other = st.text_input(NEW_COMMUNITY, max_chars=LONGEST_NAME, key=f"{key}_new_community")
    return (*chosen, other) if other.strip() else tuple(chosen)


def community(key: str, known: Mapping[str, str], value: str | None) -> str | None:
    """Ask whom an activity was for: a community by slug, a new one by name, or None for everyone."""
    offered = [ANYONE, *known, *([value] if value and value not in known else [])]
    chosen = st.selectbox(
        "Whom was it for?",
        offered,
        index=offered.index(value or ANYONE),
        key=f"{key}_community",
        format_func=lambda each: known.get(each, each) if each else OPEN_TO_EVERYONE,
    )
    other = st.text_input(
        NEW_COMMUNITY,
        max_chars=LONGEST_NAME,
        key=f"{key}_new_community",
        help="Takes the place of the choice above.",
    )
    return other if other.strip() else chosen or None


def explained(glosses: Mapping[str, str]) -> str:
    """Return a list of words and what they mean, for the question mark of a box."""
    return "\n".join(
        f"- **{wording.plain_markdown(word)}**: {wording.plain_markdown(gloss)}"
        for word, gloss in glosses.items()
        if gloss
    )
