"""`python -m data tables`: print protected tables of the standing release."""

import argparse
import json

from data import databases, facts, published
from data.commands import answering
from data.frozen import selection_of
from models.protected import ProtectedCell, ProtectedTable, Selection
from models.vocabulary import Dimension, Withheld

HELP = "Print protected tables of the standing release."
NOT_A_DIMENSION = "--by is written DIMENSION=VALUE, where DIMENSION is one of: {names}."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take a selection and, if wanted, one characteristic."""
    parser.add_argument("--period", metavar="P", help="a year such as 2024-25 or a quarter such as 2024-Q1")
    parser.add_argument("--by", metavar="DIMENSION=VALUE", help="for instance stage=consultation")
    parser.add_argument("--characteristic", metavar="C", help="for instance ethnic_group; without it, all")
    parser.add_argument("--json", action="store_true", help="print one JSON list and nothing else")


def run(args: argparse.Namespace) -> int:
    """Print the tables asked for. A selection that is not offered prints tables that are not available."""
    names = [dimension.value for dimension in Dimension]
    if args.by and args.by.partition("=")[0] not in names:
        return answering.refuse(NOT_A_DIMENSION.format(names=", ".join(names)))
    databases.migrate()
    selection = selection_of(args.period or "", args.by or "")
    tables = [
        published.table(selection, characteristic=characteristic, level=level.slug)
        for characteristic in (
            [args.characteristic] if args.characteristic else [one.slug for one in facts.published()]
        )
        for level in (facts.levels(characteristic) if _known(characteristic) else ())
    ]
    if args.json:
        answering.say(json.dumps([as_json(table) for table in tables], ensure_ascii=False))
    else:
        for table in tables:
            answering.say(_as_text(table))
    return 0


def _known(characteristic: str) -> bool:
    return characteristic in {one.slug for one in facts.published()}


def as_json(table: ProtectedTable) -> dict[str, object]:
    """Return one table in the shape that other programs rely on (design, section 2)."""

    def cell(one: ProtectedCell) -> dict[str, object]:
        withheld = one.count.withheld
        return {
            "category": one.category,
            "shown": one.count.shown,
            "withheld": None if withheld is None else withheld.value,
        }

    return {
        "selection": _selection(table.selection),
        "characteristic": table.characteristic,
        "level": table.level,
        "base": table.known.shown,
        "cells": [cell(one) for one in (*table.cells, *table.missing)],
    }


def _selection(selection: Selection) -> dict[str, str | None]:
    return {"period": selection.period, "by": selection.by}


def _as_text(table: ProtectedTable) -> str:
    lines = [f"{table.characteristic}, {table.level}"]
    if not table.available:
        return "\n".join([*lines, f"  {Withheld.NOT_AVAILABLE.value}", ""])
    for one in (*table.cells, *table.missing):
        shown = one.count.withheld.value if one.count.withheld else f"{one.count.shown:,}"
        lines.append(f"  {one.category:<40} {shown:>14}")
    return "\n".join([*lines, ""])
