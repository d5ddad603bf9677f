"""Register: what have we done, and with whom?"""

from data.register import activities, communities, engagements, organisations
from data.who_is_here import is_steward
from pages.parts import days, frame, reads
from pages.parts.choices import ALL
from pages.parts.register import register_activity, register_engagement, register_lists, register_organisation
from pages.parts.register.register_lists import OnRecord
from pages.parts.sentences import on_register

TITLE = "Register"
QUESTION = "What have we done, and with whom?"


def page() -> None:
    """Draw the page; its forms only where the intake is, for stewards."""
    found = OnRecord(
        engagements.recorded(),
        activities.recorded(),
        organisations.organisations(),
        communities.communities(),
        steward=is_steward(),
    )
    frame.opening(TITLE, QUESTION, release=reads.release())
    chosen = ALL
    if found.engagements:
        frame.headline(
            on_register.headline(found.engagements, found.activities, on=days.today()),
            on_register.with_whom(found.organisations),
        )
        asked = register_lists.choose(found)
        if asked is None:
            frame.withheld(address="register")
            return
        chosen = asked
        register_lists.engagements(found, chosen=chosen)
    else:
        frame.nothing_yet("register", step=None)
    if found.steward:
        register_engagement.add(found.partners)
        register_engagement.change(found.engagements, found.partners)
    if found.activities:
        register_lists.activities(found, chosen=chosen)
    if found.steward:
        register_activity.add(found.titles, found.communities, found.partners, chosen=chosen)
        register_activity.change(found.activities, found.titles, found.communities, found.partners)
    register_lists.organisations(found)
    if found.steward:
        register_organisation.add(found.communities)
        register_organisation.change(found.organisations, found.communities)
    frame.how_to_read("register")
