"""From rows of a ledger's tables to records, and from records to changes.

Every record is a row of a parent table with rows of its child tables (see `shapes`). Columns that no table has and that
are added at the end of their layout, all TEXT:

    X_KEY      every parent: the record's key as its source keys it
    X_SORT     parents that are keyed by text in no told character set: its bytes
    X_PARENT   every child: its parent's key

Only the columns that the mapping wants, the keys and the columns of the version are selected; a wanted column that a
company lacks is left out of the layout and reported once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from connector.domain.changes import Change, Seen
from connector.domain.errors import SkipRecord, Undecodable
from connector.domain.keys import Key, Version
from connector.ledger.dialect import Parameter, View
from connector.ledger.selects import ChildSelect, Select, ShapeSelect
from connector.mapping.record import Children, MapRecord, Row

Place = int | str | bytes
"""Where paging stands: the last key that was read, or its bytes."""

_Read = Callable[[bool], "Span"]

_LISTS: Final = (128, 16, 1)
"""Lengths of lists of keys in one query; few, so that few statements are prepared."""


class Record(msgspec.Struct, frozen=True, gc=False):
    """A parent with its children as the ledger has them."""

    parent: Row
    children: Children


@dataclass(frozen=True, slots=True)
class Span:
    """Some records that stand together in key order."""

    records: Sequence[Record]
    last: Place | None
    """Place of the last one; None when there was none."""
    rows: int


class RecordReader:
    """Reads records of one shape and makes changes of them."""

    def __init__(self, select: ShapeSelect, map_record: MapRecord, legacy_charsets: tuple[str, ...]) -> None:
        self.select = select
        self._map = map_record
        self._encodings = ("utf-8", *legacy_charsets) if select.place != select.key else ("utf-8",)
        self._receivable = next(
            (n for n, child in enumerate(select.children) if child is not None and child.child.receivable), None
        )
        key = select.parent.layout.position("X_KEY")
        self._key: int = -1 if key is None else key
        self._careful = False

    def span(self, view: View, after: Place | None, first: int) -> Span:
        """The next records after a place, at most `first`."""
        return self._reading(lambda careful: self._span(view, after, first, careful))

    def listed(self, view: View, keys: Sequence[Key]) -> Span:
        """The records of some keys that exist."""
        places = [place for key in keys for place in self._places(key)]
        return self._reading(lambda careful: self._listed(view, places, careful))

    def changes(self, records: Sequence[Record]) -> list[Change]:
        """Records as their source tells of them; one that cannot be read is a change with its reason."""
        made: list[Change] = []
        version, position, receivable = self.select.version, self._key, self._receivable
        for record in records:
            parent, children = record.parent, record.children
            settled = children[receivable][0] if receivable is not None and children[receivable] else None
            moved, key = version(parent, settled), parent[position]
            if type(key) is not str:
                made.append(self._unnamed(key, moved))
                continue
            try:
                made.append(Change(Key(key), moved, self._map(parent, children)))
            except SkipRecord as failure:
                made.append(Change(Key(key), moved, None, failure.kept()))
        return made

    def seen(self, view: View) -> Iterator[Sequence[Seen]]:
        """Every key with its version. Of several receivables with one number the oldest counts, as in a record."""
        select, version, prefix = self.select, self.select.seen, self.select.shape.prefix
        batches = select.keys_batches(view, select.keys_sql, ())
        if self._receivable is not None:
            batches = _one_receivable(batches)
        if select.shape.numeric:
            for rows in batches:
                yield [Seen(Key(f"{prefix}{row[0]}"), version(row)) for row in rows]
        else:
            for rows in batches:
                yield [Seen(key_text(row[0]), version(row)) for row in rows if row[0] is not None]

    def _unnamed(self, key: object, version: Version) -> Change:
        text = key_text(key)
        failure = Undecodable(
            f"The code of a record in {self.select.shape.table} is no text in the books' character set.",
            remedy="Correct the code in the ledger program, or set the connection's legacy character set.",
            facts={"key": text, "column": self.select.shape.key},
        )
        return Change(text, version, None, failure)

    def _places(self, key: Key) -> list[Parameter]:
        """What a key may be in the database; one that its column cannot hold is nowhere."""
        shape = self.select.shape
        if not shape.numeric:
            fits = len(key) <= self.select.key_length
            return list(dict.fromkeys(_encoded(key, self._encodings))) if fits else []
        digits = key.removeprefix(shape.prefix)
        number = int(digits) if digits.removeprefix("-").isdecimal() and digits.isascii() else None
        highest = self.select.dialect.highest_key
        return [number] if number is not None and f"{number}" == digits and -highest <= number <= highest else []

    def _reading(self, read: _Read) -> Span:
        """Read with the server making text of long texts; with their bytes once it stumbled over one."""
        if self._careful:
            return read(True)
        try:
            return read(False)
        except self.select.dialect.malformed:
            self._careful = True
            return read(True)

    def _span(self, view: View, after: Place | None, first: int, careful: bool) -> Span:
        select = self.select
        sql, parameters = select.page(after, first, careful)
        parents = self._rows(view, select.parent, sql, parameters, careful)
        if not parents:
            return Span((), None, 0)
        last = parents[-1][select.place]
        upper = last if isinstance(last, int | str | bytes) else ""
        bounds: list[Parameter] = [upper] if after is None else [after, upper]
        condition = "{0} <= ?" if after is None else "{0} > ? AND {0} <= ?"
        return self._family(view, parents, [(condition, bounds)], careful, upper)

    def _listed(self, view: View, places: Sequence[Parameter], careful: bool) -> Span:
        parents: list[Row] = []
        lists: list[tuple[str, list[Parameter]]] = []
        for some in _chunks(places):
            found = self._rows(view, self.select.parent, self.select.listed_sql(len(some), careful), some, careful)
            parents += found
            if found:
                lists.append((f"{{0}} IN ({', '.join('?' * len(some))})", some))
        return self._family(view, parents, lists, careful, None)

    def _family(
        self,
        view: View,
        parents: Sequence[Row],
        conditions: Sequence[tuple[str, list[Parameter]]],
        careful: bool,
        last: Place | None,
    ) -> Span:
        """Parents with their children, which are read in ranges of parents and put to them here."""
        groups, rows = [], len(parents)
        for child in self.select.children:
            grouped: dict[object, list[Row]] = {}
            if child is not None:
                for condition, bounds in conditions:
                    rows += self._gather(view, child, condition, bounds, careful, grouped)
            groups.append(grouped)
        key = self.select.key
        records = [Record(parent, tuple([grouped.get(parent[key], ()) for grouped in groups])) for parent in parents]
        return Span(records, last, rows)

    def _gather(
        self,
        view: View,
        child: ChildSelect,
        condition: str,
        bounds: list[Parameter],
        careful: bool,
        grouped: dict[object, list[Row]],
    ) -> int:
        sql = child.sql(condition.format(child.child.parent), careful)
        rows = self._rows(view, child.select, sql, bounds, careful)
        for row in rows:
            there = grouped.get(row[-1])
            if there is None:
                grouped[row[-1]] = [row]
            else:
                there.append(row)
        for key, group in grouped.items():
            if len(group) > 1:
                _arrange(group, child.order)
                if child.child.at_most_one:
                    grouped[key] = group[:1]
        return len(rows)

    def _rows(self, view: View, select: Select, sql: str, parameters: Sequence[Parameter], careful: bool) -> list[Row]:
        return (select.careful_rows if careful else select.rows)(view, sql, parameters)


def _arrange(rows: list[Row], order: Callable[[Row], Row]) -> None:
    try:
        rows.sort(key=order)
    except TypeError:  # a line without a number stands before the others
        rows.sort(key=lambda row: [(value is not None, value) for value in order(row)])


def _one_receivable(batches: Iterator[list[Row]]) -> Iterator[list[Row]]:
    """Rows of documents joined with receivables, without a second receivable of the same document.

    Rows of one document come one after the other; the last value is the receivable's own key.
    """
    kept: Row | None = None
    for rows in batches:
        if kept is not None:
            rows.insert(0, kept)
        kept = rows[-1]
        if len({row[0] for row in rows}) == len(rows):
            yield rows[:-1]
            continue
        first: dict[object, Row] = {}
        for row in rows:
            there = first.get(row[0])
            if there is None or _receivable_key(row) < _receivable_key(there):
                first[row[0]] = row
        kept = first.pop(kept[0])
        yield list(first.values())
    if kept is not None:
        yield [kept]


def _receivable_key(row: Row) -> int:
    key = row[-1]
    return key if isinstance(key, int) else 0


def key_text(key: object) -> Key:
    """A key as text; bytes that are no text keep their value in a readable way."""
    return Key(key.decode("utf-8", "backslashreplace") if isinstance(key, bytes) else str(key))


def _encoded(key: str, encodings: Sequence[str]) -> Iterator[Parameter]:
    if len(encodings) == 1:
        yield key
        return
    for encoding in encodings:
        try:
            yield key.encode(encoding)
        except UnicodeEncodeError:
            continue


def _chunks(places: Sequence[Parameter]) -> Iterator[list[Parameter]]:
    """Lists of a few lengths, filled up by repeating the last one."""
    start = 0
    while start < len(places):
        left = len(places) - start
        size = next(size for size in _LISTS if left >= size or (size == _LISTS[1] and left > _LISTS[2]))
        some = list(places[start : start + size])
        yield some + some[-1:] * (size - len(some))
        start += size
