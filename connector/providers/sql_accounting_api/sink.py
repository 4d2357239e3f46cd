"""SQL Accounting as books that can be written through the vendor's API (`domain.ports.Books`): the vendor posts.

Exactly once: a document carries our reference in `docref1`, a customer or product its code; both are looked up before
anything is made, and again when an answer was lost. An edit carries the count of saves that it was read with, plus one:
the vendor refuses it when somebody saved in between (official FAQ of the API).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from connector.domain.actions import ActionKind
from connector.domain.errors import Rejected, SkipRecord, Throttled
from connector.domain.fingerprint import decode
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Party
from connector.domain.writing import Readiness, UndoStep, Write, WriteOutcome, WriteResult, Written
from connector.providers.sql_accounting_api.kinds import KindBooks
from connector.providers.sql_accounting_api.refusals import NoSuchRecord, Overtaken
from connector.providers.sql_accounting_api.shapes import CUSTOMER, PAYMENT, PRODUCT, SALE
from connector.providers.sql_accounting_api.source import ApiSource
from connector.providers.sql_accounting_api.undoing import Undoing

_SHAPES: Final = (CUSTOMER, PRODUCT, SALE, PAYMENT)
_ALL: Final = (ActionKind.CREATE, ActionKind.UPDATE, ActionKind.DELETE)
_ALIKE: Final = (("tin", "tin"), ("brn2", "registration_no_new"), ("brn", "registration_no"), ("companyname", "name"))
"""Columns by which a customer is known, with the entity's fields; the name last."""
_MOST_ALIKE: Final = 5


class ApiBooks:
    """Gives each write to its kind."""

    def __init__(self, source: ApiSource) -> None:
        self._source = source
        self._kinds = {shape.kind: KindBooks(source, shape) for shape in _SHAPES}

    def readiness(self) -> Sequence[Readiness]:
        """All four kinds: what is refused is refused by the vendor, record by record."""
        posted = ("SQL Accounting posts it.", "Receivables that the customer module made are not edited.")
        return [
            Readiness(entity=kind, ready=True, actions=_ALL, reasons=posted if kind is EntityKind.INVOICE else ())
            for kind in self._kinds
        ]

    def apply(self, write: Write) -> WriteResult:
        """Write one record, unless it is not as expected."""
        return _told(write, lambda: self._of(write.entity).apply(write))

    def settle(self, write: Write) -> WriteResult | None:
        """What became of a write whose answer was lost; None when it never arrived."""
        return self._of(write.entity).settle(write)

    def find_alike(self, kind: EntityKind, content: bytes) -> Sequence[Key]:
        """Records that look like the same: TIN, registration or document number, exact name last."""
        books, wanted = self._of(kind), decode(kind, content)
        shape, found = books.shape, dict[Key, None]()
        if shape.document:
            columns = [("docno", str(getattr(wanted, "number", "")))]
        else:
            columns = [("code", str(getattr(wanted, "code", "")))]
            if isinstance(wanted, Party):
                columns += [(column, str(getattr(wanted, field) or "")) for column, field in _ALIKE]
        for column, value in columns:
            if value:
                rows = self._source.client.page(shape.endpoint, 0, equal={column: value})
                found |= {shape.key_of(row): None for row in rows if str(row.get(column) or "").rstrip() == value}
        return tuple(found)[:_MOST_ALIKE]

    def preview_undo(self, written: Written) -> UndoStep:
        """Whether a write can be taken back now, and what that does."""
        return self._undoing(written).preview_undo(written)

    def undo(self, written: Written) -> WriteResult:
        """Take a write back while nobody touched the record since."""
        return _told(written.write, lambda: self._undoing(written).undo(written))

    def _undoing(self, written: Written) -> Undoing:
        return Undoing(self._source, self._of(written.write.entity).shape)

    def _of(self, kind: EntityKind) -> KindBooks:
        books = self._kinds.get(kind)
        if books is None:
            name = kind.value.replace("_", " ")
            raise Rejected(f"This program does not write {name} through the API.", remedy="Enter it there.")
        return books


def _told(write: Write, work: Callable[[], WriteResult]) -> WriteResult:
    """What stands in the way, as a result; what leaves it open whether it was written is raised."""
    try:
        return work()
    except (Overtaken, NoSuchRecord):
        return WriteResult(id=write.id, outcome=WriteOutcome.MOVED, key=write.key)
    except Throttled as exc:
        return WriteResult(id=write.id, outcome=WriteOutcome.BUSY, key=write.key, reason=exc.sentence, code=exc.code)
    except SkipRecord as exc:
        return WriteResult(
            id=write.id,
            outcome=WriteOutcome.REJECTED,
            key=write.key,
            reason=exc.sentence,
            remedy=exc.remedy,
            code=exc.code,
        )
