"""What needs a person is one list: grouped, counted, paged, named; and what a person has looked at is done once."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from connector.agent.workshop import Titled
from connector.control import attention as say
from connector.control import messages
from connector.control.attention import MatterKind, Todo
from connector.control.client import ControlClient
from connector.control.parts import Target
from connector.domain.actions import Action, ActionKind, ActionState
from connector.domain.conflicts import ConflictKind
from connector.domain.errors import NotFound, NotInBooks, SettingsInvalid, Stopped
from connector.domain.fingerprint import canonical, fingerprint
from connector.domain.identity import Break, Timeline
from connector.domain.inbox import InboxEntry, InboxState
from connector.domain.keys import ActionId, ConnectionId, EntityKind, Key, TimelineId, Version
from connector.domain.platform_changes import Acknowledgement, ChangeId, ChangeOutcome
from connector.domain.runs import Outcome, Problem
from tests.agent.office import SOON, Office, running
from tests.fakes.entities import customer, invoice
from tests.fakes.source import MemorySource
from tests.fakes.two_ways import AT, TwoWayMemory, change, disputed, wrote
from tests.fakes.workshop import Run, ended

ACME, BINA = ConnectionId("id-acme"), ConnectionId("id-bina")
C, IV = EntityKind.CUSTOMER, EntityKind.INVOICE


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Office]:
    """Two companies, agent and control channel running, first runs over."""
    with running(tmp_path, "acme", "bina") as made:
        yield made


@pytest.fixture
def memory(made: Office) -> TwoWayMemory:
    """What is kept of the first company."""
    return made.workshop.memory(ACME)


def problem(key: str, code: str = "unmappable", kind: EntityKind = C, minute: int = 0, **changes: object) -> Problem:
    """A record that is set aside."""
    at = AT + dt.timedelta(minutes=minute)
    made = Problem(entity=kind, key=Key(key), code=code, sentence=f"Why {key}.", since=at, next_try=AT)
    return msgspec.structs.replace(made, **changes)


def action(number: int, kind: ActionKind = ActionKind.DELETE, entity: EntityKind = C) -> Action:
    """Something that is to be written onto the platform."""
    content = b"" if kind is ActionKind.DELETE else canonical(customer(f"C{number}", f"Kedai {number}"))
    target = fingerprint(content) if content else b""
    return Action(ActionId(f"{number:032}"), kind, entity, Key(f"C{number}"), 2, content, target, Version("v"))


def refusal(number: int, code: str = "rejected") -> InboxEntry:
    """A change that the books refused."""
    entry = change(number, InboxState.DONE)
    answer = Acknowledgement(
        change=entry.change.id, outcome=ChangeOutcome.REJECTED, reason="The period is closed.", code=code
    )
    return msgspec.structs.replace(entry, acknowledgement=answer, title=f"C{number} Kedai", told=True)


def fill(memory: TwoWayMemory) -> None:
    """One of everything that may need somebody."""
    memory.save_inbox(disputed(1))
    memory.save_inbox(change(2, InboxState.HELD))
    memory.save_inbox(change(3, InboxState.WAITING))
    sent = msgspec.structs.replace(change(4, InboxState.SENT), sent_at=AT)
    memory.save_inbox(sent)
    memory.save_inbox(refusal(5))
    memory.plan([action(1), action(2)], ActionState.HELD)
    memory.plan([action(7, ActionKind.CREATE)], ActionState.SENT)
    memory.set_aside([problem("C8"), problem("C9", "waits_for_parent"), problem("9", "rejected", IV)])


def test_what_the_books_lack_is_entered_there(memory: TwoWayMemory, client: ControlClient) -> None:
    """A refusal for a missing currency is nobody's mistake on the platform."""
    memory.save_inbox(refusal(5, NotInBooks.code))
    (matter,) = client.ask(say.GetAttention(), say.AttentionPage).matters
    assert (matter.todo, matter.kind) == (Todo.CORRECT_BOOKS, MatterKind.REFUSED)


