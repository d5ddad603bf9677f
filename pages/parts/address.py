"""The address: the reader's choices live in it, as the slugs that never change, so a link shows the same figures.

Streamlit's own binding writes the words of a label into the address; labels may change, so the address is kept here.
It is the only truth: every run sets the boxes from it, and a box that the reader changes writes it. What is remembered
serves only to carry choices from page to page.
"""

from collections.abc import Callable, Sequence
from typing import Literal, get_args
from urllib.parse import urlencode

import streamlit as st

from pages.parts import picture

Name = Literal[
    "characteristic",
    "level",
    "other",
    "period",
    "activities",
    "across",
    "engagement",
    "community",
    "by",
    "group",
    "month",
    "frame",
    "profile",
    "sections",
    "format",
]
NAMES: tuple[Name, ...] = get_args(Name)
"""The only names that an address may have. `other` is a second characteristic, `across` a dimension, `by` years or quarters, `frame`
a set of standards, `profile` saved choices for a paper, `sections` what is in it."""
OF_ONE_PAGE: tuple[Name, ...] = ("by", "group", "month", "frame", "profile", "sections", "format")
"""Names that no link carries to another page: they stand only beside another choice, which may be made anew there, or mean
nothing there."""
SEPARATOR = "~"
"""Stands between the slugs of a name that holds several: no slug has it, and no address escapes it."""
ALL, NONE = "all", "none"
"""Stand for all and for none of several."""


def ask(
    name: Name,
    label: str,
    options: Sequence[str],
    default: str,
    words: Callable[[str], str],
    *,
    forget: tuple[Name, ...] = (),
    after: Callable[[], None] = lambda: None,
    gloss: str | None = None,
    carry_default: bool = True,
    write_default: bool = True,
    openly: bool = False,
) -> str | None:
    """Draw one box; return its value, or None where the address asks for what is not offered.

    A change takes the names `forget` out of the address, and then calls `after`. `gloss` stands behind a question mark.
    Without `carry_default`, what the page itself opened with is not carried to other pages, which open with their own;
    without `write_default`, it is not written into the address either. `openly` shows all options, with a button for each.
    """
    box, memory = f"box_{name}", f"chosen_{name}"
    in_address = st.query_params.get(name)
    remembered = st.session_state.get(memory, default)
    asked = in_address if in_address is not None else remembered if remembered in options else default
    known = asked in options
    st.session_state[box] = asked if known else None

    def changed() -> None:
        for other in (*forget, *(other for other in st.query_params if other not in NAMES)):
            drop(other)
        st.session_state[memory] = st.query_params[name] = st.session_state[box]
        after()

    first = 0 if known else None
    if openly:
        st.radio(label, options, first, key=box, format_func=words, on_change=changed, help=gloss)
    else:
        st.selectbox(
            label,
            options,
            first,
            key=box,
            format_func=words,
            on_change=changed,
            placeholder="Choose",
            help=gloss,
        )
    if not known:
        return None
    if carry_default or asked != default:
        st.session_state[memory] = asked
    if in_address != asked and (write_default or asked != default):
        st.query_params[name] = asked
    picture.chosen(label, words(asked), asked)
    return asked


def asked_for(name: Name, default: str) -> str:
    """Return what a box will hold, before it is drawn."""
    return st.query_params.get(name, st.session_state.get(f"chosen_{name}", default))


def several(name: Name, options: Sequence[str], default: Sequence[str]) -> tuple[str, ...] | None:
    """Return the slugs that a name holds, in the order of `options`; None where the address asks for what is not offered.

    Where the address does not have the name, those of the `default` that are offered.
    """
    said = st.query_params.get(name)
    if said is None or said in (ALL, NONE):
        whole = {None: default, ALL: options, NONE: ()}[said]
        return tuple(each for each in options if each in whole)
    asked = said.split(SEPARATOR)
    if len(set(asked)) < len(asked) or not set(asked) <= set(options):
        return None
    return tuple(each for each in options if each in asked)


def keep_several(name: Name, chosen: Sequence[str], options: Sequence[str], default: Sequence[str]) -> None:
    """Write those of the `options` that are chosen into the address; where they are the default, take the name out of it."""
    if set(chosen) == set(default):
        st.query_params.pop(name, None)
    elif set(chosen) == set(options):
        st.query_params[name] = ALL
    else:
        st.query_params[name] = SEPARATOR.join(each for each in options if each in chosen) or NONE


def drop(name: str) -> None:
    """Take one choice out of the address and forget it."""
    st.session_state.pop(f"chosen_{name}", None)
    st.query_params.pop(name, None)


def forget(name: Name) -> None:
    """Carry a choice to no other page; the address of this one keeps it."""
    st.session_state.pop(f"chosen_{name}", None)


def is_clean() -> bool:
    """Return whether the address holds our names only, each once."""
    return all(name in NAMES and len(st.query_params.get_all(name)) == 1 for name in st.query_params)


def carried() -> dict[str, str]:
    """Return the choices that a link to another page of ours carries."""
    return {
        name: st.session_state[f"chosen_{name}"]
        for name in NAMES
        if f"chosen_{name}" in st.session_state and name not in OF_ONE_PAGE
    }


def there_are(pages: Sequence[str]) -> None:
    """Note the addresses of the pages that exist here."""
    st.session_state["pages"] = tuple(pages)


def is_page(page: str) -> bool:
    """Return whether a page exists here; where nobody noted which do, it does."""
    return page in st.session_state.get("pages", (page,))


def to(page: str, **choices: str) -> str:
    """Return a relative address of another page with the choices made so far, but for those given here.

    A new characteristic opens at its usual level.
    """
    return links()(page, **choices)


def links() -> Callable[..., str]:
    """Return `to` with the choices made so far looked up once, for a table of many links."""
    so_far = carried()

    def leading(page: str, **choices: str) -> str:
        kept: dict[str, str] = dict(so_far)
        if "characteristic" in choices and "level" not in choices:
            kept.pop("level", None)
        return f"{page}?{urlencode(kept | choices)}"

    return leading
