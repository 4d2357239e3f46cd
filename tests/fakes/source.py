"""Books in memory, with a vendor's program at work in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from connector.domain.changes import Change, Cursor, Page, Seen
from connector.domain.entities import MONEY_KINDS, Entity, control_amount
from connector.domain.errors import BridgeError, SkipRecord
from connector.domain.identity import Company, Identity
from connector.domain.keys import EntityKind, Key, Version
from connector.domain.reconciliation import Total
from tests.fakes.entities import key_of, kind_of

KINDS = (EntityKind.TERM, EntityKind.CUSTOMER, EntityKind.PRODUCT, EntityKind.INVOICE, EntityKind.PAYMENT)


@dataclass(slots=True)
class Row:
    """A record with the moment that the program stamped on it."""

    entity: Entity
    stamp: int
    failure: SkipRecord | None = None

    @property
    def version(self) -> Version:
        """Stamp and amount, as the sweep sees them; an edit of child rows alone shows in neither."""
        currency, amount = control_amount(self.entity)
        return Version(f"{self.stamp}|{currency}|{amount}")


@dataclass(slots=True)
class MemorySource:
    """Reads what a test wrote. Watermark is the stamp: what commits late lies behind it, as in the field."""

    page: int = 3
    kinds_given: tuple[EntityKind, ...] = KINDS
    identity: Identity = field(
        default_factory=lambda: Identity(
            company=Company(name="Syarikat Maju", alias="MAJU"),
            counters={"transaction": 100},
            marks={"created": "2020-01-01"},
            origin="PC-1:C:/DB/MAJU.FDB",
        )
    )
    rows: dict[EntityKind, dict[Key, Row]] = field(default_factory=dict)
    stamp: int = 0
    faults: dict[str, list[BridgeError]] = field(default_factory=dict)
    """Errors to raise by method name, first one first; "page" stands for the second page of a read."""
    before: dict[str, Callable[[], None]] = field(default_factory=dict)
    """What somebody does in the books just before a method looks, by its name."""
    phantom: int = 0
    """Sen that the books' own totals have and no record."""
    calls: list[str] = field(default_factory=list)
    closed: int = 0
    _use: Lock = field(default_factory=Lock)

    # ------------------------------------------------------------------ the vendor's program

    def put(self, *entities: Entity) -> None:
        """Insert or edit records, as the program does: with a new stamp."""
        for entity in entities:
            self.stamp += 1
            self.rows.setdefault(kind_of(entity), {})[key_of(entity)] = Row(entity, self.stamp)

    def put_quietly(self, entity: Entity) -> None:
        """Edit a record without a new stamp (child rows, a patched amount)."""
        self.rows[kind_of(entity)][key_of(entity)].entity = entity

    def put_late(self, entity: Entity) -> Callable[[], None]:
        """Write in a transaction that stays open: stamped now, visible to nobody until the returned commit."""
        self.stamp += 1
        row = Row(entity, self.stamp)

        def commit() -> None:
            self.rows.setdefault(kind_of(entity), {})[key_of(entity)] = row

        return commit

    def remove(self, kind: EntityKind, key: str) -> None:
        """Delete a record."""
        del self.rows[kind][Key(key)]

    def spoil(self, kind: EntityKind, key: str, failure: SkipRecord | None) -> None:
        """Make a record unreadable, or readable again; stamped either way."""
        self.stamp += 1
        row = self.rows[kind][Key(key)]
        row.failure, row.stamp = failure, self.stamp

    def entities(self, kind: EntityKind) -> dict[Key, Entity]:
        """What the books hold."""
        return {key: row.entity for key, row in self.rows.get(kind, {}).items()}

    # ------------------------------------------------------------------ the port

    def identify(self) -> Identity:
        """Company and timeline values."""
        with self._step("identify"):
            return self.identity

    def kinds(self) -> Sequence[EntityKind]:
        """What these books give."""
        return self.kinds_given

    def changes(self, kind: EntityKind, since: Cursor | None) -> Iterator[Page]:
        """Rows stamped at or after the cursor, in pages."""
        with self._step("changes"):
            after = int(since or 0)
            found = sorted(
                ((row.stamp, key) for key, row in self.rows.get(kind, {}).items() if row.stamp >= after),
                key=lambda pair: (pair[0], pair[1]),
            )
        for start in range(0, max(1, len(found)), self.page):
            with self._step("page" if start else "first page"):
                part = found[start : start + self.page]
                cursor = Cursor(str(part[-1][0] if part else after))
                page = Page([self._change(kind, key) for _, key in part], cursor, start + self.page >= len(found))
            yield page

    def keys(self, kind: EntityKind) -> Iterator[Sequence[Seen]]:
        """Every key with its version."""
        with self._step("keys"):
            found = [Seen(key, row.version) for key, row in self.rows.get(kind, {}).items()]
        for start in range(0, len(found), self.page):
            with self._step("key page" if start else "first key page"):
                part = found[start : start + self.page]
            yield part

    def fetch(self, kind: EntityKind, keys: Sequence[Key]) -> Iterator[Page]:
        """Some records as they are now."""
        for start in range(0, len(keys), self.page):
            with self._step("fetch"):
                part = [self._change(kind, key) for key in keys[start : start + self.page]]
            yield Page(part, Cursor(""), start + self.page >= len(keys))

    def totals(self, kind: EntityKind) -> Mapping[str, Total] | None:
        """The books' own sums."""
        with self._step("totals"):
            if kind not in MONEY_KINDS:
                return None
            sums: dict[str, Total] = {}
            for row in self.rows.get(kind, {}).values():
                currency, amount = control_amount(row.entity)
                before = sums.get(currency, Total(0, 0))
                sums[currency] = Total(before.count + 1, before.amount + amount)
            return {currency: Total(sum_.count, sum_.amount + self.phantom) for currency, sum_ in sums.items()}

    def content_slice(self, kind: EntityKind, position: Cursor | None, limit: int) -> Page:
        """The next records in key order."""
        with self._step("content_slice"):
            left = sorted(key for key in self.rows.get(kind, {}) if position is None or key > position)
            part = left[:limit]
            cursor = Cursor(part[-1] if part else "")
            return Page([self._change(kind, key) for key in part], cursor, len(left) <= limit)

    def close(self) -> None:
        """Count that the attachment was given up."""
        self.closed += 1

    def _change(self, kind: EntityKind, key: Key) -> Change:
        row = self.rows.get(kind, {}).get(key)
        if row is None:
            return Change(key, Version(""), None)
        return Change(key, row.version, None if row.failure else row.entity, row.failure)

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        """One piece of work; two threads at once are a fault of the engine."""
        if not self._use.acquire(blocking=False):
            raise AssertionError("the source is used by two threads at once")
        try:
            self.calls.append(name)
            if name in self.before:
                self.before[name]()
            if self.faults.get(name):
                raise self.faults[name].pop(0)
            yield
        finally:
            self._use.release()
