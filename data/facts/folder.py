"""Reads a folder of reference files into frozen values and checks them. The files are the knowledge, this is not."""

from collections import defaultdict
from collections.abc import Container
from functools import cached_property
from pathlib import Path
from typing import cast, get_args

from data.facts.benchmark_files import Key, read_areas, read_benchmarks
from data.facts.community_files import read_communities, read_communities_of_groups
from data.facts.rows import Row, read_rows
from models.community import LibraryCommunity
from models.facts import (
    Area,
    Benchmark,
    Category,
    Characteristic,
    CodeRow,
    Frame,
    LabelRow,
    Level,
)
from models.vocabulary import Missing

ANY_CHARACTERISTIC = "*"
NEEDS_POLARITY = "(needs polarity)"
ACTIVITY_LABELS = {"engagement_stage": "stage", "participation_level": "level"}
"""Labels that describe an activity, and the dimension whose values they mean."""

CHARACTERISTIC_UNKNOWN = 'there is no characteristic "{slug}". Add it to characteristics.csv or correct it.'
SLUG_TWICE = '"{slug}" is there twice. Keep one row.'
ORDER_TWICE = "the order {order} is there twice. Give each row its own."
PARENT_MISSING = (
    'there is no category "{slug}" in "{characteristic}". Add it to categories.csv or correct it.'
)
PARENT_CIRCLE = '"{slug}" belongs to itself. Name the group above it.'
KIND_UNKNOWN = 'it must be "answer" or "group".'
FRAME_UNKNOWN = 'it must be "2001", "2021", "2025" or "any".'
LEVEL_UNKNOWN = 'there is no level "{slug}" of "{characteristic}". Add it to levels.csv or correct it.'
NOT_AN_ANSWER = '"{slug}" is not an answer to "{characteristic}". Correct it, or see categories.csv.'
PLACED_TWICE = 'the answer "{slug}" is placed twice at this level. Keep one row.'
LEVEL_EMPTY = "no answer is placed at this level. Add its rows to placements.csv."
SLUG_UNKNOWN = '"{slug}" means nothing for "{characteristic}". See categories.csv.'
NO_STANDARD = "a coded label needs the standard that it belongs to, and a label that is not coded has none."


