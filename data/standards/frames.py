"""Reads `data/reference/standards/`: the frames, their standards, and the kinds of evidence that can show them.

Each function raises `FactsError` where a file is missing or wrong; the message names file, row, column and remedy.
"""

from collections.abc import Container, Mapping
from functools import cache
from pathlib import Path

from data.facts import REFERENCE
from data.facts.rows import FactsError, Row, read_rows
from models.standards import EvidenceKind, Standard, StandardFrame

FOLDER = REFERENCE / "standards"
FRAMES = ("slug", "label", "one", "counted", "about", "source", "order")
STANDARDS = ("frame", "slug", "label", "promise", "shown_by", "source", "official", "order")
KINDS = ("slug", "label", "looks_at", "page", "waits", "mends", "of_all_only", "order")
SEPARATOR = ";"
NUMBER = "{number}"

TWICE = '"{slug}" is there twice. Keep one row.'
ORDER_TWICE = "the order {order} is there twice. Give each row its own."
NO_NUMBER = 'it must hold "{number}" once, where the number of standards goes, and no other braces.'
NO_FRAME = 'there is no frame "{slug}". Add it to frames.csv or correct it.'
NO_KIND = 'there is no kind of evidence "{slug}". Add it to kinds.csv or correct it.'
NO_STANDARDS = '"{slug}" has no standards. Add its rows to standards.csv.'


@cache
def frames() -> Mapping[str, StandardFrame]:
    """Return every frame by its slug, in reference order, each with its standards in theirs."""
    return read_frames(FOLDER, kinds=kinds())


@cache
def kinds() -> Mapping[str, EvidenceKind]:
    """Return every kind of evidence by its slug, in reference order."""
    return read_kinds(FOLDER)


def read_kinds(folder: Path) -> Mapping[str, EvidenceKind]:
    """Read kinds.csv of a folder."""
    return {
        slug: EvidenceKind(
            slug=slug,
            label=row.text("label"),
            looks_at=row.text("looks_at"),
            page=row.text("page"),
            waits=row.yes("waits"),
            mends=row.yes("mends"),
            of_all_only=row.yes("of_all_only"),
        )
        for slug, row in _ordered(read_rows(folder / "kinds.csv", columns=KINDS)).items()
    }


def read_frames(folder: Path, *, kinds: Container[str]) -> Mapping[str, StandardFrame]:
    """Read frames.csv and standards.csv of a folder; `kinds` are the slugs of evidence that there are."""
    heads = _ordered(read_rows(folder / "frames.csv", columns=FRAMES))
    of: dict[str, list[Row]] = {slug: [] for slug in heads}
    for row in read_rows(folder / "standards.csv", columns=STANDARDS):
        if row.text("frame") not in of:
            raise row.wrong("frame", NO_FRAME.format(slug=row.cells["frame"]))
        of[row.cells["frame"]].append(row)
    found = {}
    for slug, row in heads.items():
        if not of[slug]:
            raise row.wrong("slug", NO_STANDARDS.format(slug=slug))
        found[slug] = StandardFrame(
            slug=slug,
            label=row.text("label"),
            one=row.text("one"),
            counted=_counted(row),
            about=row.text("about"),
            source=row.text("source"),
            standards=tuple(_standard(each, name, kinds=kinds) for name, each in _ordered(of[slug]).items()),
        )
    return found


def _standard(row: Row, slug: str, *, kinds: Container[str]) -> Standard:
    shown_by = tuple(part.strip() for part in row.cells["shown_by"].split(SEPARATOR) if part.strip())
    for kind in shown_by:
        if kind not in kinds:
            raise row.wrong("shown_by", NO_KIND.format(slug=kind))
        if shown_by.count(kind) > 1:
            raise row.wrong("shown_by", TWICE.format(slug=kind))
    return Standard(
        frame=row.cells["frame"],
        slug=slug,
        label=row.text("label"),
        promise=row.text("promise"),
        shown_by=shown_by,
        source=row.text("source"),
        official=row.yes("official"),
    )


def _counted(row: Row) -> str:
    text = row.text("counted")
    if text.count(NUMBER) != 1 or any(brace in text.replace(NUMBER, "") for brace in "{}"):
        raise row.wrong("counted", NO_NUMBER.format(number=NUMBER))
    return text


def _ordered(rows: tuple[Row, ...] | list[Row]) -> dict[str, Row]:
    """Return rows by slug in their order; slug and order must each be there once."""
    found: dict[str, Row] = {}
    orders: set[int] = set()
    for row in rows:
        slug, order = row.text("slug"), row.whole("order")
        if slug in found:
            raise row.wrong("slug", TWICE.format(slug=slug))
        if order in orders:
            raise row.wrong("order", ORDER_TWICE.format(order=order))
        found[slug] = row
        orders.add(order)
    return dict(sorted(found.items(), key=lambda pair: pair[1].whole("order")))


__all__ = ["FactsError", "frames", "kinds", "read_frames", "read_kinds"]
