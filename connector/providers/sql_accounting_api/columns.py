"""From the vendor's JSON to rows as a mapping reads them: the same columns as in the company file, in lower case.

The API tells no types. Those of columns that are not text are known from eStream's DetailSpec and mirrors of live
files; a user-defined column is what its value is.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, InvalidOperation
from typing import Final

from connector.domain.errors import Unmappable
from connector.mapping.record import Column, ColumnType, Row, TableLayout
from connector.providers.sql_accounting.documents import FLAGS
from connector.providers.sql_accounting_api.client import Json

USER_DEFINED: Final = "UDF_"
_SCALE: Final = 8
"""Decimal places that every number is kept with: none of the vendor's has more."""
_NUMBERS: Final = frozenset(
    (
        "CREDITLIMIT", "OVERDUELIMIT", "OUTSTANDING", "DOCAMT", "LOCALDOCAMT", "TAXAMT", "LOCALTAXAMT", "AMOUNT",
        "LOCALAMOUNT", "PAYMENTAMT", "UNAPPLIEDAMT", "BANKCHARGE", "KOAMT", "LOCALKOAMT", "ACTUALLOCALKOAMT",
        "GAINLOSS", "QTY", "RATE", "SQTY", "SUOMQTY", "MINQTY", "MAXQTY", "REORDERLEVEL", "REORDERQTY", "UNITPRICE",
        "CURRENCYRATE", "REFCOST", "REFPRICE", "MINCOST", "MAXCOST", "MINPRICE", "MAXPRICE", "BUYINGRATE",
        "SELLINGRATE", "P_AMOUNT", "P_PAIDAMOUNT",
    )
)  # fmt: skip
_INTEGERS: Final = frozenset(
    ("DOCKEY", "DTLKEY", "AUTOKEY", "SEQ", "IDTYPE", "SUBMISSIONTYPE", "IRBM_STATUS", "UPDATECOUNT", "LASTMODIFIED")
)
_DAYS: Final = frozenset(
    ("DOCDATE", "POSTDATE", "TAXDATE", "DUEDATE", "DELIVERYDATE", "CREATIONDATE", "BOUNCEDDATE", "TAXEXPDATE")
)
_MOMENTS: Final = frozenset(("EIV_UTC", "EIV_RECEIVED_UTC", "EIV_VALIDATED_UTC"))
_PADDED: Final = frozenset(
    ("STATUS", "STATEMENTTYPE", "AGINGON", "ITEMTYPE", "BRANCHTYPE", "ACCTYPE", "SPECIALACCTYPE", "TODOCTYPE")
)
"""Columns of a fixed length, which come back filled up with blanks."""
_DATE_LENGTH: Final = 10
_TRUE: Final = frozenset(("T", "t", "true", "True", "1"))


def column(name: str) -> Column:
    """A known column, or a text."""
    if name in FLAGS:
        return Column(name, ColumnType.FLAG)
    if name in _NUMBERS:
        return Column(name, ColumnType.NUMBER, _SCALE)
    if name in _INTEGERS:
        return Column(name, ColumnType.INTEGER)
    if name in _DAYS:
        return Column(name, ColumnType.DAY)
    return Column(name, ColumnType.MOMENT if name in _MOMENTS else ColumnType.TEXT)


def user_column(name: str, value: object) -> Column:
    """A user-defined column by a value of it."""
    match value:
        case bool():
            return Column(name, ColumnType.FLAG)
        case int() | Decimal():
            return Column(name, ColumnType.NUMBER, _SCALE)
        case str() if _is_day(value):
            return Column(name, ColumnType.DAY)
        case _:
            return Column(name, ColumnType.TEXT)


def row_of(layout: TableLayout, record: Json, key: str) -> Row:
    """The values of a record in the order of a layout.

    Raises:
        Unmappable: a value is not of its column's type; `key` names the record.
    """
    values = []
    for each in layout.columns:
        raw = record.get(each.name.lower())
        try:
            values.append(raw.rstrip(" ") if each.name in _PADDED and isinstance(raw, str) else _value(each.type, raw))
        except (ValueError, InvalidOperation) as exc:
            raise Unmappable(
                f"The value of {layout.table}.{each.name} of {key} is no {each.type.value}.",
                remedy="Correct it in SQL Accounting, or send the diagnostics file to support.",
                facts={"column": f"{layout.table}.{each.name}"},
            ) from exc
    return tuple(values)


def number(raw: object) -> Decimal:
    """A number of the API, which may come as a text; 0 for nothing. Raises ValueError."""
    if raw is None or raw == "":
        return Decimal(0)
    try:
        return Decimal(str(raw))
    except InvalidOperation as exc:
        raise ValueError(str(raw)) from exc


def whole(raw: object) -> int:
    """A whole number, 0 for nothing or for what is none."""
    try:
        return int(number(raw))
    except (ValueError, OverflowError):
        return 0


def flag(raw: object) -> bool:
    """A yes or no, however it is written."""
    return str(raw) in _TRUE


def _value(kind: ColumnType, raw: object) -> object:
    if raw is None:
        return None
    if kind is ColumnType.TEXT:
        return raw if isinstance(raw, str) else str(raw)
    if raw == "":
        return None
    match kind:
        case ColumnType.FLAG:
            return flag(raw)
        case ColumnType.INTEGER:
            return int(number(raw))
        case ColumnType.NUMBER:
            scaled = number(raw).scaleb(_SCALE)
            return int(scaled.to_integral_value())
        case ColumnType.DAY:
            return dt.date.fromisoformat(str(raw)[:_DATE_LENGTH])
        case _:
            moment = dt.datetime.fromisoformat(str(raw))
            return moment.astimezone(dt.UTC).replace(tzinfo=None) if moment.tzinfo is not None else moment


def _is_day(text: str) -> bool:
    if len(text) != _DATE_LENGTH:
        return False
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return text[4] == text[7] == "-"
