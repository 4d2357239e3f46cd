"""The way into the books from the command line: policies, decisions, previews, undo, each shown before it is done."""

import msgspec
import pytest

from connector.cli.terminal import Exit
from connector.connections import Direction, load_registry
from connector.control.both_ways import Dispute, PastWrite, TakenBack, UndoOutcome
from connector.domain.actions import Action, ActionKind
from connector.domain.conflicts import Choice, ConflictKind, Policy
from connector.domain.fingerprint import canonical
from connector.domain.inbox import InboxState
from connector.domain.keys import ActionId, ConnectionId, EntityKind, Key, Version
from connector.domain.platform_changes import ChangeId
from connector.domain.runs import Outcome, RunRecord
from connector.domain.writing import Deletion, Readiness, Write
from connector.hosting.shown import planned_action, planned_write
from connector.paths import Home
from tests.agent.office import Office
from tests.cli.terminal import Terminal
from tests.fakes.entities import customer, invoice
from tests.fakes.two_ways import ScriptedBooks, TwoWayMemory, change, disputed, wrote
from tests.fakes.workshop import Run, ended, plain

ACME = ConnectionId("id-acme")


@pytest.fixture
def memory(served: Office) -> TwoWayMemory:
    """What is kept of the company."""
    return served.workshop.memory(ACME)


@pytest.fixture
def books(served: Office) -> ScriptedBooks:
    """The company's books: customers can be written, invoices must be rehearsed."""
    books = ScriptedBooks()
    books.ready = [
        Readiness(entity=EntityKind.CUSTOMER, ready=True, actions=(ActionKind.CREATE, ActionKind.UPDATE)),
        Readiness(entity=EntityKind.INVOICE, ready=False, reasons=("Nothing was rehearsed.",)),
    ]
    served.workshop.books = books
    return books


@pytest.mark.parametrize(
    "command",
    [
        ["conflicts"],
        ["resolve", "1", "--keep", "books"],
        ["link"],
        ["preview"],
        ["written"],
        ["undo", "--run", "r"],
        ["rehearse"],
        ["refusals"],
        ["seen", "1"],
    ],
)
def test_without_an_agent_nothing_is_decided(home: Home, bukubridge: Terminal, command: list[str]) -> None:
    """The way to start it is told."""
    assert bukubridge(*command) == Exit.NO_AGENT
    assert "bukubridge run" in bukubridge.err


def test_writing_is_off_until_a_person_turns_it_on(
    home: Home, served: Office, books: ScriptedBooks, bukubridge: Terminal
) -> None:
    """What the books say is told; the running agent knows at once; everything that was not named stays."""
    assert bukubridge("policy", "show") == Exit.OK
    assert "Every other kind is only read." in bukubridge.out
    assert bukubridge("policy", "set", "customers", "--conflict", "platform", "--field", "name=books") == Exit.OK
    assert bukubridge("policy", "set", "customers", "--write", "on", "--deleted-on-platform", "deactivate") == Exit.OK
    assert "can be written (create, update)" in bukubridge.out
    kept = load_registry(home).connection(ACME)
    policy = kept.policies.of(EntityKind.CUSTOMER)
    assert (policy.write, policy.conflict, policy.fields) == (True, Policy.PLATFORM_WINS, {"name": Policy.BOOKS_WIN})
    assert (policy.deleted_on_platform, kept.direction) == (Deletion.DEACTIVATE, Direction.BIDIRECTIONAL)
    assert served.status().writes == (EntityKind.CUSTOMER,)
    assert bukubridge("status") == Exit.OK
    assert "written into the books: customers" in bukubridge.out
    assert bukubridge("policy", "set", "customers", "--write", "off") == Exit.OK
    assert load_registry(home).connection(ACME).direction is Direction.INBOUND


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["invoices", "--write", "on"], "Nothing was rehearsed. | bukubridge rehearse invoices"),
        (["payments", "--write", "on"], "Payments cannot be written into these books."),
        (["unicorns", "--write", "on"], "credit_notes"),
        (["customers", "--field", "horn=books"], "have no field 'horn'"),
        (["customers", "--field", "name=me"], "names no winner"),
        (["customers", "--deleted-on-platform", "cancel"], "Customers are never cancelled."),
        (["invoices", "--deleted-on-platform", "deactivate"], "Invoices are never deactivated."),
    ],
)
def test_a_policy_that_cannot_work_is_refused(
    home: Home, books: ScriptedBooks, bukubridge: Terminal, options: list[str], words: str
) -> None:
    """In words with what helps, and nothing is changed."""
    before = home.registry.read_bytes()
    assert bukubridge("policy", "set", *options) == Exit.PROBLEM
    for part in words.split(" | "):
        assert part in bukubridge.err
    assert home.registry.read_bytes() == before


