"""How many people of a community that follows from a rule are in every selection: each counted once. Sees people.

A person is a member where any part of the rule says yes, by the answer that counts in the one-way tables of the same
selection (the latest known one to each question). That somebody is no member is never counted: who said no to one
question and left the other open may be one (docs/decisions/0012). An answer that has no place at any level of its question
makes nobody a member: a fifth by another index of deprivation is no fifth of this one (docs/decisions/0022).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from data import facts
from data.counting.counting import Membership, answering
from data.counting.placing import standings
from data.counting.records import Answers, Records
from models.community import LibraryCommunity

_KNOWN, _ASKED = 2, 1


@dataclass(frozen=True)
class Members:
    """Exact counts of one community, by selection. Never leaves counting and `data.disclosure`."""

    community: LibraryCommunity
    people: NDArray[np.int64]
    """Everyone in the selection."""
    asked: NDArray[np.int64]
    """Those whose form asked any question of the rule, and whom it concerns."""
    answered: NDArray[np.int64]
    """Those who answered any, in a form that has a place at a level."""
    members: NDArray[np.int64]
    keys: NDArray[np.uint64]
    """Sum of the members' record keys, modulo 2^64."""
    of_part: NDArray[np.int64]
    """Characteristics of the rule by selections: members by that question alone."""
    asked_of_part: NDArray[np.int64]
    """Characteristics of the rule by selections: people asked that question."""
    asked_rows: NDArray[np.bool_]
    """By participation: whether it was asked any."""


def members_of(records: Records, *, members: Membership, community: LibraryCommunity) -> Members:
    """Count the people of one community in every selection."""
    said = [_said(records, community, name) for name in community.characteristics]
    standing = [standings(records.answers[name], size=records.size) for name in community.characteristics]
    formed = [_in_form(records, name) for name in community.characteristics]
    chosen = [answering(members, one) for one in standing]
    asked = [one >= _ASKED for one in standing]
    asked_rows = np.logical_or.reduce(asked)
    once = np.flatnonzero(members.once)
    first = chosen[0]
    # Of people who came again, the same stand at the same place for every question: selection by selection.
    again = [np.zeros(0, dtype=np.int64) if one is None else one.indices.astype(np.int64) for one in chosen]
    selection_of = (
        np.zeros(0, dtype=np.int64)
        if first is None
        else np.repeat(np.arange(members.holds.shape[0]), np.diff(first.indptr))
    )
    size = members.holds.shape[0]

    def counted(one_by_one: list[NDArray[np.bool_]]) -> NDArray[np.int64]:
        """Count the people in whom any of the conditions, each by participation, holds."""
        alone = np.logical_or.reduce([condition[once] for condition in one_by_one])
        by_atom = np.bincount(members.atoms[once], weights=alone, minlength=members.holds.shape[1])
        found = members.holds @ by_atom.astype(np.int64)
        if first is not None:
            holds = _any(one_by_one, again)
            found = found + np.bincount(selection_of, weights=holds, minlength=size).astype(np.int64)
        return np.asarray(found, dtype=np.int64)

    every = np.ones(records.size, dtype=bool)
    return Members(
        community=community,
        people=counted([every for _ in said]),
        asked=counted(asked),
        answered=counted([(one >= _KNOWN) & able for one, able in zip(standing, formed, strict=True)]),
        members=counted(said),
        keys=_keys(members, said, again, selection_of),
        of_part=np.array([counted(_only(said, place, ~every)) for place in range(len(said))]),
        asked_of_part=np.array([counted(_only(asked, place, ~every)) for place in range(len(said))]),
        asked_rows=asked_rows,
    )


def _only(
    conditions: list[NDArray[np.bool_]], place: int, nobody: NDArray[np.bool_]
) -> list[NDArray[np.bool_]]:
    return [condition if i == place else nobody for i, condition in enumerate(conditions)]


def _any(conditions: list[NDArray[np.bool_]], at: list[NDArray[np.int64]]) -> NDArray[np.bool_]:
    return np.logical_or.reduce([condition[rows] for condition, rows in zip(conditions, at, strict=True)])


def _keys(
    members: Membership,
    said: list[NDArray[np.bool_]],
    again: list[NDArray[np.int64]],
    selection_of: NDArray[np.int64],
) -> NDArray[np.uint64]:
    once = np.flatnonzero(members.once)
    alone = once[np.logical_or.reduce([condition[once] for condition in said])]
    by_atom = np.zeros(members.holds.shape[1], dtype=np.uint64)
    np.add.at(by_atom, members.atoms[alone], members.keys[alone])
    found = np.asarray(csr_matrix(members.holds.astype(np.uint64)) @ by_atom, dtype=np.uint64)
    if len(selection_of):
        holds = _any(said, again)
        np.add.at(found, selection_of[holds], members.keys[again[0][holds]])
    return found


def _said(records: Records, community: LibraryCommunity, characteristic: str) -> NDArray[np.bool_]:
    """Return for each participation whether its answer to one question of the rule makes a member."""
    answers: Answers = records.answers[characteristic]
    yes = set().union(*(part.answers for part in community.rule if part.characteristic == characteristic))
    makes = np.array([slug in yes for slug in answers.slugs], dtype=bool)
    found = np.zeros(records.size, dtype=bool)
    if len(answers.rows):
        np.logical_or.at(found, answers.rows, makes[answers.codes])
    return found & _in_form(records, characteristic)


def _in_form(records: Records, characteristic: str) -> NDArray[np.bool_]:
    """Return for each participation whether its import was of a form that a level of the question holds."""
    forms = {level.frame for level in facts.levels(characteristic)}
    if "any" in forms:
        return np.ones(records.size, dtype=bool)
    return np.logical_or.reduce([of_form for form, of_form in records.frames.items() if form in forms])
