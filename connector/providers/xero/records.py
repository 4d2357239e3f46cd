"""From Xero's records to entities, by the rules of the mapping."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from connector.domain.keys import EntityKind, Key, Version
from connector.mapping import Mapping as Rules
from connector.online import reader as online
from connector.online.reader import Values
from connector.online.reference import without_reference
from connector.online.remembered import Json
from connector.providers.xero import rows
from connector.providers.xero.columns import COLUMNS
from connector.providers.xero.moments import day
from connector.providers.xero.shapes import Shape, currency_of, version_of

_DAYS: Final = ("Date", "DueDate")


class Reader(online.Reader[Shape]):
    """Makes changes out of records of one organisation."""

    def __init__(self, rules: Rules, home: str) -> None:
        """Prepare; `home` is the organisation's own currency."""
        super().__init__(rules, home, COLUMNS)

    def key_of(self, shape: Shape, record: Json) -> Key:
        """Xero's identifier; of an item its code, which lines of documents name."""
        return shape.key_of(record)

    def version_of(self, shape: Shape, record: Json) -> Version:
        """What tells that a record is not as it was."""
        return version_of(record)

    def is_gone(self, shape: Shape, record: Json) -> bool:
        """Deleted, or not in the books (yet)."""
        return not shape.counts(record)

    def parts(self, shape: Shape, record: Json) -> tuple[Values, Mapping[str, Sequence[Values]]]:
        """A record's own columns, and the rows of each child table."""
        own = _OWN[shape.kind](record)
        for name in _DAYS:
            if name in own:
                own[name] = day(own.get(f"{name}String") or own[name])
        if "Reference" in own:
            own["Reference"] = without_reference(own["Reference"])
        own["X_CURRENCY"] = own.get("DefaultCurrency") or currency_of(record, self.home)
        return own, {table: _CHILDREN[table](record) for table in shape.children}


_OWN: Final[dict[EntityKind, Callable[[Json], dict[str, object]]]] = {
    EntityKind.CUSTOMER: rows.contact_columns,
    EntityKind.PRODUCT: rows.item_columns,
    EntityKind.INVOICE: rows.document_columns,
    EntityKind.CREDIT_NOTE: rows.document_columns,
    EntityKind.PAYMENT: rows.payment_columns,
}
_CHILDREN: Final[dict[str, Callable[[Json], Sequence[Values]]]] = {
    "STREET": rows.streets,
    "X_PRICE": rows.prices,
    "LineItems": rows.lines,
    "X_APPLIED": rows.applied,
}
