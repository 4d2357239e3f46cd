"""Writing one kind of record through the vendor's API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.entities import Entity
from connector.domain.errors import AnswerLost, Rejected, RetryLater, StopRun
from connector.domain.fingerprint import canonical, decode, fingerprint
from connector.domain.keys import EntityKind, Key
from connector.domain.payments import Payment
from connector.domain.titles import title_of
from connector.domain.writing import Deletion, Write, WriteOutcome, WriteResult
from connector.ledger.codes import learned, next_code
from connector.ledger.wished import unlike
from connector.providers.sql_accounting_api.checks import Checks
from connector.providers.sql_accounting_api.client import Json
from connector.providers.sql_accounting_api.columns import flag
from connector.providers.sql_accounting_api.payloads import REFERENCE, Payload, PayloadMaker, next_update
from connector.providers.sql_accounting_api.records import listed
from connector.providers.sql_accounting_api.refusals import Overtaken
from connector.providers.sql_accounting_api.settlements import settlement
from connector.providers.sql_accounting_api.shapes import LINES, ApiShape, shape_of
from connector.providers.sql_accounting_api.source import ApiSource
from connector.providers.sql_accounting_api.undoing import WORD, Trace

_LESS: Final[Mapping[EntityKind, tuple[Deletion, Payload]]] = {
    EntityKind.CUSTOMER: (Deletion.DEACTIVATE, {"status": "I"}),
    EntityKind.PRODUCT: (Deletion.DEACTIVATE, {"isactive": False}),
    EntityKind.INVOICE: (Deletion.CANCEL, {"cancelled": True}),
    EntityKind.PAYMENT: (Deletion.CANCEL, {"cancelled": True}),
}
"""What is done instead of a deletion: its name and the columns."""
_CODE_LENGTH: Final = 10
"""AR_CUSTOMER.CODE (eStream DetailSpec)."""


class KindBooks:
    """One kind."""

    def __init__(self, source: ApiSource, shape: ApiShape) -> None:
        self.shape = shape
        self._source = source

    def apply(self, write: Write) -> WriteResult:
        """Write one record. Raises what `Books.apply` raises, Rejected, Overtaken and NoSuchRecord."""
        self._mine(write.key)
        if write.kind is ActionKind.CREATE:
            return self._create(write)
        record = self._expected(write)
        if write.kind is ActionKind.UPDATE:
            wanted = decode(write.entity, write.content)
            self._replace(write.key, record, self._changed(record, wanted, write))
        else:
            self._remove(write, record)
        return self._written(write, write.key, record)

    def settle(self, write: Write) -> WriteResult | None:
        """What became of a write: the record itself tells."""
        if write.kind is ActionKind.CREATE:
            key = self._there(write)
            return self._written(write, key, None) if key is not None else None
        there = self._entity(write.key)
        if write.kind is ActionKind.DELETE:
            less = write.deletion is not Deletion.DELETE and there is not None and not _stands(there)
            done = less or (there is None and write.deletion is Deletion.DELETE)
        else:
            done = there is not None and not unlike(there, write)
        return WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=write.key) if done else None

    # -- making ------------------------------------------------------------------------------------------------------

    def _create(self, write: Write) -> WriteResult:
        wanted = decode(write.entity, write.content)
        key = self._there(write)
        if key is not None:
            return self._written(write, key, None)
        checks = Checks(self._source.client)
        checks.document(wanted)
        made = self._maker().created(wanted, write.fields, write.reference)
        if self.shape.document:
            made = {"docno": "", **made}
            self._check_number(made, checks)
            checks.customer(str(made.get("code", "")))
        else:
            made["code"] = self._code(wanted)
        if isinstance(wanted, Payment):
            made |= settlement(self._source, wanted, checks, None)
        self._check_codes(made, checks)
        checks.end()
        answer = self._source.client.create(self.shape.endpoint, made)
        told = self.shape.key_of(answer)
        key = told if told else self._there(write)
        if key is None:
            raise AnswerLost("SQL Accounting took the record and does not show it yet.")
        return self._written(write, key, None)

    def _changed(self, record: Json, wanted: Entity, write: Write) -> Payload:
        checks = Checks(self._source.client)
        self._check_untouchable(record)
        checks.document(wanted)
        made = self._maker().changed(record, wanted, write.fields, write.reference)
        settles = {"allocations", "amount"} & set(write.fields)
        if isinstance(wanted, Payment) and settles:
            made |= settlement(self._source, wanted, checks, record)
        self._check_codes({name: made[name] for name in made if made[name] != record.get(name)}, checks)
        checks.end()
        return made

    def _remove(self, write: Write, record: Json) -> None:
        self._check_untouchable(record)
        less, columns = _LESS[self.shape.kind]
        if write.deletion is Deletion.DELETE:
            self._source.client.delete(self.shape.endpoint, self._address(record))
        elif write.deletion is less:
            self._replace(write.key, record, {**record, **columns})
        else:
            raise Rejected(f"Deleting a {WORD[self.shape.kind]} means {less.value} or delete, nothing else.")

    def _replace(self, key: Key, record: Json, made: Payload) -> None:
        self._source.client.replace(self.shape.endpoint, self._address(record), next_update(made))

    # -- looking -----------------------------------------------------------------------------------------------------

    def _expected(self, write: Write) -> Json:
        """The record, when it is as it was planned against. Raises Overtaken."""
        record = self._source.record(self.shape, write.key)
        if record is None:
            raise Overtaken("The record is gone.")
        there = self._source.reader.entity(self.shape, record, self._source.receivable(self.shape, record))
        if fingerprint(canonical(there)) != write.expected:
            raise Overtaken("The record is not as it was read.")
        return record

    def _entity(self, key: Key) -> Entity | None:
        change = self._source.present(self.shape.kind, key)
        if change is not None and change.failure is not None:
            raise change.failure
        return change.entity if change is not None else None

    def _there(self, write: Write) -> Key | None:
        """The record that this creation made, or None.

        Raises:
            Rejected: another record has its code.
        """
        client, wanted = self._source.client, decode(write.entity, write.content)
        if self.shape.document:
            header = client.first(self.shape.endpoint, **{REFERENCE: write.reference})
            return self.shape.key_of(header) if header is not None else None
        code = str(getattr(wanted, "code", "")).strip()
        column, text = ("code", code) if code else ("companyname", str(getattr(wanted, "name", "")))
        for header in client.page(self.shape.endpoint, 0, equal={column: text}):
            key = self.shape.key_of(header)
            there = self._entity(key)
            if there is not None and not unlike(there, write):
                return key
            if code and key == code:
                raise Rejected(f"The books already use the code {code}.", remedy="Choose another code.")
        return None

    def _written(self, write: Write, key: Key, before: Json | None) -> WriteResult:
        """What is told of a write, with what undoing it takes."""
        after, title = b"", ""
        try:
            entity = self._entity(key)
            if entity is not None:
                after, title = fingerprint(canonical(entity)), title_of(canonical(entity))
        except (RetryLater, StopRun):
            pass  # it is written; only undoing needs to know how it was left, and people what it is called
        told = msgspec.json.encode(before) if before is not None else b""
        trace = msgspec.msgpack.encode(Trace(after, told))
        return WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=key, trace=trace, title=title)

    # -- details -----------------------------------------------------------------------------------------------------

    def _maker(self) -> PayloadMaker:
        section = self._source.mapping.section(self.shape.kind, self.shape.table)
        return PayloadMaker(self.shape, section, self._source.context.values)

    def _address(self, record: Json) -> str:
        return str(record[self.shape.address])

    def _mine(self, key: Key) -> None:
        if key and shape_of(self.shape.kind, key) is not self.shape:
            raise Rejected(
                "This invoice was entered in the customer module, and is not edited from the platform.",
                remedy="Edit it in SQL Accounting.",
            )

    def _code(self, wanted: Entity) -> str:
        """The wished code, or the next one of the company's own pattern."""
        wished = str(getattr(wanted, "code", "")).strip()
        if wished or self.shape.kind is not EntityKind.CUSTOMER:
            if not wished:
                raise Rejected("A product needs a code.", remedy="Give it one on the platform.")
            return wished
        rows = (row for page in self._source.client.listed("customer") for row in page)
        known = sorted((str(row.get("code")).rstrip(), str(row.get("companyname") or "")) for row in rows)
        name = str(getattr(wanted, "name", ""))
        return next_code(learned(known), name, [code for code, _ in known], _CODE_LENGTH)

    def _check_number(self, made: Payload, checks: Checks) -> None:
        number = str(made.get("docno") or "")
        if number and self._source.client.first(self.shape.endpoint, docno=number) is not None:
            checks.add(f"The books already use the number {number}.")

    def _check_codes(self, made: Json, checks: Checks) -> None:
        checks.codes(made)
        for place, row in enumerate(listed(made, LINES), start=1):
            checks.codes(row, f"Line {place}: ")

    def _check_untouchable(self, record: Json) -> None:
        word = WORD[self.shape.kind]
        if str(record.get("irbm_uuid") or "").strip():
            raise Rejected(f"The {word} was sent to MyInvois, and is not changed any more.")
        if flag(record.get("cancelled")):
            raise Rejected(f"The {word} is cancelled, and is not changed any more.")


def _stands(entity: Entity) -> bool:
    """Whether an entity is active, or not cancelled."""
    if hasattr(entity, "cancelled"):
        return not entity.cancelled
    state = getattr(entity, "state", None)
    return str(state) == "active" if state is not None else bool(getattr(entity, "active", True))
