"""Who touched a record of the books last, and when, as far as they tell.

When: LASTMODIFIED, seconds since 1970 (eStream's SDK guide). Who: the vendor's log of its users, where it is kept. Its
table is called AUDIT or AUDT in public integrations, with USERNAME and REF ("AR_IV, 123"); nothing else is relied on.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from connector.domain.errors import AskUser, Rejected, SkipRecord, Stopped, StopRun
from connector.domain.keys import Key
from connector.domain.ports import LastChange
from connector.drivers.firebird import Attachment, Transaction
from connector.ledger.shapes import Shape
from connector.ledger.structure import Structure
from connector.providers.sql_accounting.documents import MODIFIED

_LOGS: Final = ("AUDIT", "AUDT")
_NEEDED: Final = ("DOCKEY", "USERNAME", "REF")
_LOOKED_AT: Final = 5_000
"""Newest entries of the log that are looked through: it grows with every save, and nothing is indexed but its key."""


def last_change(attachment: Attachment, structure: Structure, shape: Shape, key: Key) -> LastChange:
    """Who and when; blank where the books do not tell."""
    stored = structure.tables[shape.table]
    bare = key.removeprefix(shape.prefix)
    if shape.numeric and not (bare.isascii() and bare.isdecimal()):
        return LastChange()
    try:
        value = int(bare) if shape.numeric else stored.columns[shape.key].parameter(bare)
    except Rejected:
        return LastChange()
    with attachment.snapshot() as transaction:
        at = None
        if stored.has(MODIFIED):
            row = transaction.one(f'SELECT P."{MODIFIED}" FROM "{shape.table}" P WHERE P."{shape.key}" = ?', (value,))
            at = _moment(row[0]) if row is not None else None
        try:
            who = _who(transaction, structure, f"{shape.table}, {bare}")
        except Stopped:
            raise
        except (SkipRecord, AskUser, StopRun):
            who = ""  # a login that may not read the log, or a log of another kind: the question stays the same
    return LastChange(who, at)


def _moment(seconds: object) -> dt.datetime | None:
    """Epoch seconds, unless nobody could mean them."""
    try:
        return dt.datetime.fromtimestamp(int(str(seconds)), dt.UTC) if seconds else None
    except (ValueError, OverflowError, OSError):
        return None


def _who(transaction: Transaction, structure: Structure, reference: str) -> str:
    """The user of the newest entry about a record, among the newest of the log."""
    for name in _LOGS:
        table = structure.tables.get(name)
        if table is None or not table.has(*_NEEDED) or name not in structure.generators:
            continue
        newest = transaction.one(f'SELECT GEN_ID("{name}", 0) FROM RDB$DATABASE')
        if newest is None:
            continue
        try:
            wanted = table.columns["REF"].parameter(reference)
        except Rejected:
            continue  # no entry is so long
        sql = f'SELECT FIRST 1 P.USERNAME FROM "{name}" P WHERE P.DOCKEY > ? AND P.REF = ? ORDER BY P.DOCKEY DESC'
        row = transaction.one(sql, (max(0, int(str(newest[0])) - _LOOKED_AT), wanted))
        if row is not None and isinstance(row[0], str):
            return row[0].strip()
    return ""
