"""The sections of a plan on its page: the figures by closing, who can help, and what is open now."""

import streamlit as st

from models.protected import ReleaseNote
from pages.parts import downloads, frame, groups, sources, tables
from pages.parts.charts import projection_chart, reach_chart
from pages.parts.plans import plan_table
from pages.parts.plans.plans import Plan
from pages.parts.sentences import on_open_activities as sentences
from pages.parts.sentences import on_reach


def figures(plan: Plan, release: ReleaseNote, *, headline: str) -> None:
    """Draw chart, table and download of an engagement that has figures."""
    compared = plan.compared
    headings = groups.headings(compared.level)
    frame.section("People heard so far, and by closing", sentences.under(plan))
    if warning := sentences.old(plan):
        frame.notes([warning])
    if plan.paced:
        drawn = projection_chart.info(plan, headings=headings, headline=headline)
        frame.chart("projection", projection_chart.figure, drawn)
        frame.legend(projection_chart.LEGEND)
    else:
        what = on_reach.subject(compared)
        reached = reach_chart.info(
            compared.comparison, level=compared.level, headings=headings, what=what, headline=headline
        )
        frame.chart("reach", reach_chart.figure, reached)
        frame.legend(reach_chart.LEGEND)
    frame.section("The same figures as a table")
    table = plan_table.figures(plan, headings=headings)
    tables.show(table)
    notes = sources.of(compared, release=release, columns=table.columns)
    frame.notes(notes)
    downloads.offer(
        table, notes=[sources.standing(release), *notes], name="open-activities", what="the figures"
    )


def who_can_help(plan: Plan, release: ReleaseNote) -> None:
    """Draw whom to look for, who has reached them before, and the plan to take away."""
    frame.section("Whom to look for, and who can help", sentences.helping(plan))
    if not plan.sought:
        return
    step = sources.register_step()
    with st.container(key="who_can_help"):
        tables.show(plan_table.help_with(plan, register=step[1] if step else ""))
    told = [sentences.under(plan)] if plan.counted else []
    table = plan_table.to_take_away(plan)
    of_it = sources.of(plan.compared, release=release, columns=table.columns)
    downloads.offer(
        table,
        notes=[sources.standing(release), *told, *of_it],
        name="plan",
        what="the plan",
    )


def what_is_open(plan: Plan) -> None:
    """Draw the activities that people can take part in now."""
    frame.section("What is open now")
    tables.show(plan_table.open_now(plan))
