"""Source text under construction: lines, constants, and for each line the field that it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from connector.mapping.record import Column
from connector.mapping.targets import Target

_LITERALS = (str, int, bool, type(None))


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a value stands while a compiled mapping runs: a variable that holds a row, and the column's index."""

    row: str
    index: int
    column: Column
    table: str

    @property
    def expression(self) -> str:
        """The value, as source text."""
        return f"{self.row}[{self.index}]"

    @property
    def name(self) -> str:
        """The column's full name."""
        return f"{self.table}.{self.column.name}"


@dataclass(frozen=True, slots=True)
class Step:
    """What a line of a compiled mapping is busy with."""

    field: str
    target: Target
    slots: tuple[Slot, ...]


class Writer:
    """Collects the lines of one function. Only variables made here, indexes and literals ever become source text."""

    def __init__(self, support: dict[str, object]) -> None:
        self.names: dict[str, object] = dict(support)
        """What the function's global names mean."""
        self.prologue: list[tuple[str, Step | None]] = []
        """Lines that come before all others."""
        self._lines: list[tuple[str, Step | None]] = []
        self._indent = 2
        self._count = 0
        self._shared: dict[object, str] = {}

    def line(self, text: str, step: Step | None = None) -> None:
        """Append a line."""
        self._lines.append((" " * self._indent + text, step))

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """Append a line and indent what follows inside."""
        self.line(head)
        self._indent += 1
        yield
        self._indent -= 1

    def variable(self, prefix: str = "v") -> str:
        """A new local name."""
        self._count += 1
        return f"{prefix}{self._count}"

    def constant(self, value: object) -> str:
        """Source text for a value: a literal, or a global name that holds it."""
        if type(value) in _LITERALS:
            return repr(value)
        if value == ():
            return "()"
        name = self.variable("K")
        self.names[name] = value
        return name

    def shared(self, key: object, make: Callable[[], object]) -> str:
        """A global name for an object that is made once for each key."""
        if key not in self._shared:
            self._shared[key] = self.constant(make())
        return self._shared[key]

    def function(self, name: str) -> tuple[str, dict[int, Step]]:
        """The source text of the function, and the step of each of its lines."""
        head: list[tuple[str, Step | None]] = [(f"def {name}(r, k):", None), (" try:", None)]
        tail: list[tuple[str, Step | None]] = [
            (" except REFUSED as problem:", None),
            ("  raise explain(problem, locals()) from problem", None),
        ]
        lines = head + self.prologue + self._lines + tail
        steps = {number: step for number, (_, step) in enumerate(lines, start=1) if step is not None}
        return "\n".join(text for text, _ in lines) + "\n", steps
