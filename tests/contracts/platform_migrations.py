"""What migrations promise on every database."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from cloud_api.db.engine import Database
from cloud_api.db.migrate import downgrade, is_current, upgrade
from cloud_api.db.tables import metadata


class MigrationContract:
    """Subclasses give the fixture `database`, empty."""

    def test_the_migrations_make_the_tables_of_the_code(self, database: Database) -> None:
        """After all migrations the database differs from the code's tables in nothing."""
        upgrade(database)
        with database.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, metadata) == []

    def test_migrations_go_down_and_up_again(self, database: Database) -> None:
        """Going down leaves no table of ours behind, and up works a second time."""
        for _ in range(2):
            upgrade(database)
            assert is_current(database)
            downgrade(database)
            assert set(inspect(database.engine).get_table_names()) <= {"alembic_version"}
