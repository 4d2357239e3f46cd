"""The audit trail: a table that is only added to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cloud_api.db.row_security import protection
from cloud_api.db.types import Identifier, Instant

revision = "0009"
down_revision = "0008"

_TABLE = "audit_entries"
_FUNCTION = "bukubridge_only_added_to"
_SENTENCE = "the audit trail is only added to"


def upgrade() -> None:
    """Create the table, and what keeps it as it was written."""
    op.create_table(
        _TABLE,
        sa.Column("chain", sa.Text, nullable=False),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("organization_id", Identifier),
        sa.Column("at", Instant, nullable=False),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("actor_kind", "actor_id", "actor_name", "action", "provider", "facts")
        ),
        sa.Column("previous", sa.LargeBinary, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], f"fk_{_TABLE}_organization_id"),
        sa.PrimaryKeyConstraint("chain", "number", name=f"pk_{_TABLE}"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{_SENTENCE}'; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {_TABLE}_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON {_TABLE} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {_FUNCTION}()"
        )
        for statement in protection(_TABLE):
            op.execute(statement)
        return
    for event in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {_TABLE}_no_{event.lower()} BEFORE {event} ON {_TABLE} "
            f"BEGIN SELECT RAISE(ABORT, '{_SENTENCE}'); END"
        )


def downgrade() -> None:
    """Drop the table; what was told is lost."""
    op.drop_table(_TABLE)
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"DROP FUNCTION {_FUNCTION}()")
