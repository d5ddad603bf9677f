"""The words of shapes.toml, by which tables and rows are told apart."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from data.importing.labels.norm import norm
from models.vocabulary import ProblemKind

SHAPES = Path(__file__).parent.parent.parent / "reference" / "shapes.toml"


@dataclass(frozen=True)
class LeftOut:
    """Answers by which a row says that it is nobody who took part."""

    kind: ProblemKind
    headings: frozenset[str]
    answers: frozenset[str]
    beside: frozenset[str]
    """Headings that must all be there too; none for answers that mean the same everywhere."""


@cache
def _shapes() -> dict[str, Any]:
    with SHAPES.open("rb") as file:
        return tomllib.load(file)


@cache
def shape_words(name: str) -> frozenset[str]:
    """Return one list of shapes.toml, normalised."""
    return frozenset(norm(word) for word in _shapes()[name])


@cache
def left_out() -> tuple[LeftOut, ...]:
    """Return the rules by which rows are left out that are no attendance and no response."""
    return tuple(
        LeftOut(
            ProblemKind(rule["kind"]),
            *(
                frozenset(norm(word) for word in rule.get(part, ()))
                for part in ("headings", "answers", "beside")
            ),
        )
        for rule in _shapes()["left_out"]
    )
