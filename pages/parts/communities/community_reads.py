"""What the page of communities reads: contacts and findings from the register, voices from the standing release."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from data.published import communities as published_communities
from data.published import voices_wanted
from data.published.voices_wanted import VoicesWanted
from data.register import community_records, findings
from data.register.contacts import Contacted, contacted
from data.responses import waiting
from models.community import KnownBy, Voices
from models.protected import ReleaseNote, Selection
from models.vocabulary import Dimension, Stage
from pages.parts import moved
from pages.parts.communities import voices_heard

Communities = Sequence[Contacted]
Listed = Sequence[tuple[Contacted, voices_heard.Voices]]
"""Communities, each with its voices."""


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
    return voices_wanted.voices_wanted(selection, on=on)


def with_voices(release: ReleaseNote, listed: Sequence[Contacted], *, period: str | None, on: date) -> Listed:
    """Return each community with its voices in a period, against what we set out to hear in it."""
    selection = Selection(period)
    found, set_out = voices(release, selection), wanted(selection, on=on)
    return tuple(
        (
            each,
            voices_heard.voices(
                found.get(each.community.slug), selection=selection, wanted=set_out.get(each.community.slug)
            ),
        )
        for each in listed
    )


def moved_in(release: ReleaseNote, listed: Sequence[Contacted], *, period: str | None) -> list[str]:
    """Return what to say of communities whose voices in a period are kept from an earlier release, or revised.

    In a period there is no figure of heads, and nothing to say of it.
    """
    found = voices(release, Selection(period))
    told = [found[each.community.slug] for each in listed if each.community.slug in found]
    counted = [one for one in told if period is None or one.known_by is KnownBy.RULE]
    return moved.notes(counted, period=period, of="communities")


def moved_by_stage(release: ReleaseNote, listed: Sequence[Contacted], *, period: str | None) -> list[str]:
    """Return the same of the voices at each stage of the communities that are counted from answers."""
    at = [voices(release, Selection(period, Dimension.STAGE, stage.value)) for stage in Stage]
    told = [
        of[each.community.slug]
        for each in listed
        if each.community.rule
        for of in at
        if each.community.slug in of
    ]
    return moved.notes(told, period=period, of="figures")


def voices_by_stage(
    release: ReleaseNote, listed: Sequence[Contacted], *, period: str | None
) -> Sequence[tuple[Contacted, Sequence[voices_heard.Voices]]]:
    """Return the communities that are counted from answers, each with its voices at each stage; none where no number is shown."""
    selections = [Selection(period, Dimension.STAGE, stage.value) for stage in Stage]
    found = [voices(release, selection) for selection in selections]
    rows = [
        (
            each,
            [
                voices_heard.voices(of.get(each.community.slug), selection=one)
                for of, one in zip(found, selections, strict=True)
            ],
        )
        for each in listed
        if each.community.rule
    ]
    return rows if any(one.shown is not None for _, of in rows for one in of) else ()
