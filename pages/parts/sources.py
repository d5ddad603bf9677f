"""The small print: which release, how numbers are rounded, where the population figures come from, what a word means."""

from collections.abc import Sequence

from data import facts
from data.measures.thresholds import thresholds
from data.who_is_here import is_steward
from models.protected import EVERYTHING, ReleaseNote, Selection
from models.vocabulary import Keyed, Verdict
from pages.parts import moved, reads, wording
from pages.parts.groups import Compared
from pages.parts.sentences import on_reach
from pages.parts.tables import Column

_ADAPTED = "adapted from "
ITS_OWN = "Compared with a benchmark of its own, in place of everybody who lives here: "
NOT_IN_ITS_OWN = (
    "These activities are compared with a benchmark of their own, which says nothing of this. Everybody who lives here is "
    "not used in its place."
)
NO_BENCHMARK = "No benchmark: no population figure that a verdict could rest on."
INVENTED = "The people are invented; the population is real."
GAP = "Gap in points: share heard less the share it is compared with; a minus where we heard fewer than their share."
PEOPLE_COUNTED = {
    Keyed.ALL: "A person is counted once, however often they took part: these records say who came again.",
    Keyed.SOME: (
        "A person is counted once where the records say who came twice; where they do not, each participation counts as one "
        "person."
    ),
    Keyed.NONE: "Each participation counts as one person: these records do not say who came twice.",
}
MORE_NEEDED = "More needed: how many more from this group alone would bring it to its share."


def next_step() -> tuple[str, str] | None:
    """Return what to do where nothing is published: (words, address), or None in a viewer."""
    return ("Import records", "import") if is_steward() else None


def register_step() -> tuple[str, str] | None:
    """Return where engagements and organisations are added: (words, address), or None in a viewer."""
    return ("Add it in Register", "register") if is_steward() else None


def standing(release: ReleaseNote) -> str:
    """Return which release this is, for a download."""
    invented = " Invented records: these people do not exist." if release.invented else ""
    return (
        f"{release.organisation}. Release {release.number}, made {wording.day(release.made_at.date())}, "
        f"figures to {wording.day(release.figures_to)}.{invented}"
    )


def rounding() -> str:
    """Return the rounding rule in force, in words."""
    rules = facts.disclosure_rules()
    return (
        f"Counts of people are rounded to {rules.base} and may not add up; fewer than {rules.min_display} is never shown as "
        "a number."
    )


def people_counted(release: ReleaseNote, *selections: Selection) -> str:
    """Return whether a person counts once, in words: of the given selections together, or of everything.

    A release that was made before anybody noted it gets the words that are true of any.
    """
    if release.keyed is not Keyed.SOME:
        return PEOPLE_COUNTED[release.keyed or Keyed.SOME]
    words = {reads.keyed(release).get(each, Keyed.SOME) for each in selections or (EVERYTHING,)}
    return PEOPLE_COUNTED[words.pop() if len(words) == 1 else Keyed.SOME]


def until() -> str:
    """Return what the number of answers beside "too few to tell" means."""
    least = facts.disclosure_rules().min_display
    return (
        "Too few to tell until so many answers: from there it would tell us something to hear nobody of the group, or fewer "
        f"than {least} where its number is hidden."
    )


def not_needed(listed: Sequence[Compared]) -> list[str]:
    """Return for which groups the people needed are not given, and of whom we heard more in their place."""
    if not any(group.needed.why == "large_group" for each in listed for group in each.comparison.groups):
        return []
    large = wording.percent(float(thresholds().large_group))
    told = [f"It is not given for a group of {large} of the population or more."]
    return told + [said for each in listed if (said := on_reach.heard_more(each))]


def of(compared: Compared, *, release: ReleaseNote, columns: Sequence[Column]) -> list[str]:
    """Return the notes under the table of one characteristic: of its `columns`, those that need a word."""
    held, groups = {column.heading for column in columns}, compared.comparison.groups
    lines = [rounding(), people_counted(release, compared.comparison.table.selection)]
    if "Gap in points" in held and any(group.gap_points is not None for group in groups):
        lines.append(GAP)
    if held & {"More needed", "More needed now"}:
        lines += [MORE_NEEDED, *not_needed([compared])]
    if held & {"Verdict", "Verdict so far"} and any(group.people_to_tell is not None for group in groups):
        lines.append(until())
    lines += living_here(compared, release=release)
    if any(group.verdict is Verdict.NO_BENCHMARK for group in compared.comparison.groups):
        lines.append(NO_BENCHMARK)
    lines += moved.note(compared.comparison.table, period=compared.comparison.table.selection.period)
    return lines if not release.invented else [*lines, INVENTED]


def of_rows(listed: Sequence[Compared], *, release: ReleaseNote) -> list[str]:
    """Return the notes under a table of one characteristic in several selections side by side."""
    lines = [rounding(), people_counted(release, *(each.comparison.table.selection for each in listed))]
    home = [
        each
        for each in listed
        if each.comparison.benchmark and each.comparison.benchmark.area == release.area
    ]
    lines += living_here(home[0], release=release) if home else []
    tables = [each.comparison.table for each in listed]
    lines += moved.notes(tables, period=tables[0].selection.period if tables else None)
    return lines if not release.invented else [*lines, INVENTED]


