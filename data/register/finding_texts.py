"""What findings and responses say, as whoever looks may see it (method 2.8 no. 24).

A text that may say who took part is warned of at entry and kept back on display, as names are (`shown_names`): where the
intake is, stewards see it; a viewer does not. Where an engagement's name is kept back, so is whatever names its report.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from data.register import communities, identifying_names, shown_names
from data.register.shown_names import KEPT_BACK
from models.register import Activity, Finding, Organisation, Response

TEXT_KEPT_BACK = "Not shown, because the words may say who took part"


@dataclass(frozen=True)
class Shown:
    """The words of one finding as whoever looks may see them."""

    engagement: str
    through: str
    title: str
    said: str
    source_report: str
    reason: str
    action: str
    kept_back: bool
    """Whether its title is kept back."""


def shown_texts(
    session: Session, findings: Sequence[Finding], responses: Mapping[str, Response]
) -> Mapping[str, Shown]:
    """Return what may be seen of each finding, by its reference."""
    titles = shown_names.engagements(session)
    through = holders(session)
    names = communities.names(session)
    known = communities.characteristics_of(session)
    everything = shown_names.all_shown()

    def telling(text: str, community: str) -> bool:
        if everything or not text:
            return False
        return identifying_names.warning(text, community=community, communities=known) is not None

    shown = {}
    for row in findings:
        answer = responses.get(row.reference)
        community = names.get(row.community or "", "")
        engagement = titles.get(row.engagement, row.engagement)
        nameless = shown_names.is_kept_back(engagement)
        kept = nameless or telling(row.title, community)

        def prose(text: str, community: str = community) -> str:
            return TEXT_KEPT_BACK if telling(text, community) else text

        shown[row.reference] = Shown(
            engagement=engagement,
            through="" if kept else through.get(row.engagement, ""),
            title=KEPT_BACK if kept else row.title,
            said=TEXT_KEPT_BACK if nameless else prose(row.said),
            source_report=KEPT_BACK
            if row.source_report and (kept or telling(row.source_report, community))
            else row.source_report,
            reason=prose(answer.reason if answer else ""),
            action=prose(answer.action if answer else ""),
            kept_back=kept,
        )
    return shown


def holders(session: Session) -> Mapping[str, str]:
    """Return for each engagement the one organisation that held all of its activities, where it is not ours."""
    home = set(session.exec(select(Organisation.name).where(col(Organisation.is_home))).all())
    held: dict[str, set[str]] = defaultdict(set)
    for engagement, holder in session.exec(select(Activity.engagement, Activity.held_by)).all():
        held[engagement].add(holder)
    return {
        engagement: next(iter(names))
        for engagement, names in held.items()
        if len(names) == 1 and names.isdisjoint({*home, ""})
    }
