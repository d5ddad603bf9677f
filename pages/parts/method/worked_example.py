"""One group of the standing release, from its shown count to its verdict: every step computed now, with its formula."""

from data import facts
from data.measures.explaining import Chance, chance_of_so_few
from data.measures.thresholds import thresholds
from models.comparison import KnownBase
from models.protected import EVERYTHING, ReleaseNote, Selection
from models.vocabulary import Audience, Dimension
from pages.parts import groups, reads, wording
from pages.parts.charts import palette
from pages.parts.groups import Gap
from pages.parts.method.method_tables import BENCHMARKS_FILE, DISCLOSURE_FILE, VERDICTS_FILE
from pages.parts.tables import Cell, Column, Row, Table

COLUMNS = (Column("Step"), Column("Value"), Column("How, and from which file", prose=True))


def chosen(release: ReleaseNote) -> Gap | None:
    """Return the group that is walked through: the furthest from proportion whose number is shown; None without any."""
    wanted = Selection(None, Dimension.AUDIENCE, Audience.OPEN_TO_ALL.value)
    listed = reads.overview(release, wanted if wanted in reads.menu(release).selections else EVERYTHING)
    walked = [
        gap
        for gap in groups.sure_gaps(listed)
        if gap.group.heard.shown is not None and gap.compared.comparison.base is not None
    ]
    # One that has a number of people needed shows one step more.
    return next((gap for gap in walked if gap.group.needed.low is not None), next(iter(walked), None))


def sentences(gap: Gap) -> str:
    """Return the example as one would tell it."""
    group, base = gap.group, _base(gap)
    people, needed = gap.category.people, wording.group_needed(gap.group)
    told = (
        f"Of {base.shown:,} people who answered the question on {wording.in_sentence(gap.compared.characteristic.label)}, "
        f"{wording.people(group.heard)} were {people}: {_share(gap, group.share)}, where {_share(gap, group.benchmark_share)} of "
        f"those who live here are. In proportion we would have heard about {wording.expected(group.expected)}. "
        f"Chance alone would hardly give so few, and even at its highest the ratio stays below "
        f"{float(thresholds().band_low):g}, so we say: {palette.look(group.verdict).word.lower()}."
    )
    if needed == wording.NOT_APPLICABLE:
        return told
    return f"{told} {wording.at_start(needed)} more {people} would put that right."


def table(gap: Gap) -> Table:
    """Return the example step by step."""
    chance = chance_of_so_few(gap.compared.comparison)[gap.group.category]
    rows = [*_from_count_to_ratio(gap), *_to_the_verdict(gap, chance), *_needed(gap)]
    return Table(
        f"A worked example: {gap.category.people}",
        COLUMNS,
        tuple(Row((Cell(step), Cell(value), Cell(how, quiet=True))) for step, value, how in rows),
    )


def _base(gap: Gap) -> KnownBase:
    base = gap.compared.comparison.base
    if base is None:
        raise ValueError("A group without a base cannot be walked through.")
    return base


def _share(gap: Gap, share: float | None) -> str:
    return wording.small_percent(share, wording.decimals_for(gap.compared.comparison.table.known))


def _from_count_to_ratio(gap: Gap) -> list[tuple[str, str, str]]:
    group, base, benchmark = gap.group, _base(gap), gap.compared.comparison.benchmark
    rules = facts.disclosure_rules()
    heard, known = wording.people(group.heard), f"{base.shown:,}"
    share, here = _share(gap, group.share), _share(gap, group.benchmark_share)
    low, high = group.interval or (0.0, 0.0)
    return [
        ("People heard", heard, f"Counted, then rounded to a multiple of {rules.base} by a secret key ({DISCLOSURE_FILE}). The true number is {group.heard.low:,} to {group.heard.high:,}. Everything below is made from this rounded number."),
        ("Answers that can be compared", known, f"Everybody who gave an answer that the population figures have. Rounded too: {base.low:,} to {base.high:,}."),
        ("Share heard", share, f"{heard} out of {known}. Shares are printed rounded, and used in full."),
        ("Share living here", here, f"{wording.at_start(benchmark.source)}, table {benchmark.table}, {wording.day(benchmark.date)} ({BENCHMARKS_FILE})." if benchmark else wording.NOT_APPLICABLE),
        ("Expected", wording.expected(group.expected), f"{known} times {here}."),
        ("Reach ratio", wording.ratio(group.ratio), f"Share heard divided by share living here: {share} by {here}."),
        ("95% interval of the ratio", wording.group_interval(group), f"Wilson’s interval of {heard} out of {known} is {_share(gap, low)} to {_share(gap, high)}. Each end is divided by {here}."),
    ]  # fmt: skip


def _to_the_verdict(gap: Gap, chance: Chance) -> list[tuple[str, str, str]]:
    group, base, line = gap.group, _base(gap), thresholds()
    here = _share(gap, group.benchmark_share)
    most = group.heard.high / (base.low * (group.benchmark_share or 1.0))
    return [
        ("Could chance alone explain it?", probability(chance.alone), f"The exact binomial test, one-sided: the chance of {group.heard.high:,} or fewer in {base.low:,}, where {here} live here. These are the ends of both ranges that are least kind to a verdict."),
        ("Allowing for many groups", probability(chance.allowing_for_many), f"The rule of Benjamini and Hochberg over the {chance.tested} groups tested together. The line is {wording.percent(float(line.significance))} ({VERDICTS_FILE}, evidence)."),
        ("Ratio at its highest", f"{most:.2f}", f"{group.heard.high:,} divided by {base.low:,} times {here}. The line is {float(line.band_low):g} ({VERDICTS_FILE}, band)."),
        ("Verdict", palette.look(group.verdict).word, "Both are below their lines. The table above has the other verdicts, in the order in which they are tried."),
    ]  # fmt: skip


def _needed(gap: Gap) -> list[tuple[str, str, str]]:
    group, base = gap.group, _base(gap)
    if group.needed.low is None:
        how = f"Not given for a group of {wording.percent(float(thresholds().large_group))} of the population or more ({VERDICTS_FILE}, needed)."
    else:
        here = _share(gap, group.benchmark_share)
        how = (
            f"The fewest newcomers, all of this group, that bring it to its share: {here} times {base.shown:,}, less "
            f"{wording.people(group.heard)}, divided by one less {here}: {group.needed.low:,}. Printed as it is below "
            f"{thresholds().exact_below}, else up to the next {thresholds().step} ({VERDICTS_FILE}, printing)."
        )
    return [("More people needed", wording.group_needed(group), how)]


def probability(value: float) -> str:
    """Return a probability as it can be read: "3 in 100", "less than 1 in 10,000"."""
    if value < 1 / 10_000:
        return "less than 1 in 10,000"
    if value < 1 / 100:
        return f"{max(1, round(10_000 * value))} in 10,000"
    return f"{round(100 * value)} in 100"
