"""What the register says of each activity that has records: the values that a selection may filter by."""

from collections.abc import Sequence

import numpy as np
from sqlmodel import Session, select

from data.counting.records import Records
from data.menu import OTHER_SMALL, Atom
from models.register import Activity, Engagement
from models.vocabulary import Audience, Dimension


class UnknownActivity(Exception):
    """An activity has records and is not in the register; the argument is its reference."""


def atoms_of(register: Session, *, records: Records, least: int) -> tuple[Atom, ...]:
    """Return an atom for each of `records.atom_names`, in that order.

    Engagements of fewer than `least` people share one value. An activity for one community, or of an engagement
    with a benchmark of its own, has the audience "for one community or group" (method 2.5, 3.4).

    Raises
    ------
    UnknownActivity
        The register lacks an activity.
    """
    activities = {activity.reference: activity for activity in register.exec(select(Activity))}
    engagements = {engagement.reference: engagement for engagement in register.exec(select(Engagement))}
    for reference, _ in records.atom_names:
        if reference not in activities:
            raise UnknownActivity(reference)
    of_atom = [activities[reference].engagement for reference, _ in records.atom_names]
    small = _small_engagements(records, of_atom, least)
    atoms = []
    for (reference, quarter), engagement in zip(records.atom_names, of_atom, strict=True):
        activity = activities[reference]
        one_group = activity.community is not None or engagements[engagement].benchmark is not None
        values = {
            Dimension.ENGAGEMENT: OTHER_SMALL if engagement in small else engagement,
            Dimension.STAGE: activity.stage,
            Dimension.LEVEL: activity.level,
            Dimension.METHOD: activity.method,
            Dimension.PLACE: activity.place,
            Dimension.AUDIENCE: (Audience.ONE_GROUP if one_group else Audience.OPEN_TO_ALL).value,
        }
        atoms.append(Atom(reference, quarter, values))
    return tuple(atoms)


def _small_engagements(records: Records, of_atom: Sequence[str], least: int) -> set[str]:
    names, places = np.unique(np.array(of_atom, dtype=str), return_inverse=True)
    # One number for each pair of engagement and person.
    size = int(records.people.max(initial=0)) + 1
    pairs = np.unique(places[records.atoms] * size + records.people)
    people = np.bincount(pairs // size, minlength=len(names))
    return {str(name) for name, who in zip(names, people, strict=True) if who < least}
