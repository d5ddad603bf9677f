"""What *Can we trust it?* says. Pure: rows in, words out; every superlative comes from the one sorted list, where it is sure."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from data import facts
from data.measures.answers import caution, completeness, enough_answers
from models.facts import Benchmark, Characteristic, DisclosureRules
from models.protected import ReleaseNote
from models.vocabulary import Missing
from pages.parts import wording
from pages.parts.sentences.headline import Headline
from pages.parts.trust.answering import Answering, fewest_answered
from pages.parts.trust.answers_tables import is_old

NAMED = 2
"""Up to this many questions are named in a claim; more are counted."""
QUESTIONS = "{where}, the question that the smallest share answered first."
OVER_QUESTIONS = f"{QUESTIONS} The percentage is of those asked; the strip is all people."
WHAT_A_SHARE_IS = "Asked: everybody whose form had the question and whom it concerns. Share: those who answered, of those asked."
GO_TO_IMPORT = "Go to Import"
FORM_OR_TRUST_HEADING = "Is it the form, or trust?"
FORM_OR_TRUST = (
    "Where few responded (an answer, “prefer not to say” or “does not know”) or many left the question blank, look at the form; "
    "where many preferred not to say, look at trust."
)
"""Method 3.1: the rate of responses is about the form, that of those who preferred not to say about trust."""
WHAT_A_RANGE_IS = (
    "Two percentages are the least and the most that the share can be, where a number behind it is hidden."
)


def headline(rows: Sequence[Answering], *, where: str) -> Headline:
    """Return how far the answers can be trusted, and what question the smallest share answered.

    `rows` in the order of `answering.of_questions`. The least share is one that surely holds, whatever the rounding hides.
    """
    shown = [row for row in rows if row.share is not None]
    if not shown:
        return Headline("No question can be shown safely", f" {where}.")
    silent = any(row.state != "not_asked" and row.share is None for row in rows)
    which = "that can be shown" if silent else "asked"
    complete = [completeness(row.table.known, asked=row.table.asked) for row in shown]
    few = sum(not enough_answers(each) for each in complete)
    if few:
        return Headline(
            f"Only in part: too few answered {few} of the {len(shown)} questions {which}",
            f" for us to give a verdict, {where}.{_smallest(rows)}",
        )
    least = int(100 * min(row.share_range[0] for row in shown))
    opening = "With caution" if any(caution(each) for each in complete) else "Mostly"
    each = f"each of the {len(shown)} questions {which}" if len(shown) > 1 else f"the one question {which}"
    return Headline(
        f"{opening}: {each} was answered by at least {least}% of those asked", f", {where}.{_smallest(rows)}"
    )


def _smallest(rows: Sequence[Answering]) -> str:
    """Return the question that surely the smallest share answered; blank where rounding leaves open which."""
    smallest = fewest_answered(rows)
    if len(smallest) > NAMED or len([row for row in rows if row.share is not None]) == len(smallest):
        return ""
    about = "" if len(smallest) == 1 else "about "
    named = wording.joined([_inside(row.label) for row in smallest])
    noun = "question" if len(smallest) == 1 else "questions"
    verb = "is" if len(smallest) == 1 else "are"
    share = wording.percent(smallest[0].share or 0.0)
    return f" The {noun} that the smallest share answered {verb} {named}: {about}{share} of those asked."


def over_questions(where: str) -> str:
    """Return the line over the chart of all questions."""
    return OVER_QUESTIONS.format(where=wording.at_start(where))


def more(
    rows: Sequence[Answering], *, unasked: Mapping[str, AbstractSet[str]], engagements: AbstractSet[str]
) -> tuple[str, ...]:
    """Return what else limits the figures: what most engagements did not ask, and what waits to be sorted.

    `unasked` is characteristic to the engagements that did not ask, of the `engagements` that stand by themselves.
    """
    left_out = not_asked(unasked, engagements) or least_asked(rows)
    return tuple(told for told in (left_out, waiting(rows), other_index(rows)) if told)


def not_asked(unasked: Mapping[str, AbstractSet[str]], engagements: AbstractSet[str]) -> str:
    """Return the question that most engagements left out, and how many did; blank where no release says so."""
    if not engagements or not unasked:
        return ""
    left_out = {
        each.label: len(unasked.get(each.slug, frozenset()) & engagements)
        for each in facts.characteristics()
        if each.published
    }
    most = max(left_out.values())
    if most == 0:
        return ""
    names = [label for label, number in left_out.items() if number == most]
    of = f"{most} of the {len(engagements)} engagements of {facts.disclosure_rules().min_base} people or more"
    if most == len(engagements):
        of = (
            f"any of the {len(engagements)} engagements of {facts.disclosure_rules().min_base} people or more"
        )
    if len(names) > NAMED:
        return f"{wording.at_start(wording.in_words(len(names)))} questions were not asked in {of}."
    verb = "was" if len(names) == 1 else "were"
    named = wording.joined([names[0], *(_inside(name) for name in names[1:])])
    return f"{named} {verb} not asked in {of}."


def least_asked(rows: Sequence[Answering]) -> str:
    """Return the question that surely most people were not asked; blank where rounding leaves open which, or none."""
    shown = [row for row in rows if row.state == "shown" and row.missing(Missing.NOT_ASKED).shown]
    ordered = sorted(shown, key=lambda row: -(row.missing(Missing.NOT_ASKED).shown or 0))
    if not ordered:
        return ""
    most = ordered[0].missing(Missing.NOT_ASKED)
    if any(row.missing(Missing.NOT_ASKED).high >= most.low for row in ordered[1:]):
        return ""
    return (
        f"The question that most people were not asked is {_inside(ordered[0].label)}: {wording.people(most)} of "
        f"{wording.people(ordered[0].table.people)} were not."
    )


def waiting(rows: Sequence[Answering]) -> str:
    """Return how many questions have answers that nobody has sorted yet; blank for none."""
    number = sum(row.state == "shown" and row.missing(Missing.NEEDS_REVIEW).shown != 0 for row in rows)
    if not number:
        return ""
    return (
        f"{wording.at_start(wording.in_words(number))} {'question has' if number == 1 else 'questions have'} answers in "
        "words that may still need sorting."
    )


def other_index(rows: Sequence[Answering]) -> str:
    """Return how many people's deprivation is not held against the population figures, and why; blank where nobody's is.

    Where all of it is by another index, no table can be shown, and that is said where it is looked for.
    """
    for row in rows:
        level = facts.level(row.table.characteristic, row.table.level)
        if level.frame == "2025" and row.state == "shown" and row.table.unplaced.shown != 0:
            people = wording.people(row.table.unplaced)
            return (
                f"{wording.at_start(_inside(row.label))} is told for {people} people by another index than that of {level.frame}, by "
                "which the population is told, or nobody said by which: they are in no group."
            )
    return ""


def tenths(share: float) -> str:
    """Return a share in tenths: 0.71 gives "7 in 10"; near both ends "fewer than 1 in 10", "nearly all"."""
    number = round(10 * share)
    return "fewer than 1 in 10" if number == 0 else "nearly all" if number == 10 else f"{number} in 10"


def unsorted(*, any_waiting: bool) -> str:
    """Return what an answer that needs review is."""
    if not any_waiting:
        return "None: every answer in these activities is in words that somebody has decided the meaning of."
    return "They count as people asked, and in no group."


def to_sort(*, any_waiting: bool) -> str:
    """Return what an answer that needs review is, and where it is decided."""
    told = unsorted(any_waiting=any_waiting)
    if not any_waiting:
        return told
    return f"{told} What such words mean is decided under Import, What words mean; every stored file of the source follows."


def old_benchmarks(listed: Sequence[Benchmark], *, on: date) -> str:
    """Return how many population figures are older than five years on a day."""
    if not listed:
        return "There is no population figure to compare with."
    old = sum(is_old(each.date, on=on) for each in listed)
    if not old:
        return "None is older than five years."
    which = "All" if old == len(listed) else f"{old} of {len(listed)}"
    return (
        f"{which} are older than five years. Places change meanwhile, so take the comparison for a guide. A census counts "
        "everybody once in ten years, and a newer figure may not exist yet."
    )


FROZEN = (
    "When a release is made, a fingerprint of all its figures is kept. Checking it finds what was lost or changed since by "
    "accident, as by a copy that broke off."
)
CHECK_FROZEN = "Check that these figures are as they were published"
AS_FROZEN = {
    True: ("As they were published", "Every figure of this release is as it was when it was made."),
    False: (
        "Not as they were published",
        "Something in this release has changed since it was made. Tell whoever runs this dashboard, and rely on no figure until "
        "the register is restored from a copy. Publishing anew would build on what has changed.",
    ),
    None: (
        "This release can't be checked",
        "It was made by an earlier version of this dashboard. The next release can be checked.",
    ),
}
"""Heading and text, by what the check found."""


def holds(release: ReleaseNote) -> str:
    """Return how many tables the release offers and holds back, and when a table's figures move."""
    return (
        f"This release offers {release.tables:,} tables; {wording.in_words(release.withdrawn)} more could not be shown safely. A "
        "table is one question, in one level of detail, for one selection. It keeps its figures until "
        f"{facts.disclosure_rules().change_base} people change in it."
    )


