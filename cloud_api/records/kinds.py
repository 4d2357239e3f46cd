"""Where each entity kind is stored."""

from __future__ import annotations

import msgspec
from sqlalchemy import ColumnElement, Table

from cloud_api.db import tables
from connector.domain.keys import EntityKind


class RecordKind(msgspec.Struct, frozen=True, kw_only=True):
    """The table of an entity kind and what tells its rows from others in the same table."""

    table: Table
    scope: str | None = None
    """Column that tells kinds in one table apart."""
    scope_value: str = ""
    amount: str | None = None
    """Column of the control amount, for kinds that have control totals (with the column `currency`)."""
    lines: bool = False
    """Whether its lines have rows of their own."""

    def matching(self, organization_id: str, provider: str) -> ColumnElement[bool]:
        """Rows of this kind of one organization and provider."""
        columns = self.table.c
        condition = (columns.organization_id == organization_id) & (columns.external_provider == provider)
        return condition if self.scope is None else condition & (columns[self.scope] == self.scope_value)


def _document(document_type: str) -> RecordKind:
    return RecordKind(
        table=tables.invoices, scope="document_type", scope_value=document_type, amount="total", lines=True
    )


def _contact(contact_type: str) -> RecordKind:
    return RecordKind(table=tables.contacts, scope="contact_type", scope_value=contact_type)


def _reference(kind: EntityKind) -> RecordKind:
    return RecordKind(table=tables.reference_records, scope="kind", scope_value=kind.value)


RECORD_KINDS: dict[EntityKind, RecordKind] = {
    EntityKind.ACCOUNT: _reference(EntityKind.ACCOUNT),
    EntityKind.CURRENCY: _reference(EntityKind.CURRENCY),
    EntityKind.TERM: _reference(EntityKind.TERM),
    EntityKind.TAX_CODE: _reference(EntityKind.TAX_CODE),
    EntityKind.SALES_AGENT: _reference(EntityKind.SALES_AGENT),
    EntityKind.CUSTOMER: _contact("customer"),
    EntityKind.SUPPLIER: _contact("supplier"),
    EntityKind.PRODUCT: RecordKind(table=tables.products),
    EntityKind.INVOICE: _document("invoice"),
    EntityKind.CASH_SALE: _document("cash_sale"),
    EntityKind.CREDIT_NOTE: _document("credit_note"),
    EntityKind.PAYMENT: RecordKind(table=tables.invoice_payments, amount="amount"),
}
