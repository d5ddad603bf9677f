"""Releases as they stand in the register: what is protected, to rows and back. Sees no people.

Tables of one characteristic are here; `heads` and `overlaps` hold the other two kinds, and
`selections` what is said of a selection as a whole.
"""

from data.frozen import content, heads, overlaps, selections
from data.frozen.rows import selection_of, standing
from data.frozen.tables import (
    Stamped,
    TableKey,
    Withdrawn,
    newest,
    not_asked,
    stored,
    stored_of,
    write,
    write_not_asked,
    write_withdrawn,
)

__all__ = [
    "Stamped",
    "TableKey",
    "Withdrawn",
    "content",
    "heads",
    "newest",
    "not_asked",
    "overlaps",
    "selection_of",
    "selections",
    "standing",
    "stored",
    "stored_of",
    "write",
    "write_not_asked",
    "write_withdrawn",
]
