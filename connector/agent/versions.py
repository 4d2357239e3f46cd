"""Starting and ending versions of an installed program: the watcher's hands, and the count of starts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import Final

from connector.domain.clock import Clock, SystemClock
from connector.domain.errors import NotFound, SettingsInvalid, StateCorrupt, StorageFull
from connector.logs import logger
from connector.paths import SUPERVISED, Home, locked, own_program_folder
from connector.updates.installed import Installed, find_installed, place_of_updates
from connector.updates.trial import Record, started, watch

_END_SECONDS: Final = 60.0
_DETACHED_PROCESS, _NEW_PROCESS_GROUP = 0x00000008, 0x00000200
"""Of CreateProcess. Source: learn.microsoft.com, process creation flags."""


def program(installed: Installed, version: str) -> Path:
    """The command line of a version."""
    return installed.folder(version) / ("bukubridge.exe" if sys.platform == "win32" else "bukubridge")


def count_start(running: str) -> str:
    """To be called before an agent opens anything; the version that should start instead, empty for this one."""
    installed = find_installed()
    if installed is None:
        return ""
    try:
        return started(installed, running)
    except (StateCorrupt, NotFound, StorageFull, SettingsInvalid):
        return ""  # the program that is here is better than none


def start_version(version: str, environ: Mapping[str, str] = os.environ) -> None:
    """Start the agent of a version, unless a service does. Raises NotFound."""
    installed = find_installed()
    if installed is not None and not environ.get(SUPERVISED):
        _detached(program(installed, version), "run")


def gave_way(running: str, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the agent that ended did so for another version that a service is to start now."""
    installed = find_installed()
    if installed is None or not environ.get(SUPERVISED):
        return False
    with suppress(StateCorrupt):
        return place_of_updates(installed, own_program_folder()).current() != running
    return False


def start_watcher(installed: Installed, running: str) -> None:
    """Start the running version as the watcher, from where it gives way, apart from this process. Raises NotFound."""
    _detached(program(installed, running), "update", "watch")


def watch_over(home: Home, clock: Clock | None = None, stop: Event | None = None) -> Record | None:
    """What the watcher does, from its first to its last moment; None where nothing is installed that way."""
    installed = find_installed()
    if installed is None:
        return None
    record = watch(installed, Hands(installed, home), clock or SystemClock(), stop or Event())
    logger("agent").info("watched over a new version", failed=sorted(record.failed))
    return record


class Hands:
    """Starts and ends the agent of one home; `connector.updates.trial.Programs`."""

    def __init__(self, installed: Installed, home: Home, environ: Mapping[str, str] = os.environ) -> None:
        self._installed = installed
        self._home = home
        self._supervised = bool(environ.get(SUPERVISED))
        self._begun: subprocess.Popen[bytes] | None = None

    def ended(self) -> bool:
        """Whether no agent has the home."""
        with locked(self._home.lock, wait=False) as free:
            return free

    def start(self) -> None:
        """Start what is current now, unless a service does."""
        if not self._supervised:
            with suppress(NotFound):  # one that cannot even be started does not pass its trial either
                self._begun = _detached(program(self._installed, self._installed.current()), "run")

    def failed(self) -> bool:
        """Whether what was started has ended with an error; one that a person ended did not."""
        return self._begun is not None and self._begun.poll() not in (None, 0)

    def end(self) -> None:
        """End what was started; in the end without asking."""
        begun = self._begun
        if begun is None or begun.poll() is not None:
            return
        begun.terminate()
        try:
            begun.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            begun.kill()
            begun.wait()


def _detached(executable: Path, *words: str) -> subprocess.Popen[bytes]:
    """A process that outlives this one. Raises NotFound."""
    windows = sys.platform == "win32"
    try:
        return subprocess.Popen(  # our own program, no words of others
            [str(executable), *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=executable.parent.parent.parent,
            start_new_session=not windows,
            creationflags=_DETACHED_PROCESS | _NEW_PROCESS_GROUP if windows else 0,
        )
    except OSError as exc:
        raise NotFound(f"{executable} cannot be started: {exc.strerror or exc}.") from exc
