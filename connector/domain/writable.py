"""Which fields of an entity a person on the platform may wish for; all others are the books' own."""

from __future__ import annotations

from connector.domain.entities import ENTITY_TYPES
from connector.domain.keys import EntityKind

_PARTY = frozenset({"code", "created_on", "traffic_channel_id"})
_DOCUMENT = frozenset({"local_total", "e_invoice", "origin"})

BOOKS_ONLY: dict[EntityKind, frozenset[str]] = {
    EntityKind.CUSTOMER: _PARTY,
    EntityKind.SUPPLIER: _PARTY,
    EntityKind.PRODUCT: frozenset({"code", "created_on"}),
    EntityKind.INVOICE: _DOCUMENT | {"paid", "outstanding"},
    EntityKind.CASH_SALE: _DOCUMENT | {"paid"},
    EntityKind.CREDIT_NOTE: _DOCUMENT | {"unapplied"},
    EntityKind.PAYMENT: frozenset({"local_amount", "unapplied", "journal", "bounced_on"}),
}
"""Fields that the books give or compute: codes once they are given, dates of creation, what is paid, home currency
amounts, MyInvois. A difference in them is neither an edit nor a conflict."""

BOOKS_ONLY_INSIDE: dict[str, frozenset[str]] = {
    "lines": frozenset({"key", "local_amount", "local_tax_amount"}),
    "allocations": frozenset({"number", "local_amount", "gain_loss"}),
}
"""The same inside of the lines of a document and of what a payment settles."""

TWO_WAY = frozenset(BOOKS_ONLY)
"""Kinds that may be written into books at all; short lists of codes are the books' own."""


def writable(kind: EntityKind) -> frozenset[str]:
    """Names of the fields that may be edited on the platform."""
    if kind not in TWO_WAY:
        return frozenset()
    return frozenset(ENTITY_TYPES[kind].__struct_fields__) - BOOKS_ONLY[kind]
