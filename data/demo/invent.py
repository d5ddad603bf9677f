"""Makes the invented records from a seed (design 6), and fills empty databases with them."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from data.demo import storing
from data.demo.files import PEOPLE, InventedFile, answers_of, cohorts_of, file_of, meeting, spread
from data.demo.programme import Programme, programme
from data.demo.world import Row, world
from data.importing.counts.told import SettledCounts, ToldCount, ToldCounts, settle
from data.progress import Progress, silent

SEED = 1


@dataclass(frozen=True)
class InventedRecords:
    """The invented world of one seed and one day."""

    on: date
    programme: Programme
    """What the register holds."""
    files: tuple[InventedFile, ...]
    """What the intake holds, one for each activity that people came to."""
    counts: tuple[SettledCounts, ...]
    """What it holds of activities of which partners sent only totals."""

    @property
    def participations(self) -> int:
        """Return how many participations there are."""
        return sum(len(file.days) for file in self.files)


def invent(*, people: int = PEOPLE, seed: int = SEED, on: date) -> InventedRecords:
    """Make the invented records: the same seed, number of `people` and day give the same bytes.

    `people` is the number of participations, spread over the activities as activities.csv says; `on` is the day
    that the records are made for: they end with the last quarter closed before it. An activity of 0 people has only
    just opened, and has sent no file yet.

    Raises
    ------
    TooFewPeople
        `people` is fewer than there are activities.
    """
    facts_of = world()
    rows = [row for row in facts_of.activities if int(row["people"])]
    shares = spread([int(row["people"]) for row in rows], people)
    cohorts = cohorts_of(facts_of, people=people, seed=seed)
    files = []
    for number, (row, size) in enumerate(zip(rows, shares, strict=True)):
        rng = np.random.default_rng([seed, 1, number])
        if row["engagement"] in cohorts:
            attending, references = meeting(cohorts[row["engagement"]], row=row, size=size)
        else:
            attending = answers_of(facts_of, row=row, size=size, rng=rng)
            references = None
        made = file_of(row, facts_of, attending, references=references, on=on, rng=rng)
        counted = tuple(one for one in facts_of.heads if one["activity"] == row["reference"])
        files.append(replace(made, heads=counted))
    return InventedRecords(
        on=on, programme=programme(on=on), files=tuple(files), counts=_counts(facts_of.counts)
    )


def fill(
    *,
    people: int = PEOPLE,
    seed: int = SEED,
    on: date | None = None,
    progress: Progress = silent,
) -> InventedRecords:
    """Write the invented records to the two databases, which must be empty and of the newest schema.

    `on` is the day that they are made for (today); `progress` is told what is being done and how much of it is
    done, from 0 to 1. Returns what was written.

    Raises
    ------
    storing.NotEmpty
        One of the databases holds something; nothing was changed.
    TooFewPeople
        `people` is fewer than there are activities; nothing was changed.
    NoIntake
        This is a viewer.
    """
    storing.refuse_unless_empty()
    progress(0.0, "Inventing people")
    records = invent(people=people, seed=seed, on=on or date.today())
    storing.store(
        records.programme, files=records.files, counts=records.counts, on=records.on, progress=progress
    )
    return records


def _counts(rows: tuple[Row, ...]) -> tuple[SettledCounts, ...]:
    found = []
    for activity in dict.fromkeys(row["activity"] for row in rows):
        own = [row for row in rows if row["activity"] == activity]
        came = next(int(row["n"]) for row in own if not row["characteristic"])
        told = tuple(
            ToldCount(row["characteristic"], row["category"], int(row["n"]))
            for row in own
            if row["characteristic"]
        )
        found.append(settle(ToldCounts(activity, came, told)))
    return tuple(found)
