"""Runs the migrations over the engine that the caller opened."""

from __future__ import annotations

from alembic import context

from cloud_api.db.tables import metadata


def _run() -> None:
    with context.config.attributes["engine"].begin() as connection:
        # Rows of everybody: the caller's engine says so when it connects.
        context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
        with context.begin_transaction():
            context.run_migrations()


_run()
