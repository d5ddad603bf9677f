"""Writes the next revision of one family from what its models say now: python -m data.migrations FAMILY "What changes"."""

import argparse
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from data.migrations import config, upgrade


def main() -> None:
    """Compare the models with an empty database brought to the newest revision, and write the difference."""
    parser = argparse.ArgumentParser(prog="python -m data.migrations", description=__doc__)
    parser.add_argument("family", choices=("intake", "register"))
    parser.add_argument("what", help="what changes, in a few words")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{(Path(folder) / 'newest.db').as_posix()}")
        with engine.begin() as connection:
            upgrade(connection, family=asked.family)
            settings = config(asked.family, connection=connection)
            script = ScriptDirectory.from_config(settings)
            number = f"{len(list(script.walk_revisions())) + 1:04d}"
            command.revision(settings, asked.what, autogenerate=True, rev_id=number)
        engine.dispose()


if __name__ == "__main__":
    main()
