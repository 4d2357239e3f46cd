"""What no set of books would take, said at once and in words for people. Pure.

Only what was changed is judged: the books may hold records that are older than any rule.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from decimal import Decimal

from connector.domain.documents import CreditNote, Invoice, Line, SalesDocument
from connector.domain.entities import Entity
from connector.domain.money import Sen, amount
from connector.domain.parties import Customer
from connector.domain.payments import Payment
from connector.domain.products import Product

_CURRENCY = re.compile(r"[A-Z]{3}")

FOLLOWS: dict[type[Entity], tuple[str, ...]] = {
    Customer: ("created_on",),
    Product: ("created_on",),
    Invoice: ("paid", "outstanding", "e_invoice", "origin"),
    CreditNote: ("unapplied", "e_invoice", "origin"),
    Payment: ("unapplied",),
}
"""Fields that the books themselves fill: nobody sets them."""


def faults(entity: Entity, changed: Collection[str]) -> Iterator[str]:
    """What is wrong with the changed fields, one sentence each; none when they are fit for the books."""
    match entity:
        case Customer():
            yield from _customer(entity, changed)
        case Product():
            yield from _product(entity, changed)
        case Invoice() | CreditNote():
            yield from _document(entity, changed)
        case Payment():
            yield from _payment(entity, changed)
        case _:
            yield "Records of this kind are entered in the books only."


def _customer(customer: Customer, changed: Collection[str]) -> Iterator[str]:
    if "name" in changed and not customer.name.strip():
        yield "A customer has a name."
    if "currency" in changed:
        yield from _currency(customer.currency)
    if "credit_limit" in changed and customer.credit_limit is not None and customer.credit_limit < 0:
        yield "A credit limit is not negative."


def _product(product: Product, changed: Collection[str]) -> Iterator[str]:
    if "description" in changed and not product.description.strip():
        yield "A product has a description."
    if "units" not in changed:
        return
    for name, count in Counter(unit.name for unit in product.units).items():
        if not name.strip():
            yield "A unit has a name."
        elif count > 1:
            yield f"The unit {name} is there {count} times."
    for unit in product.units:
        if unit.rate <= 0:
            yield f"The unit {unit.name} must be more than 0 of the base unit, not {unit.rate}."
        if any(price is not None and price < 0 for price in (unit.price, unit.cost, unit.min_price, unit.max_price)):
            yield f"A price of the unit {unit.name} is negative."


def _document(document: Invoice | CreditNote, changed: Collection[str]) -> Iterator[str]:
    if "customer" in changed and not document.customer.strip():
        yield "A document has a customer."
    if "currency" in changed:
        yield from _currency(document.currency)
    if "currency_rate" in changed and document.currency_rate <= 0:
        yield f"The currency rate must be more than 0, not {document.currency_rate}."
    if {"date", "due_date"} & set(changed) and document.due_date is not None and document.due_date < document.date:
        yield f"The document is due on {document.due_date}, before its date, {document.date}."
    if "lines" in changed:
        if not document.lines:
            yield "A document has at least one line."
        for number, line in enumerate(document.lines, 1):
            yield from (f"Line {number}: {fault}" for fault in _line(line))
    if {"lines", "total", "local_total", "currency_rate"} & set(changed) and document.lines:
        yield from _totals(document)


def _line(line: Line) -> Iterator[str]:
    if line.quantity < 0:
        yield f"the quantity is {line.quantity}; it cannot be negative. What comes back is a credit note."
    if line.unit_rate <= 0:
        yield f"the unit must be more than 0 of the base unit, not {line.unit_rate}."
    if line.unit_price and line.discount is None and not line.tax_inclusive:
        exact = line.quantity * line.unit_price * 100
        if abs(exact - line.amount) > 1:  # a sen either way: books round in more than one way
            yield (
                f"{line.quantity} at {line.unit_price} is {_plain(exact)}, but the line's amount is "
                f"{amount(line.amount)}."
            )


def _totals(document: SalesDocument) -> Iterator[str]:
    lines = sum(line.amount + line.tax_amount for line in document.lines)
    if document.total != lines:
        yield (
            f"The total is {_money(document.total, document.currency)}, but the lines come to "
            f"{_money(lines, document.currency)}."
        )
    if document.total < 0:
        yield f"The total is {_money(document.total, document.currency)}; it cannot be negative."
    if document.currency_rate == 1 and document.local_total != document.total:
        yield (
            f"The document is in the home currency, so its local total must be {amount(document.total)}, "
            f"not {amount(document.local_total)}."
        )


def _payment(payment: Payment, changed: Collection[str]) -> Iterator[str]:
    if "customer" in changed and not payment.customer.strip():
        yield "A payment has a customer."
    if "currency" in changed:
        yield from _currency(payment.currency)
    if "currency_rate" in changed and payment.currency_rate <= 0:
        yield f"The currency rate must be more than 0, not {payment.currency_rate}."
    if "amount" in changed and payment.amount <= 0:
        yield f"The amount must be more than 0, not {_money(payment.amount, payment.currency)}."
    if "bank_charge" in changed and payment.bank_charge < 0:
        yield "A bank charge is not negative."
    in_home = payment.currency_rate == 1 and {"amount", "local_amount", "currency_rate"} & set(changed)
    if in_home and payment.local_amount != payment.amount:
        yield (
            f"The payment is in the home currency, so its local amount must be {amount(payment.amount)}, "
            f"not {amount(payment.local_amount)}."
        )
    if {"amount", "allocations"} & set(changed):
        yield from _allocations(payment)


def _allocations(payment: Payment) -> Iterator[str]:
    for part in payment.allocations:
        if part.amount <= 0:
            yield f"What is set against {part.number or part.document} must be more than 0, not {amount(part.amount)}."
    for (_, document), count in Counter((part.document_type, part.document) for part in payment.allocations).items():
        if count > 1:
            yield f"The payment is set against {document} {count} times: add the amounts up."
    together = sum(part.amount for part in payment.allocations)
    if together > payment.amount:
        yield (
            f"{_money(together, payment.currency)} are set against documents, more than the payment of "
            f"{_money(payment.amount, payment.currency)}."
        )


def _currency(code: str) -> Iterator[str]:
    if not _CURRENCY.fullmatch(code):
        yield f"A currency has three capital letters, such as MYR, not {code!r}."


def _money(value: Sen, currency: str) -> str:
    return f"{amount(value)} {currency}"


def _plain(exact: Decimal) -> Decimal:
    return amount(int(exact.to_integral_value()))
