"""What people call a record: its code or number, and its name."""

from __future__ import annotations

import msgspec

from connector.domain.writing import Written


class _Called(msgspec.Struct, frozen=True, gc=False):
    """The fields that people know a record by; everything else is passed over."""

    code: object = None
    number: object = None
    name: object = None
    description: object = None
    customer_name: object = None
    customer: object = None


_called = msgspec.json.Decoder(_Called)


def title_of(content: bytes) -> str:
    """The title of a record by its canonical bytes; empty without any."""
    if not content:
        return ""
    called = _called.decode(content)
    names = (called.code or called.number, called.name or called.description or called.customer_name or called.customer)
    return " ".join(f"{name}" for name in names if name)


def title_of_written(written: Written) -> str:
    """What people call a record that was written into the books: a new document by the number that they gave it."""
    return written.title or title_of(written.write.content or written.before)