def rounding(rules: DisclosureRules) -> str:
    """Return how numbers are rounded, with an example computed from the rules in force."""
    base = rules.base
    shown = (-(-rules.min_display // base) + 1) * base
    whole = 16 * shown
    low, high = rules.bounds(shown)
    least, most = rules.bounds(whole)
    how = (
        "up or down by a secret key, so that the same people always give the same number, and right on average"
        if rules.keyed
        else "to the nearest"
    )
    return (
        f"Every count of people is rounded to a multiple of {base}, {how}. A shown {shown} stands for {low} to {high}; {shown} "
        f"of a shown {whole} is {wording.percent(shown / whole)}, and may be from {wording.percent(low / most)} to "
        f"{wording.percent(high / least)}. Verdicts are given only where they hold for every number that may stand behind it. Nothing "
        f"between 0 and {rules.min_display} is ever shown: it says “fewer than {rules.min_display}”."
    )


NO_GROUPS = "No question can be shown group by group yet. Every question is above, for all groups together."


def over_groups(question: Characteristic, *, other_period: bool) -> str:
    """Return the line over the chart of groups; `other_period` where they can't be shown for the chosen period."""
    when = (
        " Groups have no figures for the period chosen above, so these are since records began."
        if other_period
        else ""
    )
    return f"People were asked: {question.question} All activities of a group are counted together.{when}"


def caption(question: Characteristic, *, by: str, period: str | None) -> str:
    """Return what the table of groups is of: one question `by` what its rows are, always in all activities."""
    of = f"{_inside(question.label)}, by {_inside(by)}"
    return f"Who answered the question on {of}, {wording.when(period)}, in all activities"


def of_groups(rows: Sequence[Answering]) -> str:
    """Return the group in which surely the fewest answered, or the range over the groups that can be shown."""
    shown = sorted((row for row in rows if row.share is not None), key=lambda row: row.share or 0.0)
    if not shown:
        return "No group can be shown."
    least, most = tenths(shown[0].share or 0.0), tenths(shown[-1].share or 0.0)
    fewest = fewest_answered(shown)
    if len(fewest) == 1 < len(shown) and least != most:
        return f"Fewest answered in “{fewest[0].label}”: {least} of those asked; elsewhere up to {most}."
    span = f"about {least}" if least == most else f"from {least} to {most}"
    groups = "the one group" if len(shown) == 1 else f"each of the {len(shown)} groups"
    return f"In {groups} that can be shown, {span} of those asked answered."


def _inside(label: str) -> str:
    return wording.in_sentence(label)
