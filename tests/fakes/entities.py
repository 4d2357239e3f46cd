"""Small entities for tests of everything that does not care what is in them."""

from __future__ import annotations

import datetime as dt

from connector.domain.documents import Invoice, Line
from connector.domain.entities import ENTITY_TYPES, Entity
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Customer
from connector.domain.payments import Allocation, Payment
from connector.domain.products import Product
from connector.domain.reference import Term

_KINDS = {entity_type: kind for kind, entity_type in ENTITY_TYPES.items()}


def kind_of(entity: Entity) -> EntityKind:
    """The kind of an entity."""
    return _KINDS[type(entity)]


def key_of(entity: Entity) -> Key:
    """What the fake books call it: its code or its number."""
    return Key(getattr(entity, "code", "") or getattr(entity, "number", ""))


def term(code: str = "30D", description: str | None = None) -> Term:
    """A credit term."""
    return Term(code=code, description=description)


def customer(code: str = "C1", name: str = "Kedai Runcit Aminah", **fields: str) -> Customer:
    """A customer."""
    return Customer(code=code, name=name, currency="MYR", **fields)  # type: ignore[arg-type]


def product(code: str = "P1", description: str = "Beras wangi 5 kg") -> Product:
    """A product."""
    return Product(code=code, description=description)


def invoice(  # a test names only what it is about
    number: str = "IV1",
    customer: str = "C1",
    total: int = 10600,
    *,
    item: str | None = None,
    text: str = "goods",
    currency: str = "MYR",
) -> Invoice:
    """An invoice of one line."""
    return Invoice(
        number=number,
        date=dt.date(2026, 3, 1),
        customer=customer,
        currency=currency,
        lines=(Line(item=item, description=text, amount=total),),
        total=total,
        local_total=total,
        outstanding=total,
    )


def payment(number: str = "OR1", customer: str = "C1", amount: int = 10600, invoice: str | None = None) -> Payment:
    """A receipt, set against an invoice if one is named."""
    parts = (Allocation(document_type="IV", document=invoice, amount=amount),) if invoice else ()
    return Payment(
        number=number,
        date=dt.date(2026, 3, 2),
        customer=customer,
        currency="MYR",
        amount=amount,
        local_amount=amount,
        allocations=parts,
    )
