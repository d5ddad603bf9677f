"""What pages read of activities for one community or group: which those are, and who was heard in them. Kept as in `reads`."""

from functools import lru_cache

from data import facts, published
from data.register import for_one_community
from data.register.for_one_community import ForOne
from models.protected import ProtectedTable, ReleaseNote, Selection
from models.vocabulary import Audience, Dimension


@lru_cache(maxsize=1024)
def heard_apart(_release: ReleaseNote, period: str | None, characteristic: str, level: str) -> ProtectedTable:
    """Return a table of the activities for one community or group, which stands beside those open to all.

    Of the level asked for, or of the next coarser one that can be shown; not available where there is none.
    """
    wanted = Selection(period, Dimension.AUDIENCE, Audience.ONE_GROUP.value)
    slugs = [each.slug for each in facts.levels(characteristic)]
    coarser = [
        published.table(wanted, characteristic=characteristic, level=slug)
        for slug in reversed(slugs[: slugs.index(level) + 1])
    ]
    return next((each for each in coarser if each.available), coarser[0])


@lru_cache(maxsize=4)
def engagements_for_one(_release: ReleaseNote) -> tuple[ForOne, ...]:
    """Return the engagements that were for one community or group and no others."""
    return for_one_community.engagements_for_one()


def is_for_some(release: ReleaseNote, selection: Selection) -> bool:
    """Return whether who was invited decides who came, so that a verdict would say nothing (design 5).

    True of the activities for one community or group, and of an engagement that had no others. One with a benchmark
    of its own is compared with whom it was for, and so may be judged.
    """
    if selection.dimension is Dimension.AUDIENCE:
        return selection.value == Audience.ONE_GROUP.value
    return selection.dimension is Dimension.ENGAGEMENT and any(
        each.reference == selection.value and not each.own_benchmark for each in engagements_for_one(release)
    )
