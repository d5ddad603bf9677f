"""Drafts of the communities that follow from a rule of several parts: one number for each selection, and what it is made of.

A community stands in the machinery as a characteristic would, with one published figure: its members. How many each
part of its rule holds, and how many people are in several, are figures that nobody shows: they tie the members to the
cells of the one-way tables (`community_sums`).
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from data.counting.counting import ASKED, PEOPLE, Membership, Tally, again_where
from data.counting.members import Members
from data.counting.records import Records
from data.disclosure.audit import Drafts
from data.disclosure.draft import Draft
from data.disclosure.offering import Bases, Nesting, offered
from data.disclosure.one_way import ShownTables
from data.disclosure.rounding import HIDDEN, shown
from data.disclosure.sums import ANY_NUMBER, SEVERAL, TOGETHER
from data.menu import Candidates
from models.facts import Category, DisclosureRules, Level
from models.vocabulary import Missing

MEMBERS = "members"


def part_figure(characteristic: str) -> str:
    """Return the name of the figure that holds the members by one question of the rule."""
    return f"by {characteristic}"


def draft_community(
    counted: Members,
    *,
    records: Records,
    members: Membership,
    menu: Candidates,
    nested: Nesting,
    rules: DisclosureRules,
) -> Draft:
    """Round and hide the members of one community, and offer them by the rules of a one-way table.

    The base is everybody who was asked any question of the rule. Not available where fewer than `min_base` were, where
    what a selection leaves of another would be (2.6 H), and where everybody who answered is a member (2.6 C, 6). Zero
    is never shown. What the rule's own tables must be, `beside` says.
    """
    asked_again = again_where(members, counted.asked_rows)
    concerned_rows = np.logical_or.reduce(
        [_concerned(records, name) for name in counted.community.characteristics]
    )
    keep = np.ones(len(menu.selections), dtype=bool)
    for rows, again in (
        (counted.asked_rows, asked_again),
        (concerned_rows, again_where(members, concerned_rows)),
    ):
        bases = _bases(members, rows, again)
        keep &= offered(menu, nested=nested, bases=bases, rules=rules)
    tally = _tally(counted, members=members, asked_again=asked_again)
    numbers = np.zeros_like(tally.counts)
    numbers[:, 0] = shown(counted.members, keys=counted.keys, rules=rules, zeros_hidden=True)
    low, high = np.zeros_like(numbers), np.full_like(numbers, ANY_NUMBER)
    for value in np.unique(numbers[:, 0]):
        at = numbers[:, 0] == value
        low[at, 0], high[at, 0] = (
            rules.hidden_bounds(zeros_hidden=True) if value == HIDDEN else rules.bounds(int(value))
        )
    all_are = (counted.members > 0) & (counted.members == counted.answered)
    available = keep & (counted.asked >= rules.min_base) & ~all_are
    return Draft(
        tally=tally,
        shown=ShownTables(
            characteristic=counted.community.slug,
            level=MEMBERS,
            figures=tally.figures,
            categories=1 + len(counted.community.characteristics),
            numbers=numbers,
            low=low,
            high=high,
            available=available.copy(),
            one_holds_all=all_are,
        ),
        available=available.copy(),
        holds=menu.holds,
        nobody=np.zeros(len(tally.figures), dtype=bool),
        low=low.copy(),
        high=high.copy(),
    )


def beside(counted: Members, *, drafts: Drafts, also: Mapping[str, NDArray[np.bool_]]) -> NDArray[np.bool_]:
    """Return by selection whether each question of the rule was asked of nobody or has its coarsest table there.

    `also` are, by characteristic, selections whose coarsest table stands from an earlier release. A community's number
    beside a table that may not be shown would say what that table must not.
    """
    good = np.ones(len(counted.people), dtype=bool)
    for place, name in enumerate(counted.community.characteristics):
        there = np.zeros(len(good), dtype=bool)
        if name in drafts:
            there |= next(iter(drafts[name].values())).available
        if name in also:
            there |= also[name]
        good &= there | (counted.asked_of_part[place] == 0)
    return good


def _concerned(records: Records, characteristic: str) -> NDArray[np.bool_]:
    answers = records.answers[characteristic]
    asks = np.array([slug != Missing.NOT_ASKED.value for slug in answers.slugs], dtype=bool)
    found = np.zeros(records.size, dtype=bool)
    if len(answers.rows):
        np.logical_or.at(found, answers.rows, asks[answers.codes])
    return found


def _bases(members: Membership, rows: NDArray[np.bool_], again: NDArray[np.int64]) -> Bases:
    by_atom = np.bincount(
        members.atoms, weights=rows & members.once, minlength=members.holds.shape[1]
    ).astype(np.int64)
    once = np.asarray(members.holds @ by_atom, dtype=np.int64)
    return Bases(people=once + (again > 0).sum(axis=0), once=once, again=again)


def _tally(counted: Members, *, members: Membership, asked_again: NDArray[np.int64]) -> Tally:
    questions = counted.community.characteristics
    together = counted.of_part.sum(axis=0)
    columns = {
        MEMBERS: counted.members,
        **{part_figure(name): counted.of_part[place] for place, name in enumerate(questions)},
        TOGETHER: together,
        SEVERAL: together - counted.members,
        ASKED: counted.asked,
        PEOPLE: counted.people,
        Missing.NOT_ASKED.value: np.zeros_like(counted.people),
    }
    atoms = members.holds.shape[1]
    counts = np.column_stack(list(columns.values()))
    every = np.ones(len(members.atoms), dtype=bool)
    attended = np.bincount(members.atoms, minlength=atoms).astype(np.int64)
    slug = counted.community.slug
    names = (MEMBERS, *(part_figure(name) for name in questions))
    return Tally(
        characteristic=slug,
        level=Level(
            characteristic=slug,
            slug=MEMBERS,
            label=counted.community.name,
            frame="any",
            categories=tuple(Category(slug, name, name, name, name, slug, i) for i, name in enumerate(names)),
            placement={},
        ),
        figures=tuple(columns),
        counts=counts,
        keys=np.zeros(counts.shape, dtype=np.uint64),
        attendances=np.bincount(members.atoms, weights=counted.asked_rows, minlength=atoms).astype(np.int64),
        asked_once=np.zeros(len(counts), dtype=np.int64),
        asked_again=asked_again,
        concerned=counted.asked,
        concerned_once=np.zeros(len(counts), dtype=np.int64),
        concerned_again=asked_again,
        attended=attended,
        attended_again=again_where(members, every),
        single_answers=False,
        consistent=False,
    )
