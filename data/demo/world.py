"""Reads the invented world: who there is, what was done, which answers are likely. Everything an analyst may turn."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data import facts
from models.intake import SINGLE_ANSWER
from models.vocabulary import MISSING_AMONG_ASKED, Missing

FOLDER = Path(__file__).parent
HOME_AREA = "E54000041"
Row = Mapping[str, str]

DRAWN = tuple(name for name in SINGLE_ANSWER if name != "gender_identity_detail")
"""Characteristics that the invented people answer, in an order in which one may lean on an earlier one."""
TICKED = ("impairment", "accessible_need")
KINDS = (*MISSING_AMONG_ASKED, Missing.NOT_APPLICABLE, Missing.NOT_ASKED)


@dataclass(frozen=True)
class Question:
    """One characteristic: every answer that may be recorded, and how likely each is where nothing skews it."""

    slugs: tuple[str, ...]
    weights: NDArray[np.float64]
    """One for each of `slugs`; kinds of missing too. Answers outside or not asked weigh nothing."""

    def code(self, slug: str) -> int:
        """Return the place of `slug`; ValueError if nobody can answer so."""
        return self.slugs.index(slug)


@dataclass(frozen=True)
class Form:
    """What one form asks."""

    frame: str
    """"2001" or "2021": its ethnic question."""
    asks: Mapping[str, str]
    """Characteristic to detail: "full", or a name in coarse.csv."""


@dataclass(frozen=True)
class World:
    """The files of this folder, read."""

    organisations: tuple[Row, ...]
    engagements: tuple[Row, ...]
    activities: tuple[Row, ...]
    heads: tuple[Row, ...]
    """Counts of people without answers: of a community, or who asked for a format or support."""
    counts: tuple[Row, ...]
    """What partners sent instead of people; without a characteristic, how many came to the activity."""
    findings: tuple[Row, ...]
    lessons: tuple[Row, ...]
    evidence: tuple[Row, ...]
    benchmarks: tuple[Row, ...]
    targets: tuple[Row, ...]
    questions: Mapping[str, Question]
    forms: Mapping[str, Form]
    like: Mapping[str, str]
    """Profile to the profile whose odds it starts from; empty at the top."""
    skews: Mapping[tuple[str, str, str], Mapping[str, float]]
    """(kind, who, characteristic) to odds by answer. Kinds: profile, place, given (an earlier answer)."""
    ticks: Mapping[str, Mapping[str, float]]
    """Multiple answers: the share of people who tick each."""
    no_tick: Mapping[str, str]
    """The answer of those who tick nothing."""
    coarse: Mapping[tuple[str, str], Mapping[str, str]]
    """(characteristic, detail) to what a form of that detail records for an answer."""
    outside: Mapping[str, tuple[tuple[str, str], ...]]
    """Characteristic to the answers (to another one) that put a person outside its universe."""


@cache
def world() -> World:
    """Read the invented world.

    Raises
    ------
    ValueError
        A characteristic has neither a benchmark nor shares of its own.
    """
    missing = _read("missing.csv")
    ticks: dict[str, dict[str, float]] = {}
    for row in _read("ticks.csv"):
        ticks.setdefault(row["characteristic"], {})[row["category"]] = float(row["share"])
    skews: dict[tuple[str, str, str], dict[str, float]] = {}
    for row in _read("skews.csv"):
        skews.setdefault((row["kind"], row["who"], row["characteristic"]), {})[row["category"]] = float(
            row["odds"]
        )
    coarse: dict[tuple[str, str], dict[str, str]] = {}
    for row in _read("coarse.csv"):
        coarse.setdefault((row["characteristic"], row["detail"]), {})[row["answer"]] = row["recorded"]
    return World(
        organisations=_read("organisations.csv"),
        engagements=_read("engagements.csv"),
        activities=_read("activities.csv"),
        heads=_read("heads.csv"),
        counts=_read("counts.csv"),
        findings=_read("findings.csv"),
        lessons=_read("lessons.csv"),
        evidence=_read("evidence.csv"),
        benchmarks=_read("benchmarks.csv"),
        targets=_read("targets.csv"),
        questions={name: _question(name, missing=missing, coarse=coarse) for name in (*DRAWN, *TICKED)},
        forms=_forms(),
        like={row["profile"]: row["like"] for row in _read("profiles.csv")},
        skews=skews,
        ticks=ticks,
        no_tick={row["characteristic"]: row["none"] for row in _read("ticks.csv")},
        coarse=coarse,
        outside=_outside(),
    )


def _read(name: str) -> tuple[Row, ...]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _question(
    name: str, *, missing: tuple[Row, ...], coarse: Mapping[tuple[str, str], Mapping[str, str]]
) -> Question:
    kinds = {row["kind"]: float(row["share"]) for row in missing if row["characteristic"] == name}
    known = {} if name in TICKED else _shares(name)
    answered = 1 - sum(kinds.values())
    recorded = {
        slug for (characteristic, _), to in coarse.items() if characteristic == name for slug in to.values()
    }
    slugs = (*known, *sorted(recorded - known.keys()), *KINDS)
    weights = {slug: share * answered for slug, share in known.items()} | kinds
    return Question(slugs, np.array([weights.get(slug, 0.0) for slug in slugs]))


def _shares(name: str) -> dict[str, float]:
    """Return the likely answers: the population's shares at the finest level that has a benchmark, split further."""
    told = [row for row in _read("shares.csv") if row["characteristic"] == name]
    whole = {row["answer"]: float(row["share"]) for row in told if not row["of"]}
    if whole:
        return whole
    found = [
        facts.benchmark(HOME_AREA, characteristic=name, level=level.slug, children_in_scope=True)
        for level in facts.levels(name)
    ]
    finest = next((benchmark for benchmark in reversed(found) if benchmark is not None), None)
    if finest is None:
        raise ValueError(f"shares.csv must say how likely the answers to {name} are: it has no benchmark.")
    split = {row["answer"]: float(row["share"]) * float(finest.shares[row["of"]]) for row in told}
    parts = {row["of"] for row in told}
    return {slug: float(share) for slug, share in finest.shares.items() if slug not in parts} | split


def _forms() -> dict[str, Form]:
    rows = sorted(_read("forms.csv"), key=lambda row: row["form"])
    forms = {}
    for name, asked in groupby(rows, key=lambda row: row["form"]):
        listed = list(asked)
        forms[name] = Form(
            frame=listed[0]["ethnic_frame"], asks={row["characteristic"]: row["detail"] for row in listed}
        )
    return forms


def _outside() -> dict[str, tuple[tuple[str, str], ...]]:
    outside: dict[str, list[tuple[str, str]]] = {}
    for row in _read("outside.csv"):
        outside.setdefault(row["characteristic"], []).append((row["given"], row["value"]))
    for name in DRAWN:
        if (facts.characteristic(name).minimum_age or 0) >= 16:
            outside.setdefault(name, []).append(("age_band", "0_15"))
    return {name: tuple(pairs) for name, pairs in outside.items()}
