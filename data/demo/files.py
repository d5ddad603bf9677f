"""Draws the file that each invented activity would have sent: one row per participation. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from data.demo.days import day_of, last_closed_quarter
from data.demo.people import Codes, draw, draw_ticks, recorded
from data.demo.world import DRAWN, TICKED, Row, World
from data.periods import last_day, quarter_of
from models.vocabulary import Missing

PEOPLE = 6_000
"""Participations that the people of activities.csv add up to."""


@dataclass(frozen=True)
class InventedFile:
    """What one activity's file would have held: one row per participation."""

    activity: str
    ethnic_frame: str
    days: NDArray[np.object_]
    """The date of each participation."""
    people: tuple[str, ...] | None
    """A reference for each person, where people come again; else None."""
    answers: Mapping[str, NDArray[np.object_]]
    """Slug of each person's answer, by characteristic."""
    ticks: Mapping[str, NDArray[np.object_]]
    """Slugs joined by ";", by characteristic asked."""
    heads: tuple[Row, ...] = ()
    """What was counted there of people without their answers."""

    @property
    def name(self) -> str:
        """Return the file's name."""
        return f"invented-{self.activity}.csv"

    @property
    def heading(self) -> tuple[str, ...]:
        """Return the columns' names."""
        return ("date", *(("person",) if self.people else ()), *self.answers, *self.ticks)

    @property
    def asked(self) -> frozenset[str]:
        """Return the characteristics that the file's form asked for."""
        return frozenset(
            name for name, slugs in self.answers.items() if (slugs != Missing.NOT_ASKED).any()
        ) | frozenset(self.ticks)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Return each row's cells, in the order of the heading."""
        columns: list[list[str]] = [[day.isoformat() for day in self.days]]
        if self.people:
            columns.append(list(self.people))
        columns += [list(column) for column in (*self.answers.values(), *self.ticks.values())]
        return zip(*columns, strict=True)

    def quarters(self) -> list[str]:
        """Return the quarter of each row."""
        of_day = {day: quarter_of(day) for day in set(self.days)}
        return [of_day[day] for day in self.days]

    def content(self) -> bytes:
        """Return the file as it would have come."""
        return "\n".join(map(",".join, (self.heading, *self.rows()))).encode() + b"\n"


class TooFewPeople(Exception):
    """Fewer people are asked for than there are activities; the message says how many must be."""


def spread(sizes: list[int], people: int) -> list[int]:
    """Return `sizes` scaled to add up to `people`, largest remainders first, nobody's size under 1.

    Raises
    ------
    TooFewPeople
        `people` is fewer than the number of sizes.
    """
    if people < len(sizes):
        raise TooFewPeople(f"There are {len(sizes)} activities: make at least that many people.")
    spare = people - len(sizes)
    exact = (
        [spare * size / sum(sizes) for size in sizes]
        if people != sum(sizes)
        else [size - 1 for size in sizes]
    )
    whole = [int(part) for part in exact]
    by_remainder = sorted(range(len(sizes)), key=lambda i: (whole[i] - exact[i], i))
    for i in by_remainder[: spare - sum(whole)]:
        whole[i] += 1
    return [part + 1 for part in whole]


@dataclass(frozen=True)
class Cohort:
    """Members of a forum who serve together, and the quarter that they begin in."""

    begins: int
    references: NDArray[np.object_]
    answers: Mapping[str, Codes]
    ticks: Mapping[str, NDArray[np.object_]]


Answered = tuple[Mapping[str, Codes], Mapping[str, NDArray[np.object_]]]


def answers_of(facts_of: World, *, row: Row, size: int, rng: np.random.Generator) -> Answered:
    """Return what `size` people at the activity `row` would answer and tick."""
    answers = draw(facts_of, profile=row["profile"], place=row["place"], people=size, rng=rng)
    ticks = draw_ticks(facts_of, profile=row["profile"], place=row["place"], answers=answers, rng=rng)
    return answers, ticks


def cohorts_of(facts_of: World, *, people: int, seed: int) -> dict[str, tuple[Cohort, ...]]:
    """Draw the members of each forum once, so that a person's repeated answers agree."""
    cohorts: dict[str, tuple[Cohort, ...]] = {}
    for number, engagement in enumerate(facts_of.engagements):
        if not engagement["members"]:
            continue
        reference = engagement["reference"]
        row = next(row for row in facts_of.activities if row["engagement"] == reference)
        size = max(1, round(int(engagement["members"]) * people / PEOPLE))
        drawn: list[Cohort] = []
        for begins in engagement["cohorts"].split(";"):
            rng = np.random.default_rng([seed, 2, number, len(drawn)])
            answers, ticks = answers_of(facts_of, row=row, size=size, rng=rng)
            names: NDArray[np.object_] = np.array(
                [f"{reference}-{len(drawn) + 1}-{i + 1}" for i in range(size)], dtype=object
            )
            drawn.append(Cohort(int(begins), names, answers, ticks))
        cohorts[reference] = tuple(drawn)
    return cohorts


def meeting(cohorts: tuple[Cohort, ...], *, row: Row, size: int) -> tuple[Answered, tuple[str, ...]]:
    """Choose who of the cohort comes: some always, the others in turn, so that all come within two meetings."""
    quarter = int(row["opens_quarter"])
    cohort = max((one for one in cohorts if one.begins <= quarter), key=lambda one: one.begins)
    members = len(cohort.references)
    size = min(size, members)
    always = max(0, 2 * size - members)
    in_turn = np.arange(always, members)
    shift = 0 if quarter % 2 else size - always
    chosen = np.sort(np.concatenate([np.arange(always), np.roll(in_turn, -shift)[: size - always]]))
    answered = (
        {name: codes[chosen] for name, codes in cohort.answers.items()},
        {name: ticks[chosen] for name, ticks in cohort.ticks.items()},
    )
    return answered, tuple(cohort.references[chosen])


def file_of(
    row: Row,
    facts_of: World,
    answered: Answered,
    *,
    references: tuple[str, ...] | None,
    on: date,
    rng: np.random.Generator,
) -> InventedFile:
    """Return the file of the activity `row`: what its form records of the answers, on days up to the last closed quarter."""
    form = facts_of.forms[row["form"]]
    codes = recorded(facts_of, answered[0], form=form)
    opens = day_of(int(row["opens_quarter"]), int(row["opens_day"]), on=on)
    closes = day_of(int(row["closes_quarter"]), int(row["closes_day"]), on=on)
    end = min(closes, last_day(last_closed_quarter(on)))
    every_day = np.array([opens + timedelta(days=i) for i in range((end - opens).days + 1)], dtype=object)
    taken = rng.integers(len(every_day), size=len(codes[DRAWN[0]]))
    return InventedFile(
        activity=row["reference"],
        ethnic_frame=form.frame,
        days=every_day[taken],
        people=references,
        answers={
            name: np.array([str(slug) for slug in facts_of.questions[name].slugs], dtype=object)[codes[name]]
            for name in DRAWN
        },
        ticks={name: answered[1][name] for name in TICKED if name in form.asks},
    )
