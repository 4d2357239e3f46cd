"""Where a column is inside of a record's JSON: `BillAddr_City` is `City` inside of `BillAddr`."""

from __future__ import annotations

from collections.abc import Collection, Mapping

Body = dict[str, object]


def put(made: Body, record: Mapping[str, object], column: str, value: object, alone: Collection[str] = ()) -> None:
    """Into its place. A part of a part is sent with all that stands beside it in the record; one that is called as in
    `alone` is sent without."""
    name, _, rest = column.partition("_")
    if not rest:
        made[name] = value
        return
    inner = made.get(name)
    if not isinstance(inner, dict):
        there = record.get(name)
        keep = there if isinstance(there, dict) and rest not in alone else {}
        inner = made[name] = dict(keep)
    put(inner, inner, rest, value, alone)


def found(record: Mapping[str, object], column: str) -> object:
    """What is there; None for nothing."""
    name, _, rest = column.partition("_")
    value = record.get(name)
    return (found(value, rest) if isinstance(value, dict) else None) if rest else value


def take(record: Body, column: str, beside: Collection[str] = ()) -> None:
    """Out of its place, and what is empty then with it; what is called as in `beside` means nothing alone."""
    name, _, rest = column.partition("_")
    inner = record.get(name)
    if not rest or not isinstance(inner, dict):
        record.pop(name, None)
        return
    copy = dict(inner)
    take(copy, rest, beside)
    if any(value not in (None, "") for part, value in copy.items() if part not in beside):
        record[name] = copy
    else:
        record.pop(name)


def listed(record: Mapping[str, object] | None, name: str) -> list[Mapping[str, object]]:
    """The objects of a list inside of a record; nothing where there is none."""
    value = (record or {}).get(name)
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def inside(record: Mapping[str, object], name: str) -> Mapping[str, object]:
    """The object of a name inside of a record; an empty one where there is none."""
    value = record.get(name)
    return value if isinstance(value, dict) else {}