def living_here(compared: Compared, *, release: ReleaseNote) -> list[str]:
    """Return where the population figures come from, and whether they are of a benchmark of its own."""
    benchmark = compared.comparison.benchmark
    if benchmark is None:
        own = reads.own_benchmark(release, compared.comparison.table.selection)
        return [NOT_IN_ITS_OWN] if own else []
    source = wording.at_start(benchmark.source).rstrip(".")
    table = f", table {benchmark.table}" if benchmark.table else ""
    licence = f", licensed under the {benchmark.licence}" if benchmark.licence else ""
    whom = f"{benchmark.area_name}, {benchmark.universe}, {wording.day(benchmark.date)}."
    lines = [
        f"{ITS_OWN}{whom}" if benchmark.reference else f"Living here: {whom}",
        f"Source: {source}{table}{licence}.",
    ]
    if benchmark.sample is not None:
        lines.append(
            f"Those shares are themselves from a survey of {benchmark.sample:,} people: intervals and verdicts allow for that."
        )
    if compared.comparison.of_population is not None:
        part = wording.percent(float(thresholds().finite_population))
        lines.append(
            f"We heard more than {part} of all whom that benchmark counts, about "
            f"{wording.in_fives(compared.comparison.of_population)} people. The more of all of them we heard, the less is left to "
            "chance, and verdicts allow for that."
        )
    return [*lines, benchmark.note] if benchmark.note else lines


def of_all(listed: Sequence[Compared], *, release: ReleaseNote) -> list[str]:
    """Return the notes under a table of several characteristics."""
    lines = [
        rounding(),
        people_counted(release, *(each.comparison.table.selection for each in listed)),
        "More people needed: how many more from this group alone would bring it to its share.",
        *not_needed(listed),
        *of_population(listed),
        *moved_in(listed),
    ]
    return lines if not release.invented else [*lines, INVENTED]


def moved_in(listed: Sequence[Compared]) -> list[str]:
    """Return what to say of several characteristics in one selection whose figures are kept or revised."""
    tables = [each.comparison.table for each in listed]
    return moved.notes(tables, period=tables[0].selection.period if tables else None, of="characteristics")


def of_population(listed: Sequence[Compared]) -> list[str]:
    """Return where the population figures of several characteristics come from, with their licences; each source once."""
    benchmarks = [each.comparison.benchmark for each in listed if each.comparison.benchmark]
    if not benchmarks:
        return []
    # One benchmark may rest on several sources.
    parts = {part for each in benchmarks for part in each.source.split("; ")}
    names = sorted({wording.at_start(part.removeprefix(_ADAPTED)) for part in parts})
    tables = sorted({each.table for each in benchmarks} - {""})
    licences = sorted({each.licence for each in benchmarks} - {""})
    own = benchmarks[0].reference
    whom = f"{benchmarks[0].area_name}, {benchmarks[0].universe}" if own else benchmarks[0].area_name
    sources = f"{'Source' if own else 'Adapted from'}: {'; '.join(names)}"
    listed_tables = f"; tables {', '.join(tables)}" if tables else ""
    lines = [f"{ITS_OWN if own else 'Living here: '}{whom}. {sources}{listed_tables}."]
    return [*lines, f"Licensed under the {wording.joined(licences)}."] if licences else lines


def left_off(listed: Sequence[Compared], *, begins: str = "Left off") -> list[str]:
    """Return which characteristics a page of comparisons leaves off, and why; `listed` is all that a selection holds."""
    reasons: dict[str, list[str]] = {}
    held = {each.characteristic.slug: each for each in listed}
    for characteristic in facts.published():
        found = held.get(characteristic.slug)
        verdicts = {group.verdict for group in found.comparison.groups} if found else set()
        if found and verdicts - {Verdict.NO_BENCHMARK, Verdict.NOT_ASKED, None}:
            continue
        if Verdict.NO_BENCHMARK in verdicts:
            why = "because there is no population figure to compare with"
        elif Verdict.NOT_ASKED in verdicts:
            why = "because nobody was asked"
        else:
            why = "because there are no figures for it that we can show"
        reasons.setdefault(why, []).append(characteristic.label)
    return [f"{begins}, {why}: {wording.joined(names)}." for why, names in reasons.items()]


def over_the_gaps(where: str) -> str:
    """Return the line over the chart of gaps, with what its marks mean."""
    return f"{what_the_gaps_are(where)} Line: 95% interval. Hatched: fewer than 10, so the number is hidden."


def what_the_gaps_are(where: str) -> str:
    """Return whom a list of gaps holds, and what the number expected is; of marks, which not every chart has, nothing."""
    return (
        f"People heard {where}, furthest from proportion first. Expected: how many we would have heard if people took part "
        "in proportion to who lives here."
    )


def what_is_a_score() -> list[str]:
    """Return what the score means."""
    return [
        "Score: 100 means that shares are as among those who live here; every place in a hundred that would have to go to "
        "another group takes one off. By chance: what a perfectly fair group of the same size would score nineteen times in "
        "twenty; a score below that is more than chance. Places to change: how many of those heard would have to be people of "
        "other groups, to the nearest 5."
    ]
