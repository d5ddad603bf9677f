"""The lines that verdicts are drawn at, read from `data/reference/verdicts.toml`."""

import tomllib
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

VERDICTS_FILE = Path(__file__).parents[1] / "reference" / "verdicts.toml"


@dataclass(frozen=True)
class Thresholds:
    """What method 3.1 to 3.3 draws a line at; the file says why each stands where it does.

    Shares and ratios are exact fractions of 1; the others are people, days, draws or a seed.
    """

    band_low: Fraction
    band_high: Fraction
    significance: Fraction
    minimum_known: int
    finite_population: Fraction
    withhold_below: Fraction
    caution_below: Fraction
    large_group: Fraction
    score_minimum_known: int
    score_hidden_below: Fraction
    draws: int
    seed: int
    exact_below: int
    step: int
    one_decimal_from: int
    minimum_days_open: int
    prediction: Fraction
    figures_old_after: int


@cache
def thresholds() -> Thresholds:
    """Return the thresholds in force. Raises OSError, KeyError or ValueError where the file is wanting."""
    with VERDICTS_FILE.open("rb") as file:
        facts = tomllib.load(file)
    return Thresholds(
        band_low=Fraction(facts["band"]["low"]),
        band_high=Fraction(facts["band"]["high"]),
        significance=Fraction(facts["evidence"]["significance"]),
        minimum_known=facts["evidence"]["minimum_known"],
        finite_population=Fraction(facts["evidence"]["finite_population"]),
        withhold_below=Fraction(facts["completeness"]["withhold_below"]),
        caution_below=Fraction(facts["completeness"]["caution_below"]),
        large_group=Fraction(facts["needed"]["large_group"]),
        score_minimum_known=facts["score"]["minimum_known"],
        score_hidden_below=Fraction(facts["score"]["hidden_below"]),
        draws=facts["score"]["draws"],
        seed=facts["score"]["seed"],
        exact_below=facts["printing"]["exact_below"],
        step=facts["printing"]["step"],
        one_decimal_from=facts["printing"]["one_decimal_from"],
        minimum_days_open=facts["projecting"]["minimum_days_open"],
        prediction=Fraction(facts["projecting"]["prediction"]),
        figures_old_after=facts["projecting"]["figures_old_after"],
    )
