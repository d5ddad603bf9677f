"""The body of Who we reached: charts, who did not answer, and the same figures as a table with its download."""

from collections.abc import Mapping

from models.protected import ReleaseNote
from pages.parts import (
    apart,
    days,
    downloads,
    for_one_group,
    frame,
    groups,
    reach_table,
    reads,
    sources,
    tables,
)
from pages.parts.charts import dumbbell, missing_strip, reach_chart
from pages.parts.chosen import Chosen
from pages.parts.groups import Compared
from pages.parts.reach import target_marks, unanswered, who_answered
from pages.parts.sentences import on_reach


def show(compared: Compared, chosen: Chosen, *, release: ReleaseNote, what: str, headline: str) -> None:
    """Draw it all for one characteristic that is compared with who lives here, or is affected."""
    _reach(compared, chosen, release=release, what=what, headline=headline)
    if shares := dumbbell.info(compared.comparison, level=compared.level, what=what, headline=headline):
        frame.section("Share of those heard, against share of the population")
        frame.chart("shares", dumbbell.figure, shares)

    missing = missing_strip.info(
        compared.comparison.table, what=compared.characteristic.label.lower(), frame=compared.level.frame
    )
    frame.section("Who did not answer", f"{missing.sentence} {on_reach.unanswered(compared)}".strip())
    frame.draw("missing", missing_strip.figure, missing, key=missing_strip.key(missing))
    frame.parts(missing_strip.legend(missing))
    unanswered.show(compared, what=f"{what}, {chosen.where}", release=release)

    frame.section("The same figures as a table")
    caption = f"People heard by {what}, {chosen.where}"
    table = reach_table.reach(compared, headings=groups.headings(compared.level), caption=caption)
    tables.show(table)
    who_answered.show(compared.comparison.table, what=f"{what}, {chosen.where}", form=compared.level.frame)
    notes = sources.of(compared, release=release, columns=table.columns)
    frame.notes(notes)
    downloads.offer(
        who_answered.under(table, compared.comparison.table, form=compared.level.frame),
        notes=[sources.standing(release), *notes],
        name="who-we-reached",
        what="people heard",
    )


def _reach(compared: Compared, chosen: Chosen, *, release: ReleaseNote, what: str, headline: str) -> None:
    level = compared.level
    elsewhere: Mapping[str, str] = {}
    if chosen.open_to_all:
        held = for_one_group.heard_apart(release, chosen.selection.period, level.characteristic, level.slug)
        elsewhere = apart.beside(held, level=level)
    in_force = target_marks.of(reads.targets(release, days.today()), compared)
    drawn = reach_chart.info(
        compared.comparison,
        level=level,
        headings=groups.headings(level),
        what=what,
        headline=headline,
        apart=elsewhere,
        targets=target_marks.on_axis(in_force, compared),
    )
    signs = [*reach_chart.LEGEND]
    if in_force:
        signs.append(("er-target", target_marks.KEY))
    if drawn.has_apart:
        signs.append(("er-plus", apart.BESIDE))
    frame.section(
        "People heard, against their share of the population",
        on_reach.shown_from(compared, where=chosen.where),
    )
    frame.chart("reach", reach_chart.figure, drawn, key=reach_chart.key(signs, whom=compared.whom))
    frame.legend(signs)
    if limits := [*target_marks.lines(in_force, compared), on_reach.caution(compared)]:
        frame.notes([line for line in limits if line])
