"""What migrations promise on every database."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, select

from cloud_api.db.engine import Database
from cloud_api.db.migrate import downgrade, is_current, upgrade
from cloud_api.db.tables import metadata, platform
from cloud_api.editing.edit import Editor
from cloud_api.editing.service import EditingService
from cloud_api.organizations.service import OrganizationService
from connector.domain.keys import EntityKind


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

    def test_the_first_tables_keep_what_they_hold(self, database: Database) -> None:
        """A database of the first version keeps its identity and its organizations, and can take changes then."""
        upgrade(database, "0001")
        slug = "kedai"
        OrganizationService(database).create(slug, "Kedai")
        with database.read() as connection:
            before = connection.execute(select(platform.c.id)).scalar_one()
        assert not is_current(database)
        upgrade(database)
        organization_id = OrganizationService(database).id_of(slug)
        editor = Editor(organization_id=organization_id, provider="sql_accounting", person="Aminah")
        made = EditingService(database).create(editor, EntityKind.PRODUCT, b'{"description": "Beras"}')
        with database.read() as connection:
            assert connection.execute(select(platform.c.id)).scalar_one() == before
        assert made.record.pending
        downgrade(database, "0001")
        assert OrganizationService(database).id_of(slug) == organization_id
