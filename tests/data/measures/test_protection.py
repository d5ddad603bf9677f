"""Attack tests 12 and 13 of method 2.8: what measures may take, and what a percentage gives away.

Mutants that failed these tests: `wilson_intervals(counts: Sequence[int])`; `require_protected` emptied; two decimals in
`percent_decimals`; a `KnownBase` made in `comparing.py`; a share of the base's lowest.
"""

import ast
import importlib
import inspect
import pkgutil
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

import data.measures
from data.measures import bases, evidence, needing, scoring, shares, targets, telling, verdicts
from data.measures.answers import completeness, rate_range, unanswered_bounds
from data.measures.comparing import compare
from models.protected import ProtectedCount

MODULES = [
    importlib.import_module(f"data.measures.{module.name}")
    for module in pkgutil.iter_modules(data.measures.__path__)
]
FUNCTIONS = {
    f"{module.__name__}.{name}": function
    for module in MODULES
    for name, function in vars(module).items()
    if inspect.isfunction(inspect.unwrap(function))
    and inspect.unwrap(function).__module__ == module.__name__
    and not name.startswith("_")
}
OF_PEOPLE = {
    "ProtectedCount",
    "ProtectedTable",
    "KnownBase",
    "Sequence[ProtectedCount]",
    "ProtectedCount | KnownBase",
    "Sequence[KnownBase]",
    "Comparison",
    "Sequence[Comparison]",
    "Needs",
}
"""A comparison is made by `compare` alone, which takes a protected table. Needs are two protected counts."""
FACTS = {
    "pi": "a benchmark share",
    "shares": "benchmark shares",
    "benchmark": "a benchmark",
    "sample": "of a published survey",
    "end": "which of the numbers that may stand behind shown ones",
    "population": "of an area",
    "wanted": "a target",
    "voices": "a target",
    "target": "a target",
    "rules": "the disclosure rules in force",
    "zeros_hidden": "how the table was protected",
    "verdict_allowed": "of the characteristic",
    "coarsest": "of the level",
    "scored": "of the page",
    "compared": "slugs of categories",
}
DERIVED = {
    "complete": "from `completeness`",
    "interval": "from `wilson_intervals`",
    "p_values": "from `probability_as_few` and `probability_as_many`",
    "unanswered": "from `unanswered`",
    "joining": "from `unanswered`",
    "by": "from `unanswered`",
    "values": "what is being asked whether it is protected",
}
PRINTING = {
    "data.measures.needing.rounded_up": {"people"},
    "data.measures.needing.percent_decimals": {"base"},
}
"""Two rules of printing take a number that is already worked out from shown values."""
OF_NO_COUNT = {
    "data.measures.changing.change": {
        "before",
        "now",
    },  # from `possible_shares`, which takes protected counts
    "data.measures.evidence.nobody_tells": {"base"},  # a number of answers that is only supposed
    "data.measures.funnel.limits": {"sizes", "inside"},  # where lines are drawn, from an axis of shown bases
    "data.measures.projecting.pace": {
        "opened_on",
        "closes_on",
        "as_of",
    },  # days of the register and the release
    "data.measures.projecting.projected": {"days_open", "days_ahead"},
    "data.measures.projecting.projections": {"pace", "earliest"},
    # A sentence that somebody typed, and the numbers in it: of no record of ours.
    "data.measures.claims.read": {"text", "replies", "margin"},
    "data.measures.claims.number": {"text"},
    "data.measures.claims.percentage": {"text"},
    "data.measures.claims.margin_of_random_draw": {"replies", "confidence"},
    "data.measures.claims.response_rate": {"said"},
    "data.measures.claim_numbers.in_digits": {"text"},
    "data.measures.claim_vocabulary.says": {"kind", "text"},
}
"""Days, typed words, and what another measure made of protected counts."""


def short(annotation) -> str:
    text = inspect.formatannotation(annotation)
    for module in ("models.protected.", "models.comparison.", "models.community.", "collections.abc."):
        text = text.replace(module, "")
    return text


def test_there_are_measures_to_look_at():
    assert len(FUNCTIONS) > 30


@pytest.mark.parametrize("name", FUNCTIONS)
def test_13_what_is_counted_of_people_comes_protected(name):
    for parameter in inspect.signature(FUNCTIONS[name]).parameters.values():
        if parameter.name in FACTS | DERIVED:
            continue
        if parameter.name in PRINTING.get(name, set()) | OF_NO_COUNT.get(name, set()):
            continue
        assert short(parameter.annotation) in OF_PEOPLE, f"{name}({parameter.name})"


