"""What the platform's side of a test says on the wire."""

from __future__ import annotations

from connector.domain.reconciliation import Summary
from connector.platform.wire import WireSummary, WireTotal


def to_wire(summary: Summary) -> WireSummary:
    """A summary for the wire."""
    totals = {currency: WireTotal(total.count, total.amount) for currency, total in summary.totals.items()}
    return WireSummary(summary.count, totals, summary.buckets)
