"""Payments: each settles one invoice, in its currency; one that was entered is deleted, never changed."""

from __future__ import annotations

from collections import Counter
from typing import Final

from connector.domain.entities import Entity
from connector.domain.errors import NotInBooks, Rejected
from connector.domain.keys import Key
from connector.domain.money import amount
from connector.domain.payments import Payment
from connector.domain.writing import Deletion, Write
from connector.online.places import Body, inside, listed
from connector.online.reference import reference_in, with_reference
from connector.online.remembered import Json
from connector.providers.xero.documents import check_open
from connector.providers.xero.kinds import KindBooks, key_over
from connector.providers.xero.shapes import INVOICE, currency_of, is_guid

_APART: Final = frozenset(
    {"number", "customer", "method", "currency", "allocations", "references", "amount", "currency_rate"}
)
"""Fields with a way of their own, or that follow from the invoice."""
_LOOKED_AT: Final = "100"


class PaymentBooks(KindBooks):
    """Payments of customers."""

    def new(self, write: Write, wanted: Entity) -> Body:
        """A new payment. Raises Rejected."""
        payment = _payment(wanted)
        check_open(self.source.organisation.locked_until, payment.date, None)
        if payment.number:
            raise Rejected("Payments have no numbers in Xero.", remedy="Leave the number empty.")
        invoice = self._invoice(payment)
        made = self.maker().made(wanted, [name for name in write.fields if name not in _APART], None)
        made["Reference"] = with_reference(str(made.get("Reference") or ""), write.reference, " ")
        if payment.currency != self.source.organisation.home:
            made |= self.maker().made(wanted, ["currency_rate"], None)
        method = payment.method or self._usual_account()
        account = {"AccountID" if is_guid(method) else "Code": method}
        settled = {"Invoice": {"InvoiceID": invoice["InvoiceID"]}, "Amount": amount(payment.amount)}
        self.source.forget(INVOICE, Key(str(invoice["InvoiceID"])))
        return {**made, **settled, "Account": account}

    def changed(self, write: Write, wanted: Entity, record: Json) -> Body:
        """Raises Rejected."""
        raise Rejected(
            "Xero does not change a payment that was entered.", remedy="Delete it, and enter it again as it should be."
        )

    def made(self, write: Write) -> Json | None:
        """The payment that a creation made, if it did: its invoice names it, with our reference."""
        if self.source.looked.is_absent(self.shape, write.reference):
            return None
        parts = _payment(self.wanted(write)).allocations
        invoice = self.source.record(INVOICE, Key(parts[0].document)) if parts else None
        for each in listed(invoice, "Payments"):
            if reference_in(each.get("Reference")) == write.reference:
                return self.source.record(self.shape, Key(str(each.get("PaymentID"))))
        return None

    def remove(self, write: Write, record: Json) -> Json:
        """Delete a payment. Raises Rejected."""
        if write.deletion is not Deletion.DELETE:
            raise Rejected("A payment is deleted in Xero, nothing else.", remedy="Let deletions delete it.")
        return self.end(record, key_over(write.id, record))

    def removed(self, write: Write, there: Entity | None) -> bool:
        """Whether it is gone."""
        return there is None

    def end(self, record: Json, key: str) -> Json:
        """Delete a payment. Raises Rejected."""
        check_open(self.source.organisation.locked_until, None, record)
        told = self.source.client.set_status(self.shape, str(record[self.shape.id]), "DELETED", key)
        self.source.forget(self.shape, self.key_of(record))
        self.source.forget(INVOICE, Key(str(inside(record, "Invoice").get("InvoiceID"))))
        return told

    def _invoice(self, payment: Payment) -> Json:
        """The invoice that is paid: whose it is and in which currency Xero does not ask. Raises Rejected."""
        parts = payment.allocations
        if len(parts) != 1 or parts[0].document_type != "IV" or parts[0].amount != payment.amount:
            raise Rejected(
                "A payment in Xero settles one invoice, with the whole of its amount.",
                remedy="Enter one payment for each invoice.",
            )
        invoice = self.source.record(INVOICE, Key(parts[0].document))
        if invoice is None:
            raise NotInBooks("Xero has no such invoice.", remedy="Name another one.")
        if currency_of(invoice, self.source.organisation.home) != payment.currency:
            raise Rejected("The payment is in another currency than its invoice.", remedy="Correct it on the platform.")
        if inside(invoice, "Contact").get("ContactID") != payment.customer:
            raise Rejected("The invoice is another contact's.", remedy="Correct it on the platform.")
        return invoice

    def _usual_account(self) -> str:
        """The account that most of the latest payments are on. Raises NotInBooks."""
        query = {"where": self.shape.where, "order": "UpdatedDateUTC DESC", "pageSize": _LOOKED_AT}
        rows = self.source.client.asked(self.shape, **query)
        accounts = [inside(row, "Account") for row in rows]
        names = Counter(str(each.get("Code") or each.get("AccountID") or "") for each in accounts)
        names.pop("", None)
        if not names:
            raise NotInBooks(
                "No payment in Xero tells which account a new one belongs to.", remedy="Name the account as the method."
            )
        return names.most_common(1)[0][0]


def _payment(entity: Entity) -> Payment:
    assert isinstance(entity, Payment)  # noqa: S101  # of this kind
    return entity
