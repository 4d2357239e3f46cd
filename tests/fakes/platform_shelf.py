"""What a platform in memory keeps of one connected provider."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from itertools import count

from connector.domain.actions import ActionKind, ResultKind
from connector.domain.entities import control_amount
from connector.domain.fingerprint import bucket_of, canonical, decode, fingerprint
from connector.domain.keys import EntityKind, Key
from connector.domain.reconciliation import Entry, Summary, Tally
from connector.platform import wire
from connector.platform.wire import WireRecord, WireResult

_numbers = count(1)


@dataclass(slots=True)
class StoredRecord:
    """A record as the platform keeps it; a deletion keeps its revision."""

    remote: str
    revision: int
    action: str
    content: bytes
    """Canonical; empty when deleted."""
    currency: str = ""
    amount: int = 0
    writes: int = 1
    """How often it was really written."""


@dataclass(slots=True)
class Kept:
    """One connected provider."""

    marks: dict[str, str]
    company_name: str
    agent: str = ""
    lease: str = ""
    until: dt.datetime | None = None
    sequence: int = 0
    records: dict[EntityKind, dict[Key, StoredRecord]] = field(default_factory=dict)

    def live(self, kind: EntityKind) -> dict[Key, StoredRecord]:
        """Records that exist."""
        return {key: stored for key, stored in self.records.get(kind, {}).items() if stored.content}

    def take(self, kind: EntityKind, record: WireRecord) -> WireResult:
        """Write one record: never twice, never backwards."""
        stored = self.records.setdefault(kind, {})
        known = stored.get(record.key)
        if known is not None and (known.action == record.id or record.revision <= known.revision):
            return _not_written(known, record)
        if known is None:
            known = stored[record.key] = StoredRecord(f"r{next(_numbers)}", 0, "", b"", writes=0)
        before, known.content = known.content, b""
        if record.kind is not ActionKind.DELETE:
            entity = decode(kind, record.content)
            known.content = canonical(entity)
            known.currency, known.amount = control_amount(entity)
        known.revision, known.action, known.writes = record.revision, record.id, known.writes + 1
        return WireResult(record.id, _done(before, known.content), known.remote, "", known.revision)

    def settled(self, kind: EntityKind, asked: wire.SettleRecord) -> WireResult | None:
        """What became of an action; None when it never arrived."""
        known = self.records.get(kind, {}).get(asked.key)
        if known is None:
            return None
        if known.action == asked.id:
            done = ResultKind.UNCHANGED if known.content else ResultKind.DELETED
        elif 0 < asked.revision <= known.revision:
            done = ResultKind.STALE
        else:
            return None
        return WireResult(asked.id, done, known.remote, "", known.revision)

    def summary(self, kind: EntityKind) -> Summary:
        """Tally of the live records, computed anew."""
        tally = Tally()
        for key, stored in self.live(kind).items():
            tally.add(Entry(key, fingerprint(stored.content), stored.currency, stored.amount))
        return tally.summary()

    def page(self, kind: EntityKind, asked: wire.BucketQuery, limit: int) -> wire.BucketPage:
        """Live records of some buckets, by bucket and key."""
        after = (bucket_of(asked.after), asked.after) if asked.after else (-1, "")
        buckets = set(asked.buckets)
        entries = [
            wire.WireEntry(key, s.remote, s.revision, fingerprint(s.content), s.currency, s.amount)
            for bucket, key, s in sorted((bucket_of(key), key, stored) for key, stored in self.live(kind).items())
            if bucket in buckets and (bucket, key) > after
        ]
        return wire.BucketPage(entries[:limit], len(entries) <= limit)


def _done(before: bytes, now: bytes) -> ResultKind:
    if not now:
        return ResultKind.DELETED
    if not before:
        return ResultKind.CREATED
    return ResultKind.UNCHANGED if now == before else ResultKind.UPDATED


def _not_written(known: StoredRecord, record: WireRecord) -> WireResult:
    same = known.action == record.id or (
        known.content == bytes(record.content) if record.kind is not ActionKind.DELETE else not known.content
    )
    there = ResultKind.UNCHANGED if known.content else ResultKind.DELETED
    done = there if same else ResultKind.STALE
    return WireResult(record.id, done, known.remote, "", known.revision)
