"""Which keys new records were given, noted before they are committed: a master has no field for our reference.

A number of the vendor's generator is never given twice in one life of a database, and the identity of a write names
that life: where the row with this number is, the write arrived, however much the record was edited since.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

import msgspec

from connector.domain.errors import RetryLater
from connector.domain.keys import ActionId, EntityKind
from connector.domain.writing import Write
from connector.ledger.master_rows import RowImage
from connector.ledger.session import Reading
from connector.providers.sql_accounting.master_usage import NAMES

_OWN_NUMBER: Final = "SELECT CURRENT_TRANSACTION FROM RDB$DATABASE"
_IS_OPEN: Final = "SELECT 1 FROM MON$TRANSACTIONS WHERE MON$TRANSACTION_ID = ?"
"""A login sees the transactions of its own attachments, whatever its rights (Firebird's monitoring tables)."""
_KEPT: Final = 50
"""Begun creations that are remembered; one at a time can be open."""


class Facts(Protocol):
    """The host's memory of small facts of a connection."""

    def mark_fact(self, name: str, value: str) -> None:
        """Keep a small fact, durable on return."""

    def fact(self, name: str) -> str | None:
        """A small fact, or None."""


class Creation(msgspec.Struct, frozen=True):
    """What a new record was given."""

    write: ActionId
    code: str
    table: str
    column: str
    number: int
    """Drawn from the generator of `table.column`."""
    transaction: int = 0
    """Number of the transaction that writes it; 0 where it was not noted."""


_creations = msgspec.json.Decoder(list[Creation])


class Creations:
    """The last creations of one kind that were begun."""

    def __init__(self, facts: Facts, kind: EntityKind) -> None:
        self._facts = facts
        self._name = f"sql_accounting.creations.{kind.value}"

    def note(self, write: Write, code: str, images: Sequence[RowImage], transaction: Reading) -> None:
        """What tells later that a new record is ours, whatever becomes of the answer: durable before the commit."""
        for image in images:
            columns = [name for name in image.key if name not in NAMES]
            if len(columns) == 1 == len(image.key):
                (own,) = transaction.one(_OWN_NUMBER) or (0,)
                number = int(image.key[columns[0]] or 0)
                self._keep(Creation(write.id, code, image.table, columns[0], number, int(str(own))))
                return

    def _keep(self, creation: Creation) -> None:
        kept = [*self._all(), creation][-_KEPT:]
        self._facts.mark_fact(self._name, msgspec.json.encode(kept).decode())

    def check_over(self, write: Write, transaction: Reading) -> None:
        """Raises RetryLater while an attempt of a write is open at the server: nobody can tell yet."""
        for noted in self.of(write.id, transaction):
            if noted.transaction and transaction.one(_IS_OPEN, (noted.transaction,)) is not None:
                raise RetryLater(f"The last attempt to write {noted.code} into the books is not over yet.")

    def of(self, write: ActionId, transaction: Reading) -> list[Creation]:
        """Every attempt of a write, the latest first.

        None of a transaction that is still to come: then the books are an older copy of themselves, put back without
        anybody's word, and give the same numbers to other records.
        """
        attempts = [each for each in reversed(self._all()) if each.write == write]
        if not attempts:
            return []
        (newest,) = transaction.one(_OWN_NUMBER) or (0,)
        return [each for each in attempts if each.transaction <= int(str(newest))]

    def _all(self) -> list[Creation]:
        return _creations.decode(self._facts.fact(self._name) or "[]")
