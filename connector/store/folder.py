"""State files of many connections in one folder, each held by one process at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from connector.domain.clock import Clock
from connector.domain.errors import BridgeError, SettingsInvalid
from connector.domain.keys import ConnectionId
from connector.paths import locked
from connector.store.log_blocks import Views
from connector.store.sqlite import ReadOnlyStore, SqliteStore, open_store, read_only, remove_store

_SUFFIX = ".sqlite3"
_KEPT_VIEWS = 16
"""Logs of which what was found last is kept in mind."""


class StateFolder:
    """A folder of state files for its owner only; made when it is first needed."""

    def __init__(self, root: Path, clock: Clock) -> None:
        self._root = root
        self._clock = clock
        self._views: OrderedDict[tuple[ConnectionId, int], Views] = OrderedDict()
        """What was found in logs, by the very file: one that was begun anew has other lines."""
        self._guard = Lock()

    @contextmanager
    def held(self, connection: ConnectionId) -> Iterator[bool]:
        """Hold the memory of a connection against other processes; False when another one has it. The operating system
        gives it back when the process ends, however it ends. Raises SettingsInvalid, StorageFull."""
        try:
            self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as exc:
            raise SettingsInvalid(f"The folder {self._root} cannot be made: {exc.strerror}.") from exc
        with locked(self._root / f"{connection}.lock", wait=False) as ours:
            yield ours

    def open(self, connection: ConnectionId, *, suspect: bool = False) -> SqliteStore:
        """The memory; a damaged one is kept aside and begun anew, which the next run makes up for. Raises as
        `open_store`."""
        memory, _ = open_store(self._path(connection), self._clock, suspect=suspect)
        return memory

    @contextmanager
    def look(self, connection: ConnectionId) -> Iterator[ReadOnlyStore | None]:
        """What is kept, beside whoever writes it; None before anything is, and when it goes meanwhile. Raises as the
        file does."""
        memory = self._opened(connection)
        try:
            yield memory
        finally:
            if memory is not None:
                memory.close()

    def kept(self) -> Collection[ConnectionId]:
        """Every connection that anything is kept of."""
        return {ConnectionId(path.stem) for path in self._root.glob(f"*{_SUFFIX}")}

    def forget(self, connection: ConnectionId) -> None:
        """Remove the memory of a connection that is no more. Raises nothing."""
        remove_store(self._path(connection))

    def _opened(self, connection: ConnectionId) -> ReadOnlyStore | None:
        path = self._path(connection)
        try:
            return read_only(path, self._views_of(connection, path.stat().st_ino))
        except FileNotFoundError:
            return None
        except BridgeError:
            if path.exists():
                raise
            return None  # it was forgotten between the two steps of opening it; SQLite calls that many names

    def _views_of(self, connection: ConnectionId, file: int) -> Views:
        with self._guard:
            views = self._views.setdefault((connection, file), Views())
            self._views.move_to_end((connection, file))
            while len(self._views) > _KEPT_VIEWS:
                self._views.popitem(last=False)
            return views

    def _path(self, connection: ConnectionId) -> Path:
        return self._root / f"{connection}{_SUFFIX}"
