"""The front script: the list of pages, the navigation, and what happens when a page fails. No page logic."""

import gc
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby
from secrets import token_hex

import streamlit as st

from data import who_is_here
from data.who_is_here import Role, is_steward
from pages import (
    accessible_information,
    board_summary,
    can_we_trust_it,
    communities,
    coverage,
    depth_of_dialogue,
    method,
    methods_and_places,
    open_activities,
    over_time,
    overlaps,
    partners_and_network,
    register,
    report,
    standards,
    targets_and_benchmarks,
    who_we_reached,
    you_said_we_did,
)
from pages.parts import (
    address,
    choices,
    fitting,
    frame,
    left_behind,
    no_such_page,
    reads,
    theme,
    turning,
    wording,
)
from pages.parts.signing_in import gate

NAME = "Equal Reach"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Entry:
    """One page in the navigation: its section, its name, its address and its function."""

    section: str
    title: str
    address: str
    page: Callable[[], None]
    first: bool = False


def _import_records() -> None:
    # Imported here, because it alone may reach the intake: no other page does, not even through this list.
    from pages import import_records

    import_records.page()


def entries() -> list[Entry]:
    """Return the pages that exist for whoever is here. Only a steward has Import."""
    listed = [
        Entry("Lead", "Board summary", "board-summary", board_summary.page, first=True),
        Entry("Lead", "You said, we did", "you-said-we-did", you_said_we_did.page),
        Entry("Explore", "Who we reached", "who-we-reached", who_we_reached.page),
        Entry("Explore", "Communities", "communities", communities.page),
        Entry("Explore", "Coverage", "coverage", coverage.page),
        Entry("Explore", "Methods and places", "methods-and-places", methods_and_places.page),
        Entry("Explore", "Depth of dialogue", "depth-of-dialogue", depth_of_dialogue.page),
        Entry("Explore", "Over time", "over-time", over_time.page),
        Entry("Explore", "Overlaps", "overlaps", overlaps.page),
        Entry("Explore", "Accessible information", "accessible-information", accessible_information.page),
        Entry("Plan", "Open activities", "open-activities", open_activities.page),
        Entry("Plan", "Targets and benchmarks", "targets-and-benchmarks", targets_and_benchmarks.page),
        Entry("Plan", "Partners and network", "partners-and-network", partners_and_network.page),
        Entry("Show", "Standards", "standards", standards.page),
        Entry("Show", "Report", "report", report.page),
    ]
    if is_steward():
        listed.append(Entry("Records", "Import", "import", _import_records))
    return [
        *listed,
        Entry("Records", "Register", "register", register.page),
        Entry("Records", "Can we trust it?", "can-we-trust-it", can_we_trust_it.page),
        Entry("About", "Method", "method", method.page),
    ]


def warm_up() -> None:
    """Read facts, menu and what pages open with, before the first reader waits for it; loading this has loaded the rest.

    What is loaded by now stays for good: the garbage collector need not look through it again, which took up to a third
    of a second in the middle of a page.
    """
    found = reads.release()
    if found is not None:
        reads.usual_level(found, choices.FIRST_CHARACTERISTIC)
    gc.collect()
    gc.freeze()


def main() -> None:
    """Draw the page that the address names, and the navigation beside it."""
    who_is_here.ask(gate.who_is_here)
    here_now = who_is_here.who_is_here().role
    stranger = here_now is Role.STRANGER
    if here_now is not Role.STEWARD:
        left_behind.forget()
    listed = (
        [replace(each, title=gate.TITLE, page=gate.page) for each in entries()] if stranger else entries()
    )
    # The first page stands at no address of its own; who writes its address out finds it too.
    pages = [st.Page(each.page, title=each.title, url_path="", default=True) for each in listed if each.first]
    pages += [st.Page(each.page, title=each.title, url_path=each.address) for each in listed]
    unknown = no_such_page.asked_for([each.address for each in listed])
    if unknown:
        title, lost = (gate.TITLE, gate.page) if stranger else (no_such_page.TITLE, no_such_page.page)
        pages.append(st.Page(lost, title=title, url_path=unknown))
    here = st.navigation(pages, position="hidden")
    st.set_page_config(page_title=f"{here.title} · {NAME}", page_icon=theme.mark(), layout="wide")
    theme.apply()
    if stranger:
        here.run()
        return
    fitting.listen()
    address.there_are([each.address for each in listed])
    try:
        here.run()
    except Exception as error:
        # Only the kind of error and where we were: a message may hold what somebody answered.
        reference = token_hex(4)
        _LOG.error("Page %s failed with %s, reference %s", here.title, type(error).__name__, reference)
        _LOG.debug("Reference %s", reference, exc_info=True)
        frame.went_wrong(reference)
    address.write()
    with st.sidebar:
        st.html(_navigation(listed, here.title))
        gate.foot()


def _navigation(listed: list[Entry], here: str) -> str:
    """Return our own navigation: st.navigation with sections fails WCAG in Streamlit 1.67 (look, 10.1).

    It is one element. A link of Streamlit's own for each page took the browser a tenth of the time to a new chart.
    """
    sections = "".join(
        f'<p class="er-section">{section}</p>{"".join(_entry(each, here) for each in entries)}'
        for section, entries in groupby(listed, lambda entry: entry.section)
    )
    brand = f'<p class="er-brand"><i aria-hidden="true"></i>{NAME}</p>'
    return f'{brand}<nav class="{turning.LINKS}" aria-label="Pages">{sections}</nav>'


def _entry(entry: Entry, here: str) -> str:
    if entry.title == here:
        return f'<p class="er-here" aria-current="page">{entry.title}</p>'
    # The first page stands at no address of its own.
    leads_to = address.to("./" if entry.first else entry.address)
    return f'<a target="_self" href="{wording.html(leads_to)}">{entry.title}</a>'


if __name__ == "__main__":
    main()
