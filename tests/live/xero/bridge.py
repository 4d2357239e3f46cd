"""An organisation in Xero, a platform in memory, and an engine between."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from connector.domain.keys import EntityKind
from connector.domain.writing import Deletion
from tests.fakes.clock import ManualClock
from tests.fakes.xero.organisation import Organisation
from tests.live import account_bridge
from tests.live.xero.stage import Stage, stage

Bridge = account_bridge.Bridge[Stage]
WRITTEN = {
    EntityKind.CUSTOMER: Deletion.DEACTIVATE,
    EntityKind.PRODUCT: Deletion.DELETE,
    EntityKind.INVOICE: Deletion.CANCEL,
    EntityKind.CREDIT_NOTE: Deletion.CANCEL,
    EntityKind.PAYMENT: Deletion.DELETE,
}
"""What a deletion on the platform does."""


@contextmanager
def bridge(folder: Path, company: Organisation | None = None) -> Iterator[Bridge]:
    """Both sides equal after a first run. Waiting, as after a 429, costs no time."""
    clock = ManualClock()
    with stage(company, clock=clock) as desk, account_bridge.bridged(folder, desk, WRITTEN, clock) as both:
        yield both
