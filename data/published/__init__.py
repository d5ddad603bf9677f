"""The only door for pages: what the standing release shows. Nothing behind it can reach a person.

What one kind of page asks for has a room of its own here: `communities`, `needs`, `questions`, `coverage`, `voices_wanted`.
"""

from data.published.comparing import compared, library
from data.published.offered import OTHER_SMALL_LABEL, Menu, menu, value_label
from data.published.overlaps import overlap, overlaps_offered
from data.published.reading import across, people, table, tables
from data.published.set_targets import targets
from data.published.several_periods import over_time
from data.published.standing_release import (
    as_frozen,
    audit,
    changes,
    figures_of,
    keyed,
    made_at,
    previous_release,
    release,
)

__all__ = [
    "OTHER_SMALL_LABEL",
    "Menu",
    "across",
    "as_frozen",
    "audit",
    "changes",
    "compared",
    "figures_of",
    "keyed",
    "library",
    "made_at",
    "menu",
    "over_time",
    "overlap",
    "overlaps_offered",
    "people",
    "previous_release",
    "release",
    "table",
    "tables",
    "targets",
    "value_label",
]
