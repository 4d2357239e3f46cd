"""What invoices, credit memos and payments have in common when they are written.

A document carries our reference in its private note: by that it is found again when an answer was lost, however late.
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence

from connector.domain.documents import SalesDocument
from connector.domain.entities import Entity
from connector.domain.errors import Rejected
from connector.domain.fingerprint import decode
from connector.domain.keys import ActionId
from connector.domain.payments import Payment
from connector.domain.writing import Deletion, Write, WriteResult
from connector.online.places import Body
from connector.online.reference import reference_in, with_reference
from connector.online.remembered import Json
from connector.providers.quickbooks.kinds import KindBooks, request_of, same
from connector.providers.quickbooks.looked import Question
from connector.providers.quickbooks.rows import NOTE
from connector.providers.quickbooks.shapes import PAYMENT

Document = SalesDocument | Payment

_WORKED_OUT = ("HomeTotalAmt", "HomeBalance", "Balance", "UnappliedAmt", "RemainingCredit")


class DocumentBooks(KindBooks, ABC):
    """One kind of documents."""

    number: str
    """Column of the document's number."""
    _missed = ActionId("")
    """The last creation that was looked for and not found."""

    def new(self, write: Write, wanted: Entity) -> Body:
        """What is sent for a new document. Raises Rejected."""
        document = self.document(wanted)
        self.check_open(document.date)
        fields = [name for name in write.fields if name != "references"]
        made = self.maker().created(wanted, fields)
        made[NOTE] = with_reference(str(made.get(NOTE) or ""), write.reference)
        return self.sent(self.completed(made, document, None))

    def changed(self, write: Write, wanted: Entity, record: Json) -> Body:
        """What is sent for an edit. Raises Rejected."""
        document = self.document(wanted)
        self.check_open(document.date, str(record.get("TxnDate") or ""))
        if "customer_name" in write.fields and "customer" not in write.fields:
            raise Rejected("The name on a document is the customer's.", remedy="Change the customer.")
        own = [name for name in write.fields if name not in self.elsewhere]
        made = self.maker().changed(record, wanted, own)
        ours = reference_in(record.get(NOTE))
        if "note" in write.fields and ours:
            made[NOTE] = with_reference(str(made.get(NOTE) or ""), ours)
        if self.elsewhere & set(write.fields):
            made = self.completed(made, document, record)
        return self.sent(made)

    elsewhere: frozenset[str] = frozenset()
    """Fields that `completed` takes care of."""

    @abstractmethod
    def completed(self, made: Body, document: Document, record: Json | None) -> Body:
        """With the parts that no single column holds. Raises Rejected."""

    def document(self, wanted: Entity) -> Document:
        """The wish, as a document of this kind."""
        assert isinstance(wanted, SalesDocument | Payment)  # noqa: S101  # the kind of the write says so
        return wanted

    def made(self, write: Write) -> Json | None:
        """The document that a creation made, if it did."""
        wanted = self.document(decode(write.entity, write.content))
        there = self.source.looked.equal(self.shape, **dict(_place(wanted)))
        found = next((record for record in there if reference_in(record.get(NOTE)) == write.reference), None)
        if found is not None:
            self.source.remember(self.shape, found)
        self._missed = write.id if found is None else ActionId("")
        return found

    def create(self, write: Write) -> WriteResult:
        """A new document, unless an earlier try made it: QuickBooks may have forgotten that one's id. Whoever asked for
        it just now is not metered for asking again."""
        missed, self._missed = self._missed, ActionId("")
        self.source.looked.clear()
        record = self.made(write) if missed != write.id else None
        self._missed = ActionId("")
        return self.finished(write, record) if record is not None else super().create(write)

    def foreseen(self, writes: Sequence[Write]) -> Iterator[Sequence[Question]]:
        """By which documents of a customer and a day ours is found."""
        yield [_place(self.document(decode(write.entity, write.content))) for write in writes]

    def remove(self, write: Write, record: Json) -> Json:
        """Delete or void a document. Raises Rejected."""
        self.check_open(None, str(record.get("TxnDate") or ""))
        request_id = request_of(write, str(record["SyncToken"]))
        if write.deletion is Deletion.DELETE:
            told = self.source.client.write(self.shape, same(record), request_id, operation="delete")
            self.source.gone(self.shape, write.key)
            return told
        if write.deletion is not Deletion.CANCEL:
            raise Rejected(f"Deleting a {self.shape.word} means cancel or delete, nothing else.")
        return self.void(record, request_id)

    def void(self, record: Json, request_id: str) -> Json:
        """Void a document. Raises Rejected."""
        return self.save(same(record), request_id, operation="void")

    def removed(self, write: Write, there: Entity | None) -> bool:
        """Whether a deletion was done. A void document stays, with nothing in it."""
        return there is None or (write.deletion is Deletion.CANCEL and _amount(there) == 0)

    def is_gone(self, told: Json) -> bool:
        """Of a deletion nothing is left."""
        return told.get("status") == "Deleted"

    def check_open(self, wished: dt.date | None, now: str = "") -> None:
        """Nothing is written into a closed period. Raises Rejected."""
        closed = self.source.preferences.closed_until
        days = [day for day in (wished, dt.date.fromisoformat(now[:10]) if now else None) if day is not None]
        if closed is not None and any(day <= closed for day in days):
            raise Rejected(
                f"The books in QuickBooks are closed until {closed}.",
                remedy="Use a later date, or have the period opened in QuickBooks.",
            )

    def sent(self, made: Body) -> Body:
        """Less the sums that QuickBooks makes itself, and a rate where there is one currency only."""
        leave = set(_WORKED_OUT) if self.shape is PAYMENT else {*_WORKED_OUT, "TotalAmt"}
        if not self.source.preferences.many_currencies:
            leave.add("ExchangeRate")
        return {name: value for name, value in made.items() if name not in leave}


def whole(made: Body, record: Json, **parts: object) -> Body:
    """A full update: the record as it was read, with what is wished, and lists in one piece."""
    return {**record, **made, **parts, **same(record), "sparse": False}


def check(faults: Iterable[str]) -> None:
    """Raises Rejected with everything that is wrong."""
    found = list(faults)
    if found:
        raise Rejected(" ".join(found[:5]), remedy="Correct it on the platform.")


def _place(document: Document) -> Question:
    return ("CustomerRef", document.customer), ("TxnDate", document.date.isoformat())


def _amount(entity: Entity) -> int | None:
    return getattr(entity, "total", getattr(entity, "amount", None))
