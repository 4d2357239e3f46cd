"""The sync log of a state file by place: what a face scrolls through. Numbers of lines have no gaps there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from connector.domain.keys import RunId
from connector.domain.sync_log import PAGE, LogFilter, LogSlice
from connector.store.ground import Ground, Statements
from connector.store.log import by_numbers
from connector.store.log_blocks import BLOCK, Block, Hits, Mask, Views, array_of, build, places_of
from connector.store.moments import micros


class _Span(NamedTuple):
    """Lines that are looked at: their lowest and highest number, and a run that they are picked from if it is not
    the run of all of them."""

    low: int
    high: int
    run: RunId | None

    @property
    def size(self) -> int:
        return max(0, self.high - self.low + 1)


class PlacedLog:
    """Lines by place. Old ones go from the beginning, new ones come at the end."""

    _db: Ground
    _views: Views

    def log_slice(self, wanted: LogFilter, *, anchor: int = 0, position: int = 0, limit: int = PAGE) -> LogSlice:
        """Wanted lines from a place on, newest first; as soon as there are enough, nothing older is looked at."""
        limit = max(0, min(limit, PAGE))
        with self._db.stream() as connection:
            connection.execute("BEGIN")
            anchor = anchor or _newest(connection)
            span = _span(connection, wanted, anchor)
            plain = _is_plain(wanted) and span.run is None
            found = _Plain(span, position, limit) if plain else _Picked(position, limit)
            if isinstance(found, _Picked):
                found.pick(_Look(connection, wanted, span, self._views))
            entries = by_numbers(connection, found.numbers)
        return LogSlice(
            anchor=anchor, position=position, entries=entries, matched=found.matched, complete=found.complete
        )

    def log_count(self, wanted: LogFilter, *, anchor: int = 0) -> int:
        """How many lines are wanted."""
        with self._db.stream() as connection:
            connection.execute("BEGIN")
            span = _span(connection, wanted, anchor or _newest(connection))
            if _is_plain(wanted) and span.run is None:
                return span.size
            look = _Look(connection, wanted, span, self._views)
            return sum(look.count(block) for block in look.blocks())


class _Plain:
    """Every line is wanted: the place says the number."""

    def __init__(self, span: _Span, position: int, limit: int) -> None:
        first = span.high - position
        self.numbers = list(range(first, max(span.low, first - limit + 1) - 1, -1)) if first <= span.high else []
        self.matched = span.size
        self.complete = True


class _Picked:
    """Goes from the newest block to the oldest until there are enough."""

    def __init__(self, position: int, limit: int) -> None:
        self._position = position
        self._limit = limit
        self.numbers: list[int] = []
        self.matched = 0
        self.complete = True

    def pick(self, look: _Look) -> None:
        """Look at blocks; when there are enough, go on only as long as that costs next to nothing."""
        for block in look.blocks():
            full = len(self.numbers) >= self._limit
            if full and look.is_slow and look.known(block) is None:
                self.complete = False
                return
            count = look.count(block)
            if count and not full and self.matched + count > self._position:
                skip = max(0, self._position - self.matched)
                self.numbers += look.numbers(block)[skip : skip + self._limit - len(self.numbers)]
            self.matched += count


class _Look:
    """One filter laid on the blocks of a span, within one view of the file."""

    def __init__(self, connection: Statements, wanted: LogFilter, span: _Span, views: Views) -> None:
        self._connection = connection
        self._wanted = wanted
        self._span = span
        self._mask = Mask(wanted)
        self._columns = tuple(self._mask.columns)
        whose = msgspec.structs.replace(wanted, begin=None, end=None)
        self._views = views
        self._seen = views.of(whose)
        self._last: tuple[int, bytes] | None = None
        self.is_slow = "texts" in self._columns

    def blocks(self) -> Iterator[int]:
        """Newest first."""
        if self._span.size:
            yield from range(self._span.high // BLOCK, self._span.low // BLOCK - 1, -1)

    def known(self, block: int) -> Hits | None:
        """What is wanted of a block, if that was looked for before."""
        return self._seen.get(block) if self._is_whole(block) else None

    def count(self, block: int) -> int:
        """How many lines of a block are wanted."""
        hits = self.known(block)
        if hits is None:
            hits = Hits.of(self._of(block))
            if self._is_whole(block):
                self._seen[block] = hits
        return hits.many

    def numbers(self, block: int) -> list[int]:
        """The wanted lines of a block, newest first."""
        hits, base = self.known(block), block * BLOCK
        few = array_of(hits.places) if hits is not None and hits.places is not None else None
        return [base + place for place in (few if few is not None else places_of(self._of(block)))]

    def _is_whole(self, block: int) -> bool:
        return self._span.low <= block * BLOCK and (block + 1) * BLOCK - 1 <= self._span.high

    def _of(self, block: int) -> bytes:
        if self._last is not None and self._last[0] == block:
            return self._last[1]
        mask = self._mask.of(self._column_of(block))
        first, last = block * BLOCK, (block + 1) * BLOCK - 1
        low, high = max(first, self._span.low), min(last, self._span.high)
        if 1 in mask and (self._wanted.key or self._span.run is not None):
            mask = self._exactly(mask, first, low, high)
        if (low, high) != (first, last):
            mask = bytes(low - first) + mask[low - first : high - first + 1] + bytes(last - high)
        self._last = (block, mask)
        return mask

    def _exactly(self, mask: bytes, first: int, low: int, high: int) -> bytes:
        """What the rows themselves say: keys differ by capital letters, and lines of a run lie apart."""
        sql, values = "SELECT id FROM log WHERE id BETWEEN ? AND ?", [low, high]
        more: list[tuple[str, str]] = [("run", self._span.run)] if self._span.run is not None else []
        if self._wanted.key:
            more += [("key", self._wanted.key), *(("entity", kind) for kind in self._wanted.entities[:1])]
        sql += "".join(f" AND +{name} = ?" if name != "run" else f" AND {name} = ?" for name, _ in more)
        picked = bytearray(BLOCK)
        for (number,) in self._connection.execute(sql, (*values, *(value for _, value in more))):
            picked[number - first] = mask[number - first]
        return bytes(picked)

    def _column_of(self, block: int) -> Callable[[str], bytes]:
        columns: dict[str, bytes] = {}
        if self._columns:
            sql = f"SELECT {', '.join(self._columns)} FROM log_blocks WHERE block = ?"
            row = self._connection.execute(sql, (block,)).fetchone()
            if row is not None:
                columns = dict(zip(self._columns, row, strict=True))
            else:  # still being written, or of a file that has not caught up
                columns = dict(zip(Block._fields, self._unsealed(block), strict=True))
        return columns.__getitem__

    def _unsealed(self, block: int) -> Block:
        newest = _newest(self._connection)
        return self._views.unsealed(block, newest, lambda: build(self._connection, block))


def _is_plain(wanted: LogFilter) -> bool:
    return not (wanted.entities or wanted.toward or wanted.outcomes or wanted.key or wanted.words)


def _newest(connection: Statements) -> int:
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM log").fetchone()[0])


def _span(connection: Statements, wanted: LogFilter, anchor: int) -> _Span:
    """The numbers that anchor, times and run leave over."""
    low = int(connection.execute("SELECT coalesce(min(id), 1) FROM log").fetchone()[0])
    high = min(anchor, _newest(connection))
    if wanted.begin is not None:
        low = _first_since(connection, low, high, wanted.begin)
    if wanted.end is not None:
        high = _first_since(connection, low, high, wanted.end) - 1
    if not wanted.run:
        return _Span(low, high, None)
    values = (wanted.run, low, high)
    sql = "SELECT count(*), min(id), max(id) FROM log WHERE run = ? AND id BETWEEN ? AND ?"
    count, first, last = connection.execute(sql, values).fetchone()
    if not count:
        return _Span(low, low - 1, None)
    return _Span(first, last, None if last - first + 1 == count else wanted.run)


def _first_since(connection: Statements, low: int, high: int, moment: dt.datetime) -> int:
    """The first line since a moment, or the one after the last. Lines are in the order of time, as far as the
    computer's clock is never set back."""
    wanted = micros(moment)
    while low <= high:
        middle = (low + high) // 2
        row = connection.execute("SELECT at FROM log WHERE id = ?", (middle,)).fetchone()
        if row is not None and row[0] >= wanted:
            high = middle - 1
        else:
            low = middle + 1
    return low
