"""How fast people read the state and the history of syncs when ten million run logs lie in PostgreSQL.

    python -m tests.bench.bench_history [--rows 10000000] [--requests 300] [--clients 4]

Prints JSON lines. A tenth of the logs belong to one organization with six years behind it, the rest to a thousand
others; one in a thousand failed, one kind of one provider was synchronised a few times only; ids follow no order, as
those of hosts do not. Half of the requests are the large organization's, the others those of chance ones. The peer, in
the same run, is the same server's answer to `/health`, which looks at nothing.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import msgspec

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.organizations.service import OrganizationService
from cloud_api.security.caller import Role
from tests.bench.database_side import database_cpu, superuser
from tests.bench.figure import Figure, emit, percentile, scale, scaled
from tests.bench.rig import cpu_seconds, machine
from tests.live.servers.postgres import postgres_server
from tests.live.servers.processes import free_port, start_cloud
from tests.live.servers.scratch import scratch_folder

ROWS, OTHERS, TOKENS = 10_000_000, 1000, 20
WARM = 20
"""Requests of each kind that are not counted: statements are compiled and prepared."""
AT_ONCE = 500_000
"""Rows of one statement that fills the table."""
YEARS = 6
_FILL = """
    INSERT INTO integration_sync_logs (id, organization_id, provider, entity_type, sync_direction, records_synced,
        records_failed, status, error_message, started_at, completed_at)
    SELECT h::uuid,
        CASE WHEN mod(n, 10) = 0 THEN %(large)s::uuid
            ELSE (%(others)s::uuid[])[1 + mod(n / 10 * 9 + mod(n, 10), %(count)s)] END,
        CASE WHEN mod(n, 3) = 0 THEN 'xero' ELSE 'sql_accounting' END,
        CASE WHEN mod(n, 500000) = 10 THEN 'credit_notes'
            ELSE (ARRAY['customers', 'products', 'invoices', 'payments'])[1 + mod(n / 7, 4)] END,
        CASE WHEN mod(n, 11) = 0 THEN 'outbound' ELSE 'inbound' END, mod(n, 90),
        CASE WHEN mod(n, 1000) < 2 THEN 1 ELSE 0 END,
        CASE WHEN mod(n, 1000) = 0 THEN 'failed' WHEN mod(n, 1000) = 1 THEN 'partial' ELSE 'success' END,
        CASE WHEN mod(n, 1000) = 0 THEN 'The books cannot be reached now.' END, at, at + interval '3 seconds'
    FROM (SELECT n, md5(n::text) AS h, %(begin)s::timestamptz + %(step)s::interval * n AS at
        FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS n) AS made
"""
_INDEXES = """
    SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'integration_sync_logs' AND indexname NOT LIKE 'pk%'
"""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody of an organization, with ids of logs that lie anywhere in its history."""

    slug: str
    token: str
    begin: dt.datetime
    places: Sequence[str] = field(repr=False)


Ask = Callable[[Reader, random.Random], tuple[str, dict[str, str | int]]]
"""Path and query of one request."""


def _logs(path: str = "/api/integrations/sync-logs", **more: str | int) -> Ask:
    return lambda _reader, _rng: (path, dict(more))


def _deep(reader: Reader, rng: random.Random) -> tuple[str, dict[str, str | int]]:
    return "/api/integrations/sync-logs", {"before": rng.choice(reader.places)}


def _window(reader: Reader, rng: random.Random) -> tuple[str, dict[str, str | int]]:
    since = reader.begin + dt.timedelta(days=rng.randrange(365 * YEARS - 40))
    asked: dict[str, str | int] = {"since": since.isoformat(), "until": (since + dt.timedelta(days=30)).isoformat()}
    return "/api/integrations/sync-logs", {**asked, "entity_type": "invoices"}


def _one(reader: Reader, rng: random.Random) -> tuple[str, dict[str, str | int]]:
    return f"/api/integrations/sync-logs/{rng.choice(reader.places)}", {}


READS: dict[str, Ask] = {
    "history: state of a sync": _logs("/api/integrations/sql_accounting/sync-status"),
    "history: first page": _logs(),
    "history: a page anywhere": _deep,
    "history: of a provider and kind": _logs("/api/integrations/xero/sync-logs", entity_type="products"),
    "history: of a rare kind": _logs(entity_type="credit_notes", limit=200),
    "history: of a rare kind of a provider": _logs("/api/integrations/xero/sync-logs", entity_type="credit_notes"),
    "history: what failed": _logs(status="failed", limit=200),
    "history: of a provider, what was partial": _logs("/api/integrations/sql_accounting/sync-logs", status="partial"),
    "history: of a month and kind": _window,
    "history: one run": _one,
    "history: figures of thirty days": _logs("/api/integrations/sql_accounting/metrics"),
}


