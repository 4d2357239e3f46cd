"""The whole way for a benchmark: a company file, a platform server and the engine, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import msgspec

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.organizations.service import OrganizationService
from connector.platform.client import PlatformClient
from connector.platform.wire import Pair
from tests.bench.agent_side import Ledger, Order, Phase, PhaseResult
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.processes import ChildProcess, free_port, start_cloud
from tests.sample.cache import Company, cache_folder

_PEERS = ("dlt[postgres,sql_database]==1.31.0", "sqlalchemy-firebird==2.2.0", "pyarrow", "arrow-odbc==10.6.2")


class EngineProcess:
    """The engine with its source, store and sink, alone in a process, so that its memory and CPU are its own."""

    def __init__(self, order: Order, output: Path) -> None:
        self._errors = output.open("w")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.agent_side"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
        )
        self._send(msgspec.json.encode(order))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(60)
        self._errors.close()

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    def begin(self, phase: Phase) -> None:
        """Start a run; `result` waits for its end."""
        self._send(msgspec.json.encode(phase))

    def result(self) -> PhaseResult:
        """How the run went. Raises RuntimeError when the process ended instead."""
        if self._process.stdout is None or not (line := self._process.stdout.readline()):
            raise RuntimeError("the engine's process ended; see its output")
        return msgspec.json.decode(line, type=PhaseResult)

    def run(self, phase: Phase) -> PhaseResult:
        """Do a run and wait for it."""
        self.begin(phase)
        return self.result()

    def _send(self, line: bytes) -> None:
        if self._process.stdin is None:
            raise RuntimeError("the engine's process has no input")
        self._process.stdin.write(line + b"\n")
        self._process.stdin.flush()


@dataclass(slots=True)
class Rig:
    """Everything of one connection, wired as the agent wires it."""

    engine: EngineProcess
    server: ChildProcess
    address: str
    token: str


@contextmanager
def rig(firebird: FirebirdServer, company: Company, database_url: str, folder: Path) -> Iterator[Rig]:
    """The way of a company file of SQL Accounting; see `rig_of`."""
    ledger = Ledger(
        path=str(company.path), port=firebird.port, charset=company.charset.value, password=firebird.password
    )
    with rig_of(ledger, database_url, folder) as made:
        yield made


@contextmanager
def rig_of(ledger: Ledger, database_url: str, folder: Path) -> Iterator[Rig]:
    """A migrated platform server, a paired engine over real parts; all ended and closed at the end."""
    code = _invite(database_url)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    server = start_cloud(database_url, port=port, output=folder / "cloud.txt")
    try:
        paired = PlatformClient.at(address).pair(Pair(code, "bench-agent", "BENCH-PC"))
        store = str(folder / "connection.db")
        order = Order(ledger=ledger, address=address, token=paired.token, store=store)
        with EngineProcess(order, folder / "engine.txt") as engine:
            yield Rig(engine, server, address, paired.token)
    finally:
        server.stop()


def _invite(database_url: str) -> str:
    database = Database(database_url)
    try:
        upgrade(database)
        organizations = OrganizationService(database)
        organizations.create("bench", "Bench")
        return organizations.invite("bench")
    finally:
        database.close()


def cpu_seconds(pid: int) -> float:
    """CPU time of a process so far, user and system."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def machine() -> dict[str, str | float | int]:
    """Conditions that belong to every figure."""
    load = os.getloadavg()[0]
    return {"cores": os.cpu_count() or 0, "load": round(load, 2), "python": sys.version.split()[0]}


def peer_environment() -> Path:
    """dlt and arrow-odbc in an environment of their own, kept with the cached companies."""
    folder = cache_folder() / "peers"
    if not (folder / "ready").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        pip = [str(folder / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *_PEERS], check=True, stdout=subprocess.DEVNULL)
        (folder / "ready").touch()
    return folder


def peer_copy(order: Mapping[str, object]) -> dict[str, object]:
    """Let dlt copy tables in its own environment; its report."""
    return peer_report(peer_environment() / "bin" / "python", "dlt_copy.py", order)


def peer_report(python: Path, script: str, order: Mapping[str, object]) -> dict[str, object]:
    """Let a peer work in a process of its own; its report. Raises RuntimeError with what it said when it failed."""
    done = subprocess.run(
        [python, Path(__file__).parent / "peer" / script],
        input=json.dumps(order),
        text=True,
        capture_output=True,
        timeout=7200,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the peer failed: {done.stderr[-2000:]}")
    report: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return report
