"""One face a home: a second start raises the first, whatever started it. A lock and a file suffice."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QDateTime, QFileSystemWatcher, QLockFile, QObject, QSaveFile, QTimer, Signal

from connector.control.client import Home

_END: Final = "end"
"""What the bell says when the face shall go; a moment in time otherwise."""
_LOOK_EVERY: Final = 1000
"""Milliseconds between looks at the bell where nobody tells of changed files, as under wine and on some shares."""


class Single(QObject):
    """The claim to be the one face; `raised` is told when another one is started, `dismissed` when it shall end."""

    raised = Signal()
    dismissed = Signal()

    def __init__(self, home: Home, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # The system tells whether the process that locked it is alive: one that was killed holds nothing.
        self._lock = QLockFile(str(home.root / "face.lock"))
        self._lock.setStaleLockTime(0)
        self._bell: Path = home.root / "face.bell"
        self._heard = b""
        self._watcher = QFileSystemWatcher(self)
        self._looking = QTimer(self)

    def claim(self, *, quietly: bool = False) -> bool:
        """Whether this is the first one; otherwise the first one was asked to show itself, unless `quietly`."""
        first = self._lock.tryLock(0)
        here = QDateTime.currentDateTimeUtc().toString("yyyy-MM-ddThh:mm:ss.zzz")
        if first or not quietly:
            self._ring(here)
        if first:
            self._heard = here.encode()
            self._watcher.addPath(str(self._bell))
            self._watcher.fileChanged.connect(self._look)
            self._looking.timeout.connect(self._look)
            self._looking.start(_LOOK_EVERY)
        return first

    def dismiss(self) -> None:
        """Ask the one face to end, where there is one; the agent goes on."""
        if self._lock.tryLock(0):
            self._lock.unlock()
        else:
            self._ring(_END)

    def release(self) -> None:
        """Be the one no more."""
        self._looking.stop()
        self._lock.unlock()

    def _ring(self, words: str) -> None:
        bell = QSaveFile(str(self._bell))
        if bell.open(QSaveFile.OpenModeFlag.WriteOnly):
            bell.write(words.encode())
            bell.commit()

    def _said(self) -> bytes:
        try:
            return self._bell.read_bytes()
        except OSError:
            return self._heard  # it is just being replaced

    def _look(self) -> None:
        bell = str(self._bell)
        if bell not in self._watcher.files():  # it was replaced by another file of this name
            self._watcher.addPath(bell)
        said = self._said()
        if said == self._heard:
            return
        self._heard = said
        (self.dismissed if said == _END.encode() else self.raised).emit()
