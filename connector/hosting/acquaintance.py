"""A source that remembers who it is: a lost lease is taken again while another thread reads the books."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from connector.domain.changes import Cursor, Page, Seen
from connector.domain.identity import Identity
from connector.domain.keys import EntityKind, Key
from connector.domain.ports import Candid, Source
from connector.domain.reconciliation import Total


class Acquaintance:
    """Passes everything on (see `domain.ports.Source`) and keeps what `identify` last told."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._identity: Identity | None = None

    @property
    def identity(self) -> Identity:
        """Who it is, as last told; asked only when it never was."""
        return self._identity or self.identify()

    def identify(self) -> Identity:
        """Company and timeline values, read fresh."""
        self._identity = self._source.identify()
        return self._identity

    def kinds(self) -> Sequence[EntityKind]:
        """What the source can give."""
        return self._source.kinds()

    def changes(self, kind: EntityKind, since: Cursor | None) -> Iterator[Page]:
        """Pages of changes."""
        return self._source.changes(kind, since)

    def keys(self, kind: EntityKind) -> Iterator[Sequence[Seen]]:
        """Every key."""
        return self._source.keys(kind)

    def fetch(self, kind: EntityKind, keys: Sequence[Key]) -> Iterator[Page]:
        """Some records."""
        return self._source.fetch(kind, keys)

    def totals(self, kind: EntityKind) -> Mapping[str, Total] | None:
        """Control totals."""
        return self._source.totals(kind)

    def content_slice(self, kind: EntityKind, position: Cursor | None, limit: int) -> Page:
        """The next slice of content."""
        return self._source.content_slice(kind, position, limit)

    def lacks(self) -> Sequence[str]:
        """What the books lack, where their source tells it."""
        return self._source.lacks() if isinstance(self._source, Candid) else ()

    def close(self) -> None:
        """Give up the attachment."""
        self._source.close()
