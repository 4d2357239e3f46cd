"""Payments and what they settle.

All lines of a payment are sent together, also in a sparse update; an empty list takes them away (python-quickbooks,
`payment.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from connector.domain.money import amount
from connector.domain.payments import Payment
from connector.online.places import Body
from connector.online.remembered import Json
from connector.providers.quickbooks.documents import Document, DocumentBooks, check
from connector.providers.quickbooks.kinds import same
from connector.providers.quickbooks.rows import TYPES

_NAMES = {ours: theirs for theirs, ours in TYPES.items()}


class PaymentBooks(DocumentBooks):
    """Payments of customers."""

    number = "PaymentRefNum"
    elsewhere = frozenset({"allocations", "references"})

    def completed(self, made: Body, document: Document, record: Json | None) -> Body:
        """With one line for each document that it settles."""
        assert isinstance(document, Payment)  # noqa: S101  # of this kind
        check(_faults(document))
        settled: list[Body] = [
            {
                "Amount": amount(part.amount),
                "LinkedTxn": [{"TxnId": part.document, "TxnType": _NAMES[part.document_type]}],
            }
            for part in document.allocations
        ]
        return {**made, "Line": settled}

    def void(self, record: Json, request_id: str) -> Json:
        """Void a payment, which is an update of its own kind (python-quickbooks, `mixins.py`)."""
        body: Body = {**same(record), "sparse": True}
        return self.save(body, request_id, operation="update", include="void")


def _faults(payment: Payment) -> Iterator[str]:
    if payment.amount <= 0:
        yield "The amount of a payment must be more than 0."
    together = sum(part.amount for part in payment.allocations)
    if together > payment.amount:
        yield f"It settles {amount(together)}, more than its amount {amount(payment.amount)}."
    for part in payment.allocations:
        if part.document_type not in _NAMES:
            yield f"This program does not set payments against {part.document_type}."
        if part.amount <= 0:
            yield "What is set against a document must be more than 0."
    for (_, document), count in Counter((part.document_type, part.document) for part in payment.allocations).items():
        if count > 1:
            yield f"The payment names document {document} {count} times."
