"""What is not in the organisation, found out for many new records at once: a question for each would take as many
requests as writing them, of sixty a minute.

Xero has no question for many names or references. So names are read once in a run, and what came to them is asked for
again; documents that carry references of ours can only have come after the first of them was wished.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import Final

import msgspec

from connector.domain.clock import Clock
from connector.domain.keys import EntityKind
from connector.online.reference import reference_in
from connector.online.remembered import Json
from connector.providers.xero.client import PAGE, Client
from connector.providers.xero.scanning import scan
from connector.providers.xero.shapes import CONTACT, ITEM, Shape

_FRESH: Final = 60.0
"""Seconds for which names are not asked for again."""
_APART: Final = dt.timedelta(days=1)
"""By which the clocks of the platform and of Xero may differ."""


class _Read(msgspec.Struct):
    """What was read of a kind."""

    since: dt.datetime | None
    until: dt.datetime | None
    at: float
    texts: set[str]


class Looked:
    """Texts of new records that Xero does not have, each for as many questions as were foreseen."""

    def __init__(self, client: Client, clock: Clock) -> None:
        self._client = client
        self._clock = clock
        self._read: dict[EntityKind, _Read] = {}
        self._absent: Counter[tuple[EntityKind, str]] = Counter()

    def ahead(self, shape: Shape, texts: Sequence[str], wished: dt.datetime) -> None:
        """Find out which of some names or references there are none of; the first of them was `wished` then."""
        told = [same(text) for text in texts if text]
        there = self._texts(shape, len(told), None if shape in _NAMED else wished - _APART)
        if there is not None:
            self._absent.update((shape.kind, text) for text in told if text not in there)

    def is_absent(self, shape: Shape, text: str) -> bool:
        """Whether that was found out; once for each time that it was foreseen."""
        place = (shape.kind, same(text))
        if self._absent[place] <= 0:
            return False
        self._absent[place] -= 1
        return True

    def are_absent(self, shape: Shape, texts: Collection[str]) -> bool:
        """Whether that was found out of all of them."""
        found = [self.is_absent(shape, text) for text in texts]
        return all(found)

    def came(self, shape: Shape, record: Json) -> None:
        """A record was written: there is one of its names now, which what was read before does not know."""
        texts = {same(text) for text in texts_of(shape, record) if text}
        if shape.kind in self._read:
            self._read[shape.kind].texts |= texts
        for text in texts:
            self._absent.pop((shape.kind, text), None)

    def clear(self) -> None:
        """Everything is asked anew."""
        self._absent.clear()

    def close(self) -> None:
        """The next run reads anew."""
        self.clear()
        self._read.clear()

    def _texts(self, shape: Shape, questions: int, since: dt.datetime | None) -> set[str] | None:
        """The names or references that there are; None where it takes less to ask for each."""
        known = self._read.get(shape.kind)
        if known is None or (since is not None and known.since is not None and since < known.since):
            count = self._client.page(shape, 1, since, 1).count if shape.paged else 0
            if count is None or count > questions * PAGE:
                return None
            known = self._read[shape.kind] = _Read(since, since, self._clock.monotonic() - 2 * _FRESH, set())
            self._go_on(shape, known)
        elif shape in _NAMED and self._clock.monotonic() - known.at >= _FRESH:
            self._go_on(shape, known)
        return known.texts

    def _go_on(self, shape: Shape, known: _Read) -> None:
        for scanned in scan(self._client, shape, known.until):
            known.texts.update(same(text) for row in scanned.rows for text in texts_of(shape, row) if text)
            known.until = scanned.last or known.until
        known.at = self._clock.monotonic()


_NAMED: Final = (CONTACT, ITEM)


def same(text: str) -> str:
    """The same for texts that Xero may take for one."""
    return " ".join(text.split()).casefold()


def texts_of(shape: Shape, record: Json) -> tuple[str, ...]:
    """By which a record is known: our reference where it has one, else its names."""
    return _KNOWN.get(shape.kind, _by_reference)(record)


def _by_reference(record: Json) -> tuple[str, ...]:
    return (reference_in(record.get("Reference")),)


_KNOWN: Final[dict[EntityKind, Callable[[Json], tuple[str, ...]]]] = {
    CONTACT.kind: lambda record: (str(record.get("Name") or ""),),
    ITEM.kind: lambda record: (str(record.get("Code") or ""), str(record.get("Name") or "")),
}
