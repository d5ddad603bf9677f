"""Which selections' forms had a question at all: of the forms, not of the people who filled them in.

A table that is not there does not say why (method 2.6 C). That a form never asked is different: whoever took part knows
it, nobody's answer follows from it, and it is a finding about us (design 5, *Coverage*).
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from data.counting.records import Records
from models.vocabulary import Missing


def not_asked(records: Records, *, holds: NDArray[np.bool_]) -> Mapping[str, NDArray[np.bool_]]:
    """Return by characteristic, for each selection of `holds` (selections by atoms), whether no form in it asked.

    A form asked where anybody's answer is anything but `not_asked`, whatever it is.
    """
    found: dict[str, NDArray[np.bool_]] = {}
    for characteristic, answers in records.answers.items():
        asked = np.array([slug != Missing.NOT_ASKED.value for slug in answers.slugs], dtype=bool)
        rows = answers.rows[asked[answers.codes]] if len(answers.codes) else answers.rows
        atoms = np.unique(records.atoms[rows])
        found[characteristic] = np.logical_not(holds[:, atoms].any(axis=1))
    return found
