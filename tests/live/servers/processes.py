"""Child processes that are started, watched and surely ended, and conditions that are waited for."""

from __future__ import annotations

import atexit
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

_POLL_SECONDS = 0.01


class ProcessEndedError(RuntimeError):
    """A process that should be running is not; the message holds the end of its output."""


class ConditionTimeoutError(TimeoutError):
    """What was waited for did not come true in time."""


class _Reaper:
    """The one companion process that kills what this program leaves behind, even after a kill −9 of this program."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def add(self, group: int) -> None:
        self._tell(f"+{group}\n")

    def forget(self, group: int) -> None:
        self._tell(f"-{group}\n")

    def close(self) -> None:
        """At the end of this program: whatever still runs is killed, then the companion ends."""
        with self._lock:
            if self._process is not None and self._process.stdin is not None:
                self._process.stdin.close()
                self._process.wait()
                self._process = None

    def _tell(self, line: str) -> None:
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._process = subprocess.Popen(
                    [sys.executable, "-I", "-S", str(Path(__file__).with_name("reaper.py"))],
                    stdin=subprocess.PIPE,
                    start_new_session=True,
                )
            assert self._process.stdin is not None
            self._process.stdin.write(line.encode())
            self._process.stdin.flush()


_reaper = _Reaper()
atexit.register(_reaper.close)


class ChildProcess:
    """A running program in a process group of its own, its output in a file.

    Leaving the context ends the whole group; so does the end of this program, however it comes.
    """

    def __init__(
        self,
        arguments: Sequence[str | Path],
        *,
        output: Path,
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
        user: str | None = None,
        stdin: str | None = None,
    ) -> None:
        """Start it. `environment` is added to ours, `user` needs root, `stdin` is handed over and closed."""
        self.arguments = [str(argument) for argument in arguments]
        self.output = output
        with output.open("ab") as sink:
            self._process = subprocess.Popen(
                self.arguments,
                stdin=subprocess.DEVNULL if stdin is None else subprocess.PIPE,
                stdout=sink,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(environment or {})},
                cwd=folder,
                user=user,
                group=user,
                extra_groups=None if user is None else [],
                start_new_session=True,
            )
        _reaper.add(self._process.pid)
        if stdin is not None and self._process.stdin is not None:
            with self._process.stdin as pipe:
                pipe.write(stdin.encode())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def pid(self) -> int:
        """Process id, and id of its process group."""
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether it has not ended yet."""
        return self._process.poll() is None

    @property
    def exit_code(self) -> int | None:
        """How it ended (negative: by that signal), or None while it runs."""
        return self._process.poll()

    def text(self) -> str:
        """What it has printed so far, both streams."""
        return self.output.read_text(errors="replace") if self.output.exists() else ""

    def wait(self, timeout: float) -> int:
        """Wait for it to end by itself, at most `timeout` seconds; its exit code."""
        try:
            code = self._process.wait(timeout)
        except subprocess.TimeoutExpired as exc:
            raise ConditionTimeoutError(f"{self._name} still runs after {timeout} s\n{self._tail}") from exc
        self._sweep()
        return code

    def stop(self, timeout: float = 60) -> int:
        """Ask it to end (SIGTERM), end it by force after `timeout` seconds; then nothing of its group is left."""
        return self._ask(signal.SIGTERM, timeout)

    def interrupt(self, timeout: float = 60) -> int:
        """As `stop`, but asked with SIGINT, as Ctrl-C does."""
        return self._ask(signal.SIGINT, timeout)

    def kill(self) -> int:
        """Kill −9 the whole group and wait until the program is gone."""
        self._signal(signal.SIGKILL)
        code = self._process.wait()
        self._sweep()
        return code

    def freeze(self) -> None:
        """Stop it in the middle of whatever it does: connections stay open and silent."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let a frozen one go on."""
        self._signal(signal.SIGCONT)

    def check(self) -> None:
        """Raise `ProcessEndedError` when it has ended."""
        if not self.running:
            raise ProcessEndedError(f"{self._name} ended with {self.exit_code}\n{self._tail}")

    @property
    def _name(self) -> str:
        return Path(self.arguments[0]).name

    @property
    def _tail(self) -> str:
        return self.text()[-3000:]

    def _ask(self, number: signal.Signals, timeout: float) -> int:
        if self.running:
            self.thaw()
            # Only the program itself: it ends its own children, what it leaves is killed.
            with suppress(ProcessLookupError):
                os.kill(self._process.pid, number)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout)
        return self.kill()

    def _signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)

    def _sweep(self) -> None:
        """The program is gone: nothing of its group may stay."""
        self._signal(signal.SIGKILL)
        _reaper.forget(self._process.pid)


def free_port() -> int:
    """A port on the loopback address that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(
    condition: Callable[[], bool], what: str, *, timeout: float = 60, process: ChildProcess | None = None
) -> None:
    """Return as soon as `condition` holds.

    Raises:
        ConditionTimeoutError: after `timeout` seconds.
        ProcessEndedError: as soon as `process`, on which it depends, has ended.
    """
    deadline = time.monotonic() + timeout
    pause = threading.Event()
    while not condition():
        if process is not None:
            process.check()
        if time.monotonic() > deadline:
            tail = "" if process is None else f"\n{process.text()[-3000:]}"
            raise ConditionTimeoutError(f"not within {timeout} s: {what}{tail}")
        pause.wait(_POLL_SECONDS)


def listens(port: int) -> bool:
    """Whether something accepts connections on that port of the loopback address."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def answers(url: str) -> bool:
    """Whether that address answers with a success."""
    try:
        return httpx.get(url, timeout=2).is_success
    except httpx.HTTPError:
        return False


def console_script(name: str) -> Path:
    """A program of the environment that runs us, `bukubridge` or `bukubridge-cloud`.

    Raises:
        FileNotFoundError: the product is not installed there (`make setup`).
    """
    script = Path(sys.executable).with_name(name)
    if not script.exists():
        raise FileNotFoundError(f"{name} is not installed beside {Path(sys.executable).name}: run `make setup`")
    return script


def start_cloud(
    database_url: str, *, port: int, output: Path, environment: Mapping[str, str] | None = None
) -> ChildProcess:
    """The platform server on the loopback address, returned when its health answers.

    The database must have been migrated. Health is at `/health`.
    """
    arguments = ["serve", "--host", "127.0.0.1", "--port", str(port), "--database-url", database_url]
    process = ChildProcess([console_script("bukubridge-cloud"), *arguments], output=output, environment=environment)
    try:
        url = f"http://127.0.0.1:{port}/health"
        wait_until(lambda: answers(url), f"{url} answers", timeout=90, process=process)
    except BaseException:
        process.kill()
        raise
    return process


def start_agent(
    home: Path,
    *,
    output: Path,
    environment: Mapping[str, str] | None = None,
    program: Sequence[str | Path] | None = None,
) -> ChildProcess:
    """The agent in the foreground with all of its state in `home`; returned at once.

    `program` is what stands for `bukubridge`, where it is not the installed one.
    """
    settings = {"BUKUBRIDGE_HOME": str(home), **(environment or {})}
    return ChildProcess([*(program or [console_script("bukubridge")]), "run"], output=output, environment=settings)
