"""What faces ask about the way into the books is answered between runs, decided once, and shown before it is done."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import msgspec
import pytest

from connector.agent.queue import Ticket
from connector.control import both_ways as say
from connector.control import messages
from connector.control.client import ControlClient
from connector.domain.conflicts import Choice, ConflictKind
from connector.domain.errors import BridgeError, NotFound, SettingsInvalid, Stopped, TimelineBroken, Unsupported
from connector.domain.identity import Timeline
from connector.domain.inbox import InboxState
from connector.domain.keys import ConnectionId, EntityKind, Key, TimelineId
from connector.domain.writing import Readiness
from tests.agent.office import SOON, Office, running
from tests.fakes.source import MemorySource
from tests.fakes.two_ways import AT, ScriptedBooks, TwoWayMemory, change, disputed, wrote
from tests.fakes.workshop import Run, plain
from tests.live.servers.processes import wait_until

ACME = ConnectionId("id-acme")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Office]:
    """One company, agent and control channel running, first run over."""
    with running(tmp_path, "acme") as made:
        yield made


@pytest.fixture
def memory(made: Office) -> TwoWayMemory:
    """What is kept of the company."""
    return made.workshop.memory(ACME)


@pytest.fixture
def books(made: Office) -> ScriptedBooks:
    """The company's books."""
    books = ScriptedBooks()
    made.workshop.books = books
    return books


def test_a_conflict_shows_both_values_and_who_changed_them(memory: TwoWayMemory, client: ControlClient) -> None:
    """Field by field with what both had before; amounts as people write them."""
    memory.save_inbox(disputed(1))
    (found,) = client.ask(say.GetConflicts(), say.ConflictList).conflicts
    limit, name = found.fields
    assert (limit.name, limit.base, limit.books, limit.platform) == ("credit_limit", "1,000.00", "2,500.50", "3,000.00")
    assert (name.base, name.books, name.platform) == ("Old", "Books", "Platform")
    assert (found.changed_by, found.changed_at) == ("Aminah", AT)
    assert (found.books_changed_by, found.books_changed_at) == ("ADMIN", AT)
    assert (found.books, found.platform) == ("C1 Books", "C1 Platform")


def test_conflicts_are_narrowed_down(memory: TwoWayMemory, client: ControlClient) -> None:
    """By kind of record and of conflict; oldest first, all pages of them."""
    for number in range(1, 451):
        memory.save_inbox(disputed(number, ConflictKind.DUPLICATE if number % 2 else ConflictKind.FIELDS))
    asked = say.GetConflicts(kind=ConflictKind.DUPLICATE, limit=1000)
    assert len(client.ask(asked, say.ConflictList).conflicts) == 225
    assert client.ask(say.GetConflicts(entity=EntityKind.INVOICE), say.ConflictList).conflicts == ()
    first = client.ask(say.GetConflicts(limit=3), say.ConflictList).conflicts
    assert [item.key for item in first] == ["C1", "C2", "C3"]


def test_a_decision_is_kept_and_a_run_acts_on_it(made: Office, memory: TwoWayMemory, client: ControlClient) -> None:
    """One side for all fields, the other for one of them; the beginning of the change's id is enough."""
    entry = disputed(1)
    memory.save_inbox(entry)
    seen: list[InboxState] = []

    def script(run: Run) -> object:
        seen.append(memory.box_in[entry.change.id].state)
        return plain(run)

    made.workshop.script = script  # type: ignore[assignment]
    request = say.Resolve(
        changes=(entry.change.id[:6],),
        choice=Choice.KEEP_BOOKS,
        fields={"name": Choice.KEEP_PLATFORM},
        decided_by="Siti",
    )
    accepted = client.ask(request, messages.Accepted)
    ended = [
        event for event in client.watch(messages.Watch(jobs=accepted.jobs)) if isinstance(event, messages.JobEnded)
    ]
    assert len(ended) == 1
    assert seen == [InboxState.RECEIVED]
    kept = memory.box_in[entry.change.id].resolution
    assert kept is not None
    assert (kept.choice, kept.fields, kept.decided_by) == (Choice.KEEP_BOOKS, request.fields, "Siti")
    assert made.workshop.orders[-1][1].kinds == (EntityKind.CUSTOMER,)


