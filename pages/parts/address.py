"""The address: the reader's choices live in it, as the slugs that never change, so a link shows the same figures.

Streamlit's own binding writes the words of a label into the address; labels may change, so the address is kept here.
It is the only truth: every run sets the boxes from it, and a box that the reader changes writes it. What is remembered
serves only to carry choices from page to page.

It is written once, when the page is drawn: each time is a step of the Back button, and the browser draws the whole page again.
Until then a session keeps what is to be written.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
_TO_WRITE = "address_to_write"
Said = dict[str, list[str]]
"""An address: each name with its values, of which there should be one."""


@dataclass(frozen=True)
class _ToWrite:
    """What the address will say, and what it said: when it says something else by then, the reader went back."""

    said: Said
    will_say: Said


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
    in_address = named(name)
    remembered = st.session_state.get(memory, default)
    asked = in_address if in_address is not None else remembered if remembered in options else default
    known = asked in options
    # Every time, though the browser draws it twice: a box of that name on another page is another box, and holds nothing.
    st.session_state[box] = asked if known else None

    def changed() -> None:
        for other in (*forget, *(other for other in _now() if other not in NAMES)):
            drop(other)
        st.session_state[memory] = st.session_state[box]
        say(name, st.session_state[box])
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
        say(name, asked)
    picture.chosen(label, words(asked), asked)
    return asked


def asked_for(name: Name, default: str) -> str:
    """Return what a box will hold, before it is drawn."""
    found = named(name)
    return st.session_state.get(f"chosen_{name}", default) if found is None else found


def named(name: Name) -> str | None:
    """Return the value of a name in the address, the last where there are several, None where there is none."""
    return next(reversed(_now().get(name, [])), None)


def several(name: Name, options: Sequence[str], default: Sequence[str]) -> tuple[str, ...] | None:
    """Return the slugs that a name holds, in the order of `options`; None where the address asks for what is not offered.

    Where the address does not have the name, those of the `default` that are offered.
    """
    said = named(name)
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
        say(name, None)
    elif set(chosen) == set(options):
        say(name, ALL)
    else:
        say(name, SEPARATOR.join(each for each in options if each in chosen) or NONE)


def drop(name: str) -> None:
    """Take one choice out of the address and forget it."""
    st.session_state.pop(f"chosen_{name}", None)
    say(name, None)


def say(name: str, value: str | None) -> None:
    """Let the address hold a value, or None for nothing, once the page is drawn; `named` knows it from now on."""
    before = _now()
    others = {other: values for other, values in before.items() if other != name}
    now = others if value is None else before | {name: [value]}
    if now != before:
        st.session_state[_TO_WRITE] = _ToWrite(_said(), now)


def write() -> None:
    """Write the address; to be called when the page is drawn."""
    now = _now()
    if st.session_state.pop(_TO_WRITE, None) and now != _said():
        st.query_params.from_dict(now)


def _said() -> Said:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _now() -> Said:
    said, kept = _said(), st.session_state.get(_TO_WRITE)
    return dict(kept.will_say) if kept and kept.said == said else said


def forget(name: Name) -> None:
    """Carry a choice to no other page; the address of this one keeps it."""
    st.session_state.pop(f"chosen_{name}", None)


def is_clean() -> bool:
    """Return whether the address holds our names only, each once."""
    return all(name in NAMES and len(values) == 1 for name, values in _now().items())


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
