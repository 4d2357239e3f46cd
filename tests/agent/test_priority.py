"""Good manners of the process."""

from __future__ import annotations

import gc
import weakref

from connector.agent.priority import keep_what_is_loaded
from connector.control.memory import give_memory_back


class Ring:
    """Garbage that only a search finds."""

    def __init__(self) -> None:
        self.itself = self


def test_what_the_start_loaded_is_not_searched_again_and_later_garbage_is_found() -> None:
    """A search after each run looks at what came since only."""
    before = len(gc.get_objects())
    try:
        keep_what_is_loaded()
        assert len(gc.get_objects()) < before / 10
        ring = weakref.ref(Ring())
        give_memory_back()
        assert ring() is None
    finally:
        gc.unfreeze()
