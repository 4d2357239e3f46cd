"""Whether a document is still ours alone: nobody edited or paid it, made another one of it, sent it to MyInvois."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from connector.domain.errors import Rejected
from connector.domain.keys import EntityKind
from connector.drivers.firebird import Transaction
from connector.mapping.record import ColumnType
from connector.posting.sample import Row, Value
from connector.providers.sql_accounting.document_checks import accepted_days
from connector.providers.sql_accounting.document_poster import Ground
from connector.providers.sql_accounting.document_trace import Trace, changes

_SUBMITTED: Final = ("IRBM_UUID", "IRBM_LONGID", "IRBM_INTERNALID", "EIV_UTC", "EIV_RECEIVED_UTC", "PEPPOL_UUID")
"""Columns that are filled once a document was sent to MyInvois or its like."""
_NAMED: Final = 4
"""Columns that are named when somebody changed a document."""


def check_untouched(
    transaction: Transaction, ground: Ground, trace: Trace, present: Mapping[str, Sequence[Row]]
) -> None:
    """Nothing but our own writes made the document what it is now, and its period is open.

    Looks through whole tables for documents that were made of it: not for a transaction that holds rows.

    Raises:
        Rejected: with the reason.
    """
    _raise_first(_touches(transaction, ground, trace, present))
    _raise_first(_descendants(transaction, ground, trace))


def check_still_untouched(
    transaction: Transaction, ground: Ground, trace: Trace, present: Mapping[str, Sequence[Row]]
) -> None:
    """The same once more in the moment of writing, by what is found quickly.

    Raises:
        Rejected: with the reason.
    """
    _raise_first(_touches(transaction, ground, trace, present))


def _raise_first(reasons: Iterator[str]) -> None:
    reason = next(reasons, None)
    if reason is not None:
        raise Rejected(reason, remedy="Change it in SQL Accounting.")


def _touches(
    transaction: Transaction, ground: Ground, trace: Trace, present: Mapping[str, Sequence[Row]]
) -> Iterator[str]:
    """What forbids to change the document, in plain words; the weightiest first."""
    headers = present.get(ground.tables.header.name, ())
    if not headers:
        yield f"{trace.number} is not in the books any more."
        return
    header = headers[0]
    if any(header.get(name) not in (None, "") for name in _SUBMITTED):
        yield f"{trace.number} was submitted to MyInvois."
    if ground.entity is EntityKind.INVOICE:
        yield from _settled(transaction, ground, trace, present)
    yield from _closed(transaction, ground, trace, present)
    tables = ground.structure.tables
    keys = {name: tables[name].key for name in {*present, *(row.table for row in trace.rows)}}
    if changed := changes(trace, present, keys):
        more = " …" if len(changed) > _NAMED else ""
        yield f"Somebody changed {trace.number} in the books since ({', '.join(changed[:_NAMED])}{more})."


def _settled(
    transaction: Transaction, ground: Ground, trace: Trace, present: Mapping[str, Sequence[Row]]
) -> Iterator[str]:
    for receivable in present.get("AR_IV", ()):
        if receivable.get("PAYMENTAMT") or _exists(
            transaction, ground, "AR_KNOCKOFF", {"TODOCTYPE": "IV", "TODOCKEY": receivable["DOCKEY"]}
        ):
            yield f"A payment or credit note was set against {trace.number}."
            return


def _descendants(transaction: Transaction, ground: Ground, trace: Trace) -> Iterator[str]:
    """Documents that were made from this one: tables that name their source by FROMDOCTYPE and FROMDOCKEY."""
    own = {ground.tables.line.name, *(table.name for table in ground.tables.posted)}
    for table in ground.structure.tables.values():
        if table.name in own or not table.has("FROMDOCTYPE", "FROMDOCKEY"):
            continue
        if table.columns["FROMDOCTYPE"].type is not ColumnType.TEXT:
            continue
        if _exists(transaction, ground, table.name, {"FROMDOCTYPE": ground.tables.code, "FROMDOCKEY": trace.key}):
            yield f"Another document was made from {trace.number} ({table.name})."


def _closed(
    transaction: Transaction, ground: Ground, trace: Trace, present: Mapping[str, Sequence[Row]]
) -> Iterator[str]:
    accepted = accepted_days(transaction, ground.structure)
    if accepted is None:
        return
    days = {row.get(name) for rows in present.values() for row in rows for name in ("DOCDATE", "POSTDATE", "TAXDATE")}
    for day in sorted(day for day in days if isinstance(day, dt.date)):
        if not any(first <= day <= last for first, last in accepted):
            yield f"{trace.number} is dated {day:%d/%m/%Y}, in a period that the books have closed."
            return


def _exists(transaction: Transaction, ground: Ground, table: str, cells: Mapping[str, Value]) -> bool:
    stored = ground.structure.tables.get(table)
    if stored is None or not stored.has(*cells):
        return False
    condition = " AND ".join(f'P."{name}" = ?' for name in cells)
    values = [stored.columns[name].parameter(value) for name, value in cells.items()]
    return transaction.one(f'SELECT FIRST 1 1 FROM "{table}" P WHERE {condition}', values) is not None
