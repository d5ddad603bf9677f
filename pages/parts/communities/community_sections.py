"""The sections of the page of communities: how often and how deeply, the gap in dialogue, voices by stage, and one community."""

from collections.abc import Mapping, Sequence

import streamlit as st

from data.register.contacts import Contacted, never_at_the_table
from data.register.partners import Partner
from data.who_is_here import is_steward
from models.community import KnownBy
from models.protected import ReleaseNote, Selection
from models.vocabulary import Dimension
from pages.parts import address, choices, downloads, frame, moved, picture, reads, sources, tables
from pages.parts.communities import (
    communities_chart,
    community_choice,
    community_reads,
    community_table,
    gap_chart,
)
from pages.parts.communities.voices_heard import Voices, of_count, voices
from pages.parts.sentences import on_communities as sentences
from pages.parts.sentences.headline import Lead

Listed = community_reads.Listed


def often_and_deeply(listed: Listed, *, headline: str) -> None:
    """Draw the matrix of communities by stage."""
    frame.section("How often, how deeply, how long ago", sentences.MATRIX)
    drawn = communities_chart.info(listed, headline=headline)
    frame.chart("communities", communities_chart.figure, drawn, key=communities_chart.KEY)
    frame.legend_line(communities_chart.LEGEND)
    frame.notes(sentences.notes([each for each, _ in listed]))


def gap(listed: Sequence[Contacted], *, period: str | None, headline: str) -> None:
    """Draw who was asked and never at the table, and what came of what they said."""
    ranked = never_at_the_table(listed)
    frame.section("Asked, and not at the table", sentences.gap(ranked, period=period))
    if ranked:
        frame.chart(
            "gap",
            gap_chart.figure,
            gap_chart.info(ranked, period=period, headline=headline),
            key=gap_chart.KEY,
        )
        frame.legend_line(gap_chart.LEGEND)


def as_table(
    release: ReleaseNote, listed: Listed, partners: Mapping[str, Sequence[Partner]], *, period: str | None
) -> None:
    """Draw the same figures as a table, with the download."""
    frame.section("The same figures as a table", f"{sentences.TABLE} {sentences.LEADS}")
    caption = sentences.caption(period)
    with st.container(key="communities_table"):
        tables.show(community_table.matrix(listed, partners=partners, caption=caption))
    notes = [
        sources.rounding(),
        sources.people_counted(release),
        sentences.NOT_ROUNDED,
        sentences.AS_OF_TODAY,
        *community_reads.moved_in(release, [each for each, _ in listed], period=period),
    ]
    frame.notes(notes)
    whole = community_table.matrix(listed, partners=partners, caption=caption, whole=True)
    # Of all communities, whichever is chosen.
    with picture.instead({community_choice.LABEL: (community_choice.EVERY, choices.ALL)}):
        downloads.offer(
            whole, notes=[sources.standing(release), *notes], name="communities", what="the communities"
        )


def voices_by_stage(release: ReleaseNote, listed: Sequence[Contacted], *, period: str | None) -> None:
    """Draw how many of each community that is counted from answers were heard at each stage, where a number is shown."""
    rows = community_reads.voices_by_stage(release, listed, period=period)
    if not rows:
        return
    frame.section("Voices at each stage", sentences.BY_STAGE)
    table = community_table.by_stage(rows, caption=sentences.caption_by_stage(period))
    tables.show(table)
    told = community_reads.moved_by_stage(release, [each for each, _ in rows], period=period)
    if told:
        frame.notes(told)
    notes = [sources.rounding(), sources.people_counted(release), sentences.BY_STAGE, *told]
    with picture.instead({community_choice.LABEL: (community_choice.EVERY, choices.ALL)}):
        downloads.offer(
            table,
            notes=[sources.standing(release), *notes],
            name="voices-by-stage",
            what="the voices at each stage",
        )


def one(
    release: ReleaseNote, chosen: tuple[Contacted, Voices], partners: Sequence[Partner], *, period: str | None
) -> None:
    """Draw the section of one community: its activities, voices, what it told us, and who reaches it."""
    each, heard = chosen
    frame.section(each.community.name, sentences.about(each, heard, period=period))
    frame.label("Its activities")
    if each.contacts:
        tables.show(community_table.held(each))
    else:
        frame.notes([sentences.nothing_held(period)])
    if by_engagement := _by_engagement(release, each):
        frame.label("Voices, engagement by engagement")
        tables.show(community_table.heard(each, by_engagement))
        kept = moved.notes(_by_themselves(release, each), period=None)
        frame.notes([sources.rounding(), sentences.SINCE_RECORDS_BEGAN, *kept])
    frame.label("What it told us")
    if each.findings:
        tables.show(community_table.said(each))
    else:
        frame.notes([sentences.NOTHING_SAID])
    frame.label("Who reaches it")
    if partners:
        tables.show(community_table.reached(each, partners))
    else:
        frame.notes([sentences.NOBODY_REACHES])
    frame.leads(_leads(each))


def _by_engagement(release: ReleaseNote, each: Contacted) -> list[tuple[str, Voices]]:
    """Return the voices of a community in each engagement that shows a figure of it, in the order of the menu."""
    slug = each.community.slug
    known = community_reads.voices(release, Selection()).get(slug)
    if known is not None and known.known_by is KnownBy.HEADS:
        return [
            (reads.value_label(release, Dimension.ENGAGEMENT, one.engagement), of_count(one.people))
            for one in known.engagements
        ]
    found = []
    own = {one.engagement for one in each.contacts}
    for value in reads.menu(release).values[Dimension.ENGAGEMENT]:
        if value in own:
            selection = Selection(None, Dimension.ENGAGEMENT, value)
            told = voices(community_reads.voices(release, selection).get(slug), selection=selection)
            found.append((reads.value_label(release, Dimension.ENGAGEMENT, value), told))
    return found


def _by_themselves(release: ReleaseNote, each: Contacted) -> list[moved.Stamped]:
    """Return the figures behind the voices of a community in each engagement."""
    slug = each.community.slug
    known = community_reads.voices(release, Selection()).get(slug)
    if known is not None and known.known_by is KnownBy.HEADS:
        return list(known.engagements)
    own = {one.engagement for one in each.contacts}
    listed = [value for value in reads.menu(release).values[Dimension.ENGAGEMENT] if value in own]
    selections = [Selection(None, Dimension.ENGAGEMENT, value) for value in listed]
    return [found[slug] for one in selections if slug in (found := community_reads.voices(release, one))]


def _what_next(each: Contacted) -> list[Lead]:
    """Return where more of a community could be heard: a plan knows only those that answers count, of heads it knows none."""
    if each.community.rule:
        return [
            Lead("Plan an open activity", "open-activities", {"characteristic": each.community.rule[0][0]})
        ]
    return [Lead("Add an activity for them", "register")] if is_steward() else []


def _leads(each: Contacted) -> list[Lead]:
    slug = each.community.slug
    network = "partners-and-network" if address.is_page("partners-and-network") else "register"
    # That page offers only communities that told us something.
    answers = [Lead("What they said, and what we did", "you-said-we-did", {"community": slug})]
    return [
        *(answers if each.findings else []),
        *_what_next(each),
        Lead("Organisations on record", network),
    ]
