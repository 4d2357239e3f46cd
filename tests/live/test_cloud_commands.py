"""The server's programs as an operator starts them: serve, worker, and what they say when they cannot."""

from __future__ import annotations

import datetime as dt
import json
import secrets
import signal
import threading
import time
from pathlib import Path

import httpx
from sqlalchemy import func, select, update

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.db.tables import pairing_codes
from tests.cloud_api.driver import Cloud
from tests.live.servers.postgres import PostgresServer
from tests.live.servers.processes import ChildProcess, console_script, free_port, start_cloud, wait_until


def _program(folder: Path, *arguments: str) -> ChildProcess:
    return ChildProcess([console_script("bukubridge-cloud"), *arguments], output=folder / "output.txt")


def _unhosted(process: ChildProcess) -> tuple[str, list[str]]:
    """How loudly a program says that it hosts nothing, and what it was not told."""
    lines = [json.loads(line) for line in process.text().splitlines() if "hosts no connection" in line]
    (told,) = lines
    return told["level"], told["missing"]


def test_the_worker_clears_and_ends(postgres: PostgresServer, tmp_path: Path) -> None:
    """On PostgreSQL the worker clears away what is expired, and ends well when asked. Without an address and a key it
    hosts nothing, and says so."""
    url = postgres.create_database(f"worker_{secrets.token_hex(4)}")
    database = Database(url)
    upgrade(database)
    organizations = Cloud(httpx.Client(), database).organizations
    organizations.create("kedai", "")
    organizations.invite("kedai")
    with database.write() as connection:
        connection.execute(update(pairing_codes).values(expires_at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC)))

    def cleared() -> bool:
        with database.read() as connection:
            return connection.execute(select(func.count()).select_from(pairing_codes)).scalar_one() == 0

    with _program(tmp_path, "worker", "--database-url", url) as worker:
        wait_until(cleared, "the expired code is cleared away", process=worker)
        assert worker.stop() == 0
        assert _unhosted(worker) == ("warning", ["BUKUBRIDGE_CLOUD_PLATFORM_URL", "BUKUBRIDGE_CLOUD_KEY_FILE"])
    database.close()


def test_old_tables_are_not_served(postgres: PostgresServer, tmp_path: Path) -> None:
    """On a PostgreSQL database that nobody migrated the server ends with a sentence and its remedy."""
    url = postgres.create_database(f"empty_{secrets.token_hex(4)}")
    with _program(tmp_path, "serve", "--port", str(free_port()), "--database-url", url) as server:
        assert server.wait(timeout=30) == 1
        assert "Run bukubridge-cloud migrate." in server.text()
        assert "Traceback" not in server.text()


def test_a_waiting_agent_does_not_hold_the_server_up(tmp_path: Path) -> None:
    """Asked to end while an agent waits for commands, the server ends within seconds; its log told no secret."""
    url = f"sqlite:///{tmp_path}/cloud.sqlite3"
    database, port = Database(url), free_port()
    upgrade(database)
    with start_cloud(url, port=port, output=tmp_path / "server.txt") as server:
        address = f"http://127.0.0.1:{port}"
        with httpx.Client(base_url=address, timeout=60) as http:
            cloud = Cloud(http, database)
            agent = cloud.keeper(cloud.organization())

            def wait_for_commands() -> None:
                try:
                    httpx.get(f"{address}/api/agent/commands?wait=25", headers=agent.headers, timeout=60)
                except httpx.HTTPError:
                    return

            waiting = threading.Thread(target=wait_for_commands)
            waiting.start()
            wait_until(lambda: _held(agent.headers, address), "the server answers beside the long poll")
            began = time.monotonic()
            assert server.stop() == -signal.SIGTERM  # uvicorn ends as it was asked to, after it has tidied up
            assert time.monotonic() - began < 12
            waiting.join()
        told = server.text()
        assert _unhosted(server) == ("info", ["BUKUBRIDGE_CLOUD_KEY_FILE"])  # nobody wanted it to
    database.close()
    lines = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    assert any(line.get("path") == "/api/pair" and line.get("status") == 200 for line in lines)
    for secret in (agent.token, agent.lease):
        assert secret not in told


def _held(headers: dict[str, str], address: str) -> bool:
    return httpx.get(f"{address}/api/integrations/sql_accounting/sync-status", headers=headers).is_success
