"""Taking back what was written through the vendor's API, while nobody touched it since."""

from __future__ import annotations

from typing import Final

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.fingerprint import canonical, fingerprint
from connector.domain.keys import EntityKind
from connector.domain.writing import Deletion, UndoStep, WriteOutcome, WriteResult, Written
from connector.providers.sql_accounting_api.payloads import Payload, next_update
from connector.providers.sql_accounting_api.shapes import ApiShape
from connector.providers.sql_accounting_api.source import ApiSource

WORD: Final = {
    EntityKind.CUSTOMER: "customer", EntityKind.PRODUCT: "product", EntityKind.INVOICE: "invoice",
    EntityKind.PAYMENT: "payment",
}  # fmt: skip


class Trace(msgspec.Struct, frozen=True, omit_defaults=True):
    """What undoing takes."""

    after: bytes = b""
    """Fingerprint of the record as we left it; empty when it could not be read again."""
    before: bytes = b""
    """JSON of the record as it was."""


class Undoing:
    """Of one kind."""

    def __init__(self, source: ApiSource, shape: ApiShape) -> None:
        self._source = source
        self._shape = shape

    def preview_undo(self, written: Written) -> UndoStep:
        """Whether the record is still as we left it. Reads only."""
        why = self._stands_in_the_way(written)
        if why:
            return UndoStep(written=written, possible=False, sentence=why)
        what = {ActionKind.CREATE: "deletes", ActionKind.UPDATE: "puts back", ActionKind.DELETE: "brings back"}
        word = f"{what[written.write.kind]} {WORD[self._shape.kind]} {written.key}"
        return UndoStep(written=written, possible=True, sentence=word)

    def undo(self, written: Written) -> WriteResult:
        """Take a write back while nobody touched the record since. Raises as `apply`."""
        write, key = written.write, written.key
        why = self._stands_in_the_way(written)
        if why:
            return WriteResult(id=write.id, outcome=WriteOutcome.MOVED, key=key, reason=why)
        record = self._source.record(self._shape, key)
        if record is None:
            return WriteResult(id=write.id, outcome=WriteOutcome.MOVED, key=key)
        client, address = self._source.client, str(record[self._shape.address])
        if write.kind is ActionKind.CREATE:
            client.delete(self._shape.endpoint, address)
        else:
            told: Payload = msgspec.json.decode(_trace(written).before)
            before: Payload = {**dict.fromkeys(record), **told}  # what was not there is to be empty again
            if "updatecount" in record:
                before["updatecount"] = record["updatecount"]
            client.replace(self._shape.endpoint, address, next_update(before))
        return WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=key)

    def _stands_in_the_way(self, written: Written) -> str:
        word, write = WORD[self._shape.kind], written.write
        if write.kind is ActionKind.DELETE and write.deletion is Deletion.DELETE:
            return f"The {word} was deleted through the API: it cannot be brought back with its number."
        change, trace = self._source.present(self._shape.kind, written.key), _trace(written)
        there = change.entity if change is not None else None
        if not trace.after or there is None or fingerprint(canonical(there)) != trace.after:
            return f"Somebody edited the {word} since."
        record = self._source.record(self._shape, written.key)
        if record is not None and record.get("irbm_uuid"):
            return f"The {word} was sent to MyInvois since."
        return ""


def _trace(written: Written) -> Trace:
    return msgspec.msgpack.decode(written.trace, type=Trace) if written.trace else Trace()
