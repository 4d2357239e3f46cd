"""Rows of master tables, written with a memory of what they were: what undoing takes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

import msgspec

from connector.domain.errors import Rejected
from connector.ledger.rows import read_rows
from connector.ledger.session import Reading, Writing
from connector.ledger.statements import Statements
from connector.ledger.structure import Program, StoredColumn, StoredTable, Structure
from connector.mapping.record import ColumnType
from connector.posting.sample import Value

OPAQUE: Final = "\x00"
"""Stands for a picture, an attachment or bytes that are no text: that it is there, not what it is."""

Told = dict[str, str | None]
"""Values of a row as text, by column."""


class RowImage(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One row that was written: its key, and the columns that were touched before and after."""

    table: str
    key: Told
    before: Told | None = None
    """None: there was no such row. Of a row that is gone: all of its columns."""
    after: Told | None = None
    """None: it is gone."""

    def key_in(self, structure: Structure) -> dict[str, Value]:
        """The key as the columns have it."""
        columns = structure.tables[self.table].columns
        return {name: untold(columns[name], text) for name, text in self.key.items()}


class MasterTrace(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that one write did, in its order."""

    rows: tuple[RowImage, ...]


class Touched(Exception):
    """Somebody changed one of the rows since. Nothing may be committed."""


class MasterRows:
    """Writes rows within one transaction and remembers them."""

    def __init__(self, transaction: Writing, structure: Structure) -> None:
        self._transaction = transaction
        self._structure = structure
        self._statements = Statements(transaction, structure)
        self.images: list[RowImage] = []

    def insert(self, table: str, cells: Mapping[str, Value], known_by: str = "") -> Mapping[str, Value]:
        """A new row; its key. A key that the database itself counts up is read back by the column `known_by`, which no
        other row has the same in.

        Raises:
            Rejected: a column that must have a value is not known to us.
        """
        stored = self._structure.tables[table]
        plain, memos = _divided(self._structure.program, stored, cells)
        missing = [c.name for c in stored.columns.values() if c.required and cells.get(c.name) is None]
        if missing:
            raise Rejected(
                f"The books want a value in {table}.{', '.join(missing)} that this program does not know.",
                remedy=f"Enter the record in {self._structure.program.name}, and send the diagnostics file to support.",
                facts={"table": table, "columns": missing},
            )
        self._statements.insert(table, plain, memos)
        key = self._found(stored, cells, known_by)
        self.images.append(RowImage(table=table, key=_told_all(key), after=self.whole(table, key)))
        return key

    def update(
        self,
        table: str,
        key: Mapping[str, Value],
        cells: Mapping[str, Value],
        stamps: Mapping[str, Value] | None = None,
        *,
        touch: bool = False,
    ) -> None:
        """Some columns of one row, with its stamps where any of them changes, or with `touch` in any case.

        Raises:
            Touched: there is no such row.
        """
        stored = self._structure.tables[table]
        before = self.current(table, key, cells)
        if before is None:
            raise Touched
        changed = {name: v for name, v in cells.items() if before.get(name) != told_as(stored.columns[name], v)}
        if not changed and not touch:
            return
        self._set(stored, key, {**changed, **(stamps or {})})
        compared = list(changed)
        after = self.current(table, key, compared) or {}
        self.images.append(
            RowImage(
                table=table,
                key=_told_all(key),
                before={name: before[name] for name in compared},
                after={name: after[name] for name in compared},
            )
        )

    def delete(self, table: str, key: Mapping[str, Value]) -> None:
        """One row, remembered whole."""
        before = self.whole(table, key)
        if before is None:
            raise Touched
        self._statements.delete(table, key)
        self.images.append(RowImage(table=table, key=_told_all(key), before=before))

    def put_back(
        self,
        images: Iterable[RowImage],
        stamps: Mapping[str, Mapping[str, Value]],
        again: Mapping[str, Mapping[str, Value]],
    ) -> None:
        """Undo some images, the last one first. `stamps` are set on every row of a table that is changed, `again` on
        every row that comes back.

        Raises:
            Touched: a row is not as it was left.
        """
        for image in reversed(list(images)):
            stored = self._structure.tables[image.table]
            key = image.key_in(self._structure)
            check_untouched(self._transaction, stored, image, key)
            if image.before is None:
                self._statements.delete(image.table, key)
            elif image.after is None:
                cells = {name: untold(stored.columns[name], text) for name, text in image.before.items()}
                cells |= again.get(image.table, {})
                plain, memos = _divided(self._structure.program, stored, cells)
                self._statements.insert(image.table, plain, memos)
            else:
                cells = {name: untold(stored.columns[name], text) for name, text in image.before.items()}
                self._set(stored, key, {**cells, **stamps.get(image.table, {})})

    def _found(self, stored: StoredTable, cells: Mapping[str, Value], known_by: str) -> Mapping[str, Value]:
        if all(name in cells for name in stored.key):
            return {name: cells[name] for name in stored.key}
        place = [stored.columns[known_by].parameter(cells[known_by])]
        (row,) = read_rows(self._transaction, stored, f'P."{known_by}" = ?', place)
        return {name: row[name] for name in stored.key}

    def current(self, table: str, key: Mapping[str, Value], names: Iterable[str]) -> Told | None:
        """Some columns of a row as text, or None when there is no such row."""
        return current(self._transaction, self._structure.tables[table], key, names)

    def whole(self, table: str, key: Mapping[str, Value]) -> Told | None:
        """Everything that a row has but its stamps, or None when there is no such row."""
        columns, versions = self._structure.tables[table].columns.values(), self._structure.program.versions
        return self.current(table, key, [c.name for c in columns if c.name not in versions and not c.computed])

    def _set(self, table: StoredTable, key: Mapping[str, Value], cells: Mapping[str, Value]) -> None:
        plain, memos = _divided(self._structure.program, table, cells, nulls=True)
        parts = [f'"{name}" = {table.columns[name].place}' for name in (*plain, *memos)]
        if not parts:
            return
        values = [table.columns[name].parameter(value) for name, value in (*plain.items(), *memos.items())]
        places = " AND ".join(f'"{name}" = ?' for name in key)
        values += [table.columns[name].parameter(value) for name, value in key.items()]
        if self._transaction.execute(f'UPDATE "{table.name}" SET {", ".join(parts)} WHERE {places}', values) != 1:
            raise Touched


def check_untouched(transaction: Reading, table: StoredTable, image: RowImage, key: Mapping[str, Value]) -> None:
    """A row is still as it was left. Raises Touched when it is not, Rejected when it cannot become what it was."""
    names = image.after if image.after is not None else image.key
    now = current(transaction, table, key, names)
    if (now is None) != (image.after is None) or (now is not None and now != image.after):
        raise Touched
    for name, text in (image.before or {}).items():
        untold(table.columns[name], text)


def current(transaction: Reading, table: StoredTable, key: Mapping[str, Value], names: Iterable[str]) -> Told | None:
    """Some columns of a row as text, memos included; None when there is no such row."""
    places = " AND ".join(f'P."{name}" = ?' for name in key)
    values = [table.columns[name].parameter(value) for name, value in key.items()]
    found = read_rows(transaction, table, places, values)
    if not found:
        return None
    seen: Told = {}
    for name in names:
        column = table.columns.get(name)
        if column is None:
            continue
        if not column.memo and not column.blob:
            seen[name] = told_as(column, found[0].get(name))
            continue
        one = transaction.one(f'SELECT {_large(column)} FROM "{table.name}" P WHERE {places}', values)
        there = one[0] if one is not None else None
        text = column.long_text(transaction, there) if column.memo else None
        seen[name] = told_as(column, text) if text is not None else None if there is None else OPAQUE
    return seen


def _large(column: StoredColumn) -> str:
    """A BLOB of text; of any other only whether there is one."""
    return f'P."{column.name}"' if column.memo else f'CASE WHEN P."{column.name}" IS NOT NULL THEN 1 END'


def _told_all(key: Mapping[str, Value]) -> Told:
    return {name: told(value) for name, value in key.items()}


def told(value: object) -> str | None:
    """A value as text that tells two values apart."""
    match value:
        case None:
            return None
        case bool():
            return "T" if value else "F"
        case Decimal():
            return format(value.normalize(), "f")
        case dt.date():
            return value.isoformat()
        case _:
            return str(value)


def told_as(column: StoredColumn, value: Value) -> str | None:
    """The same as the column would give it back."""
    if column.type is ColumnType.TEXT and isinstance(value, str):
        return value or None
    if column.type is ColumnType.NUMBER and isinstance(value, int) and not isinstance(value, bool):
        return told(Decimal(value))
    if column.type in (ColumnType.NUMBER, ColumnType.INTEGER) and isinstance(value, str) and value:
        return told(Decimal(value))
    return told(value)


def untold(column: StoredColumn, text: str | None) -> Value:
    """A value out of its text. Raises Rejected for one that is remembered as being there only."""
    if text is None:
        return None
    if text == OPAQUE:
        raise Rejected(
            f"It had something in {column.name} (a picture or an attachment) that cannot be brought back.",
            remedy="Enter it again by hand.",
        )
    match column.type:
        case ColumnType.NUMBER:
            return Decimal(text)
        case ColumnType.INTEGER:
            return text == "T" if text in ("T", "F") else int(text)
        case ColumnType.DAY:
            return dt.date.fromisoformat(text)
        case ColumnType.FLAG:
            return text == "T"
        case ColumnType.MOMENT:
            return column.moment(text)
        case _:
            return text


def _divided(
    program: Program, table: StoredTable, cells: Mapping[str, Value], *, nulls: bool = False
) -> tuple[dict[str, Value], dict[str, str]]:
    """Plain columns, and texts of BLOB columns. Columns that the company file lacks are left out where nothing stands.

    Raises:
        Rejected: there is no such column, and a value for it.
    """
    plain: dict[str, Value] = {}
    memos: dict[str, str] = {}
    for name, value in cells.items():
        column = table.columns.get(name)
        if column is None:
            if value is None:
                continue
            raise Rejected(f"The books have no {table.name}.{name}.", remedy="Leave this field empty.")
        if column.memo and isinstance(value, str):
            if len(value) > program.memo_length:
                raise Rejected(
                    f"The text for {name} is longer than {program.memo_length:,} characters.", remedy="Shorten it."
                )
            memos[name] = value
        elif isinstance(value, str) and column.type in (ColumnType.INTEGER, ColumnType.NUMBER):
            plain[name] = int(value)  # a word of the mapping's table for a number
        elif value is not None or nulls:
            plain[name] = value
    return plain, memos
