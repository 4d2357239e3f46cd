"""Ways to part the rows of a table in two: by what they hold, by sign, by where their values come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from connector.posting.links import Links, Placed
from connector.posting.sample import Value

_PARTS: Final = 8
"""A column with more different values than this is no sort of row."""


class Partitions:
    """The search in one table."""

    def __init__(self, key: str, rows: Sequence[Placed], links: Links) -> None:
        self._key = key
        self._rows = rows
        self._links = links

    def of(self, rows: tuple[int, ...], columns: Sequence[str]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Each way once; a way that never parts the rows of one document says nothing."""
        seen: set[tuple[int, ...]] = set()
        for flags in self._tests(rows, columns):
            one = tuple(row for row, flag in zip(rows, flags, strict=True) if flag)
            two = tuple(row for row, flag in zip(rows, flags, strict=True) if not flag)
            if not one or not two or one in seen or two in seen:
                continue
            seen.update((one, two))
            if {self._rows[row].document for row in one} & {self._rows[row].document for row in two}:
                yield one, two

    def _tests(self, rows: tuple[int, ...], columns: Sequence[str]) -> Iterator[list[bool]]:
        for column in columns:
            if column == self._key:
                continue
            values = [self._rows[row].row.get(column) for row in rows]
            kinds = dict.fromkeys(values)
            if len(kinds) < 2:
                continue
            if any(isinstance(value, Decimal) for value in values):
                yield [bool(value) for value in values]
                continue
            if len(kinds) <= _PARTS:
                for kind in sorted(kinds, key=str):
                    yield [value == kind for value in values]
            elif None in kinds:
                yield [value is None for value in values]
            yield from self._like_sources(rows, values)

    def _like_sources(self, rows: tuple[int, ...], values: Sequence[Value]) -> Iterator[list[bool]]:
        """Rows that hold a value of their document, or of one of its lines, and rows that do not."""
        ids = [self._links.documents.numbering.identity(value) for value in values]
        places = [self._rows[row].document for row in rows]
        by_document = self._links.documents
        for name in by_document.names:
            own = by_document.ids(name)
            flags = [own[place] == cell for place, cell in zip(places, ids, strict=True)]
            if 3 * sum(flags) >= len({*places}):
                yield flags
        lines = self._links.lines
        for name in lines.names:
            if name.startswith("line."):
                held = lines.held(name)
                yield [cell in held[place] for place, cell in zip(places, ids, strict=True)]
