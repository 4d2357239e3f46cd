"""A cloud account beside the books of an office, whose sign-in is over: as the platform keeps it, put there by hand."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def begin(database_url: str, *, title: str = "Kedai Awan") -> None:
    """From now on Xero is connected to the organization, and takes the sign-in no more."""
    with closing(_opened(database_url)) as connection, connection as tables:
        tables.execute(
            "INSERT INTO organization_integrations (id, organization_id, provider, is_active, connected_at, connection,"
            " company_name, company_marks, books_timeline, pc_name, sequence)"
            " SELECT 'i-xero', organization_id, 'xero', is_active, connected_at, 'c-xero', ?, company_marks,"
            " '', '', 0 FROM organization_integrations LIMIT 1",
            (title,),
        )
        tables.execute(
            "INSERT INTO integration_tokens (organization_id, provider, connection, tenant_id, tenant_name, kept,"
            " scope, signed_in_by, signed_in_at, refreshed_at, tries, state, sentence, revision)"
            " SELECT organization_id, 'xero', 'c-xero', 't', company_name, '{}', '', 'PC', connected_at, connected_at,"
            " 0, 'reconnect', 'Xero no longer accepts this sign-in.', 1 FROM organization_integrations"
            " WHERE provider = 'xero'"
        )


def end(database_url: str) -> None:
    """It is gone again."""
    with closing(_opened(database_url)) as connection, connection as tables:
        tables.execute("DELETE FROM integration_tokens WHERE provider = 'xero'")
        tables.execute("DELETE FROM organization_integrations WHERE provider = 'xero'")


def _opened(database_url: str) -> sqlite3.Connection:
    return sqlite3.connect(Path(database_url.removeprefix("sqlite:///")), timeout=30)
