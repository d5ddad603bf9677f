"""Who waits, oldest first, as a list: how long in words and days, what and who, since when it is overdue, who owns the answer."""

from collections.abc import Sequence

import streamlit as st

from data.waiting import Standing
from models.vocabulary import FindingState
from pages.parts import wording
from pages.parts.answers import waiting_words
from pages.parts.answers.answer_reads import Answers


def show(known: Answers, listed: Sequence[Standing], *, said: bool) -> None:
    """Draw the list; `said` adds what people said."""
    st.html(as_html(known, listed, said=said))


def as_html(known: Answers, listed: Sequence[Standing], *, said: bool) -> str:
    """Return the list as HTML, every text escaped."""
    return (
        f'<ol class="er-waits" role="list">{"".join(_item(known, each, said=said) for each in listed)}</ol>'
    )


def _item(known: Answers, each: Standing, *, said: bool) -> str:
    entry = each.finding.entry
    overdue = each.state is FindingState.OVERDUE
    quote = f'<p class="er-said">{wording.html(f"“{entry.said}”")}</p>' if said else ""
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
    return (
        f'<li><div class="er-wait"><b>{wording.html(each.words)}</b>{exact}</div>'
        f"<div><h3>{wording.html(entry.title)}</h3>"
        f'<p class="er-quiet">{who}</p>'
        f'<p class="er-quiet">{wording.html(f"Received {wording.day(each.finding.received_on)}")}</p>{quote}</div>'
        f"<div>{due}{decided}<p>{f'<span class=er-quiet>{owner}</span>' if named else f'<strong>{owner}</strong>'}</p></div></li>"
    )
