"""Writing one kind of record into books that post by themselves: only over the state that was seen, and back out again.

What a vendor wants of a record is in a class below this one.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.entities import Entity
from connector.domain.errors import NotInBooks
from connector.domain.fingerprint import canonical, decode, fingerprint
from connector.domain.keys import Key
from connector.domain.titles import title_of
from connector.domain.writing import UndoStep, Write, WriteOutcome, WriteResult, Written
from connector.ledger.wished import unlike
from connector.online.refusals import NoSuchRecord, Overtaken
from connector.online.remembered import Json


class Trace(msgspec.Struct, frozen=True, omit_defaults=True):
    """What undoing takes."""

    after: bytes = b""
    """Fingerprint of the record as we left it."""
    before: bytes = b""
    """JSON of the record as it was; empty for a new one."""


class RecordBooks(ABC):
    """One kind of record of one account."""

    word: str
    """Of one record, for people."""

    def apply(self, write: Write) -> WriteResult:
        """Write one record. Raises what `Books.apply` raises, Rejected and Overtaken."""
        if write.kind is ActionKind.CREATE:
            return self.create(write)
        record = self.expected(write)
        try:
            told = self.change(write, record) if write.kind is ActionKind.UPDATE else self.remove(write, record)
        except (Overtaken, NoSuchRecord) as exc:
            self.forget(write.key)
            if isinstance(exc, NoSuchRecord) and self.read(write.key) is not None:
                raise NotInBooks(exc.sentence, remedy="Something that it names is inactive or gone.") from exc
            raise
        return self.written(write, told, record)

    def settle(self, write: Write) -> WriteResult | None:
        """What became of a write: the record itself tells."""
        if write.kind is ActionKind.CREATE:
            record = self.made(write)
            return self.finished(write, record) if record is not None else None
        record = self.read(write.key)
        there = self.entity(record) if record is not None else None
        if write.kind is ActionKind.UPDATE:
            done = there is not None and not unlike(there, write)
        else:
            done = self.removed(write, there)
        return WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=write.key) if done else None

    # -- what a vendor's kind brings -----------------------------------------------------------------------------------

    @abstractmethod
    def read(self, key: Key) -> Json | None:
        """A record as it is now."""

    @abstractmethod
    def last_told(self, key: Key) -> Json | None:
        """A record as it was told last, where a write over a state that is not that any more is refused by the books
        themselves; None: it is read."""

    @abstractmethod
    def forget(self, key: Key) -> None:
        """A record is not as it was told."""

    @abstractmethod
    def key_of(self, record: Json) -> Key:
        """The record's key."""

    @abstractmethod
    def entity(self, record: Json) -> Entity:
        """The record as an entity. Raises SkipRecord."""

    @abstractmethod
    def create(self, write: Write) -> WriteResult:
        """A new record, unless an earlier try made it. Raises as `apply`."""

    @abstractmethod
    def made(self, write: Write) -> Json | None:
        """The record that a creation made, if it did. Raises as `apply`."""

    @abstractmethod
    def change(self, write: Write, record: Json) -> Json:
        """An edit of a record; the record as it is then. Raises as `apply`."""

    @abstractmethod
    def remove(self, write: Write, record: Json) -> Json:
        """What a deletion on the platform does; the record as it is then. Raises as `apply`."""

    @abstractmethod
    def removed(self, write: Write, there: Entity | None) -> bool:
        """Whether a deletion was done."""

    def is_gone(self, told: Json) -> bool:
        """Whether what was told of a write is that the record is no more."""
        return False

    # -- taking back ---------------------------------------------------------------------------------------------------

    @abstractmethod
    def undoes(self, write: Write) -> str:
        """What taking a write back does, such as "deletes"."""

    @abstractmethod
    def is_final(self, write: Write) -> bool:
        """Whether nothing brings back what a deletion took."""

    @abstractmethod
    def take_back(self, written: Written, record: Json, before: Mapping[str, object]) -> None:
        """Undo a write of a record that is as we left it; `before`: as it was, or empty for a new one.

        Raises as `apply`.
        """

    def preview_undo(self, written: Written) -> UndoStep:
        """Whether the record is still as we left it. Reads only."""
        record, why = self._looked_at(written)
        if record is None:
            return UndoStep(written=written, possible=False, sentence=why)
        sentence = f"{self.undoes(written.write)} {self.word} {written.key}"
        return UndoStep(written=written, possible=True, sentence=sentence)

    def undo(self, written: Written) -> WriteResult:
        """Take a write back while nobody touched the record since. Raises as `apply`."""
        write, key = written.write, written.key
        record, why = self._looked_at(written)
        if record is None:
            return WriteResult(id=write.id, outcome=WriteOutcome.MOVED, key=key, reason=why)
        before = trace_of(written).before
        self.take_back(written, record, _decoder.decode(before) if before else {})
        return WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=key)

    # -- what all have -------------------------------------------------------------------------------------------------

    def wanted(self, write: Write) -> Entity:
        """The wish."""
        return decode(write.entity, write.content)

    def written(self, write: Write, told: Json, before: Json | None) -> WriteResult:
        """What is told of a write, with what undoing it takes; of a deletion nothing is left that could be."""
        if self.is_gone(told):
            trace = msgspec.msgpack.encode(Trace())
            title = title_of(write.content)
            return WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=write.key, trace=trace, title=title)
        content = canonical(self.entity(told))
        left = Trace(fingerprint(content), ENCODER.encode(before) if before is not None else b"")
        return WriteResult(
            id=write.id,
            outcome=WriteOutcome.WRITTEN,
            key=self.key_of(told),
            trace=msgspec.msgpack.encode(left),
            title=title_of(content),
        )

    def finished(self, write: Write, told: Json) -> WriteResult:
        """What is told of a new record."""
        return self.written(write, told, None)

    def expected(self, write: Write) -> Json:
        """The record, when it is as it was planned against. Raises Overtaken."""
        record = self.last_told(write.key)
        if record is None or self._print(record) != write.expected:
            record = self.read(write.key)
        if record is None:
            raise Overtaken("The record is gone.")
        if self._print(record) != write.expected:
            raise Overtaken("The record is not as it was read.")
        return record

    def _print(self, record: Json) -> bytes:
        return fingerprint(canonical(self.entity(record)))

    def _looked_at(self, written: Written) -> tuple[Json | None, str]:
        """The record as it is now, or why it cannot be taken back."""
        write = written.write
        if write.kind is ActionKind.DELETE and self.is_final(write):
            return None, f"A {self.word} that was deleted or voided cannot be brought back."
        record = self.read(written.key)
        after = trace_of(written).after
        if not after or record is None or self._print(record) != after:
            return None, f"Somebody edited the {self.word} since."
        return record, ""


def trace_of(written: Written) -> Trace:
    """What undoing takes."""
    return msgspec.msgpack.decode(written.trace, type=Trace) if written.trace else Trace()


ENCODER: Final = msgspec.json.Encoder(decimal_format="number")


def decoded(body: bytes) -> dict[str, object]:
    """JSON as it was sent, or as it was kept; numbers are exact."""
    return _decoder.decode(body)


_decoder: Final = msgspec.json.Decoder(dict[str, object], float_hook=Decimal)
