"""The server's programs as an operator starts them: serve, worker, and what they say when they cannot."""

from __future__ import annotations

import datetime as dt
import json
import os
import secrets
import signal
import socket
import threading
import time
from pathlib import Path

import httpx
from sqlalchemy import func, select, update

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.db.tables import contacts, pairing_codes
from connector.domain.keys import EntityKind
from tests.cloud_api.driver import PROVIDER, Cloud, batch_body, upsert
from tests.fakes.entities import customer
from tests.live.servers.postgres import PostgresServer
from tests.live.servers.processes import ChildProcess, console_script, free_port, listens, start_cloud, wait_until


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

            answers: list[httpx.Response] = []

            def wait_for_commands() -> None:
                answers.append(httpx.get(f"{address}/api/agent/commands?wait=25", headers=agent.headers, timeout=60))

            waiting = threading.Thread(target=wait_for_commands)
            waiting.start()
            wait_until(lambda: _held(agent.headers, address), "the server answers beside the long poll")
            began = time.monotonic()
            assert server.stop() == -signal.SIGTERM  # uvicorn ends as it was asked to, after it has tidied up
            assert time.monotonic() - began < 12
            waiting.join()
        assert [(each.status_code, each.json()["commands"]) for each in answers] == [(200, [])]  # let go, not cut off
        told = server.text()
        assert _unhosted(server) == ("info", ["BUKUBRIDGE_CLOUD_KEY_FILE"])  # nobody wanted it to
    database.close()
    lines = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    assert any(line.get("path") == "/api/pair" and line.get("status") == 200 for line in lines)
    for secret in (agent.token, agent.lease):
        assert secret not in told


def test_what_has_begun_is_answered_before_the_server_ends(tmp_path: Path) -> None:
    """A batch that is on its way when the server is asked to end is taken in, answered and kept; nobody new is."""
    url = f"sqlite:///{tmp_path}/cloud.sqlite3"
    database, port = Database(url), free_port()
    upgrade(database)
    with start_cloud(url, port=port, output=tmp_path / "server.txt") as server:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as http:
            cloud = Cloud(http, database)
            agent = cloud.keeper(cloud.organization())
        body = batch_body([upsert(EntityKind.CUSTOMER, "1", customer("1", "Kedai"))])
        told = {**agent.headers, "Host": "127.0.0.1", "Content-Length": str(len(body)), "X-Request-Id": "on-its-way"}
        told |= {"Expect": "100-continue"}  # its answer tells that the server has the request in hand
        head = f"POST /api/integrations/{PROVIDER}/records/customers HTTP/1.1\r\n"
        head += "".join(f"{name}: {value}\r\n" for name, value in told.items())
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            line.sendall(head.encode() + b"\r\n")
            assert line.recv(1000).startswith(b"HTTP/1.1 100")
            line.sendall(body[:10])
            wait_until(lambda: _ends_if_asked(server, port), "nobody new is let in", process=server)
            line.sendall(body[10:])
            answer = line.makefile("rb").read()
        assert answer.startswith(b"HTTP/1.1 200"), answer
        assert b"x-request-id: on-its-way" in answer
        assert server.wait(timeout=60) == -signal.SIGTERM
    assert len(cloud_contacts(database)) == 1
    database.close()


def _ends_if_asked(server: ChildProcess, port: int) -> bool:
    """Ask the server to end; whether it has closed its door."""
    if listens(port):
        os.kill(server.pid, signal.SIGTERM)
        return False
    return True


def cloud_contacts(database: Database) -> list[str]:
    """Keys of all contacts."""
    with database.read() as connection:
        return list(connection.execute(select(contacts.c.external_id)).scalars())


def _held(headers: dict[str, str], address: str) -> bool:
    return httpx.get(f"{address}/api/integrations/sql_accounting/sync-status", headers=headers).is_success
