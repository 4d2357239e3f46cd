"""One spelling of what people typed, as the books' own entities have it: decimals, order of lists, sums."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from connector.domain.documents import CreditNote, Invoice, SalesDocument
from connector.domain.entities import Entity
from connector.domain.money import canonical
from connector.domain.parties import Customer, Supplier
from connector.domain.payments import Payment
from connector.domain.products import Product

_Document = TypeVar("_Document", bound=SalesDocument)


def spelled(entity: Entity) -> Entity:
    """Decimals in their one spelling, lists in the order that they have in the domain."""
    return _ordered(_spelled(entity))  # type: ignore[arg-type]  # a struct stays the struct that it is


def texts(value: object) -> Iterator[str]:
    """Every text of an entity."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name))


def summed(document: _Document, missing: frozenset[str]) -> _Document:
    """A document whose sums follow from its lines where nobody gave them; amounts of the home currency follow, too,
    where the document is in it."""
    home = document.currency_rate == 1
    if home:
        lines = tuple(
            replace(
                line,
                local_amount=line.local_amount or line.amount,
                local_tax_amount=line.local_tax_amount or line.tax_amount,
            )
            for line in document.lines
        )
        document = replace(document, lines=lines)
    if "total" in missing:
        document = replace(document, total=sum(line.amount + line.tax_amount for line in document.lines))
    if "local_total" in missing:
        local = sum(line.local_amount + line.local_tax_amount for line in document.lines)
        document = replace(document, local_total=document.total if home else local)
    return document


def begun(entity: Entity, missing: frozenset[str]) -> Entity:
    """A new record with what follows from the rest of it."""
    match entity:
        case Invoice():
            summed_up = summed(entity, missing)
            return replace(summed_up, outstanding=summed_up.total) if "outstanding" in missing else summed_up
        case CreditNote():
            return summed(entity, missing)
        case Payment():
            return received(entity, missing)
        case _:
            return entity


def received(payment: Payment, missing: frozenset[str]) -> Payment:
    """A payment whose rest follows from what it is set against."""
    if "local_amount" in missing:
        payment = replace(payment, local_amount=_whole(payment.amount * payment.currency_rate))
    rest = payment.amount - sum(part.amount for part in payment.allocations)
    return replace(payment, unapplied=rest) if "unapplied" in missing else payment


def _whole(exact: Decimal) -> int:
    return int(exact.to_integral_value(ROUND_HALF_UP))


def _spelled(value: object) -> object:
    if isinstance(value, Decimal):
        return canonical(value)
    if isinstance(value, tuple):
        return tuple(map(_spelled, value))
    if isinstance(value, msgspec.Struct):
        changed = {}
        for field in msgspec.structs.fields(value):
            before = getattr(value, field.name)
            if isinstance(before, Decimal | tuple | msgspec.Struct):  # a default is left out when it is the very object
                changed[field.name] = field.default if before == field.default else _spelled(before)
        return replace(value, **changed) if changed else value
    return value


def _ordered(entity: Entity) -> Entity:
    """Lists that have no order of their own are sorted, as the domain says."""
    match entity:
        case Product():
            entity = replace(
                entity,
                units=tuple(sorted(entity.units, key=lambda unit: unit.name)),
                barcodes=tuple(sorted(entity.barcodes, key=lambda barcode: barcode.code)),
            )
        case Payment():
            parts = sorted(entity.allocations, key=lambda part: (part.document_type, part.document))
            entity = replace(entity, allocations=tuple(parts))
        case _:
            pass
    if isinstance(entity, Customer | Supplier | Product | SalesDocument | Payment):
        return replace(entity, user_fields=tuple(sorted(entity.user_fields, key=lambda field: field.name)))
    return entity
