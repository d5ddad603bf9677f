"""Reads the benchmark library from the register: what was added, and which engagement uses which. Sees no people."""

import json
from collections import defaultdict
from fractions import Fraction

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from data import facts
from data.facts.benchmark_files import shares_of
from data.register import shown_names
from data.register.benchmark_choice import ActivityUse, EngagementUse, Library
from models.facts import Benchmark
from models.register import Activity, AuditEvent, BenchmarkEntry, BenchmarkShare, Engagement

BENCHMARK_CHOSEN = "benchmark chosen"
"""What is noted when an engagement's benchmark, or whether children were in scope, changes."""
ADDED_BASIS = "added to this library"


def read(session: Session, *, area: str) -> Library:
    """Read everything that a comparison needs to know of benchmarks; `area` is the organisation's own."""
    chosen_at = {
        json.loads(event.detail)["engagement"]: event.at
        for event in session.exec(
            select(AuditEvent).where(AuditEvent.what == BENCHMARK_CHOSEN).order_by(col(AuditEvent.id))
        )
    }
    titles = shown_names.engagements(session)
    # Columns and not rows: a thousand activities as objects take ten times as long.
    engagements = {
        reference: EngagementUse(reference, titles[reference], benchmark, children, chosen_at.get(reference))
        for reference, benchmark, children in session.execute(
            select_columns(
                col(Engagement.reference),
                col(Engagement.benchmark),
                col(Engagement.children_in_scope),
            )
        )
    }
    activities = tuple(
        ActivityUse(engagement, stage, level, method, place, community is not None, opened, closed)
        for engagement, stage, level, method, place, community, opened, closed in session.execute(
            select_columns(
                col(Activity.engagement),
                col(Activity.stage),
                col(Activity.level),
                col(Activity.method),
                col(Activity.place),
                col(Activity.community),
                col(Activity.opened_on),
                col(Activity.closed_on),
            ).order_by(col(Activity.id))
        )
    )
    return Library(area, added(session), engagements, activities)


def added(session: Session) -> dict[str, dict[tuple[str, str], Benchmark]]:
    """Return the benchmarks that somebody added, by reference, then by characteristic and level; shares sum to 1.

    One of a level that the reference files no longer know is left out: there is no table to hold against it.
    """
    shares: dict[int, dict[str, Fraction]] = defaultdict(dict)
    for share in session.exec(select(BenchmarkShare).order_by(col(BenchmarkShare.id))):
        shares[share.benchmark_id][share.category] = Fraction(share.share)
    known = {
        (one.characteristic, one.slug): {category.slug for category in one.categories}
        for characteristic in facts.characteristics()
        if characteristic.published
        for one in facts.levels(characteristic.slug)
    }
    found: dict[str, dict[tuple[str, str], Benchmark]] = defaultdict(dict)
    for entry in session.exec(select(BenchmarkEntry).order_by(col(BenchmarkEntry.id))):
        key = (entry.characteristic, entry.level)
        held = shares[entry.id or 0]
        if not held or not held.keys() <= known.get(key, set()):
            continue
        found[entry.reference][key] = Benchmark(
            area="",
            area_name=entry.area_name,
            characteristic=entry.characteristic,
            level=entry.level,
            universe=entry.universe,
            source=entry.source,
            table=entry.table,
            date=entry.measured_on,
            basis=ADDED_BASIS,
            licence=entry.licence,
            shares=shares_of(held, without=()),
            people=entry.people,
            sample=entry.sample,
            reference=entry.reference,
        )
    return dict(found)
