"""The reconciliation of one entity kind, kept up record by record.

The same numbers as `connector.domain.reconciliation.Tally`, held in one array that is read and written in one go:
each batch opens and closes it.
"""

from __future__ import annotations

import sys
from array import array
from typing import Self

import msgspec

from connector.domain.fingerprint import BUCKETS, SUM_MASK, entry_hash
from connector.platform.wire import WireSummary, WireTotal

_Totals = dict[str, tuple[int, int]]
_totals = msgspec.json.Decoder(_Totals)


class BucketTally:
    """Count, totals by currency (sen) and 4,096 bucket sums."""

    __slots__ = ("_sums", "_totals", "count")

    def __init__(self, count: int, totals: _Totals, sums: array[int]) -> None:
        self.count = count
        self._totals = totals
        self._sums = sums

    @classmethod
    def empty(cls) -> Self:
        """Of nothing."""
        return cls(0, {}, array("Q", bytes(8 * BUCKETS)))

    @classmethod
    def load(cls, count: int, totals: str, buckets: bytes) -> Self:
        """As it was stored."""
        sums = array("Q", buckets)
        if sys.byteorder == "little":
            sums.byteswap()
        return cls(count, _totals.decode(totals), sums)

    def count_in(self, key: str, bucket: int, fingerprint: bytes, currency: str, amount: int) -> None:
        """Count one record in."""
        self.count += 1
        sums = self._sums
        sums[bucket] = (sums[bucket] + entry_hash(key, fingerprint)) & SUM_MASK
        if currency:
            count, total = self._totals.get(currency, (0, 0))
            self._totals[currency] = (count + 1, total + amount)

    def count_out(self, key: str, bucket: int, fingerprint: bytes, currency: str, amount: int) -> None:
        """Count one record out, as it was counted in."""
        self.count -= 1
        sums = self._sums
        sums[bucket] = (sums[bucket] - entry_hash(key, fingerprint)) & SUM_MASK
        if currency:
            count, total = self._totals.get(currency, (0, 0))
            self._totals[currency] = (count - 1, total - amount)

    def totals_json(self) -> str:
        """Totals as they are stored."""
        return msgspec.json.encode({c: t for c, t in sorted(self._totals.items()) if t != (0, 0)}).decode()

    def buckets(self) -> bytes:
        """Sums as they are stored: 8 bytes each, big-endian."""
        sums = self._sums
        if sys.byteorder == "little":
            sums = sums[:]
            sums.byteswap()
        return sums.tobytes()

    def summary(self) -> WireSummary:
        """For the wire."""
        totals = {c: WireTotal(count, amount) for c, (count, amount) in sorted(self._totals.items()) if count or amount}
        return WireSummary(self.count, totals, self.buckets())
