"""Comparing two sides without moving the data."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable
from typing import Self

import msgspec

from connector.domain.fingerprint import BUCKETS, SUM_MASK, bucket_of, entry_hash
from connector.domain.money import Sen


class Total(msgspec.Struct, frozen=True, gc=False):
    """How many and how much of one currency."""

    count: int
    amount: Sen


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """One side of one entity kind: what it has, in a few numbers."""

    count: int
    totals: dict[str, Total]
    """By currency; empty for kinds without money."""
    buckets: bytes
    """4,096 sums of 8 bytes, big-endian; see `Tally`."""

    def differing(self, other: Summary) -> tuple[int, ...]:
        """Buckets in which the sides differ."""
        if self.buckets == other.buckets:
            return ()
        mine, theirs = memoryview(self.buckets), memoryview(other.buckets)
        return tuple(n for n in range(BUCKETS) if mine[n * 8 : n * 8 + 8] != theirs[n * 8 : n * 8 + 8])


class Entry(msgspec.Struct, frozen=True, gc=False):
    """What one record contributes to the tally of its side."""

    key: str
    fingerprint: bytes
    currency: str = ""
    amount: Sen = 0


class Tally:
    """Count, control totals and bucket sums of one side of one entity kind, kept up entry by entry.

    Sums are kept modulo 2**64, so taking out an entry undoes putting it in, in any order.
    """

    __slots__ = ("_sums", "_totals", "count")

    def __init__(self) -> None:
        self.count = 0
        self._sums = array("Q", bytes(BUCKETS * 8))
        self._totals: dict[str, tuple[int, Sen]] = {}

    @classmethod
    def of(cls, summary: Summary) -> Self:
        """Go on from a stored summary."""
        tally = cls()
        tally.count = summary.count
        tally._sums = _big_endian(array("Q", summary.buckets))
        tally._totals = {currency: (total.count, total.amount) for currency, total in summary.totals.items()}
        return tally

    def add(self, entry: Entry) -> None:
        """Count one record in."""
        self._count(entry, 1)

    def remove(self, entry: Entry) -> None:
        """Count one record out."""
        self._count(entry, -1)

    def replace(self, before: Iterable[Entry], after: Iterable[Entry]) -> None:
        """Count some records out and their successors in."""
        for entry in before:
            self._count(entry, -1)
        for entry in after:
            self._count(entry, 1)

    def summary(self) -> Summary:
        """The present state, to store or to compare."""
        return Summary(
            count=self.count,
            totals={c: Total(n, a) for c, (n, a) in sorted(self._totals.items()) if n or a},
            buckets=_big_endian(self._sums[:]).tobytes(),
        )

    def _count(self, entry: Entry, sign: int) -> None:
        self.count += sign
        bucket = bucket_of(entry.key)
        self._sums[bucket] = (self._sums[bucket] + sign * entry_hash(entry.key, entry.fingerprint)) & SUM_MASK
        if entry.currency:
            count, amount = self._totals.get(entry.currency, (0, 0))
            self._totals[entry.currency] = (count + sign, amount + sign * entry.amount)


def _big_endian(numbers: array[int]) -> array[int]:
    """From this machine's order to the stored one, or back; changes the array itself."""
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


EMPTY = Tally().summary()
"""The summary of a side that has nothing."""
