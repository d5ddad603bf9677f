"""The headline about one characteristic, as sentences. Pure: a comparison in, words out; every superlative is taken
from the sorted list.

Pattern: a claim with a number, a comparison in people, and what would put it right or what is not known. No blame, no
"significant", no p-values, at most two sentences a headline.
"""

from collections.abc import Sequence

from models.comparison import Comparison, GroupReach
from models.protected import ProtectedTable
from models.vocabulary import Missing, Verdict
from pages.parts import wording
from pages.parts.groups import SILENT, UNTOLD, Compared, Gap, as_people, sure_gaps
from pages.parts.sentences.headline import Headline, Lead

NAMED = 2
"""Up to this many groups are named in a claim; more are counted."""

MOST_NAMED = 3
"""Up to this many are named where a sentence is about who was heard more; more are counted."""
_SHORT = (Verdict.UNDER, Verdict.LITTLE_UNDER)
_MANY = (Verdict.OVER, Verdict.LITTLE_OVER)

_WHY_SILENT = {
    Missing.PREFER_NOT_TO_SAY: "preferred not to say",
    Missing.DONT_KNOW: "did not know",
    Missing.NOT_KNOWN: "left it blank",
    Missing.NEEDS_REVIEW: "gave an answer that nobody has sorted yet",
    Missing.NOT_ASKED: "were never asked",
}
OTHERS_COARSER = "the others answered in less detail."
OTHERS_OLDER = (
    "the others answered in less detail, or were asked an older question that did not offer all of these groups. They "
    "are left out here, so that no group looks missing that was never offered."
)
OTHERS_INDEX = (
    "for the others, deprivation is told by another index than for the population, or nobody said by which. They are left out "
    "here, for no two indices divide the areas alike."
)
WHY_OTHERS = {"2021": OTHERS_OLDER, "2025": OTHERS_INDEX}
"""By the form of the question that a level holds: why it does not hold everybody."""
CHECK = Lead("Check a sentence before you publish it", "method")
"""How many were heard does not say for whom they speak: where to check a sentence about it."""


def headline(compared: Compared) -> Headline:
    """Return the headline about one characteristic."""
    comparison = compared.comparison
    groups = comparison.groups
    if all(group.verdict is Verdict.NOT_ASKED for group in groups):
        return Headline("Nobody was asked this question", " in these activities.")
    if all(group.verdict is None for group in groups):
        return Headline("These answers cannot be shown safely", ", so there is nothing to compare.")
    if all(group.verdict in (Verdict.NO_BENCHMARK, None) for group in groups):
        answered = wording.people(comparison.table.known)
        return Headline(
            f"{wording.at_start(answered)} people answered this question.",
            " There is no population figure to compare them with, so we give no verdict.",
        )
    if not comparison.enough_answers:
        return _not_enough(comparison.table, comparison.completeness)
    gaps = sure_gaps([compared])
    if gaps:
        return _missing(compared, gaps)
    return _nobody_missing(compared)


def for_some(compared: Compared) -> Headline:
    """Return the headline about activities that were for one community or group: how many answered, and no verdict.

    Who was invited decides who came: a verdict would blame an activity for doing what it was for.
    """
    table = compared.comparison.table
    if table.asked.shown == 0 and table.asked.high == 0:
        return headline(compared)
    return Headline(
        f"{wording.at_start(wording.people(table.known))} people answered this question in activities for one community or group.",
        " These were meant for some, so they say little about whom we are missing, and nothing is compared.",
    )


def leads(compared: Compared) -> tuple[Lead, ...]:
    """Return where the headline leads: to a plan, where anybody is clearly under-reached."""
    if not sure_gaps([compared]):
        return ()
    return (
        Lead("Plan how to reach them", "open-activities", {"characteristic": compared.characteristic.slug}),
    )


def _not_enough(table: ProtectedTable, completeness: float | None) -> Headline:
    share = wording.percent(completeness) if completeness is not None else "few"
    part = "Only half" if completeness is not None and abs(completeness - 0.5) < 0.025 else f"Only {share}"
    why = most_of_the_unanswered(table)
    return Headline(
        f"{part} of those who were asked answered this question,",
        f" so we give no verdict.{f' Of the others, most {why}.' if why else ''}",
    )


