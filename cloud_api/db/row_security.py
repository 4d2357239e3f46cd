"""Row-level security of PostgreSQL: whoever forgets to say whose rows he wants gets none of anybody else's.

Each transaction of a request names its organization (`SET LOCAL`, by `Database`); the policy of every table that
belongs to customers compares. It is forced, so that it binds the owner of the tables as well; superusers and roles that
bypass it are refused when the server starts. SQLite has nothing of the kind: there the queries alone do it.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

from cloud_api.db.tables import metadata
from connector.domain.errors import SettingsInvalid

SETTING = "bukubridge.organization"
"""Names whose rows a transaction may see; nobody's while it is not set."""
EVERYBODY = "*"
"""For the operator's commands, the worker, migrations, and for finding out who calls."""

ONLY_ADDED_TO = ("audit_entries",)
"""Tables in which the server may change and delete nothing."""
JOBS_SCHEMA = "bukubridge_jobs"
"""Where Procrastinate's tables are: names of connections and nothing of customers, for the worker alone."""

_SET = f"current_setting('{SETTING}', true)"
_POLICY = "own_organization"


def protection(table: str, column: str = "organization_id") -> tuple[str, ...]:
    """Statements that protect a table. The setting is read once for a statement, not for each row."""
    rows = f"((SELECT {_SET} = '{EVERYBODY}') OR {column} = (SELECT nullif(nullif({_SET}, '{EVERYBODY}'), '')::uuid))"
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY {_POLICY} ON {table} USING {rows} WITH CHECK {rows}",
    )


def removal(table: str) -> tuple[str, ...]:
    """Statements that take the protection off again."""
    return (
        f"DROP POLICY {_POLICY} ON {table}",
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    )


def check_role(connection: Connection) -> None:
    """Refuse a role of PostgreSQL that no policy binds, or that lacks rights on a table of this version.

    Raises:
        SettingsInvalid: it is a superuser, bypasses row-level security, or was not granted a newer table.
    """
    if connection.dialect.name != "postgresql":
        return
    found = connection.execute(
        text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
    ).scalar_one()
    if found:
        raise SettingsInvalid(
            "The database role is a superuser or bypasses row-level security: nothing would keep organizations apart.",
            remedy="Let the server sign in with a role that owns nothing (bukubridge-cloud migrate --grant-to).",
        )
    closed = connection.execute(
        text(
            "SELECT min(tablename) FROM pg_tables WHERE schemaname = 'public' AND tablename = ANY(:ours)"
            " AND NOT has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT')"
        ),
        {"ours": list(metadata.tables)},
    ).scalar_one()
    if closed is not None:
        raise SettingsInvalid(
            f"The database role of the server may not use the table {closed}.",
            remedy="Run bukubridge-cloud migrate --grant-to with that role's name: newer versions have newer tables.",
        )


def grant(connection: Connection, role: str) -> None:
    """Let a role that owns nothing work with the tables, and keep memories of hosted connections."""
    quoted = connection.dialect.identifier_preparer.quote(role)
    name = connection.execute(text("SELECT quote_ident(current_database())")).scalar_one()
    jobs = ", ".join(f"{JOBS_SCHEMA}.procrastinate_{name}" for name in ("jobs", "workers", "periodic_defers"))
    for statement in (
        f"GRANT USAGE ON SCHEMA {JOBS_SCHEMA} TO {quoted}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON {jobs} TO {quoted}",
        f"GRANT SELECT, INSERT ON {JOBS_SCHEMA}.procrastinate_events TO {quoted}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {JOBS_SCHEMA} TO {quoted}",
        f"GRANT USAGE ON SCHEMA public TO {quoted}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {quoted}",
        *(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {quoted}" for table in ONLY_ADDED_TO),
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {quoted}",
        f"GRANT CREATE, TEMPORARY ON DATABASE {name} TO {quoted}",  # its memories lie in a schema that it makes itself
    ):
        connection.execute(text(statement))
