"""The log viewer at 10,000, 100,000 and 1,000,000 lines: open, filter, scroll, and what it keeps in memory.

    python -m tests.bench.bench_log_viewer [--sizes 10000,100000,1000000]

A real agent process answers over the control channel; the window is drawn without a screen. Each filter is a new one,
so that nothing of it was looked for before.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from connector.connections import change_registry
from connector.control.client import ControlClient
from connector.control.log_book import CountLog, LogCount
from connector.control.messages import GetStatus, Status
from connector.credentials.keys import KeyFile
from connector.domain.errors import Unreachable
from connector.domain.keys import ConnectionId, EntityKind
from connector.domain.runs import EntryOutcome, Toward
from connector.domain.sync_log import PAGE, LogFilter
from connector.paths import Home
from tests.agent.office import company
from tests.bench.bench_agent import memory_mb
from tests.bench.figure import Figure, emit, percentile, scaled
from tests.bench.log_lines import BEGIN, fill, run_id
from tests.bench.rig import cpu_seconds, machine
from tests.live.servers.processes import ChildProcess, start_agent, wait_until
from tests.live.servers.scratch import scratch_folder
from ui.bridge import Bridge
from ui.models.log_model import LogModel
from ui.pages.log import LogPage

SIZES: Final = (10_000, 100_000, 1_000_000)
_OPENINGS: Final = 10
_JUMPS: Final = 60
_STEPS: Final = 600
_SECONDS: Final = 60

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def filters(lines: int) -> list[LogFilter]:
    """What people look for: a number, a name, two words, a message; kinds, outcomes, ways, a run, a day; together."""
    rng = random.Random(5)
    numbers = [LogFilter(text=f"IV-{rng.randrange(300_000):06}") for _ in range(12)]
    parts = [LogFilter(text=f"{rng.randrange(1000):03}") for _ in range(6)]
    names = [
        LogFilter(text=word) for word in ("bintang", "setia jaya", "murni hardware", "cahaya damai sdn", "perdana")
    ]
    sentences = [LogFilter(text=word) for word in ("tax code", "waits for", "period closed", "nowhere at all", "empty")]
    both = [LogFilter(text=f"{word} {rng.randrange(100):02}") for word in ("utama", "maju", "sentosa", "iv-0")]
    kinds = [LogFilter(entities=(kind,)) for kind in (EntityKind.INVOICE, EntityKind.CUSTOMER, EntityKind.PRODUCT)]
    ends = [
        LogFilter(outcomes=(outcome,), toward=way)
        for outcome, way in product((EntryOutcome.FAILED, EntryOutcome.WAITING, EntryOutcome.UNDONE), (None, *Toward))
    ]
    times = [
        LogFilter(begin=BEGIN, end=BEGIN.replace(day=7), text=f"IV-{rng.randrange(300_000):06}"),
        LogFilter(run=run_id(lines // 500)),
        LogFilter(run=run_id(lines // 700), outcomes=(EntryOutcome.FAILED,)),
        LogFilter(entities=(EntityKind.PAYMENT,), outcomes=(EntryOutcome.FAILED,), text="period"),
    ]
    return [*numbers, *parts, *names, *sentences, *both, *kinds, *ends, *times]


class Viewer:
    """The page in this process, and how long things take until they are drawn."""

    def __init__(self, home: Home, app: QApplication) -> None:
        self._app = app
        self.resets = 0
        self.bridge = Bridge(home)
        self.bridge.start()
        self._until(lambda: bool(self.bridge.desk.connections))

    def open(self) -> tuple[LogPage, float]:
        """A new page; seconds until its first lines are drawn."""
        began = time.perf_counter()
        page = LogPage(self.bridge)
        page.model.modelReset.connect(self._note)
        page.resize(1080, 720)
        page.show()
        page.take_desk(self.bridge.desk)
        page.refresh()
        self._until(lambda: page.model.entry(0) is not None)
        page.table.viewport().repaint()
        return page, time.perf_counter() - began

    def filter(self, model: LogModel, wanted: LogFilter) -> float:
        """Seconds until the first lines of another filter are there."""
        before = self.resets
        began = time.perf_counter()
        model.show_lines(model.connection, wanted)
        self._until(lambda: self.resets > before)
        took = time.perf_counter() - began
        self._until(lambda: model.complete)
        return took

    def jump(self, page: LogPage, row: int) -> float:
        """Seconds from a jump in the list until the lines there are drawn."""
        began = time.perf_counter()
        page.table.scrollTo(page.model.index(row, 0))
        page.table.viewport().repaint()
        self._until(lambda: page.model.entry(row) is not None)
        page.table.viewport().repaint()
        return time.perf_counter() - began

    def drag(self, page: LogPage, steps: int) -> list[float]:
        """Seconds of each frame while somebody drags the bar from the top to the bottom; other work of the machine is
        in it."""
        bar, frames = page.table.verticalScrollBar(), []
        for step in range(steps):
            began = time.perf_counter()
            bar.setValue(bar.maximum() * step // steps)
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)  # takes pages in, and draws
            frames.append(time.perf_counter() - began)
        return frames

    def close(self) -> None:
        """Follow the agent no more."""
        self.bridge.close()

    def _note(self) -> None:
        self.resets += 1

    def _until(self, wanted: Callable[[], bool]) -> None:
        end = time.perf_counter() + _SECONDS
        while not wanted():
            assert time.perf_counter() < end, "never came"
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


@contextmanager
def agent(folder: Path, lines: int) -> Iterator[tuple[Home, ChildProcess]]:
    """An agent whose only company is switched off and has a log of so many lines."""
    home = Home(folder / "home")
    home.prepare()
    KeyFile.create(home.key_file)
    organization, connection = company("acme")
    off = type(connection)(
        id=connection.id, provider=connection.provider, title=connection.title, organization="acme",
        connected_at=connection.connected_at, enabled=False,
    )  # fmt: skip
    change_registry(home, lambda registry: registry.with_organization(organization).with_connection(off))
    began = time.perf_counter()
    fill(home.store(connection.id), connection.id, lines)
    took = time.perf_counter() - began
    size = home.store(connection.id).stat().st_size / 1e6
    emit(
        Figure(
            name=f"sync log, {lines:,} lines: written", value=round(lines / took), unit="lines/s",
            conditions={**machine(), "file_mb": round(size)},
        )
    )  # fmt: skip
    with start_agent(home.root, output=folder / "agent.txt") as process:
        wait_until(lambda: _answers(home), "the agent answers", timeout=_SECONDS, process=process)
        yield home, process


def _answers(home: Home) -> bool:
    try:
        with ControlClient(home, "bench") as client:
            client.ask(GetStatus(), Status)
    except Unreachable:
        return False
    return True


def measure(app: QApplication, folder: Path, lines: int) -> None:
    """All figures of one size."""
    label = f"log viewer, {lines:,} lines"
    with agent(folder, lines) as (home, process):
        viewer = Viewer(home, app)
        openings = [viewer.open() for _ in range(_OPENINGS)]
        for page, _ in openings[:-1]:
            page.deleteLater()
        page = openings[-1][0]
        _tell(f"{label}: open", [took for _, took in openings], 1.0, "ms, longest", "<= 300")
        before = cpu_seconds(process.pid)
        waits = [viewer.filter(page.model, wanted) for wanted in filters(lines)]
        cpu = (cpu_seconds(process.pid) - before) / len(waits)
        _tell(f"{label}: filter", waits, 0.95, "ms, p95", "<= 100", longest=True, cpu=cpu)
        _count(home, label)
        viewer.filter(page.model, LogFilter())
        rng = random.Random(3)
        jumps = [viewer.jump(page, rng.randrange(lines)) for _ in range(_JUMPS)]
        _tell(f"{label}: a page anywhere", jumps, 0.95, "ms, p95", "")
        viewer.filter(page.model, LogFilter(text="bintang"))
        rows = page.model.rowCount()
        jumps = [viewer.jump(page, rng.randrange(rows)) for _ in range(_JUMPS)]
        _tell(f"{label}: a page anywhere of what was searched", jumps, 0.95, "ms, p95", "")
        viewer.filter(page.model, LogFilter())
        cpu = time.thread_time()
        frames = viewer.drag(page, _STEPS)
        cpu = (time.thread_time() - cpu) / len(frames)
        _tell(f"{label}: frame while scrolling", frames, 0.95, "ms, p95", "<= 16.7", longest=True, cpu=cpu)
        conditions = {**machine(), "lines_kept": page.model.kept, "page": PAGE}
        value = round(memory_mb(process.pid), 1)
        emit(Figure(name=f"{label}: agent's memory after it", value=value, unit="MB", conditions=conditions))
        viewer.close()
        page.deleteLater()
        app.processEvents()


def _count(home: Home, label: str) -> None:
    with ControlClient(home, "bench") as client:
        began = time.perf_counter()
        request = CountLog(connection=ConnectionId("id-acme"), wanted=LogFilter(text="damai"))
        found = client.ask(request, LogCount).matched
        took = time.perf_counter() - began
    conditions = {**machine(), "matched": found}
    name = f"{label}: counting all of a frequent word, beside the shown page"
    emit(Figure(name=name, value=round(took * 1000, 1), unit="ms", conditions=conditions))


def _tell(
    name: str, seconds: list[float], share: float, unit: str, goal: str, *, longest: bool = False, cpu: float = 0
) -> None:
    conditions = {**machine(), "times": len(seconds), "median_ms": round(percentile(seconds, 0.5) * 1000, 1)}
    if longest:
        conditions["longest_ms"] = round(max(seconds) * 1000, 1)
    if cpu:
        conditions["cpu_ms"] = round(cpu * 1000, 1)
    value = round(percentile(seconds, share) * 1000, 1)
    emit(Figure(name=name, value=value, unit=unit, goal=goal, conditions=conditions))


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default=",".join(str(size) for size in SIZES))
    asked = parser.parse_args()
    app = QApplication([])
    for size in asked.sizes.split(","):
        with scratch_folder("log-viewer") as folder:
            measure(app, folder, scaled(int(size), least=1000))


if __name__ == "__main__":
    main()
