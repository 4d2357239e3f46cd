"""What will be asked for many new records, one after the other, asked at once: readings are metered by the month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from connector.domain.keys import EntityKind
from connector.online.places import inside
from connector.online.remembered import Json
from connector.providers.quickbooks.client import PAGE, Client
from connector.providers.quickbooks.scanning import among, equal
from connector.providers.quickbooks.shapes import Shape

Question = tuple[tuple[str, str], ...]
"""Columns, with the values that a record has in all of them."""
_AT_ONCE: Final = 200
"""Questions in one request."""


class Looked:
    """Answers that are known, each for as many questions as were foreseen; whatever is asked beyond is asked anew."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._known: dict[tuple[EntityKind, Question], Sequence[Json]] = {}
        self._left: Counter[tuple[EntityKind, Question]] = Counter()

    def ahead(self, shape: Shape, questions: Sequence[Question]) -> None:
        """Ask questions over the same columns."""
        self._left.update((shape.kind, question) for question in questions)
        different = list(dict.fromkeys(questions))
        for first in range(0, len(different), _AT_ONCE):
            self._ask(shape, different[first : first + _AT_ONCE])

    def equal(self, shape: Shape, **wanted: str) -> Sequence[Json]:
        """The records that have some values."""
        place = (shape.kind, tuple(wanted.items()))
        if self._left[place] > 0 and place in self._known:
            self._left[place] -= 1
            return self._known[place]
        return equal(self._client, shape, **wanted)

    def clear(self) -> None:
        """Everything is asked anew."""
        self._known.clear()
        self._left.clear()

    def _ask(self, shape: Shape, questions: Sequence[Question]) -> None:
        wanted: dict[str, dict[str, None]] = {}
        for question in questions:
            for column, value in question:
                wanted.setdefault(column, {})[value] = None
        rows = among(self._client, shape, {column: tuple(values) for column, values in wanted.items()})
        if len(rows) < PAGE:
            found: dict[tuple[str, ...], list[Json]] = {}
            for row in rows:
                found.setdefault(tuple(_told(row, column) for column in wanted), []).append(row)
            for question in questions:
                values = tuple(value.casefold() for _, value in question)
                self._known[shape.kind, question] = found.get(values, [])
        elif len(questions) > 1:
            half = len(questions) // 2
            self._ask(shape, questions[:half])
            self._ask(shape, questions[half:])


def _told(row: Json, column: str) -> str:
    value = row.get(column)
    return str(inside(row, column).get("value") if isinstance(value, dict) else value or "").casefold()