def test_one_list_says_what_to_do(memory: TwoWayMemory, client: ControlClient) -> None:
    """Everything of every company, in the order of what to do, with how many lines and records wait for it."""
    fill(memory)
    page = client.ask(say.GetAttention(), say.AttentionPage)
    assert [(each.todo, each.kind, each.entity, each.count) for each in page.matters] == [
        (Todo.DECIDE, MatterKind.CONFLICT, C, 1),
        (Todo.RELEASE, MatterKind.HELD, C, 2),
        (Todo.RELEASE, MatterKind.HELD, C, 1),
        (Todo.CORRECT_BOOKS, MatterKind.SET_ASIDE, C, 1),
        (Todo.CORRECT_BOOKS, MatterKind.SET_ASIDE, IV, 1),
        (Todo.CORRECT_PLATFORM, MatterKind.REFUSED, C, 1),
        (Todo.WAIT, MatterKind.UNCERTAIN, C, 1),
        (Todo.WAIT, MatterKind.UNCERTAIN, C, 1),
        (Todo.WAIT, MatterKind.WAITING, C, 1),
        (Todo.WAIT, MatterKind.SET_ASIDE, C, 1),
    ]
    assert [(each.todo, each.matters, each.records) for each in page.counts] == [
        (Todo.DECIDE, 1, 1), (Todo.RELEASE, 2, 3), (Todo.CORRECT_BOOKS, 2, 2), (Todo.CORRECT_PLATFORM, 1, 1),
        (Todo.WAIT, 4, 4),
    ]  # fmt: skip
    assert page.total == 10
    conflict, outgoing, incoming = page.matters[:3]
    assert (conflict.title, conflict.fields, conflict.conflict) == ("C1 Books", ("credit_limit", "name"), "fields")
    assert (outgoing.target, outgoing.action) == (Target.PLATFORM, ActionKind.DELETE)
    assert (incoming.target, incoming.action) == (Target.BOOKS, ActionKind.UPDATE)
    refused = next(each for each in page.matters if each.kind is MatterKind.REFUSED)
    assert (refused.title, refused.sentence) == ("C5 Kedai", "The period is closed.")
    into_books, onto_platform = (each for each in page.matters if each.kind is MatterKind.UNCERTAIN)
    assert (into_books.since, into_books.target) == (AT, Target.BOOKS)
    assert (onto_platform.title, onto_platform.target) == ("C7 Kedai 7", Target.PLATFORM)


def test_the_list_is_narrowed_down_and_paged(made: Office, memory: TwoWayMemory, client: ControlClient) -> None:
    """By company, todo, kind and text; a thousand records in pages of 200 at most, each once, all counted."""
    fill(memory)
    made.workshop.memory(BINA).set_aside([problem(f"B{number:04}", minute=number) for number in range(1000)])
    seen: list[str] = []
    while len(seen) < 1000:
        asked = say.GetAttention(todo=Todo.CORRECT_BOOKS, connection="id-bina", skip=len(seen), limit=5000)
        page = client.ask(asked, say.AttentionPage)
        assert (page.total, len(page.matters)) == (1000, 200)
        seen += [each.key for each in page.matters]
    assert seen == [f"B{number:04}" for number in range(1000)]
    both = client.ask(say.GetAttention(todo=Todo.CORRECT_BOOKS, skip=1, limit=3), say.AttentionPage)
    assert (both.total, [each.key for each in both.matters]) == (1002, ["9", "B0000", "B0001"])
    assert client.ask(say.GetAttention(search="why b0123"), say.AttentionPage).total == 1
    assert client.ask(say.GetAttention(search="kedai 7"), say.AttentionPage).total == 1
    assert client.ask(say.GetAttention(entity=IV), say.AttentionPage).total == 1


def test_nothing_is_listed_where_nothing_is_wrong(client: ControlClient) -> None:
    """An empty list is empty."""
    assert client.ask(say.GetAttention(), say.AttentionPage) == say.AttentionPage()


@pytest.mark.parametrize(
    ("code", "todo", "kind"),
    [
        ("timeline_broken", Todo.DECIDE, MatterKind.TIMELINE),
        ("wrong_company", Todo.RECONNECT, MatterKind.FAULT),
        ("sign_in_refused", Todo.RECONNECT, MatterKind.FAULT),
        ("source_changed", Todo.RECONNECT, MatterKind.FAULT),
        ("unreachable", Todo.WAIT, MatterKind.FAULT),
    ],
)
def test_a_connection_that_does_not_work_is_a_line(
    made: Office, client: ControlClient, code: str, todo: Todo, kind: MatterKind
) -> None:
    """With what to do about it."""

    def fails(run: Run) -> object:
        return ended(run, Outcome.FAILED, code)

    made.workshop.script = fails  # type: ignore[assignment]
    made.agent.sync(made.connection()).result(SOON)
    (found,) = client.ask(say.GetAttention(), say.AttentionPage).matters
    assert (found.todo, found.kind, found.title) == (todo, kind, "Acme Sdn Bhd")
    assert found.sentence