def most_of_the_unanswered(table: ProtectedTable) -> str:
    """Return what most people without an answer did ("left it blank"), or nothing where no kind surely holds most."""
    counts = {
        Missing(cell.category): cell.count
        for cell in table.missing
        if cell.category != Missing.NOT_APPLICABLE.value
    }
    if not counts:
        return ""
    kind, count = max(counts.items(), key=lambda item: item[1].shown or 0)
    others = sum(other.high for each, other in counts.items() if each is not kind)
    return _WHY_SILENT[kind] if count.shown is not None and count.low > others else ""


def _missing(compared: Compared, gaps: Sequence[Gap]) -> Headline:
    order = {category.slug: place for place, category in enumerate(compared.level.categories)}
    people = as_people([gap.category for gap in sorted(gaps, key=lambda gap: order[gap.group.category])])
    worst = gaps[0]
    if len(people) > NAMED:
        claim = f"{wording.at_start(wording.in_words(len(gaps)))} groups are clearly under-reached"
        # A hidden number may be anything up to the top of its band, so with one in the list nobody is surely the furthest.
        most = "among them " if _may_be_further(gaps) else ""
        of_all = "" if most else " most of all"
        return Headline(
            claim, f", {most}{worst.category.people}{of_all}: {_heard(worst)}.{_unknown(compared)}"
        )
    claim = f"{wording.at_start(wording.joined(people))} are clearly under-reached"
    whom = "" if len(gaps) == 1 else worst.category.people
    return Headline(claim, f": {_heard(worst, whom=whom)}.{_more(worst, whom=whom)}")


def _may_be_further(gaps: Sequence[Gap]) -> bool:
    return any(
        gap.group.heard.shown is None and (gap.group.ratio_low or 0.0) < gaps[0].ratio for gap in gaps[1:]
    )


def _heard(gap: Gap, *, whom: str = "") -> str:
    heard = gap.group.heard
    number = ("no" if whom else "nobody") if heard.shown == 0 else wording.people(heard)
    expected = wording.expected(gap.group.expected)
    return f"we heard {number}{f' {whom}' if whom else ''}, where about {expected} would be in proportion"


def _more(gap: Gap, *, whom: str) -> str:
    needed = wording.group_needed(gap.group)
    if needed == wording.NOT_APPLICABLE:
        return f" {said}" if (said := heard_more(gap.compared)) else ""
    number = needed if needed.startswith("at least") else f"about {needed}"
    return f" {wording.at_start(number)} more{' of them' if whom else ''} would put that right."


def heard_more(compared: Compared) -> str:
    """Return of whom we heard more than their share, where a group is short of it that is too large for people needed.

    So large a group is short because others are many (method 3.1). Nothing where there is no such group, or no others.
    """
    groups = compared.comparison.groups
    if not any(each.needed.why == "large_group" and each.verdict in _SHORT for each in groups):
        return ""
    people = as_people([compared.category(each) for each in groups if each.verdict in _MANY])
    if not people:
        return ""
    whom = (
        wording.joined(people)
        if len(people) <= MOST_NAMED
        else f"{wording.in_words(len(people))} other groups"
    )
    return f"We heard more from {whom} than their share."


def _unknown(compared: Compared) -> str:
    unclear = sum(group.verdict in UNTOLD for group in compared.comparison.groups)
    if not unclear:
        return ""
    return f" For {wording.in_words(unclear)} {'group' if unclear == 1 else 'groups'} there is no clear evidence."


def _nobody_missing(compared: Compared) -> Headline:
    groups = compared.comparison.groups
    judged = [group for group in groups if group.verdict not in SILENT]
    over = [compared.category(group) for group in judged if group.verdict is Verdict.OVER]
    unclear = sum(group.verdict in UNTOLD for group in judged)
    rest = ""
    if over:
        rest = f" {wording.at_start(wording.joined(as_people(over)))} are over-reached."
    if unclear:
        rest += f" For {unclear} of {len(judged)} groups there is no clear evidence: we have heard too few people to tell."
    elif not over:
        rest = " Every group that can be compared is about in line, or close to it."
    return Headline("No group is clearly under-reached.", rest)


