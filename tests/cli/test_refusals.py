"""What the books refused is listed on the command line, and ticked off by whoever has seen it."""

import msgspec
import pytest

from connector.cli.terminal import Exit
from connector.control.attention import Matter, MatterKind
from connector.domain.inbox import InboxEntry, InboxState
from connector.domain.keys import ConnectionId
from connector.domain.platform_changes import Acknowledgement, ChangeOutcome
from tests.agent.office import Office
from tests.cli.terminal import Terminal
from tests.fakes.two_ways import TwoWayMemory, change


@pytest.fixture
def memory(served: Office) -> TwoWayMemory:
    """What is kept of the company, with three refusals and a change that waits."""
    kept = served.workshop.memory(ConnectionId("id-acme"))
    kept.save_inbox(change(1, InboxState.WAITING))
    for number, code in ((2, "rejected"), (3, "not_in_books"), (4, "rejected")):
        kept.save_inbox(refusal(number, code))
    return kept


def refusal(number: int, code: str) -> InboxEntry:
    """A change that the books refused."""
    entry = change(number, InboxState.DONE)
    answer = Acknowledgement(
        change=entry.change.id, outcome=ChangeOutcome.REJECTED, reason="The books have no currency JPY.", code=code
    )
    return msgspec.structs.replace(entry, acknowledgement=answer, title=f"C{number} Kedai", told=True)


def test_refusals_are_listed_with_why(memory: TwoWayMemory, bukubridge: Terminal) -> None:
    """By name, with where to correct it; nothing of what waits."""
    assert bukubridge("refusals") == Exit.PARTIAL
    for part in (
        "C2 Kedai",
        "to correct on the platform: The books",
        "C3 Kedai",
        "to correct in the books",
        "C4 Kedai",
    ):
        assert part in " ".join(bukubridge.out.split())
    assert "C1" not in bukubridge.out
    assert bukubridge("refusals", "--json", "--limit", "1") == Exit.PARTIAL
    assert msgspec.json.decode(bukubridge.out, type=Matter).kind is MatterKind.REFUSED
    assert bukubridge("refusals", "--entity", "invoices") == Exit.OK
    assert "Nothing was refused." in bukubridge.out


def test_a_refusal_is_ticked_off(memory: TwoWayMemory, bukubridge: Terminal) -> None:
    """One by the beginning of its id, or all of them; a wrong id ticks off nothing."""
    first = refusal(2, "rejected").change.id
    assert bukubridge("seen", first) == Exit.OK
    assert [entry.seen for entry in memory.box_in.values() if entry.refused] == [True, False, False]
    assert bukubridge("seen", first) == Exit.PROBLEM
    assert "bukubridge refusals" in bukubridge.err
    assert bukubridge("seen") == bukubridge("seen", first, "--all") == Exit.USAGE
    assert bukubridge("seen", "--all", "--yes") == Exit.OK
    assert all(entry.seen for entry in memory.box_in.values() if entry.refused)
    assert bukubridge("refusals") == Exit.OK
