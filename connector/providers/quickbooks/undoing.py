"""Taking back what was written into QuickBooks, while nobody touched it since."""

from __future__ import annotations

from decimal import Decimal
from hashlib import blake2b

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.fingerprint import canonical, fingerprint
from connector.domain.writing import Deletion, UndoStep, WriteOutcome, WriteResult, Written
from connector.providers.quickbooks.bodies import Body
from connector.providers.quickbooks.client import Json
from connector.providers.quickbooks.kinds import KindBooks, Trace, same


class Undoing:
    """Of one kind."""

    def __init__(self, books: KindBooks) -> None:
        self._books = books
        self._source = books.source
        self._shape = books.shape

    def preview_undo(self, written: Written) -> UndoStep:
        """Whether the record is still as we left it. Reads only."""
        record, why = self._looked_at(written)
        if record is None:
            return UndoStep(written=written, possible=False, sentence=why)
        what = {ActionKind.CREATE: "deletes", ActionKind.UPDATE: "puts back", ActionKind.DELETE: "brings back"}
        if self._shape.named:
            what[ActionKind.CREATE] = "makes inactive"
        sentence = f"{what[written.write.kind]} {self._shape.word} {written.key}"
        return UndoStep(written=written, possible=True, sentence=sentence)

    def undo(self, written: Written) -> WriteResult:
        """Take a write back while nobody touched the record since. Raises as `apply`."""
        write, key = written.write, written.key
        record, why = self._looked_at(written)
        if record is None:
            return WriteResult(id=write.id, outcome=WriteOutcome.MOVED, key=key, reason=why)
        request_id = blake2b(f"undo|{write.id}|{record['SyncToken']}".encode(), digest_size=16).hexdigest()
        if write.kind is ActionKind.CREATE and not self._shape.named:
            self._source.client.write(self._shape, same(record), request_id, operation="delete")
            self._source.gone(self._shape, key)
        else:
            self._books.save(self._before(written, record), request_id)
        return WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=key)

    def _before(self, written: Written, record: Json) -> Body:
        """The update that makes the record what it was."""
        if written.write.kind is ActionKind.CREATE:
            return {**same(record), "sparse": True, "Active": False}
        told: Body = _decoder.decode(trace_of(written).before)
        return {**told, **same(record), "sparse": False}

    def _looked_at(self, written: Written) -> tuple[Json | None, str]:
        """The record as it is now, or why it cannot be taken back."""
        word, write = self._shape.word, written.write
        if write.kind is ActionKind.DELETE and write.deletion is not Deletion.DEACTIVATE:
            return None, f"A {word} that was deleted or voided in QuickBooks cannot be brought back."
        record = self._source.record(self._shape, written.key)
        there = self._source.reader.entity(self._shape, record) if record is not None else None
        after = trace_of(written).after
        if not after or there is None or fingerprint(canonical(there)) != after:
            return None, f"Somebody edited the {word} since."
        return record, ""


def trace_of(written: Written) -> Trace:
    """What undoing takes."""
    return msgspec.msgpack.decode(written.trace, type=Trace) if written.trace else Trace()


_decoder = msgspec.json.Decoder(Body, float_hook=Decimal)
