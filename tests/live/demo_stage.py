"""Where the demo plays: a company file, a platform server, an agent, all real, in folders that are gone at the end."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from connector.control.client import ControlClient
from connector.control.messages import JobEnded
from connector.domain.errors import Unreachable
from connector.domain.runs import RunRecord
from connector.paths import Home
from tests.live.servers.client import embedded_environment
from tests.live.servers.firebird3 import firebird3_server
from tests.live.servers.firebird_server import LISTENER
from tests.live.servers.processes import (
    ChildProcess,
    console_script,
    free_port,
    start_agent,
    start_cloud,
    wait_until,
)
from tests.live.servers.scratch import scratch_folder
from tests.sample.cache import Company, Embedded, Server, make_company
from tests.sample.variant import Engine, Sizes, Variant

SLUG = "contoh-trading"
_PATIENCE = 150
"""Seconds that one command may take."""


class DemoFailed(Exception):
    """Something did not go as it must; the text says what."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """A Firebird that holds company files, and how the agent gets in."""

    server: Server
    engine: Engine
    title: str
    host: str
    port: int
    environment: dict[str, str]
    program: tuple[str, ...] = ()
    """What stands for `bukubridge`, where it is not the installed one."""

    def company(self, sizes: Sizes) -> Company:
        """A new company of the newest shape."""
        return make_company(self.server, Variant(engine=self.engine), sizes)


@contextmanager
def ledger() -> Iterator[Ledger]:
    """A Firebird 3 server; without Debian's package the engine of Firebird 5 inside of each process."""
    if LISTENER.exists() and shutil.which("isql-fb"):
        with firebird3_server() as server:
            yield Ledger(server, Engine.FIREBIRD_3, "Firebird 3 server", "127.0.0.1", server.port, {})
    else:
        with scratch_folder("firebird5") as folder:
            title = "Firebird 5, embedded"
            yield Ledger(Embedded(folder), Engine.FIREBIRD_5, title, "", 3050, embedded_environment())


class _Shown(msgspec.Struct):
    """The part of a shown record that is looked at here."""

    record: dict[str, object] | None


