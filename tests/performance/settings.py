"""Points the settings at the databases of one folder."""

import os
from pathlib import Path

from data.databases import INTAKE_SETTING, REGISTER_SETTING, close, migrate
from data.secret import SECRET_FILE_SETTING


def use(folder: Path) -> None:
    """Let this process use the databases in `folder`, brought to the newest schema, and the secret there."""
    close()
    os.environ |= {
        INTAKE_SETTING: f"sqlite:///{(folder / 'intake.db').as_posix()}",
        REGISTER_SETTING: f"sqlite:///{(folder / 'register.db').as_posix()}",
        SECRET_FILE_SETTING: str(folder / "secret"),
    }
    migrate()
