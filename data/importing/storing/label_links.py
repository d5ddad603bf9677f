"""Which label stood in which answer, so that the answer can follow when a person decides what the label means."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from data import facts
from data.importing.columns.column_use import ColumnUse, answering
from data.importing.harmonising import HarmonisedFile
from data.importing.labels.ages import AGE
from data.importing.labels.given import labels_of_rows, read_given, without_groups
from data.importing.labels.meaning import Meaning
from data.importing.labels.norm import norm
from data.importing.labels.trans_answers import DIFFERENT, OPEN, TRANS_STATUS, rows_that_say_trans
from data.importing.people.privacy import FEWEST_STORED, NOT_SHOWN
from models.vocabulary import Missing

OR = "or"
"""Stands for a place: what another question says, where this one is left open."""

LabelKey = tuple[str, str]
"""Characteristic, and the label normalised."""


@dataclass(frozen=True)
class KeptLabel:
    """A label of a file that may be stored: enough rows hold it, or a person decided it."""

    characteristic: str
    label: str
    count: int
    slug: str | None
    """What a person decided; None where nobody has."""

    @property
    def key(self) -> LabelKey:
        """Return what it is looked up by."""
        return self.characteristic, norm(self.label)


class Link(NamedTuple):
    """A label in one row's answer to one question."""

    kept: int
    """Place of the row among the kept rows."""
    label: LabelKey
    place: int
    """Where it stood among the answers of the row, from 0."""
    beside: str
    """The other answers, as `ParticipationLabel.beside` keeps them."""


def kept_labels(harmonised: HarmonisedFile, *, left_out: Collection[int] = ()) -> tuple[KeptLabel, ...]:
    """Return the labels of a file that may be stored; rows `left_out` (places among the kept) do not count."""
    gone = _counts(harmonised, left_out)
    found = [
        KeptLabel(name, label, times - gone.get((name, norm(label)), 0), None)
        for name, labels in harmonised.unmatched.items()
        for label, times in labels.items()
    ]
    decided = [
        KeptLabel(
            one.characteristic,
            one.label,
            one.rows - gone.get((one.characteristic, norm(one.label)), 0),
            one.slug,
        )
        for one in harmonised.decided
    ]
    return (*(one for one in found if one.count >= FEWEST_STORED), *decided)


def links(harmonised: HarmonisedFile, *, labels: Collection[KeptLabel]) -> list[Link]:
    """Return where each of `labels` stands. Nothing is looked at where there is none; who is too young has no link."""
    wanted = {one.key for one in labels if one.label != NOT_SHOWN}
    asked = {name for name, _ in wanted}
    found: list[Link] = []
    for use in harmonised.columns:
        if use.characteristic in asked and use.meaning is not None:
            found += _of_question(harmonised, use, use.meaning, wanted=wanted)
    return found


def _counts(harmonised: HarmonisedFile, left_out: Collection[int]) -> Mapping[LabelKey, int]:
    """Return how many rows among `left_out` hold each label."""
    found: dict[LabelKey, int] = {}
    if not left_out:
        return found
    every = [
        *(
            KeptLabel(name, label, 0, None)
            for name, labels in harmonised.unmatched.items()
            for label in labels
        ),
        *(KeptLabel(one.characteristic, one.label, 0, one.slug) for one in harmonised.decided),
    ]
    for link in links(harmonised, labels=every):
        if link.kept in left_out:
            found[link.label] = found.get(link.label, 0) + 1
    return found


def _of_question(
    harmonised: HarmonisedFile, use: ColumnUse, meaning: Meaning, *, wanted: set[LabelKey]
) -> list[Link]:
    name = meaning.characteristic
    multiple = facts.characteristic(name).multiple
    keys, parts = _given(harmonised, use, multiple=multiple, wanted=wanted)
    here = {key: _places(name, said, meaning, wanted) for key, said in parts.items()}
    linked = {key for key, places in here.items() if places}
    if not linked:
        return []
    stored: Sequence[object] = harmonised.ticks[name] if multiple else harmonised.answers[name]
    young = ((Missing.NOT_APPLICABLE,), Missing.NOT_APPLICABLE)
    expected = {key: {str(meaning.of(part)) for part in parts[key]} for key in linked}
    filled = _filled(harmonised) if name == TRANS_STATUS else frozenset()
    found = []
    for kept, index in enumerate(harmonised.kept):
        key = keys[index]
        if key not in linked or (stored[kept] in young and expected[key] != {str(Missing.NOT_APPLICABLE)}):
            continue
        if name == AGE and stored[kept] != next(iter(expected[key])):
            # An age that was read as a number, on the day of this row: no label decided it.
            continue
        also = f"{OR}:{DIFFERENT}" if kept in filled else ""
        for label, place, beside in here[key]:
            found.append(Link(kept, label, place, beside or also))
    return found


def _filled(harmonised: HarmonisedFile) -> frozenset[int]:
    """Return the rows whose trans status is filled by another answer, where their own says nothing."""
    of = answering(harmonised.columns)
    return frozenset(rows_that_say_trans(harmonised.table, of, harmonised.kept))


def _given(
    harmonised: HarmonisedFile, use: ColumnUse, *, multiple: bool, wanted: set[LabelKey]
) -> tuple[Sequence[Hashable], Mapping[Hashable, tuple[str, ...]]]:
    """Return a key for each row of the table, and the labels of each key.

    Where one answer is due, several that can't all be it are one label, as they went to review.
    """
    if use.characteristic == AGE:
        labels = labels_of_rows(harmonised.table, use)
        return labels, {label: (label,) for label in set(labels)}
    given = read_given(harmonised.table, use)
    if multiple:
        return given.keys, given.parts
    wholes = {key: given.whole(key) for key in given.parts}
    return given.keys, {
        key: (wholes[key],) if (use.characteristic, norm(wholes[key])) in wanted else parts
        for key, parts in given.parts.items()
    }


def _places(
    name: str, parts: tuple[str, ...], meaning: Meaning, wanted: set[LabelKey]
) -> list[tuple[LabelKey, int, str]]:
    """Return, for each part that is a wanted label: the label, its place, and what stands beside it."""
    held = [(place, norm(part)) for place, part in enumerate(parts) if (name, norm(part)) in wanted]
    if not held:
        return []
    linked = {place for place, _ in held}
    beside = " ".join(
        f"{place}:{meaning.of(part)}" for place, part in enumerate(parts) if place not in linked
    )
    return [((name, label), place, beside) for place, label in held]


def together(decided: Mapping[int, str], *, beside: str, characteristic: str) -> tuple[str, ...]:
    """Return what a row's answers to one question come to, as harmonising has it.

    `decided` is, by place, what the linked labels mean now; `beside` the rest. Several answers: each once; a kind of
    missing beside an answer says nothing, but one that needs review stays. One answer: itself; two that differ need
    review; where it says nothing, what another question says of it stands.
    """
    rest = dict(each.split(":", 1) for each in beside.split())
    instead = rest.pop(OR, None)
    said_at = {**{int(place): slug for place, slug in rest.items()}, **decided}
    once = tuple(dict.fromkeys(said_at[place] for place in sorted(said_at)))
    if facts.characteristic(characteristic).multiple:
        said = tuple(slug for slug in once if slug not in set(Missing) or slug == Missing.NEEDS_REVIEW)
        return said or once[:1]
    once = tuple(without_groups(list(once), characteristic))
    one = once[0] if len(once) == 1 else str(Missing.NEEDS_REVIEW)
    return (instead,) if instead and one in OPEN else (one,)
