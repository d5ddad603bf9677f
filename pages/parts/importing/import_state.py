"""Import: where the steps are, as one frozen value under one key of the session, and what each answer changes in it.

It holds the file in hand, which no other place of the session does: who forgets this value has forgotten the file.
Nothing of it is in the address or in a cache that sessions share.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum

import streamlit as st

from data.importing import ColumnMap, HarmonisedFile, PostcodeLookup, RawTable
from data.importing.columns.column_use import ColumnUse
from data.importing.columns.person_key_columns import SuggestedKey
from data.importing.columns.questions import Question
from data.importing.columns.saved_maps import fitting, together

STEPS = "import_steps"
"""The one key."""


class Step(IntEnum):
    """The steps, in order. Publishing follows them, and may be done at any time."""

    FILE = 1
    COLUMNS = 2
    QUESTIONS = 3
    LABELS = 4
    PROBLEMS = 5
    STORE = 6


@dataclass(frozen=True)
class StoredHere:
    """An import of this session. No number of people is in it."""

    number: int
    file_name: str
    activity: str
    """Title of the activity."""


@dataclass(frozen=True)
class Looked:
    """What the columns of the file in hand are taken for, by one map."""

    by: ColumnMap
    columns: tuple[ColumnUse, ...]
    questions: tuple[Question, ...]
    keys: tuple[SuggestedKey, ...]
    samples: Mapping[str, tuple[str, ...]]
    """Heading to a few of its labels."""
    lookup: PostcodeLookup = field(default_factory=PostcodeLookup)
    """Where postcodes are; it remembers those of the file in hand, and goes with it."""
    lookup_refused: str = ""
    """Why the postcode file can't be used."""


@dataclass(frozen=True)
class Steps:
    """Everything that a steward has given and said since the last file was stored."""

    step: Step = Step.FILE
    forward: bool = True
    """Whether the last move was onward: a step with nothing to ask is passed in that direction."""
    serial: int = 0
    """Rises when a file is forgotten, so that its boxes are new ones."""
    activity: str | None = None
    source: str = ""
    upload: str = ""
    """Which upload the file was read from."""
    table: RawTable | None = None
    refused: str = ""
    """Why the file was not read."""
    map_upload: str = ""
    map_name: str = ""
    map_refused: str = ""
    """Why the uploaded map is not used."""
    given: ColumnMap = field(default_factory=ColumnMap)
    """The map that was uploaded, as `map_name`."""
    before: ColumnMap = field(default_factory=ColumnMap)
    """What was said of this source at earlier files."""
    said: ColumnMap = field(default_factory=ColumnMap)
    """What the steward has said since."""
    looked: Looked | None = None
    found: HarmonisedFile | None = None
    found_for: str | None = None
    """Activity for which it was found: its closing day stands for missing dates."""
    replaces: int = 0
    """Number of the import that the file corrects; 0 for none."""
    stored: tuple[StoredHere, ...] = ()

    @property
    def column_map(self) -> ColumnMap:
        """Return all that holds of the file in hand: said before, in the map, and now."""
        given, _ = self.fitted
        return replace(together(together(self.before, given), self.said), source=self.source)

    @property
    def fitted(self) -> tuple[ColumnMap, tuple[str, ...]]:
        """Return the uploaded map without the columns that the file lacks, and those."""
        return fitting(self.given, self.table.headings if self.table else ())


def steps() -> Steps:
    """Return where the steps are."""
    kept: Steps = st.session_state.get(STEPS, Steps())
    return kept


def put(changed: Steps) -> Steps:
    """Keep where the steps are, and return it."""
    st.session_state[STEPS] = changed
    return changed


def say(change: Callable[[ColumnMap], ColumnMap]) -> None:
    """Keep what the steward says of the file in hand."""
    put(replace(steps(), said=change(steps().said)))


def unsay(change: Callable[[ColumnMap], ColumnMap]) -> None:
    """Take back what was said of the file in hand, now, in the map or before."""
    now = steps()
    put(replace(now, said=change(now.said), given=change(now.given), before=change(now.before)))


def go(step: Step) -> None:
    """Go to a step."""
    now = steps()
    put(replace(now, step=step, forward=step > now.step))


def next_file(stored: StoredHere | None = None) -> None:
    """Forget the file in hand and all that was said of it; activity and source stay for the next file."""
    now = steps()
    put(
        Steps(
            serial=now.serial + 1,
            activity=now.activity,
            source=now.source,
            stored=(*now.stored, *([stored] if stored else [])),
        )
    )