HALF = Fraction(1, 2)
PLAIN_NUMBERS = {
    "base_of": lambda count, base: bases.base_of(12),
    "share of a number": lambda count, base: shares.share(12, base=base),
    "share out of a number": lambda count, base: shares.share(count, base=240),
    "wilson_intervals": lambda count, base: shares.wilson_intervals([12], base=base),
    "most_ratio": lambda count, base: shares.most_ratio(12, base=base, pi=HALF),
    "additional_needed": lambda count, base: needing.additional_needed(12, base=base, pi=HALF),
    "needed": lambda count, base: needing.needed(12, base=base, pi=HALF),
    "probability_as_few": lambda count, base: evidence.probability_as_few([12], base=base, shares=[HALF]),
    "probability_as_many": lambda count, base: evidence.probability_as_many([count], base=240, shares=[HALF]),
    "probabilities_as_few": lambda count, base: evidence.probabilities_as_few(
        [count], bases=[240], joining=[0], shares=[HALF]
    ),
    "probabilities_as_many": lambda count, base: evidence.probabilities_as_many(
        [12], bases=[base], joining=[0], shares=[HALF]
    ),
    "wilson_intervals_of": lambda count, base: shares.wilson_intervals_of([12], bases=[base], joining=[0]),
    "people_to_tell": lambda count, base: telling.people_to_tell(12, base=base, pi=HALF),
    "too_few": lambda count, base: evidence.too_few(240, pi=HALF),
    "verdicts_and_doubts": lambda count, base: verdicts.verdicts_and_doubts(
        [12], base=base, shares=[HALF], unanswered=0
    ),
    "dissimilarity": lambda count, base: scoring.dissimilarity([12], base=base, shares=[HALF]),
    "voices_met": lambda count, base: targets.voices_met(12, voices=10),
    "share_met": lambda count, base: targets.share_met(count, base=240, wanted=HALF),
    "completeness": lambda count, base: completeness(12, asked=count),
    "rate_range": lambda count, base: rate_range([12], asked=count),
    "unanswered_bounds": lambda count, base: unanswered_bounds(12, known=count, asked=count),
}


@pytest.mark.parametrize("name", PLAIN_NUMBERS)
def test_13_a_plain_number_is_refused(name, shown, known):
    with pytest.raises(
        TypeError,
        match=r"^Measures take protected counts only, so that nothing is worked out from exact ones\. Got: int\.$",
    ):
        PLAIN_NUMBERS[name](shown(20), known(240))


def test_13_a_dictionary_of_counts_is_refused(rules):
    with pytest.raises(
        TypeError,
        match=r"^Measures take protected counts only, so that nothing is worked out from exact ones\. Got: dict\.$",
    ):
        compare({"a": 12}, benchmark=None, rules=rules)


def test_13_protected_counts_and_bases_are_made_elsewhere():
    """A measure that could make its own protected count could make one of an exact number."""
    makers = Counter(
        (Path(module.__file__).name, call.func.id)
        for module in MODULES
        for call in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in {"ProtectedCount", "ProtectedCell", "ProtectedTable", "KnownBase", "replace"}
    )
    assert set(makers) == {("bases.py", "KnownBase"), ("ladder.py", "replace"), ("claims.py", "replace")}
    # The two that put a word beside counts, or kinds of claim beside a typed sentence, and no count.
    for module, puts in (("ladder.py", ["presence"]), ("claims.py", ["claims"])):
        assert all(
            [keyword.arg for keyword in call.keywords] == puts
            for call in ast.walk(ast.parse((Path(data.measures.__file__).parent / module).read_text("utf-8")))
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "replace"
        )


def pairs_behind(count: ProtectedCount, base: ProtectedCount):
    return [
        (x, n) for x in range(count.low, count.high + 1) for n in range(base.low, base.high + 1) if x <= n
    ]


def fits(count: ProtectedCount, base: ProtectedCount, *, decimals: int) -> int:
    """How many true pairs give the percentage that is printed, for somebody who takes it for an exact one."""
    printed = round(100 * min(count.shown, base.shown) / base.shown, decimals)
    return sum(round(100 * x / n, decimals) == printed for x, n in pairs_behind(count, base))


SHOWN_PAIRS = [(people, base) for base in range(30, 301, 5) for people in range(10, base + 5, 5)]


def test_12_no_percentage_leaves_one_true_pair(shown):
    fewest = min(
        fits(shown(people), shown(base), decimals=needing.percent_decimals(base))
        for people, base in SHOWN_PAIRS
    )
    assert fewest > 1


def test_12_with_more_decimals_many_percentages_would(shown):
    """Why there are none: the same attack on the same tables, with the decimals that a spreadsheet would give."""
    alone = sum(fits(shown(people), shown(base), decimals=2) == 1 for people, base in SHOWN_PAIRS)
    assert alone > 100


def test_12_what_is_worked_out_knows_the_shown_numbers_only(shown, known):
    for people, base in SHOWN_PAIRS:
        assert shares.share(shown(people), base=known(base)) == min(people, base) / base