@pytest.mark.parametrize(
    ("request_", "kind", "words"),
    [
        (say.Resolve(changes=("f",), choice=Choice.KEEP_BOOKS), ConflictKind.FIELDS, "no conflict f"),
        (say.Resolve(changes=("",), choice=Choice.KEEP_BOOKS), ConflictKind.FIELDS, "More than one|no conflict"),
        (say.Resolve(changes=("1",), choice=Choice.LINK), ConflictKind.FIELDS, "may have already"),
        (say.Resolve(changes=("1",), choice=Choice.KEEP_PLATFORM), ConflictKind.DUPLICATE, "have this record already"),
        (
            say.Resolve(changes=("1",), choice=Choice.KEEP_BOOKS, fields={"phone": Choice.KEEP_BOOKS}),
            ConflictKind.FIELDS,
            "no conflict in phone",
        ),
        (
            say.Resolve(changes=("1",), choice=Choice.KEEP_BOOKS, fields={"name": Choice.CREATE}),
            ConflictKind.FIELDS,
            "as the books or as the platform",
        ),
        (say.Resolve(changes=("1", "f"), choice=Choice.KEEP_BOOKS), ConflictKind.FIELDS, "no conflict f"),
    ],
)
def test_what_cannot_be_decided_so_is_refused(
    memory: TwoWayMemory, client: ControlClient, request_: say.Resolve, kind: ConflictKind, words: str
) -> None:
    """In words, and nothing is changed by it, the light neither."""
    entry = disputed(1, kind)
    memory.save_inbox(entry)
    with pytest.raises((NotFound, SettingsInvalid), match=words):
        client.ask(request_, messages.Accepted)
    assert memory.box_in == {entry.change.id: entry}
    (status,) = client.ask(messages.GetStatus(), messages.Status).connections
    assert status.light is not messages.Light.RED


def test_many_proposals_are_linked_with_one_run(made: Office, memory: TwoWayMemory, client: ControlClient) -> None:
    """First-time matching of two filled sides: hundreds of records, one decision; another record may be named."""
    entries = [disputed(number, ConflictKind.DUPLICATE) for number in range(1, 301)]
    for entry in entries:
        memory.save_inbox(entry)
    runs = len(made.workshop.orders)
    changes = tuple(entry.change.id for entry in entries)
    accepted = client.ask(say.Resolve(changes=changes, choice=Choice.LINK), messages.Accepted)
    list(client.watch(messages.Watch(jobs=accepted.jobs)))
    assert len(made.workshop.orders) == runs + 1
    assert {entry.state for entry in memory.box_in.values()} == {InboxState.RECEIVED}
    memory.save_inbox(disputed(400, ConflictKind.DUPLICATE))
    change_id = disputed(400).change.id
    client.ask(say.Resolve(changes=(change_id,), choice=Choice.LINK, key=Key("C9")), messages.Accepted)
    conflict = memory.box_in[change_id].conflict
    assert conflict is not None
    assert conflict.key == "C9"


def test_status_tells_what_a_person_has_to_do(made: Office, memory: TwoWayMemory, client: ControlClient) -> None:
    """Conflicts, what is held and what waits are counted, and the light is amber."""
    for entry in (
        disputed(1),
        change(2, InboxState.HELD),
        change(3, InboxState.WAITING),
        change(4, InboxState.SENT),
        change(5, InboxState.TOLD),
    ):
        memory.save_inbox(entry)
    made.agent.sync(made.connection()).result(SOON)
    (status,) = client.ask(messages.GetStatus(), messages.Status).connections
    assert (status.conflicts, status.changes_held, status.changes_waiting) == (1, 1, 2)
    assert status.light is messages.Light.AMBER


def test_history_is_told_newest_first_without_its_traces(memory: TwoWayMemory, client: ControlClient) -> None:
    """Of a run by the beginning of its id, of one record, or all of it; what only the adapter reads stays here."""
    for written in (wrote(1, "run-a"), wrote(2, "run-b"), wrote(3, "run-b")):
        memory.keep_written(written)
    found = client.ask(say.GetWritten(), say.WrittenList).writes
    assert [item.key for item in found] == ["C3", "C2", "C1"]
    assert found[0].title == "C3 Name 3"
    assert b"secret trace" not in msgspec.json.encode(found)
    assert [item.key for item in client.ask(say.GetWritten(run="run-a"), say.WrittenList).writes] == ["C1"]
    assert [item.key for item in client.ask(say.GetWritten(key="C2"), say.WrittenList).writes] == ["C2"]
    with pytest.raises(NotFound, match="No run"):
        client.ask(say.GetWritten(run="nothing"), say.WrittenList)
    with pytest.raises(NotFound, match="More than one run"):
        client.ask(say.GetWritten(run="run"), say.WrittenList)


