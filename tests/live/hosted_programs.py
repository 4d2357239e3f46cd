"""Server and workers of a platform that hosts connections, as processes that are started, killed and started again."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from cloud_api.db.engine import Database
from cloud_api.db.tables import hosted_connections
from connector.store.postgres_schema import SCHEMA
from tests.live.servers.processes import ChildProcess, console_script, free_port, start_cloud


@dataclass(slots=True)
class Programs:
    """Server and worker, which is beside the server on SQLite."""

    folder: Path
    url: str
    port: int = field(default_factory=free_port)
    server: ChildProcess | None = None
    workers: list[ChildProcess] = field(default_factory=list)
    more: dict[str, str] = field(default_factory=dict)
    """Environment that goes over the usual one."""

    @property
    def key_file(self) -> Path:
        """The server's key."""
        return self.folder / "server.key"

    @property
    def address(self) -> str:
        """Of the platform."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def separate(self) -> bool:
        """Whether the worker is a process of its own."""
        return self.url.startswith("postgresql")

    def start(self) -> None:
        """Server, and a worker."""
        self.start_server()
        if self.separate:
            self.start_worker()

    def start_server(self) -> None:
        """The server alone; with the worker in it on SQLite."""
        self.server = start_cloud(
            self.url, port=self.port, output=self.folder / "server.txt", environment=self._environment()
        )

    def start_worker(self) -> ChildProcess:
        """One more worker."""
        arguments: list[str | Path] = [console_script("bukubridge-cloud"), "worker"]
        output = self.folder / f"worker-{len(self.workers)}.txt"
        self.workers.append(ChildProcess(arguments, output=output, environment=self._environment()))
        return self.workers[-1]

    def kill(self) -> None:
        """Kill −9 whoever hosts the connection."""
        for process in self._hosting():
            process.kill()
        self.workers.clear()
        if not self.separate:
            self.server = None

    def kill_server(self) -> None:
        """Kill −9 the server; a worker of its own goes on."""
        server, self.server = self.server, None
        if server is not None:
            server.kill()

    def hosting_worker(self) -> int:
        """The process that took the connection up last."""
        database = Database(self.url)
        with database.read() as connection:
            name = str(connection.execute(select(hosted_connections.c.worker)).scalar_one())
        database.close()
        return int(name.split()[-1])

    def kill_worker(self, process: int) -> None:
        """Kill −9 one of the workers."""
        for worker in list(self.workers):
            if worker.pid == process:
                self.workers.remove(worker)
                worker.kill()

    def again(self) -> None:
        """Start whoever was killed."""
        if self.server is None:
            self.start_server()
        if self.separate and not self.workers:
            self.start_worker()

    def stop(self) -> None:
        """End everything gracefully."""
        for process in (*self.workers, self.server):
            if process is not None:
                process.stop()

    def check(self) -> None:
        """Raise when something that should run does not."""
        for process in (*self.workers, self.server):
            if process is not None:
                process.check()

    def remembered(self) -> bool:
        """Whether anything is kept of the connection by its host."""
        if not self.separate:
            return bool(list((self.folder / "cloud.memories").glob("*.sqlite3*")))
        database = Database(self.url)
        with database.engine.connect() as connection:
            found = connection.exec_driver_sql(f"SELECT count(*) FROM {SCHEMA}.all_facts").scalar_one()
        database.close()
        return bool(found)

    def output(self) -> str:
        """What all processes wrote."""
        return "\n".join(path.read_text(errors="replace") for path in self.folder.glob("*.txt"))

    def _hosting(self) -> list[ChildProcess]:
        return self.workers if self.separate else [self.server] if self.server is not None else []

    def _environment(self) -> dict[str, str]:
        return {
            "BUKUBRIDGE_CLOUD_DATABASE_URL": self.url,
            "BUKUBRIDGE_CLOUD_KEY_FILE": str(self.key_file),
            "BUKUBRIDGE_CLOUD_PLATFORM_URL": self.address,
            "BUKUBRIDGE_CLOUD_STATE_FOLDER": str(self.folder / "cloud.memories"),
            **self.more,
        }
