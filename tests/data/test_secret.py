"""The secret: made once, kept by its owner, never replaced, never printed."""

import os
import stat

import pytest

from data.secret import (
    SECRET_BYTES,
    SECRET_FILE_SETTING,
    TOO_SHORT,
    SecretError,
    derive,
    read_secret,
    secret_path,
)


def test_it_is_made_where_there_is_none_and_read_ever_after(own_folder):
    """Mutant: a new secret at every reading."""
    first = read_secret()
    assert (own_folder / "secret").stat().st_size == SECRET_BYTES
    assert read_secret() == first


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps other users out of a profile by other means")
def test_only_its_owner_can_read_it(own_folder):
    """Mutant: the file made with 0o644."""
    read_secret()
    assert stat.S_IMODE((own_folder / "secret").stat().st_mode) == 0o600


def test_its_folder_is_made_too(own_folder, monkeypatch):
    monkeypatch.setenv(SECRET_FILE_SETTING, str(own_folder / "new" / "folder" / "secret"))
    read_secret()
    assert secret_path().exists()


def test_without_a_setting_it_stands_in_the_users_configuration_and_not_in_the_project(monkeypatch):
    """Mutant: the secret in the folder one works in."""
    monkeypatch.delenv(SECRET_FILE_SETTING)
    assert secret_path().name == "secret"
    assert secret_path().parent.name == "equal-reach"
    assert not secret_path().is_relative_to(os.getcwd())


@pytest.mark.parametrize("size", [0, 1, SECRET_BYTES - 1])
def test_a_file_too_short_is_refused_and_not_replaced(own_folder, size):
    """Mutant: only an empty file refused."""
    (own_folder / "secret").write_bytes(b"x" * size)
    with pytest.raises(SecretError) as refused:
        read_secret()
    assert str(refused.value) == TOO_SHORT
    assert (own_folder / "secret").read_bytes() == b"x" * size


def test_every_use_has_a_key_of_its_own():
    """Mutant: one key for people and for rounding."""
    made = derive(b"s" * SECRET_BYTES)
    assert len({made.person, made.rounding, bytes.fromhex(made.fingerprint), b"s" * SECRET_BYTES}) == 4
    assert derive(b"t" * SECRET_BYTES) != made


def test_printing_it_shows_no_key():
    """Mutant: `Secret` with the repr of a dataclass."""
    made = derive(b"s" * SECRET_BYTES)
    for shown in (repr(made), str(made), f"{made}"):
        assert made.person.hex() not in shown
        assert repr(made.person) not in shown
        assert repr(made.rounding) not in shown
