"""A zip whose list of parts is whole and whose packed bytes are not: each way of packing fails in its own words."""

import io
import zipfile

WAYS = {"deflate": zipfile.ZIP_DEFLATED, "bzip2": zipfile.ZIP_BZIP2, "lzma": zipfile.ZIP_LZMA}


def broken_zip(*names: str, way: str) -> bytes:
    """Return a zip with parts of these names; the last one's stream is broken."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", WAYS[way]) as made:
        for name in names:
            made.writestr(name, "<a>" + "x1y2z3" * 5000 + "</a>")
        start = made.getinfo(names[-1]).header_offset + 30 + len(names[-1])
    content = bytearray(file.getvalue())
    # What says how it is packed stays.
    for place in range(start + (2 if way == "deflate" else 12), start + 40):
        content[place] = 0xFF
    return bytes(content)
