"""Reads the prose of `pages/words/`: one Markdown file per page and block."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from data import facts
from data.measures.thresholds import thresholds
from data.responses.rules import answer_rules
from data.standards.lines import lines
from models.facts import DisclosureRules
from pages.parts import wording

_FOLDER = Path(__file__).parents[1] / "words"


def read(page: str, block: str) -> str:
    """Return the Markdown of one block, e.g. read("who_we_reached", "how_to_read"), with the lines in force filled in.

    Raises FileNotFoundError where there is no such block, KeyError where it names a line that there is not.
    """
    return _text(page, block).format_map(in_force(facts.disclosure_rules()))


def in_force(rules: DisclosureRules) -> Mapping[str, str]:
    """Return what prose may name in braces: the lines that are drawn, each as it is written in a sentence."""
    line = thresholds()
    return {
        "low": f"{float(line.band_low):g}",
        "high": f"{float(line.band_high):g}",
        "withhold": wording.percent(float(line.withhold_below)),
        "caution": wording.percent(float(line.caution_below)),
        "finite": wording.percent(float(line.finite_population)),
        "min_base": f"{rules.min_base}",
        "min_display": f"{rules.min_display}",
        "overall_shown": wording.percent(float(lines().overall_shown)),
        "overall_partly": wording.percent(float(lines().overall_partly)),
        "promised": f"{answer_rules().promised_days}",
    }


@cache
def _text(page: str, block: str) -> str:
    return (_FOLDER / f"{page}.{block}.md").read_text(encoding="utf-8").strip()
