"""What was found in a file of counts, as an object for programs and in words for people (design 2)."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from data import facts
from data.importing.counts.file import CountsFile
from data.importing.counts.storing import StoredCounts
from data.importing.counts.told import SettledCounts
from data.importing.outcome import answer_words

NOBODY_MAPPED = "Answers that nobody has mapped. Say in a map, or on the Import page, what they mean."
STORED = "Stored as import {number} into {activity}: {heads:,} heads. To take it back: python -m data undo {number}"
PEOPLE_TOO = (
    "{activity} has {people:,} participations on record already. These counts are added to them: count only people who "
    "are not among those."
)


def counts_object(file: CountsFile, settled: Sequence[SettledCounts]) -> dict[str, Any]:
    """Return the object that `check --counts --json` prints: as for people, and how many came to each activity."""
    counts: dict[str, Counter[str]] = {}
    for one in settled:
        for name, heads in one.answers.items():
            counts.setdefault(name, Counter()).update(heads)
    return {
        "rows": file.rows,
        "heading_rows": file.heading_rows,
        "columns": [
            {"column": column, "characteristic": characteristic, "why": why}
            for column, characteristic, why in file.columns
        ],
        "counts": {name: dict(heads) for name, heads in counts.items()},
        "problems": [],
        "unmatched": {name: dict(labels) for name, labels in file.unmatched.items()},
        "refused": None,
        "came": {one.activity: one.total for one in settled},
    }


def counts_in_words(file: CountsFile, settled: Sequence[SettledCounts]) -> str:
    """Return the same in words: what was read, and what then counts at each activity."""
    lines = [f"{file.file_name}: counts of people.", *file.notes]
    lines += [f"  {column}: {why}" for column, _, why in file.columns]
    for one in settled:
        lines += ["", one.activity or "The activity", *(f"  {said}" for said in one.words)]
        for name, heads in one.answers.items():
            lines.append(f"  {facts.characteristic(name).label}")
            lines += [f"    {answer_words(name, slug)}: {n:,}" for slug, n in heads.items()]
    if file.unmatched:
        lines += ["", NOBODY_MAPPED]
        for name, labels in file.unmatched.items():
            label_of = facts.characteristic(name).label
            lines += [f"  {label_of}: {label} ({heads:,})" for label, heads in labels.items()]
    return "\n".join(lines)


def stored_counts_in_words(stored: Sequence[StoredCounts], *, beside: dict[str, int]) -> str:
    """Say what was stored; `beside` is how many participations each activity had on record."""
    lines = []
    for one in stored:
        lines.append(STORED.format(number=one.number, activity=one.activity, heads=one.heads))
        if beside.get(one.activity):
            lines.append(PEOPLE_TOO.format(activity=one.activity, people=beside[one.activity]))
    return "\n".join(lines)
