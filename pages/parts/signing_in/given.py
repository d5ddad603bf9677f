"""To whom each file was given: Streamlit hands a download to whoever knows its address, signed in or not.

Its address is made of its content. What it was given to is noted as the button is drawn, or as the file is made once the
button is pressed, and the door (`door.py`) asks here. What is not noted is given to nobody.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from streamlit.runtime.memory_media_file_storage import _calculate_file_id

MOST_KEPT = 20_000
"""Files remembered, the newest; a page draws about ten, anew each time it is drawn."""


@dataclass
class _Given:
    to: OrderedDict[str, set[str]] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)


_given = _Given()


def note(content: bytes, *, mime: str, file_name: str, whose: str) -> None:
    """Note that a file may go to somebody (their `identity`; blank for whoever is not signed in)."""
    number = _calculate_file_id(content, mime, file_name)
    with _given.lock:
        _given.to.setdefault(number, set()).add(whose)
        _given.to.move_to_end(number)
        while len(_given.to) > MOST_KEPT:
            _given.to.popitem(last=False)


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
        return to in _given.to.get(number, ())
