"""To whom each file was given: Streamlit hands a download to whoever knows its address, signed in or not.

Its address is made of its content. What it was given to is noted as the button is drawn, or as the file is made once the
button is pressed, and the door (`door.py`) asks here. What is not noted is given to nobody.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from streamlit.runtime.memory_media_file_storage import _calculate_file_id

MOST_KEPT = 5_000
"""Files remembered of each, the newest; a page draws about ten, anew each time it is drawn."""
MOST_PEOPLE = 2_000
"""Of whom files are remembered; who was given nothing for longest goes first. Whoever is not signed in is one of them."""


@dataclass
class _Given:
    of: OrderedDict[str, OrderedDict[str, None]] = field(default_factory=OrderedDict)
    """Whose, to the numbers of their files: a list for each, so that nobody pushes out what others were given."""
    lock: threading.Lock = field(default_factory=threading.Lock)


_given = _Given()


def note(content: bytes, *, mime: str, file_name: str, whose: str) -> None:
    """Note that a file may go to somebody (their `identity`; blank for whoever is not signed in)."""
    number = _calculate_file_id(content, mime, file_name)
    with _given.lock:
        files = _given.of.setdefault(whose, OrderedDict())
        files[number] = None
        files.move_to_end(number)
        while len(files) > MOST_KEPT:
            files.popitem(last=False)
        _given.of.move_to_end(whose)
        while len(_given.of) > MOST_PEOPLE:
            _given.of.popitem(last=False)


def noting(make: Callable[[], bytes], *, mime: str, file_name: str, whose: str) -> Callable[[], bytes]:
    """Return `make`, which runs outside of the page's run, with what it makes noted."""

    def made() -> bytes:
        content = make()
        note(content, mime=mime, file_name=file_name, whose=whose)
        return content

    return made


def is_given(number: str, *, to: str) -> bool:
    """Say whether the file of that number (its name in the address without the ending) was given to somebody."""
    with _given.lock:
        return number in _given.of.get(to, ())


def numbers() -> set[str]:
    """Return the numbers of all files that were given to anybody."""
    with _given.lock:
        return {number for files in _given.of.values() for number in files}


def forget_all() -> None:
    """Give no file that was given before to anybody."""
    with _given.lock:
        _given.of.clear()
