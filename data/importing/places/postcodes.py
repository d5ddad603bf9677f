"""What a postcode looks like: spelled in one way, and whether it is whole, only its first part, or none."""

import re
import unicodedata
from enum import StrEnum

WHOLE = re.compile(r"(?:[A-Z]{1,2}\d[A-Z\d]?|GIR)\d[A-Z]{2}", re.ASCII)
"""Outward code, then a digit and two letters. Whether one was ever given out, only a directory knows."""
PART = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?(?:\d[A-Z]?)?")
"""The outward code, with no more than a piece of the inward code."""
INVISIBLE = re.compile("[\\s\u200b-\u200d\u2060\ufeff\u00ad]+")
LONGEST = 40
"""A cell of more letters is no postcode."""


class PostcodeKind(StrEnum):
    """What a cell of a column of postcodes holds."""

    WHOLE = "whole"
    PART = "part"
    OTHER = "other"


def spelled(text: str) -> str:
    """Return the one spelling of a postcode: compatible letters (NFKC), capitals, no blanks. Nothing else is mended."""
    if len(text) > LONGEST:
        return ""
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).upper()


def kind_of(text: str) -> PostcodeKind:
    """Return what a cell holds, however it is spelled. An O for a nought is no postcode: which was meant, nobody knows."""
    if WHOLE.fullmatch(text.replace(" ", "", 1)):
        # As nearly all are written: of a million cells, half a million may differ.
        return PostcodeKind.WHOLE
    said = spelled(text)
    if not said.isascii():
        return PostcodeKind.OTHER
    if WHOLE.fullmatch(said):
        return PostcodeKind.WHOLE
    return PostcodeKind.PART if PART.fullmatch(said) else PostcodeKind.OTHER