class Platform:
    """The platform's server on SQLite, with one organization."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.provider = "sql_accounting"
        """Kind of books whose records people make and look at."""
        self.database_url = f"sqlite:///{folder / 'platform.sqlite3'}"
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._operator("migrate")
        self._operator("org", "create", SLUG, "--name", "Contoh Trading Sdn Bhd")
        self._process = start_cloud(self.database_url, port=port, output=folder / "platform.txt")

    def invite(self) -> str:
        """A pairing code."""
        return self._operator("agent", "invite", SLUG).strip().splitlines()[-1]

    def record(self, act: str, kind: str, *key: str, content: bytes) -> None:
        """A person creates or edits a record."""
        whose = ("--org", SLUG, "--provider", self.provider, "--person", "siti")
        self._operator("record", act, kind, *key, *whose, stdin=content.decode())

    def shown(self, kind: str, key: str) -> dict[str, object]:
        """What the books have of a record, as people see it on the platform."""
        told = self._operator("record", "show", kind, key, "--org", SLUG, "--provider", self.provider)
        found = msgspec.json.decode(told[told.index("{") :], type=_Shown).record
        if found is None:
            raise DemoFailed(f"the platform does not have {kind} {key}")
        return found

    def stop(self) -> None:
        """End it."""
        self._process.stop()

    def _operator(self, *arguments: str, stdin: str | None = None) -> str:
        command: list[str | Path] = [
            console_script("bukubridge-cloud"),
            *arguments,
            "--database-url",
            self.database_url,
        ]
        return _output_of(command, self._folder, stdin=stdin)


class Office:
    """The PC in the office: the agent with its home, and the command line."""

    def __init__(self, folder: Path, environment: dict[str, str], program: Sequence[str] = ()) -> None:
        self._folder = folder
        self._program = tuple(program) or (str(console_script("bukubridge")),)
        self.home = folder / "home"
        key = folder / "vault.key"
        self._environment = {**environment, "BUKUBRIDGE_HOME": str(self.home)}
        self.command("vault", "create-key-file", str(key))
        self._environment["BUKUBRIDGE_KEY_FILE"] = str(key)
        self._agent: ChildProcess | None = None
        self._starts = 0

    @property
    def memory(self) -> Path:
        """The agent's memory of its only connection."""
        (path,) = (self.home / "stores").glob("*.sqlite3")
        return path

    @property
    def agent(self) -> ChildProcess:
        """The agent's process."""
        if self._agent is None:
            raise DemoFailed("the agent was not started")
        return self._agent

    def start(self) -> None:
        """Start the agent and wait until it answers."""
        self._starts += 1
        output = self._folder / f"agent-{self._starts}.txt"
        self._agent = start_agent(self.home, output=output, environment=self._environment, program=self._program)
        wait_until(self._answers, "the agent answers", process=self._agent)

    def stop(self) -> None:
        """End the agent gracefully."""
        if self._agent is not None:
            self._agent.stop()

    def sync(self) -> RunRecord:
        """`bukubridge sync`: the run's record. Raises DemoFailed when there was none."""
        told = self.command("sync", "--json", allowed=(0, 1, 3))
        ends = [msgspec.json.decode(line, type=JobEnded) for line in told.splitlines() if '"run"' in line]
        if not ends or ends[-1].run is None:
            raise DemoFailed(f"the run did not begin:\n{told}")
        return ends[-1].run

    def runs(self, limit: int) -> list[RunRecord]:
        """`bukubridge runs`: the latest ones, newest first."""
        told = self.command("runs", "--json", "--limit", str(limit))
        return [msgspec.json.decode(line, type=RunRecord) for line in told.splitlines()]

    def command(self, *arguments: str, stdin: str | None = None, allowed: Sequence[int] = (0,)) -> str:
        """What a command prints. Raises DemoFailed when it ends otherwise than allowed."""
        return _output_of([*self._program, *arguments], self._folder, self._environment, stdin, allowed)

    def _answers(self) -> bool:
        try:
            with ControlClient(Home(self.home), "demo"):
                return True
        except Unreachable:
            return False


class Program(Protocol):
    """How the agent is started beside some books."""

    @property
    def environment(self) -> dict[str, str]:
        """Added to every process of the office."""

    @property
    def program(self) -> tuple[str, ...]:
        """What stands for `bukubridge`, where it is not the installed one."""


Books = TypeVar("Books", bound=Program)


@contextmanager
def stage() -> Iterator[tuple[Ledger, Platform, Office]]:
    """A Firebird, a platform, an office; at the end nothing of it is left, neither process nor file."""
    with stage_beside(ledger) as (books, platform, office):
        yield books, platform, office


@contextmanager
def stage_beside(books: Callable[[], AbstractContextManager[Books]]) -> Iterator[tuple[Books, Platform, Office]]:
    """The same beside other books."""
    with ExitStack() as stack:
        stack.enter_context(_throw_away())
        folder = stack.enter_context(scratch_folder("demo"))
        started = stack.enter_context(books())
        platform = Platform(folder)
        stack.callback(platform.stop)
        office = Office(folder, started.environment, started.program)
        stack.callback(office.stop)
        yield started, platform, office


@contextmanager
def _throw_away() -> Iterator[None]:
    """Everything that the demo makes, finished companies included, lies in one folder that is gone at the end."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="bukubridge-demo-") as folder:
        os.environ["BUKUBRIDGE_SCRATCH"] = folder
        os.environ["BUKUBRIDGE_CACHE"] = str(Path(folder) / "companies")
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


def _output_of(
    command: Sequence[str | Path],
    folder: Path,
    environment: dict[str, str] | None = None,
    stdin: str | None = None,
    allowed: Sequence[int] = (0,),
) -> str:
    output = folder / "command.txt"
    output.unlink(missing_ok=True)
    with ChildProcess(command, output=output, environment=environment, stdin=stdin) as process:
        code = process.wait(_PATIENCE)
    if code not in allowed:
        raise DemoFailed(f"{' '.join(str(part) for part in command)} ended with {code}:\n{process.text()}")
    return process.text()