class Facts:
    """Everything one folder of reference files says. Each file is read and checked once, when first asked for.

    Every part raises `FactsError` where its files are missing or wrong.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def characteristics(self) -> dict[str, Characteristic]:
        """By slug, in reference order."""
        found: dict[str, Characteristic] = {}
        for row in _ordered(
            self.folder / "characteristics.csv",
            columns=(
                *("slug", "label", "order", "question", "universe", "minimum_age", "multiple"),
                *("protected", "special_category", "published", "verdict_allowed", "note"),
            ),
            within=(),
        ):
            slug = _fresh(row, "slug", known=found)
            found[slug] = Characteristic(
                slug=slug,
                label=row.text("label"),
                order=row.whole("order"),
                question=row.text("question"),
                universe=row.text("universe"),
                minimum_age=row.whole("minimum_age") if row.cells["minimum_age"] else None,
                multiple=row.yes("multiple"),
                protected=row.yes("protected"),
                special_category=row.yes("special_category"),
                published=row.yes("published"),
                verdict_allowed=row.yes("verdict_allowed"),
                note=row.cells["note"],
            )
        return found

    @cached_property
    def categories(self) -> dict[str, dict[str, Category]]:
        """By characteristic and slug, in reference order: answers, and the groups that levels put them in."""
        return {name: dict(kept) for name, (kept, _) in self._categories.items()}

    @cached_property
    def answers(self) -> dict[str, tuple[Category, ...]]:
        """By characteristic: the categories that a person's answer may be, groups made of answers left out."""
        return {
            name: tuple(kept[slug] for slug in kept if slug in answers)
            for name, (kept, answers) in self._categories.items()
        }

    @cached_property
    def _categories(self) -> dict[str, tuple[dict[str, Category], set[str]]]:
        found: dict[str, tuple[dict[str, Category], set[str]]] = {
            name: ({}, set()) for name in self.characteristics
        }
        rows = _ordered(
            self.folder / "categories.csv",
            columns=("characteristic", "slug", "label", "short", "people", "parent", "order", "kind"),
            within=("characteristic",),
        )
        for row in rows:
            name = self._characteristic(row)
            kept, answers = found[name]
            slug = _fresh(row, "slug", known=kept)
            kept[slug] = Category(
                characteristic=name,
                slug=slug,
                label=row.text("label"),
                short=row.text("short"),
                people=row.text("people"),
                parent=row.text("parent"),
                order=row.whole("order"),
            )
            if row.cells["kind"] not in ("answer", "group"):
                raise row.wrong("kind", KIND_UNKNOWN)
            if row.cells["kind"] == "answer":
                answers.add(slug)
        for row in rows:
            name, slug, parent = (row.cells[column] for column in ("characteristic", "slug", "parent"))
            if parent == slug and slug != name:
                raise row.wrong("parent", PARENT_CIRCLE.format(slug=slug))
            if parent != name and parent not in found[name][0]:
                raise row.wrong("parent", PARENT_MISSING.format(slug=parent, characteristic=name))
        return found

    @cached_property
    def levels(self) -> dict[str, tuple[Level, ...]]:
        """By characteristic, coarsest first."""
        rows = _ordered(
            self.folder / "levels.csv",
            columns=("characteristic", "level", "label", "frame", "order"),
            within=("characteristic",),
        )
        placements = self._placements({(row.cells["characteristic"], row.cells["level"]) for row in rows})
        found: dict[str, dict[str, Level]] = {name: {} for name in self.characteristics}
        for row in rows:
            name = self._characteristic(row)
            slug = _fresh(row, "level", known=found[name])
            if row.cells["frame"] not in get_args(Frame):
                raise row.wrong("frame", FRAME_UNKNOWN)
            placement = placements[name, slug]
            if not placement:
                raise row.wrong("level", LEVEL_EMPTY)
            held = {self.categories[name][category] for category in placement.values()}
            found[name][slug] = Level(
                characteristic=name,
                slug=slug,
                label=row.text("label"),
                frame=cast(Frame, row.cells["frame"]),
                categories=tuple(sorted(held, key=lambda category: category.order)),
                placement=placement,
            )
        return {name: tuple(kept.values()) for name, kept in found.items()}

    def _placements(self, known: set[tuple[str, str]]) -> dict[tuple[str, str], dict[str, str]]:
        found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        answers = {name: {one.slug for one in kept} for name, kept in self.answers.items()}
        for row in read_rows(
            self.folder / "placements.csv", columns=("characteristic", "level", "answer", "category")
        ):
            name, level, answer = self._characteristic(row), row.text("level"), row.text("answer")
            if (name, level) not in known:
                raise row.wrong("level", LEVEL_UNKNOWN.format(slug=level, characteristic=name))
            if answer not in answers[name]:
                raise row.wrong("answer", NOT_AN_ANSWER.format(slug=answer, characteristic=name))
            if row.text("category") not in self.categories[name]:
                wrong = PARENT_MISSING.format(slug=row.cells["category"], characteristic=name)
                raise row.wrong("category", wrong)
            if answer in found[name, level]:
                raise row.wrong("answer", PLACED_TWICE.format(slug=answer))
            found[name, level][answer] = row.cells["category"]
        return found

    @cached_property
    def labels(self) -> tuple[LabelRow, ...]:
        """Every label seen, in the order of the file."""
        columns = ("characteristic", "label", "slug", "source", "coded", "standard")
        found = []
        for row in read_rows(self.folder / "labels.csv", columns=columns):
            label = LabelRow(
                characteristic=row.text("characteristic"),
                label=row.cells["label"],
                slug=self._meaning(row),
                source=row.text("source"),
                coded=row.yes("coded"),
                standard=row.cells["standard"],
            )
            if label.coded != bool(label.standard):
                raise row.wrong("standard", NO_STANDARD)
            found.append(label)
        return tuple(found)

    @cached_property
    def codes(self) -> tuple[CodeRow, ...]:
        """Every entry of the national and census code lists, in the order of the file."""
        columns = ("characteristic", "standard", "code", "label", "slug", "checked")
        return tuple(
            CodeRow(
                characteristic=row.text("characteristic"),
                standard=row.text("standard"),
                code=row.cells["code"],
                label=row.text("label"),
                slug=self._meaning(row),
                checked=row.text("checked"),
            )
            for row in read_rows(self.folder / "codes.csv", columns=columns)
        )

    @cached_property
    def dimensions(self) -> dict[tuple[str, str], tuple[str, str]]:
        """By dimension and value, in reference order: label, and what it means in one sentence."""
        columns = ("dimension", "value", "label", "gloss", "order")
        rows = _ordered(self.folder / "dimensions.csv", columns=columns, within=("dimension",))
        return {
            (row.text("dimension"), row.text("value")): (row.text("label"), row.text("gloss")) for row in rows
        }

    @cached_property
    def glossary(self) -> dict[str, str]:
        """By word, in the order of the file: what the project means by it."""
        rows = read_rows(self.folder / "glossary.csv", columns=("word", "meaning"))
        return {row.text("word"): row.text("meaning") for row in rows}

    @cached_property
    def communities(self) -> dict[str, LibraryCommunity]:
        """By slug, in the order of the file."""
        return read_communities(
            self.folder,
            characteristics=self.characteristics,
            categories=self.categories,
            answers=self.answers,
            levels=self.levels,
        )

    @cached_property
    def communities_of_groups(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """By characteristic and category: the communities that the group belongs to, or that belong to it."""
        return read_communities_of_groups(
            self.folder, categories=self.categories, communities=self.communities
        )

    @cached_property
    def areas(self) -> dict[str, Area]:
        """By code, the organisation's own area first."""
        return {area.code: area for area in read_areas(self.folder)}

    @cached_property
    def benchmarks(self) -> dict[Key, Benchmark]:
        """By area, characteristic and level; people of all ages that the census table counts."""
        levels = {(one.characteristic, one.slug): one for kept in self.levels.values() for one in kept}
        return read_benchmarks(self.folder, areas=self.areas, levels=levels)

    def _characteristic(self, row: Row) -> str:
        name = row.text("characteristic")
        if name not in self.characteristics:
            raise row.wrong("characteristic", CHARACTERISTIC_UNKNOWN.format(slug=name))
        return name

    def _meaning(self, row: Row) -> str:
        name, slug = row.text("characteristic"), row.text("slug")
        if name in ACTIVITY_LABELS:
            known = {value for dimension, value in self.dimensions if dimension == ACTIVITY_LABELS[name]}
        else:
            known = set(Missing)
            if name != ANY_CHARACTERISTIC:
                known |= {one.slug for one in self.answers[self._characteristic(row)]}
            if name == "trans_status":
                known.add(NEEDS_POLARITY)
        if slug not in known:
            raise row.wrong("slug", SLUG_UNKNOWN.format(slug=slug, characteristic=name))
        return slug


def _ordered(path: Path, *, columns: tuple[str, ...], within: tuple[str, ...]) -> list[Row]:
    """Return the rows by `order`, which no two rows with the same `within` share; those keep the file's order."""
    rows = read_rows(path, columns=columns)
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        place = (*(row.cells[column] for column in within), str(row.whole("order")))
        if place in seen:
            raise row.wrong("order", ORDER_TWICE.format(order=row.whole("order")))
        seen.add(place)
    return sorted(rows, key=lambda row: row.whole("order"))


def _fresh(row: Row, column: str, *, known: Container[str]) -> str:
    slug = row.text(column)
    if slug in known:
        raise row.wrong(column, SLUG_TWICE.format(slug=slug))
    return slug
