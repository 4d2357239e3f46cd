"""Invoices and credit notes: approved at once, edited while nothing was paid, voided and never deleted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from connector.domain.documents import SalesDocument
from connector.domain.entities import Entity
from connector.domain.errors import Rejected
from connector.domain.money import amount, sen
from connector.domain.writing import Deletion, Write, WriteResult
from connector.online.columns import number
from connector.online.places import Body
from connector.online.reference import reference_in, with_reference
from connector.online.remembered import Json
from connector.providers.xero.kinds import KindBooks, key_over
from connector.providers.xero.lines import faults_of, line_items
from connector.providers.xero.moments import moment
from connector.providers.xero.shapes import INVOICE

_APART: Final = frozenset({"lines", "total", "references", "cancelled", "customer_name"})
"""Fields with a way of their own."""
_VOIDED: Final = "VOIDED"


class SaleBooks(KindBooks):
    """One of the two kinds. Our reference stands behind Xero's `Reference`: no other field is free for it."""

    ends = "voids"

    def new(self, write: Write, wanted: Entity) -> Body:
        """A new document. Raises Rejected."""
        document = _document(wanted)
        if document.cancelled:
            raise Rejected(f"A {self.word} that is void already is not entered.")
        self._check_open(document.date)
        check(faults_of(document, self.shape, self.source.taxes))
        made = self.maker().made(wanted, [name for name in write.fields if name not in _APART], None)
        made["Reference"] = with_reference(str(made.get("Reference") or ""), write.reference, " ")
        if document.currency != self.source.organisation.home:
            made["CurrencyCode"] = document.currency
        else:
            made.pop("CurrencyRate", None)
        if self.shape is INVOICE:
            made.setdefault("DueDate", document.date.isoformat())
        return {"Type": self.shape.type, "Status": "AUTHORISED", **made, **line_items(document, None)}

    def changed(self, write: Write, wanted: Entity, record: Json) -> Body:
        """An edit. Raises Rejected."""
        document = _document(wanted)
        self._check_editable(record)
        self._check_open(document.date, record)
        if "customer_name" in write.fields and "customer" not in write.fields:
            raise Rejected("The name on a document is the contact's.", remedy="Change the contact.")
        if "cancelled" in write.fields:
            if not document.cancelled:
                raise Rejected(f"A {self.word} that is void stays so.")
            return {"Status": _VOIDED}
        own = [name for name in write.fields if name not in _APART]
        if "currency" in own:
            raise Rejected(
                f"The currency of a {self.word} is not changed from the platform.", remedy="Change it in Xero."
            )
        made = self.maker().made(wanted, own, record)
        if "Reference" in made:
            made["Reference"] = with_reference(str(made["Reference"] or ""), reference_in(record.get("Reference")), " ")
        if {"lines", "total"} & set(write.fields):
            check(faults_of(document, self.shape, self.source.taxes))
            made |= line_items(document, record)
        return made

    def made(self, write: Write) -> Json | None:
        """The document that a creation made, if it did: the one that has our reference."""
        if self.source.looked.is_absent(self.shape, write.reference):
            return None
        if self.shape is INVOICE:
            rows = self.source.client.asked(self.shape, searchTerm=write.reference)
        else:
            ends = f'Reference!=null AND Reference.EndsWith("{write.reference}")'
            rows = self.source.client.asked(self.shape, where=f"{self.shape.where} AND {ends}")
        found = [
            row for row in rows if self.shape.counts(row) and reference_in(row.get("Reference")) == write.reference
        ]
        return found[0] if found else None

    def remove(self, write: Write, record: Json) -> Json:
        """Void a document. Raises Rejected."""
        if write.deletion is not Deletion.CANCEL:
            raise Rejected(
                f"Xero does not delete a {self.word} that is in the books; it can be voided.",
                remedy="Let deletions cancel it.",
            )
        return self.end(record, key_over(write.id, record))

    def removed(self, write: Write, there: Entity | None) -> bool:
        """Whether it is void."""
        return there is None or _document(there).cancelled

    def finished(self, write: Write, told: Json) -> WriteResult:
        """A new document whose total is not the wished one is taken back: Xero made something else of it."""
        total, wished = sen(number(told.get("Total"))), _document(self.wanted(write)).total
        if total == wished:
            return super().finished(write, told)
        self.end(told, key_over(f"back|{write.id}", told))
        raise Rejected(
            f"In Xero this {self.word} comes to {amount(total)}, not {amount(wished)}, so it was voided.",
            remedy="Enter it in Xero.",
        )

    def end(self, record: Json, key: str) -> Json:
        """Void a document. Raises Rejected."""
        self._check_editable(record)
        self._check_open(None, record)
        return self.save({self.shape.id: record[self.shape.id], "Status": _VOIDED}, key)

    def put_back(self, write: Write, record: Json, before: Json) -> Body:
        """What makes a document what it was. Raises Rejected."""
        self._check_editable(record)
        own = [name for name in write.fields if name not in _APART]
        made = self.maker().made(self.entity(before), own, record)
        if "Reference" in made:
            made["Reference"] = before.get("Reference") or ""
        if {"lines", "total"} & set(write.fields):
            made |= {name: before.get(name) for name in ("LineAmountTypes", "LineItems")}
        return made

    def _check_editable(self, record: Json) -> None:
        """Xero edits nothing that is void, or that something is set against (providers.md, 2.2). Raises Rejected."""
        if record.get("Status") == _VOIDED:
            raise Rejected(f"This {self.word} is void in Xero.", remedy="Enter a new one.")
        opened = number(record.get("AmountDue" if self.shape is INVOICE else "RemainingCredit"))
        if record.get("Status") == "PAID" or opened != number(record.get("Total")):
            raise Rejected(
                f"Something is set against this {self.word} in Xero, so it is not edited or voided.",
                remedy="Delete the payment, or take the credit off, first.",
            )

    def _check_open(self, wished: dt.date | None, record: Json | None = None) -> None:
        """Nothing is written into a locked period. Raises Rejected."""
        check_open(self.source.organisation.locked_until, wished, record)


def check(faults: Iterable[str]) -> None:
    """Raises Rejected with everything that is wrong."""
    found = list(faults)
    if found:
        raise Rejected(" ".join(found[:5]), remedy="Correct it on the platform.")


def check_open(locked: dt.date | None, wished: dt.date | None, record: Json | None) -> None:
    """Nothing is written into a locked period. Raises Rejected."""
    now = moment((record or {}).get("Date"))
    days = [day for day in (wished, now.date() if now is not None else None) if day is not None]
    if locked is not None and any(day <= locked for day in days):
        raise Rejected(
            f"The books in Xero are locked until {locked}.",
            remedy="Use a later date, or have the period unlocked in Xero.",
        )


def _document(entity: Entity) -> SalesDocument:
    assert isinstance(entity, SalesDocument)  # noqa: S101  # of this kind
    return entity
