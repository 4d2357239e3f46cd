"""What every table stands on: the one `metadata`, and the column that says whose rows they are.

Every table that belongs to a customer has `organization_id`: what row-level security holds on to (`db.row_security`).
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, MetaData

from cloud_api.db.types import Identifier

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def organization_column() -> Column[str]:
    """The column that names the organization whose row it is: a new one for each table."""
    return Column("organization_id", Identifier, ForeignKey("organizations.id"), nullable=False)
