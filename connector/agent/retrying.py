"""Trying again now what is set aside or put off, because a person has put it right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from connector.control.attention import RetryNow
from connector.domain.errors import NotFound
from connector.domain.inbox import InboxState
from connector.domain.keys import EntityKind
from connector.domain.runs import Problem
from connector.hosting.decisions import entries
from connector.hosting.running import Memory

_CHUNK = 500
_replace = msgspec.structs.replace


def retry_now(memory: Memory, asked: RetryNow, now: dt.datetime) -> Sequence[EntityKind]:
    """Make due what is meant; the kinds that the next run has to look at. Raises NotFound when nothing is meant."""
    if asked.change:
        return [_change(memory, asked)]
    if asked.entity is not None and asked.key:
        found = memory.problems_of(asked.entity, [asked.key])
        if not found:
            raise _gone()
        _make_due(memory, list(found.values()), now)
        return [asked.entity]
    kinds = [kind for kind in memory.problem_counts() if asked.entity in (None, kind)]
    for kind in kinds:
        _make_kind_due(memory, kind, now)
    waiting = [entry.change.entity for entry in entries(memory, asked.entity, InboxState.WAITING)]
    touched = list(dict.fromkeys([*kinds, *waiting]))
    if not touched:
        raise _gone()
    return touched


def _change(memory: Memory, asked: RetryNow) -> EntityKind:
    entry = memory.inbox_entry(asked.change)
    if entry is None or entry.state is not InboxState.WAITING:
        raise _gone()
    memory.save_inbox(_replace(entry, next_try=None))
    return entry.change.entity


def _make_kind_due(memory: Memory, kind: EntityKind, now: dt.datetime) -> None:
    """All of a kind, a page at a time: `set_aside` keeps their age, so the order in which they come does not move."""
    for (each, code), number in memory.problem_groups().items():
        if each is kind:
            for skip in range(0, number, _CHUNK):
                _make_due(memory, memory.problem_page(kind, code, skip=skip, limit=_CHUNK), now)


def _make_due(memory: Memory, problems: Sequence[Problem], now: dt.datetime) -> None:
    memory.set_aside([_replace(problem, next_try=now) for problem in problems])


def _gone() -> NotFound:
    return NotFound("This has gone through already, or is waiting no longer.", remedy="Look again at what needs you.")
