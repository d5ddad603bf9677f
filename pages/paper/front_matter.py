"""What a reader needs to trust a paper: the release, the choice, rounding, what is missing, sources, what changed."""

from data import facts
from pages.paper.asked import Asked
from pages.paper.blocks import Fact
from pages.parts import own_benchmarks, reads, sources, wording
from pages.parts.frame import INVENTED
from pages.parts.sentences import since_last

NO_POPULATION = "No population figure is used: nothing here is compared with who lives here."


def of(asked: Asked) -> tuple[Fact, ...]:
    """Return the lines of the first page, each with its label."""
    release = asked.release
    held = reads.overview(release, asked.selection)
    listed = [each for each in held if reads.is_compared(each)]
    rules = facts.disclosure_rules()
    changed = since_last.in_short(listed, asked.before)
    missing = [
        f"Numbers of fewer than {rules.min_display} people are hidden.",
        *sources.left_off(held, begins="Not compared"),
        *([asked.aside] if asked.aside else []),
    ]
    population = sources.of_population(listed) or [NO_POPULATION]
    own = own_benchmarks.in_words(release, asked.selection)
    return (
        *((Fact("Made for", asked.for_whom),) if asked.for_whom else ()),
        Fact("Release", f"{release.number}, made {wording.day(release.made_at.date())}"),
        Fact("Figures to", wording.day(release.figures_to)),
        Fact("Paper made", wording.day(asked.on)),
        Fact("What it covers", f"{wording.period(asked.selection.period)}, {asked.where}"),
        Fact("Rounding", sources.rounding()),
        Fact("Counting people", sources.people_counted(release, asked.selection)),
        Fact("What is missing", " ".join(missing)),
        Fact("Sources", " ".join([*population, *([own] if own else [])])),
        Fact("What changed", f"{changed}{f' {asked.since}' if asked.since else ''}"),
    )


def warning(asked: Asked) -> str:
    """Return what must stand on every page; or nothing."""
    return f"{INVENTED}." if asked.release.invented else ""
