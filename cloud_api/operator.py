"""What every command of the operator begins with: the database."""

from __future__ import annotations

from typing import Annotated

import typer

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade

DatabaseUrl = Annotated[
    str,
    typer.Option(
        "--database-url",
        envvar="BUKUBRIDGE_CLOUD_DATABASE_URL",
        help="SQLAlchemy URL; sqlite:///file or postgresql://… (with a password: by the environment variable).",
        show_envvar=True,
    ),
]


def ready(database_url: str) -> Database:
    """The database; an SQLite file is migrated on the way, as `serve` does."""
    database = Database(database_url)
    if database.dialect == "sqlite":
        upgrade(database)
    return database
