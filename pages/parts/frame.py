"""What stands round every page: where we are, the title, the question, the headline; and the panels for nothing to show."""

from collections.abc import Callable, Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from models.protected import ReleaseNote
from pages.parts import address, fitting, picture, wording, words
from pages.parts.charts.canvas import Width
from pages.parts.sentences.headline import Headline, Lead, Told

INVENTED = "Invented records: these people do not exist"
NOTHING_YET = "Nothing to show yet"
WITHHELD = "This selection is not available"
WITHHELD_WHY = (
    "The figures you asked for are not among those we publish. They may be too small to show safely, or there may be no "
    "such figures. Make another choice above, or go back to what this page opens with."
)
BACK = "Show what this page opens with"
WENT_WRONG = "Something went wrong. The last release is unchanged."
WENT_WRONG_WHAT_TO_DO = (
    "Try again. If it happens again, tell whoever runs this dashboard, with the reference {reference}."
)


def opening(title: str, question: str, *, release: ReleaseNote | None) -> None:
    """Draw the line of organisation and release, the title and the question."""
    picture.begin(title, release)
    if release:
        dates = (
            f"Figures to {wording.day(release.figures_to)}, released {wording.day(release.made_at.date())}"
        )
        tag = f'<span class="er-invented">{INVENTED}</span>' if release.invented else ""
        st.html(
            f'<div class="er-where"><strong>{wording.html(release.organisation)}</strong><span>{dates}</span>{tag}</div>'
        )
    st.html(
        f'<h1 class="er-title">{wording.html(title)}</h1><p class="er-question">{wording.html(question)}</p>'
    )


def headline(
    found: Headline,
    more: Sequence[str | Told] = (),
    *,
    leads: Sequence[Lead] = (),
    second: Sequence[Told] = (),
) -> None:
    """Draw the headline, its claim bold, and the further sentences under it, each with the page behind it.

    Those of `second` stand before the `leads` of the headline.
    """
    first = f"<p><strong>{wording.html(found.claim)}</strong>{wording.html(found.rest)}</p>"
    links = _links(leads)
    next_to_it, after = ("".join(map(_sentence, listed)) for listed in (second, more))
    st.html(f'<div class="er-headline">{first}{next_to_it}{f"<p>{links}</p>" if links else ""}{after}</div>')


def _sentence(each: str | Told) -> str:
    if not isinstance(each, Told):
        return f"<p>{wording.html(each)}</p>"
    claim = f"<strong>{wording.html(each.claim)}</strong>" if each.claim else ""
    return f"<p>{claim}{wording.html(each.text)}{_links((each.lead,) if each.lead else ())}</p>"


def _links(leads: Sequence[Lead]) -> str:
    """Return links to the pages that exist here; they carry the choices made so far."""
    return "".join(
        f' <a class="er-lead" target="_self" href="{wording.html(address.to(lead.page, **lead.choices))}">{wording.html(lead.words)}</a>'
        for lead in leads
        if address.is_page(lead.page)
    )


def leads(listed: Sequence[Lead]) -> None:
    """Draw one line of links to the pages that exist here."""
    if links := _links(listed):
        st.html(f'<p class="er-leads">{links}</p>')


def contents(parts: Sequence[tuple[str, str]]) -> None:
    """Draw what stands on a long page, as links: (anchor of the section, words)."""
    links = "".join(
        f' <a class="er-lead" target="_self" href="#{wording.html(anchor)}">{wording.html(words)}</a>'
        for anchor, words in parts
    )
    st.html(
        f'<nav aria-label="On this page"><p class="er-leads er-contents"><span class="er-quiet">On this page:</span>{links}</p></nav>'
    )


def bullets(lines: Sequence[Headline]) -> None:
    """Draw a list, the claim of each line bold."""
    items = "".join(
        f"<li>{f'<strong>{wording.html(line.claim)}</strong>' if line.claim else ''}{wording.html(line.rest)}</li>"
        for line in lines
    )
    st.html(f'<ul class="er-bullets">{items}</ul>')


def section(heading: str, under: str = "", *, anchor: str = "") -> None:
    """Draw the heading of a section and the line under it; `anchor` is an id by which a script may find it."""
    picture.under(heading)
    found = f' id="{wording.html(anchor)}"' if anchor else ""
    line = f'<p class="er-under">{wording.html(under)}</p>' if under else ""
    st.html(f'<h2 class="er-heading"{found}>{wording.html(heading)}</h2>{line}')


def label(text: str) -> None:
    """Draw a small heading inside a section."""
    st.html(f'<h3 class="er-label">{wording.html(text)}</h3>')


def notes(lines: Sequence[str]) -> None:
    """Draw small print, one line after another."""
    st.html(f'<p class="er-notes">{" ".join(wording.html(line) for line in lines)}</p>')


