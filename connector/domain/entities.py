"""Every entity by its kind, what it refers to, and what is counted of it."""

from __future__ import annotations

from collections.abc import Mapping

from connector.domain.documents import CashSale, CreditNote, Invoice
from connector.domain.keys import EntityKind, Key
from connector.domain.money import Sen
from connector.domain.parties import Customer, Supplier
from connector.domain.payments import Payment
from connector.domain.products import Product
from connector.domain.reference import Account, Currency, SalesAgent, TaxCode, Term

Entity = (
    Customer
    | Supplier
    | Product
    | Invoice
    | CashSale
    | CreditNote
    | Payment
    | TaxCode
    | Term
    | SalesAgent
    | Currency
    | Account
)

ENTITY_TYPES: dict[EntityKind, type[Entity]] = {
    EntityKind.ACCOUNT: Account,
    EntityKind.CURRENCY: Currency,
    EntityKind.TERM: Term,
    EntityKind.TAX_CODE: TaxCode,
    EntityKind.SALES_AGENT: SalesAgent,
    EntityKind.CUSTOMER: Customer,
    EntityKind.SUPPLIER: Supplier,
    EntityKind.PRODUCT: Product,
    EntityKind.INVOICE: Invoice,
    EntityKind.CASH_SALE: CashSale,
    EntityKind.CREDIT_NOTE: CreditNote,
    EntityKind.PAYMENT: Payment,
}

Reference = tuple[EntityKind, Key]

PARENTS: Mapping[EntityKind, tuple[EntityKind, ...]] = {
    EntityKind.INVOICE: (EntityKind.CUSTOMER, EntityKind.PRODUCT),
    EntityKind.CASH_SALE: (EntityKind.CUSTOMER, EntityKind.PRODUCT),
    EntityKind.CREDIT_NOTE: (EntityKind.CUSTOMER, EntityKind.PRODUCT),
    EntityKind.PAYMENT: (EntityKind.CUSTOMER, EntityKind.INVOICE),
}
"""Which kinds `references` may name."""


def references(entity: Entity) -> tuple[Reference, ...]:
    """The parents that must be on the other side before this entity: customer, items, settled documents."""
    match entity:
        case Invoice() | CashSale() | CreditNote():
            items = {line.item for line in entity.lines if line.item is not None}
            customer = (EntityKind.CUSTOMER, Key(entity.customer))
            return (customer, *((EntityKind.PRODUCT, Key(item)) for item in sorted(items)))
        case Payment():
            invoices = (Key(part.document) for part in entity.allocations if part.document_type == "IV")
            return ((EntityKind.CUSTOMER, Key(entity.customer)), *((EntityKind.INVOICE, key) for key in invoices))
        case _:
            return ()


def control_amount(entity: Entity) -> tuple[str, Sen]:
    """Currency and sen of one entity for the control totals; ("", 0) for kinds without money.

    Cancelled documents count with their amount: the books keep it on them too.
    """
    match entity:
        case Invoice() | CashSale() | CreditNote():
            return entity.currency, entity.total
        case Payment():
            return entity.currency, entity.amount
        case _:
            return "", 0


MONEY_KINDS = frozenset({EntityKind.INVOICE, EntityKind.CASH_SALE, EntityKind.CREDIT_NOTE, EntityKind.PAYMENT})
"""Kinds that have control totals."""
