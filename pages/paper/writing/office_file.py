"""What every office file has in common: it is a zip of XML, and the same paper must give the same bytes."""

import io
import re
import zipfile
from datetime import date

_REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no character of XML 1.0 (its production 2)."""
REPLACED_BY = "\ufffd"
FIRST_YEAR = 1980
"""The first year that a zip can hold."""


def allowed(text: str) -> str:
    """Return text that XML can hold: each character that it refuses becomes a mark that is seen, none vanishes."""
    return _REFUSED.sub(REPLACED_BY, text)


def dated(file: bytes, on: date) -> bytes:
    """Return the same zip, every part dated on one day at midnight and made on no system, in the order it had.

    Libraries write the clock of the machine into each part: the same paper would never give the same bytes twice.
    """
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(file)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            info = zipfile.ZipInfo(part.filename, (max(on.year, FIRST_YEAR), on.month, on.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, old.read(part))
    return out.getvalue()