def fill(url: str, rows: int) -> list[Reader]:
    """Organizations with logs of six years; those that ask. As superuser without foreign keys' triggers, and the
    indexes are made when the rows lie there: minutes instead of the better part of an hour."""
    database = Database(url)
    upgrade(database)
    organizations = OrganizationService(database)
    slugs = [f"kedai-{number}" for number in range(max(TOKENS, OTHERS * rows // ROWS) + 1)]
    for slug in slugs:
        organizations.create(slug, slug)
    ids = [organizations.id_of(slug) for slug in slugs]
    begin = dt.datetime.now(dt.UTC) - dt.timedelta(days=365 * YEARS)
    with superuser(url) as filler:
        filler.autocommit = True
        filler.execute("SET session_replication_role = replica")
        step = dt.timedelta(days=365 * YEARS) / rows
        values = {"large": ids[0], "others": ids[1:], "count": len(ids) - 1, "begin": begin, "step": step}
        indexes = filler.execute(_INDEXES).fetchall()
        for name, _ in indexes:
            filler.execute(f"DROP INDEX {name}".encode())
        for first in range(1, rows + 1, AT_ONCE):
            filler.execute(_FILL, {**values, "first": first, "last": min(first + AT_ONCE - 1, rows)})
        for _, definition in indexes:
            filler.execute(str(definition).encode())
        filler.execute("VACUUM ANALYZE integration_sync_logs")
        readers = []
        for slug, organization in list(zip(slugs, ids, strict=True))[:TOKENS]:
            token = organizations.token(slug, "Aminah", Role.MEMBER)
            found = filler.execute(
                "SELECT id::text FROM integration_sync_logs WHERE organization_id = %s ORDER BY random() LIMIT 1000",
                (organization,),
            )
            readers.append(Reader(slug, token, begin, [str(row[0]) for row in found]))
    database.close()
    return readers


class Line:
    """A person's connection to the server, one for each thread."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._own = threading.local()

    def get(self, path: str, token: str, query: dict[str, str | int]) -> float:
        """Seconds that a request took. Raises httpx.HTTPStatusError."""
        client: httpx.Client | None = getattr(self._own, "client", None)
        if client is None:
            client = self._own.client = httpx.Client(base_url=self._address, timeout=60)
        began = time.perf_counter()
        client.get(path, params=query, headers={"Authorization": f"Bearer {token}"}).raise_for_status()
        return time.perf_counter() - began


def measure(url: str, address: str, pid: int, readers: Sequence[Reader], asked: argparse.Namespace) -> Iterator[Figure]:
    """Each kind of read."""
    line, rng = Line(address), random.Random(1)
    with ThreadPoolExecutor(asked.clients) as pool:
        bare = list(pool.map(lambda _: line.get("/health", "nobody", {}), range(asked.requests)))
        for name, ask in READS.items():
            requests = [
                _request(ask, readers[0] if n % 2 else rng.choice(readers), rng) for n in range(WARM + asked.requests)
            ]
            warm, requests = requests[:WARM], requests[WARM:]
            list(pool.map(lambda request: line.get(*request), warm))
            cpu, theirs = cpu_seconds(pid), database_cpu(url)
            took = list(pool.map(lambda request: line.get(*request), requests))
            cpu, theirs = cpu_seconds(pid) - cpu, database_cpu(url) - theirs
            yield Figure(
                name=f"{name}, p99",
                value=round(percentile(took, 0.99) * 1000, 1),
                unit="ms",
                peer="/health",
                peer_value=round(percentile(bare, 0.99) * 1000, 1),
                goal="<= 100",
            )
            yield Figure(name=f"{name}, median", value=round(percentile(took, 0.5) * 1000, 1), unit="ms")
            yield Figure(name=name, value=round(cpu / len(took) * 1e6), unit="us of the server's CPU")
            yield Figure(name=name, value=round(theirs / len(took) * 1e6), unit="us of the database's CPU")


def _request(ask: Ask, reader: Reader, rng: random.Random) -> tuple[str, str, dict[str, str | int]]:
    path, query = ask(reader, rng)
    return path, reader.token, {**query, "organization_slug": reader.slug}


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=scaled(ROWS, 10_000))
    parser.add_argument("--requests", type=int, default=max(20, int(300 * min(1.0, scale() * 5))))
    parser.add_argument("--clients", type=int, default=4)
    asked = parser.parse_args()
    with postgres_server() as server, scratch_folder("history") as folder:
        url = server.create_database("history")
        began = time.perf_counter()
        readers = fill(url, asked.rows)
        conditions = {**machine(), "rows": asked.rows, "requests": asked.requests, "clients": asked.clients}
        conditions["seconds_to_fill"] = round(time.perf_counter() - began)
        port = free_port()
        with start_cloud(url, port=port, output=Path(folder) / "server.txt") as process:
            for figure in measure(url, f"http://127.0.0.1:{port}", process.pid, readers, asked):
                emit(msgspec.structs.replace(figure, conditions=conditions))


if __name__ == "__main__":
    main()
