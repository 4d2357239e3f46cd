"""Going through all records of a kind, a thousand at a time, while people work on them.

Positions shift when rows move. So records are asked for in the order in which they were changed last, and each further
page is the first one of what was changed since the page before ended: what is changed meanwhile comes once more at the
end, and nothing is passed over. Where a whole page was changed within a moment there are only positions: then the
number of records that Xero tells must be the number of those that came, or the moment is gone through again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from connector.domain.errors import ProtocolBroken, Unreachable
from connector.online.remembered import Json
from connector.providers.xero.client import PAGE, Client
from connector.providers.xero.moments import moment
from connector.providers.xero.shapes import Shape

_SECOND: Final = dt.timedelta(seconds=1)
_ROUNDS: Final = 5
_State = tuple[str, str]
"""A record by its identifier, as it was changed last: whoever moves while pages are read comes once more."""


class Scanned(msgspec.Struct, frozen=True):
    """Some records that did not come before in this scan."""

    rows: Sequence[Json]
    read: int
    last: dt.datetime | None
    """When the last of them was changed; None for none."""
    at: dt.datetime
    """When they were told, by Xero's clock."""


def scan(client: Client, shape: Shape, since: dt.datetime | None = None, size: int = PAGE) -> Iterator[Scanned]:
    """Every record that was changed at a time or after it, in that order; from the first one without a time."""
    seen: set[_State] = set()
    after = _before(since) if since is not None else None
    while True:
        told = client.page(shape, 1, after, size)
        last = updated_at(told.rows[-1]) if told.rows else None
        yield Scanned(_new(shape, told.rows, seen), len(told.rows), last, told.at)
        if not shape.paged or len(told.rows) < size or last is None:
            return
        following = _before(last)
        if after is not None and following <= after:
            yield from _by_position(client, shape, after, size, seen | _states(shape, told.rows))
            return
        after = following
        seen = _states(shape, [row for row in told.rows if updated_at(row) >= following])


def _by_position(client: Client, shape: Shape, after: dt.datetime, size: int, seen: set[_State]) -> Iterator[Scanned]:
    """The rest of what was changed since a time, page by page, until as many came as there are."""
    for _ in range(_ROUNDS):
        window: set[str] = set()
        number = 1
        while True:
            told = client.page(shape, number, after, size)
            window |= _ids(shape, told.rows)
            # Where it was broken off it goes on from the beginning of the moment.
            yield Scanned(_new(shape, told.rows, seen), len(told.rows), after, told.at)
            seen |= _states(shape, told.rows)
            if len(told.rows) < size:
                break
            number += 1
        if told.count is None or len(window) >= told.count:
            return
    raise Unreachable(f"In Xero {shape.plural} change faster than they can be read.")


def _before(moment: dt.datetime) -> dt.datetime:
    """Asked for is by whole seconds, and nobody says whether a time itself belongs to what was changed since."""
    return moment.replace(microsecond=0) - _SECOND


def updated_at(row: Json) -> dt.datetime:
    """When a record was changed last. Raises ProtocolBroken."""
    found = moment(row.get("UpdatedDateUTC"))
    if found is None:
        raise ProtocolBroken("Xero tells a record without the time of its last change.")
    return found


def _state(shape: Shape, row: Json) -> _State:
    return str(row.get(shape.id)), str(row.get("UpdatedDateUTC"))


def _states(shape: Shape, rows: Sequence[Json]) -> set[_State]:
    return {_state(shape, row) for row in rows}


def _ids(shape: Shape, rows: Sequence[Json]) -> set[str]:
    return {str(row.get(shape.id)) for row in rows}


def _new(shape: Shape, rows: Sequence[Json], seen: set[_State]) -> list[Json]:
    return [row for row in rows if _state(shape, row) not in seen]
