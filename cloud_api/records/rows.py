"""Typed columns of each entity: what people and queries see beside the lossless JSON."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from cloud_api.db.bulk import Row
from connector.domain.documents import CashSale, CreditNote, Invoice, SalesDocument
from connector.domain.keys import EntityKind
from connector.domain.parties import Customer, PartyState, Supplier
from connector.domain.payments import Payment
from connector.domain.products import Product
from connector.domain.reference import Account, Currency, SalesAgent, TaxCode, Term

HEAD_COLUMNS = (
    "id",
    "organization_id",
    "external_provider",
    "external_id",
    "bucket",
    "revision",
    "action_id",
    "fingerprint",
    "deleted_at",
    "created_at",
    "updated_at",
)

CONTACT_COLUMNS = (
    "entity_type",
    "contact_type",
    "company_name",
    "primary_email",
    "phone",
    "tin",
    "registration_no",
    "currency",
    "credit_limit",
    "is_active",
    "traffic_channel_id",
)
PRODUCT_COLUMNS = (
    "code",
    "name",
    "product_group",
    "base_unit",
    "unit_price",
    "tax_code",
    "stock_control",
    "is_active",
)
DOCUMENT_COLUMNS = (
    "document_type",
    "invoice_number",
    "invoice_date",
    "due_date",
    "contact_external_id",
    "currency",
    "total",
    "local_total",
    "paid",
    "outstanding",
    "is_cancelled",
)
PAYMENT_COLUMNS = (
    "payment_number",
    "payment_date",
    "contact_external_id",
    "payment_method",
    "reference",
    "currency",
    "amount",
    "unapplied",
    "is_cancelled",
)
REFERENCE_COLUMNS = ("kind", "code", "description", "is_active")
LINE_COLUMNS = (
    "invoice_id",
    "position",
    "organization_id",
    "item",
    "description",
    "quantity",
    "unit",
    "unit_price",
    "tax_code",
    "amount",
    "tax_amount",
    "account",
)


def _contact(party: Customer | Supplier) -> Row:
    return (
        "company",
        "customer" if isinstance(party, Customer) else "supplier",
        party.name,
        party.email,
        party.phone or party.mobile,
        party.tin,
        party.registration_no_new or party.registration_no,
        party.currency,
        party.credit_limit,
        party.state is PartyState.ACTIVE,
        party.traffic_channel_id,
    )


def _product(product: Product) -> Row:
    price = next((unit.price for unit in product.units if unit.base), None)
    return (
        product.code,
        product.description,
        product.group,
        product.base_unit,
        None if price is None else str(price),
        product.sales_tax_code,
        product.stock_control,
        product.active,
    )


def _invoice(document: Invoice) -> Row:
    return _document("invoice", document, document.paid, document.outstanding)


def _cash_sale(document: CashSale) -> Row:
    return _document("cash_sale", document, document.paid, None)


def _credit_note(document: CreditNote) -> Row:
    return _document("credit_note", document, None, document.unapplied)


def _document(
    document_type: str, document: Invoice | CashSale | CreditNote, paid: int | None, outstanding: int | None
) -> Row:
    return (
        document_type,
        document.number,
        document.date.isoformat(),
        None if document.due_date is None else document.due_date.isoformat(),
        document.customer,
        document.currency,
        document.total,
        document.local_total,
        paid,
        outstanding,
        document.cancelled,
    )


def _payment(payment: Payment) -> Row:
    return (
        payment.number,
        payment.date.isoformat(),
        payment.customer,
        payment.method,
        payment.reference,
        payment.currency,
        payment.amount,
        payment.unapplied,
        payment.cancelled,
    )


def _reference(kind: EntityKind) -> Callable[[TaxCode | Term | SalesAgent | Account], Row]:
    def columns(entry: TaxCode | Term | SalesAgent | Account) -> Row:
        return (kind.value, entry.code, entry.description, getattr(entry, "active", True))

    return columns


def _currency(entry: Currency) -> Row:
    return (EntityKind.CURRENCY.value, entry.code, entry.description, True)


def line_rows(document: SalesDocument, document_id: str, organization_id: str) -> list[Row]:
    """The lines of a document, in its order."""
    return [
        (
            document_id,
            position,
            organization_id,
            line.item,
            line.description,
            str(line.quantity),
            line.unit,
            str(line.unit_price),
            line.tax_code,
            line.amount,
            line.tax_amount,
            line.account,
        )
        for position, line in enumerate(document.lines, 1)
    ]


class Columns(msgspec.Struct, frozen=True):
    """Names of the typed columns of a kind and the function that fills them."""

    names: tuple[str, ...]
    values: Callable[..., Row]

    def all_names(self) -> tuple[str, ...]:
        """Every column of a row, in order."""
        return (*HEAD_COLUMNS, *self.names, "entity")

    def blank(self, scope: str | None, scope_value: str) -> Row:
        """Typed columns of a record that is known by its deletion only."""
        return tuple(scope_value if name == scope else None for name in self.names)


COLUMNS: dict[EntityKind, Columns] = {
    EntityKind.ACCOUNT: Columns(REFERENCE_COLUMNS, _reference(EntityKind.ACCOUNT)),
    EntityKind.CURRENCY: Columns(REFERENCE_COLUMNS, _currency),
    EntityKind.TERM: Columns(REFERENCE_COLUMNS, _reference(EntityKind.TERM)),
    EntityKind.TAX_CODE: Columns(REFERENCE_COLUMNS, _reference(EntityKind.TAX_CODE)),
    EntityKind.SALES_AGENT: Columns(REFERENCE_COLUMNS, _reference(EntityKind.SALES_AGENT)),
    EntityKind.CUSTOMER: Columns(CONTACT_COLUMNS, _contact),
    EntityKind.SUPPLIER: Columns(CONTACT_COLUMNS, _contact),
    EntityKind.PRODUCT: Columns(PRODUCT_COLUMNS, _product),
    EntityKind.INVOICE: Columns(DOCUMENT_COLUMNS, _invoice),
    EntityKind.CASH_SALE: Columns(DOCUMENT_COLUMNS, _cash_sale),
    EntityKind.CREDIT_NOTE: Columns(DOCUMENT_COLUMNS, _credit_note),
    EntityKind.PAYMENT: Columns(PAYMENT_COLUMNS, _payment),
}
