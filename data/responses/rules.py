"""What is promised to people who tell us something, read from `data/reference/answers.toml`."""

import tomllib
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from data.facts import REFERENCE


@dataclass(frozen=True)
class AnswerRules:
    """The lines at which the time to answer is told; the file says why each stands where it does. Days, or reports."""

    promised_days: int
    minimum_for_median: int
    minimum_for_interval: int
    minimum_on_each_side: int
    minimum_answered: int
    significance: Fraction


@cache
def answer_rules() -> AnswerRules:
    """Return the rules in force. Raises OSError, KeyError or ValueError where the file is wanting."""
    with (REFERENCE / "answers.toml").open("rb") as file:
        said = tomllib.load(file)
    return AnswerRules(
        promised_days=said["promise"]["days"],
        minimum_for_median=said["time_to_answer"]["minimum_for_median"],
        minimum_for_interval=said["time_to_answer"]["minimum_for_interval"],
        minimum_on_each_side=said["equity"]["minimum_on_each_side"],
        minimum_answered=said["equity"]["minimum_answered"],
        significance=Fraction(said["equity"]["significance"]),
    )