def test_what_is_held_is_named(made: Office, memory: TwoWayMemory, client: ControlClient) -> None:
    """A deletion carries a key only: the platform is asked for the name; without it the page says why."""
    memory.plan([action(number) for number in range(1, 301)], ActionState.HELD)
    made.workshop.titled = {Key("C1"): Titled("C1 Kedai Kopi", "MYR", 125_000)}
    asked = say.GetHeld(connection="id-acme", target=Target.PLATFORM, entity=C, action=ActionKind.DELETE)
    page = client.ask(asked, say.HeldPage)
    assert (page.total, len(page.changes), page.sentence) == (300, 200, "")
    assert (page.changes[0].title, page.changes[0].amount) == ("C1 Kedai Kopi", 125_000)
    assert len(client.ask(msgspec.structs.replace(asked, skip=200), say.HeldPage).changes) == 100
    titles = client.ask(say.GetTitles(connection="id-acme", entity=C, keys=(Key("C1"), Key("C2"))), say.TitleList)
    assert titles.titles == {"C1": say.Title(title="C1 Kedai Kopi", currency="MYR", amount=125_000)}
    made.workshop.online = False
    page = client.ask(asked, say.HeldPage)
    assert page.changes[0].title == ""
    assert "cannot be reached" in page.sentence


def test_what_is_held_from_the_books_is_named_by_what_they_have(memory: TwoWayMemory, client: ControlClient) -> None:
    """By the record that the person on the platform saw."""
    entry = change(1, InboxState.HELD, IV)
    seen = msgspec.structs.replace(entry.change, kind=ActionKind.DELETE, base=canonical(invoice(number="IV-1")))
    memory.save_inbox(msgspec.structs.replace(entry, change=seen))
    asked = say.GetHeld(connection="id-acme", target=Target.BOOKS, entity=IV, action=ActionKind.DELETE)
    (held,) = client.ask(asked, say.HeldPage).changes
    assert held.title.startswith("IV-1")
    assert held.amount == invoice().total


def test_only_what_was_looked_at_is_released(made: Office, memory: TwoWayMemory, client: ControlClient) -> None:
    """One action on one kind on one side; refused when it is another number by now, and not done twice."""
    memory.plan([action(number) for number in (1, 2)], ActionState.HELD)
    memory.plan([action(3, ActionKind.UPDATE)], ActionState.HELD)
    memory.save_inbox(change(2, InboxState.HELD))
    asked = say.ReleaseHeld(
        connection="id-acme", target=Target.PLATFORM, entity=C, action=ActionKind.DELETE, expected=3
    )
    with pytest.raises(NotFound, match="Meanwhile 2 are held, not the 3"):
        client.ask(asked, messages.Accepted)
    asked = msgspec.structs.replace(asked, expected=2)
    accepted = client.ask(asked, messages.Accepted)
    list(client.watch(messages.Watch(jobs=accepted.jobs)))
    assert [(each.action.key, each.state) for each in memory.box.values()] == [
        ("C1", ActionState.RELEASED), ("C2", ActionState.RELEASED), ("C3", ActionState.HELD),
    ]  # fmt: skip
    with pytest.raises(NotFound, match="Nothing of this is held"):
        client.ask(asked, messages.Accepted)
    incoming = msgspec.structs.replace(asked, target=Target.BOOKS, action=ActionKind.UPDATE, expected=1)
    client.ask(incoming, messages.Accepted)
    assert [entry.state for entry in memory.box_in.values()] == [InboxState.RELEASED]
    assert made.status().light is not messages.Light.RED


def test_one_record_or_all_of_a_kind_is_tried_now(made: Office, memory: TwoWayMemory, client: ControlClient) -> None:
    """It is due when the run comes, and the run looks at its kind; what has gone through meanwhile is said."""
    later = made.clock.now() + dt.timedelta(hours=1)
    memory.set_aside([problem(f"C{number}", next_try=later) for number in range(3)])
    memory.set_aside([problem("9", kind=IV, next_try=later)])
    accepted = client.ask(say.RetryNow(connection="id-acme", entity=C, key=Key("C1")), messages.Accepted)
    list(client.watch(messages.Watch(jobs=accepted.jobs)))
    now = made.clock.now()
    assert [each.key for each in memory.problems(due=now)] == ["C1"]
    assert made.workshop.orders[-1][1].kinds == (C,)
    client.ask(say.RetryNow(connection="id-acme", entity=C), messages.Accepted)
    assert [each.key for each in memory.problems(C, due=made.clock.now())] == ["C0", "C1", "C2"]
    client.ask(say.RetryNow(connection="id-acme"), messages.Accepted)
    assert len(memory.problems(due=made.clock.now())) == 4
    with pytest.raises(NotFound, match="gone through"):
        client.ask(say.RetryNow(connection="id-acme", entity=C, key=Key("C77")), messages.Accepted)


