"""A screen without a monitor, a tray to be seen in, and a hand that clicks."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.live.servers.processes import ChildProcess, wait_until


@dataclass(frozen=True, slots=True)
class Place:
    """A window: where it is, in pixels."""

    window: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Screen:
    """One X display."""

    display: str
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """For programs that shall appear here."""
        return {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def hand(self, *arguments: str) -> str:
        """One order to xdotool; what it printed, empty when it found nothing."""
        environment = {**os.environ, **self.environment}
        done = subprocess.run(
            ["xdotool", *arguments], capture_output=True, text=True, env=environment, timeout=30, check=False
        )
        return done.stdout

    def windows(self) -> list[Place]:
        """The program's visible windows, its menus and the icon in a tray among them."""
        # Searched by an empty name: for a name given, xdotool leaves out what lies in a tray.
        found = self.hand("search", "--onlyvisible", "--name", "").split()
        ours = [window for window in found if self.hand("getwindowname", window).strip() == "BukuBridge"]
        return [place for window in ours if (place := self._place(window)) is not None]

    def _place(self, window: str) -> Place | None:
        told = dict(re.findall(r"(\w+)=(-?\d+)", self.hand("getwindowgeometry", "--shell", window)))
        if not told:
            return None
        return Place(int(window), int(told["X"]), int(told["Y"]), int(told["WIDTH"]), int(told["HEIGHT"]))

    def click(self, place: Place, button: int = 1) -> None:
        """Click into the middle of a window."""
        x, y = place.x + place.width // 2, place.y + place.height // 2
        self.hand("mousemove", str(x), str(y), "click", str(button))

    @contextmanager
    def tray(self) -> Iterator[ChildProcess]:
        """A tray at the top of the screen."""
        arguments = ["trayer", "--edge", "top", "--align", "right", "--SetDockType", "true", "--height", "32"]
        with ChildProcess(arguments, output=self.folder / "trayer.txt", environment=self.environment) as host:
            wait_until(lambda: bool(self.hand("search", "--class", "trayer")), "the tray is there", process=host)
            yield host


@contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """A display of its own, found by the server itself."""
    reading, writing = os.pipe()
    try:
        # Without the last word the server begins anew when its last client goes, and refuses the next one meanwhile.
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=(writing,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        yield Screen(display, folder)
    finally:
        server.terminate()
        server.wait(10)