def legend(entries: Sequence[tuple[str, str]]) -> None:
    """Draw one line for each (swatch class, words)."""
    lines = "".join(
        f'<p><span class="er-swatch {swatch}" aria-hidden="true"></span>{wording.html(text)}</p>'
        for swatch, text in entries
    )
    st.html(f'<div class="er-legend">{lines}</div>')


def legend_line(entries: Sequence[tuple[str, str]]) -> None:
    """Draw (swatch class, word) in one line."""
    said = " ".join(
        f'<span class="er-shapes"><span class="er-swatch {swatch}" aria-hidden="true"></span>{wording.html(text)}</span>'
        for swatch, text in entries
    )
    st.html(f'<p class="er-legend er-line">{said}</p>')


def parts(entries: Sequence[tuple[str, str, str]]) -> None:
    """Draw (swatch class, name, number) in one line."""
    said = "".join(
        f'<span><span class="er-swatch {swatch}" aria-hidden="true"></span>{wording.html(name)} <b>{wording.html(n)}</b></span>'
        for swatch, name, n in entries
    )
    st.html(f'<p class="er-legend er-parts">{said}</p>')


def keys(numbers: Sequence[tuple[str, str]]) -> None:
    """Draw key numbers as (number, what it counts)."""
    blocks = "".join(f"<div><b>{wording.html(n)}</b>{wording.html(what)}</div>" for n, what in numbers)
    st.html(f'<div class="er-keys">{blocks}</div>')


def chart(name: str, figure: Callable[[Any, Width], go.Figure], info: Any, *, key: str = "") -> None:  # noqa: ANN401
    """Draw the variant of a figure that fits, or both where nobody knows. `info` has the text for `alt`.

    `key` says how to read the marks, for a picture that has left its page and the legend on it.
    """
    for width in fitting.fitting():
        with _room(width, name):
            _draw(f"{width}_{name}", figure(info, width), width, name=name, alt=info.alt, key=key)


def draw(name: str, figure: Callable[[Any], go.Figure], info: Any, *, key: str = "") -> None:  # noqa: ANN401
    """Draw a figure that is the same at every width, but for the words of its picture."""
    for width in fitting.fitting():
        with _room(width, name):
            _draw(f"{width}_{name}", figure(info), width, name=name, alt=info.alt, key=key)


def _room(width: Width, name: str) -> DeltaGenerator:
    """Return where a variant stands: alone it is always seen, of two the one that fits."""
    alone = len(fitting.fitting()) == 1
    return st.container(key=f"{'only_' if alone else ''}{width}_{name}")


def _draw(element: str, figure: go.Figure, width: Width, *, name: str, alt: str, key: str) -> None:
    picture.drawn()
    said = picture.lines(picture.shown().words(key), width)
    with st.container(key=f"room{len(said)}_{element}"):
        st.plotly_chart(
            picture.captioned(figure, said),
            theme=None,
            config=picture.config(picture.shown().file_name(name)),
            alt=alt,
            key=f"chart_{element}",
        )


def how_to_read(page: str) -> None:
    """Draw the foot of a page: in which format its pictures are saved, where it has any, and the fold with its prose."""
    if picture.shown().charts:
        picture.ask_format()
    with st.expander("How to read this page"):
        st.markdown(words.read(page, "how_to_read"))


def prose(page: str, block: str) -> None:
    """Draw a block of prose."""
    with st.container(key=f"prose_{page}_{block}"):
        st.markdown(words.read(page, block))


def nothing_yet(page: str, *, step: tuple[str, str] | None) -> None:
    """Draw the panel of a page that has nothing to show: what it would show, and (words, address) of the next step."""
    panel(NOTHING_YET, words.read(page, "nothing_yet"), step=step)


def withheld(*, address: str) -> None:
    """Draw the one panel for too small, not offered and unknown alike, and the way back to the page's own `address`."""
    panel(WITHHELD, WITHHELD_WHY)
    st.html(f'<p class="er-back"><a target="_self" href="{wording.html(address)}">{BACK}</a></p>')


def went_wrong(reference: str) -> None:
    """Draw the panel for an error of ours: nothing technical, only a reference to find it by."""
    panel(WENT_WRONG, WENT_WRONG_WHAT_TO_DO.format(reference=reference))


def panel(heading: str, text: str, *, step: tuple[str, str] | None = None) -> None:
    """Draw a pale panel with a heading, plain text, and a link to the next step."""
    link = (
        f'<a class="er-step" target="_self" href="{wording.html(step[1])}">{wording.html(step[0])}</a>'
        if step
        else ""
    )
    paragraphs = "".join(f"<p>{wording.html(part)}</p>" for part in text.split("\n\n"))
    st.html(f'<div class="er-panel"><h2>{wording.html(heading)}</h2>{paragraphs}{link}</div>')
