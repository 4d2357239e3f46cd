"""Something that is done beside something else; what takes too long is left behind."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from time import monotonic
from typing import Generic, TypeVar

from connector.domain.errors import BridgeError, Unexpected
from connector.logs import logger

T = TypeVar("T")


class Errand(Generic[T]):
    """One task on a thread of its own, which no end of the process waits for.

    Args:
        task: told by the event that nobody waits any longer.
    """

    def __init__(self, task: Callable[[Event], T]) -> None:
        self.result: T | None = None
        self.error: BridgeError | None = None
        self._task = task
        self._stop = Event()
        self._thread = Thread(target=self._do, name="errand", daemon=True)
        self._thread.start()

    def wait(self, until: float) -> bool:
        """Whether it was over by then, as `time.monotonic` counts; it is told to stop when not."""
        self._thread.join(max(0.0, until - monotonic()))
        self._stop.set()
        return not self._thread.is_alive()

    def _do(self) -> None:
        try:
            self.result = self._task(self._stop)
        except BridgeError as exc:
            self.error = exc
        except Exception:  # noqa: BLE001  # a fault in one part must not cost the whole; the log has the traceback
            logger("agent").exception("an errand failed")
            self.error = Unexpected("A fault in this program ended this part.")
