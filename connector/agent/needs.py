"""What needs a person, from what is remembered of a connection and from its status. Reads only.

Everything is listed in sections: what is many (records set aside) is counted and paged by the memory itself.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import msgspec

from connector.agent.state import PASSING_CODES
from connector.control.attention import Matter, MatterKind, Todo
from connector.control.parts import Activity, ConnectionStatus, Light, Target
from connector.domain.actions import Action, ActionKind, ActionState
from connector.domain.errors import NotInBooks, Stopped, TimelineBroken, Unreachable, WaitsForParent
from connector.domain.inbox import InboxEntry, InboxState
from connector.domain.keys import EntityKind
from connector.domain.runs import Outcome, Problem, RunRecord
from connector.domain.titles import title_of
from connector.hosting.decisions import entries
from connector.hosting.running import Memory
from connector.sync.carrier import question_of

_MOST = 5_000
"""Changes of one state that are looked at; a person never reads so many."""

_BY_ITSELF = PASSING_CODES | {WaitsForParent.code}


class Section(NamedTuple):
    """Some lines of the list that have the same thing to do."""

    todo: Todo
    matters: int
    records: int
    page: Callable[[int, int], Sequence[Matter]]
    """From the first that is wanted, and how many."""


class View(NamedTuple):
    """What somebody wants to see of a connection."""

    entity: EntityKind | None = None
    search: str = ""
    kind: MatterKind | None = None

    def shows(self, matter: Matter) -> bool:
        """Whether a line is wanted."""
        if self.entity is not None and matter.entity is not self.entity:
            return False
        if self.kind not in (None, matter.kind):
            return False
        wanted = self.search.casefold()
        return any(wanted in text.casefold() for text in (matter.title, matter.key, matter.sentence))


def sections(status: ConnectionStatus, memory: Memory, view: View) -> Iterator[Section]:
    """Everything of one connection, not ordered."""
    running = status.activity in (Activity.RUNNING, Activity.STOPPING)
    small: list[Matter] = [
        *_faults(status),
        *_held(status.id, memory),
        *_conflicts(status.id, memory),
        *_refused(status.id, memory),
        *([] if running else _uncertain(status.id, memory)),
        *_put_off(status.id, memory),
    ]
    for todo in Todo:
        mine = [matter for matter in small if matter.todo is todo and view.shows(matter)]
        if mine:
            yield Section(todo, len(mine), sum(each.count for each in mine), _slice(mine))
    if view.kind not in (None, MatterKind.SET_ASIDE):
        return
    for (kind, code), number in memory.problem_groups(view.search).items():
        if view.entity in (None, kind):
            yield Section(todo_of(code), number, number, _aside(status.id, memory, kind, code, view.search))


def todo_of(code: str) -> Todo:
    """What a person does about a record that is set aside for this reason."""
    return Todo.WAIT if code in _BY_ITSELF else Todo.CORRECT_BOOKS


def _slice(matters: Sequence[Matter]) -> Callable[[int, int], Sequence[Matter]]:
    return lambda skip, limit: matters[skip : skip + limit]


def _aside(
    connection: str, memory: Memory, kind: EntityKind, code: str, search: str
) -> Callable[[int, int], Sequence[Matter]]:
    def page(skip: int, limit: int) -> Sequence[Matter]:
        found = memory.problem_page(kind, code, search, skip=skip, limit=limit)
        return [_of_problem(connection, problem) for problem in found]

    return page


def _of_problem(connection: str, problem: Problem) -> Matter:
    return Matter(
        connection=connection,
        todo=todo_of(problem.code),
        kind=MatterKind.SET_ASIDE,
        entity=problem.entity,
        key=problem.key,
        sentence=problem.sentence,
        remedy=problem.remedy,
        since=problem.since,
        target=Target.PLATFORM,
        attempts=problem.attempts,
        next_try=problem.next_try,
    )


def _faults(status: ConnectionStatus) -> Iterator[Matter]:
    """The connection itself: at most one line, the one that its light tells."""
    run = status.last_run
    failed = run is not None and run.outcome is Outcome.FAILED
    if status.paused or not (failed or status.activity is Activity.OFFLINE or status.light is Light.RED):
        return
    code = run.error_code if run is not None and failed else ""
    kind = MatterKind.TIMELINE if code == TimelineBroken.code else MatterKind.FAULT
    since = run.completed_at if run is not None and failed else status.last_success_at
    yield Matter(
        connection=status.id,
        todo=_todo_of_fault(code, status),
        kind=kind,
        title=status.title,
        sentence=status.sentence,
        remedy=status.remedy,
        since=since,
        next_try=status.next_run_at,
    )


def _todo_of_fault(code: str, status: ConnectionStatus) -> Todo:
    if code == TimelineBroken.code:
        return Todo.DECIDE
    if status.light is not Light.RED or code in ("", Stopped.code):
        return Todo.WAIT
    return Todo.RECONNECT


def _held(connection: str, memory: Memory) -> Iterator[Matter]:
    held: Counter[tuple[Target, EntityKind, str]] = Counter()
    for (kind, action, state), number in memory.outbox_counts().items():
        held[Target.PLATFORM, kind, action] += number if state is ActionState.HELD else 0
    for (kind, change, where), number in memory.inbox_counts().items():
        held[Target.BOOKS, kind, change.value] += number if where is InboxState.HELD else 0
    for (target, kind, action), number in held.items():
        if number:
            yield _of_held(connection, target, kind, action, number)


def _of_held(connection: str, target: Target, kind: EntityKind, action: str, number: int) -> Matter:
    name, done = kind.value.replace("_", " "), ActionKind(action).done
    books = f"{number:,} {name} would be {done} in the books at once."
    platform = f"{number:,} {name} would be {done} on the platform at once."
    return msgspec.convert(
        {
            "connection": connection,
            "todo": Todo.RELEASE,
            "kind": MatterKind.HELD,
            "entity": kind,
            "count": number,
            "sentence": books if target is Target.BOOKS else platform,
            "target": target,
            "action": action,
        },
        Matter,
    )


def _conflicts(connection: str, memory: Memory) -> Iterator[Matter]:
    for entry in _some(memory, InboxState.CONFLICT):
        conflict = entry.conflict
        if conflict is not None:
            yield Matter(
                connection=connection,
                todo=Todo.DECIDE,
                kind=MatterKind.CONFLICT,
                entity=conflict.entity,
                key=conflict.key,
                title=title_of(conflict.ours) or title_of(conflict.theirs),
                sentence=question_of(conflict),
                since=conflict.since,
                change=conflict.change,
                conflict=conflict.kind,
                fields=conflict.fields,
            )


def _refused(connection: str, memory: Memory) -> Iterator[Matter]:
    for entry in memory.refused(_MOST):
        answer = entry.acknowledgement
        reason, code = (answer.reason, answer.code) if answer is not None else ("", "")
        todo = Todo.CORRECT_BOOKS if code == NotInBooks.code else Todo.CORRECT_PLATFORM
        yield _of_entry(connection, entry, todo, MatterKind.REFUSED, reason, entry.change.changed_at)


def _put_off(connection: str, memory: Memory) -> Iterator[Matter]:
    for entry in _some(memory, InboxState.WAITING):
        reason = entry.acknowledgement.reason if entry.acknowledgement is not None else ""
        yield _of_entry(connection, entry, Todo.WAIT, MatterKind.WAITING, reason, entry.change.changed_at)


def _uncertain(connection: str, memory: Memory) -> Iterator[Matter]:
    """What was begun and has no answer, while no run is on its way that would have it in a moment."""
    for entry in _some(memory, InboxState.SENT):
        sentence = "It was written into the books, and their answer was lost. They are asked before it is tried again."
        yield _of_entry(connection, entry, Todo.WAIT, MatterKind.UNCERTAIN, sentence, entry.sent_at)
    sent = memory.outbox(None, ActionState.SENT, _MOST)
    since = _sent_since(memory.runs(100)) if sent else None
    for planned in sent:
        yield _of_action(connection, planned.action, since, planned.attempts)


def _of_action(connection: str, action: Action, since: dt.datetime | None, attempts: int) -> Matter:
    return Matter(
        connection=connection,
        todo=Todo.WAIT,
        kind=MatterKind.UNCERTAIN,
        entity=action.entity,
        key=action.key,
        title=title_of(action.content),
        sentence="It was sent to the platform, and the answer was lost. The platform is asked before it is sent again.",
        since=since,
        target=Target.PLATFORM,
        action=action.kind,
        attempts=attempts,
    )


def _of_entry(
    connection: str, entry: InboxEntry, todo: Todo, kind: MatterKind, sentence: str, since: dt.datetime | None
) -> Matter:
    change = entry.change
    return Matter(
        connection=connection,
        todo=todo,
        kind=kind,
        entity=change.entity,
        key=change.key,
        title=entry.title or title_of(change.content or change.base),
        sentence=sentence,
        since=since,
        change=change.id,
        target=Target.BOOKS,
        action=change.kind,
        attempts=entry.attempts,
        next_try=entry.next_try,
    )


def _sent_since(runs: Iterable[RunRecord]) -> dt.datetime | None:
    """When the run began that sent what has no answer: every run that came through has settled it first."""
    since = None
    for run in runs:
        if run.outcome in (Outcome.SUCCESS, Outcome.PARTIAL):
            break
        if run.error_code != Unreachable.code or since is None:
            since = run.started_at
    return since


def _some(memory: Memory, state: InboxState) -> Iterator[InboxEntry]:
    return islice(entries(memory, None, state), _MOST)


def page_of(found: Iterable[Section], skip: int, limit: int) -> list[Matter]:
    """Some lines of sections that follow each other."""
    page: list[Matter] = []
    for section in found:
        if skip < section.matters and len(page) < limit:
            page += section.page(skip, limit - len(page))
        skip = max(0, skip - section.matters)
    return page
