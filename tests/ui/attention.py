"""What a scripted agent says of things that need a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from threading import Event

from connector.control.attention import AttentionPage, GetAttention, Matter, MatterKind, Todo, TodoCount
from connector.control.both_ways import Dispute, DisputedField, PastWrite, TakenBack, UndoOutcome
from connector.control.messages import Message, Request, Target
from connector.domain.actions import ActionKind
from connector.domain.conflicts import ConflictKind
from connector.domain.keys import ActionId, EntityKind, Key, RunId
from connector.domain.platform_changes import ChangeId
from tests.ui.scripted import Answer, ScriptedAgent

AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
C, IV = EntityKind.CUSTOMER, EntityKind.INVOICE


def matter(kind: MatterKind = MatterKind.SET_ASIDE, todo: Todo = Todo.CORRECT_BOOKS, **changes: object) -> Matter:
    """Something that needs somebody."""
    known: dict[str, object] = {"connection": "c1", "entity": C, "sentence": "The date is not plausible.", "since": AT}
    return Matter(kind=kind, todo=todo, **{**known, **changes})  # type: ignore[arg-type]  # a test names fields


def conflict_matter(number: int = 1) -> Matter:
    """A conflict in the list."""
    return matter(
        MatterKind.CONFLICT,
        Todo.DECIDE,
        key=Key(f"C{number}"),
        title=f"C{number} Kedai",
        conflict=ConflictKind.FIELDS,
        fields=("name",),
        change=ChangeId(f"x{number}"),
    )


def held_matter(count: int = 300, action: ActionKind = ActionKind.DELETE) -> Matter:
    """What the safeguard holds, in the list."""
    return matter(
        MatterKind.HELD, Todo.RELEASE, entity=IV, count=count, target=Target.PLATFORM, action=action, since=None
    )


def listed(matters: Sequence[Matter]) -> Answer:
    """An agent that has these, answers by the page, and filters by what to do."""

    def answer(request: Request) -> Message:
        assert isinstance(request, GetAttention)
        mine = [each for each in matters if request.todo in (None, each.todo)]
        mine = [each for each in mine if request.search in each.title + each.sentence + each.key]
        counts = tuple(
            TodoCount(todo, number, number) for todo in Todo if (number := sum(each.todo is todo for each in matters))
        )
        return AttentionPage(
            matters=tuple(mine[request.skip : request.skip + min(request.limit, 200)]), total=len(mine), counts=counts
        )

    return answer


def dispute(number: int = 1, kind: ConflictKind = ConflictKind.FIELDS, fields: Sequence[str] = ("name",)) -> Dispute:
    """A conflict with its values."""
    disputed = tuple(DisputedField(name=name, base="Old", books="Books", platform="Platform") for name in fields)
    return Dispute(
        connection="c1",
        change=ChangeId(f"x{number}"),
        entity=C,
        key=Key(f"C{number}"),
        kind=kind,
        books=f"C{number} Books",
        platform=f"C{number} Platform",
        fields=disputed,
        since=AT,
        changed_by="Aminah",
        changed_at=AT,
        books_changed_by="ADMIN",
    )


def past_write(number: int) -> PastWrite:
    """Something that was written into the books."""
    return PastWrite(
        connection="c1",
        id=ActionId(f"w{number}"),
        change=ChangeId(f"x{number}"),
        kind=ActionKind.CREATE,
        entity=IV,
        key=Key(str(number)),
        title=f"IV-{number:05} Kedai",
        run=RunId("run-a"),
        at=AT,
    )


def step(number: int, outcome: UndoOutcome = UndoOutcome.POSSIBLE, sentence: str = "deletes it") -> TakenBack:
    """What taking one back would do, or did."""
    return TakenBack(write=past_write(number), outcome=outcome, sentence=sentence)


def waits(agent: ScriptedAgent, kind: type[Message], answer: Answer) -> Event:
    """The agent answers this only when the event is set: a test looks meanwhile."""
    go = Event()

    def late(request: Request) -> Message | list[Message] | Iterator[Message | None]:
        go.wait(10)
        return answer(request) if callable(answer) else answer

    agent.answers[kind] = late
    return go


class Going(list[Message]):
    """Events after which no end comes before the test lets it."""

    def __init__(self, *events: Message) -> None:
        super().__init__(events)
        self.go = Event()

    def __iter__(self) -> Iterator[Message]:
        """The events, and then a long silence."""
        yield from super().__iter__()
        self.go.wait(10)


def dies(agent: ScriptedAgent, kind: type[Message]) -> None:
    """The agent is killed while it answers this: what it did by then, nobody knows."""

    def dead(_: Request) -> Message:
        raise ConnectionResetError

    agent.answers[kind] = dead
