"""Over time: is it really changing?"""

import streamlit as st

from pages.parts import choices, days, downloads, frame, groups, own_benchmarks, reads, sources, wording
from pages.parts.charts import time_chart, time_panels
from pages.parts.sentences import on_over_time
from pages.parts.series import buckets, over_time_table, series_targets

TITLE = "Over time"
QUESTION = "Is it really changing?"
ADDRESS = "over-time"


def page() -> None:
    """Draw the page."""
    release = reads.release()
    frame.opening(TITLE, QUESTION, release=release)
    if release is None:
        frame.nothing_yet("over_time", step=sources.next_step())
        return
    if not reads.menu(release).periods:
        frame.nothing_yet("over_time", step=None)
        return
    answer = st.container()
    chosen = choices.characteristic_and_activities(release)
    by = buckets.ask(release, chosen) if chosen.available else None
    if chosen.characteristic is None or chosen.level is None or by is None:
        frame.withheld(address=ADDRESS)
        return
    series = reads.over_time(release, chosen.selection, by, chosen.characteristic.slug, chosen.level.slug)
    if series is None or not series.available:
        frame.withheld(address=ADDRESS)
        return
    headline = on_over_time.headline(series)
    with answer:
        frame.headline(headline)
    if chosen.aside:
        frame.notes([chosen.aside])
    own_benchmarks.show(release, chosen.selection)

    what = f"{wording.in_sentence(chosen.characteristic.label)}, {buckets.WORDS[by].lower()}"
    headings = groups.headings(series.level)
    frame.section(on_over_time.heading(series), on_over_time.shown_from(series, where=chosen.where))
    found = series_targets.of(reads.targets(release, days.today()), series)
    aims = series_targets.wanted(found, series)
    drawn = time_chart.info(series, headings=headings, what=what, headline=str(headline), targets=aims)
    frame.chart("time", time_panels.figure, drawn, key=time_chart.KEY)
    frame.legend(time_chart.LEGEND)
    if limits := [*on_over_time.caution(series), *series_targets.notes(found, series)]:
        frame.notes(limits)

    frame.section("The same figures as a table")
    table = over_time_table.table(
        series, headings=headings, caption=f"People heard by {what}, {chosen.where}", targets=aims
    )
    over_time_table.show(table)
    notes = over_time_table.notes(series, release=release)
    frame.notes(notes)
    downloads.offer(table, notes=[sources.standing(release), *notes], name=ADDRESS, what="every period")
    frame.how_to_read("over_time")
