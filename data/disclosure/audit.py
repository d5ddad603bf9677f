"""The audit is a gate: a release that fails it is not made. Tables are withdrawn, the smallest base first, until it passes.

Method 2.6 G. A hidden cell passes when at least `audit_width` + 1 values remain for it, whatever a reader subtracts.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from data.disclosure.bounds import NoSolutionError
from data.disclosure.differences import too_narrow_between
from data.disclosure.draft import Draft
from data.disclosure.insiders import seen_by
from data.disclosure.offering import Nesting
from data.disclosure.programmes import across_levels, across_selections
from data.disclosure.rounding import HIDDEN
from data.disclosure.subtraction import Limits, TooNarrow, narrowed, too_narrow
from models.facts import DisclosureRules

SAMPLE_SEED = 20_240_401
"""Fixed, so that the same records are audited on the same cells."""

OF_INSIDERS = 4
"""A part of the sample is solved again for whoever knows counted heads: few characteristics, and narrowed already."""

NARROW = 8
"""Widths below this are reported, though they pass."""

Drafts = Mapping[str, Mapping[str, Draft]]
"""By characteristic, then by level."""


class AuditFailed(Exception):
    """The model of what a reader knows does not hold the truth: nothing may be published."""


@dataclass(frozen=True)
class AuditReport:
    """What the audit looked at, and what it cost. Holds no count of people."""

    hidden_cells: int
    solved_cells: int
    narrowest: int | None
    """Fewest values between the ends of a solved cell, once all pass."""
    share_narrow: float
    """Share of the solved cells narrower than `NARROW`."""
    withdrawn_by_subtraction: int
    withdrawn_by_programme: int
    seconds: float


def audit(
    drafts: Drafts,
    *,
    nested: Nesting,
    rules: DisclosureRules,
    progress: Callable[[float], None] = lambda _: None,
) -> AuditReport:
    """Withdraw tables from `drafts` until every hidden cell passes; return what was looked at.

    Raises
    ------
    AuditFailed
        A true count lies outside what the published figures allow.
    """
    start = time.perf_counter()
    by_subtraction = 0
    for done, levels in enumerate(drafts.values()):
        by_subtraction += _subtract(levels, nested=nested, width=rules.audit_width)
        progress(0.5 * (done + 1) / len(drafts))
    cells = _hidden_cells(drafts)
    sample = cells
    if len(cells) > rules.audit_sample:
        chosen = np.random.default_rng(SAMPLE_SEED).choice(len(cells), rules.audit_sample, replace=False)
        sample = [cells[i] for i in sorted(chosen)]
    by_programme, widths = 0, []
    limits: dict[tuple[str, bool], Mapping[str, Limits]] = {}
    for done, (characteristic, level, selection, figure) in enumerate(sample):
        levels = drafts[characteristic]
        while levels[level].available[selection]:
            attendance = levels[level].attendance_counts(figure)
            if (characteristic, attendance) not in limits:
                limits[characteristic, attendance] = narrowed(levels, nested=nested, attendance=attendance)
            withdrawn, width = _solve(
                levels, limits[characteristic, attendance], level, selection, figure, rules.audit_width
            )
            if width is not None:
                widths.append(width)
                break
            by_programme += withdrawn
            limits.clear()
        progress(0.5 + 0.5 * (done + 1) / len(sample))
    return AuditReport(
        hidden_cells=len(cells),
        solved_cells=len(widths),
        narrowest=min(widths, default=None),
        share_narrow=sum(width < NARROW for width in widths) / len(widths) if widths else 0.0,
        withdrawn_by_subtraction=by_subtraction,
        withdrawn_by_programme=by_programme,
        seconds=time.perf_counter() - start,
    )


def audit_for_insiders(
    drafts: Drafts, report: AuditReport, *, nested: Nesting, rules: DisclosureRules
) -> AuditReport:
    """Withdraw tables until every few of the others pass too, for whoever knows counted heads exactly.

    `drafts` have passed the audit of a reader who knows none, whose report is `report`; return it with what this added.
    Only characteristics that heads were asked are looked at again. The linear programmes look for the one who knows all.

    Raises
    ------
    AuditFailed
        A true count lies outside what the published figures allow.
    """
    places = {len(draft.insiders) for levels in drafts.values() for draft in levels.values()}
    for place in range(max(places, default=0)):
        seen = seen_by(drafts, place, rules=rules, only_told=True)
        sample = rules.audit_sample // OF_INSIDERS if place == 0 else 0
        more = audit(seen, nested=nested, rules=replace(rules, audit_sample=sample))
        report = replace(
            report,
            withdrawn_by_subtraction=report.withdrawn_by_subtraction + more.withdrawn_by_subtraction,
            withdrawn_by_programme=report.withdrawn_by_programme + more.withdrawn_by_programme,
            seconds=report.seconds + more.seconds,
        )
    return report


def _subtract(levels: Mapping[str, Draft], *, nested: Nesting, width: int) -> int:
    withdrawn = 0
    while failing := _failing(levels, nested=nested, width=width):
        for cell in failing:
            if all(levels[level].available[selection] for level, selection in cell.mentions):
                withdrawn += _withdraw(levels, cell.mentions)
    for level, known in narrowed(levels, nested=nested).items():
        draft = levels[level]
        outside = (draft.tally.counts < known.low) | (draft.tally.counts > known.high)
        if (outside & draft.available[:, None]).any():
            raise AuditFailed(OUTSIDE.format(level=level))
    return withdrawn


def _failing(levels: Mapping[str, Draft], *, nested: Nesting, width: int) -> list[TooNarrow]:
    """Return what sums give away; where they give nothing away, what differences of any two selections do."""
    if failing := too_narrow(levels, nested=nested, width=width):
        return failing
    limits = narrowed(levels, nested=nested)
    return too_narrow_between(levels, limits=limits, nested=nested, width=width)


def _withdraw(levels: Mapping[str, Draft], mentions: tuple[tuple[str, int], ...]) -> int:
    """Withdraw the table with the smallest base of those named; of one selection's levels, the finest first."""
    order = list(levels)
    level, selection = min(
        mentions, key=lambda table: (int(levels[table[0]].asked[table[1]]), -order.index(table[0]), table[1])
    )
    levels[level].available[selection] = False
    return 1


