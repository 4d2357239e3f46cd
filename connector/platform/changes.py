"""The platform's changes as the engine's feed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from connector.domain.errors import ProtocolBroken, TimelineBroken
from connector.domain.fingerprint import canonical, decode
from connector.domain.keys import EntityKind
from connector.domain.platform_changes import Acknowledgement, ChangePage, PlatformChange
from connector.logs import logger
from connector.platform.client import PlatformClient
from connector.platform.sink import PlatformSink
from connector.platform.wire_changes import WireAcknowledgements, WireChange

MOST_ANSWERS: Final = 500
"""That the platform takes at a time (`wire_changes`)."""

_log = logger("platform")


class PlatformFeed:
    """`domain.ports.Feed` over the platform's API. Used from one thread at a time."""

    def __init__(self, client: PlatformClient, provider: str, keeper: PlatformSink) -> None:
        """Prepare.

        Args:
            client: calls the platform with this organization's token.
            provider: which kind of books these are, as URLs name it.
            keeper: holds the company's lease, without which nothing is acknowledged.
        """
        self._client = client
        self._provider = provider
        self._keeper = keeper

    def changes(self, kind: EntityKind, after: int, limit: int = 200) -> ChangePage:
        """Open changes of one kind after a place of the feed.

        A change whose entities this version cannot read is handed on with its bytes as they came: whoever plans it
        finds that out, sets it aside with the reason, and a later version still has it.

        Raises:
            TimelineBroken: the feed ends before that place: the platform's database was restored from a backup.
        """
        page = self._client.changes(self._provider, kind, after, limit)
        if page.last < after:
            raise TimelineBroken(
                "The platform's database seems to be restored from a backup: it has fewer changes than before.",
                remedy="If this is meant to be so, accept it as the new state: everything is then read and compared.",
                facts={"entity": kind.value, "changes": f"{after} → {page.last}"},
            )
        before = after
        for change in page.changes:
            if change.sequence <= before:
                raise ProtocolBroken("The platform gave changes out of their order.", facts={"entity": kind.value})
            before = change.sequence
        if page.cursor < before or not (page.complete or page.changes):
            raise ProtocolBroken("The platform lists changes without coming to an end.", facts={"entity": kind.value})
        return ChangePage(tuple(_change(kind, change) for change in page.changes), page.cursor, page.complete)

    def acknowledge(self, kind: EntityKind, answers: Sequence[Acknowledgement]) -> None:
        """Tell what became of changes, in as many requests as it takes; the same once more changes nothing.

        Raises:
            LeaseHeld, TimelineBroken: the company's keeper or the platform's database changed.
        """
        for start in range(0, len(answers), MOST_ANSWERS):
            told = WireAcknowledgements(list(answers[start : start + MOST_ANSWERS]))
            self._keeper.leased(lambda lease, told=told: self._client.acknowledge(self._provider, kind, lease, told))  # type: ignore[misc]


def _change(kind: EntityKind, change: WireChange) -> PlatformChange:
    return PlatformChange(
        id=change.id,
        sequence=change.sequence,
        entity=kind,
        kind=change.kind,
        key=change.key,
        base=_entity(kind, change, change.base),
        content=_entity(kind, change, change.content),
        after=change.after,
        changed_by=change.changed_by,
        changed_at=change.changed_at,
    )


def _entity(kind: EntityKind, change: WireChange, raw: msgspec.Raw) -> bytes:
    """Canonical bytes, so that fingerprints agree; as it came when this version cannot read it."""
    received = bytes(raw)
    if not received:
        return b""
    try:
        return canonical(decode(kind, received))
    except (msgspec.MsgspecError, ValueError) as exc:
        _log.warning("a change cannot be read by this version", change=change.id, entity=kind.value, reason=str(exc))
        return received
