"""The platform as the engine's sink."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from typing import Final, TypeVar

import msgspec

from connector.domain.actions import Action, Result, ResultKind
from connector.domain.clock import Clock, SystemClock
from connector.domain.errors import AnswerLost, BridgeError, ProtocolBroken, RetryLater, TimelineBroken
from connector.domain.identity import Company, Identity, Timeline
from connector.domain.keys import ActionId, EntityKind, TimelineId
from connector.domain.ports import RemoteEntry
from connector.domain.reconciliation import Summary, Total
from connector.drivers.http_errors import TooLarge
from connector.logs import logger
from connector.platform.batches import EncodedBatch, encoded
from connector.platform.client import LeaseLost, PlatformClient
from connector.platform.wire import (
    MAX_BATCH_BYTES,
    MAX_BATCH_RECORDS,
    BatchResult,
    BucketQuery,
    Capability,
    Handshake,
    Settle,
    SettleRecord,
    Welcome,
    WireResult,
)
from connector.sync.timeline import Side, error, judge

_T = TypeVar("_T")

_PAGE: Final = 5000
"""Entries asked for at a time."""

_MEGABYTE: Final = 1_048_576

_log = logger("platform")


def introduction(
    agent_id: str,
    pc_name: str,
    connection: str,
    books: Identity,
    timeline: str = "",
    *,
    capabilities: Sequence[Capability] = (),
) -> Handshake:
    """Who comes, from what the books tell of themselves; there is no timeline before the first meeting."""
    return Handshake(
        agent_id=agent_id,
        pc_name=pc_name,
        connection=connection,
        company_name=books.company.name,
        company_marks=dict(books.marks),
        books_timeline=timeline,
        company_registration_no=books.company.registration_no,
        version=version("bukubridge"),
        capabilities=[each.value for each in capabilities],
    )


class PlatformSink:
    """`domain.ports.Sink` over the platform's API. Used from one thread at a time."""

    def __init__(
        self, client: PlatformClient, provider: str, introduce: Callable[[], Handshake], clock: Clock | None = None
    ) -> None:
        """Prepare.

        Args:
            client: calls the platform with this organization's token.
            provider: which kind of books these are, as URLs name it.
            introduce: who comes; called at each handshake, after the books were identified.
            clock: for the time at which the platform was last seen.
        """
        self._client = client
        self._provider = provider
        self._introduce = introduce
        self._clock = clock or SystemClock()
        self._lease = ""
        self._known: Identity | None = None
        """What the platform last told of itself, with the batches since."""
        self._most_bytes = MAX_BATCH_BYTES
        """Sinks when something on the way takes less than the platform itself."""

    def identify(self) -> Identity:
        """Shake hands: take or renew the lease, learn who the platform is.

        Raises:
            LeaseHeld: another PC keeps this company.
            WrongCompany: the organization is connected with other books.
        """
        welcome = self._client.handshake(self._provider, self._introduce())
        self._lease, self._known = welcome.lease, _identity(welcome, self._client.origin)
        return self._known

    def apply(self, entity: EntityKind, actions: Sequence[Action]) -> Sequence[Result]:
        """Write actions of one kind, each at most once, in as many requests as it takes.

        Raises:
            AnswerLost: also when a part was written and the rest could not be sent: settling tells them apart.
            Unreachable, Throttled, LeaseLost: nothing was written.
            LeaseHeld, TimelineBroken: the company's keeper or the platform's database changed since `identify`.
        """
        results: list[Result] = []
        waiting = deque(encoded(actions, self._most_bytes))
        while waiting:
            batch = waiting.popleft()
            try:
                results += self._send(entity, batch)
            except TooLarge:
                if len(batch.ids) == 1:
                    results.append(_refused(batch))
                    continue
                self._most_bytes = batch.size // 2 + 1
                waiting.extendleft(reversed(batch.halves()))
            except RetryLater as exc:
                if not results or isinstance(exc, AnswerLost):
                    raise
                raise AnswerLost(exc.sentence, remedy=exc.remedy, facts=exc.facts, after=exc.after) from exc
        return results

    def settle(self, entity: EntityKind, actions: Sequence[Action]) -> Sequence[Result | None]:
        """What became of actions whose answer was lost; None for one that never arrived."""
        results: list[Result | None] = []
        for start in range(0, len(actions), MAX_BATCH_RECORDS):
            asked = actions[start : start + MAX_BATCH_RECORDS]
            records = [SettleRecord(action.id, action.key, action.revision) for action in asked]
            answered = self._client.settle(self._provider, entity, Settle(records)).results
            results += _matched([action.id for action in asked], answered)
        return results

    def summary(self, entity: EntityKind) -> Summary:
        """What is stored there, in a few numbers."""
        found = self._client.summary(self._provider, entity)
        totals = {currency: Total(total.count, total.amount) for currency, total in found.totals.items()}
        return Summary(count=found.count, totals=totals, buckets=found.buckets)

    def entries(self, entity: EntityKind, buckets: Sequence[int]) -> Iterator[Sequence[RemoteEntry]]:
        """Every live record of some buckets, page by page."""
        wanted, after = list(buckets), ""
        while wanted:
            page = self._client.bucket_page(self._provider, entity, BucketQuery(wanted, after, _PAGE))
            if page.entries:
                yield [
                    RemoteEntry(e.key, e.remote, e.revision, e.fingerprint, e.currency, e.amount) for e in page.entries
                ]
            if page.complete:
                return
            if not page.entries or page.entries[-1].key == after:
                raise ProtocolBroken("The platform lists records without coming to an end.")
            after = page.entries[-1].key

    def leased(self, act: Callable[[str], _T]) -> _T:
        """Do what needs the lease. One that was lost is taken again once, from the same life of the same platform only.

        Raises:
            LeaseLost, LeaseHeld, TimelineBroken: the company's keeper or the platform's database changed.
        """
        if not self._lease:
            self._shake_hands_again()
        try:
            return act(self._lease)
        except LeaseLost:
            self._shake_hands_again()
            return act(self._lease)

    def close(self) -> None:
        """Give the lease back, so that another PC need not wait for it to end. Never raises what may go wrong there."""
        lease, self._lease = self._lease, ""
        if not lease:
            return
        try:
            self._client.release(self._provider, lease)
        except BridgeError as exc:
            _log.info("the lease was not given back; it ends by itself", code=exc.code, facts=exc.facts)

    def _send(self, entity: EntityKind, batch: EncodedBatch) -> list[Result]:
        """One request."""
        if len(batch.ids) == 1 and batch.size > MAX_BATCH_BYTES:
            return [_refused(batch)]
        answer = self.leased(lambda lease: self._write(entity, batch, lease))
        results = [result for result in _matched(batch.ids, answer.results) if result is not None]
        self._check_sequence(answer.sequence)
        return results

    def _write(self, entity: EntityKind, batch: EncodedBatch, lease: str) -> BatchResult:
        return self._client.send_batch(self._provider, entity, lease, batch.key, batch.body())

    def _shake_hands_again(self) -> None:
        before, self._lease = self._known, ""
        now = self.identify()
        if before is None:
            return
        broken = judge(Side.PLATFORM, Timeline(id=TimelineId(""), identity=before, seen_at=self._clock.now()), now)
        if broken is not None:
            self._lease, self._known = "", before
            raise error(broken)

    def _check_sequence(self, sequence: int) -> None:
        """Each batch that is accepted has a higher number, or the platform's database went back while its lease held.

        What this batch wrote is settled after a person accepted that.
        """
        if self._known is None:
            return
        before = self._known.counters["sequence"]
        if sequence <= before:
            self._lease = ""
            raise TimelineBroken(
                "The platform's database seems to be restored from a backup, just now while records were sent.",
                remedy="If this is meant to be so, accept it as the new state: everything is then read and compared.",
                facts={"sequence": f"{before} → {sequence}"},
            )
        counters = {**self._known.counters, "sequence": sequence}
        self._known = msgspec.structs.replace(self._known, counters=counters)


