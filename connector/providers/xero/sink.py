"""Xero as books that can be written (`domain.ports.Books`): Xero posts.

Exactly once: every write carries an `Idempotency-Key` of its action. New records are sent by PUT, which never touches
what is there; what is changed is compared in the moment before, as there is no version (providers.md, 2.2).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from connector.domain.actions import ActionKind
from connector.domain.batches import Part, Room
from connector.domain.errors import Rejected
from connector.domain.fingerprint import decode
from connector.domain.keys import EntityKind, Key
from connector.domain.writing import Readiness, UndoStep, Write, WriteResult, Written
from connector.online.kinds import ENCODER
from connector.online.outcomes import results_of, settled, told
from connector.online.remembered import Json
from connector.providers.xero.client import MOST_TOGETHER
from connector.providers.xero.documents import SaleBooks
from connector.providers.xero.kinds import KindBooks
from connector.providers.xero.looked import same, texts_of
from connector.providers.xero.names import ContactBooks, ItemBooks
from connector.providers.xero.payments import PaymentBooks
from connector.providers.xero.shapes import CONTACT, CREDIT_NOTE, INVOICE, ITEM, PAYMENT
from connector.providers.xero.source import XeroSource

_ALL: Final = (ActionKind.CREATE, ActionKind.UPDATE, ActionKind.DELETE)
_ONCE: Final = (ActionKind.CREATE, ActionKind.DELETE)
_MOST_ALIKE: Final = 5
_OCTETS: Final = 3_000_000
"""Of the bodies of a request: Xero takes 3.5 MB (providers.md, 2.2)."""
_REASONS: Final = {
    EntityKind.CUSTOMER: ("Contacts are never deleted, only archived.",),
    EntityKind.PRODUCT: ("A new item needs a code.", "Items with a stock are made in Xero."),
    EntityKind.INVOICE: ("It is approved at once.", "What is paid or credited is not edited; deletions void."),
    EntityKind.CREDIT_NOTE: ("It is approved at once.", "What is set against invoices is not edited; deletions void."),
    EntityKind.PAYMENT: ("Each settles one invoice.", "One that was entered is deleted, never changed."),
}


class XeroBooks:
    """Gives each write to its kind."""

    def __init__(self, source: XeroSource) -> None:
        self._source = source
        self._contacts = ContactBooks(source, CONTACT)
        books: list[KindBooks] = [self._contacts, ItemBooks(source, ITEM), SaleBooks(source, INVOICE)]
        books += [SaleBooks(source, CREDIT_NOTE), PaymentBooks(source, PAYMENT)]
        self._kinds = {each.shape.kind: each for each in books}

    def readiness(self) -> Sequence[Readiness]:
        """All kinds: what is refused is refused by Xero, record by record."""
        return [
            Readiness(entity=kind, ready=True, actions=_ONCE if kind is EntityKind.PAYMENT else _ALL, reasons=reasons)
            for kind, reasons in _REASONS.items()
        ]

    def apply(self, write: Write) -> WriteResult:
        """Write one record, unless it is not as expected."""
        self._source.looked.clear()
        return told(write, lambda: self._of(write.entity).apply(write))

    def settle(self, write: Write) -> WriteResult | None:
        """What became of a write whose answer was lost; None when it never arrived."""
        return settled(write, lambda: self._of(write.entity).settle(write))

    def find_alike(self, kind: EntityKind, content: bytes) -> Sequence[Key]:
        """Records of the same name or number; payments have none."""
        books = self._of(kind)
        return tuple(books.key_of(row) for row in self._alike(books, decode(kind, content)))[:_MOST_ALIKE]

    # -- several in one request (`domain.batches.Batching`) ------------------------------------------------------------

    def room(self, kind: EntityKind) -> Room:
        """Of one request."""
        return Room(MOST_TOGETHER, _OCTETS)

    def look_ahead(self, writes: Sequence[Write], since: dt.datetime) -> None:
        """Names and references of which there are none."""
        looked = self._source.looked
        looked.clear()
        for kind in dict.fromkeys(write.entity for write in writes):
            books = self._of(kind)
            texts = [text for write in writes if write.entity is kind for text in books.foreseen(write)]
            looked.ahead(books.shape, texts, since)

    def marks(self, write: Write) -> frozenset[str]:
        """Names, or the number."""
        books = self._of(write.entity)
        number = str(getattr(books.wanted(write), "number", "") or "")
        return frozenset(same(text) for text in (*books.foreseen(write), number) if text)

    def prepared(self, write: Write) -> bytes:
        """What is sent for a new record. Raises Rejected."""
        books = self._of(write.entity)
        return ENCODER.encode(books.new(write, books.wanted(write)))

    def apply_together(self, batch: str, parts: Sequence[Part]) -> Iterator[WriteResult]:
        """Write new records of one kind in one request."""
        books = self._of(parts[0].write.entity)
        bodies = [part.body for part in parts]
        answers = self._source.client.create_together(
            books.shape, bodies, batch, lambda record: same(texts_of(books.shape, record)[0])
        )
        return results_of(parts, answers, lambda part, send: books.entered(part.write, lambda: books.kept(send())))

    def preview_undo(self, written: Written) -> UndoStep:
        """Whether a write can be taken back now, and what that does."""
        return self._of(written.write.entity).preview_undo(written)

    def undo(self, written: Written) -> WriteResult:
        """Take a write back while nobody touched the record since."""
        return told(written.write, lambda: self._of(written.write.entity).undo(written))

    def _alike(self, books: KindBooks, wanted: object) -> Sequence[Json]:
        client, shape = self._source.client, books.shape
        number = str(getattr(wanted, "number", "") or "")
        if shape is CONTACT:
            return self._contacts.named(str(getattr(wanted, "name", "")))
        if shape is ITEM:
            names = {str(getattr(wanted, name, "") or "").lower() for name in ("code", "description")} - {""}
            if self._source.looked.are_absent(shape, names):
                return ()
            rows = client.page(shape, 1).rows
            return [row for row in rows if str(row.get("Code")).lower() in names or _name(row) in names]
        if shape is INVOICE and number:
            return [row for row in client.asked(shape, InvoiceNumbers=number) if shape.counts(row)]
        if shape is CREDIT_NOTE and number and '"' not in number:
            return [row for row in client.asked(shape, where=f'CreditNoteNumber=="{number}"') if shape.counts(row)]
        return ()

    def _of(self, kind: EntityKind) -> KindBooks:
        books = self._kinds.get(kind)
        if books is None:
            name = kind.value.replace("_", " ")
            raise Rejected(f"This program does not write {name} into Xero.", remedy="Enter it there.")
        return books


def _name(row: Json) -> str:
    return str(row.get("Name") or "").lower()