def test_a_conflict_is_shown_and_decided(memory: TwoWayMemory, bukubridge: Terminal) -> None:
    """Both values with what was before, who and when; then the decision, with another one for a field."""
    assert bukubridge("conflicts") == Exit.OK
    assert "nothing to decide" in bukubridge.out
    entry = disputed(1)
    memory.save_inbox(entry)
    assert bukubridge("conflicts") == Exit.PARTIAL
    for part in ("C1 Books", "1,000.00", "2,500.50", "3,000.00", "by Aminah", "by ADMIN"):
        assert part in bukubridge.out
    assert f"bukubridge resolve {entry.change.id[:8]} --keep books|platform" in bukubridge.out
    assert bukubridge("conflicts", "--json") == Exit.PARTIAL
    assert msgspec.json.decode(bukubridge.out, type=Dispute).change == entry.change.id
    assert bukubridge("resolve", entry.change.id[:8], "--keep", "platform", "--field", "name=books") == Exit.OK
    assert "success" in bukubridge.out
    kept = memory.box_in[entry.change.id]
    assert kept.resolution is not None
    assert (kept.state, kept.resolution.choice) == (InboxState.RECEIVED, Choice.KEEP_PLATFORM)
    assert kept.resolution.fields == {"name": Choice.KEEP_BOOKS}
    assert bukubridge("resolve", entry.change.id[:8], "--keep", "platform") == Exit.PROBLEM
    assert "There is no conflict" in bukubridge.err


@pytest.mark.parametrize("ways", [[], ["--keep", "books", "--create"], ["--link", "C1", "--create"]])
def test_a_decision_is_one(memory: TwoWayMemory, bukubridge: Terminal, ways: list[str]) -> None:
    """Neither none nor two at once."""
    memory.save_inbox(disputed(1, ConflictKind.DUPLICATE))
    assert bukubridge("resolve", "1", *ways) == Exit.USAGE
    assert memory.box_in[disputed(1).change.id].resolution is None


def test_a_side_of_a_field_is_one_of_two(memory: TwoWayMemory, bukubridge: Terminal) -> None:
    """What is neither is refused in words."""
    memory.save_inbox(disputed(1))
    assert bukubridge("resolve", "1", "--keep", "books", "--field", "name=ask") == Exit.PROBLEM
    assert "name=books or name=platform" in bukubridge.err


def test_proposals_to_link_are_shown_and_confirmed(served: Office, memory: TwoWayMemory, bukubridge: Terminal) -> None:
    """One by its change, or all at once with one run; a conflict of fields is no proposal."""
    assert bukubridge("link") == Exit.OK
    assert "looks like one of the books" in bukubridge.out
    memory.save_inbox(disputed(1))
    for number in range(2, 6):
        memory.save_inbox(disputed(number, ConflictKind.DUPLICATE))
    assert bukubridge("link") == Exit.PARTIAL
    assert ("C2 Platform" in bukubridge.out, "C1 Platform" in bukubridge.out) == (True, False)
    assert bukubridge("link", disputed(2).change.id[:8], "C9", "--yes") == Exit.OK
    chosen = memory.box_in[disputed(2).change.id].conflict
    assert chosen is not None
    assert chosen.key == "C9"
    runs = len(served.workshop.orders)
    assert bukubridge("link", "--all", "--yes") == Exit.OK
    assert len(served.workshop.orders) == runs + 1
    states = [memory.box_in[disputed(number).change.id].state for number in range(1, 6)]
    assert states == [InboxState.CONFLICT, *[InboxState.RECEIVED] * 4]
    assert bukubridge("link", "nobody", "--yes") == Exit.PROBLEM


