"""What stands in somebody's way in the books of any ledger."""

from __future__ import annotations


class Busy(Exception):
    """A row is locked by another user's open transaction, or this one lost a deadlock."""
