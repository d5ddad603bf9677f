"""Every attack is made with one fixed secret: rounding falls the same way whenever the tests run."""

from pathlib import Path

import pytest

from tests.attacks.attacker import use_secret


@pytest.fixture(autouse=True)
def known_secret(own_folder: Path) -> None:
    """Put the first secret in place; a test may choose another."""
    use_secret()
