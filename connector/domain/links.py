"""What two sides last agreed on, record by record."""

from __future__ import annotations

import msgspec

from connector.domain.keys import Key, Version
from connector.domain.money import Sen


class Link(msgspec.Struct, frozen=True, gc=False):
    """Our key, their key, and what both last agreed on.

    A link exists once the target confirmed the record. `revision` starts at 1 and grows with every confirmed action;
    the target refuses a lower one than it has.
    """

    key: Key
    remote: str
    """The target's identity of the record."""
    revision: int
    fingerprint: bytes
    """Of the agreed entity; empty for a confirmed deletion (a tombstone keeps its revision for ever)."""
    digests: bytes
    """Field digests of the agreed entity (`fingerprint.field_digests`)."""
    version: Version
    """The source's version when it was read."""
    currency: str = ""
    amount: Sen = 0
    """Control amount of the agreed entity."""

    @property
    def deleted(self) -> bool:
        """Whether both sides agreed that the record is gone."""
        return not self.fingerprint
