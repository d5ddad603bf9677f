"""Communities: which have we reached, how often, how deeply, and did they hear back?"""

import streamlit as st

from data.who_is_here import is_steward
from pages.parts import days, frame, reads, saving, sources
from pages.parts.communities import community_choice, community_reads, community_sections, target_form
from pages.parts.sentences import on_communities

TITLE = "Communities"
QUESTION = "Which communities have we reached, how often, how deeply, and did they hear back?"


def page() -> None:
    """Draw the page; its forms only where the intake is, for stewards."""
    release = reads.release()
    frame.opening(TITLE, QUESTION, release=release)
    if release is None:
        frame.nothing_yet("communities", step=sources.next_step())
        return
    today = days.today()
    answer = st.container()
    chosen = community_choice.ask(
        release, community_reads.communities(release, on=today, period=None), on=today
    )
    if not chosen.available:
        frame.withheld(address="communities")
        return
    found = community_reads.communities(release, on=today, period=chosen.period)
    listed = community_reads.with_voices(release, found, period=chosen.period, on=today)
    partners = reads.partners().by_community
    headline = on_communities.headline(found, period=chosen.period)
    one_of_them = next((each for each in found if each.community.slug == chosen.community), None)
    with answer:
        if one_of_them:
            frame.headline(on_communities.of_one(one_of_them, period=chosen.period))
        else:
            frame.headline(headline, on_communities.more(found, reached=partners))
    saving.say_what_happened()

    for one in listed:
        if one[0].community.slug == chosen.community:
            community_sections.one(
                release, one, partners.get(one[0].community.slug, ()), period=chosen.period
            )
    community_sections.often_and_deeply(listed, headline=str(headline))
    community_sections.gap(found, period=chosen.period, headline=str(headline))
    community_sections.as_table(release, listed, partners, period=chosen.period)
    community_sections.voices_by_stage(release, found, period=chosen.period)
    if is_steward():
        target_form.draw(found, chosen=chosen.community, on=today)
    frame.how_to_read("communities")
