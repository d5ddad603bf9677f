"""Keys that stand for people: the person key that counts someone once, and the record key that drives rounding.

Method 2.6 A. Record keys are 64-bit; a cell's key is the sum of its distinct people's record keys, modulo 2^64.
"""

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable, Iterator

SEPARATOR = b"\x1f"


def person_key(reference: str, *, key: bytes) -> str:
    """Return the keyed hash (64 hexadecimal digits) of a person's reference, whatever its case and outer blanks."""
    return hmac.digest(key, reference.strip().casefold().encode(), "sha256").hex()


def record_key(identity: str, *, key: bytes) -> int:
    """Return the first 8 bytes, big-endian, of HMAC-SHA256(key, identity): 0 to 2^64 - 1."""
    return int.from_bytes(hmac.digest(key, identity.encode(), "sha256")[:8], "big")


def row_record_key(cells: tuple[str, ...], *, activity: str, repeat: int, key: bytes) -> int:
    """Return the record key of a row without a person key.

    `cells` are the row's cells as read; `repeat` numbers identical rows from 0, so that the order of rows in a
    file changes nothing.
    """
    said = SEPARATOR.join([activity.encode(), *(cell.encode() for cell in cells), str(repeat).encode()])
    return int.from_bytes(hmac.new(key, said, hashlib.sha256).digest()[:8], "big")


def row_record_keys(rows: Iterable[tuple[str, ...]], *, activity: str, key: bytes) -> Iterator[int]:
    """Yield the `row_record_key` of each of a file's rows in turn; identical rows are numbered as they come.

    Must stay fast: it is called for each row of a file.
    """
    begins, ends = f"{activity}\x1f", "\x1f0"
    seen: set[int] = set()
    repeats: Counter[int] = Counter()
    for cells in rows:
        said = (begins + "\x1f".join(cells) + ends).encode()
        found = int.from_bytes(hmac.digest(key, said, "sha256")[:8], "big")
        if found in seen:
            repeats[found] += 1
            yield row_record_key(cells, activity=activity, repeat=repeats[found], key=key)
        else:
            seen.add(found)
            yield found


def row_objection(record_key: str, *, activity: str, key: bytes) -> str:
    """Return what stands for a row whose person asked not to be counted: 64 hexadecimal digits, which round nothing."""
    said = SEPARATOR.join((b"objection", activity.encode(), record_key.encode()))
    return hmac.new(key, said, hashlib.sha256).hexdigest()


def head_keys(n: int, *, of: tuple[str, ...], key: bytes) -> list[int]:
    """Return a record key for each of `n` heads that nobody has answers of; `of` says what was counted, and where.

    The first heads of a larger count have the keys of a smaller one: a correction by one changes one key.
    """
    said = SEPARATOR.join(part.encode() for part in ("heads", *of))
    return [
        int.from_bytes(
            hmac.new(key, said + SEPARATOR + str(number).encode(), hashlib.sha256).digest()[:8], "big"
        )
        for number in range(n)
    ]
