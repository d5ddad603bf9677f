"""A protected table held against a benchmark: the one way from counts to what a page says of groups."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from data.measures.answers import caution, completeness, enough_answers, unanswered
from data.measures.bases import NOT_PROTECTED, base_of, compared_base
from data.measures.evidence import large_part
from data.measures.needing import needed
from data.measures.scoring import TOO_FEW_TO_SCORE, score
from data.measures.shares import (
    Interval,
    difference_interval,
    gap_points,
    most_ratio,
    reach_interval,
    reach_ratio,
    share,
    wilson_intervals,
)
from data.measures.telling import people_to_tell
from data.measures.verdicts import verdicts_and_doubts
from models.comparison import Comparison, GroupReach, KnownBase, Needed, Score
from models.facts import Benchmark, DisclosureRules
from models.protected import ProtectedCell, ProtectedCount, ProtectedTable
from models.vocabulary import Verdict, Withheld

NO_SCORE_NOT_AVAILABLE = "not available"
NO_SCORE_NOT_ASKED = "not asked"
NO_SCORE_NO_BENCHMARK = "no benchmark"
NO_SCORE_ANSWERS = "not enough answers"
NO_SCORE_NOT_WANTED = "not worked out here"
NO_SCORE_LEVEL = "scored at its broadest level only"

BENCHMARK_OF_OTHERS = (
    "The benchmark of {benchmark} speaks of groups that the table of {table} has not: {groups}."
)

NEEDED_NO_BENCHMARK = Needed(low=None, high=None, why="no_benchmark")
NEEDED_HIDDEN = Needed(low=None, high=None, why="hidden")


def compare(
    table: ProtectedTable,
    *,
    benchmark: Benchmark | None,
    rules: DisclosureRules,
    verdict_allowed: bool = True,
    coarsest: bool = True,
    scored: bool = True,
) -> Comparison:
    """Hold a protected table against a benchmark, on shown values only.

    Groups come in the order of `table.cells`. A category without a benchmark share has no verdict; its share is
    of the whole known base, and it leaves the base of the others (`compared_base`). `verdict_allowed` is False
    for a characteristic whose benchmark is indicative only: then shares are given and nothing is judged.
    `coarsest` says whether the table is at the level that is scored, and `scored` whether anybody wants the score, which
    takes as long as all the rest. Over 5 % of the people that a benchmark counts, tests are hypergeometric; where it is
    itself a sample, the interval of a reach ratio is Newcombe's (method 3.1). Raises TypeError for anything
    but a protected table, ValueError for a benchmark with groups that the table has not.
    """
    if not isinstance(table, ProtectedTable):
        raise TypeError(NOT_PROTECTED.format(kind=type(table).__name__))
    _require_same_groups(table, benchmark=benchmark)
    shares = _shares(benchmark) if verdict_allowed else {}
    base = compared_base(table, compared=shares or _categories(table)) if table.available else None
    complete = completeness(table.known, asked=table.asked) if table.available else None
    enough = enough_answers(complete)
    population = None if benchmark is None else benchmark.people
    sample = None if benchmark is None else benchmark.sample
    judged = _judge(table, base=base, shares=shares, enough=enough, population=population, sample=sample)
    held = (
        _score(table, base=base, shares=shares, rules=rules, enough=enough, coarsest=coarsest)
        if scored
        else NO_SCORE_NOT_WANTED
    )
    whole = base_of(table.known) if table.available else None
    intervals = _intervals(table, bases=[base if cell.category in shares else whole for cell in table.cells])
    stated = {} if benchmark is None else benchmark.shares
    return Comparison(
        table=table,
        benchmark=benchmark,
        base=base,
        groups=tuple(
            _group(
                cell,
                base=base if cell.category in shares else whole,
                interval=intervals[cell.category],
                pi=shares.get(cell.category),
                stated=stated.get(cell.category),
                judged=judged[cell.category],
                population=population,
                sample=sample,
            )
            for cell in table.cells
        ),
        completeness=None if complete is None else float(complete),
        enough_answers=enough,
        caution=caution(complete),
        share_placed=_share_placed(table),
        score=held if isinstance(held, Score) else None,
        no_score_because=held if isinstance(held, str) else "",
        of_population=_of_population(base, population=population if shares and enough else None),
    )


def _shares(benchmark: Benchmark | None) -> dict[str, Fraction]:
    """Return the shares that groups may be judged against: above 0, of a benchmark that is not indicative only."""
    if benchmark is None or benchmark.indicative:
        return {}
    return {slug: pi for slug, pi in benchmark.shares.items() if pi > 0}


def _require_same_groups(table: ProtectedTable, *, benchmark: Benchmark | None) -> None:
    others = sorted(set(benchmark.shares) - _categories(table)) if benchmark is not None else []
    if benchmark is not None and others:
        raise ValueError(
            BENCHMARK_OF_OTHERS.format(
                benchmark=f"{benchmark.characteristic}, {benchmark.level}",
                table=f"{table.characteristic}, {table.level}",
                groups=", ".join(others),
            )
        )


def _categories(table: ProtectedTable) -> frozenset[str]:
    return frozenset(cell.category for cell in table.cells)


def _intervals(table: ProtectedTable, *, bases: Sequence[KnownBase | None]) -> dict[str, Interval | None]:
    """Return each category's interval: one call for each base, because a call costs more than a category."""
    found: dict[str, Interval | None] = dict.fromkeys(_categories(table))
    for base in {base for base in bases if base is not None}:
        cells = [cell for cell, its_base in zip(table.cells, bases, strict=True) if its_base == base]
        intervals = wilson_intervals([cell.count for cell in cells], base=base)
        found |= {cell.category: interval for cell, interval in zip(cells, intervals, strict=True)}
    return found