def test_a_preview_names_records_and_numbers_of_both_ways(served: Office, bukubridge: Terminal) -> None:
    """What would go into the books, and what onto the platform; nothing is written."""
    action = Action(
        ActionId("a"), ActionKind.UPDATE, EntityKind.CUSTOMER, Key("C1"), 2, canonical(customer("C1", "Kedai")), b"",
        Version("1"), ("name",),
    )  # fmt: skip
    write = Write(
        id=ActionId("w"),
        change=ChangeId("c"),
        kind=ActionKind.CREATE,
        entity=EntityKind.INVOICE,
        reference="BB0",
        content=canonical(invoice("IV-7", total=10600)),
    )
    assert planned_action(action).title == "C1 Kedai"
    assert (planned_write(write).currency, planned_write(write).amount) == ("MYR", 10600)

    def script(run: Run) -> RunRecord:
        run.show([action])
        run.show_writes([write])
        return plain(run)

    served.workshop.script = script
    assert bukubridge("preview", "--entity", "customers") == Exit.OK
    into, onto = bukubridge.out.split("Onto the platform: ")
    assert "Into the books: 1 invoices to create" in into
    assert ("IV-7" in into, "MYR 106.00" in into) == (True, True)
    assert ("1 customers to update" in onto, "C1 Kedai" in onto) == (True, True)
    assert served.workshop.orders[-1][1].dry_run
    assert bukubridge("preview", "--json") == Exit.OK
    assert {msgspec.json.decode(line).get("target", "platform") for line in bukubridge.out.splitlines()} == {
        "books",
        "platform",
    }
    served.workshop.script = lambda run: ended(run, Outcome.FAILED, "source_changed")
    assert bukubridge("preview") == Exit.PROBLEM
    assert "It ended: source_changed." in bukubridge.err


def test_history_and_undo(memory: TwoWayMemory, books: ScriptedBooks, bukubridge: Terminal) -> None:
    """What was written is listed; taking it back is shown first; what cannot be taken back is told and ends with 3."""
    assert bukubridge("written") == Exit.OK
    assert "Nothing was written into the books." in bukubridge.out
    for written in (wrote(1, "run-a"), wrote(2, "run-a"), wrote(3, "run-b")):
        memory.keep_written(written)
    assert bukubridge("written", "--run", "run-a", "--json") == Exit.OK
    found = [msgspec.json.decode(line, type=PastWrite) for line in bukubridge.out.splitlines()]
    assert [item.key for item in found] == ["C2", "C1"]
    books.stuck[Key("C2")] = "somebody edited it since"
    assert bukubridge("undo", "--run", "run-a", "--yes") == Exit.PARTIAL
    assert ("deletes C1" in bukubridge.out, "somebody edited it since" in bukubridge.out) == (True, True)
    assert books.undone == ["C1"]
    assert bukubridge("undo", "--run", "run-a", "--yes") == Exit.PROBLEM
    assert bukubridge("undo", "--entity", "customers", "--key", "C3", "--yes", "--json") == Exit.OK
    (step, *_) = [line for line in bukubridge.out.splitlines() if '"outcome":"undone"' in line]
    assert msgspec.json.decode(step, type=TakenBack).outcome is UndoOutcome.UNDONE
    assert bukubridge("written") == Exit.OK
    assert "C3 Name 3" in bukubridge.out


@pytest.mark.parametrize("options", [[], ["--entity", "customers"], ["--key", "C1"]])
def test_what_is_to_be_taken_back_is_said(books: ScriptedBooks, bukubridge: Terminal, options: list[str]) -> None:
    """A run, or one record: nothing is taken back by guessing."""
    assert bukubridge("undo", *options, "--yes") == Exit.USAGE
    assert books.undone == []


def test_a_rehearsal_is_told_in_words(books: ScriptedBooks, bukubridge: Terminal) -> None:
    """What came of it for each kind; one that still cannot be written ends with 1."""
    assert bukubridge("rehearse", "invoices") == Exit.OK
    assert "invoices: can be written" in bukubridge.out
    assert "20 documents as posted." in bukubridge.out
    assert books.rehearsed == [EntityKind.INVOICE]
    assert bukubridge("rehearse", "payments") == Exit.PROBLEM


def test_a_rebase_says_what_is_wrong_first(served: Office, bukubridge: Terminal) -> None:
    """Nobody accepts what they were not told."""
    served.workshop.script = lambda run: ended(run, Outcome.FAILED, "timeline_broken")
    assert bukubridge("sync") == Exit.PROBLEM
    served.workshop.script = plain
    assert bukubridge("rebase", "--yes") == Exit.OK
    assert "Acme Sdn Bhd: It ended: timeline_broken." in bukubridge.out
    assert "rebase id-acme" in served.workshop.did


def test_what_waits_for_a_person_is_in_the_status(served: Office, memory: TwoWayMemory, bukubridge: Terminal) -> None:
    """Conflicts, held and waiting changes are counted beside the light."""
    for entry in (disputed(1), change(2, InboxState.HELD), change(3, InboxState.WAITING)):
        memory.save_inbox(entry)
    assert bukubridge("sync") == Exit.OK
    assert bukubridge("status") == Exit.OK
    for part in ("to decide: 1", "waiting for the books: 1", "held from the books: 1", "bukubridge conflicts"):
        assert part in bukubridge.out
