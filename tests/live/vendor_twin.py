"""Two companies alike: an invoice is written by the product in the one, entered in AutoCount in the other, and then all
tables of both are compared, row by row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from connector.domain.documents import Invoice
from connector.domain.writing import Write, WriteResult
from tests.live.autocount_desk import Server
from tests.live.invoice_desk import DAY, InvoiceDesk, invoice_desk
from tests.live.servers.autocount import AutoCountDatabase
from tests.sample.autocount.dictionary import tables
from tests.sample.autocount.person import Person
from tests.sample.autocount.queue import work_off
from tests.sample.autocount.rows import OFFICE_TIME
from tests.sample.autocount.variant import Variant

_LOGS: Final = ("ChangeCount", "ChangeLog", "EventLog")
"""Kept by triggers, or tell what happened: nothing is posted in them."""
_TIMES: Final = frozenset(("LastModified", "CreatedTimeStamp", "AdjustedDate"))
_SHOWN: Final = 12
Rows = dict[str, list[dict[str, Any]]]


@dataclass(slots=True)
class Twins:
    """One company twice."""

    desk: InvoiceDesk
    """Where the product writes."""
    other: AutoCountDatabase
    """Where a person works."""

    def write(self, invoice: Invoice) -> tuple[Write, WriteResult]:
        """By the product."""
        write = self.desk.new(invoice)
        return write, self.desk.written(write)

    def enter(self, invoice: Invoice) -> int:
        """The same by a person."""
        noon = dt.datetime.combine(DAY, dt.time(12), OFFICE_TIME).timestamp()
        person = Person(self.other, clock=lambda: noon, user="ADMIN")
        try:
            wishes = [
                person.wish(str(line.item), str(line.unit), line.quantity, line.discount) for line in invoice.lines
            ]
            return person.new_invoice(invoice.customer, wishes)
        finally:
            person.close()

    def differences(self) -> list[str]:
        """What one company has otherwise than the other, in any table and column but identities, GUIDs and times."""
        found = []
        ours, theirs = _contents(self.desk.database), _contents(self.other)
        for table in ours:
            if len(ours[table]) != len(theirs[table]):
                found.append(f"{table}: {len(ours[table])} rows instead of {len(theirs[table])}")
            for mine, wanted in zip(ours[table], theirs[table], strict=False):
                found += [
                    f"{table}.{name}: {mine[name]!r} instead of {wanted[name]!r}"
                    for name in mine
                    if mine[name] != wanted[name]
                ]
        return found[:_SHOWN]

    def save_again(self) -> None:
        """In both, AutoCount cancels the three newest invoices, and edits the four before them."""
        for database in (self.desk.database, self.other):
            person = Person(database)
            try:
                newest = person.books.rows("SELECT TOP (7) DocKey FROM IV WHERE Cancelled = 'F' ORDER BY DocKey DESC")
                for (key,) in newest[:3]:
                    person.cancel_invoice(key)
                for (key,) in newest[3:]:
                    person.edit_invoice(key, Decimal(3))
            finally:
                person.close()

    def work_off(self, invoices: int) -> None:
        """AutoCount Server works out the stock costs of all documents but the newest invoices, in both."""
        for database in (self.desk.database, self.other):
            person = Person(database)
            try:
                newest = person.books.rows(f"SELECT TOP ({invoices}) DocKey FROM IV ORDER BY DocKey DESC")
                work_off(person.books, newest[-1][0])
            finally:
                person.close()


@contextmanager
def twins(server: Server, variant: Variant) -> Iterator[Twins]:
    """Two copies of one company that nobody rehearsed yet."""
    with invoice_desk(server, variant) as desk, invoice_desk(server, variant) as other:
        yield Twins(desk, other.database)


def _contents(database: AutoCountDatabase) -> Rows:
    connection = database.connect()
    try:
        return {name: _rows(connection, name) for name in tables() if name not in _LOGS}
    finally:
        connection.close()


def _rows(connection: Any, name: str) -> list[dict[str, Any]]:
    table = tables()[name]
    identities = {column.name for column in table.columns if column.identity}
    by = ", ".join(f"[{column}]" for column in table.primary_key) or "1"
    cursor = connection.execute(f"SELECT * FROM [{name}] ORDER BY {by}")
    columns = [column[0] for column in cursor.description]
    guids = {column.name for column in table.columns if column.type == "uniqueidentifier"}
    left_out = identities | guids | _TIMES
    rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    return [{column: _told(value) for column, value in row.items() if column not in left_out} for row in rows]


def _told(value: Any) -> Any:
    return value.normalize() if isinstance(value, Decimal) else value
