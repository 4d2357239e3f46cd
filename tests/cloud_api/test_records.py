"""The promises about records, on SQLite."""

from __future__ import annotations

from tests.contracts.platform_renames import RenameContract
from tests.contracts.platform_server import ContentContract, ReconciliationContract, RecordContract, TenantContract


class TestRecordsOnSqlite(RecordContract):
    """Records in."""


class TestContentOnSqlite(ContentContract):
    """What a record may hold."""


class TestReconciliationOnSqlite(ReconciliationContract):
    """The platform's side of the comparison."""


class TestTenantsOnSqlite(TenantContract):
    """Organizations apart."""


class TestRenamesOnSqlite(RenameContract):
    """Records under new keys."""