def _judge(
    table: ProtectedTable,
    *,
    base: KnownBase | None,
    shares: Mapping[str, Fraction],
    enough: bool,
    population: int | None,
    sample: int | None,
) -> dict[str, tuple[Verdict | None, bool]]:
    """Return each category's verdict and whether it depends on the unanswered, in the order of method 3.3."""
    if _nobody_asked(table):
        return {cell.category: (Verdict.NOT_ASKED, False) for cell in table.cells}
    words: dict[str, tuple[Verdict | None, bool]] = {}
    tested: list[ProtectedCell] = []
    for cell in table.cells:
        if cell.count.withheld is Withheld.NOT_AVAILABLE:
            words[cell.category] = (None, False)
        elif cell.category not in shares:
            words[cell.category] = (Verdict.NO_BENCHMARK, False)
        elif base is None or not enough:
            words[cell.category] = (Verdict.NOT_ENOUGH_ANSWERS, False)
        else:
            tested.append(cell)
    if base is not None and tested:
        found, doubts = verdicts_and_doubts(
            [cell.count for cell in tested],
            base=base,
            shares=[shares[cell.category] for cell in tested],
            unanswered=unanswered(table),
            population=population,
            sample=sample,
        )
        words |= {
            cell.category: pair for cell, pair in zip(tested, zip(found, doubts, strict=True), strict=True)
        }
    return words


def _of_population(base: KnownBase | None, *, population: int | None) -> int | None:
    """Return how many people there are in all, where so many of them were heard that verdicts allow for it."""
    if base is None or population is None or not large_part(base, population=population):
        return None
    return population


def _nobody_asked(table: ProtectedTable) -> bool:
    return table.asked.shown == 0 and table.asked.high == 0


