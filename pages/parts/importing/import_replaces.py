"""Import, step 6: whether the file corrects an earlier import of its activity, and takes its place."""

from collections.abc import Sequence
from dataclasses import replace

from data.importing.storing import history
from data.importing.storing.history import PastImport
from pages.parts import frame
from pages.parts.importing import import_boxes, import_state
from pages.parts.importing.import_state import Steps

ASKED = "Does this file correct an earlier import?"
NO = "No, these are more people"
WHAT_FOLLOWS = (
    "Import {number} is taken back as this one is stored. Whoever is the same in both has not changed; so a table moves only "
    "when 30 people really changed in it."
)


def choose(activity: str, now: Steps) -> None:
    """Ask it, where imports of the activity stand; say what follows."""
    standing = [each for each in history.imports() if each.activity == activity and not each.undone]
    if not standing:
        return
    by_number = {each.number: each for each in standing}
    number = now.replaces if now.replaces in by_number else 0
    import_boxes.choose(
        ASKED,
        [0, *by_number],
        chosen=number,
        key=f"import_replaces_{now.serial}",
        words=lambda each: _name(each, standing),
        tell=_say,
    )
    if number:
        frame.notes([WHAT_FOLLOWS.format(number=number)])


def _say(number: int) -> None:
    import_state.put(replace(import_state.steps(), replaces=number))


def _name(number: int, standing: Sequence[PastImport]) -> str:
    return next(
        (f"Yes, import {each.number}: {each.file_name}" for each in standing if each.number == number), NO
    )
