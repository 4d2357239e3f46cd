"""QuickBooks Online as books that can be written (`domain.ports.Books`): QuickBooks posts.

Exactly once: every write carries a `requestid` of its action, and QuickBooks answers a repetition with its first answer
(providers.md, 1.2). How long it remembers is not published; so a lost answer is asked for in the records themselves.
An edit carries the `SyncToken` that it was planned against: when somebody saved since, it is refused (5010) and planned
anew, never sent over it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from connector.domain.actions import ActionKind
from connector.domain.batches import Part, Room
from connector.domain.errors import Rejected
from connector.domain.fingerprint import decode
from connector.domain.keys import EntityKind, Key
from connector.domain.writing import Readiness, UndoStep, Write, WriteResult, Written
from connector.online.kinds import ENCODER, decoded
from connector.online.outcomes import results_of, settled, told
from connector.online.remembered import Json
from connector.providers.quickbooks.client import MOST_TOGETHER
from connector.providers.quickbooks.kinds import KindBooks
from connector.providers.quickbooks.products import ProductBooks
from connector.providers.quickbooks.receipts import PaymentBooks
from connector.providers.quickbooks.sales import SaleBooks
from connector.providers.quickbooks.shapes import CREDIT_MEMO, CUSTOMER, INVOICE, PAYMENT, PRODUCT
from connector.providers.quickbooks.source import QuickBooksSource

_ALL: Final = (ActionKind.CREATE, ActionKind.UPDATE, ActionKind.DELETE)
_MOST_ALIKE: Final = 5
_OCTETS: Final = 1_000_000
"""Of the bodies of a batch: how many are taken is not published, documents have some thousand."""
_NAMES: Final = {
    EntityKind.CUSTOMER: ("DisplayName", "name"), EntityKind.PRODUCT: ("Name", "description"),
    EntityKind.INVOICE: ("DocNumber", "number"), EntityKind.CREDIT_NOTE: ("DocNumber", "number"),
    EntityKind.PAYMENT: ("PaymentRefNum", "number"),
}  # fmt: skip
"""Column by which records are known, with the entity's field."""
_REASONS: Final = {
    EntityKind.CUSTOMER: ("Customers are never deleted, only made inactive.", "Their currency stays."),
    EntityKind.PRODUCT: ("Products are never deleted, only made inactive.", "Products with a stock are made there."),
    EntityKind.INVOICE: ("QuickBooks posts it and works out taxes.", "Lines with taxes or discounts are edited there."),
    EntityKind.CREDIT_NOTE: ("QuickBooks posts it.", "Lines with taxes or discounts are edited there."),
    EntityKind.PAYMENT: ("QuickBooks posts it.",),
}


class QuickBooksBooks:
    """Gives each write to its kind."""

    def __init__(self, source: QuickBooksSource) -> None:
        self._source = source
        books: list[KindBooks] = [KindBooks(source, CUSTOMER), ProductBooks(source, PRODUCT)]
        books += [SaleBooks(source, INVOICE), SaleBooks(source, CREDIT_MEMO), PaymentBooks(source, PAYMENT)]
        self._kinds = {each.shape.kind: each for each in books}

    def readiness(self) -> Sequence[Readiness]:
        """All kinds: what is refused is refused by QuickBooks, record by record."""
        return [Readiness(entity=kind, ready=True, actions=_ALL, reasons=_REASONS[kind]) for kind in self._kinds]

    def apply(self, write: Write) -> WriteResult:
        """Write one record, unless it is not as expected."""
        self._source.looked.clear()
        return told(write, lambda: self._of(write.entity).apply(write))

    def settle(self, write: Write) -> WriteResult | None:
        """What became of a write whose answer was lost; None when it never arrived."""
        return settled(write, lambda: self._of(write.entity).settle(write))

    def find_alike(self, kind: EntityKind, content: bytes) -> Sequence[Key]:
        """Records of the same name or number."""
        shape, (column, _) = self._of(kind).shape, _NAMES[kind]
        value = _called(kind, content)
        rows = self._source.looked.equal(shape, **{column: value}) if value else ()
        return tuple(shape.key_of(row) for row in rows)[:_MOST_ALIKE]

    # -- several in one request (`domain.batches.Batching`) ------------------------------------------------------------

    def room(self, kind: EntityKind) -> Room:
        """Of one batch."""
        return Room(MOST_TOGETHER, _OCTETS)

    def look_ahead(self, writes: Sequence[Write], since: dt.datetime) -> None:
        """Names, numbers, and the documents among which ours would be, a question for each."""
        self._source.looked.clear()
        for kind in dict.fromkeys(write.entity for write in writes):
            books, some = self._of(kind), [write for write in writes if write.entity is kind]
            column, _ = _NAMES[kind]
            named = [((column, value),) for write in some if (value := _called(kind, write.content))]
            for questions in (named, *books.foreseen(some)):
                self._source.looked.ahead(books.shape, questions)

    def marks(self, write: Write) -> frozenset[str]:
        """The name or number."""
        called = _called(write.entity, write.content)
        return frozenset({called.casefold()} if called else ())

    def prepared(self, write: Write) -> bytes:
        """What is sent for a new record. Raises Rejected."""
        return ENCODER.encode(self._of(write.entity).prepared(write))

    def apply_together(self, batch: str, parts: Sequence[Part]) -> Iterator[WriteResult]:
        """Write new records of one kind in one batch."""
        books = self._of(parts[0].write.entity)
        answers = self._source.client.create_together(books.shape, [part.body for part in parts], batch)
        return results_of(parts, answers, lambda part, send: _entered(books, part, send))

    def preview_undo(self, written: Written) -> UndoStep:
        """Whether a write can be taken back now, and what that does."""
        return self._of(written.write.entity).preview_undo(written)

    def undo(self, written: Written) -> WriteResult:
        """Take a write back while nobody touched the record since."""
        return told(written.write, lambda: self._of(written.write.entity).undo(written))

    def _of(self, kind: EntityKind) -> KindBooks:
        books = self._kinds.get(kind)
        if books is None:
            name = kind.value.replace("_", " ")
            raise Rejected(f"This program does not write {name} into QuickBooks.", remedy="Enter it there.")
        return books


def _called(kind: EntityKind, content: bytes) -> str:
    """The name or number of a wished record."""
    return str(getattr(decode(kind, content), _NAMES[kind][1], "") or "")


def _entered(books: KindBooks, part: Part, send: Callable[[], Json]) -> WriteResult:
    body = decoded(part.body)
    return books.entered(part.write, lambda: books.kept(body, send()))
