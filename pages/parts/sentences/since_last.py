"""What changed since the release before, or since the one behind the last paper: who joined or left the clearly
under-reached, and which verdicts moved. Pure.

A verdict is what we say, so a change of it is told. What we heard is said to differ only where the ranges of what both
shares may be do not meet (method 3.1): rounding alone can move a verdict that stood near a line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.measures import shares_differ
from models.comparison import Comparison, GroupReach
from models.facts import Category
from models.vocabulary import TableChange, Verdict
from pages.parts import wording
from pages.parts.groups import SILENT, Compared
from pages.parts.sentences.headline import Headline

FIRST = "This is the first release, so nothing can have changed yet."
SAME_RELEASE = (
    "Nothing in the figures has changed since {paper}: it was made from the same release. Benchmarks, targets and answers "
    "may have changed."
)
MOST = 4
"""Groups that each kind of change names; more are counted."""
_SAME = ". The share heard may not have changed: rounding alone could explain it."


@dataclass(frozen=True)
class Before:
    """What an earlier release showed of the same selection: the one before, or the one behind the last paper."""

    made_on: date
    held: Mapping[tuple[str, str], Comparison]
    """Characteristic and level to comparison."""
    paper_on: date | None = None
    """Day of the last paper, where that is what is compared with."""
    same_release: bool = False
    """Whether that paper was made from the release that stands."""

    @property
    def what(self) -> str:
        """Return what is compared with, in a sentence, e.g. "the release of 3 July 2026"."""
        if self.paper_on is None:
            return f"the release of {wording.day(self.made_on)}"
        return f"the last paper, of {wording.day(self.paper_on)}"

    @property
    def release(self) -> str:
        """Return how a sentence names its release."""
        return "the release before" if self.paper_on is None else f"the release behind {self.what},"


@dataclass(frozen=True)
class Moved:
    """A group whose verdict is another than before."""

    category: Category
    now: GroupReach
    before: GroupReach
    surely: bool
    """Whether the share heard surely differs."""

    @property
    def kind(self) -> Literal["joined", "left", "other"]:
        """How it stands to the list of the clearly under-reached."""
        if self.now.verdict is Verdict.UNDER:
            return "joined"
        return "left" if self.before.verdict is Verdict.UNDER else "other"


def moved(compared: Sequence[Compared], before: Before) -> tuple[Moved, ...]:
    """Return every group whose verdict changed, in reference order; groups not judged in both releases are left out."""
    found = []
    for each in compared:
        earlier = before.held.get((each.characteristic.slug, each.level.slug))
        if earlier is None:
            continue
        was = {group.category: group for group in earlier.groups}
        for group in each.comparison.groups:
            then = was[group.category]
            if group.verdict is then.verdict or group.verdict in SILENT or then.verdict in SILENT:
                continue
            found.append(
                Moved(each.category(group), group, then, _surely(each.comparison, group, earlier, then))
            )
    return tuple(found)


def _surely(now: Comparison, group: GroupReach, earlier: Comparison, then: GroupReach) -> bool:
    if now.base is None or earlier.base is None:
        return False
    return shares_differ(group.heard, base=now.base, from_earlier=then.heard, earlier_base=earlier.base)


def heading(before: Before) -> str:
    """Return the heading of the section."""
    return f"What changed since {before.what}"


def in_short(compared: Sequence[Compared], before: Before | None) -> str:
    """Return one sentence for the top of a page."""
    if before is None:
        return FIRST
    if nothing := _nothing_to_compare(compared, before):
        return nothing
    since = f"Since {before.what}"
    joined, left = (sum(each.kind == kind for each in moved(compared, before)) for kind in ("joined", "left"))
    if not joined and not left:
        return f"{since}, no group joined or left the list of those clearly under-reached."
    return (
        f"{since}, {wording.in_words(joined)} {_groups(joined)} joined the list of those clearly under-reached and "
        f"{wording.in_words(left)} left it."
    )


def bullets(compared: Sequence[Compared], before: Before) -> tuple[Headline, ...]:
    """Return what changed, one line each: a group in bold, and what became of it."""
    if nothing := _nothing_to_compare(compared, before):
        return (Headline("", nothing),)
    found = moved(compared, before)
    told = []
    for kind, nobody in (
        ("joined", "No group joined the list of those clearly under-reached."),
        ("left", "No group left the list of those clearly under-reached."),
        ("other", ""),
    ):
        of_kind = [each for each in found if each.kind == kind]
        # What surely changed comes first.
        told += [_line(each) for each in sorted(of_kind, key=lambda each: not each.surely)[:MOST]]
        if len(of_kind) > MOST:
            told.append(Headline("", f"{_also(len(of_kind) - MOST, kind)}."))
        if not of_kind and nobody:
            told.append(Headline("", nobody))
    return (*told, *_kept(compared), *_left_out(compared, before))


def nothing_before(before: Before) -> str:
    """Return the sentence for a selection that the earlier release did not have."""
    return (
        f"{wording.at_start(before.release)} had no figures for this choice, so we cannot say what changed."
    )


def _nothing_to_compare(compared: Sequence[Compared], before: Before) -> str:
    """Return why nothing is compared; or nothing."""
    if before.same_release:
        return SAME_RELEASE.format(paper=before.what)
    comparable = any((each.characteristic.slug, each.level.slug) in before.held for each in compared)
    return "" if comparable else nothing_before(before)


def _line(each: Moved) -> Headline:
    who = wording.at_start(each.category.people)
    was, now = _word(each.before), _word(each.now)
    ratios = f": {_of_hundred(each.now)} for every 100 expected, {_of_hundred(each.before)} before."
    moves = {
        "joined": f" joined the list of those clearly under-reached, from {was}",
        "left": f" left the list of those clearly under-reached, and are now {now}",
        "other": f" moved from {was} to {now}",
    }
    return Headline(who, f"{moves[each.kind]}{ratios if each.surely else _SAME}")


def _word(group: GroupReach) -> str:
    return group.verdict.value if group.verdict else ""


def _of_hundred(group: GroupReach) -> str:
    """Return how many we heard for every hundred expected: "67", "at most 12" where the number is hidden."""
    if group.heard.shown is None:
        return f"at most {wording.whole(100 * (group.ratio_high or 0.0))}"
    return wording.whole(100 * (group.ratio or 0.0))


def _also(number: int, kind: str) -> str:
    what = {"joined": "joined that list too", "left": "left that list too", "other": "moved in another way"}
    return f"{wording.at_start(wording.in_words(number))} more {_groups(number)} {what[kind]}"


def _groups(number: int) -> str:
    return "group" if number < 2 else "groups"


def _kept(compared: Sequence[Compared]) -> tuple[Headline, ...]:
    kept = [each for each in compared if each.comparison.table.change is TableChange.KEPT]
    if not kept:
        return ()
    names = wording.joined([wording.in_sentence(each.characteristic.label) for each in kept])
    return (
        Headline(
            "",
            f"The figures on {names} are those of an earlier release: too few people have changed since to show new ones safely.",
        ),
    )


def _left_out(compared: Sequence[Compared], before: Before) -> tuple[Headline, ...]:
    new = [each for each in compared if (each.characteristic.slug, each.level.slug) not in before.held]
    if not new:
        return ()
    names = wording.joined([wording.in_sentence(each.characteristic.label) for each in new])
    return (
        Headline(
            "",
            f"{wording.at_start(before.release)} had no figures on {names} in this detail, so nothing is said of those.",
        ),
    )
