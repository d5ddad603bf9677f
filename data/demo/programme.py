"""What the invented body did: organisations, engagements, activities, findings and answers, with real days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from data.demo.days import day_of, months_of
from data.demo.world import Row, world

Record = Mapping[str, object]
"""Column to value, as the table of the register holds it."""


@dataclass(frozen=True)
class Programme:
    """Rows of the register, each family in the order in which it may be written."""

    organisations: tuple[Record, ...]
    engagements: tuple[Record, ...]
    activities: tuple[Record, ...]
    benchmarks: tuple[tuple[Record, Mapping[str, str]], ...]
    """Each with its shares: category to a decimal in text."""
    targets: tuple[Record, ...]
    findings: tuple[Record, ...]
    responses: tuple[Record, ...]
    evidence: tuple[Record, ...]
    """What was written by hand on standards."""


def programme(*, on: date) -> Programme:
    """Return what the invented body did, told for the day `on`."""
    files = world()
    activities = tuple(_activity(row, on=on) for row in files.activities)
    names = {row["reference"]: row["name"] for row in files.organisations}
    return Programme(
        organisations=tuple(
            {**row, "is_home": row["is_home"] == "yes", "area": row["area"] or None}
            for row in files.organisations
        ),
        engagements=tuple(
            {**_engagement(row, activities=files.activities, on=on), **_lesson(row, files.lessons, on=on)}
            for row in files.engagements
        ),
        activities=tuple({**row, "held_by": names[str(row["held_by"])]} for row in activities),
        benchmarks=_benchmarks(files.benchmarks, on=on),
        targets=tuple(_target(row, on=on) for row in files.targets),
        findings=tuple(_finding(row, on=on) for row in files.findings),
        responses=tuple(_response(row, on=on) for row in files.findings),
        evidence=tuple(_evidence(row, on=on) for row in files.evidence),
    )


def _day(row: Row, name: str, *, on: date) -> date:
    return day_of(int(row[f"{name}_quarter"]), int(row[f"{name}_day"]), on=on)


def _activity(row: Row, *, on: date) -> Record:
    opened = _day(row, "opens", on=on)
    plain = ("reference", "engagement", "stage", "level", "method", "place", "held_by")
    return {
        **{name: row[name] for name in plain},
        "title": row["title"].replace("{months}", months_of(opened)),
        "opened_on": opened,
        "closed_on": _day(row, "closes", on=on),
        "community": row["community"] or None,
        "formats_offered": row["formats_offered"],
        "languages_offered": row["languages_offered"],
    }


def _engagement(row: Row, *, activities: tuple[Row, ...], on: date) -> Record:
    own = [activity for activity in activities if activity["engagement"] == row["reference"]]
    closed = max(_day(activity, "closes", on=on) for activity in own)
    plain = ("reference", "title", "purpose", "can_change", "cannot_change", "lead", "partners", "decision")
    return {
        **{name: row[name] for name in plain},
        "opened_on": min(_day(activity, "opens", on=on) for activity in own),
        "closed_on": closed,
        "feedback_due_on": closed + timedelta(days=int(row["feedback_due_days"])),
        "decision_on": closed + timedelta(days=int(row["decision_days"])) if row["decision_days"] else None,
        "benchmark": row["benchmark"] or None,
        "children_in_scope": row["children_in_scope"] == "yes",
    }


def _lesson(engagement: Row, lessons: tuple[Row, ...], *, on: date) -> Record:
    """Return what an engagement had learnt by the day."""
    for row in lessons:
        if row["engagement"] == engagement["reference"] and (day := _day(row, "learnt", on=on)) <= on:
            return {"learnt": row["learnt"], "learnt_on": day}
    return {"learnt": "", "learnt_on": None}


def _benchmarks(rows: tuple[Row, ...], *, on: date) -> tuple[tuple[Record, Mapping[str, str]], ...]:
    found: dict[tuple[str, str, str], tuple[Record, dict[str, str]]] = {}
    plain = ("reference", "area_name", "characteristic", "level", "universe", "source", "table")
    for row in rows:
        record = {**{name: row[name] for name in plain}, "measured_on": _day(row, "measured", on=on)}
        key = (row["reference"], row["characteristic"], row["level"])
        found.setdefault(key, (record, {}))[1][row["category"]] = row["share"]
    return tuple(found.values())


def _target(row: Row, *, on: date) -> Record:
    plain = ("characteristic", "category", "kind", "amount", "owner", "source", "reason")
    return {
        **{name: row[name] for name in plain},
        "period": row["period"] or None,
        "by": row["by"] or None,
        "set_on": _day(row, "set", on=on),
        "due_on": _day(row, "due", on=on),
    }


def _finding(row: Row, *, on: date) -> Record:
    plain = ("reference", "engagement", "stage", "title", "said", "source_report")
    return {
        **{name: row[name] for name in plain},
        "community": row["community"] or None,
        "received_on": _day(row, "received", on=on),
    }


def _response(row: Row, *, on: date) -> Record:
    received = _day(row, "received", on=on)

    def after(column: str) -> date | None:
        return received + timedelta(days=int(row[column])) if row[column] else None

    plain = ("decision", "reason", "action", "owner")
    return {
        **{name: row[name] for name in plain},
        "finding": row["reference"],
        "due_on": after("due_days"),
        "decided_on": after("decided_days"),
        "done_on": after("done_days"),
        "told_on": after("told_days"),
    }


def _evidence(row: Row, *, on: date) -> Record:
    plain = ("frame", "standard", "standing", "evidence", "written_by")
    return {
        **{name: row[name] for name in plain},
        "engagement": row["engagement"] or None,
        "written_on": _day(row, "written", on=on),
    }
