"""The numbers of this process, in the form that Prometheus reads.

Labels are words of ours alone (routes, providers, kinds, outcomes): no organization, no key, no person, and never
more of them than the code names. Each process tells its own; whoever gathers them adds up. What lies in the database
(agents that are present, what waits) is looked up when somebody asks, and is the same whichever process is asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import Connection, func, select, text

from cloud_api.agents.presence import PRESENT
from cloud_api.db.engine import Database
from cloud_api.db.row_security import JOBS_SCHEMA
from cloud_api.db.tables import agents, connection_turns, hosted_orders, integration_webhooks
from cloud_api.jobs.turns import Work
from connector.domain.errors import RetryLater, SettingsInvalid

REGISTRY: Final = CollectorRegistry()
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Long polls last up to 25 seconds, as they are meant to."""
_WAITING: Final = ("waiting", "dead", "unassigned")
_STATES: Final = {"todo": "waiting", "doing": "running", "failed": "failed"}
"""Procrastinate's words, and ours."""
_JOBS: Final = text(
    f"SELECT queue_name, status::text, count(*) FROM {JOBS_SCHEMA}.procrastinate_jobs "
    "WHERE status IN ('todo', 'doing', 'failed') GROUP BY 1, 2"
)

_requests = Counter(
    "bukubridge_requests", "Requests that were answered.", ["method", "route", "status"], registry=REGISTRY
)
_request_seconds = Histogram(
    "bukubridge_request_seconds",
    "How long they took, by route.",
    ["method", "route"],
    buckets=_SECONDS,
    registry=REGISTRY,
)
webhooks = Counter(
    "bukubridge_webhooks",
    "Events that providers told, by what became of them; refused ones are requests, repeated ones are stored.",
    ["provider", "outcome"],
    registry=REGISTRY,
)
token_renewals = Counter(
    "bukubridge_token_renewals",
    "Tokens of providers: renewed, put off, or over, so that people must sign in again.",
    ["provider", "outcome"],
    registry=REGISTRY,
)
records_in = Counter(
    "bukubridge_records_in", "Records that hosts sent, by what became of them.", ["entity", "result"], registry=REGISTRY
)
hosted_runs = Counter(
    "bukubridge_hosted_runs", "Runs of connections that this worker hosts.", ["provider", "outcome"], registry=REGISTRY
)


def answered(method: str, route: str, status: int, seconds: float) -> None:
    """Count a request; `route` is the template of its path, empty where nothing is."""
    told = (method if method in _METHODS else "other", route or "none")
    _requests.labels(*told, str(status)).inc()
    _request_seconds.labels(*told).observe(seconds)


class Lying(Collector):
    """What lies in the database now. Without an answer of it, only that."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Look; indexed, within one short transaction."""
        try:
            with self._database.read() as connection:
                found = list(_looked_up(connection))
        except RetryLater:
            found = []
        up = GaugeMetricFamily("bukubridge_database_up", "Whether the database answers.")
        up.add_metric([], 1.0 if found else 0.0)
        yield from (up, *found)


def read_address(address: str) -> tuple[str, int]:
    """Host and port. Raises SettingsInvalid."""
    host, _, port = address.rpartition(":")
    if not (host and port.isdecimal() and len(port) < 6):
        raise SettingsInvalid("The address for metrics cannot be read.", remedy="It looks like 127.0.0.1:9464.")
    return host.strip("[]"), int(port)


@contextmanager
def told_at(address: str, database: Database) -> Iterator[None]:
    """Tell them at `http://address/metrics` while the block lasts: an address of its own, not the API's, so that only
    whom the operator lets reach it reads them. An empty one tells nobody.

    Raises:
        SettingsInvalid: the address is none, or is taken.
    """
    if not address:
        yield
        return
    host, port = read_address(address)
    lying = Lying(database)
    try:
        server, thread = start_http_server(port, host, REGISTRY)
    except (OSError, OverflowError) as exc:
        raise SettingsInvalid(f"Metrics cannot be told at {address}: {exc}.", remedy="Name another address.") from exc
    REGISTRY.register(lying)
    try:
        yield
    finally:
        REGISTRY.unregister(lying)
        server.shutdown()
        server.server_close()
        thread.join()


def _looked_up(connection: Connection) -> Iterator[GaugeMetricFamily]:
    a, w, o = agents.c, integration_webhooks.c, hosted_orders.c
    since = dt.datetime.now(dt.UTC) - PRESENT
    present = select(func.count()).select_from(agents).where(a.last_seen_at >= since, a.revoked_at.is_(None))
    gauge = GaugeMetricFamily("bukubridge_agents_present", "Agents that were in touch within the last minute.")
    gauge.add_metric([], connection.execute(present).scalar_one())
    yield gauge
    gauge = GaugeMetricFamily("bukubridge_webhooks_lying", "Events of providers, by their state.", labels=["state"])
    for state in _WAITING:
        counted = select(func.count()).select_from(integration_webhooks).where(w.state == state)
        gauge.add_metric([state], connection.execute(counted).scalar_one())
    yield gauge
    yield _queue(connection)
    gauge = GaugeMetricFamily("bukubridge_orders_waiting", "Orders of people that no host has answered yet.")
    waiting = select(func.count()).select_from(hosted_orders).where(o.state == "open")
    gauge.add_metric([], connection.execute(waiting).scalar_one())
    yield gauge


def _queue(connection: Connection) -> GaugeMetricFamily:
    """On PostgreSQL as Procrastinate has them; on SQLite, where a job is a row of turns, none fails for good."""
    gauge = GaugeMetricFamily(
        "bukubridge_jobs", "Jobs of hosted connections, by queue and state.", labels=["queue", "state"]
    )
    counts: dict[tuple[str, str], int] = {}
    if connection.dialect.name == "postgresql":
        for queue, status, count in connection.execute(_JOBS):
            counts[queue, _STATES[status]] = count
    else:
        t = connection_turns.c
        begun = t.begun_at.is_not(None)
        waiting = select(t.work, begun, func.count()).where(t.queued_at.is_not(None)).group_by(t.work, begun)
        for queue, running, count in connection.execute(waiting):
            counts[queue, "running" if running else "waiting"] = count
    for work in Work:
        for state in _STATES.values():
            gauge.add_metric([work.value, state], counts.get((work.value, state), 0))
    return gauge
