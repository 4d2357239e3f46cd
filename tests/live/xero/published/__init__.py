"""What Xero publishes: examples and names of fields of xero_accounting.yaml 16.1.0 (XeroAPI/Xero-OpenAPI, MIT)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

_PARTS = {
    "Phones": "Phone", "Addresses": "Address", "LineItems": "LineItem", "Contact": "Contact", "Invoice": "Invoice",
    "SalesDetails": "Purchase", "PurchaseDetails": "Purchase", "Account": "Account", "Payments": "Payment",
}  # fmt: skip
_NOT_THEIRS = {"DateString", "DueDateString", "ID"}
"""Told in the examples, and not in the schema."""
_decoder = msgspec.json.Decoder(dict[str, Any], float_hook=Decimal)


def published(name: str) -> dict[str, Any]:
    """An example by the name of its operation, or `properties`: fields by schema."""
    return _decoder.decode(raw(name))


def raw(name: str) -> bytes:
    """The same as bytes."""
    return Path(__file__).with_name(f"{name}.json").read_bytes()


def unknown(schema: str, record: Mapping[str, object]) -> set[str]:
    """Fields of a record, and of its parts, that the schema does not have."""
    known = set(published("properties")[schema]["fields"]) | _NOT_THEIRS
    odd = {f"{schema}.{name}" for name in record if name not in known}
    return odd.union(*(unknown(part, inner) for part, inner in _inner(record)))


def unwritable(schema: str, record: Mapping[str, object]) -> set[str]:
    """Fields of what was sent that the schema does not have, or that only Xero writes, and texts that are too long."""
    told = published("properties")[schema]
    odd = {f"{schema}.{name}" for name in record if name not in told["fields"] or name in told["read_only"]}
    odd |= {name for name, most in told["longest"].items() if len(str(record.get(name) or "")) > most}
    return odd.union(*(unwritable(part, inner) for part, inner in _inner(record)))


def _inner(record: Mapping[str, object]) -> list[tuple[str, Mapping[str, object]]]:
    return [
        (_PARTS[name], part)
        for name, value in record.items()
        for part in (value if isinstance(value, list) else [value])
        if name in _PARTS and isinstance(part, dict)
    ]
