"""Who waits, oldest first, as a list: how long in words and days, what and who, since when it is overdue, who owns the answer."""

from collections.abc import Callable, Sequence

import streamlit as st

from data.register import shown_names
from data.responses.waiting import Standing
from models.vocabulary import FindingState
from pages.parts import address, wording
from pages.parts.answers import waiting_words
from pages.parts.answers.answer_reads import EVERYONE, Answers
from pages.parts.sentences.on_answers import PAGE, no_report

COMMUNITIES, STANDARDS = "communities", "standards"


Leading = Callable[[Standing], str]
"""The address to which the title of a report leads; blank where there is none."""


def show(known: Answers, listed: Sequence[Standing], *, said: bool, leading: Leading) -> None:
    """Draw the list; `said` adds what people said."""
    st.html(as_html(known, listed, said=said, leading=leading))


def unheard_as_html(known: Answers, *, leading: Callable[[str], str]) -> str:
    """Return the line on engagements that promised an answer and have no report; blank where there is none.

    A title leads to what is known of its engagement, but where it is kept back.
    """
    if not known.unheard:
        return ""
    named = [
        wording.html(title)
        if shown_names.is_kept_back(title)
        else f'<a target="_self" href="{wording.html(leading(reference))}">{wording.html(title)}</a>'
        for reference, title in known.unheard
    ]
    return f"<p>{wording.html(no_report(len(named)))}{wording.joined(named)}.</p>"


def show_unheard(known: Answers) -> None:
    """Draw the line on engagements that promised an answer and have no report, each with the way to its standards."""
    if line := unheard_as_html(known, leading=lambda reference: address.to(STANDARDS, engagement=reference)):
        st.html(line)


def to_answers(each: Standing) -> str:
    """Return where the reports of the same community stand on *You said, we did*."""
    return address.to(PAGE, community=each.finding.entry.community or EVERYONE)


def to_community(each: Standing) -> str:
    """Return the page of the community that said it; blank where everybody could say it."""
    community = each.finding.entry.community
    there = community and address.is_page(COMMUNITIES)
    return address.to(COMMUNITIES, community=community) if community and there else ""


def as_html(known: Answers, listed: Sequence[Standing], *, said: bool, leading: Leading) -> str:
    """Return the list as HTML, every text escaped."""
    items = "".join(_item(known, each, said=said, href=leading(each)) for each in listed)
    return f'<ol class="er-waits" role="list">{items}</ol>'


def _item(known: Answers, each: Standing, *, said: bool, href: str) -> str:
    entry = each.finding.entry
    overdue = each.state is FindingState.OVERDUE
    quote = f'<p class="er-said">{wording.html(f"“{entry.said}”")}</p>' if said else ""
    received = waiting_words.received(each, sourced=said)
    since = wording.html(waiting_words.since(each))
    due = (
        f'<p class="er-act"><span class="er-swatch er-late" aria-hidden="true"></span>{since}</p>'
        if overdue
        else f'<p class="er-quiet">{since}</p>'
    )
    decided = (
        f'<p class="er-quiet">{wording.html(f"{waiting_words.decision(each)}; people not told yet")}</p>'
        if each.finding.response.decision
        else ""
    )
    owner = wording.html(waiting_words.owner(each))
    named = each.finding.response.owner
    alone = known.speaks_for_all(each)
    who = wording.html(waiting_words.who_and_how_many(each, known.heard(each), alone=alone))
    days = wording.html(waiting_words.exact_days(each))
    exact = f'<span class="er-quiet">{days}</span>' if each.words != waiting_words.exact_days(each) else ""
    title = wording.html(entry.title)
    if href:
        title = f'<a target="_self" href="{wording.html(href)}">{title}</a>'
    return (
        f'<li><div class="er-wait"><b>{wording.html(each.words)}</b>{exact}</div>'
        f"<div><h3>{title}</h3>"
        f'<p class="er-quiet">{who}</p>'
        f'<p class="er-quiet">{wording.html(received)}</p>{quote}</div>'
        f"<div>{due}{decided}<p>{f'<span class=er-quiet>{owner}</span>' if named else f'<strong>{owner}</strong>'}</p></div></li>"
    )
