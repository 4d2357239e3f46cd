"""No row is lost, whatever the vendor's program does while the engine reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import cast

import msgspec
import pytest

from connector.domain.changes import Cursor, Page, Seen
from connector.domain.keys import EntityKind, Key
from connector.domain.ports import Source
from connector.mapping import load
from tests.live.interleavings import Office, run_beside
from tests.live.servers.autocount import TranslatedServer
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.walked import Opens, WalkedDatabase, WalkedFile

SEEDS = {"sql_accounting": 200, "autocount": 40}
"""10,000 of each in `make crash`."""


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("provider", SEEDS)
def test_random_interleavings_end_equal(provider: str) -> None:
    """Late commits, ties, back-dating, deletions, child edits, clock steps: the platform has what the books have."""
    assert run_beside(0, SEEDS[provider], provider=provider) == ""


class Blind:
    """A source that never shows customers whose code has a certain end, in whatever way it is asked."""

    def __init__(self, source: Source, end: str) -> None:
        self._source = source
        self._end = end

    def __getattr__(self, name: str) -> object:
        return getattr(self._source, name)

    def changes(self, kind: EntityKind, since: Cursor | None) -> Iterator[Page]:
        """As the source, without some."""
        return (self._without(page) for page in self._source.changes(kind, since))

    def fetch(self, kind: EntityKind, keys: Sequence[Key]) -> Iterator[Page]:
        """As the source, without some."""
        return (self._without(page) for page in self._source.fetch(kind, keys))

    def content_slice(self, kind: EntityKind, position: Cursor | None, limit: int) -> Page:
        """As the source, without some."""
        return self._without(self._source.content_slice(kind, position, limit))

    def keys(self, kind: EntityKind) -> Iterator[Sequence[Seen]]:
        """As the source, without some."""
        return ([one for one in seen if not one.key.endswith(self._end)] for seen in self._source.keys(kind))

    def _without(self, page: Page) -> Page:
        return msgspec.structs.replace(page, changes=[c for c in page.changes if not c.key.endswith(self._end)])


@pytest.mark.parametrize("provider", SEEDS)
def test_a_lost_row_is_noticed(request: pytest.FixtureRequest, provider: str, tmp_path: Path) -> None:
    """The comparison itself can fail: records that the source hides are reported."""
    end = "1"
    office = Office(_opens(request, provider), 0, tmp_path, lambda source: cast(Source, Blind(source, end)))
    try:
        failure = office.interleave(4)
    finally:
        office.close()
    assert failure is not None
    assert any(difference.endswith("was lost") for difference in failure.differences)


def _opens(request: pytest.FixtureRequest, provider: str) -> Opens:
    if provider == "autocount":
        server: TranslatedServer = request.getfixturevalue("autocount_postgres")
        return partial(WalkedDatabase, server)
    firebird: FirebirdServer = request.getfixturevalue("firebird3")
    return partial(WalkedFile, firebird, load(provider))
