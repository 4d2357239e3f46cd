"""An office PC: a home of its own, the command line, the agent as a process."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from connector.control.client import ControlClient
from connector.control.messages import ConnectionStatus, GetStatus, JobEnded, Planned, Status
from connector.credentials.keys import KeyFile
from connector.domain.errors import Unreachable
from connector.paths import Home
from tests.live.faults import ShakyPlatform
from tests.live.servers.firebird_server import HOST, FirebirdServer
from tests.live.servers.processes import ChildProcess, console_script, start_agent, wait_until
from tests.sample.cache import Company

_COMMAND_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Done:
    """A command that has ended."""

    code: int
    out: str
    err: str


class Desk:
    """One PC. Its name is not the machine's when two of them meet on one platform.

    `program` is what stands for `bukubridge`, where it is not the installed one.
    """

    def __init__(self, folder: Path, platform: ShakyPlatform, program: Path | None = None) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.platform = platform
        self.program = program or console_script("bukubridge")
        self._agents = 0
        self.home.mkdir(mode=0o700, parents=True)
        KeyFile.create(Home(self.home).key_file)

    @property
    def environment(self) -> dict[str, str]:
        """Added to every process of this PC."""
        return {"BUKUBRIDGE_HOME": str(self.home), "COLUMNS": "200"}

    def run(self, *arguments: str, stdin: str = "") -> Done:
        """One command of the command line."""
        ended = subprocess.run(
            [self.program, *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            env={**os.environ, **self.environment},
            timeout=_COMMAND_SECONDS,
            check=False,
        )
        return Done(ended.returncode, ended.stdout, ended.stderr)

    def pair(self, slug: str) -> None:
        """Pair with an organization."""
        done = self.run("pair", self.platform.url, self.platform.invite(slug))
        assert done.code == 0, done

    def connect(self, server: FirebirdServer, company: Company, slug: str, *more: str) -> str:
        """Connect a company; the connection's id."""
        settings = ["--host", HOST, "--port", str(server.port), "--path", str(company.path)]
        given = ["--organization", slug, "--password-stdin", *more]
        done = self.run("connect", "sql-accounting", *settings, *given, stdin=f"{server.password}\n")
        assert done.code == 0, done
        return done.out.split("(connection ")[1].split(")")[0]

    @contextmanager
    def agent(self) -> Iterator[ChildProcess]:
        """The agent, running and answering; ended afterwards."""
        self._agents += 1
        process = start_agent(
            self.home,
            output=self.folder / f"agent-{self._agents}.txt",
            environment=self.environment,
            program=[self.program],
        )
        with process:
            wait_until(self.answers, "the agent answers", process=process)
            yield process

    def status(self) -> Status:
        """Where everything stands."""
        with ControlClient(Home(self.home), "test") as client:
            return client.ask(GetStatus(), Status)

    def answers(self) -> bool:
        """Whether the agent answers."""
        try:
            self.status()
        except Unreachable:
            return False
        return True

    def until(
        self, wanted: Callable[[ConnectionStatus], bool], connection: str, what: str, *, timeout: float = 60
    ) -> ConnectionStatus:
        """Wait until a connection's status is as wanted."""
        found: list[ConnectionStatus] = []
        with ControlClient(Home(self.home), "test") as client:

            def looks() -> bool:
                status = client.ask(GetStatus(), Status)
                found[:] = [item for item in status.connections if item.id == connection]
                return bool(found) and wanted(found[0])

            wait_until(looks, what, timeout=timeout)
        return found[0]

    def sync(self, *arguments: str) -> tuple[Done, list[JobEnded | Planned]]:
        """`bukubridge sync --json`: how it ended, and the events that were printed."""
        done = self.run("sync", "--json", *arguments)
        lines = [msgspec.json.decode(line, type=dict[str, object]) for line in done.out.splitlines()]
        kinds: dict[object, type[JobEnded] | type[Planned]] = {"job_ended": JobEnded, "planned": Planned}
        events = [msgspec.convert(line, kinds[line["say"]]) for line in lines if line["say"] in kinds]
        return done, events
