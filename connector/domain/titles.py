"""What people call a record: its code or number, and its name."""

from __future__ import annotations

import msgspec

_NAMES = ("code", "number")
_TITLES = ("name", "description", "customer_name", "customer")
_fields = msgspec.json.Decoder(dict[str, object])


def title_of(content: bytes) -> str:
    """The title of a record by its canonical bytes; empty without any."""
    if not content:
        return ""
    fields = _fields.decode(content)
    found = [next((str(fields[name]) for name in names if fields.get(name)), "") for names in (_NAMES, _TITLES)]
    return " ".join(part for part in found if part)
