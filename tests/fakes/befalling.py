"""What befalls requests to a simulator: faults to order, and people who do something just before."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

F = TypeVar("F")
T = TypeVar("T")


@dataclass(slots=True)
class Befalling(Generic[F]):
    """Faults of a kind, in the order in which they were ordered."""

    faults: deque[tuple[Callable[[str, str], bool], F]] = field(default_factory=deque)
    interludes: list[tuple[str, str, Callable[[], object]]] = field(default_factory=list)

    def strike(self, fault: F, path: str = "", method: str = "", times: int = 1) -> None:
        """Let a fault befall the next requests that fit."""
        for _ in range(times):
            self.faults.append((lambda m, p: (not method or m == method) and p.startswith(path or "/"), fault))

    def before(self, path: str, work: Callable[[], object], method: str = "") -> None:
        """Let somebody do something just before the next request of a path is worked off."""
        self.interludes.append((path, method, work))

    def interlude(self, method: str, path: str) -> None:
        """Do what somebody wanted to do before such a request."""
        for wanted in list(self.interludes):
            if path.startswith(wanted[0]) and wanted[1] in ("", method):
                self.interludes.remove(wanted)
                wanted[2]()

    def fault_of(self, method: str, path: str) -> F | None:
        """The fault that befalls this request; each strikes once."""
        for fits, fault in self.faults:
            if fits(method, path):
                self.faults.remove((fits, fault))
                return fault
        return None


def in_no_order(answers: Sequence[T]) -> list[T]:
    """Answers to the parts of one request from the middle outwards: neither as they came nor backwards."""
    half = len(answers) // 2
    return [*answers[half:], *answers[:half][::-1]]
