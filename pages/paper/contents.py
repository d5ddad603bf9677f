"""The parts that a paper may have, in the order in which they stand in it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from data import facts
from pages.paper.asked import Asked
from pages.paper.blocks import Block, Section
from pages.paper.sections import (
    annual_information,
    characteristic,
    communities,
    data_quality,
    depth,
    eds,
    feedback_owed,
    gaps,
    method,
    methods,
    standards,
    summary,
)
from pages.parts import wording

Makes = Callable[[Asked], tuple[Block, ...]]


@dataclass(frozen=True)
class Part:
    """One part that may be chosen."""

    slug: str
    title: str
    question: str
    """What it answers, in a reader's words."""
    makes: Makes
    usual: bool = True
    """Whether it is in a paper for which nobody has chosen parts."""


def parts() -> tuple[Part, ...]:
    """Return every part, in order; each published characteristic is one."""
    return (*_FIRST, *_characteristics(), *_AFTER)


def part(slug: str) -> Part:
    """Return the part of that slug. Raises KeyError where there is none."""
    return {each.slug: each for each in parts()}[slug]


def usual() -> tuple[str, ...]:
    """Return the slugs of the parts that a paper has where nobody has chosen."""
    return tuple(each.slug for each in parts() if each.usual)


def in_order(slugs: tuple[str, ...]) -> tuple[str, ...]:
    """Return those slugs that are parts, each once, in the order of a paper."""
    return tuple(each.slug for each in parts() if each.slug in slugs)


def section(asked: Asked, slug: str) -> Section:
    """Return one part of a paper as it is written."""
    chosen = part(slug)
    return Section(chosen.slug, chosen.title, chosen.question, chosen.makes(asked))


def _characteristics() -> tuple[Part, ...]:
    return tuple(
        Part(
            f"{CHARACTERISTIC}{each.slug}",
            each.label,
            f"By {wording.in_sentence(each.label)}: whom are we missing, and how sure are we?",
            partial(characteristic.blocks, slug=each.slug),
            usual=False,
        )
        for each in facts.characteristics()
        if each.published
    )


CHARACTERISTIC = "reach."
"""What the slug of a part on one characteristic begins with."""

_FIRST = (
    Part("summary", "Summary", "What must we act on now?", summary.blocks),
    Part("gaps", "The gaps we are sure of", "Whom are we sure we are missing?", gaps.blocks),
)
_AFTER: tuple[Part, ...] = (
    Part(
        "communities",
        "Communities",
        "Which communities have we reached, how often, how deeply, and did they hear back?",
        communities.blocks,
    ),
    Part("depth", "Depth of dialogue", "Who is only surveyed, and who is at the table?", depth.blocks),
    Part("methods", "Methods and places", "Which methods and places reach whom?", methods.blocks),
    Part("feedback_owed", "You said, we did", "Who spoke, and did we answer?", feedback_owed.blocks),
    Part(
        "standards",
        "Our standards of engagement",
        "Can we show that we meet our eleven standards?",
        standards.blocks,
    ),
    Part("data_quality", "Can we trust it?", "How good are the data?", data_quality.blocks),
    Part("method", "Method", "How is it computed, and what must stay true?", method.blocks),
    Part(
        "annual_information",
        "Yearly equality information",
        "What do we know of people who share a protected characteristic, and what changed?",
        annual_information.blocks,
        usual=False,
    ),
    Part(
        "eds",
        "Evidence for EDS 2022: outcomes 1A and 1D",
        "What can our records show of access and of people's experience?",
        eds.blocks,
        usual=False,
    ),
)
