"""QuickBooks Online as books that can be written (`domain.ports.Books`): QuickBooks posts.

Exactly once: every write carries a `requestid` of its action, and QuickBooks answers a repetition with its first answer
(providers.md, 1.2). How long it remembers is not published; so a lost answer is asked for in the records themselves.
An edit carries the `SyncToken` that it was planned against: when somebody saved since, it is refused (5010) and planned
anew, never sent over it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from connector.domain.actions import ActionKind
from connector.domain.errors import Rejected
from connector.domain.fingerprint import decode
from connector.domain.keys import EntityKind, Key
from connector.domain.writing import Readiness, UndoStep, Write, WriteResult, Written
from connector.online.outcomes import settled, told
from connector.providers.quickbooks.kinds import KindBooks
from connector.providers.quickbooks.products import ProductBooks
from connector.providers.quickbooks.receipts import PaymentBooks
from connector.providers.quickbooks.sales import SaleBooks
from connector.providers.quickbooks.scanning import equal
from connector.providers.quickbooks.shapes import CREDIT_MEMO, CUSTOMER, INVOICE, PAYMENT, PRODUCT
from connector.providers.quickbooks.source import QuickBooksSource

_ALL: Final = (ActionKind.CREATE, ActionKind.UPDATE, ActionKind.DELETE)
_MOST_ALIKE: Final = 5
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
        return told(write, lambda: self._of(write.entity).apply(write))

    def settle(self, write: Write) -> WriteResult | None:
        """What became of a write whose answer was lost; None when it never arrived."""
        return settled(write, lambda: self._of(write.entity).settle(write))

    def find_alike(self, kind: EntityKind, content: bytes) -> Sequence[Key]:
        """Records of the same name or number."""
        shape, (column, field) = self._of(kind).shape, _NAMES[kind]
        value = str(getattr(decode(kind, content), field, "") or "")
        rows = equal(self._source.client, shape, **{column: value}) if value else ()
        return tuple(shape.key_of(row) for row in rows)[:_MOST_ALIKE]

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
