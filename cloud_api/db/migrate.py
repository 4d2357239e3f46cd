"""Moves a database to the tables that this version needs."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from cloud_api.db.engine import Database


def _config(database: Database) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["engine"] = database.engine
    return config


def upgrade(database: Database, revision: str = "head") -> None:
    """Bring the tables up to a revision; creates them in an empty database."""
    command.upgrade(_config(database), revision)


def downgrade(database: Database, revision: str = "base") -> None:
    """Take the tables back to a revision; what the later ones held is lost."""
    command.downgrade(_config(database), revision)


def is_current(database: Database) -> bool:
    """Whether the tables are those that this version needs."""
    wanted = ScriptDirectory.from_config(_config(database)).get_current_head()
    with database.read() as connection:
        return MigrationContext.configure(connection).get_current_revision() == wanted