def test_an_undo_is_previewed_then_done_newest_first(
    made: Office, memory: TwoWayMemory, books: ScriptedBooks, client: ControlClient
) -> None:
    """What somebody touched since stays and says why; the platform follows by a run; nothing is taken back twice."""
    for written in (wrote(1), wrote(2), wrote(3), wrote(4)):
        memory.keep_written(written)
    books.stuck[Key("C2")] = "somebody edited it since"
    books.moved.add(Key("C4"))
    steps = client.ask(say.PreviewUndo(run="run-a"), say.UndoList).steps
    assert [(step.write.key, step.outcome) for step in steps] == [
        ("C4", say.UndoOutcome.POSSIBLE),
        ("C3", say.UndoOutcome.POSSIBLE),
        ("C2", say.UndoOutcome.IMPOSSIBLE),
        ("C1", say.UndoOutcome.POSSIBLE),
    ]
    assert books.undone == []
    wanted = tuple(step.write.id for step in steps if step.outcome is say.UndoOutcome.POSSIBLE)
    done = client.ask(say.Undo(writes=wanted), say.UndoList)
    assert [(step.write.key, step.outcome) for step in done.steps] == [
        ("C4", say.UndoOutcome.REFUSED),
        ("C3", say.UndoOutcome.UNDONE),
        ("C1", say.UndoOutcome.UNDONE),
    ]
    assert books.undone == ["C3", "C1"]
    assert len(done.jobs) == 1
    again = client.ask(say.Undo(writes=wanted), say.UndoList)
    assert [step.write.key for step in again.steps] == ["C4"]
    assert books.undone == ["C3", "C1"]
    undone = [item.key for item in client.ask(say.GetWritten(), say.WrittenList).writes if item.undone_at]
    assert undone == ["C3", "C1"]


def test_nothing_is_taken_back_in_other_books(
    made: Office, memory: TwoWayMemory, books: ScriptedBooks, client: ControlClient
) -> None:
    """A company file that was restored from a backup is not touched before a person accepted it."""
    memory.keep_written(wrote(1))
    source = MemorySource()
    made.workshop.source = source
    memory.save_timeline("books", Timeline(id=TimelineId("t"), identity=source.identify(), seen_at=AT))
    source.identity = msgspec.structs.replace(source.identity, counters={"transaction": 7})
    for request in (say.PreviewUndo(run="run-a"), say.Undo(writes=(wrote(1).write.id,))):
        with pytest.raises(TimelineBroken, match="restored from a backup"):
            client.ask(request, say.UndoList)
    assert books.undone == []


def test_the_books_say_what_can_be_written(books: ScriptedBooks, client: ControlClient) -> None:
    """Readiness and rehearsal by connection; books that nothing can write have neither."""
    books.ready = [Readiness(entity=EntityKind.INVOICE, ready=False, reasons=("Not rehearsed.",))]
    (answer,) = client.ask(say.GetReadiness(), say.ReadinessList).connections
    assert (answer.connection, answer.kinds) == (ACME, tuple(books.ready))
    (answer,) = client.ask(say.Rehearse(entity=EntityKind.INVOICE), say.ReadinessList).connections
    assert answer.kinds[0].ready
    assert books.rehearsed == [EntityKind.INVOICE]


def test_a_rehearsal_that_waits_for_a_run_is_given_up_and_the_run_goes_on(
    made: Office, books: ScriptedBooks, client: ControlClient
) -> None:
    """Whoever asked for it is told; the books were not touched."""
    begun, go = Event(), Event()

    def work(ticket: Ticket[bool]) -> bool:
        begun.set()
        assert go.wait(10)
        return ticket.stop.is_set()

    queue = made.agent.queue
    run = queue.submit(ACME, "run", work)
    assert begun.wait(10)
    told: list[BridgeError] = []

    def ask() -> None:
        with ControlClient(made.home, "another") as other:
            try:
                other.ask(say.Rehearse(entity=EntityKind.INVOICE), say.ReadinessList)
            except BridgeError as exc:
                told.append(exc)

    asking = Thread(target=ask)
    asking.start()
    wait_until(lambda: queue.waiting(ACME) == 1, "the rehearsal waits in line")
    client.ask(say.EndRehearsal(entity=EntityKind.INVOICE), messages.Done)
    asking.join(10)
    assert [error.sentence for error in told] == ["The rehearsal was stopped."]
    go.set()
    assert run.result(10) is False
    assert books.rehearsed == []


def test_books_that_are_only_read_say_so(made: Office, memory: TwoWayMemory, client: ControlClient) -> None:
    """Neither undo nor rehearsal, in words."""
    memory.keep_written(wrote(1))
    (answer,) = client.ask(say.GetReadiness(), say.ReadinessList).connections
    assert answer.kinds == ()
    with pytest.raises(Unsupported, match="cannot be written"):
        client.ask(say.PreviewUndo(run="run-a"), say.UndoList)
    with pytest.raises(Unsupported, match="no rehearsal"):
        client.ask(say.Rehearse(), say.ReadinessList)


def test_a_paused_connection_is_left_alone(memory: TwoWayMemory, books: ScriptedBooks, client: ControlClient) -> None:
    """Neither its books nor its decisions are touched."""
    memory.save_inbox(disputed(1))
    client.ask(messages.Pause(), messages.Status)
    for request in (say.Resolve(changes=("1",), choice=Choice.KEEP_BOOKS), say.Undo(writes=())):
        with pytest.raises(Stopped, match="is paused"):
            client.ask(request, messages.Message)
    assert memory.box_in[disputed(1).change.id].state is InboxState.CONFLICT