def _group(
    cell: ProtectedCell,
    *,
    base: KnownBase | None,
    interval: Interval | None,
    pi: Fraction | None,
    stated: Fraction | None,
    judged: tuple[Verdict | None, bool],
    population: int | None,
    sample: int | None,
) -> GroupReach:
    """Return what may be said of one group; `stated` is its benchmark share, `pi` the same where it may be judged by."""
    verdict, doubt = judged
    count = cell.count
    unseen = base is None or base.shown == 0 or count.withheld is Withheld.NOT_AVAILABLE
    if base is None or unseen:
        return _unseen(cell, pi=pi, stated=stated, verdict=verdict)
    ratios = None if pi is None else reach_interval(interval, pi=pi)
    if pi is not None and sample is not None and ratios is not None:
        ratios = _of_sample(count, base=base, pi=pi, sample=sample)
    most = None if pi is None else most_ratio(count, base=base, pi=pi)
    return GroupReach(
        category=cell.category,
        heard=count,
        benchmark_share=None if stated is None else float(stated),
        expected=None if pi is None else base.shown * float(pi),
        share=share(count, base=base),
        interval=interval,
        ratio=None if pi is None else reach_ratio(count, base=base, pi=pi),
        ratio_low=None if ratios is None else ratios[0],
        ratio_high=ratios[1] if ratios is not None else most,
        gap_points=None if pi is None else gap_points(count, base=base, pi=pi),
        needed=NEEDED_NO_BENCHMARK if pi is None else needed(count, base=base, pi=pi),
        verdict=verdict,
        depends_on_unanswered=doubt,
        people_to_tell=(
            people_to_tell(count, base=base, pi=pi, population=population, sample=sample)
            if pi is not None and verdict is Verdict.TOO_FEW
            else None
        ),
    )


def _of_sample(count: ProtectedCount, *, base: KnownBase, pi: Fraction, sample: int) -> Interval | None:
    """Return the interval of a reach ratio where the benchmark is itself a sample: that of the difference over `pi`, and 1."""
    apart = difference_interval(count, base=base, pi=pi, sample=sample)
    return None if apart is None else (max(0.0, 1 + apart[0] / float(pi)), 1 + apart[1] / float(pi))


def _unseen(
    cell: ProtectedCell, *, pi: Fraction | None, stated: Fraction | None, verdict: Verdict | None
) -> GroupReach:
    """Return a group of whom nothing can be worked out: the base or the count itself is not there."""
    return GroupReach(
        category=cell.category,
        heard=cell.count,
        benchmark_share=None if stated is None else float(stated),
        expected=None,
        share=None,
        interval=None,
        ratio=None,
        ratio_low=None,
        ratio_high=None,
        gap_points=None,
        needed=NEEDED_NO_BENCHMARK if pi is None else NEEDED_HIDDEN,
        verdict=verdict,
        depends_on_unanswered=False,
        people_to_tell=None,
    )


def _score(
    table: ProtectedTable,
    *,
    base: KnownBase | None,
    shares: Mapping[str, Fraction],
    rules: DisclosureRules,
    enough: bool,
    coarsest: bool,
) -> Score | str:
    """Return the score, or why there is none."""
    if _nobody_asked(table):
        return NO_SCORE_NOT_ASKED
    if not table.available:
        return NO_SCORE_NOT_AVAILABLE
    cells = [cell for cell in table.cells if cell.category in shares]
    if not cells:
        return NO_SCORE_NO_BENCHMARK
    if not coarsest:
        return NO_SCORE_LEVEL
    if base is None or not enough:
        return NO_SCORE_ANSWERS
    found = score(
        [cell.count for cell in cells],
        base=base,
        shares=[shares[cell.category] for cell in cells],
        rules=rules,
        zeros_hidden=table.selection.filtered,
    )
    return TOO_FEW_TO_SCORE if found is None else found


def _share_placed(table: ProtectedTable) -> float | None:
    """Return known answers over known and unplaced ones; None where the unplaced are too few to show."""
    if not table.available or not table.known.shown or table.unplaced.shown is None:
        return None
    return table.known.shown / (table.known.shown + table.unplaced.shown)
