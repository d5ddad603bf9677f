"""Draws invented people: what each would answer, and what a form records of it. Pure."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from data.demo.world import DRAWN, TICKED, Form, World
from models.vocabulary import Missing

Codes = NDArray[np.int64]


def draw(
    world: World, *, profile: str, place: str, people: int, rng: np.random.Generator
) -> dict[str, Codes]:
    """Return what `people` invented people would answer, as places in `world.questions[...].slugs`.

    An answer's likelihood is its share of the population times the odds of the profile, of the profiles that one
    is like, of the place, and of the person's earlier answers.
    """
    answers: dict[str, Codes] = {}
    for name in DRAWN:
        question = world.questions[name]
        weights = question.weights.copy()
        for kind, who in _who(world, profile=profile, place=place):
            for slug, odds in world.skews.get((kind, who, name), {}).items():
                weights[question.code(slug)] *= odds
        each = np.tile(weights, (people, 1))
        for mask, skew in _given(world, name=name, answers=answers):
            each[mask] *= [skew.get(slug, 1.0) for slug in question.slugs]
        reached = each.cumsum(axis=1)
        drawn = (rng.random((people, 1)) * reached[:, -1:] >= reached).sum(axis=1)
        for other, value in world.outside.get(name, ()):
            drawn[answers[other] == world.questions[other].code(value)] = question.code(
                Missing.NOT_APPLICABLE
            )
        answers[name] = drawn
    return answers


def draw_ticks(
    world: World, *, profile: str, place: str, answers: Mapping[str, Codes], rng: np.random.Generator
) -> dict[str, NDArray[np.object_]]:
    """Return for each question of several answers what each person ticks: slugs joined by ";", sorted.

    Nobody's field is empty: who ticks nothing gave the answer "none", or a kind of missing.
    """
    people = len(next(iter(answers.values())))
    ticked: dict[str, NDArray[np.object_]] = {}
    for name in TICKED:
        said = np.full(people, "", dtype=object)
        for category, share in sorted(world.ticks[name].items()):
            odds = np.full(people, share / (1 - share))
            for kind, who in _who(world, profile=profile, place=place):
                odds *= world.skews.get((kind, who, name), {}).get(category, 1.0)
            for mask, skew in _given(world, name=name, answers=answers):
                odds[mask] *= skew.get(category, 1.0)
            said[rng.random(people) < odds / (1 + odds)] += f"{category};"
        question = world.questions[name]
        kinds = np.append(question.weights.cumsum(), 1.0)
        missing = np.searchsorted(kinds, rng.random(people), side="right")
        for place_of_kind, slug in enumerate(question.slugs):
            said[missing == place_of_kind] = slug
        said[said == ""] = world.no_tick[name]
        ticked[name] = np.array([text.rstrip(";") for text in said], dtype=object)
    return ticked


def recorded(world: World, answers: Mapping[str, Codes], *, form: Form) -> dict[str, Codes]:
    """Return what a form records of the answers: not asked, or in less detail, or as they are."""
    kept: dict[str, Codes] = {}
    for name in DRAWN:
        question = world.questions[name]
        detail = form.asks.get(name)
        if detail is None:
            kept[name] = np.full(len(answers[name]), question.code(Missing.NOT_ASKED))
            continue
        becomes = world.coarse.get((name, detail), {})
        table = np.array([question.code(becomes.get(slug, slug)) for slug in question.slugs])
        kept[name] = table[answers[name]]
    return kept


def _who(world: World, *, profile: str, place: str) -> list[tuple[str, str]]:
    who = [("place", place)]
    while profile:
        who.append(("profile", profile))
        profile = world.like[profile]
    return who


def _given(
    world: World, *, name: str, answers: Mapping[str, Codes]
) -> list[tuple[NDArray[np.bool_], Mapping[str, float]]]:
    """Return the people whose earlier answers skew `name`, and how."""
    found = []
    for (kind, who, characteristic), skew in world.skews.items():
        if kind == "given" and characteristic == name:
            other, _, slug = who.partition("=")
            found.append((answers[other] == world.questions[other].code(slug), skew))
    return found
