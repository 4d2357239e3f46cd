"""The face in a process of its own: tells each second what it shows and how late its event loop is, one JSON line each.

Reads an order from its input, one word a line: `show` opens the window, `pages` looks at every page of it, `close`
closes it, `clear` forgets the delays, `delays` tells them, `quit` ends.
"""

from __future__ import annotations

import os
import sys
import threading
import time

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from tests.bench.figure import percentile
from ui.app import Application

_TICK_MS = 5
_LOADS_MS = 2000


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One line: what happened, when (seconds since 1970), with a figure."""

    what: str
    at: float
    value: float = 0.0


class Orders(QObject):
    """Orders from the input, on the window's thread."""

    came = Signal(str)


class Side:
    """Runs the face, and watches it from inside."""

    def __init__(self, face: Application, app: QApplication) -> None:
        self._face = face
        self._app = app
        self._delays: list[float] = []
        self._shown = ""
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self.orders = Orders()
        self.orders.came.connect(self._obey)
        face.bridge.desk_changed.connect(self._look)
        face.bridge.ticked.connect(self._look)
        threading.Thread(target=self._read, daemon=True).start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self._delays.append(max(0.0, now - self._last - _TICK_MS / 1000))
        self._last = now

    def _look(self) -> None:
        shown = self._face.tray.face.value
        if shown != self._shown:
            self._shown = shown
            tell(f"shows {shown}")

    def _obey(self, order: str) -> None:
        match order:
            case "show":
                self._face.open("overview")
            case "close" if self._face.window is not None:
                self._face.window.close()
            case "clear":
                self._delays.clear()
            case "delays":
                tell("delays", percentile(self._delays, 0.99))
                tell("longest", max(self._delays, default=0.0))
            case "quit":
                self._app.quit()
        if order == "pages":
            from ui.windows.main_window import PAGES  # a tray whose window was never opened has not read it

            self._turn([page.name for page in PAGES])
        else:
            tell(f"done {order}")

    def _turn(self, left: list[str]) -> None:
        """One page after the other, each as long as it takes to be filled."""
        if not left:
            tell("done pages")
            return
        self._face.open(left[0])
        QTimer.singleShot(_LOADS_MS, lambda: self._turn(left[1:]))

    def _read(self) -> None:
        for line in sys.stdin:
            self.orders.came.emit(line.strip())
        os._exit(0)


def tell(what: str, value: float = 0.0) -> None:
    """Say something at once."""
    sys.stdout.write(msgspec.json.encode(Told(what=what, at=time.time(), value=value)).decode() + "\n")
    sys.stdout.flush()


def main() -> int:
    """Run."""
    app = QApplication(sys.argv[:1])
    face = Application(app, shown=False)
    if not face.start():
        return 1
    side = Side(face, app)
    tell("started")
    code = app.exec()
    del side
    return code


if __name__ == "__main__":
    sys.exit(main())
