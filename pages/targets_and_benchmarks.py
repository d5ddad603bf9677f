"""Targets and benchmarks: compared with what?"""

from data.who_is_here import is_steward
from pages.parts import days, frame, reads, saving, sources
from pages.parts.sentences import on_targets
from pages.parts.targets import benchmark_forms, benchmark_sections, target_forms, target_sections

TITLE = "Targets and benchmarks"
QUESTION = "Compared with what?"


def page() -> None:
    """Draw the page; its forms only where the intake is, for stewards."""
    release = reads.release()
    frame.opening(TITLE, QUESTION, release=release)
    if release is None:
        frame.nothing_yet("targets_and_benchmarks", step=sources.next_step())
        return
    if not benchmark_sections.available():
        frame.withheld(address="targets-and-benchmarks")
        return
    steward = is_steward()
    today = days.today()
    saving.say_what_happened()
    held = reads.library(release)
    standings = reads.targets(release, today)
    headline = on_targets.headline(standings, **benchmark_sections.coverage(held), on=today)
    frame.headline(headline)

    target_sections.charts(release, standings, headline=str(headline), on=today)
    target_sections.table(release, standings, on=today)
    if steward:
        target_forms.set_one(release, on=today)
        target_forms.change_one(release, standings, on=today)
    benchmark_sections.uses(release, held)
    if steward:
        benchmark_forms.choose(held)
    benchmark_sections.library(release, held, on=today)
    if steward:
        benchmark_forms.add(on=today)
        benchmark_forms.remove(held)
    target_sections.history(release)
    frame.how_to_read("targets_and_benchmarks")
