"""Shown values as bars that an office program can draw itself. Pure: no value is made here that a page does not print."""

from collections.abc import Sequence

from data.measures.ladder import Rung
from models.comparison import GroupReach
from models.protected import ProtectedCount
from pages.paper.blocks import Bars, Series
from pages.parts import wording
from pages.parts.communities.voices_heard import Voices
from pages.parts.trust.answering import Answering
from pages.parts.trust.answers_tables import NOT_AVAILABLE

PEOPLE = "People"


def heard_and_expected(rows: Sequence[tuple[str, GroupReach]]) -> Bars:
    """Return people heard beside people expected, each whole as it is printed; a hidden number says so in its label."""
    return Bars(
        tuple(_label(name, group.heard) for name, group in rows),
        (
            Series("People heard", tuple(_people(group.heard) for _, group in rows)),
            Series("Expected", tuple(_whole(group.expected) for _, group in rows)),
        ),
        PEOPLE,
    )


def people(name: str, rows: Sequence[tuple[str, ProtectedCount]]) -> Bars:
    """Return one series of protected counts."""
    return Bars(
        tuple(_label(label, count) for label, count in rows),
        (Series(name, tuple(_people(count) for _, count in rows)),),
        PEOPLE,
    )


def voices(rows: Sequence[tuple[str, Voices]]) -> Bars:
    """Return the voices of communities beside how many we set out to hear; what is not one plain number says so in its label."""
    return Bars(
        tuple(
            name if said.shown is not None and said.said == f"{said.shown:,}" else f"{name} ({said.said})"
            for name, said in rows
        ),
        (
            Series("Voices heard", tuple(_number(said.shown) for _, said in rows)),
            Series("Target", tuple(_number(said.wanted) for _, said in rows)),
        ),
        PEOPLE,
    )


def surveyed_and_at_the_table(rows: Sequence[tuple[str, Rung]]) -> Bars:
    """Return the share of each group among those surveyed beside its share at the table, each as it is printed."""
    return Bars(
        tuple(_rung(name, rung) for name, rung in rows),
        (
            Series("Of those surveyed", tuple(_share(rung.asked_share) for _, rung in rows)),
            Series("Of those at the table", tuple(_share(rung.table_share) for _, rung in rows)),
        ),
        "Share of people",
        percent=True,
    )


def _rung(name: str, rung: Rung) -> str:
    hidden = [
        f"{where} {wording.people(count)}"
        for where, count in (("surveyed", rung.asked), ("at the table", rung.at_table))
        if count.shown is None
    ]
    return f"{name} ({', '.join(hidden)})" if hidden else name


def _share(share: float | None, decimals: int = 0) -> float | None:
    """Return a share of 1 as it is printed, e.g. 0.12 for "12%"."""
    return None if share is None else round(float(wording.percent(share, decimals).rstrip("%")) / 100, 6)


def answered(rows: Sequence[Answering]) -> Bars:
    """Return of each question the share of those asked who answered, as it is printed; a question without one says why."""
    silent = {"not_asked": wording.NOT_ASKED, "not_available": NOT_AVAILABLE, "shown": wording.HIDDEN}
    return Bars(
        tuple(row.label if row.share is not None else f"{row.label} ({silent[row.state]})" for row in rows),
        (
            Series(
                "Answered, of those asked",
                tuple(_share(row.share, wording.decimals_for(row.table.asked)) for row in rows),
            ),
        ),
        "Share of those asked",
        percent=True,
    )


def counted(name: str, rows: Sequence[tuple[str, int]], *, unit: str) -> Bars:
    """Return one series of numbers that are not people, e.g. activities or days: they are as they are."""
    return Bars(
        tuple(label for label, _ in rows), (Series(name, tuple(_number(number) for _, number in rows)),), unit
    )


def medians(rows: Sequence[tuple[str, int | None, str]]) -> Bars:
    """Return (name, median in days or None, the same in words) as one series; a name without a median says why."""
    return Bars(
        tuple(f"{name} ({said})" if number is None else name for name, number, said in rows),
        (Series("Median days", tuple(_number(number) for _, number, _ in rows)),),
        "Days",
    )


def _number(number: int | None) -> float | None:
    return None if number is None else float(number)


def _people(count: ProtectedCount) -> float | None:
    return None if count.shown is None else float(count.shown)


def _whole(number: float | None) -> float | None:
    """Return a number as it is printed, whole; "under 1" and a dash are no numbers. What is not printed stands in no file."""
    printed = wording.expected(number).replace(",", "")
    return float(printed) if printed.isdecimal() else None


def _label(name: str, count: ProtectedCount) -> str:
    return name if count.shown is not None else f"{name} ({wording.people(count)})"
