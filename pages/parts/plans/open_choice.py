"""The choice of an open engagement, on the page of open activities: what is open today, and nothing else."""

from collections.abc import Container, Sequence
from dataclasses import replace

from data.register.open_engagements import OpenEngagement
from models.protected import ReleaseNote, Selection
from models.vocabulary import Dimension
from pages.parts import address, choices, reads
from pages.parts.chosen import Chosen
from pages.parts.plans import plans

NOT_OPEN = "The engagement chosen before is not open now. This is the open one that closes first."


def ask(release: ReleaseNote, listed: Sequence[OpenEngagement], *, known: Container[str]) -> Chosen:
    """Ask for one of the open engagements, characteristic and level of detail.

    Opens on the engagement that closes first and on the characteristic with the most clear gaps there. An engagement
    that is `known` but not open was chosen on another page, or has closed since: the first one takes its place, and the
    page says so.
    """
    titles = {each.reference: each.title for each in listed}
    first = listed[0].reference
    kept = address.asked_for("engagement", first)
    aside = NOT_OPEN if kept not in titles and kept in known else ""
    if aside or kept == choices.ALL:
        # Pages that list every engagement carry the choice of all of them, which this page does not have.
        address.drop("engagement")
    picked = _selection(address.asked_for("engagement", first))
    telling = picked if picked in reads.menu(release).selections else plans.OPEN_TO_ALL

    def engagement() -> Selection | None:
        reference = address.ask("engagement", "Engagement", tuple(titles), first, titles.__getitem__)
        return None if reference is None else _selection(reference)

    default = reads.most_gaps(release, telling) or choices.FIRST_CHARACTERISTIC
    return replace(choices.characteristic_beside(release, engagement, default=default), aside=aside)


def _selection(reference: str) -> Selection:
    return Selection(None, Dimension.ENGAGEMENT, reference)
