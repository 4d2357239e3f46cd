"""What people changed, as they look for it. Synchronous; runs in worker threads and in commands."""

from __future__ import annotations

from cloud_api.changes.repository import change_of, changes_of
from cloud_api.changes.schemas import ChangeDetail, ShownChangePage, detail, shown
from cloud_api.changes.stored import ChangeLook
from cloud_api.db.engine import Database


def page_of(database: Database, organization_id: str, look: ChangeLook) -> ShownChangePage:
    """Changes of an organization, newest first."""
    with database.read() as connection:
        found, more = changes_of(connection, organization_id, look)
    return ShownChangePage(list(map(shown, found)), found[-1].id if more else None)


def one_of(database: Database, organization_id: str, change_id: str) -> ChangeDetail | None:
    """One change of an organization, whole."""
    with database.read() as connection:
        found = change_of(connection, organization_id, change_id)
    return None if found is None else detail(found)
