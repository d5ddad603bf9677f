"""A file that is whole or is not there: it is written beside its place and then put there in one step."""

import os
import stat
from pathlib import Path
from tempfile import NamedTemporaryFile

NO_FOLDER = "There is no folder {folder}. Make it first, or name another."
NO_FILE = "{file} is no file but a device or a pipe. Name a file."
NOT_WRITTEN = "{file} could not be written: {why}."


class NotWritten(Exception):
    """The file could not be written; the text says why, and what stood there before still stands."""


def write(path: Path, content: bytes) -> None:
    """Put `content` at `path`, whole, in place of what stood there; who may read that may read this, and nobody else.

    A link stays, and what it leads to is written. Raises NotWritten where the folder is not there or may not be written to,
    and where a device or a pipe stands there; then nothing is left behind.
    """
    named, path = path, Path(os.path.realpath(path))
    if not path.parent.is_dir():
        raise NotWritten(NO_FOLDER.format(folder=path.parent))
    half = None
    try:
        mode = path.stat().st_mode if path.exists() else None
        if mode is not None and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise NotWritten(NO_FILE.format(file=named))
        with NamedTemporaryFile(dir=path.parent, prefix=".being-written-", delete=False) as file:
            half = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.chmod(0o666 & ~_mask() if mode is None else stat.S_IMODE(mode))
        half.replace(path)
    except OSError as error:
        raise NotWritten(NOT_WRITTEN.format(file=named, why=error.strerror or "unknown")) from None
    finally:
        if half is not None:
            half.unlink(missing_ok=True)


def _mask() -> int:
    """Return which permissions new files of this process lack: a temporary file is closed to everybody else."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