def _hidden_cells(drafts: Drafts) -> list[tuple[str, str, int, int]]:
    return [
        (characteristic, level, int(selection), int(figure))
        for characteristic, levels in drafts.items()
        for level, draft in levels.items()
        for selection, figure in np.argwhere(
            (draft.shown.numbers == HIDDEN) & draft.available[:, None] & draft.secret[None, :]
        )
    ]


def _solve(
    levels: Mapping[str, Draft],
    limits: Mapping[str, Limits],
    level: str,
    selection: int,
    figure: int,
    width: int,
) -> tuple[int, int | None]:
    """Solve for one cell; withdraw a table where it fails. Return the tables withdrawn and the width that is left."""
    draft = levels[level]
    truth = int(draft.tally.counts[selection, figure])
    try:
        found = [across_selections(draft, limits=limits[level], selection=selection, figure=figure)]
        beside = across_levels(levels, limits=limits, level=level, selection=selection, figure=figure)
    except NoSolutionError as contradiction:
        raise AuditFailed(OUTSIDE.format(level=level)) from contradiction
    found += [beside] if beside is not None else []
    if not all(feasible.low <= truth <= feasible.high for feasible in found):
        raise AuditFailed(OUTSIDE.format(level=level))
    worst = min(found, key=lambda feasible: feasible.high - feasible.low)
    if worst.high - worst.low >= width:
        return 0, worst.high - worst.low
    return _withdraw(levels, tuple({*worst.mentions, (level, selection)})), None


OUTSIDE = "The audit's model does not hold the counts of the level {level}. Nothing was published."
