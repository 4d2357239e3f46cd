"""All hosted connections of a platform: begun, changed and ended as the table says."""

from __future__ import annotations

import os
from platform import node
from threading import Event, Semaphore
from typing import Protocol

import msgspec
import structlog

from cloud_api.audit.trail import Openings
from cloud_api.db.engine import Database
from cloud_api.hosted import repository
from cloud_api.hosted.host import Host, Surroundings, Task
from cloud_api.hosted.keys import ServerKeys
from cloud_api.hosted.orders import OrderBook
from cloud_api.hosted.sealed import SealedSecrets
from cloud_api.hosted.vendor import AllowedAddresses
from connector.domain.clock import Clock
from connector.domain.errors import BridgeError, RetryLater
from connector.domain.keys import ConnectionId
from connector.domain.policies import Policies
from connector.domain.secret import Secrets
from connector.hosting.memories import Memories
from connector.providers.registry import spec

LOOK_SECONDS = 2.0
"""How often the table is looked at: a new connection, another key or a disconnect is noticed within that time."""
STOP_SECONDS = 30.0
RUNS_AT_ONCE = 4

_log = structlog.get_logger("cloud_api.hosted")
_settings = msgspec.json.Decoder(dict[str, object])
_policies = msgspec.json.Decoder(Policies)


class Lends(Protocol):
    """Where tokens of accounts come from (`sign_in.lending.Lending`)."""

    def secrets(self, organization_id: str, provider: str, others: Secrets) -> Secrets:
        """The secrets of an account, its token always fresh."""

    def close(self) -> None:
        """No more tokens are wanted."""


class Roster:
    """Used from one thread. Several workers may have one: each connection is hosted by whoever holds its memory, and
    the others stand by."""

    def __init__(
        self,
        database: Database,
        keys: ServerKeys,
        allowed: AllowedAddresses,
        memories: Memories,
        platform: str,
        clock: Clock,
        lending: Lends | None = None,
    ) -> None:
        """Prepare; `platform` is the address of the platform's own API, `lending` gives tokens of accounts that people
        signed in at."""
        worker = f"{node()} {os.getpid()}"
        self._database = database
        self._memories = memories
        self._hosts: dict[ConnectionId, Host] = {}
        self._unread: set[tuple[str, int]] = set()
        """Connections and their revisions that were told of as not to be understood."""

        openings = Openings()
        self._lending = lending

        def secrets(task: Task) -> Secrets:
            place = (task.organization_id, task.provider)
            sealed = SealedSecrets(database, keys, *place, openings=openings, revision=task.revision)
            if lending is None or spec(task.provider).sign_in is None:
                return sealed
            return lending.secrets(*place, sealed)

        def allow(provider: str, settings: dict[str, object]) -> None:
            """Where people signed in the description or the operator says where requests go, nobody else."""
            if spec(provider).sign_in is None:
                allowed.check(provider, settings)

        def took(task: Task) -> None:
            with database.write() as connection:
                repository.note_worker(connection, task.connection, worker)

        turns = Semaphore(RUNS_AT_ONCE)
        self._around = Surroundings(platform, memories, OrderBook(database), secrets, allow, clock, took, turns)

    def work(self, stop: Event) -> None:
        """Keep all of them until told to stop; runs end at a safe point then."""
        tidied = False
        while not stop.is_set():
            try:
                if not tidied:
                    self._forget_disconnected()
                    tidied = True
                self._look()
            except RetryLater as exc:
                _log.warning("hosted connections are as they were", sentence=exc.sentence)
            stop.wait(LOOK_SECONDS)
        for host in self._hosts.values():
            host.stop()
        for host in self._hosts.values():
            host.join(STOP_SECONDS)
        if self._lending is not None:
            self._lending.close()

    def _look(self) -> None:
        with self._database.read() as connection:
            rows = repository.all_hosted(connection)
        for gone in self._hosts.keys() - {ConnectionId(row.connection) for row in rows}:
            self._end(gone)
        for row in rows:
            task = self._read(row)
            if task is not None:
                self._take_up(task)

    def _forget_disconnected(self) -> None:
        """What was disconnected while nobody watched leaves nothing either. Only what this very database once hosted:
        a memory that it does not know may be another platform's."""
        kept = self._memories.kept()
        with self._database.read() as connection:
            ended = repository.disconnected(connection)
        for name in sorted(ended.intersection(kept)):
            try:
                with self._memories.held(ConnectionId(name)) as ours:
                    if ours:
                        self._memories.forget(ConnectionId(name))
                        _log.info("the memory of disconnected books was removed", connection=name)
            except RetryLater:
                raise
            except BridgeError as exc:
                _log.warning("a memory stays for now", connection=name, sentence=exc.sentence)

    def _read(self, row: repository.Hosted) -> Task | None:
        """What a row says; None when it cannot be understood: its host goes on as it was, and so do all others."""
        try:
            return _task(row)
        except (ValueError, TypeError) as exc:
            fault = str(exc)
        if (row.connection, row.revision) not in self._unread:
            self._unread.add((row.connection, row.revision))
            _log.error("a hosted connection cannot be understood", connection=row.connection, fault=fault)
        return None

    def _take_up(self, task: Task) -> None:
        host = self._hosts.get(task.connection)
        if host is None or not host.alive:
            self._hosts[task.connection] = host = Host(task, self._around)
            host.start()
        elif host.task.revision != task.revision:
            host.change(task)

    def _end(self, name: ConnectionId) -> None:
        """It was disconnected: nothing of it stays."""
        host = self._hosts[name]
        host.stop()
        if host.join(LOOK_SECONDS):
            del self._hosts[name]
            self._memories.forget(name)


def _task(row: repository.Hosted) -> Task:
    return Task(
        connection=ConnectionId(row.connection),
        organization_id=row.organization_id,
        provider=row.provider,
        settings=_settings.decode(row.settings),
        policies=_policies.decode(row.policies),
        every=float(row.every_seconds),
        rules=row.mapping or "",
        revision=row.revision,
    )
