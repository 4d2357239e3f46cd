"""What Xero publishes: examples and names of fields of xero_accounting.yaml 16.1.0 (XeroAPI/Xero-OpenAPI, MIT)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

_decoder = msgspec.json.Decoder(dict[str, Any], float_hook=Decimal)


def published(name: str) -> dict[str, Any]:
    """An example by the name of its operation, or `properties`: fields by schema."""
    return _decoder.decode(raw(name))


def raw(name: str) -> bytes:
    """The same as bytes."""
    return Path(__file__).with_name(f"{name}.json").read_bytes()
