"""*Accessible information*: what it shows, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from data import accessible_information
from data.accessible_information import NeedAt
from data.published import needs
from data.register import offers
from data.register.offers import Offers
from models.community import Needs
from models.protected import ReleaseNote


@dataclass(frozen=True)
class View:
    """What was offered, from the register of today, and what people asked for and got, from the release that stands."""

    offers: tuple[Offers, ...]
    """Every engagement, by title."""
    needs: tuple[NeedAt, ...]
    chosen: Offers | None = None
    """The engagement that is looked at; None for all."""

    @property
    def shown(self) -> tuple[Offers, ...]:
        """The engagements that are looked at."""
        return self.offers if self.chosen is None else (self.chosen,)

    @property
    def uncounted(self) -> int:
        """How many of these have no need that can be shown."""
        counted = {each.engagement.reference for each in self.needs}
        return sum(each.reference not in counted for each in self.shown)


def on_record() -> tuple[Offers, ...]:
    """Return what every engagement offered. Read anew on every run: the register may change."""
    return offers.offers()


def view(listed: tuple[Offers, ...], release: ReleaseNote | None, *, chosen: str) -> View:
    """Return what there is to see of the engagement `chosen`, or of all where it is none of them."""
    one = next((each for each in listed if each.reference == chosen), None)
    needs = _needs(release) if release is not None else {}
    return View(listed, accessible_information.at_each(listed if one is None else (one,), needs), one)


@lru_cache(maxsize=4)
def _needs(_release: ReleaseNote) -> Mapping[str, tuple[Needs, ...]]:
    return needs.needs()
