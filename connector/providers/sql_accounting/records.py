"""From rows of a company file to records, and from records to changes.

Layouts, for whoever writes a mapping. A kind has one or more *shapes*; each shape has a parent table and child tables
in a fixed order, and its mapping is compiled once per shape (`RecordLayout.parent.table` tells which shape it is):

    kind           parent        children, in order
    accounts       GL_ACC        -
    currencies     CURRENCY      -
    terms          TERMS         -
    tax_codes      TAX           -
    sales_agents   AGENT         -
    customers      AR_CUSTOMER   AR_CUSTOMERBRANCH (by DTLKEY)
    suppliers      AP_SUPPLIER   AP_SUPPLIERBRANCH (by DTLKEY)
    products       ST_ITEM       ST_ITEM_UOM (by UOM), ST_ITEM_BARCODE (by AUTOKEY)
    invoices       SL_IV         SL_IVDTL (by SEQ, DTLKEY), AR_IV (the receivable of the same DOCNO, at most one)
    invoices       AR_IV         AR_IVDTL (by SEQ, DTLKEY)      entered in the customer module, or an opening balance
    cash_sales     SL_CS         SL_CSDTL (by SEQ, DTLKEY), AR_IV (the receivable of the same DOCNO, at most one)
    credit_notes   SL_CN         SL_CNDTL (by SEQ, DTLKEY), AR_CN (of the same DOCNO, at most one)
    credit_notes   AR_CN         AR_CNDTL (by SEQ, DTLKEY)      entered in the customer module
    payments       AR_PM         AR_KNOCKOFF (by DOCKEY, those with FROMDOCTYPE 'PM')

Columns that no table has and this source adds (all TEXT, at the end of their layout):

    X_KEY            every parent: the record's key as this source keys it ("300-A0001", "1234", "AR:77")
    X_ORIGIN         SL_IV SL_CS SL_CN: "sales"; AR_IV AR_CN as parents: "opening" when dated before the company's
                     SystemConversionDate, else "receivable"
    X_PARENT_CODE    GL_ACC: CODE of the parent account, None at the top
    X_DOCUMENT_TYPE  AR_KNOCKOFF: "IV" when the settled document is a record of kind invoices, "CS" when it is one of
                     kind cash_sales, else TODOCTYPE as the ledger writes it
    X_DOCUMENT_KEY   AR_KNOCKOFF: key of the settled document as this source keys it; TODOCKEY as text where the
                     document is not synchronised (DN …)
    X_DOCUMENT_NO    AR_KNOCKOFF: its DOCNO where known

Only the columns that the mapping wants, the keys and the columns of the version are selected; a wanted column that a
company file lacks is left out of the layout and reported once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from connector.domain.changes import Change, Seen
from connector.domain.errors import SkipRecord, Undecodable
from connector.domain.keys import Key, Version
from connector.drivers.firebird import Transaction
from connector.drivers.firebird_encode import Parameter
from connector.drivers.firebird_errors import MalformedText
from connector.mapping.record import Children, MapRecord, Row
from connector.providers.sql_accounting.selects import MEMO_CHARACTERS, ChildSelect, Memo, Select, ShapeSelect

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
            (n for n, child in enumerate(select.children) if child is not None and child.child.at_most_one), None
        )
        key = select.parent.layout.position("X_KEY")
        self._key: int = -1 if key is None else key
        self._careful = False

    def span(self, transaction: Transaction, after: Place | None, first: int) -> Span:
        """The next records after a place, at most `first`."""
        return self._reading(lambda careful: self._span(transaction, after, first, careful))

    def listed(self, transaction: Transaction, keys: Sequence[Key]) -> Span:
        """The records of some keys that exist."""
        places = [place for key in keys for place in self._places(key)]
        return self._reading(lambda careful: self._listed(transaction, places, careful))

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

    def seen(self, transaction: Transaction) -> Iterator[Sequence[Seen]]:
        """Every key with its version. Of several receivables with one number the oldest counts, as in a record."""
        select, version, prefix = self.select, self.select.seen, self.select.shape.prefix
        batches = transaction.batches(select.keys_sql, (), select.keys_flags)
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
            f"The code of a record in {self.select.shape.table} is no text in the company file's character set.",
            remedy="Correct the code in SQL Accounting, or set the connection's legacy character set.",
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
        return [number] if number is not None and f"{number}" == digits and -(2**31) <= number < 2**31 else []

    def _reading(self, read: _Read) -> Span:
        """Read with text BLOBs cast by the server; with the BLOBs themselves once it stumbled over one."""
        if self._careful:
            return read(True)
        try:
            return read(False)
        except MalformedText:
            self._careful = True
            return read(True)

    def _span(self, transaction: Transaction, after: Place | None, first: int, careful: bool) -> Span:
        select = self.select
        sql = select.page_sql(lower=after is not None, upper=False, first=True, careful=careful)
        parameters: list[Parameter] = [first] if after is None else [first, after]
        parents = self._rows(transaction, select.parent, sql, parameters, careful)
        if not parents:
            return Span((), None, 0)
        last = parents[-1][select.place]
        upper = last if isinstance(last, int | str | bytes) else ""
        bounds: list[Parameter] = [upper] if after is None else [after, upper]
        condition = "{0} <= ?" if after is None else "{0} > ? AND {0} <= ?"
        return self._family(transaction, parents, [(condition, bounds)], careful, upper)

    def _listed(self, transaction: Transaction, places: Sequence[Parameter], careful: bool) -> Span:
        parents: list[Row] = []
        lists: list[tuple[str, list[Parameter]]] = []
        for some in _chunks(places):
            found = self._rows(
                transaction, self.select.parent, self.select.listed_sql(len(some), careful), some, careful
            )
            parents += found
            if found:
                lists.append((f"{{0}} IN ({', '.join('?' * len(some))})", some))
        return self._family(transaction, parents, lists, careful, None)

    def _family(
        self,
        transaction: Transaction,
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
                    rows += self._gather(transaction, child, condition, bounds, careful, grouped)
            groups.append(grouped)
        key = self.select.key
        records = [Record(parent, tuple([grouped.get(parent[key], ()) for grouped in groups])) for parent in parents]
        return Span(records, last, rows)

    def _gather(
        self,
        transaction: Transaction,
        child: ChildSelect,
        condition: str,
        bounds: list[Parameter],
        careful: bool,
        grouped: dict[object, list[Row]],
    ) -> int:
        sql = child.sql(condition.format(child.child.parent), careful)
        rows = self._rows(transaction, child.select, sql, bounds, careful)
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

    def _rows(
        self, transaction: Transaction, select: Select, sql: str, parameters: Sequence[Parameter], careful: bool
    ) -> list[Row]:
        rows = transaction.rows(sql, parameters, select.flags)
        for memo in select.memos:
            _complete(transaction, select, memo, rows, careful)
        return rows


def _arrange(rows: list[Row], order: Callable[[Row], Row]) -> None:
    try:
        rows.sort(key=order)
    except TypeError:  # a line without a number stands before the others
        rows.sort(key=lambda row: [(value is not None, value) for value in order(row)])


def _complete(transaction: Transaction, select: Select, memo: Memo, rows: list[Row], careful: bool) -> None:
    """Put the whole text into rows whose text may be cut off, or whose BLOB was not read yet."""
    position = memo.position
    for n, row in enumerate(rows):
        value = row[position]
        if value is None:
            continue
        if careful and isinstance(value, bytes):
            whole: object = transaction.blob(value)
        elif isinstance(value, str | bytes) and len(value) >= MEMO_CHARACTERS:
            whole = _whole(transaction, select, memo, row[select.unique], value)
        else:
            continue
        rows[n] = (*row[:position], whole, *row[position + 1 :])


def _whole(transaction: Transaction, select: Select, memo: Memo, unique: object, cut: object) -> object:
    name = select.layout.columns[select.unique].name
    if not isinstance(unique, int | str | bytes):
        return cut
    row = transaction.one(f'SELECT T."{memo.column}" FROM {select.table} T WHERE T.{name} = ?', (unique,))
    return transaction.blob(row[0]) if row is not None and isinstance(row[0], bytes) else cut


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
