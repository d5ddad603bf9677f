"""Which characteristic, and which of its groups, the parts follow that can show one alone; and why that one."""

from dataclasses import dataclass

from data import facts
from models.facts import Characteristic, Level
from pages.paper.asked import Asked
from pages.parts import for_one_group, reads, wording
from pages.parts.choices import FIRST_CHARACTERISTIC
from pages.parts.side_by_side import opening

MOST_GAPS = "This part is by {name}: no other characteristic has more groups clearly under-reached, {where}."
AS_PAGES = "This part is by {name}, as the pages open: no group is clearly under-reached, {where}."
NOT_JUDGED = "This part is by {name}, as the pages open: these activities were for some, and say of nobody that they are missing."


@dataclass(frozen=True)
class Followed:
    """One characteristic at the level at which a matrix opens, and why it is that one."""

    characteristic: Characteristic
    level: Level
    why: str


def characteristic(asked: Asked) -> Followed:
    """Return the characteristic with the most groups clearly under-reached; where there is none, the one that pages open with."""
    judged = not for_one_group.is_for_some(asked.release, asked.selection)
    most = reads.most_gaps(asked.release, asked.selection) if judged else None
    found = facts.characteristic(most or FIRST_CHARACTERISTIC)
    why = MOST_GAPS if most else AS_PAGES if judged else NOT_JUDGED
    return Followed(
        found,
        opening.level_in_columns(facts.levels(found.slug)),
        why.format(name=wording.in_sentence(found.label), where=asked.where),
    )