def _identity(welcome: Welcome, origin: str) -> Identity:
    return Identity(
        company=Company(name=welcome.organization),
        counters={"sequence": welcome.sequence, "changes": welcome.changes},
        marks={"platform_id": welcome.platform_id},
        origin=origin,
    )


def _matched(ids: Sequence[ActionId], answered: Sequence[WireResult | None]) -> list[Result | None]:
    """Answers as results, after a check that each answers what was asked in its place."""
    if len(answered) != len(ids):
        raise ProtocolBroken(f"The platform gave {len(answered)} answers for {len(ids)} records.")
    results: list[Result | None] = []
    for wanted, answer in zip(ids, answered, strict=True):
        if answer is None:
            results.append(None)
            continue
        if answer.id != wanted:
            raise ProtocolBroken("The platform answered for another record than was asked.", facts={"asked": wanted})
        results.append(Result(answer.id, answer.kind, answer.remote, answer.reason, answer.revision))
    return results


def _refused(batch: EncodedBatch) -> Result:
    size = f"{batch.size / _MEGABYTE:.1f} MB" if batch.size >= _MEGABYTE else f"{batch.size / 1024:.1f} kB"
    reason = f"The record has {size}, more than the platform takes."
    return Result(batch.ids[0], ResultKind.REJECTED, reason=reason)