def subject(compared: Compared, *, by: str = "") -> str:
    """Return what a chart or table is of: "ethnic group, April 2024 to March 2025"; `by` what else it is cut."""
    what = f"{wording.in_sentence(compared.characteristic.label)}{f' by {by}' if by else ''}"
    return f"{what}, {wording.when(compared.comparison.table.selection.period)}"


def caution(compared: Compared) -> str:
    """Return what limits the figures: few answers, a level that holds only some, verdicts that others could change."""
    comparison = compared.comparison
    told = []
    if comparison.caution:
        told.append(
            f"Take care: {wording.percent(comparison.completeness)} of those who were asked answered. "
            "The others may differ from them."
        )
    if comparison.share_placed is not None and comparison.share_placed < 0.95:
        told.append(
            f"This level of detail holds {wording.percent(comparison.share_placed)} of the people who answered; "
            f"{WHY_OTHERS.get(compared.level.frame, OTHERS_COARSER)}"
        )
    if few := to_tell(compared):
        told.append(few)
    return " ".join(told)


def to_tell(compared: Compared) -> str:
    """Return from how many answers one could tell of the groups that too few people answered for, or nothing."""
    groups = compared.comparison.groups
    few = [group for group in groups if group.verdict is Verdict.TOO_FEW and group.expected is not None]
    judged = sum(group.verdict not in SILENT for group in groups)
    if not few:
        return ""
    whom = (
        compared.category(few[0]).people
        if len(few) == 1
        else f"{wording.in_words(len(few))} of {wording.in_words(judged)} groups"
    )
    return f"Too few people answered to tell of {whom}: {_would_do(few)}."


def _would_do(few: Sequence[GroupReach]) -> str:
    ends = sorted(
        (group for group in few if group.people_to_tell is not None),
        key=lambda group: group.people_to_tell or 0,
    )
    if not ends:
        return "no number of answers would be sure to do"
    told = "all" if len(ends) == len(few) else wording.in_words(len(ends))
    first, last = wording.until(ends[0]), wording.until(ends[-1])
    if first != last:
        return f"{first} would do for the first, {last} for {told}"
    return f"{first} would do" if told == "all" else f"{first} would do for {told} of them"


def _of_those_asked(comparison: Comparison) -> str:
    """Return the share of those asked, where it is not that of all people, which stands in the sentence before."""
    table = comparison.table
    if comparison.completeness is None or not table.people.shown or table.known.shown is None:
        return ""
    asked = wording.percent(comparison.completeness)
    if asked == wording.percent(min(1.0, table.known.shown / table.people.shown)):
        return ""
    return f"Of those who were asked{' in this detail' if table.unplaced.shown else ''}, {asked} did. "


def unanswered(compared: Compared) -> str:
    """Return whether those who did not answer could change the verdicts (method 3.2)."""
    open_groups = [group for group in compared.comparison.groups if group.depends_on_unanswered]
    judged = [group for group in compared.comparison.groups if group.verdict not in SILENT]
    if not judged:
        return ""
    if not open_groups:
        return "Whatever they would have answered, no verdict would change."
    people = as_people([compared.category(group) for group in open_groups])
    named = wording.joined(people) if len(people) <= 3 else f"{len(open_groups)} of {len(judged)} groups"
    return (
        f"{_of_those_asked(compared.comparison)}If all who were asked and did not answer were of one group, or none, the verdict on {named} "
        "could change."
    )


def shown_from(compared: Compared, *, where: str) -> str:
    """Return the line over the chart: how many answered, in which activities, and how to read it."""
    return (
        f"{wording.people(compared.comparison.table.known)} people who answered this question, {where}. Expected: how many "
        f"we would have heard if people took part in proportion to {compared.whom}. Line: 95% interval."
    )


def only_counted(table: ProtectedTable, *, where: str) -> str:
    """Return the line over counts that are not compared."""
    return f"{wording.people(table.known)} people who answered this question, {where}. Not compared with who lives here."
