"""What the page of communities reads: contacts and findings from the register, voices from the standing release."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from data import community_targets, published_communities, waiting
from data.community_targets import VoicesWanted
from data.register import community_records, findings
from data.register.contacts import Contacted, contacted
from models.community import Voices
from models.protected import ReleaseNote, Selection


def communities(release: ReleaseNote, *, on: date, period: str | None) -> tuple[Contacted, ...]:
    """Return every community with what was held for it in a period. Read anew on every run: the register may change."""
    return contacted(
        community_records.listed(),
        contacts=community_records.contacts(),
        findings=waiting.standings(findings.recorded(), on=on),
        on=on,
        period=period,
        counted={slug for slug, one in voices(release, Selection()).items() if one.engagements},
    )


def never_spoken_with(release: ReleaseNote | None, *, on: date) -> frozenset[str]:
    """Return the slugs of the communities never spoken with; none before the first release, which may know of some."""
    if release is None:
        return frozenset()
    return frozenset(each.community.slug for each in communities(release, on=on, period=None) if each.never)


@lru_cache(maxsize=256)
def voices(_release: ReleaseNote, selection: Selection) -> Mapping[str, Voices]:
    """Return by community how many of it were heard in a selection."""
    return published_communities.voices(selection)


def wanted(selection: Selection, *, on: date) -> Mapping[str, VoicesWanted]:
    """Return by community how many voices we set out to hear in a selection."""
    return community_targets.voices_wanted(selection, on=on)
