"""What a steward does to the benchmark library: add a benchmark, take one away, choose one for an engagement."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import delete
from sqlmodel import Session, col, select

from data.databases import register_session
from data.register.benchmark_csv import Figures
from data.register.benchmark_library import BENCHMARK_CHOSEN
from data.register.entries import EntryRefused, reference_of, words
from models.register import AuditEvent, BenchmarkEntry, BenchmarkShare, Engagement

BENCHMARK_ADDED = "benchmark added"
BENCHMARK_REMOVED = "benchmark removed"

MISSING = {
    "area_name": "Say which area the figures are of, for instance “NHS Dorset”.",
    "universe": "Say whom the figures count, for instance “women aged 16 to 44”.",
    "source": "Say where the figures are from, for instance “Office for National Statistics, births 2024”.",
}
NO_DATE = "Give the day that the figures are of. Without a source and a date no verdict may be given."
DATE_AHEAD = "The figures are of a day that has not come yet. Correct the date."
NO_FIGURES = "Choose the CSV file with the figures."
NO_SAMPLE = (
    "People in the survey: give a whole number above 0, or leave it blank where everybody was counted."
)
SAME = "There is a benchmark of the same area, people, source and date already. Remove that one first, or correct this one."
NO_BENCHMARK = "Choose a benchmark that is in the library."
NO_ENGAGEMENT = "Choose an engagement that is in the register."
IN_USE = "This benchmark is in use by {titles}. Choose another for {them} first; then it can be removed."
NO_CHANGE = "Nothing is different from what is chosen already."


@dataclass(frozen=True)
class Header:
    """Where the figures of a benchmark are from."""

    area_name: str
    universe: str
    source: str
    table: str = ""
    measured_on: date | None = None
    licence: str = ""
    sample: int | None = None
    """People in the survey that the figures are from; None where everybody was counted."""


def add(header: Header, *, figures: Sequence[Figures], who: str, on: date) -> str:
    """Add a benchmark to the library; return its reference. `on` is today.

    Raises
    ------
    EntryRefused
        Area, universe, source, date or figures are missing; the date is to come; the survey has nobody in it; or the
        same is there already.
    """
    fields = {name: words(str(getattr(header, name))) for name in ("table", "licence", *MISSING)}
    for name, why in MISSING.items():
        if not fields[name]:
            raise EntryRefused(why)
    if header.measured_on is None:
        raise EntryRefused(NO_DATE)
    if header.measured_on > on:
        raise EntryRefused(DATE_AHEAD)
    if not figures:
        raise EntryRefused(NO_FIGURES)
    if header.sample is not None and header.sample < 1:
        raise EntryRefused(NO_SAMPLE)
    with register_session(writing=True) as session:
        there = session.exec(select(BenchmarkEntry)).all()
        if any(_is_same(each, fields, header.measured_on) for each in there):
            raise EntryRefused(SAME)
        reference = reference_of(
            f"{fields['universe']} {header.measured_on.year}", taken={each.reference for each in there}
        )
        for each in figures:
            entry = BenchmarkEntry(
                reference=reference,
                area_name=fields["area_name"],
                characteristic=each.characteristic,
                level=each.level,
                universe=fields["universe"],
                source=fields["source"],
                table=fields["table"],
                licence=fields["licence"],
                measured_on=header.measured_on,
                # Of a survey the file counts those who were asked, and not the population.
                people=None if header.sample else each.people,
                sample=header.sample,
                not_answered_included=each.not_answered_included,
            )
            session.add(entry)
            session.flush()
            session.add_all(
                BenchmarkShare(benchmark_id=entry.id or 0, category=category, share=share)
                for category, share in each.shares.items()
            )
        _note(session, who, BENCHMARK_ADDED, benchmark=reference, name=_name(fields))
        session.commit()
    return reference


def remove(reference: str, *, who: str) -> None:
    """Take a benchmark out of the library.

    Raises
    ------
    EntryRefused
        There is none of that reference, or an engagement uses it.
    """
    with register_session(writing=True) as session:
        entries = session.exec(select(BenchmarkEntry).where(BenchmarkEntry.reference == reference)).all()
        if not entries:
            raise EntryRefused(NO_BENCHMARK)
        titles = sorted(
            session.exec(select(Engagement.title).where(Engagement.benchmark == reference)).all(),
            key=str.casefold,
        )
        if titles:
            quoted = " and ".join(f"“{title}”" for title in titles)
            raise EntryRefused(IN_USE.format(titles=quoted, them="it" if len(titles) == 1 else "them"))
        name = _name({"universe": entries[0].universe, "area_name": entries[0].area_name})
        numbers = [each.id for each in entries]
        session.execute(delete(BenchmarkShare).where(col(BenchmarkShare.benchmark_id).in_(numbers)))
        session.execute(delete(BenchmarkEntry).where(col(BenchmarkEntry.id).in_(numbers)))
        _note(session, who, BENCHMARK_REMOVED, benchmark=reference, name=name)
        session.commit()


def choose(engagement: str, *, benchmark: str | None, children_in_scope: bool, who: str) -> None:
    """Choose what an engagement is held against: a benchmark of the library, or None for the organisation's area.

    `children_in_scope` says whether the age group 0 to 15 is compared too (method 3.4).

    Raises
    ------
    EntryRefused
        There is no such engagement or benchmark, or nothing is different.
    """
    with register_session(writing=True) as session:
        found = session.exec(select(Engagement).where(Engagement.reference == engagement)).first()
        if found is None:
            raise EntryRefused(NO_ENGAGEMENT)
        names = {
            each.reference: _name({"universe": each.universe, "area_name": each.area_name})
            for each in session.exec(select(BenchmarkEntry))
        }
        if benchmark is not None and benchmark not in names:
            raise EntryRefused(NO_BENCHMARK)
        before = (found.benchmark, found.children_in_scope)
        if before == (benchmark, children_in_scope):
            raise EntryRefused(NO_CHANGE)
        found.benchmark, found.children_in_scope = benchmark, children_in_scope
        session.add(found)
        _note(
            session,
            who,
            BENCHMARK_CHOSEN,
            engagement=engagement,
            title=found.title,
            benchmark=benchmark,
            name=names.get(benchmark or "", ""),
            was=before[0],
            was_name=names.get(before[0] or "", ""),
            children=children_in_scope,
            had_children=before[1],
        )
        session.commit()


def _is_same(entry: BenchmarkEntry, fields: dict[str, str], measured_on: date) -> bool:
    named = (entry.area_name, entry.universe, entry.source, entry.table, entry.measured_on)
    asked = tuple(fields[name] for name in ("area_name", "universe", "source", "table"))
    return named == (*asked, measured_on)


def _name(fields: dict[str, str]) -> str:
    return f"{fields['universe']}, {fields['area_name']}"


def _note(session: Session, who: str, what: str, **detail: object) -> None:
    session.add(AuditEvent(at=datetime.now(UTC), who=who, what=what, detail=json.dumps(detail)))
