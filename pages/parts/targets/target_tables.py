"""Targets as a table, and the history of what changed in targets and benchmarks."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from data.register.comparison_history import Change
from data.register.entries import STEWARD
from models.protected import ReleaseNote
from models.target import SetTarget, TargetStanding
from pages.parts import address, reads, wording
from pages.parts.charts import palette
from pages.parts.tables import Cell, Column, Row, Table
from pages.parts.targets import target_words

TARGET_COLUMNS = (
    Column("Group"),
    Column("Activities"),
    Column("What we set out to reach"),
    Column("Heard now", number=True),
    Column("Standing"),
    Column("Due"),
    Column("Owner"),
)
ALL_TARGET_COLUMNS = (
    *TARGET_COLUMNS,
    Column("Set on"),
    Column("Source", prose=True),
    Column("Reason", prose=True),
)
HISTORY_COLUMNS = (
    Column("Day"),
    Column("What changed", prose=True),
    Column("Why", prose=True),
    Column("Who"),
)
NOBODY_NOTED = "not noted"
AREA = (
    "The organisation's area: everything without a benchmark of its own is compared with who lives in {now} instead of "
    "{before}. All comparisons changed at once."
)
FROM_16 = "ages from 16 up"
ALL_AGES = "children too"


def targets(
    standings: Sequence[TargetStanding],
    *,
    release: ReleaseNote,
    on: date,
    whole: bool = False,
    linked: bool = True,
) -> Table:
    """Return the targets in force on a day, in their order; `whole` adds when, whence and why, for the download.

    Nothing is `linked` on paper.
    """
    rows = []
    for each in standings:
        target = each.target
        look = target_words.state(each, on=on)
        said = palette.look(look.like)
        overdue = each.overdue(on)
        link = _link(release, target) if linked else ""
        cells = (
            Cell(target_words.group(target), link=link),
            Cell(target_words.activities(release, target.selection)),
            Cell(target_words.wanted(each)),
            Cell(
                target_words.heard(each),
                swatch="hidden" if each.heard.shown is None and each.why != "not_asked" else "",
                quiet=each.heard.shown is None,
            ),
            Cell(look.word, swatch=said.mark, act=said.bold),
            Cell(wording.at_start(target_words.due(each, on=on)), act=overdue),
            Cell(target.owner),
        )
        more = (Cell(wording.short_day(target.set_on)), Cell(target.source), Cell(target.reason))
        rows.append(Row((*cells, *more) if whole else cells))
    caption = f"Targets in force on {wording.day(on)}"
    return Table(caption, ALL_TARGET_COLUMNS if whole else TARGET_COLUMNS, tuple(rows))


def _link(release: ReleaseNote, target: SetTarget) -> str:
    """Return the address of the figures that a target is held against; none where they are not offered."""
    if target.selection not in reads.menu(release).selections:
        return ""
    return address.to(
        "who-we-reached",
        characteristic=target.characteristic,
        **target_words.address_of(target.selection),
    )


def _who(who: str) -> str:
    """Return who it was: a word of ours begins with a capital letter, somebody's name for signing in is as it is."""
    return wording.at_start(who or NOBODY_NOTED) if who in ("", STEWARD) else who


def history(changes: Sequence[Change], *, release: ReleaseNote) -> Table:
    """Return what changed, newest first."""
    rows = [
        Row(
            (
                Cell(wording.short_day(each.on)),
                Cell(changed(each, release=release)),
                Cell(_why(each)),
                Cell(_who(each.who), quiet=not each.who),
            )
        )
        for each in changes
    ]
    return Table("History of changes", HISTORY_COLUMNS, tuple(rows))


def changed(change: Change, *, release: ReleaseNote) -> str:
    """Return one change as a sentence."""
    detail = change.detail or {}
    if change.target is not None:
        return _target_changed(change, change.target, release)
    if change.what == "benchmark added":
        return f"Benchmark added: {detail['name']}."
    if change.what == "benchmark removed":
        return f"Benchmark removed: {detail['name']}."
    if change.what == "area changed":
        return AREA.format(now=detail["name"], before=detail["was_name"])
    return _chosen(detail)


def _target_changed(change: Change, target: SetTarget, release: ReleaseNote) -> str:
    aim = f"{target_words.group(target)}, {wording.in_sentence(target_words.activities(release, target.selection))}"
    if change.what == "target ended":
        return f"{aim}: target of {target_words.amount(target)} ended."
    due = f", due {wording.short_day(target.due_on)}" if target.due_on else ""
    if change.was is None:
        return f"{aim}: target set, {target_words.amount(target)}{due}."
    parts = _different(change.was, target)
    return f"{aim}: {'; '.join(parts) if parts else 'source or reason changed'}."


def _different(was: SetTarget, now: SetTarget) -> list[str]:
    def day(when: date | None) -> str:
        return wording.short_day(when) if when else "no day"

    told = []
    if was.amount != now.amount:
        told.append(f"target changed from {target_words.amount(was)} to {target_words.amount(now)}")
    if was.due_on != now.due_on:
        told.append(f"due moved from {day(was.due_on)} to {day(now.due_on)}")
    if was.owner != now.owner:
        told.append(f"owner changed from {was.owner} to {now.owner}")
    return told


def _chosen(detail: Mapping[str, Any]) -> str:
    """Return what an engagement is compared with now, and was before; only what is different."""
    told = []
    if detail["benchmark"] != detail["was"]:
        before, now = (detail[name] or "everybody who lives here" for name in ("was_name", "name"))
        told.append(f"compared with {now} instead of {before}")
    if detail["children"] != detail["had_children"]:
        told.append(f"{ALL_AGES if detail['children'] else FROM_16}")
    return f"{detail['title']}: {'; '.join(told)}."


def _why(change: Change) -> str:
    if change.what == "target ended":
        return str((change.detail or {}).get("reason", "")) or wording.NOT_APPLICABLE
    return change.target.reason if change.target and change.target.reason else wording.NOT_APPLICABLE
