"""The secret that drives person hashes and rounding: 32 random bytes in a file outside the repository and the databases."""

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path

SECRET_FILE_SETTING = "EQUAL_REACH_SECRET_FILE"
SECRET_BYTES = 32
TOO_SHORT = "The secret file holds fewer than 32 bytes. Restore it from your backup; do not make a new one."


class SecretError(Exception):
    """The secret can't be used; the message says what to do."""


@dataclass(frozen=True, repr=False)
class Secret:
    """Two keys derived from the one secret, so that neither use tells anything of the other."""

    person: bytes
    """Key of the hashes that stand for people."""
    rounding: bytes
    """Key of the record keys that drive rounding."""
    fingerprint: str
    """What the register keeps, to notice another secret; says nothing of the keys."""


def derive(secret: bytes) -> Secret:
    """Return the two keys and the fingerprint of `secret` (HMAC-SHA256 under three different names)."""

    def named(name: bytes) -> bytes:
        return hmac.new(secret, b"equal-reach " + name, hashlib.sha256).digest()

    return Secret(
        person=named(b"person"), rounding=named(b"rounding"), fingerprint=named(b"fingerprint").hex()
    )


def secret_path() -> Path:
    """Return where the secret stands: the setting EQUAL_REACH_SECRET_FILE, else the user's configuration folder."""
    named = os.environ.get(SECRET_FILE_SETTING)
    return Path(named) if named else user_config_path("equal-reach", appauthor=False) / "secret"


def read_secret() -> Secret:
    """Read the secret, making it first where there is none, readable by its owner only.

    Raises
    ------
    SecretError
        The file is too short to be a secret of ours.
    """
    path = secret_path()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            pass
        else:
            with os.fdopen(made, "wb") as file:
                file.write(secrets.token_bytes(SECRET_BYTES))
    secret = path.read_bytes()
    if len(secret) < SECRET_BYTES:
        raise SecretError(TOO_SHORT)
    return derive(secret)