def test_a_change_that_is_put_off_is_tried_now(made: Office, memory: TwoWayMemory, client: ControlClient) -> None:
    """And nothing that is in another state."""
    waiting = msgspec.structs.replace(change(1, InboxState.WAITING), next_try=AT + dt.timedelta(days=900))
    memory.save_inbox(waiting)
    client.ask(say.RetryNow(connection="id-acme", change=waiting.change.id), messages.Accepted)
    assert memory.box_in[waiting.change.id].next_try is None
    memory.save_inbox(disputed(2))
    with pytest.raises(NotFound):
        client.ask(say.RetryNow(connection="id-acme", change=disputed(2).change.id), messages.Accepted)
    made.agent.pause(made.connection(), None)
    with pytest.raises(Stopped, match="paused"):
        client.ask(say.RetryNow(connection="id-acme"), messages.Accepted)


def test_a_refusal_that_was_seen_is_listed_no_more(memory: TwoWayMemory, client: ControlClient) -> None:
    """A person ticks it off; another one is counted still, although no run follows."""
    memory.save_inbox(refusal(6))
    memory.save_inbox(refusal(5))
    first, second = client.ask(say.GetAttention(), say.AttentionPage).matters
    client.ask(say.TickOff(connection="id-acme", changes=(first.change,)), messages.Done)
    assert client.ask(say.GetAttention(), say.AttentionPage).matters == (second,)
    status = client.ask(messages.GetStatus(), messages.Status).connections[0]
    assert status.changes_refused == 1


def test_conflicts_like_one_are_those_with_the_same_question(memory: TwoWayMemory, client: ControlClient) -> None:
    """Same kind of conflict, same kind of record, same fields; the one itself is apart."""
    for number in range(1, 251):
        memory.save_inbox(disputed(number))
    memory.save_inbox(disputed(300, ConflictKind.DUPLICATE))
    other = disputed(301)
    assert other.conflict is not None
    narrow = msgspec.structs.replace(other.conflict, fields=("name",))
    memory.save_inbox(msgspec.structs.replace(other, conflict=narrow))
    asked = say.GetConflict(connection="id-acme", change=disputed(2).change.id)
    found = client.ask(asked, say.SimilarConflicts)
    assert found.conflict.key == "C2"
    assert (found.total, len(found.similar)) == (249, 200)
    rest = client.ask(msgspec.structs.replace(asked, skip=200), say.SimilarConflicts)
    keys = [each.key for each in (*found.similar, *rest.similar)]
    assert keys == [f"C{number}" for number in range(1, 251) if number != 2]
    with pytest.raises(NotFound, match="decided already"):
        client.ask(say.GetConflict(connection="id-acme", change=ChangeId("unknown")), say.SimilarConflicts)


def test_what_accepting_both_sides_does_is_told_first(
    made: Office, memory: TwoWayMemory, client: ControlClient
) -> None:
    """Which break it looks like, what is planned anew, which writes are no longer there; nothing is changed by it."""
    source = MemorySource()
    made.workshop.source = source
    memory.save_timeline("books", Timeline(id=TimelineId("t"), identity=source.identify(), seen_at=AT))
    asked = say.PreviewRebase(connection="id-acme")
    assert client.ask(asked, say.RebasePreview).looks_like is None
    source.identity = msgspec.structs.replace(source.identity, counters={"transaction": 7})
    memory.plan([action(1)], ActionState.HELD)
    memory.keep_written(wrote(1))
    found = client.ask(asked, say.RebasePreview)
    assert (found.looks_like, found.acceptable, found.dropped) == (Break.RESTORE, True, 1)
    assert "restored from a backup" in found.sentence
    assert (found.lost_total, [each.title for each in found.lost]) == (1, ["C1 Name 1"])
    assert len(memory.box) == 1
    stranger = msgspec.structs.replace(source.identity.company, name="Other", alias="X", registration_no="999")
    source.identity = msgspec.structs.replace(source.identity, company=stranger, marks={"created": "elsewhere"})
    assert client.ask(asked, say.RebasePreview).acceptable is False


def test_runs_that_wrote_are_told_newest_first(memory: TwoWayMemory, client: ControlClient) -> None:
    """With how much of each was taken back."""
    for each in (wrote(1, "run-a"), wrote(2, "run-b"), msgspec.structs.replace(wrote(3, "run-b"), undone_at=AT)):
        memory.keep_written(each)
    newest, older = client.ask(say.GetWritingRuns(), say.WritingRuns).runs
    assert (newest.run, newest.writes, newest.taken_back, newest.kinds) == ("run-b", 2, 1, (C,))
    assert (older.run, older.writes) == ("run-a", 1)


def test_a_connection_must_be_named_when_there_are_two(client: ControlClient) -> None:
    """Nothing is released somewhere by guess."""
    asked = say.ReleaseHeld(connection="", target=Target.PLATFORM, entity=C, action=ActionKind.DELETE, expected=1)
    with pytest.raises((NotFound, SettingsInvalid)):
        client.ask(asked, messages.Accepted)
