"""What travels of the platform's changes: the feed that a host reads, and its answers.

    GET  /api/integrations/{provider}/changes/{entity}?cursor=&limit=&wait={seconds ≤ 25}  → WireChangePage
    POST /api/integrations/{provider}/changes/{entity}/acknowledgements   WireAcknowledgements → 204   ≤ 500 at once

A host's token only. The feed is in the order of commits: a change with a lower sequence never appears after a higher
one was given out. Those that were applied or rejected are not given again; in the others a reference to a record that
was born on the platform is the books' key as soon as the platform knows it. `wait` holds an empty answer until
something comes. Reading needs no lease; acknowledging needs it, as every write does.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.keys import Key
from connector.domain.platform_changes import Acknowledgement, ChangeId


class WireChange(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A change as `domain.platform_changes.PlatformChange` has it; entities as JSON."""

    id: ChangeId
    sequence: int
    kind: ActionKind
    key: Key = Key("")
    base: msgspec.Raw = msgspec.Raw()
    content: msgspec.Raw = msgspec.Raw()
    after: ChangeId | None = None
    changed_by: str = ""
    changed_at: dt.datetime


class WireChangePage(msgspec.Struct, frozen=True):
    """Changes in the feed's order; `cursor` is where to go on, `last` the highest sequence that the feed has given."""

    changes: list[WireChange]
    cursor: int
    complete: bool
    last: int


class WireAcknowledgements(msgspec.Struct, frozen=True):
    """What became of some changes."""

    answers: list[Acknowledgement]
